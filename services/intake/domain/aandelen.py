"""Who gets what of an offer? Preferent and concurrent creditors apart, and the shares sum to the whole (000 § 4.4.5.3).

Within a group everyone gets the same part of his claim, to the cent. A preferent creditor gets `factor` times the part of a
concurrent one, and never more than he claims; what he then leaves goes to the concurrent ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from kernel.geld import NUL, Bedrag, totaal, verdeel
from services.intake.domain.fouten import BodTeHoog, GeenSchulden
from services.intake.domain.regeling import Regelingsoort, Regelingstatus
from services.intake.domain.schuld import Schuld


class Reactie(StrEnum):
    """Wat een schuldeiser op het voorstel antwoordde."""

    OPEN = "open"
    AKKOORD = "akkoord"
    GEWEIGERD = "geweigerd"
    GEEN_REACTIE = "geen-reactie"


@dataclass(frozen=True, slots=True)
class Aandeel:
    """What one creditor gets of the offer for one claim."""

    schuld_id: UUID
    vordering: Bedrag
    aandeel: Bedrag
    preferent: bool

    def __post_init__(self) -> None:
        assert NUL <= self.aandeel <= self.vordering, "nobody gets less than nothing or more than his claim"


def verdeel_bod(bod: Bedrag, schulden: Sequence[Schuld], factor: int) -> list[Aandeel]:
    """The shares of `bod`, in the order of `schulden`; together they are `bod`.

    Raises GeenSchulden, or BodTeHoog when the bod is more than all claims together.
    """
    assert factor >= 1, "a preferent creditor never gets a smaller part than a concurrent one"
    assert bod >= NUL, "an offer is not below zero"
    preferent = totaal(s.bedrag for s in schulden if s.preferent)
    concurrent = totaal(s.bedrag for s in schulden if not s.preferent)
    if preferent + concurrent <= NUL:
        raise GeenSchulden
    if bod > preferent + concurrent:
        raise BodTeHoog(bod, preferent + concurrent)
    voor_preferent = min(verdeel(bod, [factor * preferent.centen, concurrent.centen])[0], preferent)
    delen = _binnen(voor_preferent, [s for s in schulden if s.preferent])
    delen |= _binnen(bod - voor_preferent, [s for s in schulden if not s.preferent])
    return [Aandeel(s.id, s.bedrag, delen[s.id], s.preferent) for s in schulden]


def aandelen(soort: Regelingsoort, bod: Bedrag | None, schulden: Sequence[Schuld], factor: int) -> list[Aandeel]:
    """The shares by the kind of solution: all for payment in full, nothing for a 0%-aanbod, else a split of `bod`."""
    som = totaal(s.bedrag for s in schulden)
    if soort is Regelingsoort.NULAANBOD:
        return verdeel_bod(NUL, schulden, factor)
    if soort in {Regelingsoort.BETALINGSREGELING, Regelingsoort.HERFINANCIERING}:
        return verdeel_bod(som, schulden, factor)
    assert bod is not None, "a sanering or schuldbemiddeling offers an amount"
    return verdeel_bod(bod, schulden, factor)


def uitkomst(reacties: Sequence[Reactie]) -> Regelingstatus:
    """What the answers mean together: everyone agrees, someone does not, or not everyone has answered.

    Silence is not agreement, and whoever stays silent can be brought before the judge (dwangakkoord) as one who refuses.
    """
    if all(r is Reactie.AKKOORD for r in reacties):
        return Regelingstatus.AKKOORD
    if Reactie.OPEN in reacties:
        return Regelingstatus.VOORGESTELD
    return Regelingstatus.GEWEIGERD


def _binnen(deel: Bedrag, groep: Sequence[Schuld]) -> dict[UUID, Bedrag]:
    """Split what a group gets over its claims, by size."""
    if totaal(s.bedrag for s in groep) <= NUL:
        return {s.id: NUL for s in groep}
    return dict(zip((s.id for s in groep), verdeel(deel, [s.bedrag.centen for s in groep]), strict=True))
