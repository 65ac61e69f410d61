"""/debiteuren/v1/ontvangsten: the lines of bank statements, the unknown ones among them."""

from dataclasses import asdict
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from kernel.auth import ActorDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EenmaligeRoute
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from services.debiteuren.api.deps import SleutelbosDep
from services.debiteuren.api.schemas import OntvangstDetail, OntvangstGegeven
from services.debiteuren.domain.afschrift import Regelstatus
from services.debiteuren.usecases.lees_dossier import lees_ontvangsten

router = APIRouter(tags=["Ontvangsten"], route_class=EenmaligeRoute)


@router.get("/ontvangsten", operation_id="lijstOntvangsten", dependencies=[vereist("debiteuren:ontvangsten:lezen")])
async def lijst(
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    cursor: CursorDep,
    status: Annotated[Regelstatus | None, Query(description="Alleen regels met deze status.")] = None,
) -> Pagina[OntvangstDetail]:
    """Regels van bankafschriften, de oudste valutadatum eerst. Het lezen staat in het verwerkingenlog."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    regels = await lees_ontvangsten(session, bos, status, (dag, ident), cursor.aantal, actor)
    items = [OntvangstDetail(**OntvangstGegeven.model_validate(rij).model_dump(), **asdict(details)) for rij, details in regels]
    return Pagina(items=items, volgende=cursor.volgende(items, lambda item: (item.valutadatum, item.id)))
