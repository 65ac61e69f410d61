"""Keep the figures up: event by event, or all over again from the archive."""

from collections.abc import Sequence
from datetime import date

from gateway.archief.store import queries as archief
from gateway.managementinformatie.domain.projectie import Geteld, projecteer
from gateway.managementinformatie.store import queries
from kernel.db import WriteSession
from kernel.envelope import Event


async def houd_bij(session: WriteSession, events: Sequence[Event]) -> None:
    """Add a list of events, each of which the archive did not have yet."""
    wijziging = projecteer(Geteld(e.type, e.gemeente, e.boekdatum, e.subject, e.sequence, e.data) for e in events)
    await queries.tel_op(session, wijziging)


async def herbouw(session: WriteSession, gemeente: str) -> int:
    """Make the projections of one gemeente again from the archive; return the number of events.

    New events of this gemeente wait until the transaction ends, so none is missed and none counts twice.
    """
    await archief.slot(session, gemeente, alleen=True)
    await queries.wis(session, gemeente)
    aantal = 0
    async for blok in archief.vanaf(session, gemeente, date.min):
        await houd_bij(session, blok)
        aantal += len(blok)
    return aantal
