"""Verjaring: until which day can a lapsed term still be collected? (Awb art. 4:104 to 4:111)

Five years after the payment term lapsed. A stuiting starts five new years on the next day (4:110), if it came in time and touched
the term. Uitstel, surseance, bankruptcy, Wsnp and a suspension by the court lengthen it by their days after its start (4:111). After
it, nothing is dunned, set off or enforced (4:104 lid 2).
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.debiteuren.domain.fouten.verjaring import StuitingNietInToekomst, Verjaard
from services.debiteuren.domain.periode import Periode, schuif_op

JAREN = 5
_MAANDEN_PER_JAAR = 12


class Stuitingshandeling(StrEnum):
    """What interrupts a prescription."""

    AANMANING = "aanmaning"
    VERREKENING = "verrekening"
    DWANGBEVEL = "dwangbevel"
    TENUITVOERLEGGING = "tenuitvoerlegging"
    RECHTSVERVOLGING = "daad-van-rechtsvervolging"
    ERKENNING = "erkenning"

    @property
    def artikel(self) -> str:
        """Where it stands."""
        return _ARTIKEL[self]


_ARTIKEL = {
    Stuitingshandeling.AANMANING: "Awb, art. 4:106",
    Stuitingshandeling.VERREKENING: "Awb, art. 4:106",
    Stuitingshandeling.DWANGBEVEL: "Awb, art. 4:106",
    Stuitingshandeling.TENUITVOERLEGGING: "Awb, art. 4:106",
    Stuitingshandeling.RECHTSVERVOLGING: "Awb, art. 4:105 lid 1",
    Stuitingshandeling.ERKENNING: "Awb, art. 4:105 lid 2",
}


@dataclass(frozen=True, slots=True, order=True)
class Stuiting:
    """An interruption on a day. `vervaldagen` says which terms it touched; None touches all that had lapsed by then."""

    datum: date
    handeling: Stuitingshandeling
    vervaldagen: frozenset[date] | None = None

    def raakt(self, vervaldag: date) -> bool:
        """Tell whether it touches the term that was due on `vervaldag`."""
        return vervaldag < self.datum and (self.vervaldagen is None or vervaldag in self.vervaldagen)


def verjaart_op(vervaldag: date, stuitingen: Iterable[Stuiting], verlengingen: Iterable[Periode], dag: date) -> date:
    """The last day on which the term of `vervaldag` can be collected, as far as is known on `dag`.

    A verlenging with an open end is taken up to `dag`: while it lasts, the answer moves on with it.
    """
    periodes = tuple(verlengingen)
    begin = vervaldag
    einde = schuif_op(begin, _jaren_later(begin), periodes, dag)
    for stuiting in sorted(stuitingen, key=lambda s: s.datum):
        if stuiting.raakt(vervaldag) and begin <= stuiting.datum <= einde:
            begin = stuiting.datum
            einde = schuif_op(begin, _jaren_later(begin), periodes, dag)
    return einde


def nadert(verjaart: date, dag: date, maanden: int) -> bool:
    """Tell whether the last day lies within so many months of `dag`, and has not passed."""
    return dag <= verjaart <= _maanden_later(dag, maanden)


def nog_inbaar(vervaldagen: Sequence[date], stuitingen: Sequence[Stuiting], verlengingen: Sequence[Periode], dag: date) -> list[date]:
    """Of these due dates the ones that have not prescribed on `dag`. Raises Verjaard when none is left."""
    over = [v for v in vervaldagen if verjaart_op(v, stuitingen, verlengingen, dag) >= dag]
    if vervaldagen and not over:
        raise Verjaard(max(verjaart_op(v, stuitingen, verlengingen, dag) for v in vervaldagen))
    return over


def controleer_stuiting(datum: date, dag: date) -> date:
    """A stuiting is recorded when it has happened. Raises StuitingNietInToekomst."""
    if datum > dag:
        raise StuitingNietInToekomst(datum, dag)
    return datum


def _jaren_later(dag: date) -> date:
    return _maanden_later(dag, JAREN * _MAANDEN_PER_JAAR)


def _maanden_later(dag: date, maanden: int) -> date:
    """The same day some months on, or the last day of a shorter month: never later, because after it nothing may be asked."""
    jaar, maand = divmod(dag.year * _MAANDEN_PER_JAAR + dag.month - 1 + maanden, _MAANDEN_PER_JAAR)
    return date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))
