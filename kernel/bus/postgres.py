"""The bus of the embedded default: an append-only table with a place per group and topic.

A reader asks for «everything above my place». That is only safe when the positions of a topic become visible in their order, and a sequence
does not promise that: who took number 7 may commit after who took number 8, and a reader that saw 8 never looks back (measured without a
lock: 11,526 of 280,557 lost). So appends to one topic go one after the other, under an advisory lock that lasts until the commit. The lock
sits in the function `bus.plaats`, and a worker has no other way to add a message.

One consumer per group is active, by an advisory lock on the connection with which it also reads and commits: who loses the connection loses
the place.
"""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import asyncpg

from kernel.bus.ports import BusOnbereikbaar, Message, Received, check_size

#: A batch larger than this goes in parts, so that no writer holds the topic for long.
PART = 5_000
#: How long a reader sleeps at most when no NOTIFY comes: the writer may have died between its commit and its NOTIFY.
POLL_S = 0.5
#: First half of the advisory key of being the consumer of a group; appending to a topic has 25205.
_GROUP = 25191

_SCHEMA = Path(__file__).with_name("schema.sql")
_FAULTS = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError)

_READ = """
SELECT b.topic, b.positie, b.key, b.value, b.headers::text
  FROM unnest($1::text[], $2::bigint[]) AS p(topic, positie)
 CROSS JOIN LATERAL (
       SELECT * FROM bus.bericht WHERE topic = p.topic AND positie > p.positie ORDER BY positie LIMIT $3) AS b
 ORDER BY b.positie
 LIMIT $3
"""
_COMMIT = """
INSERT INTO bus.voortgang AS v (groep, topic, positie) SELECT $1, * FROM unnest($2::text[], $3::bigint[])
    ON CONFLICT (groep, topic) DO UPDATE SET positie = greatest(v.positie, excluded.positie), bijgewerkt_op = now()
"""
_JOIN = """
INSERT INTO bus.voortgang (groep, topic, positie) SELECT $1, t, 0 FROM unnest($2::text[]) AS t
    ON CONFLICT (groep, topic) DO NOTHING
"""


class PostgresBus:
    """`dsn` is a libpq address of a database that has the schema `bus`."""

    def __init__(self, dsn: str, *, writers: int = 2) -> None:
        """`writers` connections at most send at the same time; each subscription has one of its own."""
        self._dsn, self._writers = dsn, writers
        self._pool: asyncpg.Pool[asyncpg.Record] | None = None
        self._opening = asyncio.Lock()

    async def publish(self, topic: str, messages: Sequence[Message]) -> None:
        """See `Producer.publish`: one transaction per part of the list, and one NOTIFY for the whole."""
        check_size(topic, messages)
        if not messages:
            return
        try:
            async with (await self._connections()).acquire() as connection:
                for start in range(0, len(messages), PART):
                    part = messages[start : start + PART]
                    keys, values = [m.key for m in part], [m.value for m in part]
                    headers = [json.dumps(dict(m.headers)) for m in part]
                    await connection.execute("SELECT bus.plaats($1, $2, $3, $4)", topic, keys, values, headers)
                # Outside the transaction of the append: commits that notify wait for each other over the whole database.
                await connection.execute("SELECT pg_notify($1, '')", _channel(topic))
        except _FAULTS as fout:
            raise BusOnbereikbaar(type(fout).__name__) from fout

    async def subscribe(self, group: str, topics: Sequence[str]) -> "PostgresSubscription":
        """See `Bus.subscribe`. A second consumer of a group stands by: its fetches are empty until the first one goes."""
        try:
            return await PostgresSubscription.open(self._dsn, group, topics)
        except _FAULTS as fout:
            raise BusOnbereikbaar(type(fout).__name__) from fout

    async def purge(self, *, dagen: int, maximum: int = 10_000) -> int:
        """Remove messages older than `dagen` that every group of their topic has handled, `maximum` per topic; return how many.

        A group that will never come back holds its topics until its rows in `bus.voortgang` are deleted.
        """
        async with (await self._connections()).acquire() as connection:
            removed: int = await connection.fetchval("SELECT bus.ruim_op($1, $2)", dagen, maximum)
            return removed

    async def close(self) -> None:
        """See `Bus.close`."""
        if self._pool is not None:
            await self._pool.close()
            self._pool = None

    async def _connections(self) -> "asyncpg.Pool[asyncpg.Record]":
        async with self._opening:
            if self._pool is None:
                self._pool = await asyncpg.create_pool(
                    self._dsn,
                    min_size=0,
                    max_size=self._writers,
                    timeout=10,
                    reset=_leave,
                    server_settings={"application_name": "regioloket-bus"},
                )
            return self._pool


