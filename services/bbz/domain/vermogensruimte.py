"""Vermogensruimte: how much may still be given om niet before the wealth limit is reached? (Bbz 2004, art. 3, 7, 9, 13)

Wealth decides between om niet and a loan, not whether there is a right: what the business needs and the own home are left
out there (art. 7), and named apart here. For art. 3 they count.
"""

from dataclasses import dataclass

from kernel.geld import NUL, Bedrag
from services.bbz.domain.norm import GeldendeNormen, Norm, Normcode
from services.bbz.domain.vermogen import Vermogen


@dataclass(frozen=True, slots=True)
class Vermogensopstelling:
    """The possessions at their value in the economic traffic (art. 8), apart as art. 7 does, and all debts."""

    noodzakelijk_bedrijf: Bedrag
    eigen_woning: Bedrag
    overig: Bedrag
    schulden: Bedrag

    @property
    def vermogen(self) -> Vermogen:
        """`totaal` before debts and `eigen` after them (art. 1 onder h and i)."""
        geheel = self.noodzakelijk_bedrijf + self.eigen_woning + self.overig
        return Vermogen(eigen=geheel - self.schulden, totaal=geheel)


def toepasselijke_grens(categorie: str, vermogen: Vermogen, normen: GeldendeNormen) -> Norm:
    """Which limit of art. 3 holds: lid 2 for ouder; else the upper one when at most 30 % of the whole is own, or else the lower one."""
    if categorie == "ouder":
        return normen.norm(Normcode.VERMOGENSGRENS_OUDER)
    aandeel = normen.norm(Normcode.VERMOGENSAANDEEL).procent
    # eigen <= aandeel % of totaal, in whole cents: nothing is rounded.
    klein_aandeel = vermogen.eigen.centen * 100 <= vermogen.totaal.centen * aandeel
    return normen.norm(Normcode.VERMOGENSGRENS_BOVEN if klein_aandeel else Normcode.VERMOGENSGRENS_ONDER)


def ruimte(vermogen: Vermogen, grens: Norm) -> Bedrag:
    """What may be added to the wealth before the limit is reached; never below zero."""
    return max(NUL, grens.bedrag - vermogen.eigen)


def overschrijding(vermogen: Vermogen, grens: Norm) -> Bedrag:
    """By how much the wealth is over the limit: to this extent a loan stays a loan (art. 11 lid 2, 13)."""
    return max(NUL, vermogen.eigen - grens.bedrag)
