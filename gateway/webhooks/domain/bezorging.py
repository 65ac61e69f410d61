"""Bezorging: what does the answer of a receiver mean, and when do we try again?

Any 2xx is received; everything else is not, a redirect included: a sender never follows one (CloudEvents webhook binding).
410 ends the abonnement. 429 and 503 may say for how long to stay away, and we do. All else is tried again by the schedule
of Standard Webhooks, up to 75 hours after the first attempt, each wait a little shorter or longer so that receivers do not
meet all our retries in one second. No clock and no dice in here: both come in.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

#: Wait after the first, second … failed attempt (Standard Webhooks 1.0.0, "Deliverability and reliability").
SCHEMA = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
#: A receiver that fails this long without one success is switched off.
LANGSTE_STORING = timedelta(days=5)
#: A receiver cannot ask us to stay away longer than this.
LANGSTE_RUST = timedelta(hours=24)
#: The wait lies between 80 % and 120 % of the schedule; the dice give 0 up to and including this.
WORP_MAX = 400

_GEREED = range(200, 300)
_VERVALLEN = 410
_MET_RUST = (429, 503)


class Gevolg(StrEnum):
    """Wat er met een bezorging gebeurt na een poging."""

    BEZORGD = "bezorgd"
    OPNIEUW = "opnieuw"
    OPGEGEVEN = "opgegeven"  # the schedule is used up
    VERVALLEN = "vervallen"  # the receiver wants nothing more


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What came back from one attempt: a status, or the code of what went wrong on the way."""

    status: int | None
    fout: str | None = None
    kom_terug_na: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Besluit:
    """What to do now. `volgende_op` is set for `opnieuw`; `rust_tot` asks peace for every delivery to this receiver."""

    gevolg: Gevolg
    volgende_op: datetime | None = None
    rust_tot: datetime | None = None


def beoordeel(antwoord: Antwoord, poging: int, nu: datetime, worp: int) -> Besluit:
    """Judge the answer to attempt number `poging` (the first is 1). `worp` is a throw of 0 up to and including WORP_MAX."""
    if antwoord.status in _GEREED:
        return Besluit(Gevolg.BEZORGD)
    if antwoord.status == _VERVALLEN:
        return Besluit(Gevolg.VERVALLEN)

    rust_tot = None
    if antwoord.status in _MET_RUST and antwoord.kom_terug_na is not None:
        rust_tot = nu + min(antwoord.kom_terug_na, LANGSTE_RUST)

    if poging > len(SCHEMA):
        return Besluit(Gevolg.OPGEGEVEN, rust_tot=rust_tot)
    volgende_op = nu + wachttijd(poging, worp)
    return Besluit(Gevolg.OPNIEUW, max(volgende_op, rust_tot or volgende_op), rust_tot)


def wachttijd(poging: int, worp: int) -> timedelta:
    """The wait after this failed attempt, between 80 % and 120 % of the schedule; past its end, the last wait again."""
    assert 0 <= worp <= WORP_MAX, "the dice have WORP_MAX + 1 sides"
    return SCHEMA[min(poging, len(SCHEMA)) - 1] * (1000 - WORP_MAX // 2 + worp) // 1000


def te_lang_mislukt(mislukt_sinds: datetime | None, nu: datetime) -> bool:
    """Has this receiver failed without one success for so long that we switch it off?"""
    return mislukt_sinds is not None and nu - mislukt_sinds >= LANGSTE_STORING
