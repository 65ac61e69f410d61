"""An appointment, its reminder, and what happens when someone does not come (document 003, items 9 and 18).

Money worries make it hard to keep appointments. Whoever does not come is called, to see together what is needed. Nobody
leaves the route for not coming as long as one missed appointment was not followed by such a call.
"""

from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kernel.kalender import is_werkdag
from services.intake.domain.fouten import NabellenOntbreekt
from services.intake.domain.machine import Machine


class Afspraakvorm(StrEnum):
    """Hoe de afspraak is."""

    OP_LOCATIE = "bij-de-ondernemer"
    KANTOOR = "op-kantoor"
    TELEFOON = "telefoon"
    BEELDBELLEN = "beeldbellen"


class Afspraakstatus(StrEnum):
    """Hoe een afspraak ervoor staat."""

    GEPLAND = "gepland"
    GEWEEST = "geweest"
    AFGEZEGD = "afgezegd"
    VERZET = "verzet"
    NIET_VERSCHENEN = "niet-verschenen"
    NAGEBELD = "nagebeld"


class Afspraakstap(StrEnum):
    """Wat er met een afspraak kan gebeuren."""

    AFLOOP = "afloop"
    NABELLEN = "nabellen"


_S = Afspraakstatus
AFSPRAAK: Final[Machine[Afspraakstatus, Afspraakstap]] = Machine(
    "afspraak",
    MappingProxyType(
        {
            _S.GEPLAND: {Afspraakstap.AFLOOP: (_S.GEWEEST, _S.AFGEZEGD, _S.VERZET, _S.NIET_VERSCHENEN)},
            _S.GEWEEST: {},
            _S.VERZET: {},
            _S.AFGEZEGD: {Afspraakstap.NABELLEN: (_S.NAGEBELD,)},
            _S.NIET_VERSCHENEN: {Afspraakstap.NABELLEN: (_S.NAGEBELD,)},
            _S.NAGEBELD: {},
        }
    ),
)
#: Someone must be called: he did not come, or called it off.
NABELLEN: Final = frozenset({_S.AFGEZEGD, _S.NIET_VERSCHENEN})


def herinner_op(datum: date, gemaakt_op: date) -> date:
    """The day of the reminder: the last werkdag before the appointment, or at once when it was made later than that."""
    dag = datum - timedelta(days=1)
    while not is_werkdag(dag):
        dag -= timedelta(days=1)
    return max(dag, gemaakt_op)


def beoordeel_niet_verschenen(nog_te_bellen: int) -> None:
    """Return when someone may leave for not coming: every missed appointment was followed by a call. Raises NabellenOntbreekt."""
    if nog_te_bellen:
        raise NabellenOntbreekt(nog_te_bellen)