class PostgresSubscription:
    """One connection: it holds the group's lock, listens, reads and commits."""

    def __init__(self, connection: "asyncpg.Connection[asyncpg.Record]", group: str, topics: Sequence[str]) -> None:
        self._connection, self._group, self._topics = connection, group, list(topics)
        self._woken = asyncio.Event()
        self._place: dict[str, int] | None = None  # None: standing by

    @classmethod
    async def open(cls, dsn: str, group: str, topics: Sequence[str]) -> "PostgresSubscription":
        """Connect and listen; the group's lock is taken by the first fetch that finds it free."""
        settings = {
            "application_name": f"regioloket-bus-{group}",
            "synchronous_commit": "off",  # a place lost in a power cut only means: delivered once more
        }
        connection = await asyncpg.connect(dsn, timeout=10, command_timeout=60, server_settings=settings)
        subscription = cls(connection, group, topics)
        for topic in topics:
            await connection.add_listener(_channel(topic), subscription._wake)
        await connection.execute(_JOIN, group, list(topics))
        return subscription

    async def fetch(self, maximum: int, wait_s: float) -> list[Received]:
        """See `Subscription.fetch`."""
        clock = asyncio.get_running_loop()
        until = clock.time() + wait_s
        try:
            while True:
                self._woken.clear()
                if received := await self._read(maximum):
                    return received
                if (left := until - clock.time()) <= 0:
                    return []
                await self._sleep(min(left, POLL_S))
        except _FAULTS as fout:
            raise BusOnbereikbaar(type(fout).__name__) from fout

    async def commit(self, received: Sequence[Received]) -> None:
        """See `Subscription.commit`. When the connection was lost the place is too, and this raises BusOnbereikbaar."""
        place: dict[str, int] = {}
        for r in received:
            place[r.topic] = max(r.offset, place.get(r.topic, 0))
        try:
            await self._connection.execute(_COMMIT, self._group, list(place), list(place.values()))
        except _FAULTS as fout:
            raise BusOnbereikbaar(type(fout).__name__) from fout

    async def close(self) -> None:
        """See `Subscription.close`."""
        try:
            await self._connection.close(timeout=5)
        except _FAULTS:
            self._connection.terminate()

    async def _read(self, maximum: int) -> list[Received]:
        if self._place is None and not await self._take_place():
            return []
        assert self._place is not None
        rows = await self._connection.fetch(_READ, list(self._place), list(self._place.values()), maximum)
        for row in rows:
            self._place[row["topic"]] = row["positie"]
        return [Received(topic, 0, positie, key, value, json.loads(headers)) for topic, positie, key, value, headers in rows]

    async def _take_place(self) -> bool:
        if not await self._connection.fetchval("SELECT pg_try_advisory_lock($1, $2)", _GROUP, _hash(self._group)):
            return False
        rows = await self._connection.fetch("SELECT topic, positie FROM bus.voortgang WHERE groep = $1", self._group)
        known = {row["topic"]: row["positie"] for row in rows}
        self._place = {topic: known.get(topic, 0) for topic in self._topics}
        return True

    async def _sleep(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._woken.wait(), seconds)
        except TimeoutError:
            if self._connection.is_closed():  # asyncpg tells nobody until it is used
                raise OSError("connection lost") from None

    def _wake(self, *_: Any) -> None:
        self._woken.set()


async def _leave(_: Any) -> None:
    """A writer changes nothing about its session, so giving it back needs no round trip."""


def _channel(topic: str) -> str:
    return f"bus.{topic}"


def _hash(naam: str) -> int:
    """32 bits with a sign, as pg_advisory_lock(int, int) takes."""
    return int.from_bytes(crc32(naam.encode()).to_bytes(4), signed=True)


def create_statements(password: str | None = None) -> list[str]:
    """The schema `bus`, its owner and the role of the workers, for a superuser; may be run again. `password` is that of `bus_gebruiker`."""
    literal = "NULL" if password is None else "'" + password.replace("'", "''") + "'"
    return [
        _role("bus_owner", "NOLOGIN"),
        _role("bus_gebruiker", "LOGIN"),
        f"ALTER ROLE bus_gebruiker PASSWORD {literal}",
        _SCHEMA.read_text(encoding="utf-8"),
    ]


def _role(naam: str, kan: str) -> str:
    """CREATE ROLE has no IF NOT EXISTS."""
    return f"""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{naam}') THEN CREATE ROLE {naam} {kan}; END IF;
        END $$
        """
