"""Are the debts problematic? Can everything that is due be paid within 36 months? (Wgs, art. 4a; 000 § 4.4.7)

The sum is made from what is known; the professional decides beside it. From a problematic debt the duty to register the
admission at BKR follows. While it is not yet clear nothing is registered, and the question comes back on a day.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kernel.termijn import Termijn, Termijnsoort
from services.intake.domain.fouten import MotiveringOntbreekt, TerugkomdatumOntbreekt

HERZIEN = "schuldtoets-herzien"
_ARTIKEL = "Wgs, art. 4a (toets op problematische schulden, afgesproken dag)"


class Problematisch(StrEnum):
    """Of de schulden problematisch zijn."""

    PROBLEMATISCH = "problematisch"
    NIET_PROBLEMATISCH = "niet-problematisch"
    NOG_NIET_DUIDELIJK = "nog-niet-duidelijk"


class Gegeven(StrEnum):
    """Wat de berekening nodig heeft."""

    OPEISBAAR = "opeisbaar"
    AFLOSCAPACITEIT = "afloscapaciteit-per-maand"
    VERMOGEN = "beschikbaar-vermogen"


@dataclass(frozen=True, slots=True)
class Invoer:
    """What is known on `peildatum`, in cents; None is not known. Only claims for which the person himself is liable count."""

    peildatum: date
    opeisbaar_centen: int | None
    afloscapaciteit_centen: int | None
    vermogen_centen: int | None


@dataclass(frozen=True, slots=True)
class Berekening:
    """The answer and how it came about: `te_betalen_centen` is what can be paid in `maanden`, `tekort_centen` what then is left."""

    uitkomst: Problematisch
    maanden: int
    te_betalen_centen: int | None
    tekort_centen: int | None
    ontbreekt: tuple[Gegeven, ...]


def bereken(invoer: Invoer, maanden: int) -> Berekening:
    """Compare what is due with what can be paid in `maanden`. A missing figure leaves the answer open and is named."""
    bekend = {
        Gegeven.OPEISBAAR: invoer.opeisbaar_centen,
        Gegeven.AFLOSCAPACITEIT: invoer.afloscapaciteit_centen,
        Gegeven.VERMOGEN: invoer.vermogen_centen,
    }
    if invoer.opeisbaar_centen is None or invoer.afloscapaciteit_centen is None or invoer.vermogen_centen is None:
        ontbreekt = tuple(gegeven for gegeven, waarde in bekend.items() if waarde is None)
        return Berekening(Problematisch.NOG_NIET_DUIDELIJK, maanden, None, None, ontbreekt)
    ruimte = max(0, invoer.afloscapaciteit_centen) * maanden + invoer.vermogen_centen
    tekort = max(0, invoer.opeisbaar_centen - ruimte)
    uitkomst = Problematisch.PROBLEMATISCH if tekort else Problematisch.NIET_PROBLEMATISCH
    return Berekening(uitkomst, maanden, ruimte, tekort, ())


def beoordeel(berekening: Berekening, oordeel: Problematisch, motivering: str | None, terugkomen_op: date | None, op: date) -> None:
    """Return when the professional may decide `oordeel` on `op`: a departure says why, and what stays open has a day to come back.

    Raises MotiveringOntbreekt or TerugkomdatumOntbreekt.
    """
    if oordeel is not berekening.uitkomst and not motivering:
        raise MotiveringOntbreekt(berekening.uitkomst)
    if oordeel is Problematisch.NOG_NIET_DUIDELIJK and (terugkomen_op is None or terugkomen_op <= op):
        raise TerugkomdatumOntbreekt(op)


def herzieningstermijn(op: date, terugkomen_op: date) -> Termijn:
    """The day that was agreed on, as a term: no statute sets it."""
    return Termijn(Termijnsoort(code=HERZIEN, artikel=_ARTIKEL, dagen=(terugkomen_op - op).days, atw=False), op)
