"""Achterstandsklasse: how far behind is a loan, counting only the days on which it could be asked to pay?

Days of uitstel and of a pause (moratorium, schuldregeling) do not count: the clock stands still and goes on where it was. The
boundaries and the percentages of the provision are policy of the gemeente; no law sets them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from services.debiteuren.domain.fouten.beleid import KlassenOngeldig
from services.debiteuren.domain.periode import Periode, dagen_binnen

_HONDERD = Decimal(100)


@dataclass(frozen=True, slots=True)
class Klasse:
    """One class: from so many days on, so many per cent of what is open counts as lost."""

    code: str
    vanaf_dagen: int
    voorziening_procent: Decimal


def achterstandsdagen(sinds: date | None, dag: date, stil: Iterable[Periode]) -> int:
    """Days in arrears at the end of `dag`: those after the due date `sinds` on which nothing stood still; 0 without arrears."""
    if sinds is None or sinds >= dag:
        return 0
    return (dag - sinds).days - dagen_binnen(stil, sinds + timedelta(days=1), dag)


def controleer_klassen(klassen: Sequence[Klasse]) -> tuple[Klasse, ...]:
    """Give them back in order. Raises KlassenOngeldig: the first starts at 0 days, and none has the start or the code of another."""
    op_volgorde = tuple(sorted(klassen, key=lambda k: k.vanaf_dagen))
    if not op_volgorde or op_volgorde[0].vanaf_dagen != 0:
        raise KlassenOngeldig("de eerste klasse begint bij 0 dagen")
    if len({k.vanaf_dagen for k in op_volgorde}) < len(op_volgorde) or len({k.code for k in op_volgorde}) < len(op_volgorde):
        raise KlassenOngeldig("elke klasse heeft een eigen code en een eigen begin")
    if any(not 0 <= k.voorziening_procent <= _HONDERD for k in op_volgorde):
        raise KlassenOngeldig("een percentage ligt tussen 0 en 100")
    return op_volgorde


def klasse_van(dagen: int, klassen: Sequence[Klasse]) -> Klasse:
    """The class of so many days; the classes are in order and the first starts at 0."""
    return next(k for k in reversed(klassen) if k.vanaf_dagen <= dagen)
