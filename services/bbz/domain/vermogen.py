"""Vermogen: may bijstand be given om niet? (Bbz 2004, art. 3, 22, 26)

Not above the upper limit. Between lower and upper limit only when the eigen vermogen is at most a share of the totaal
vermogen. For an oudere zelfstandige one limit decides between om niet and a renteloze lening.
"""

from dataclasses import dataclass

from kernel.geld import Bedrag
from services.bbz.domain.fouten import VermogenOnbekend, VermogenTeHoog, VermogenTeLaag
from services.bbz.domain.norm import GeldendeNormen, Normcode
from services.bbz.domain.soort import Categorie, Vorm


@dataclass(frozen=True, slots=True)
class Vermogen:
    """`totaal` is before debts, `eigen` after them (art. 1 h and i); `eigen` may be below zero."""

    eigen: Bedrag
    totaal: Bedrag

    def __add__(self, ander: "Vermogen") -> "Vermogen":
        """Of two people together: spouses are one gezin."""
        return Vermogen(self.eigen + ander.eigen, self.totaal + ander.totaal)


def toets_vermogen(categorie: Categorie, vorm: Vorm, vermogen: Vermogen | None, normen: GeldendeNormen) -> None:
    """Raise VermogenOnbekend, VermogenTeHoog or VermogenTeLaag when this form does not fit the vermogen; other forms do not ask."""
    if vorm not in {Vorm.OM_NIET, Vorm.RENTELOZE_LENING} or categorie is Categorie.VOORBEREIDING:
        return
    artikel = Normcode.VERMOGENSGRENS_OUDER.artikel if categorie is Categorie.OUDER else Normcode.VERMOGENSGRENS_BOVEN.artikel
    if vermogen is None:
        raise VermogenOnbekend(vorm.value, artikel)
    if categorie is Categorie.OUDER:
        _toets_ouder(vorm, vermogen, normen)
    else:
        _toets_om_niet(vermogen, normen)


def _toets_om_niet(vermogen: Vermogen, normen: GeldendeNormen) -> None:
    """Art. 3 lid 1."""
    boven = normen.norm(Normcode.VERMOGENSGRENS_BOVEN)
    if vermogen.eigen > boven.bedrag:
        raise VermogenTeHoog(vermogen.eigen, boven.bedrag, boven.artikel)

    onder, aandeel = normen.norm(Normcode.VERMOGENSGRENS_ONDER), normen.norm(Normcode.VERMOGENSAANDEEL)
    # eigen <= aandeel % of totaal, in whole cents: nothing is rounded.
    if vermogen.eigen > onder.bedrag and vermogen.eigen.centen * 100 > vermogen.totaal.centen * aandeel.procent:
        raise VermogenTeHoog(
            vermogen.eigen, onder.bedrag, onder.artikel, f", tenzij het ten hoogste {aandeel.procent} procent van het totaal is"
        )


def _toets_ouder(vorm: Vorm, vermogen: Vermogen, normen: GeldendeNormen) -> None:
    """Art. 3 lid 2 and art. 26: om niet up to the limit, a renteloze lening above it."""
    grens = normen.norm(Normcode.VERMOGENSGRENS_OUDER)
    if vorm is Vorm.OM_NIET and vermogen.eigen > grens.bedrag:
        raise VermogenTeHoog(vermogen.eigen, grens.bedrag, grens.artikel)
    if vorm is Vorm.RENTELOZE_LENING and vermogen.eigen <= grens.bedrag:
        raise VermogenTeLaag(vermogen.eigen, grens.bedrag, grens.artikel)
