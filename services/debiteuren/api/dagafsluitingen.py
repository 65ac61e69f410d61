"""/debiteuren/v1/dagafsluitingen: close the days of a gemeente."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, eigen_gemeente, vereist
from kernel.db import ReadSessionDep
from kernel.idempotency import EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from services.debiteuren.api.deps import plaats
from services.debiteuren.api.schemas import DagafsluitingGegeven, DagafsluitingVerzoek, OvergeslagenGegeven
from services.debiteuren.domain.fouten import DagafsluitingNietGevonden, DagNogNietVoorbij, DagVoorbij
from services.debiteuren.store import dagen
from services.debiteuren.usecases.sluit_dag import sluit_dagen

router = APIRouter(tags=["Dagafsluiting"], route_class=EenmaligeRoute)

LEZEN = vereist("debiteuren:dagafsluitingen:lezen")


@router.post(
    "/dagafsluitingen",
    operation_id="sluitDagAf",
    status_code=status.HTTP_201_CREATED,
    dependencies=[vereist("debiteuren:dagafsluitingen:schrijven")],
    responses=problemen(DagVoorbij, DagNogNietVoorbij, GeenToegangTotGemeente)
    | {status.HTTP_200_OK: {"model": DagafsluitingGegeven, "description": "De dag was al afgesloten; er is niets geboekt."}},
)
async def sluit(
    verzoek: DagafsluitingVerzoek, request: Request, actor: ActorDep, boekdatum: BoekdatumDep, response: Response
) -> DagafsluitingGegeven:
    """Sluit alle dagen af tot en met deze, elke gemiste dag op zijn eigen datum.

    Het werk gaat in stukken die elk blijven staan: breekt het af, dan gaat een volgend verzoek (of de nachtelijke taak) verder.
    """
    gemeente = eigen_gemeente(actor, verzoek.gemeente)
    if verzoek.datum > boekdatum:
        raise DagNogNietVoorbij(verzoek.datum, boekdatum)
    stuk = request.app.state.settings.dagafsluiting_stuk
    rij, nieuw = await sluit_dagen(request.app.state.db, gemeente, verzoek.datum, actor, stuk=stuk)
    if not nieuw:
        response.status_code = status.HTTP_200_OK
    plaats(response, "dagafsluitingen", rij.id)
    return DagafsluitingGegeven.model_validate(rij)


@router.get("/dagafsluitingen", operation_id="lijstDagafsluitingen", dependencies=[LEZEN])
async def lijst(
    session: ReadSessionDep,
    cursor: CursorDep,
    gemeente: Annotated[str, Query(pattern=r"^[0-9]{4}$", description="Gemeente waarvan u de dagen wilt zien.")],
) -> Pagina[DagafsluitingGegeven]:
    """De dagen van een gemeente, de oudste eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await dagen.dagafsluitingen(session, gemeente, (dag, ident), cursor.aantal)
    items = [DagafsluitingGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.datum, rij.id)))


@router.get(
    "/dagafsluitingen/{dagafsluitingId}",
    operation_id="leesDagafsluiting",
    dependencies=[LEZEN],
    responses=problemen(DagafsluitingNietGevonden),
)
async def lees(dagafsluitingId: UUID, session: ReadSessionDep, actor: ActorDep) -> DagafsluitingGegeven:
    """Eén dag: wat er is geboekt en wat er veranderde."""
    return DagafsluitingGegeven.model_validate(await dagen.dagafsluiting(session, actor.gemeenten, dagafsluitingId))


@router.get(
    "/dagafsluitingen/{dagafsluitingId}/overgeslagen",
    operation_id="lijstOvergeslagenLeningen",
    dependencies=[LEZEN],
    responses=problemen(DagafsluitingNietGevonden),
)
async def overgeslagen(dagafsluitingId: UUID, session: ReadSessionDep, actor: ActorDep) -> Pagina[OvergeslagenGegeven]:
    """De leningen waarvan deze dag niet kon worden afgesloten; de andere gingen door."""
    rij = await dagen.dagafsluiting(session, actor.gemeenten, dagafsluitingId)
    rijen = await dagen.overgeslagen(session, rij.gemeente, rij.datum)
    return Pagina(items=[OvergeslagenGegeven.model_validate(o) for o in rijen])
