"""Is the admission registered at BKR, and taken off again? (000 § 4.4.7)

The duty begins when the person is admitted and the debts are problematic, whichever comes last. It is met with a proof. When
the help ends the registration ends too, again with a proof; a duty that was never met then lapses.
"""

from enum import StrEnum
from typing import Final

from services.intake.domain.machine import Machine


class Bkrstatus(StrEnum):
    """Hoe een BKR-registratie ervoor staat."""

    VEREIST = "vereist"
    GEREGISTREERD = "geregistreerd"
    EINDE_VEREIST = "einde-vereist"
    BEEINDIGD = "beeindigd"
    VERVALLEN = "vervallen"


class Bkrstap(StrEnum):
    """Wat er met een BKR-registratie kan gebeuren."""

    BEWIJS = "bewijs"
    EINDE = "einde-traject"
    EINDBEWIJS = "eindbewijs"


BKR: Final[Machine[Bkrstatus, Bkrstap]] = Machine(
    "BKR-registratie",
    {
        Bkrstatus.VEREIST: {Bkrstap.BEWIJS: (Bkrstatus.GEREGISTREERD,), Bkrstap.EINDE: (Bkrstatus.VERVALLEN,)},
        Bkrstatus.GEREGISTREERD: {Bkrstap.EINDE: (Bkrstatus.EINDE_VEREIST,)},
        Bkrstatus.EINDE_VEREIST: {Bkrstap.EINDBEWIJS: (Bkrstatus.BEEINDIGD,)},
        Bkrstatus.BEEINDIGD: {},
        Bkrstatus.VERVALLEN: {},
    },
)
