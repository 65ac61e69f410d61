"""Did the objection come in time, and what became of it? (Awb, art. 6:7)

The term begins with the day of the letter, which is the day of the besluit. Late is possible: it is marked, and the college
says whether that can be excused.
"""

from datetime import date
from enum import StrEnum
from typing import Final

from kernel.termijn import Termijn, Termijnsoort
from services.intake.domain.machine import Machine
from services.intake.domain.normen import Normsoort, norm

BEZWAAR: Final = "bezwaar"


class Bezwaarstatus(StrEnum):
    """Hoe een bezwaar ervoor staat."""

    ONTVANGEN = "ontvangen"
    GEGROND = "gegrond"
    ONGEGROND = "ongegrond"
    NIET_ONTVANKELIJK = "niet-ontvankelijk"
    INGETROKKEN = "ingetrokken"


class Bezwaarstap(StrEnum):
    """Wat er met een bezwaar kan gebeuren."""

    UITKOMST = "uitkomst"


BEZWAARMACHINE: Final[Machine[Bezwaarstatus, Bezwaarstap]] = Machine(
    "bezwaar",
    {
        Bezwaarstatus.ONTVANGEN: {
            Bezwaarstap.UITKOMST: (
                Bezwaarstatus.GEGROND,
                Bezwaarstatus.ONGEGROND,
                Bezwaarstatus.NIET_ONTVANKELIJK,
                Bezwaarstatus.INGETROKKEN,
            )
        },
        Bezwaarstatus.GEGROND: {},
        Bezwaarstatus.ONGEGROND: {},
        Bezwaarstatus.NIET_ONTVANKELIJK: {},
        Bezwaarstatus.INGETROKKEN: {},
    },
)


def bezwaartermijn(besloten_op: date) -> Termijn:
    """Until when an objection comes in time. Raises NormOntbreekt."""
    weken = norm(Normsoort.BEZWAAR_WEKEN, besloten_op)
    return Termijn(Termijnsoort(code=BEZWAAR, artikel=weken.artikel, weken=weken.waarde, atw=True), besloten_op)
