"""Factuur: what does a gemeente owe for a quarter? Lines = metered × tarief, to the cent.

Billing is afterwards, on real use, per quarter (model ZLF; domain.md F). A concept may be drawn up again until it is fixed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from gateway.afrekening.domain.productenboek import BtwRegime, Productenboek
from kernel.geld import Bedrag, procent, totaal

_KWARTALEN = 4


@dataclass(frozen=True, slots=True, order=True)
class Kwartaal:
    """A quarter of a year, written `2025-K3`."""

    jaar: int
    nummer: int

    def __post_init__(self) -> None:
        assert 1 <= self.nummer <= _KWARTALEN, "a year has four quarters"

    def __str__(self) -> str:
        return f"{self.jaar}-K{self.nummer}"

    @property
    def van(self) -> date:
        """First day."""
        return date(self.jaar, 3 * self.nummer - 2, 1)

    @property
    def tot_en_met(self) -> date:
        """Last day."""
        volgend = date(self.jaar + 1, 1, 1) if self.nummer == _KWARTALEN else date(self.jaar, 3 * self.nummer + 1, 1)
        return volgend - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Factuurregel:
    """One product: how many, at which tarief, and what that makes."""

    product: str
    omschrijving: str
    eenheid: str
    aantal: int
    tarief: Bedrag
    bedrag: Bedrag
    btw: BtwRegime
    btw_procent: Decimal


@dataclass(frozen=True, slots=True)
class Conceptfactuur:
    """The lines in the order of the productenboek. Btw is computed per percentage over the sum, and rounded once."""

    kwartaal: Kwartaal
    regels: tuple[Factuurregel, ...]

    @property
    def zonder_btw(self) -> Bedrag:
        """Sum of the lines."""
        return totaal(regel.bedrag for regel in self.regels)

    @property
    def btw(self) -> Bedrag:
        """All btw together."""
        per_procent: dict[Decimal, Bedrag] = {}
        for regel in self.regels:
            per_procent[regel.btw_procent] = per_procent.get(regel.btw_procent, Bedrag(0)) + regel.bedrag
        return totaal(procent(som, percentage) for percentage, som in per_procent.items())

    @property
    def met_btw(self) -> Bedrag:
        """What there is to pay."""
        return self.zonder_btw + self.btw


def maak_concept(kwartaal: Kwartaal, boek: Productenboek, gemeten: Mapping[str, int]) -> Conceptfactuur:
    """Draw up the concept from the metered quantity per product; raise TariefOntbreekt when the book does not price one."""
    assert kwartaal.jaar == boek.jaar, "a quarter is billed by the book of its own year"
    for code in sorted(gemeten):
        boek.product(code)  # refuse before counting anything
    return Conceptfactuur(
        kwartaal,
        tuple(
            Factuurregel(
                product=code,
                omschrijving=product.naam,
                eenheid=product.eenheid.value,
                aantal=gemeten[code],
                tarief=product.tarief,
                bedrag=product.tarief * gemeten[code],
                btw=product.btw,
                btw_procent=product.btw_procent,
            )
            for code, product in boek.producten.items()
            if gemeten.get(code)
        ),
    )
