"""/<app>/v1/termijnen: which legal terms run, and what is left of them. The same list in every app that guards terms."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from kernel.auth import ActorDep, vereist
from kernel.db import ReadSession, ReadSessionDep
from kernel.klok import BoekdatumDep
from kernel.lijst import per_gemeente
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.termijnbewaking import TermijnRij
from kernel.web import Model


class TermijnGegeven(Model):
    """Een lopende wettelijke termijn."""

    id: UUID
    gemeente: str
    onderwerp_id: UUID = Field(description="Waar de termijn over gaat.")
    soort: str
    artikel: str
    begin: date
    einde: date = Field(description="Laatste dag; schuift op als een opschorting eindigt.")
    geschorst: bool
    dagen_over: int = Field(
        description="Dagen tot en met de laatste dag; onder nul is de termijn overschreden. Staat stil tijdens opschorting."
    )


def termijnen_router(app: str) -> APIRouter:
    """The list of `app`, behind the right `<app>:termijnen:lezen`."""
    router = APIRouter(tags=["Termijnen"])

    @router.get("/termijnen", operation_id="lijstTermijnen", dependencies=[vereist(f"{app}:termijnen:lezen")])
    async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep, boekdatum: BoekdatumDep) -> Pagina[TermijnGegeven]:
        """Lopende termijnen, die het eerst eindigt eerst."""
        dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
        rijen = await lopende_termijnen(session, actor.gemeenten, (dag, ident), cursor.aantal)
        items = [_gegeven(rij, boekdatum) for rij in rijen]
        return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.einde, rij.id)))

    return router


async def lopende_termijnen(session: ReadSession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[TermijnRij]:
    """The running terms after `na`, the first to end first."""
    vraag = per_gemeente(TermijnRij, TermijnRij.einde, gemeenten, na, aantal, TermijnRij.voldaan_op.is_(None))
    return (await session.scalars(vraag)).all()


def _gegeven(rij: TermijnRij, op: date) -> TermijnGegeven:
    geschorst_sinds = rij.geschorst_sinds
    over = (rij.einde - (geschorst_sinds or op)).days
    return TermijnGegeven(
        id=rij.id,
        gemeente=rij.gemeente,
        onderwerp_id=rij.onderwerp_id,
        soort=rij.soort,
        artikel=rij.artikel,
        begin=rij.begin,
        einde=rij.einde,
        geschorst=geschorst_sinds is not None,
        dagen_over=over,
    )
