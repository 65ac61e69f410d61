"""/debiteuren/v1/invorderingsbeleid: what a gemeente chose about collection."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.web import Verwijzing
from services.debiteuren.api.deps import plaats
from services.debiteuren.api.schemas.besluit import BeleidGegeven, BeleidInhoud, BeleidVerzoek
from services.debiteuren.domain.fouten.beleid import BeleidNietGevonden, BeleidOngeldig
from services.debiteuren.store.queries import beleid as vragen
from services.debiteuren.usecases.leg_beleid_vast import LegBeleidVast, leg_beleid_vast

router = APIRouter(tags=["Invorderingsbeleid"], route_class=EenmaligeRoute)


@router.post(
    "/invorderingsbeleid",
    operation_id="legInvorderingsbeleidVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[vereist("debiteuren:invorderingsbeleid:schrijven"), EENMALIG],
    responses=problemen(BeleidOngeldig, GeenToegangTotGemeente),
)
async def leg_vast(
    verzoek: BeleidVerzoek, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep, response: Response
) -> Verwijzing:
    """Leg het beleid van een gemeente vast, vanaf een dag. Wat tegen de wet is, wordt geweigerd."""
    gemeente = eigen_gemeente(actor, verzoek.gemeente)
    beleid_id: UUID = await leg_beleid_vast(session, LegBeleidVast(gemeente, verzoek.geldig_van, verzoek.beleid(), boekdatum), actor)
    plaats(response, "invorderingsbeleid", beleid_id)
    return Verwijzing(id=beleid_id)


@router.get(
    "/invorderingsbeleid",
    operation_id="leesInvorderingsbeleid",
    dependencies=[vereist("debiteuren:invorderingsbeleid:lezen")],
    responses=problemen(BeleidNietGevonden),
)
async def lees(
    session: ReadSessionDep,
    actor: ActorDep,
    boekdatum: BoekdatumDep,
    gemeente: Annotated[str, Query(pattern=r"^[0-9]{4}$", description="Gemeente waarvan u het beleid wilt zien.")],
    datum: Annotated[date | None, Query(description="Beleid op deze dag; leeg is vandaag.")] = None,
) -> BeleidGegeven:
    """Het beleid dat op een dag geldt."""
    if gemeente not in actor.gemeenten:
        raise BeleidNietGevonden
    dag = datum or boekdatum
    inhoud = BeleidInhoud.van(await vragen.beleid_op(session, gemeente, dag))
    return BeleidGegeven(**inhoud.model_dump(), gemeente=gemeente, datum=dag)
