"""Besluit: what is proposed by one medewerker and confirmed by another.

A voorstel is complete before anyone confirms it: a grant says form, amount and (for a loan) term and repayment, a
refusal says none of these, and both say why. The law is asked twice: when it is proposed and on the day it is decided.
"""

from dataclasses import dataclass

from kernel.geld import NUL, Bedrag
from services.bbz.domain.bedrijfskapitaal import Eerder, Krediet, Toekenning, beoordeel
from services.bbz.domain.fouten import KvkNummerOntbreekt, VoorwaardenKloppenNiet
from services.bbz.domain.norm import GeldendeNormen
from services.bbz.domain.soort import Aflossingsvorm, Categorie, Uitkomst, Vorm
from services.bbz.domain.vermogen import Vermogen


@dataclass(frozen=True, slots=True)
class Besluitvoorstel:
    """The proposal as the first medewerker made it."""

    uitkomst: Uitkomst
    vorm: Vorm | None
    bedrag: Bedrag
    looptijd_maanden: int | None
    aflossingsvorm: Aflossingsvorm | None
    vermogen: Vermogen | None
    motivering: str

    def __post_init__(self) -> None:
        """Raise VoorwaardenKloppenNiet with every field that does not fit the uitkomst."""
        velden = [veld for veld, goed in self._velden().items() if not goed]
        if velden:
            raise VoorwaardenKloppenNiet(self.uitkomst.value, ", ".join(velden))

    def _velden(self) -> dict[str, bool]:
        """Per field of the API: does it fit?"""
        toegekend = self.uitkomst is Uitkomst.TOEGEKEND
        lening = self.vorm in {Vorm.RENTEDRAGENDE_LENING, Vorm.RENTELOZE_LENING}
        looptijd = lening or self.vorm is Vorm.BORGTOCHT
        return {
            "motivering": bool(self.motivering.strip()),
            "vorm": (self.vorm is not None) == toegekend,
            "bedragCenten": self.bedrag > NUL if toegekend else self.bedrag == NUL,
            "looptijdMaanden": (self.looptijd_maanden or 0) > 0 if looptijd else self.looptijd_maanden is None,
            "aflossingsvorm": (self.aflossingsvorm is not None) == lening,
        }

    @property
    def krediet(self) -> Krediet | None:
        """What is to be granted; None for a refusal."""
        if self.vorm is None:
            return None
        return Krediet(self.vorm, self.bedrag, self.looptijd_maanden, self.aflossingsvorm)


def toets(
    voorstel: Besluitvoorstel, categorie: Categorie, *, kvk_bekend: bool, eerder: Eerder, normen: GeldendeNormen
) -> Toekenning | None:
    """What the law makes of the proposal on the day of the normen: the grant, or None for a refusal, which no norm limits.

    Raises KvkNummerOntbreekt, or what `bedrijfskapitaal.beoordeel` raises.
    """
    krediet = voorstel.krediet
    if krediet is None:
        return None
    if not kvk_bekend:
        raise KvkNummerOntbreekt
    return beoordeel(categorie, krediet, voorstel.vermogen, eerder, normen)
