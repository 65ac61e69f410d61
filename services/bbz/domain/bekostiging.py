"""Bekostiging: which costs of the Bbz does the Rijk pay, and which stay with the gemeente? (Bbz 2004, art. 48, 56; Divosa 2017, bijlage 3)

Per year and product a row says from which pot it is paid and which part can be claimed. A year without rows is a gap: nothing is claimed
by the rule of another year. The verantwoording itself is laid out by the gemeente: codes and labels are its own, never ours.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kernel.geld import NUL, Bedrag, procent, rond_af
from services.bbz.domain.fouten.bekostiging import BekostigingOntbreekt, FormuleOngeldig


class Product(StrEnum):
    """What costs money (Divosa 2017, bijlage 3)."""

    VOORBEREIDINGSTRAJECT = "voorbereidingstraject"
    VOORBEREIDINGSKREDIET = "voorbereidingskrediet"
    STARTERSUITKERING = "startersuitkering"
    STARTKAPITAAL = "startkapitaal"
    BEGELEIDING = "begeleiding"
    LEVENSONDERHOUD = "levensonderhoud"
    BEDRIJFSKAPITAAL_GEVESTIGD = "bedrijfskapitaal-gevestigd"
    BEDRIJFSKAPITAAL_OM_NIET = "bedrijfskapitaal-om-niet"
    ONDERZOEK = "onderzoek"


@dataclass(frozen=True, slots=True)
class Regel:
    """Of one product in a run of years: the pot, the share that can be claimed (None: not by declaration), and whether baten come off."""

    product: Product
    pot: str
    procent: Decimal | None
    baten_eraf: bool
    artikel: str
    van: int
    tot_en_met: int | None
    bron: str
    geverifieerd: bool

    def geldt_in(self, jaar: int) -> bool:
        """Does it hold in this year?"""
        return self.van <= jaar and (self.tot_en_met is None or jaar <= self.tot_en_met)


@dataclass(frozen=True, slots=True)
class Bekostigd:
    """One line of the overview."""

    regel: Regel
    lasten: Bedrag
    baten: Bedrag
    rijk: Bedrag
    gemeente: Bedrag


def bekostig(
    jaar: int,
    lasten: Mapping[Product, Bedrag],
    baten: Mapping[Product, Bedrag],
    regels: Iterable[Regel],
    onderzoek_rijk: Bedrag | None = None,
) -> list[Bekostigd]:
    """The overview of a year, product by product. Raises BekostigingOntbreekt for a product with costs and no rule.

    Of research the claim is per report, each with its own maximum: it comes in as `onderzoek_rijk`.
    """
    van_het_jaar = {r.product: r for r in regels if r.geldt_in(jaar)}
    uit = []
    for product in Product:
        last, baat = lasten.get(product, NUL), baten.get(product, NUL)
        regel = van_het_jaar.get(product)
        if regel is None:
            if last != NUL or baat != NUL:
                raise BekostigingOntbreekt(product.value, jaar)
            continue
        netto = last - (baat if regel.baten_eraf else NUL)
        rijk = procent(netto, regel.procent) if regel.procent is not None else NUL
        if product is Product.ONDERZOEK and regel.procent is not None:
            rijk = onderzoek_rijk or NUL
        uit.append(Bekostigd(regel, last, baat, rijk, last - baat - rijk))
    return uit


@dataclass(frozen=True, slots=True)
class Sisaregel:
    """One line of the verantwoording, as the gemeente wrote it down."""

    code: str
    label: str
    formule: str


_TEKEN = re.compile(r"\s*(?:(\d+(?:,\d+)?%?)|([a-z]+(?:[.-][a-z]+)*)|([-+*()]))")


def reken_uit(formule: str, waarden: Mapping[str, Bedrag]) -> Bedrag:
    """A formula of names such as `lasten.startkapitaal`, with + - * ( ), and numbers such as `75%` or `0,5`. Raises FormuleOngeldig.

    Names and results are amounts; a number alone is only a factor.
    """
    tekens = _tekens(formule)
    waarde, rest = _som(tekens, waarden)
    if rest or not waarde[1]:
        raise FormuleOngeldig(formule, "het is geen bedrag")
    return rond_af(waarde[0])


#: A value and whether it is an amount in cents (or else a factor).
_Waarde = tuple[Decimal, bool]


def _tekens(formule: str) -> list[str]:
    uit, plek = [], 0
    while plek < len(formule.rstrip()):
        gevonden = _TEKEN.match(formule, plek)
        if gevonden is None:
            raise FormuleOngeldig(formule, f"'{formule[plek:].strip()[:10]}' is niet te lezen")
        uit.append(gevonden[0].strip())
        plek = gevonden.end()
    return uit


def _som(tekens: list[str], waarden: Mapping[str, Bedrag]) -> tuple[_Waarde, list[str]]:
    links, rest = _product(tekens, waarden)
    while rest and rest[0] in "+-":
        teken = rest[0]
        rechts, rest = _product(rest[1:], waarden)
        if links[1] != rechts[1]:
            raise FormuleOngeldig(teken, "een bedrag en een getal tellen niet op")
        links = (links[0] + rechts[0] if teken == "+" else links[0] - rechts[0]), links[1]
    return links, rest


def _product(tekens: list[str], waarden: Mapping[str, Bedrag]) -> tuple[_Waarde, list[str]]:
    links, rest = _term(tekens, waarden)
    while rest and rest[0] == "*":
        rechts, rest = _term(rest[1:], waarden)
        if links[1] and rechts[1]:
            raise FormuleOngeldig("*", "twee bedragen vermenigvuldigen niet")
        links = links[0] * rechts[0], links[1] or rechts[1]
    return links, rest


def _term(tekens: list[str], waarden: Mapping[str, Bedrag]) -> tuple[_Waarde, list[str]]:
    if not tekens:
        raise FormuleOngeldig("", "er ontbreekt iets aan het eind")
    eerste, rest = tekens[0], tekens[1:]
    if eerste == "(":
        waarde, rest = _som(rest, waarden)
        if not rest or rest[0] != ")":
            raise FormuleOngeldig("(", "een haakje is niet gesloten")
        return waarde, rest[1:]
    if eerste[0].isdigit():
        getal = Decimal(eerste.rstrip("%").replace(",", "."))
        return (getal / 100 if eerste.endswith("%") else getal, False), rest
    if eerste not in waarden:
        raise FormuleOngeldig(eerste, "deze naam bestaat niet")
    return (Decimal(waarden[eerste].centen), True), rest
