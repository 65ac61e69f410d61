"""Terugvordering: what was paid without being due (Bbz 2004, art. 44-46; Participatiewet, art. 58)

What the definitieve vaststelling recovers is not here: that is part of it (art. 12 lid 2 onder c).
"""

from datetime import date
from enum import StrEnum

from kernel.geld import NUL, Bedrag
from services.bbz.domain.fouten.uitkering import DatumNietGoed
from services.bbz.domain.fouten.vaststelling import TerugvorderingAfwijkend, TerugvorderingTeLaat

#: What was paid without being due is not recovered when the costs were made longer ago (art. 45 lid 3).
JAREN_ONVERSCHULDIGD = 2


class Terugvorderingsgrond(StrEnum):
    """Why bijstand is recovered."""

    INLICHTINGEN = "inlichtingen"
    ADMINISTRATIE = "administratie"
    VERANTWOORDELIJKHEID = "verantwoordelijkheid"
    ONVERSCHULDIGD = "onverschuldigd"
    NADERHAND_MIDDELEN = "naderhand-middelen"
    VOORSCHOT_ZONDER_RECHT = "voorschot-zonder-recht"

    @property
    def artikel(self) -> str:
        """Where it stands."""
        return {
            "inlichtingen": "Bbz 2004, art. 45 lid 1 onder a",
            "administratie": "Bbz 2004, art. 45 lid 1 onder b",
            "verantwoordelijkheid": "Bbz 2004, art. 45 lid 1 onder c",
            "onverschuldigd": "Bbz 2004, art. 45 lid 2",
            "naderhand-middelen": "Bbz 2004, art. 46 onder a",
            "voorschot-zonder-recht": "Participatiewet, art. 58 lid 2 onder d",
        }[self.value]


def toets_terugvordering(grond: Terugvorderingsgrond, bedrag: Bedrag, betaald: Bedrag, laatst_betaald: date, vandaag: date) -> None:
    """Raise TerugvorderingAfwijkend for more than was paid, TerugvorderingTeLaat past the two years of art. 45 lid 3."""
    if not NUL < bedrag <= betaald:
        raise TerugvorderingAfwijkend(bedrag, betaald, "is ten hoogste")
    if laatst_betaald > vandaag:
        raise DatumNietGoed(laatst_betaald, "leg vast wat al betaald is")
    grens = vandaag.replace(year=vandaag.year - JAREN_ONVERSCHULDIGD, day=min(vandaag.day, 28))
    if grond is Terugvorderingsgrond.ONVERSCHULDIGD and laatst_betaald < grens:
        raise TerugvorderingTeLaat(JAREN_ONVERSCHULDIGD)
