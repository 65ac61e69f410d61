"""Uitstel: for how long may the repayment of a Bbz loan wait, and what of it? (Bbz 2004, art. 41)

One year at a time, extended twice at most, three years over the loan's whole life, consecutive or not. The statute counts the life,
so we count days and not requests: a deferral that ended early gives its unused days back. Verlaging (a lower monthly amount) is a
deferral of the rest, and counts the same. Repayment is deferred before interest (lid 3).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kernel.geld import NUL, Bedrag
from services.debiteuren.domain.fouten.uitstel import (
    UitstelEindeOngeldig,
    UitstelOpgebruikt,
    UitstelOverlapt,
    UitstelTeLang,
    UitstelTeVaakVerlengd,
    VerlagingOnvolledig,
)

_DAG = timedelta(days=1)


class Omvang(StrEnum):
    """What waits. Interest alone never does: repayment goes first (art. 41 lid 3)."""

    AFLOSSING = "aflossing"
    AFLOSSING_EN_RENTE = "aflossing-en-rente"
    VERLAGING = "verlaging"


@dataclass(frozen=True, slots=True)
class UitstelNorm:
    """The limits of art. 41 lid 2 on the boekdatum, from the table of normen."""

    jaren_per_keer: int
    dagen_totaal: int
    verlengingen: int = 2


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

    Raises UitstelOverlapt, UitstelTeLang, UitstelTeVaakVerlengd or UitstelOpgebruikt, checked in that order: the reader is told first
    what is wrong with the dates, then with this request, then with the loan.
    """
    eerder = sorted(verleend)
    for u in eerder:
        if u.overlapt(gevraagd):
            raise UitstelOverlapt(u.van, u.tot_en_met)

    laatste = _jaren_later(gevraagd.van, norm.jaren_per_keer) - _DAG
    if gevraagd.tot_en_met > laatste:
        raise UitstelTeLang(gevraagd.van, laatste)

    if _verlengingen([*eerder, gevraagd], gevraagd) > norm.verlengingen:
        raise UitstelTeVaakVerlengd(norm.verlengingen)

    over = dagen_over(eerder, norm)
    if gevraagd.dagen > over:
        raise UitstelOpgebruikt(norm.dagen_totaal, over)
    return gevraagd


def controleer_omvang(omvang: Omvang, maandbedrag: Bedrag | None) -> None:
    """A verlaging says what is still paid each month, and nothing else does. Raises VerlagingOnvolledig."""
    if (omvang is Omvang.VERLAGING) != (maandbedrag is not None and maandbedrag > NUL):
        raise VerlagingOnvolledig


def te_betalen(rente: Bedrag, hoofdsom: Bedrag, omvang: Omvang, maandbedrag: Bedrag | None) -> tuple[Bedrag, Bedrag]:
    """Of a term that falls due meanwhile, the interest and the principal that do not wait: what is paid goes to interest first."""
    if omvang is Omvang.AFLOSSING:
        return rente, NUL
    if omvang is Omvang.AFLOSSING_EN_RENTE:
        return NUL, NUL
    assert maandbedrag is not None, "a verlaging has its monthly amount"
    naar_rente = min(maandbedrag, rente)
    return naar_rente, min(maandbedrag - naar_rente, hoofdsom)


def beeindig(lopend: Uitstel, laatste_dag: date) -> date:
    """The new last day of a deferral that ends early; the day before `van` when it never began. Raises UitstelEindeOngeldig."""
    if not lopend.van - _DAG <= laatste_dag < lopend.tot_en_met:
        raise UitstelEindeOngeldig(lopend.van, lopend.tot_en_met)
    return laatste_dag


def _verlengingen(alle: list[Uitstel], gevraagd: Uitstel) -> int:
    """How often the consecutive deferral that `gevraagd` is part of was extended."""
    keten: list[Uitstel] = []
    for uitstel in sorted(alle):
        if keten and uitstel.van > keten[-1].tot_en_met + _DAG:
            if gevraagd in keten:
                break
            keten = []
        keten.append(uitstel)
    return len(keten) - 1


def _jaren_later(dag: date, jaren: int) -> date:
    """The same day some years on; 29 February becomes 1 March, so that a year is never a day short."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return date(dag.year + jaren, 3, 1)
