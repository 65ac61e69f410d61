"""Bezwaar: in time, and by when must be decided on it? (Awb art. 6:7, 7:10)

Six weeks from the day after the besluit was sent. The term to decide runs from the day after those six weeks, is longer with a
bezwaarcommissie, and may be put off once.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kernel.termijn import Termijn, Termijnsoort
from services.bbz.domain.fouten import BezwaarAfgedaan, BezwaarAlVerdaagd, BezwaarVoorBesluit, VerdagingTeLang
from services.bbz.domain.norm import GeldendeNormen, Normcode

#: Code of the term, in events and in the list of terms.
BEZWAARBESLISSING = "bbz-bezwaar"


class Bezwaaruitkomst(StrEnum):
    """What was decided on the bezwaar."""

    GEGROND = "gegrond"
    ONGEGROND = "ongegrond"
    NIET_ONTVANKELIJK = "niet-ontvankelijk"
    INGETROKKEN = "ingetrokken"


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """Was it in time, and which term to decide runs?"""

    tijdig: bool
    beslissen: Termijn


def ontvang(besloten_op: date, ontvangen_op: date, normen: GeldendeNormen, *, met_commissie: bool, verdaagd_weken: int = 0) -> Ontvangst:
    """Raises BezwaarVoorBesluit when it came before the besluit."""
    if ontvangen_op < besloten_op:
        raise BezwaarVoorBesluit(besloten_op)
    indienen = normen.norm(Normcode.BEZWAARTERMIJN)
    laatste = Termijn(Termijnsoort(code="bezwaartermijn", artikel=indienen.artikel, weken=indienen.aantal, atw=True), besloten_op).einde
    return Ontvangst(
        ontvangen_op <= laatste, Termijn(beslissoort(normen, met_commissie=met_commissie, verdaagd_weken=verdaagd_weken), laatste)
    )


def beslissoort(normen: GeldendeNormen, *, met_commissie: bool, verdaagd_weken: int = 0) -> Termijnsoort:
    """The term to decide. Above twelve weeks the Algemene termijnenwet does not extend it (Atw, art. 4)."""
    norm = normen.norm(Normcode.BEZWAAR_BESLISSEN_COMMISSIE if met_commissie else Normcode.BEZWAAR_BESLISSEN)
    weken = norm.aantal + verdaagd_weken
    return Termijnsoort(code=BEZWAARBESLISSING, artikel=norm.artikel, weken=weken, atw=weken <= _ATW_WEKEN)


def toets_verdaging(weken: int, al_verdaagd: int, uitkomst: str | None, normen: GeldendeNormen) -> None:
    """Raise BezwaarAfgedaan, BezwaarAlVerdaagd or VerdagingTeLang (Awb art. 7:10 lid 3)."""
    ten_hoogste = normen.norm(Normcode.BEZWAAR_VERDAGEN).aantal
    if uitkomst is not None:
        raise BezwaarAfgedaan(uitkomst)
    if al_verdaagd:
        raise BezwaarAlVerdaagd(al_verdaagd)
    if weken > ten_hoogste:
        raise VerdagingTeLang(weken, ten_hoogste)


_ATW_WEKEN = 12
