"""/vroegsignalering/v1/termijnen: which households must still be approached, and by when."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter

from kernel.auth import ActorDep, vereist
from kernel.db import ReadSessionDep
from kernel.idempotency import EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from services.vroegsignalering.api.schemas import TermijnGegeven
from services.vroegsignalering.store import queries

router = APIRouter(tags=["Termijnen"], route_class=EenmaligeRoute)


@router.get("/termijnen", operation_id="lijstTermijnen", dependencies=[vereist("vroegsignalering:termijnen:lezen")])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep, boekdatum: BoekdatumDep) -> Pagina[TermijnGegeven]:
    """Lopende termijnen, die het eerst eindigt eerst. `onderwerpId` is de zaak."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.termijnen(session, actor.gemeenten, (dag, ident), cursor.aantal)
    velden = [naam for naam in TermijnGegeven.model_fields if naam != "dagen_over"]
    items = [TermijnGegeven(**{n: rij[n] for n in velden}, dagen_over=(rij["einde"] - boekdatum).days) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij["einde"], rij["id"])))
