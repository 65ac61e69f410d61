"""Bring committed events to the bus: at least once, in order per aggregate, soon.

One relay is active per app. It takes what is unsent — never «above the last number», which skips rows that commit
late —, sends it in one go, and marks it. A crash between sending and marking sends again under the same id.
"""

import asyncio
import json
from uuid import UUID

import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from kernel.bus.ports import Message, Producer
from kernel.db import Database
from kernel.envelope import CONTENT_TYPE, Event, source_of
from kernel.leader import Leader
from kernel.telemetry import GEBEURTENISSEN

log = structlog.get_logger(__name__)

#: Events per round. Enough to fill the pipeline, small enough to be done again after a crash.
BATCH = 1_000
#: How long the relay sleeps when nothing wakes it: another process may have committed.
POLL_S = 0.05

_UNSENT = text(
    """
    SELECT nummer, id, type, topic, subject, sequence, gemeente, boekdatum, dataref, data::text AS data, traceparent, tijd
      FROM outbox WHERE verzonden_op IS NULL ORDER BY nummer LIMIT :batch
    """
)
_MARK = text("UPDATE outbox SET verzonden_op = now() WHERE nummer = ANY(:nummers)")
_PURGE = text("DELETE FROM outbox WHERE verzonden_op < now() - make_interval(days => :dagen)")


class Relay:
    """Sends the outbox of one app. `wake` is called in process after every commit."""

    def __init__(self, db: Database, producer: Producer) -> None:
        self._db, self._producer = db, producer
        self._source = source_of(db.settings.oin, db.settings.app)
        # Reading and marking are one statement each: without BEGIN and COMMIT around them a round takes half as long.
        self._direct = db.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """There may be something to send."""
        self._woken.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop`. A fault of bus or database is waited out: the rows stay where they are."""
        leader = Leader(self._db.settings, "relay")
        try:
            while not stop.is_set():
                try:
                    self._woken.clear()
                    if await leader.leads() and await self.send_batch() == BATCH:
                        continue
                    await asyncio.wait_for(self._woken.wait(), POLL_S)
                except TimeoutError:
                    continue
                except Exception as fout:  # noqa: BLE001 - whatever is wrong, the events must wait and be tried again
                    log.warning("relay wacht", app=self._db.settings.app, fout=type(fout).__name__)
                    await asyncio.sleep(1)
        finally:
            await leader.resign()

    async def send_batch(self) -> int:
        """One round: read, send, mark. No transaction is open while the bus is spoken to. Returns how many were sent."""
        async with self._direct.connect() as connection:
            nummers, messages = await self._unsent(connection)
        if not nummers:
            return 0
        for topic, batch in messages.items():
            await self._producer.publish(topic, batch)
        async with self._direct.connect() as connection:
            await connection.execute(_MARK, {"nummers": nummers})
        GEBEURTENISSEN.labels(self._db.settings.app, "verzonden").inc(len(nummers))
        return len(nummers)

    async def _unsent(self, connection: AsyncConnection) -> tuple[list[int], dict[str, list[Message]]]:
        nummers: list[int] = []
        per_topic: dict[str, list[Message]] = {}
        for rij in await connection.execute(_UNSENT, {"batch": BATCH}):
            event = Event(
                id=UUID(str(rij.id)),
                source=self._source,
                type=rij.type,
                subject=UUID(str(rij.subject)),
                sequence=rij.sequence,
                time=rij.tijd,
                gemeente=rij.gemeente,
                boekdatum=rij.boekdatum,
                data=json.loads(rij.data),
                dataref=rij.dataref,
                traceparent=rij.traceparent,
            )
            nummers.append(rij.nummer)
            message = Message(key=str(event.subject), value=event.to_json(), headers={"content-type": CONTENT_TYPE})
            per_topic.setdefault(rij.topic, []).append(message)
        return nummers, per_topic


async def purge(db: Database, *, dagen: int = 14) -> None:
    """Remove what was sent longer ago than `dagen`; the gateway's archive keeps the events themselves."""
    async with db.engine.begin() as connection:
        await connection.execute(_PURGE, {"dagen": dagen})
