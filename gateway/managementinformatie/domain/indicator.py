"""Indicator: what is counted, from which events, by which formula, and in which unit?

Three kinds of figures, and each can be kept up by events in any order:

- *stroom*: what happened in a month; every event adds.
- *stand*: what there is at the end of a month; events add and take off, the stand is the sum of all months up to then.
- *laatste*: how many subjects started in a month, split by the newest that is known of them (a zaak that became
  meervoudig counts as meervoudig). The newest is the highest sequence, not the last to arrive. A subject whose newest event
  does not pass the filter, or that went on in another subject (`vervalt`), does not count.

A *verhouding* divides two of these when a report is read, and is stored nowhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

#: Between the values of an uitsplitsing with more than one dimension.
SCHEIDING = " | "
#: Kept in the place of an uitsplitsing for a subject that does not count (any more).
TELT_NIET = "(telt niet)"


class Eenheid(StrEnum):
    """Waarin een indicator is uitgedrukt."""

    AANTAL = "aantal"
    CENTEN = "centen"
    PROCENT = "procent"


class Soort(StrEnum):
    """Hoe een indicator telt."""

    STROOM = "stroom"
    STAND = "stand"
    LAATSTE = "laatste"
    VERHOUDING = "verhouding"


@dataclass(frozen=True, slots=True)
class Bijdrage:
    """What one type of event adds. `waarde` is a whole-number field, None adds one; `teken` -1 takes off.

    `uitsplitsing` names the field of each dimension of the indicator. `vast` gives a value instead of a field, for an
    event that does not carry it because its name already says it. `vervalt`: from this event on the subject does not count.
    """

    type: str
    waarde: str | None = None
    teken: int = 1
    filter: Mapping[str, Any] = field(default_factory=dict)
    uitsplitsing: tuple[str, ...] = ()
    vast: tuple[str, ...] | None = None
    vervalt: bool = False

    @property
    def velden(self) -> frozenset[str]:
        """Every field of the event's data that is read."""
        return frozenset({*self.filter, *self.uitsplitsing} | ({self.waarde} if self.waarde else set()))


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure. `dimensies` names what it is split by; a verhouding has a `teller` and a `noemer` instead of bijdragen."""

    code: str
    naam: str
    definitie: str
    eenheid: Eenheid
    soort: Soort
    bijdragen: tuple[Bijdrage, ...] = ()
    dimensies: tuple[str, ...] = ()
    teller: tuple[str, str] | None = None  # code of an indicator, and the uitsplitsing that counts
    noemer: str | None = None

    @property
    def bron(self) -> tuple[str, ...]:
        """The types of event it comes from."""
        return tuple(dict.fromkeys(bijdrage.type for bijdrage in self.bijdragen))

    @property
    def formule(self) -> str:
        """How it is computed, for a reader: `+ hoofdsomCenten van lening-geopend - hoofdsomCenten van ontvangst-verwerkt`."""
        if self.teller is not None:
            return f"{self.teller[0]} ({self.teller[1]}) / {self.noemer} × 100"
        return " ".join(_termen(bijdrage) for bijdrage in self.bijdragen)


def _termen(bijdrage: Bijdrage) -> str:
    if bijdrage.vervalt:
        return f"zonder {bijdrage.type.split('.')[-2]}"
    teken = "+" if bijdrage.teken > 0 else "-"
    als = "".join(f" als {veld} = {_toon(waarde)}" for veld, waarde in bijdrage.filter.items())
    return f"{teken} {bijdrage.waarde or 'aantal'} van {bijdrage.type.split('.')[-2]}{als}"


def uitsplitsing(bijdrage: Bijdrage, data: Mapping[str, Any]) -> str:
    """The values of the dimensions, as they are stored and shown: `Huisbezoek | ja`."""
    if bijdrage.vast is not None:
        return SCHEIDING.join(bijdrage.vast)
    return SCHEIDING.join(_toon(data.get(veld)) for veld in bijdrage.uitsplitsing)


def _toon(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return "onbekend" if waarde is None else str(waarde).replace(SCHEIDING, " ")
