"""/debiteuren/v1/leningen: how a loan stands, its schedule and its journal."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from contracts.debiteuren import Stoplicht
from kernel.auth import ActorDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EenmaligeRoute
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import etag
from services.debiteuren.api.deps import SleutelbosDep
from services.debiteuren.api.schemas import JournaalpostGegeven, LeningDetail, LeningGegeven, TermijnGegeven, UitstelPeriode
from services.debiteuren.domain.fouten import LeningNietGevonden
from services.debiteuren.domain.stoplicht import Kleur
from services.debiteuren.store import journaal, queries
from services.debiteuren.usecases.lees_dossier import lees_lening

router = APIRouter(tags=["Leningen"], route_class=EenmaligeRoute)

LEZEN = vereist("debiteuren:leningen:lezen")


@router.get("/leningen", operation_id="lijstLeningen", dependencies=[LEZEN])
async def lijst(
    session: ReadSessionDep,
    actor: ActorDep,
    cursor: CursorDep,
    stoplicht: Annotated[Stoplicht | None, Query(description="Alleen leningen met dit stoplicht.")] = None,
) -> Pagina[LeningGegeven]:
    """Leningen, de oudste eerst."""
    (na,) = cursor.lees(UUID, begin=(EERSTE_ID,))
    rijen = await queries.leningen(session, actor.gemeenten, Kleur(stoplicht.value) if stoplicht else None, na, cursor.aantal)
    items = [LeningGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.id,)))


@router.get("/leningen/{leningId}", operation_id="leesLening", dependencies=[LEZEN], responses=problemen(LeningNietGevonden))
async def lees(leningId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, response: Response) -> LeningDetail:
    """Eén lening met de debiteur. Het lezen staat in het verwerkingenlog."""
    dossier = await lees_lening(session, bos, leningId, actor)
    etag(response, dossier.lening)
    return LeningDetail(
        **LeningGegeven.model_validate(dossier.lening).model_dump(),
        debiteur=dossier.debiteur,
        uitstellen=[UitstelPeriode.model_validate(uitstel) for uitstel in dossier.uitstellen],
    )


@router.get(
    "/leningen/{leningId}/termijnen", operation_id="lijstAflostermijnen", dependencies=[LEZEN], responses=problemen(LeningNietGevonden)
)
async def termijnen(leningId: UUID, session: ReadSessionDep, actor: ActorDep) -> Pagina[TermijnGegeven]:
    """Het hele aflosschema."""
    lening = await queries.lening(session, actor.gemeenten, leningId)
    rijen = await queries.schema(session, lening.gemeente, lening.id)
    return Pagina(items=[TermijnGegeven.model_validate(rij) for rij in rijen])


@router.get(
    "/leningen/{leningId}/journaalposten", operation_id="lijstJournaalposten", dependencies=[LEZEN], responses=problemen(LeningNietGevonden)
)
async def journaalposten(leningId: UUID, session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[JournaalpostGegeven]:
    """Alles wat op de lening is geboekt, in volgorde van boeken."""
    lening = await queries.lening(session, actor.gemeenten, leningId)
    dag, boeking, nummer = cursor.lees(date.fromisoformat, UUID, int, begin=(EERSTE_DAG, EERSTE_ID, 0))
    rijen = await journaal.posten_van_lening(session, lening.gemeente, lening.id, (dag, boeking, nummer), cursor.aantal)
    items = [JournaalpostGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.boekdatum, rij.boeking_id, rij.nummer)))
