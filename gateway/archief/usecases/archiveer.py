"""Take events into the archive."""

from collections.abc import Sequence

from gateway.archief.store import queries
from kernel.db import WriteSession
from kernel.envelope import Event


async def archiveer(session: WriteSession, events: Sequence[Event]) -> list[Event]:
    """Store a list of events of one gemeente; give back those that were not there yet.

    Until the transaction ends no rebuild of this gemeente can begin: what is kept from the archive is added in this transaction too.
    """
    await queries.slot(session, events[0].gemeente)
    return await queries.bewaar(session, events)
