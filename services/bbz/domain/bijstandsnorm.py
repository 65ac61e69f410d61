"""Bijstandsnorm: what does a household need in a month, and in a boekjaar? (Participatiewet § 3.2; Bbz 2004, art. 1 onder g)

The amounts come in as dated normen. A jaarnorm is not twelve times a month: it is the sum of the norm that held in each
month of the boekjaar, for the household of that month, with the premium of art. 46 Zorgverzekeringswet and the bijzondere
bijstand that was given.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import repeat

from kernel.geld import NUL, Bedrag, procent, totaal
from services.bbz.domain.fouten.uitkering import HuishoudenKanNiet
from services.bbz.domain.norm import GeldendeNormen, Normcode

_MAANDEN = 12


class Leefvorm(StrEnum):
    """Household as the Participatiewet divides it (art. 20-22a). `jong` is 18, 19 or 20 years."""

    ALLEENSTAANDE = "alleenstaande"
    GEHUWDEN = "gehuwden"
    GEHUWDEN_PARTNER_AOW = "gehuwden-partner-aow"
    JONG_ALLEENSTAANDE = "jong-alleenstaande"
    JONG_OUDER = "jong-ouder"
    JONG_GEHUWDEN = "jong-gehuwden"
    JONG_GEHUWDEN_KIND = "jong-gehuwden-kind"
    JONG_GEMENGD = "jong-gemengd"
    JONG_GEMENGD_KIND = "jong-gemengd-kind"


_CODE: Mapping[Leefvorm, Normcode] = {
    Leefvorm.ALLEENSTAANDE: Normcode.BIJSTANDSNORM_ALLEENSTAANDE,
    Leefvorm.GEHUWDEN: Normcode.BIJSTANDSNORM_GEHUWDEN,
    Leefvorm.GEHUWDEN_PARTNER_AOW: Normcode.BIJSTANDSNORM_GEHUWDEN_AOW,
    Leefvorm.JONG_ALLEENSTAANDE: Normcode.BIJSTANDSNORM_JONG_ALLEENSTAANDE,
    Leefvorm.JONG_OUDER: Normcode.BIJSTANDSNORM_JONG_OUDER,
    Leefvorm.JONG_GEHUWDEN: Normcode.BIJSTANDSNORM_JONG_GEHUWDEN,
    Leefvorm.JONG_GEHUWDEN_KIND: Normcode.BIJSTANDSNORM_JONG_GEHUWDEN_KIND,
    Leefvorm.JONG_GEMENGD: Normcode.BIJSTANDSNORM_JONG_GEMENGD,
    Leefvorm.JONG_GEMENGD_KIND: Normcode.BIJSTANDSNORM_JONG_GEMENGD_KIND,
}
#: Of these the kostendelersnorm is known (art. 22a lid 1 and 2); how many of the household count in A.
_DELERS = {Leefvorm.ALLEENSTAANDE: 1, Leefvorm.GEHUWDEN: 2}


@dataclass(frozen=True, slots=True)
class Huishouden:
    """`kostendelers`: other persons of 27 and older in the dwelling (art. 19a). Raises HuishoudenKanNiet."""

    leefvorm: Leefvorm
    kostendelers: int = 0

    def __post_init__(self) -> None:
        if self.kostendelers < 0:
            raise HuishoudenKanNiet("het aantal kostendelende medebewoners is niet negatief")
        if self.kostendelers and self.leefvorm not in _DELERS:
            raise HuishoudenKanNiet(f"met kostendelende medebewoners is de norm voor '{self.leefvorm.value}' niet bekend")


def maandnorm(huishouden: Huishouden, normen: GeldendeNormen) -> Bedrag:
    """The bijstandsnorm of a calendar month, holiday allowance included (art. 19 lid 3). Raises NormOntbreekt.

    With kostendelers each person who has a right gets (40 % + A x 30 %) / A of the norm for gehuwden (art. 22a lid 1 and 2).
    """
    if not huishouden.kostendelers:
        return normen.norm(_CODE[huishouden.leefvorm]).bedrag
    gehuwden = normen.norm(Normcode.BIJSTANDSNORM_GEHUWDEN).bedrag
    vast, per_persoon = normen.norm(Normcode.KOSTENDELER_VAST).procent, normen.norm(Normcode.KOSTENDELER_PER_PERSOON).procent
    rechthebbenden = _DELERS[huishouden.leefvorm]
    a = Decimal(huishouden.kostendelers + rechthebbenden)
    per_rechthebbende = procent(gehuwden, (vast + a * per_persoon) / a)
    return totaal(repeat(per_rechthebbende, rechthebbenden))


@dataclass(frozen=True, slots=True)
class Boekjaar:
    """Twelve months over which the administration is kept (art. 1 onder d); often, but not always, the calendar year."""

    begin: date

    def __post_init__(self) -> None:
        assert self.begin.day == 1, "a boekjaar begins on the first of a month"

    @property
    def jaar(self) -> int:
        """The year by which it is called: in which it begins."""
        return self.begin.year

    @property
    def maanden(self) -> tuple[date, ...]:
        """The first day of each month."""
        return tuple(maand_erbij(self.begin, n) for n in range(_MAANDEN))

    @property
    def einde(self) -> date:
        """The last day."""
        return date.fromordinal(maand_erbij(self.begin, _MAANDEN).toordinal() - 1)


def maand_erbij(maand: date, aantal: int) -> date:
    """The first of the month, `aantal` months on."""
    jaren, maand0 = divmod(maand.month - 1 + aantal, _MAANDEN)
    return date(maand.year + jaren, maand0 + 1, 1)


def boekjaar_van(maand: date, eerste_maand: int) -> Boekjaar:
    """The boekjaar that holds this month, when every boekjaar begins in `eerste_maand` (1 is January)."""
    return Boekjaar(date(maand.year - (maand.month < eerste_maand), eerste_maand, 1))


@dataclass(frozen=True, slots=True)
class Jaarnorm:
    """Art. 1 onder g, with the parts it is the sum of. `maanden`: the norm of each month in order."""

    maanden: tuple[Bedrag, ...]
    zorgpremie: Bedrag = NUL
    bijzondere_bijstand: Bedrag = NUL

    def __post_init__(self) -> None:
        assert len(self.maanden) == _MAANDEN, "a boekjaar has twelve months"

    @property
    def bedrag(self) -> Bedrag:
        """The jaarnorm."""
        return totaal(self.maanden) + self.zorgpremie + self.bijzondere_bijstand


def jaarnorm(
    boekjaar: Boekjaar,
    huishouden_in: Callable[[date], Huishouden],
    normen_op: Callable[[date], GeldendeNormen],
    zorgpremie: Bedrag = NUL,
    bijzondere_bijstand: Bedrag = NUL,
) -> Jaarnorm:
    """The jaarnorm, month by month on the norm of that month. Raises NormOntbreekt for the first month without one."""
    maanden = tuple(maandnorm(huishouden_in(maand), normen_op(maand)) for maand in boekjaar.maanden)
    return Jaarnorm(maanden, zorgpremie, bijzondere_bijstand)
