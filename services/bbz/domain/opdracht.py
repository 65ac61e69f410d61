"""Opdracht: what may an outsider do for us, and who may not do both? (Divosa 2017, § 4.3, 7.2)

Who tests a business and who guides it have opposite interests. Where the gemeente wants it, one opdrachtnemer never does both for one
entrepreneur.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.bbz.domain.fouten.opdracht import CoachVol, OpdrachtInAndereStand, ToetsingEnBegeleidingApart, UiterlijkTeVroeg


class Opdrachtsoort(StrEnum):
    """What is asked."""

    ONDERZOEK = "onderzoek"
    BEGELEIDING = "begeleiding"
    TRAJECT = "traject"


class Opdrachtnemersoort(StrEnum):
    """Who does it."""

    ADVIESBUREAU = "adviesbureau"
    COACH = "coach"
    TRAJECTBUREAU = "trajectbureau"
    VRIJWILLIGER = "vrijwilliger"


class Betaler(StrEnum):
    """Who pays for guidance."""

    KREDIET = "krediet"
    GEMEENTE = "gemeente"
    ONDERNEMER = "ondernemer"


@dataclass(frozen=True, slots=True)
class Eerder:
    """An opdracht that this opdrachtnemer had for the same entrepreneur."""

    soort: Opdrachtsoort


_TEGENOVER = {Opdrachtsoort.ONDERZOEK: Opdrachtsoort.BEGELEIDING, Opdrachtsoort.BEGELEIDING: Opdrachtsoort.ONDERZOEK}


def toets_opdracht(soort: Opdrachtsoort, eerder: Iterable[Eerder], *, apart: bool, vrij: int, verstrekt_op: date, uiterlijk: date) -> None:
    """Raise UiterlijkTeVroeg, CoachVol or ToetsingEnBegeleidingApart."""
    if uiterlijk < verstrekt_op:
        raise UiterlijkTeVroeg(uiterlijk)
    if vrij < 1:
        raise CoachVol
    if apart and _TEGENOVER.get(soort) in {e.soort for e in eerder}:
        raise ToetsingEnBegeleidingApart


def toets_stand(status: str, mogelijk: tuple[str, ...]) -> None:
    """Raise OpdrachtInAndereStand when this cannot be done now."""
    if status not in mogelijk:
        raise OpdrachtInAndereStand(status, " of ".join(mogelijk))
