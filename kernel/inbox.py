"""An event is delivered at least once and has its effect once.

A consumer records `(consumer, source, id)` in the transaction of the effect. It takes a list of events in one
transaction, and only when that fails one by one. A message that keeps failing is parked, visible, with its error;
later events of its key wait behind it, all others flow on.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import text

from kernel import tenancy
from kernel.bus.ports import Bus, Received
from kernel.client import AppOnbereikbaar, Apps
from kernel.db import Database, WriteSession, is_weg, set_gemeenten
from kernel.envelope import Event, Gebeurtenis, OnleesbareGebeurtenis
from kernel.telemetry import ACHTERSTAND, GEBEURTENISSEN, met_traceparent

log = structlog.get_logger(__name__)

Handler = Callable[[WriteSession, Event], Awaitable[None]]
BatchHandler = Callable[[WriteSession, list[Event]], Awaitable[None]]
Fetch = Callable[[Apps, list[Event]], Awaitable[dict[UUID, Any]]]

#: Events per transaction (measured: 48,000/s in lists of 200 against 584/s one by one).
BATCH = 200
#: How often a single event is tried before it is parked, and the first pause between tries in seconds (then doubled).
TRIES, FIRST_PAUSE_S = 3, 0.1

_WACHT = "Wacht op een eerder bericht met dezelfde sleutel."

_RECORD = text(
    """
    INSERT INTO inbox (consumer, source, id)
    SELECT :consumer, s, i FROM unnest(CAST(:sources AS text[]), CAST(:ids AS uuid[])) AS e(s, i)
    ON CONFLICT DO NOTHING RETURNING id
    """
)
_PURGE = text("DELETE FROM inbox WHERE verwerkt_op < now() - make_interval(days => :dagen)")
_PARKED_KEYS = text("SELECT DISTINCT key FROM geparkeerd WHERE consumer = :consumer AND key = ANY(:keys)")
_IS_PARKED = text("SELECT EXISTS (SELECT FROM geparkeerd WHERE consumer = :consumer AND key = :key)")
# Who parks and who takes out go one after the other per key: nothing starts to wait behind what has just been handled.
_LOCK_KEY = text("SELECT pg_advisory_xact_lock(hashtextextended(:consumer || ' ' || :key, 0))")
# Delivered again after a crash: parked once, and not when it has had its effect.
_PARK = text(
    """
    INSERT INTO geparkeerd (consumer, topic, key, inhoud, fout)
    SELECT :consumer, :topic, :key, :inhoud, :fout
     WHERE NOT EXISTS (SELECT FROM geparkeerd WHERE consumer = :consumer AND key = :key AND inhoud = :inhoud)
       AND NOT EXISTS (SELECT FROM inbox WHERE consumer = :consumer AND source = :source AND id = CAST(:id AS uuid))
    RETURNING nummer
    """
)
_PARKED = text("SELECT nummer, topic, key, inhoud FROM geparkeerd WHERE consumer = :consumer ORDER BY nummer")
_UNPARK = text("DELETE FROM geparkeerd WHERE nummer = :nummer")
_STILL_PARKED = text("UPDATE geparkeerd SET fout = :fout, pogingen = pogingen + 1 WHERE nummer = :nummer")


@dataclass(frozen=True, slots=True)
class _Rule:
    handler: Handler
    fetch: Fetch | None


class Consumer:
    """What one consumer does with which events. `naam` tells several consumers of one app apart."""

    def __init__(self, app: str, naam: str = "hoofd") -> None:
        self.naam = f"{app}.{naam}"
        self.topics: set[str] = set()
        self._rules: dict[tuple[str, str], _Rule] = {}
        self._batch_handler: BatchHandler | None = None

    def on(self, *soorten: type[Gebeurtenis], fetch: Fetch | None = None) -> Callable[[Handler], Handler]:
        """Register a handler. `fetch` asks other apps what the event leaves out, for a whole list, before the transaction opens."""

        def register(handler: Handler) -> Handler:
            for soort in soorten:
                self._rules[soort.publisher, soort.type] = _Rule(handler, fetch)
                self.topics.add(soort.topic)
            return handler

        return register

    def on_all(self, topics: Iterable[str]) -> Callable[[BatchHandler], BatchHandler]:
        """Register one set-based handler for every event of these topics; it gets lists of one gemeente at a time."""

        def register(handler: BatchHandler) -> BatchHandler:
            self._batch_handler = handler
            self.topics.update(topics)
            return handler

        return register

    def rule_for(self, event: Event) -> _Rule | None:
        """The rule of this event, when there is one."""
        return self._rules.get((event.publisher, event.type))

    def wants(self, event: Event) -> bool:
        """Whether this consumer does anything with the event."""
        return self._batch_handler is not None or self.rule_for(event) is not None

    async def handle(self, session: WriteSession, events: Sequence[Event]) -> int:
        """Record and handle what is new, per gemeente; return how many were new. Events of one key keep their order."""
        parameters = {"consumer": self.naam, "sources": [e.source for e in events], "ids": [e.id for e in events]}
        new = {UUID(str(i)) for i in (await session.scalars(_RECORD, parameters)).all()}
        # One list may hold an event twice; the first place is its place in the order.
        fresh = list({e.id: e for e in events if e.id in new}.values())
        for gemeente, group in groupby(sorted(fresh, key=lambda e: e.gemeente), key=lambda e: e.gemeente):
            await set_gemeenten(session, [gemeente])
            if self._batch_handler is not None:
                await self._batch_handler(session, list(group))
                continue
            for event in group:
                if rule := self.rule_for(event):
                    with met_traceparent(event.traceparent, event.type):
                        await rule.handler(session, event)
        return len(fresh)

    async def fetch(self, apps: Apps, events: list[Event]) -> list[Event]:
        """Ask other apps what the events leave out; one call per fetch function and not per event."""
        fetched: dict[UUID, Any] = {}
        per_fetch: dict[Fetch, list[Event]] = {}
        for event in events:
            if (rule := self.rule_for(event)) and rule.fetch:
                per_fetch.setdefault(rule.fetch, []).append(event)
        for fetch, group in per_fetch.items():
            fetched |= await fetch(apps, group)
        return [replace(e, fetched=fetched.get(e.id)) for e in events]


class Intake:
    """The loop that feeds a consumer from the bus."""

    def __init__(self, consumer: Consumer, db: Database, bus: Bus, apps: Apps) -> None:
        self.consumer, self._db, self._bus, self._apps = consumer, db, bus, apps
        self._direct = db.engine.execution_options(isolation_level="AUTOCOMMIT")

    async def run(self, stop: asyncio.Event) -> None:
        """Consume until `stop`. A fault of bus or database is waited out; nothing is committed that was not handled."""
        while not stop.is_set():
            try:
                subscription = await self._bus.subscribe(self.consumer.naam, sorted(self.consumer.topics))
                try:
                    while not stop.is_set():
                        if received := await subscription.fetch(BATCH, 1.0):
                            await self.take(received)
                            await subscription.commit(received)
                finally:
                    await subscription.close()
            except Exception as fout:  # noqa: BLE001 - whatever is wrong, the events must wait and be tried again
                log.warning("consumer wacht", consumer=self.consumer.naam, fout=type(fout).__name__, reden=_reason(fout))
                await asyncio.sleep(1)

    async def take(self, received: Sequence[Received]) -> None:
        """Handle a list from the bus: together if that works, else one by one, parking what keeps failing."""
        pairs = [(r, e) for r in received if (e := await self._readable(r)) and self.consumer.wants(e)]
        if not pairs:
            return
        # One statement, so no BEGIN and COMMIT around it: it comes with every list.
        async with self._direct.connect() as connection:
            keys = {"consumer": self.consumer.naam, "keys": [r.key for r, _ in pairs]}
            blocked = set((await connection.scalars(_PARKED_KEYS, keys)).all())
        if not blocked:
            try:
                await self._handle([e for _, e in pairs])
            except Exception as fout:
                if _waits(fout):
                    raise
                log.info("lijst mislukt, nu een voor een", consumer=self.consumer.naam, fout=type(fout).__name__)
            else:
                return
        for ontvangen, event in pairs:
            if ontvangen.key in blocked and await self._park(ontvangen, event, _WACHT, behind=True):
                continue
            if reden := await self._try(event):
                await self._park(ontvangen, event, reden)
                blocked.add(ontvangen.key)

    async def replay(self, sleutel: str | None = None) -> tuple[int, int]:
        """Try parked messages again, oldest first; return how many worked and how many are still parked.

        What comes to wait meanwhile is tried too. Raises what the database or another app raises while it is away: replay later.
        """
        worked, stuck = 0, set[str]()
        while True:
            async with self._db.read() as session:
                parked = (await session.execute(_PARKED, {"consumer": self.consumer.naam})).all()
            todo = [rij for rij in parked if rij.key not in stuck and sleutel in (None, rij.key)]
            if not todo:
                return worked, len(parked)
            for rij in todo:
                if rij.key in stuck:
                    continue
                if await self._replay_one(rij.nummer, rij.key, rij.inhoud):
                    worked += 1
                else:
                    stuck.add(rij.key)

    async def _replay_one(self, nummer: int, key: str, inhoud: str) -> bool:
        try:
            reden = await self._try(Event.from_json(inhoud.encode()))
        except OnleesbareGebeurtenis as onleesbaar:
            reden = str(onleesbaar)
        async with self._db.write() as session:
            await session.execute(_LOCK_KEY, {"consumer": self.consumer.naam, "key": key})
            if reden:
                await session.execute(_STILL_PARKED, {"nummer": nummer, "fout": reden})
            else:
                await session.execute(_UNPARK, {"nummer": nummer})
        return not reden

    async def _handle(self, events: list[Event]) -> None:
        events = await self.consumer.fetch(self._apps, events)
        async with self._db.write() as session:
            nieuw = await self.consumer.handle(session, events)
        GEBEURTENISSEN.labels(self.consumer.naam, "verwerkt").inc(nieuw)
        ACHTERSTAND.labels(self.consumer.naam).set((datetime.now(UTC) - events[-1].time).total_seconds())

    async def _try(self, event: Event) -> str | None:
        """Handle one event, a few times if need be; return the last reason when it will not."""
        reason = ""
        for poging in range(TRIES):
            try:
                await self._handle([event])
            except Exception as fout:
                if _waits(fout):
                    raise
                reason = _reason(fout)
                log.warning("gebeurtenis mislukt", consumer=self.consumer.naam, type=event.type, id=str(event.id), reden=reason)
                await asyncio.sleep(FIRST_PAUSE_S * 2**poging)
            else:
                return None
        return reason

    async def _readable(self, received: Received) -> Event | None:
        try:
            return Event.from_json(received.value)
        except OnleesbareGebeurtenis as onleesbaar:
            await self._park(received, None, str(onleesbaar))
            return None

    async def _park(self, received: Received, event: Event | None, fout: str, *, behind: bool = False) -> bool:
        """Keep the message until a replay. `behind`: only when one of its key is still parked; returns False when there is none."""
        wie = {"consumer": self.consumer.naam, "key": received.key}
        wat = {"topic": received.topic, "inhoud": received.value.decode(errors="replace"), "fout": fout}
        welke = {"source": event and event.source, "id": event and event.id}
        async with self._db.write() as session:
            await session.execute(_LOCK_KEY, wie)
            if behind and not await session.scalar(_IS_PARKED, wie):
                return False
            is_new = await session.scalar(_PARK, wie | wat | welke) is not None
        if is_new:
            GEBEURTENISSEN.labels(self.consumer.naam, "geparkeerd").inc()
            log.error("bericht geparkeerd", consumer=self.consumer.naam, sleutel=received.key, reden=fout)
        return True


def _waits(fout: Exception) -> bool:
    """Whether the fault lies not with the event but with what is away: then it waits, however long that takes, and is not parked."""
    return isinstance(fout, AppOnbereikbaar) or is_weg(fout)


def _reason(fout: Exception) -> str:
    """What may be kept of an error: our own words, or only the name of a foreign one, which may quote data."""
    return f"{type(fout).__name__}: {fout}" if hasattr(fout, "status") else type(fout).__name__


async def purge(session: WriteSession, *, dagen: int) -> None:
    """Forget what was handled longer ago than the bus keeps messages: `dagen` must be more than that."""
    await session.execute(_PURGE, {"dagen": dagen})


def create(op: Any) -> None:
    """For the kernel's migration: what was handled, and what is parked."""
    op.execute(
        """
        CREATE TABLE inbox (
            consumer    text NOT NULL,
            source      text NOT NULL,
            id          uuid NOT NULL,
            verwerkt_op timestamptz NOT NULL DEFAULT now(),
            PRIMARY KEY (consumer, source, id)
        )
        """
    )
    op.execute(
        """
        CREATE TABLE geparkeerd (
            nummer        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            consumer      text NOT NULL,
            topic         text NOT NULL,
            key           text NOT NULL,
            inhoud        text NOT NULL,
            fout          text NOT NULL,
            pogingen      integer NOT NULL DEFAULT 1,
            geparkeerd_op timestamptz NOT NULL DEFAULT now()
        )
        """
    )
    op.execute("CREATE INDEX geparkeerd_key ON geparkeerd (consumer, key)")
    tenancy.technical(op, "inbox")
    tenancy.technical(op, "geparkeerd")
