"""/bbz/v1/uitnodigingen: whom intake wants to apply for a saneringskrediet."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response

from kernel.auth import ActorDep, vereist
from kernel.db import ReadSession, ReadSessionDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import etag
from services.bbz.api.schemas import UitnodigingGegeven
from services.bbz.domain.fouten import UitnodigingNietGevonden
from services.bbz.store import queries
from services.bbz.store.tables import Uitnodiging

router = APIRouter(tags=["Uitnodigingen"])

LEZEN = vereist("bbz:uitnodigingen:lezen")


@router.get("/uitnodigingen", operation_id="lijstUitnodigingen", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[UitnodigingGegeven]:
    """Uitnodigingen, de oudste eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.uitnodigingen(session, actor.gemeenten, (dag, ident), cursor.aantal)
    items = await _gegeven(session, rijen)
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.datum, rij.id)))


@router.get(
    "/uitnodigingen/{uitnodigingId}", operation_id="leesUitnodiging", dependencies=[LEZEN], responses=problemen(UitnodigingNietGevonden)
)
async def lees(uitnodigingId: UUID, session: ReadSessionDep, actor: ActorDep, response: Response) -> UitnodigingGegeven:
    """Eén uitnodiging, en de aanvraag die erop volgde."""
    uitnodiging = await queries.uitnodiging(session, actor.gemeenten, uitnodigingId)
    etag(response, uitnodiging)
    return (await _gegeven(session, [uitnodiging]))[0]


async def _gegeven(session: ReadSession, rijen: Sequence[Uitnodiging]) -> list[UitnodigingGegeven]:
    gevolgd = await queries.aanvragen_van_uitnodigingen(session, {rij.gemeente for rij in rijen}, [rij.id for rij in rijen])
    return [UitnodigingGegeven.model_validate(rij).model_copy(update={"aanvraag_id": gevolgd.get(rij.id)}) for rij in rijen]
