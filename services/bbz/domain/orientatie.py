"""Poortwachter: a short screening or a talk before any aanvraag, counted even when none follows (document 001, §5.2 and §9).

The screening is a short list of questions on the phone. It never refuses: the applicant may always apply (Participatiewet, art. 41);
it says what is likely and where else he may go. Deeltijdondernemen is such a place, outside the Bbz.
"""

from collections.abc import Mapping
from enum import StrEnum

from services.bbz.domain.fouten import VraagOnbekend


class Kanaal(StrEnum):
    """How someone came to the loket."""

    ONDERNEMER = "ondernemer"
    INTAKE = "intake"
    KLANTMANAGER_WI = "klantmanager-wi"
    UWV = "uwv"
    SCHULDHULPVERLENING = "schuldhulpverlening"
    ADVISEUR = "adviseur"
    OVERIG = "overig"

    @property
    def wil_horen(self) -> bool:
        """Does the one who sent him get word of what became of it?"""
        return self in {Kanaal.KLANTMANAGER_WI, Kanaal.UWV}


class Orientatiesoort(StrEnum):
    """What was done."""

    SCREENING = "screening"
    GESPREK = "orientatiegesprek"


class Orientatieuitkomst(StrEnum):
    """What came of it."""

    AANVRAAG = "aanvraag"
    STARTERSTRAJECT = "starterstraject"
    DEELTIJDONDERNEMEN = "deeltijdondernemen"
    WERK_EN_INKOMEN = "werk-en-inkomen"
    SCHULDHULPVERLENING = "schuldhulpverlening"
    BANK = "bank"
    GEEN_VERVOLG = "geen-vervolg"


#: The short list for the phone. Every question is answered with yes or no.
VRAGEN: Mapping[str, str] = {
    "woont-in-gemeente": "Woont u in de gemeente?",
    "ondernemer": "Bent u ingeschreven als ondernemer?",
    "uitkering": "Hebt u nu een uitkering vanwege werkloosheid?",
    "wil-starten": "Wilt u een bedrijf beginnen?",
    "uren": "Werkt u ten minste 1.225 uur per jaar in uw bedrijf, of gaat u dat doen?",
    "bank": "Kan een bank of een andere geldgever u helpen?",
    "schulden": "Hebt u schulden die u niet op tijd kunt betalen?",
    "wil-stoppen": "Wilt u met uw bedrijf stoppen?",
}


def advies(antwoorden: Mapping[str, bool]) -> Orientatieuitkomst:
    """What the answers point to; a person decides. Raises VraagOnbekend.

    The order is that of the talk: whoever the gemeente cannot help is told first, money from elsewhere comes before bijstand, and
    too few hours is no Bbz but may be deeltijdondernemen beside an uitkering.
    """
    vreemd = sorted(antwoorden.keys() - VRAGEN.keys())
    if vreemd:
        raise VraagOnbekend(", ".join(vreemd), ", ".join(VRAGEN))
    if antwoorden.get("woont-in-gemeente") is False:
        return Orientatieuitkomst.GEEN_VERVOLG
    if antwoorden.get("bank") and not antwoorden.get("schulden"):
        return Orientatieuitkomst.BANK
    if antwoorden.get("uren") is False:
        return Orientatieuitkomst.DEELTIJDONDERNEMEN if antwoorden.get("uitkering") else Orientatieuitkomst.WERK_EN_INKOMEN
    if antwoorden.get("wil-starten") and antwoorden.get("uitkering") and not antwoorden.get("ondernemer"):
        return Orientatieuitkomst.STARTERSTRAJECT
    if antwoorden.get("ondernemer") is False:
        return Orientatieuitkomst.WERK_EN_INKOMEN
    return Orientatieuitkomst.AANVRAAG
