"""/intake/v1/trajecten/{trajectId}/plannen: the versions of the plan van aanpak (000 § 4.4.5.2)."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import PlanbijwerkingVerzoek, PlanGegeven, PlanversieGegeven, Planversies
from services.intake.domain.fouten import NieuweBeschikkingNodig, StapNietMogelijk, TrajectNietGevonden
from services.intake.usecases.lees_traject import lees_plannen
from services.intake.usecases.werk_plan_bij import WerkPlanBij, werk_plan_bij

router = APIRouter(tags=["Plannen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:trajecten:lezen"), vereist("intake:trajecten:schrijven")


@router.get("/trajecten/{trajectId}/plannen", operation_id="lijstPlannen", dependencies=[LEZEN], responses=problemen(TrajectNietGevonden))
async def lijst(trajectId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> Planversies:
    """De versies van het plan van aanpak, de eerste eerst."""
    items = [
        PlanversieGegeven(
            id=versie.id,
            besluit_id=versie.besluit_id,
            nummer=versie.nummer,
            vastgesteld_op=versie.vastgesteld_op,
            plan_van_aanpak=PlanGegeven.model_validate(versie.plan),
        )
        for versie in await lees_plannen(session, bos, trajectId, actor)
    ]
    return Planversies(items=items)


@router.post(
    "/trajecten/{trajectId}/plannen",
    operation_id="werkPlanBij",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(TrajectNietGevonden, StapNietMogelijk, NieuweBeschikkingNodig, VersieVerouderd, VersieOntbreekt),
)
async def werk_bij(
    trajectId: UUID,
    verzoek: PlanbijwerkingVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Werk het plan bij. Veranderen rechten of plichten, dan hoort er een nieuwe beschikking bij."""
    opdracht = WerkPlanBij(trajectId, gezien, verzoek.plan_van_aanpak.als_plan(), verzoek.rechtspositie_wijzigt, boekdatum)
    ident = await werk_plan_bij(session, bos, opdracht, actor)
    plaats(response, "trajecten", trajectId)
    return Verwijzing(id=ident)
