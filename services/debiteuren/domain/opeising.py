"""Opeising: on which ground is all of a loan due at once? (Bbz 2004, art. 39, 40, 41 and 43a)"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from services.debiteuren.domain.fouten.besluit import GrondPastNiet


class Opeisgrond(StrEnum):
    """Why a loan is opeisbaar."""

    ONJUISTE_BESTEDING = "onjuiste-besteding"
    BEEINDIGING = "beeindiging"
    OVERDRACHT = "overdracht"
    SURSEANCE = "surseance"
    FAILLISSEMENT = "faillissement"
    NIET_NAKOMEN = "niet-nakomen"
    DUURZAAM_NIET_IN_STAAT = "duurzaam-niet-in-staat"
    UITSTEL_OPGEBRUIKT = "uitstel-opgebruikt"
    NALATIG_NA_BEEINDIGING = "nalatig-na-beeindiging"

    @property
    def artikel(self) -> str:
        """Where it stands."""
        return _ARTIKEL[self]


_ARTIKEL: Final = {
    Opeisgrond.ONJUISTE_BESTEDING: "Bbz 2004, art. 39 lid 2 onder a",
    Opeisgrond.BEEINDIGING: "Bbz 2004, art. 39 lid 2 onder b en 43",
    Opeisgrond.OVERDRACHT: "Bbz 2004, art. 39 lid 2 onder b",
    Opeisgrond.SURSEANCE: "Bbz 2004, art. 39 lid 2 onder c",
    Opeisgrond.FAILLISSEMENT: "Bbz 2004, art. 39 lid 2 onder c",
    Opeisgrond.NIET_NAKOMEN: "Bbz 2004, art. 40",
    Opeisgrond.DUURZAAM_NIET_IN_STAAT: "Bbz 2004, art. 41 lid 4",
    Opeisgrond.UITSTEL_OPGEBRUIKT: "Bbz 2004, art. 41 lid 4",
    Opeisgrond.NALATIG_NA_BEEINDIGING: "Bbz 2004, art. 43a lid 5",
}


@dataclass(frozen=True, slots=True)
class Feiten:
    """What must be known of the loan to judge a ground."""

    tweede_aanmaning_verstreken: bool
    uitsteldagen_over: int
    beeindigd: bool
    onder_hypotheek: bool


def beoordeel(grond: Opeisgrond, feiten: Feiten) -> Opeisgrond:
    """Give the ground back when it can hold. Raises GrondPastNiet. What only a person can know is not judged here."""
    reden = None
    if grond is Opeisgrond.NIET_NAKOMEN and not feiten.tweede_aanmaning_verstreken:
        reden = "er is nog geen tweede aanmaning waarvan de termijn voorbij is"
    elif grond is Opeisgrond.UITSTEL_OPGEBRUIKT and feiten.uitsteldagen_over > 0:
        reden = f"er zijn nog {feiten.uitsteldagen_over} dagen uitstel mogelijk"
    elif grond is Opeisgrond.NALATIG_NA_BEEINDIGING and not (feiten.beeindigd and feiten.onder_hypotheek):
        reden = "het bedrijf is niet beëindigd met een lening onder hypotheek of pand"
    if reden is not None:
        raise GrondPastNiet(grond.value, reden, grond.artikel)
    return grond
