"""Productenboek: what does the organisation offer in a year, in which unit and at which tarief?

The tarief is the region's own decision. How btw applies differs per product, so it is an attribute of the product.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gateway.afrekening.domain.fouten import ProductenboekOngeldig, TariefOntbreekt
from gateway.afrekening.domain.meetregel import Meetregel
from kernel.geld import Bedrag


class Eenheid(StrEnum):
    """Waarin een product wordt geteld."""

    STUK = "stuk"
    UUR = "uur"
    DOSSIERMAAND = "dossiermaand"


class BtwRegime(StrEnum):
    """Hoe btw op een product werkt."""

    BUITEN_BTW = "buiten-btw"  # a public task between public bodies
    VRIJGESTELD = "vrijgesteld"
    BELAST = "belast"


@dataclass(frozen=True, slots=True)
class Product:
    """One product of one year. `btw_procent` belongs to `belast` and to nothing else."""

    code: str
    naam: str
    eenheid: Eenheid
    omschrijving: str
    btw: BtwRegime
    btw_procent: Decimal
    tarief: Bedrag


@dataclass(frozen=True, slots=True)
class Productenboek:
    """The products of a year and the rules that meter them."""

    jaar: int
    producten: Mapping[str, Product]
    regels: tuple[Meetregel, ...]

    def product(self, code: str) -> Product:
        """The product with this code; raise TariefOntbreekt when the year does not have it."""
        if code not in self.producten:
            raise TariefOntbreekt(code, self.jaar)
        return self.producten[code]


def stel_op(
    jaar: int, producten: Iterable[Product], regels: Iterable[Meetregel], velden_per_type: Mapping[str, Mapping[str, str]]
) -> Productenboek:
    """Make the book of a year; raise ProductenboekOngeldig with the first thing that is wrong.

    `velden_per_type` is the event catalogue: for each type its fields and their JSON kind, such as `integer`.
    """
    per_code: dict[str, Product] = {}
    for product in producten:
        if product.code in per_code:
            raise ProductenboekOngeldig(f"product {product.code} staat er twee keer in")
        if product.tarief.centen < 0:
            raise ProductenboekOngeldig(f"het tarief van {product.code} is negatief")
        if (product.btw is BtwRegime.BELAST) != (product.btw_procent > 0):
            raise ProductenboekOngeldig(f"het btw-percentage van {product.code} hoort niet bij het regime {product.btw.value}")
        per_code[product.code] = product

    boek = Productenboek(jaar, per_code, tuple(regels))
    codes: set[str] = set()
    for regel in boek.regels:
        if regel.code in codes:
            raise ProductenboekOngeldig(f"meetregel {regel.code} staat er twee keer in")
        codes.add(regel.code)
        _controleer(regel, boek, velden_per_type)
    return boek


def _controleer(regel: Meetregel, boek: Productenboek, velden_per_type: Mapping[str, Mapping[str, str]]) -> None:
    """A rule names a product of the book, a published type of event, and fields that this type has."""
    if regel.product not in boek.producten:
        raise ProductenboekOngeldig(f"meetregel {regel.code} noemt product {regel.product}, dat er niet in staat")
    if regel.type not in velden_per_type:
        raise ProductenboekOngeldig(f"meetregel {regel.code} noemt het onbekende eventtype {regel.type}")
    velden = velden_per_type[regel.type]
    for veld in sorted(regel.velden):
        if veld not in velden:
            raise ProductenboekOngeldig(f"meetregel {regel.code} noemt veld {veld}, dat {regel.type} niet heeft")
    if regel.hoeveelheid and velden[regel.hoeveelheid] != "integer":
        raise ProductenboekOngeldig(f"meetregel {regel.code} telt met {regel.hoeveelheid}, en dat is geen geheel getal")
