"""What is a bedreigende situatie? The list of the statute, plus what the gemeente added (Wgs, art. 4 lid 2; domain.md A2.3, A2.4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.intake.domain.fouten import CrisisgrondNietVastgesteld, CrisisgrondOntbreekt


class Crisisgrond(StrEnum):
    """Waarom de situatie bedreigend is."""

    WONINGONTRUIMING = "woningontruiming"
    GAS = "beeindiging-gas"
    ELEKTRICITEIT = "beeindiging-elektriciteit"
    STADSVERWARMING = "beeindiging-stadsverwarming"
    WATER = "beeindiging-water"
    ZORGVERZEKERING = "opzegging-zorgverzekering"
    VERKOOP_INBOEDEL = "verkoop-inboedel"
    VERKOOP_WONING = "verkoop-woning"
    LOONBESLAG = "loonbeslag"
    BANKBESLAG = "bankbeslag"
    FAILLISSEMENT = "faillissementsaanvraag"
    BESLAG_ZAKEN = "beslag-zaken"
    OPZEGGING_BANKKREDIET = "opzegging-bankkrediet"


#: The list of the statute: always a ground, in every gemeente.
WETTELIJK = frozenset(
    {
        Crisisgrond.WONINGONTRUIMING,
        Crisisgrond.GAS,
        Crisisgrond.ELEKTRICITEIT,
        Crisisgrond.STADSVERWARMING,
        Crisisgrond.WATER,
        Crisisgrond.ZORGVERZEKERING,
    }
)


@dataclass(frozen=True, slots=True)
class Crisisbeleid:
    """What a gemeente added to the list, from `van` until a later row."""

    van: date
    gronden: frozenset[Crisisgrond]


def gronden_op(beleid: Iterable[Crisisbeleid], op: date) -> frozenset[Crisisgrond]:
    """Every ground that counts on `op`: the statute's, and those of the newest row that holds by then."""
    geldig = [b for b in beleid if b.van <= op]
    eigen = max(geldig, key=lambda b: b.van).gronden if geldig else frozenset[Crisisgrond]()
    return WETTELIJK | eigen


def beoordeel_crisis(*, crisis: bool, grond: Crisisgrond | None, beleid: Iterable[Crisisbeleid], gemeente: str, op: date) -> None:
    """Return when this is a bedreigende situatie here, or none is claimed. Raises CrisisgrondOntbreekt or CrisisgrondNietVastgesteld."""
    if not crisis:
        return
    if grond is None:
        raise CrisisgrondOntbreekt
    mogelijk = gronden_op(beleid, op)
    if grond not in mogelijk:
        raise CrisisgrondNietVastgesteld(grond, gemeente, op, mogelijk)
