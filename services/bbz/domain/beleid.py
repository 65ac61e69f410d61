"""Beleid: what a gemeente decides for itself, from a day on.

Nothing here is law, so nothing has a value that we made up: what a gemeente did not set is not asked of anyone, or must be said case by
case. What cannot be done without it is refused and names the field.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kernel.geld import Bedrag
from services.bbz.domain.fouten import BeleidOntbreekt


class Painversie(StrEnum):
    """The version of pain.001 that the gemeente's bank wants."""

    V03 = "pain.001.001.03"
    V09 = "pain.001.001.09"


@dataclass(frozen=True, slots=True)
class Betaalrekening:
    """From which account the gemeente pays, and how its bank wants to be asked."""

    naam: str
    iban: str
    bic: str | None
    versie: Painversie


@dataclass(frozen=True, slots=True, kw_only=True)
class Beleid:
    """The policy of one gemeente on one day; None or empty is not set."""

    geldig_van: date | None = None
    commissie_boven: Bedrag | None = None
    voornemen_bij_afwijzing: bool = False
    zienswijze_weken: int | None = None
    bezwaar_met_commissie: bool = False
    besteding_binnen_weken: int | None = None
    extra_stukken: tuple[str, ...] = ()
    betaalrekening: Betaalrekening | None = None

    def eis_betaalrekening(self) -> Betaalrekening:
        """The account to pay from; raises BeleidOntbreekt."""
        if self.betaalrekening is None:
            raise BeleidOntbreekt("betaalrekening")
        return self.betaalrekening

    def eis_zienswijze_weken(self) -> int:
        """How long an applicant has for his zienswijze; raises BeleidOntbreekt."""
        if self.zienswijze_weken is None:
            raise BeleidOntbreekt("zienswijzeWeken")
        return self.zienswijze_weken
