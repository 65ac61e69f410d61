"""Uitstel: for how long may the repayment of a Bbz loan wait? (Bbz 2004, art. 41)

One year at a time, three years over the loan's whole life, consecutive or not. The statute counts the life, so we
count days and not requests: a deferral that ended early gives its unused days back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from services.debiteuren.domain.fouten import UitstelOpgebruikt, UitstelOverlapt, UitstelTeLang


@dataclass(frozen=True, slots=True)
class UitstelNorm:
    """The limits of art. 41 lid 2 on the boekdatum, from the table of normen."""

    jaren_per_keer: int
    dagen_totaal: int


@dataclass(frozen=True, slots=True, order=True)
class Uitstel:
    """One deferral, both days included."""

    van: date
    tot_en_met: date

    def __post_init__(self) -> None:
        assert self.van <= self.tot_en_met, "a deferral has at least one day"

    @property
    def dagen(self) -> int:
        """How many days it takes of what the loan may have."""
        return (self.tot_en_met - self.van).days + 1

    def overlapt(self, ander: "Uitstel") -> bool:
        """Tell whether both hold on one day."""
        return self.van <= ander.tot_en_met and ander.van <= self.tot_en_met

    def loopt_op(self, dag: date) -> bool:
        """Tell whether repayment waits on this day."""
        return self.van <= dag <= self.tot_en_met


def dagen_over(verleend: Iterable[Uitstel], norm: UitstelNorm) -> int:
    """Days of deferral that the loan has left over its life; never below zero."""
    return max(0, norm.dagen_totaal - sum(u.dagen for u in verleend))


def beoordeel(verleend: Iterable[Uitstel], gevraagd: Uitstel, norm: UitstelNorm) -> Uitstel:
    """Give back `gevraagd` when art. 41 allows it beside what was granted before.

    Raises UitstelOverlapt, UitstelTeLang or UitstelOpgebruikt, checked in that order: the reader is told first what
    is wrong with the dates, then with this request, then with the loan.
    """
    eerder = sorted(verleend)
    for u in eerder:
        if u.overlapt(gevraagd):
            raise UitstelOverlapt(u.van, u.tot_en_met)

    uiterlijk = _jaren_later(gevraagd.van, norm.jaren_per_keer) - timedelta(days=1)
    if gevraagd.tot_en_met > uiterlijk:
        raise UitstelTeLang(gevraagd.van, uiterlijk)

    over = dagen_over(eerder, norm)
    if gevraagd.dagen > over:
        raise UitstelOpgebruikt(norm.dagen_totaal, over)
    return gevraagd


def _jaren_later(dag: date, jaren: int) -> date:
    """The same day some years on; 29 February becomes 1 March, so that a year is never a day short."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return date(dag.year + jaren, 3, 1)
