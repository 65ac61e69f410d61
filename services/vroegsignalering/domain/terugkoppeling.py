"""What may a partner hear of his own signal? Whether it was taken up, and no more than that.

Of two reasons he may hear the name, for they are about the signal and not about the person: a herhaalde melding, an onterecht signaal.
Anything else, who died, who moved, who is known elsewhere, a reason of the gemeente's own, is «niet opgepakt» and nothing more (GGM: of
*andere reden* the partner only hears that it was not taken up).
"""

from enum import StrEnum
from typing import Final

from services.vroegsignalering.domain.beoordeling import Signaalstatus


class Terugkoppeling(StrEnum):
    """Wat de partner van zijn signaal mag weten."""

    NOG_NIET_OPGEPAKT = "Nog niet opgepakt"
    OPGEPAKT = "Opgepakt"
    HERHAALD = "Niet opgepakt: herhaalde melding"
    ONTERECHT = "Niet opgepakt: onterecht signaal"
    NIET_OPGEPAKT = "Niet opgepakt"


_NAAR: Final = {
    Signaalstatus.NOG_NIET_OPGEPAKT: Terugkoppeling.NOG_NIET_OPGEPAKT,
    Signaalstatus.OPGEPAKT: Terugkoppeling.OPGEPAKT,
    Signaalstatus.HERHAALD: Terugkoppeling.HERHAALD,
    Signaalstatus.ONTERECHT: Terugkoppeling.ONTERECHT,
}


def terug_te_koppelen(status: Signaalstatus) -> Terugkoppeling:
    """What the partner hears. A status that is not named above says no more than that the signal was not taken up."""
    return _NAAR.get(status, Terugkoppeling.NIET_OPGEPAKT)
