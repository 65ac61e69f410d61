"""What is in a plan van aanpak? (Wgs, art. 4a; domain.md A2.6, A2.8)

All products and steps that should solve the money worries, who does what, and for how many months is repaid. The plan
is part of the toelatingsbeschikking and needs no signature.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Product(StrEnum):
    """Wat het plan inzet."""

    STABILISATIE = "stabilisatie"
    BETALINGSREGELING = "betalingsregeling"
    HERFINANCIERING = "herfinanciering"
    SCHULDREGELING = "schuldregeling"
    BUDGETBEHEER = "budgetbeheer"
    BUDGETCOACHING = "budgetcoaching"
    BEGELEIDING = "begeleiding"


class Uitvoerder(StrEnum):
    """Wie een stap uit het plan doet."""

    ONDERNEMER = "ondernemer"
    LOKET = "loket"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Planstap:
    """One thing to do, and by whom."""

    omschrijving: str
    uitvoerder: Uitvoerder


@dataclass(frozen=True, slots=True)
class PlanVanAanpak:
    """The plan: at least one goal and one step, the months of repayment, and the products that are used."""

    doelen: tuple[str, ...]
    stappen: tuple[Planstap, ...]
    aflosperiode_maanden: int
    producten: tuple[Product, ...] = ()

    def __post_init__(self) -> None:
        assert self.doelen, "a plan has a goal"
        assert self.stappen, "a plan has a step"
        assert self.aflosperiode_maanden >= 1, "an aflosperiode is at least one month"


def als_json(plan: PlanVanAanpak) -> dict[str, object]:
    """The plan as it is stored: plain data, encrypted by the store."""
    return {
        "doelen": list(plan.doelen),
        "stappen": [{"omschrijving": s.omschrijving, "uitvoerder": s.uitvoerder.value} for s in plan.stappen],
        "aflosperiodeMaanden": plan.aflosperiode_maanden,
        "producten": [product.value for product in plan.producten],
    }


def uit_json(waarde: Mapping[str, Any]) -> PlanVanAanpak:
    """Read back what `als_json` wrote."""
    stappen = tuple(Planstap(s["omschrijving"], Uitvoerder(s["uitvoerder"])) for s in waarde["stappen"])
    producten = tuple(Product(product) for product in waarde["producten"])
    return PlanVanAanpak(tuple(waarde["doelen"]), stappen, waarde["aflosperiodeMaanden"], producten)
