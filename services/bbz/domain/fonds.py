"""A fund outside the Bbz: its own money and its own rules, the same way to a decision (document 001, §9: Flevoland's doorstartfonds).

What is repaid flows back and is lent again. The law of the Bbz does not limit it: the rules of the fund do, and what is in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kernel.geld import Bedrag, totaal
from services.bbz.domain.bedrijfskapitaal import Krediet
from services.bbz.domain.fouten import AflossingsvormNietInFonds, BovenHetFonds, DoelNietInFonds, FondsLeeg, LooptijdTeLang, VormNietInFonds
from services.bbz.domain.soort import Aflossingsvorm, Doel, Vorm


class Mutatiesoort(StrEnum):
    """Why money moves."""

    STORTING = "storting"
    TERUGBETALING = "terugbetaling"
    ONTTREKKING = "onttrekking"
    UITBETALING = "uitbetaling"

    @property
    def teken(self) -> int:
        """Into the fund, or out of it?"""
        return 1 if self in {Mutatiesoort.STORTING, Mutatiesoort.TERUGBETALING} else -1


@dataclass(frozen=True, slots=True)
class Fondsregels:
    """The rules of one fund. A loan with `rente_procent` of zero is renteloos."""

    maximum: Bedrag
    rente_procent: Decimal
    looptijd_maanden: int
    aflossingsvormen: tuple[Aflossingsvorm, ...]
    doelen: tuple[Doel, ...]

    @property
    def vorm(self) -> Vorm:
        """The one form in which it lends."""
        return Vorm.RENTEDRAGENDE_LENING if self.rente_procent else Vorm.RENTELOZE_LENING


def saldo(mutaties: Iterable[tuple[Mutatiesoort, Bedrag]]) -> Bedrag:
    """What is in the fund."""
    return totaal(bedrag * soort.teken for soort, bedrag in mutaties)


def beoordeel(regels: Fondsregels, doel: Doel, krediet: Krediet, beschikbaar: Bedrag) -> Decimal:
    """The interest of this loan, when the rules of the fund allow it and the money is there.

    Raises DoelNietInFonds, VormNietInFonds, AflossingsvormNietInFonds, BovenHetFonds, LooptijdTeLang or FondsLeeg.
    """
    if doel not in regels.doelen:
        raise DoelNietInFonds(doel.value)
    if krediet.vorm is not regels.vorm:
        raise VormNietInFonds(krediet.vorm.value, regels.vorm.value)
    if krediet.aflossingsvorm not in regels.aflossingsvormen:
        raise AflossingsvormNietInFonds(", ".join(regels.aflossingsvormen))
    if krediet.bedrag > regels.maximum:
        raise BovenHetFonds(krediet.bedrag, regels.maximum)
    if (krediet.looptijd_maanden or 0) > regels.looptijd_maanden:
        raise LooptijdTeLang(krediet.looptijd_maanden or 0, regels.looptijd_maanden, "regels van het fonds")
    if krediet.bedrag > beschikbaar:
        raise FondsLeeg(krediet.bedrag, beschikbaar)
    return regels.rente_procent
