"""How much money is it? Whole cents, always: a float never meets an amount.

Rates and percentages are `Decimal`. What is rounded is rounded once, half up to the cent, and what is split sums to the whole.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import ClassVar, Self

#: Dutch notation: "12", "12,3", "1234,56", "1.234,56", with or without euro sign and minus.
_EURO = re.compile(r"(?:€ ?)?(-?)(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?", re.ASCII)
_DECIMALS = 2


class OngeldigBedrag(ValueError):  # noqa: N818 - Dutch: the name says it is an error
    """Dit is geen bedrag in euro's met ten hoogste twee cijfers achter de komma."""

    status: ClassVar[int] = 400

    def __str__(self) -> str:
        return self.__doc__ or ""


@dataclass(frozen=True, slots=True, order=True)
class Bedrag:
    """An amount in euro cents; below zero is allowed, a fraction of a cent is not."""

    centen: int

    def __post_init__(self) -> None:
        if type(self.centen) is not int:
            raise TypeError("an amount is a whole number of cents")

    @classmethod
    def uit_euro(cls, euro: str | Decimal | int) -> Self:
        """Read euros: a Decimal or int, or text as a Dutch person writes it ("1.234,56"); raise OngeldigBedrag for anything else."""
        if isinstance(euro, str):
            gevonden = _EURO.fullmatch(euro.strip().replace("\u00a0", " "))
            if gevonden is None:
                raise OngeldigBedrag
            min_teken, heel, deel = gevonden.groups(default="")
            centen = int(heel.replace(".", "")) * 100 + int(deel.ljust(_DECIMALS, "0"))
            return cls(-centen if min_teken else centen)
        exact = Decimal(euro) * 100
        if not exact.is_finite() or exact != exact.to_integral_value():
            raise OngeldigBedrag
        return cls(int(exact))

    @property
    def euro(self) -> Decimal:
        """The same amount in euros, two decimals: for formats that write 12.34."""
        return Decimal(self.centen).scaleb(-_DECIMALS)

    def __add__(self, ander: "Bedrag") -> "Bedrag":
        return Bedrag(self.centen + ander.centen)

    def __sub__(self, ander: "Bedrag") -> "Bedrag":
        return Bedrag(self.centen - ander.centen)

    def __neg__(self) -> "Bedrag":
        return Bedrag(-self.centen)

    def __abs__(self) -> "Bedrag":
        return Bedrag(abs(self.centen))

    def __mul__(self, keer: int) -> "Bedrag":
        return Bedrag(self.centen * keer)

    __rmul__ = __mul__

    def __str__(self) -> str:
        heel, deel = divmod(abs(self.centen), 100)
        duizendtallen = f"{heel:,}".replace(",", ".")
        return f"€ {'-' if self.centen < 0 else ''}{duizendtallen},{deel:02d}"


NUL = Bedrag(0)


def totaal(bedragen: Iterable[Bedrag]) -> Bedrag:
    """The sum; of nothing it is € 0,00."""
    return Bedrag(sum(b.centen for b in bedragen))


def rond_af(centen: Decimal) -> Bedrag:
    """Round a number of cents to whole cents: half a cent goes away from zero."""
    return Bedrag(int(centen.quantize(Decimal(1), rounding=ROUND_HALF_UP)))


def procent(bedrag: Bedrag, percentage: Decimal) -> Bedrag:
    """`percentage` per cent of the amount (8 means 8 %), rounded to the cent."""
    return rond_af(bedrag.centen * percentage / 100)


def verdeel(bedrag: Bedrag, gewichten: Sequence[int | Decimal]) -> list[Bedrag]:
    """Split by weight so that the parts sum to the whole: the cents left over go to the largest remainders, the first on a tie.

    Weights are not negative and together more than zero.
    """
    som = Fraction(sum(Fraction(g) for g in gewichten))
    assert som > 0, "a split needs a weight above zero"
    assert all(g >= 0 for g in gewichten), "a weight is not negative"

    teken, centen = (-1 if bedrag.centen < 0 else 1), abs(bedrag.centen)
    exact = [centen * Fraction(g) / som for g in gewichten]
    delen = [int(e) for e in exact]  # rounded down
    tekort = centen - sum(delen)
    volgorde = sorted(range(len(exact)), key=lambda i: (delen[i] - exact[i], i))
    for i in volgorde[:tekort]:
        delen[i] += 1
    return [Bedrag(teken * d) for d in delen]
