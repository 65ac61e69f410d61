"""Which terms does this dossier have, what is left of each, and why?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel.auth import Actor
from kernel.db import ReadSession
from kernel.termijnbewaking import TermijnRij
from services.intake.domain.dwangsom import Dwangsom, dwangsomnorm, tel_dwangsom
from services.intake.domain.termijnen import BESLUIT, WAAROM
from services.intake.store import queries
from services.intake.store.tables import Traject


@dataclass(frozen=True, slots=True)
class Stilstand:
    """From when until when the term stood still, and by what."""

    van: date
    tot: date | None
    reden: str


@dataclass(frozen=True, slots=True)
class Termijnstand:
    """One term on a day: `waarom` says in words where it comes from, `dagen_over` what is left (None once it is met)."""

    soort: str
    artikel: str
    waarom: str
    begin: date
    einde: date
    dagen_over: int | None
    geschorst: bool
    overschreden: bool
    voldaan_op: date | None
    opschortingen: tuple[Stilstand, ...]


@dataclass(frozen=True, slots=True)
class Termijnoverzicht:
    """Every term of a dossier, and the dwangsom when an ingebrekestelling came."""

    termijnen: tuple[Termijnstand, ...]
    dwangsom: Dwangsom | None


async def lees_termijnen(session: ReadSession, traject_id: UUID, op: date, actor: Actor) -> Termijnoverzicht:
    """The terms of a traject and of the aanmelding before it. Raises TrajectNietGevonden or NormOntbreekt."""
    traject = await queries.traject(session, actor.gemeenten, traject_id)
    rijen = await queries.termijnen_van(session, traject.gemeente, [traject.id, traject.aanmelding_id])
    return Termijnoverzicht(tuple(_stand(rij, op) for rij in rijen), await _dwangsom(session, traject, rijen, op))


async def _dwangsom(session: ReadSession, traject: Traject, rijen: Sequence[TermijnRij], op: date) -> Dwangsom | None:
    stelling = await queries.ingebrekestelling(session, traject.gemeente, traject.id)
    if stelling is None or stelling.onredelijk_laat:
        return None
    besloten = next((rij.voldaan_op for rij in rijen if rij.soort == BESLUIT), None)
    return tel_dwangsom(stelling.na_twee_weken, besloten, op, dwangsomnorm(stelling.na_twee_weken))


def _stand(rij: TermijnRij, op: date) -> Termijnstand:
    sinds = rij.geschorst_sinds
    loopt = rij.voldaan_op is None
    over = (rij.einde - (sinds or op)).days
    return Termijnstand(
        soort=rij.soort,
        artikel=rij.artikel,
        waarom=WAAROM.get(rij.soort, "Deze termijn is afgesproken."),
        begin=rij.begin,
        einde=rij.einde,
        dagen_over=over if loopt else None,
        geschorst=loopt and sinds is not None,
        overschreden=over < 0 if loopt else bool(rij.voldaan_op and rij.voldaan_op > rij.einde),
        voldaan_op=rij.voldaan_op,
        opschortingen=tuple(
            Stilstand(date.fromisoformat(o["van"]), date.fromisoformat(o["tot"]) if o["tot"] else None, o["reden"])
            for o in rij.opschortingen
        ),
    )
