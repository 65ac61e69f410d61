"""Faults put in on purpose, each by one small change: a simulation that does not find these proves nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any
from unittest.mock import patch

from sqlalchemy import text

from kernel import inbox
from kernel.bus.ports import Received
from kernel.bus.postgres import PostgresSubscription
from kernel.outbox import relay


def _boven_het_laatste() -> Any:
    """The relay takes what lies above the last number that it sent: who commits late is skipped."""
    boven = "nummer > (SELECT coalesce(max(nummer), 0) FROM outbox WHERE verzonden_op IS NOT NULL)"
    return patch.object(relay, "_UNSENT", text(str(relay._UNSENT).replace("verzonden_op IS NULL", boven)))


def _eerst_merken() -> Any:
    """The relay marks as sent what it has only read."""
    meteen = "WITH u AS (UPDATE outbox SET verzonden_op = now() WHERE nummer IN (SELECT nummer FROM ({unsent}) AS o) RETURNING *)"
    kolommen = "nummer, id, type, topic, subject, sequence, gemeente, boekdatum, dataref, data::text AS data, traceparent, tijd"
    sql = f"{meteen.format(unsent=relay._UNSENT)} SELECT {kolommen} FROM u ORDER BY nummer"
    return patch.object(relay, "_UNSENT", text(sql))


def _zonder_inbox() -> Any:
    """The consumer handles whatever it is given."""
    alles = "SELECT i FROM unnest(CAST(:sources AS text[]), CAST(:ids AS uuid[])) AS e(s, i) WHERE CAST(:consumer AS text) <> ''"
    return patch.object(inbox, "_RECORD", text(alles))


def _eerst_vastleggen() -> Any:
    """The consumer gives up its place in the bus before it has handled what it took."""
    fetch = PostgresSubscription.fetch

    async def fetch_en_commit(self: PostgresSubscription, maximum: int, wait_s: float) -> list[Received]:
        received = await fetch(self, maximum, wait_s)
        await self.commit(received)
        return received

    return patch.object(PostgresSubscription, "fetch", fetch_en_commit)


def _niet_wachten() -> Any:
    """What comes behind a parked message is handled before it."""
    niemand = "SELECT key FROM geparkeerd WHERE consumer = :consumer AND key = ANY(:keys) AND false"
    return patch.object(inbox, "_PARKED_KEYS", text(niemand))


#: By the name that the command takes; «geen» is the kernel as it is.
GEBREKEN: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "geen": nullcontext,
    "boven-het-laatste": _boven_het_laatste,
    "eerst-merken": _eerst_merken,
    "zonder-inbox": _zonder_inbox,
    "eerst-vastleggen": _eerst_vastleggen,
    "niet-wachten": _niet_wachten,
}
