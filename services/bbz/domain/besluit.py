"""Besluit: what is proposed by one medewerker and confirmed by another.

A voorstel is complete before anyone confirms it: a grant says form, amount and (for a loan) term and repayment, a
refusal says none of these, and both say why. The law is asked twice: when it is proposed and on the day it is decided.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kernel.geld import NUL, Bedrag
from services.bbz.domain.bedrijfskapitaal import Eerder, Krediet, Toekenning, beoordeel
from services.bbz.domain.beleid import Beleid
from services.bbz.domain.fouten import (
    AfwijkingNodig,
    BegeleidingTeHoog,
    CommissieNodig,
    KvkNummerOntbreekt,
    VoornemenNodig,
    VoorwaardenKloppenNiet,
    ZienswijzeLoopt,
)
from services.bbz.domain.norm import GeldendeNormen
from services.bbz.domain.soort import Aflossingsvorm, Categorie, Uitkomst, Vorm
from services.bbz.domain.vermogen import Vermogen


@dataclass(frozen=True, slots=True)
class Besluitvoorstel:
    """The proposal as the first medewerker made it.

    `begeleiding` is the part of the amount that pays for guidance. `steunt_op_anderen`: a refusal that rests on facts from others
    (Awb art. 4:7). `vermogen` is that of the gezin; `vermogen_vennoten` of each other vennoot (art. 32).
    """

    uitkomst: Uitkomst
    vorm: Vorm | None
    bedrag: Bedrag
    looptijd_maanden: int | None
    aflossingsvorm: Aflossingsvorm | None
    vermogen: Vermogen | None
    motivering: str
    vermogen_vennoten: tuple[Vermogen, ...] = ()
    begeleiding: Bedrag = NUL
    steunt_op_anderen: bool = False
    afwijking_commissie: str | None = None

    def __post_init__(self) -> None:
        """Raise VoorwaardenKloppenNiet with every field that does not fit the uitkomst."""
        velden = [veld for veld, goed in self._velden().items() if not goed]
        if velden:
            raise VoorwaardenKloppenNiet(self.uitkomst.value, ", ".join(velden))
        if self.begeleiding > self.bedrag:
            raise BegeleidingTeHoog(self.begeleiding, self.bedrag)

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
    if not kvk_bekend and categorie is not Categorie.VOORBEREIDING:  # who prepares has no business yet
        raise KvkNummerOntbreekt
    return beoordeel(categorie, krediet, voorstel.vermogen, eerder, normen, voorstel.vermogen_vennoten)


@dataclass(frozen=True, slots=True)
class Voornemen:
    """A refusal that was announced: until when he may answer, and whether he did."""

    zienswijze_tot_en_met: date
    gehoord: bool


@dataclass(frozen=True, slots=True)
class Advies:
    """What the commissie said, up to which amount."""

    positief: bool
    bedrag: Bedrag


def eis_voornemen(voorstel: Besluitvoorstel, voornemen: Voornemen | None, beleid: Beleid, vandaag: date) -> None:
    """May a refusal be decided now? Raise VoornemenNodig or ZienswijzeLoopt when the applicant must be heard first.

    Awb art. 4:7 asks it when the refusal rests on facts about him that differ from what he gave himself; a gemeente may ask it always.
    """
    if voorstel.uitkomst is not Uitkomst.AFGEWEZEN or not (voorstel.steunt_op_anderen or beleid.voornemen_bij_afwijzing):
        return
    if voornemen is None:
        raise VoornemenNodig
    if not voornemen.gehoord and vandaag <= voornemen.zienswijze_tot_en_met:
        raise ZienswijzeLoopt(voornemen.zienswijze_tot_en_met)


def eis_commissie(voorstel: Besluitvoorstel, adviezen: Sequence[Advies], beleid: Beleid) -> None:
    """Raise CommissieNodig when the grant is above the gemeente's amount without advice on so much; AfwijkingNodig against its advice."""
    if beleid.commissie_boven is None or voorstel.bedrag <= beleid.commissie_boven:
        return
    genoeg = [a for a in adviezen if a.bedrag >= voorstel.bedrag]
    if not genoeg:
        raise CommissieNodig(beleid.commissie_boven, voorstel.bedrag)
    if not genoeg[-1].positief and not (voorstel.afwijking_commissie or "").strip():
        raise AfwijkingNodig
