"""/debiteuren/v1/overdrachten: a loan that goes to another department, with its papers."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.debiteuren.api.deps import SleutelbosDep, plaats
from services.debiteuren.api.schemas.invordering import OverdrachtAntwoord, OverdrachtGegeven, OverdrachtVerzoek
from services.debiteuren.domain.fouten import LeningNietGevonden
from services.debiteuren.domain.fouten.organisatie import OverdrachtGeweigerd, OverdrachtNietGevonden
from services.debiteuren.store.queries import taken
from services.debiteuren.usecases.draag_over import DraagOver, HandelOverdrachtAf, draag_over, handel_overdracht_af

router = APIRouter(tags=["Overdrachten"], route_class=EenmaligeRoute)

SCHRIJVEN = vereist("debiteuren:overdrachten:schrijven")
VERSIE = (VersieVerouderd, VersieOntbreekt)


@router.post(
    "/leningen/{leningId}/overdrachten",
    operation_id="draagLeningOver",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(LeningNietGevonden, OverdrachtGeweigerd, *VERSIE),
)
async def bied_aan(
    leningId: UUID,
    verzoek: OverdrachtVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Bied een lening aan een andere afdeling aan, met de stukken die erbij horen."""
    overdracht_id = await draag_over(session, DraagOver(leningId, verzoek.naar, verzoek.stukken, gezien, boekdatum), actor)
    plaats(response, "overdrachten", overdracht_id)
    return Verwijzing(id=overdracht_id)


@router.post(
    "/overdrachten/{overdrachtId}/antwoorden",
    operation_id="beantwoordOverdracht",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(OverdrachtNietGevonden, OverdrachtGeweigerd, *VERSIE),
)
async def antwoord(
    overdrachtId: UUID,
    verzoek: OverdrachtAntwoord,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> OverdrachtGegeven:
    """Aanvaard of weiger een overdracht. Dat doet iemand anders dan wie haar aanbood."""
    opdracht = HandelOverdrachtAf(overdrachtId, verzoek.aanvaard, verzoek.reden, gezien, boekdatum)
    rij = await handel_overdracht_af(session, bos, opdracht, actor)
    plaats(response, "overdrachten", rij.id)
    return OverdrachtGegeven.model_validate(rij)


@router.get("/overdrachten", operation_id="lijstOverdrachten", dependencies=[vereist("debiteuren:overdrachten:lezen")])
async def lijst(
    session: ReadSessionDep,
    actor: ActorDep,
    cursor: CursorDep,
    stand: Annotated[Literal["aangeboden", "aanvaard", "geweigerd"] | None, Query(description="Alleen deze stand.")] = None,
) -> Pagina[OverdrachtGegeven]:
    """Overdrachten, de oudste eerst."""
    na = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await taken.overdrachten(session, actor.gemeenten, stand, (na[0], na[1]), cursor.aantal)
    items = [OverdrachtGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.aangeboden_op, rij.id)))
