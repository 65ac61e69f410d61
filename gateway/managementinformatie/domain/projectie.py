"""Projectie: what do these events change in the figures?

A projection is a sum (stroom, stand) or a "first month, newest value" per subject (laatste). Both may be added up in any
order and in any grouping, so that keeping up event by event gives what a recount of the whole archive gives.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from gateway.managementinformatie.domain.indicator import TELT_NIET, Bijdrage, Indicator, Soort, uitsplitsing
from gateway.managementinformatie.domain.register import REGISTER


@dataclass(frozen=True, slots=True)
class Geteld:
    """What an indicator needs to know of an event. The caller hands over each event once."""

    type: str
    gemeente: str
    boekdatum: date
    subject: UUID
    sequence: int
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Plek:
    """Where a sum is kept. `maand` is its first day."""

    gemeente: str
    maand: date
    indicator: str
    uitsplitsing: str


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """What is known of one subject: the month in which it began and its newest value, each with the sequence that said so."""

    eerste: int
    maand: date
    nieuwste: int
    uitsplitsing: str

    def met(self, ander: "Onderwerp") -> "Onderwerp":
        """Both together: the month of the first, the value of the newest."""
        begin = min(self, ander, key=lambda o: (o.eerste, o.maand))
        eind = max(self, ander, key=lambda o: o.nieuwste)
        return Onderwerp(begin.eerste, begin.maand, eind.nieuwste, eind.uitsplitsing)


#: Gemeente, indicator, subject.
Onderwerpplek = tuple[str, str, UUID]


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What a list of events adds to the projections."""

    sommen: dict[Plek, int]
    onderwerpen: dict[Onderwerpplek, Onderwerp]


_PER_TYPE: dict[str, list[tuple[Indicator, Bijdrage]]] = {}
for _indicator in REGISTER:
    for _bijdrage in _indicator.bijdragen:
        _PER_TYPE.setdefault(_bijdrage.type, []).append((_indicator, _bijdrage))


def projecteer(gebeurtenissen: Iterable[Geteld]) -> Wijziging:
    """Add these events up."""
    wijziging = Wijziging({}, {})
    for gebeurtenis in gebeurtenissen:
        for indicator, bijdrage in _PER_TYPE.get(gebeurtenis.type, ()):
            past = all(gebeurtenis.data.get(veld) == waarde for veld, waarde in bijdrage.filter.items())
            # What does not pass is news of a subject too, unless the event is of before the field was added to its contract.
            if past or (indicator.soort is Soort.LAATSTE and bijdrage.filter.keys() <= gebeurtenis.data.keys()):
                _tel(wijziging, gebeurtenis, indicator, bijdrage, past=past)
    return wijziging


def _tel(wijziging: Wijziging, gebeurtenis: Geteld, indicator: Indicator, bijdrage: Bijdrage, *, past: bool) -> None:
    maand = gebeurtenis.boekdatum.replace(day=1)
    splitsing = uitsplitsing(bijdrage, gebeurtenis.data) if past and not bijdrage.vervalt else TELT_NIET
    if indicator.soort is Soort.LAATSTE:
        nieuw = Onderwerp(gebeurtenis.sequence, maand, gebeurtenis.sequence, splitsing)
        bij = (gebeurtenis.gemeente, indicator.code, gebeurtenis.subject)
        wijziging.onderwerpen[bij] = wijziging.onderwerpen.get(bij, nieuw).met(nieuw)
        return
    # An event of before a field was added to its contract adds nothing.
    hoeveel = int(gebeurtenis.data.get(bijdrage.waarde) or 0) if bijdrage.waarde else 1
    plek = Plek(gebeurtenis.gemeente, maand, indicator.code, splitsing)
    wijziging.sommen[plek] = wijziging.sommen.get(plek, 0) + bijdrage.teken * hoeveel
