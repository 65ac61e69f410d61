"""Place the open zaken of a gemeente anew, by the kader that holds now. What a person placed stays."""

from dataclasses import dataclass
from datetime import date

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.telemetry import traceparent
from services.vroegsignalering.store import kaderproef
from services.vroegsignalering.store.queries.kaders import geldend_kader


@dataclass(frozen=True, slots=True)
class Herindeling:
    """How many zaken were looked at, how many moved, and whether there are more."""

    bekeken: int
    verplaatst: int
    klaar: bool


async def herindeel(session: WriteSession, gemeente: str, boekdatum: date, actor: Actor) -> Herindeling:
    """Move what another rule places now, publish `zaak-ingedeeld` for each, and say whether another call is needed."""
    kader = await geldend_kader(session, gemeente)
    bekeken, verplaatst = await kaderproef.herindeel(session, gemeente, kader, boekdatum, traceparent())
    nieuw = {"kader": kader.versie, "bekeken": bekeken, "verplaatst": verplaatst}
    await audit.schrijf(session, gemeente, "zaken-heringedeeld", "afwegingskader", gemeente, actor, nieuw=nieuw)
    return Herindeling(bekeken, verplaatst, bekeken < kaderproef.HERINDELEN_MAX)
