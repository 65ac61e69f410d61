"""/bbz/v1/termijnen: which legal terms run, and what is left of them."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter

from kernel.auth import ActorDep, vereist
from kernel.db import ReadSessionDep
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from services.bbz.api.schemas import TermijnGegeven
from services.bbz.store import queries

router = APIRouter(tags=["Termijnen"])


@router.get("/termijnen", operation_id="lijstTermijnen", dependencies=[vereist("bbz:termijnen:lezen")])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep, boekdatum: BoekdatumDep) -> Pagina[TermijnGegeven]:
    """Lopende termijnen, die het eerst eindigt eerst. `onderwerpId` is de aanvraag."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.termijnen(session, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [
        TermijnGegeven(
            id=rij.id,
            gemeente=rij.gemeente,
            onderwerp_id=rij.onderwerp_id,
            soort=rij.soort,
            artikel=rij.artikel,
            begin=rij.begin,
            einde=rij.einde,
            dagen_over=(rij.einde - boekdatum).days,
        )
        for rij in rijen
    ]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.einde, rij.id)))
