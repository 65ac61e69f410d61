"""Rapport: the figures of one month, in the order of the register.

Every indicator is there, also at nought: a reader must see the difference between "none" and "not counted".
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from gateway.managementinformatie.domain.fouten import OngeldigeMaand
from gateway.managementinformatie.domain.indicator import Indicator, Soort
from gateway.managementinformatie.domain.register import REGISTER

_MAAND = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_TIENDE = Decimal("0.1")

#: Per indicator its stored values by uitsplitsing.
Standen = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One figure of the report. `waarde` is None for a share of nothing."""

    indicator: Indicator
    uitsplitsing: str
    waarde: Decimal | int | None


def lees_maand(tekst: str) -> date:
    """First day of the month that is written `2025-03`; raise OngeldigeMaand."""
    gevonden = _MAAND.fullmatch(tekst)
    if gevonden is None or gevonden[1] == "0000":
        raise OngeldigeMaand
    return date(int(gevonden[1]), int(gevonden[2]), 1)


def stel_op(standen: Standen) -> list[Cijfer]:
    """The report: per indicator the total first (uitsplitsing empty), then its parts by name."""
    return [cijfer for indicator in REGISTER for cijfer in _cijfers(indicator, standen)]


def _cijfers(indicator: Indicator, standen: Standen) -> Iterable[Cijfer]:
    if indicator.soort is Soort.VERHOUDING:
        yield Cijfer(indicator, "", _verhouding(indicator, standen))
        return
    delen = standen.get(indicator.code, {})
    yield Cijfer(indicator, "", sum(delen.values()))
    if indicator.dimensies:
        yield from (Cijfer(indicator, naam, waarde) for naam, waarde in sorted(delen.items()) if waarde)


def _verhouding(indicator: Indicator, standen: Standen) -> Decimal | None:
    """Percentage with one decimal, half up."""
    assert indicator.teller is not None, "a verhouding has a teller"
    assert indicator.noemer is not None, "a verhouding has a noemer"
    code, deel = indicator.teller
    noemer = sum(standen.get(indicator.noemer, {}).values())
    if noemer == 0:
        return None
    return (Decimal(100 * standen.get(code, {}).get(deel, 0)) / noemer).quantize(_TIENDE, rounding=ROUND_HALF_UP)
