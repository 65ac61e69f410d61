"""Meting: which event counts for which product, how much, and once per what?

A rule is data: a type of event, fields that must have certain values, a quantity (one, or a whole-number field) and what
it counts once for. "Once per zaakId" gives one line for a case however many visits it took; without it, every event is a
line. Two events that claim the same line: the earliest boekdatum has it, whatever order they arrive in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

#: Beside the fields of an event, "once per" may name the month of its boekdatum.
MAAND = "maand"


@dataclass(frozen=True, slots=True)
class Meetregel:
    """One declarative rule. `filter` maps a field to the values that count, as JSON writes them."""

    code: str
    product: str
    type: str
    filter: Mapping[str, frozenset[Any]] = field(default_factory=dict)
    hoeveelheid: str | None = None  # a field of the event; None counts one
    eenmaal_per: tuple[str, ...] = ()

    @property
    def velden(self) -> frozenset[str]:
        """Every field of the event's data that this rule reads."""
        genoemd = {*self.filter, *self.eenmaal_per} - {MAAND}
        return frozenset(genoemd | ({self.hoeveelheid} if self.hoeveelheid else set()))


@dataclass(frozen=True, slots=True)
class Gemeten:
    """What a rule needs to know of an event."""

    id: UUID
    type: str
    gemeente: str
    boekdatum: date
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Meting:
    """One metered line: it names the event it came from, and the key that makes it count once."""

    gemeente: str
    regel: str
    product: str
    sleutel: str
    aantal: int
    boekdatum: date
    gebeurtenis_id: UUID


def meet(gebeurtenissen: Iterable[Gemeten], regels: Iterable[Meetregel]) -> list[Meting]:
    """All lines of these events, at most one per (gemeente, rule, key): the earliest. Order and doubles make no difference."""
    per_type: dict[str, list[Meetregel]] = {}
    for regel in regels:
        per_type.setdefault(regel.type, []).append(regel)

    lijnen: dict[tuple[str, str, str], Meting] = {}
    for gebeurtenis in gebeurtenissen:
        for regel in per_type.get(gebeurtenis.type, ()):
            meting = _pas_toe(regel, gebeurtenis)
            if meting is None:
                continue
            plek = (meting.gemeente, meting.regel, meting.sleutel)
            lijnen[plek] = eerste(lijnen.get(plek, meting), meting)
    return list(lijnen.values())


def eerste(a: Meting, b: Meting) -> Meting:
    """Of two metingen for the same line, the one that counts."""
    return min(a, b, key=lambda m: (m.boekdatum, m.gebeurtenis_id))


def _pas_toe(regel: Meetregel, gebeurtenis: Gemeten) -> Meting | None:
    data = gebeurtenis.data
    if any(data.get(veld) not in waarden for veld, waarden in regel.filter.items()):
        return None
    # An event of before a field was added to its contract counts for nothing.
    aantal = int(data.get(regel.hoeveelheid) or 0) if regel.hoeveelheid else 1
    if aantal == 0:
        return None
    return Meting(
        gemeente=gebeurtenis.gemeente,
        regel=regel.code,
        product=regel.product,
        sleutel=_sleutel(regel, gebeurtenis),
        aantal=aantal,
        boekdatum=gebeurtenis.boekdatum,
        gebeurtenis_id=gebeurtenis.id,
    )


def _sleutel(regel: Meetregel, gebeurtenis: Gemeten) -> str:
    """What the line counts once for: the event itself, or the values that the rule names. A value that is not there joins nothing."""
    if not regel.eenmaal_per:
        return str(gebeurtenis.id)
    delen = [f"{gebeurtenis.boekdatum:%Y-%m}" if veld == MAAND else gebeurtenis.data.get(veld) for veld in regel.eenmaal_per]
    return str(gebeurtenis.id) if None in delen else " ".join(map(str, delen))
