"""Onderzoek: how extensive, at what cost, and what did the Rijk pay of it? (Bbz 2004, art. 56, 59)"""

from dataclasses import dataclass
from enum import StrEnum

from kernel.geld import Bedrag, procent
from services.bbz.domain.norm import GeldendeNormen, Normcode


class Onderzoeksoort(StrEnum):
    """How extensive."""

    UITGEBREID = "uitgebreid"
    VERKORT = "verkort"
    NADER = "nader"


class Levensvatbaarheid(StrEnum):
    """The answer."""

    LEVENSVATBAAR = "levensvatbaar"
    ONDER_VOORWAARDEN = "onder-voorwaarden"
    NIET_LEVENSVATBAAR = "niet-levensvatbaar"


_MAXIMUM = {
    Onderzoeksoort.UITGEBREID: Normcode.ONDERZOEK_UITGEBREID,
    Onderzoeksoort.VERKORT: Normcode.ONDERZOEK_VERKORT,
    Onderzoeksoort.NADER: Normcode.ONDERZOEK_NADER,
}


@dataclass(frozen=True, slots=True)
class Vergoeding:
    """What the Rijk pays and what stays with the gemeente."""

    kosten: Bedrag
    rijk: Bedrag
    gemeente: Bedrag


def vergoeding(soort: Onderzoeksoort, kosten: Bedrag, normen: GeldendeNormen, *, extern: bool, categorie: str | None) -> Vergoeding:
    """A share of what a third party's research costs, up to the year's maximum. Own research is the gemeente's (art. 59 onder a).

    Research on an oudere or beëindigende zelfstandige has the maximum of a nader rapport. Raises NormOntbreekt for a year whose rule is
    not known, as every year since 2020.
    """
    aandeel = normen.norm(Normcode.ONDERZOEK_AANDEEL)
    if not extern:
        return Vergoeding(kosten, Bedrag(0), kosten)
    als = Onderzoeksoort.NADER if categorie in {"ouder", "beeindigend"} else soort
    rijk = procent(min(kosten, normen.norm(_MAXIMUM[als]).bedrag), aandeel.procent)
    return Vergoeding(kosten, rijk, kosten - rijk)
