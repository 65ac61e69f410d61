"""/intake/v1/orientaties: a free talk without a dossier; nobody is known (000 § 3.4.4)."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.web import Verwijzing
from services.intake.api.deps import plaats
from services.intake.api.schemas import OrientatieGegeven, OrientatieVerzoek
from services.intake.domain.fouten import DatumNietMogelijk, OrientatieNietGevonden
from services.intake.store import queries
from services.intake.usecases.voer_orientatie import VoerOrientatie, voer_orientatie

router = APIRouter(tags=["Oriëntaties"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:orientaties:lezen"), vereist("intake:orientaties:schrijven")


@router.get("/orientaties", operation_id="lijstOrientaties", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[OrientatieGegeven]:
    """Oriënterende gesprekken, op datum."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.orientatie_lijst(session, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [OrientatieGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.datum, rij.id)))


@router.get("/orientaties/{orientatieId}", operation_id="leesOrientatie", dependencies=[LEZEN], responses=problemen(OrientatieNietGevonden))
async def lees(orientatieId: UUID, session: ReadSessionDep, actor: ActorDep) -> OrientatieGegeven:
    """Eén oriënterend gesprek."""
    return OrientatieGegeven.model_validate(await queries.orientatie(session, actor.gemeenten, orientatieId))


@router.post(
    "/orientaties",
    operation_id="voerOrientatie",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente, DatumNietMogelijk),
)
async def voer(
    verzoek: OrientatieVerzoek, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep, response: Response
) -> Verwijzing:
    """Tel een oriënterend gesprek. Leg niets vast waaraan te zien is wie het was."""
    opdracht = VoerOrientatie(
        gemeente=eigen_gemeente(actor, verzoek.gemeente),
        datum=verzoek.datum or boekdatum,
        kanaal=verzoek.kanaal,
        partnersoort=verzoek.partnersoort,
        relatie=verzoek.relatie,
        vervolg=verzoek.vervolg,
        boekdatum=boekdatum,
    )
    ident = await voer_orientatie(session, opdracht, actor)
    plaats(response, "orientaties", ident)
    return Verwijzing(id=ident)
