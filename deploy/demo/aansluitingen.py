"""Do the figures agree? Read as the accountant does: with the backup role, which sees everything and changes nothing."""

import asyncio
from collections import Counter
from dataclasses import dataclass

import asyncpg
from aiokafka import AIOKafkaConsumer, TopicPartition
from sqlalchemy.engine import make_url

from deploy.apps import make_worker, settings_of
from deploy.demo.loket import wacht_op
from deploy.demo.verslag import Verslag
from deploy.kafka.topics import topics
from kernel.bus import open_bus
from kernel.bus.kafka import Toegang
from kernel.db import Database
from kernel.envelope import Event
from kernel.inbox import Consumer
from kernel.settings import APPS


@dataclass(frozen=True, slots=True)
class Stroom:
    """What was published, sent and handled at one moment."""

    uitgaand: int
    onverzonden: int
    op_de_bus: int
    geparkeerd: int
    bedoeld: dict[str, int]
    verwerkt: dict[str, int]

    @property
    def stil(self) -> bool:
        """Whether nothing is under way any more."""
        return self.onverzonden == 0 and self.uitgaand == self.op_de_bus and self.bedoeld == self.verwerkt


async def consumers() -> list[Consumer]:
    """Every consumer of every app, as the workers make them; nothing is started."""
    bus, gevonden = open_bus(settings_of("gateway")), []
    for app in APPS:
        db = Database(settings_of(app), "worker")
        gevonden += [intake.consumer for intake in make_worker(app, bus, {}, db).intakes]
        await db.close()
    return gevonden


async def stroom(alle: list[Consumer]) -> Stroom:
    """Count what is in the outboxes, on the bus and in the inboxes."""
    uitgaand = onverzonden = geparkeerd = 0
    verwerkt: Counter[str] = Counter()
    for app in APPS:
        db = await _als_backup(app)
        try:
            uitgaand += await db.fetchval("SELECT count(*) FROM outbox")
            onverzonden += await db.fetchval("SELECT count(*) FROM outbox WHERE verzonden_op IS NULL")
            geparkeerd += await db.fetchval("SELECT count(*) FROM geparkeerd")
            verwerkt.update({r["consumer"]: r["n"] for r in await db.fetch("SELECT consumer, count(*) AS n FROM inbox GROUP BY consumer")})
        finally:
            await db.close()
    berichten = await (_op_kafka() if settings_of("gateway").bus == "kafka" else _op_postgres())
    uniek = {(event.source, event.id): (topic, event) for topic, event in berichten}.values()
    bedoeld = {c.naam: sum(topic in c.topics and c.wants(event) for topic, event in uniek) for c in alle}
    return Stroom(uitgaand, onverzonden, len(uniek), geparkeerd, bedoeld, {naam: verwerkt[naam] for naam in bedoeld})


async def wacht_tot_stil() -> Stroom:
    """Wait until every event has had its effect everywhere."""
    alle = await consumers()

    async def kijk() -> Stroom | None:
        nu = await stroom(alle)
        if not nu.stil:
            return None
        await asyncio.sleep(0.3)  # an effect may publish again: still the same a moment later is really still
        return nu if await stroom(alle) == nu else None

    return await wacht_op("rust op de bus", kijk)


def sluit_aan(verslag: Verslag, nu: Stroom) -> None:
    """The reconciliations of the events."""
    verslag.sluit_aan("gebeurtenissen in de outboxen = op de bus", nu.uitgaand, nu.op_de_bus)
    for naam in sorted(nu.bedoeld):
        verslag.sluit_aan(f"gebeurtenissen voor {naam} = verwerkt", nu.bedoeld[naam], nu.verwerkt[naam])
    verslag.sluit_aan("geparkeerde berichten = 0", nu.geparkeerd, 0)


async def _op_postgres() -> list[tuple[str, Event]]:
    bus = await asyncpg.connect(settings_of("gateway").bus_url.get_secret_value())
    try:
        return [(r["topic"], Event.from_json(r["value"])) for r in await bus.fetch("SELECT topic, value FROM bus.bericht")]
    finally:
        await bus.close()


async def _op_kafka() -> list[tuple[str, Event]]:
    """Everything that the broker keeps now, read beside every group."""
    settings = settings_of("gateway")
    lezer = AIOKafkaConsumer(bootstrap_servers=settings.kafka_bootstrap, enable_auto_commit=False, **Toegang.van(settings).opties())
    await lezer.start()
    try:
        alle = [TopicPartition(t.naam, nummer) for t in topics() for nummer in range(t.partities)]
        lezer.assign(alle)
        await lezer.seek_to_beginning(*alle)
        einde = await lezer.end_offsets(alle)
        gelezen: list[tuple[str, Event]] = []
        while any([await lezer.position(deel) < einde[deel] for deel in alle]):
            for berichten in (await lezer.getmany(timeout_ms=500)).values():
                gelezen += [(b.topic, Event.from_json(b.value)) for b in berichten]
        return gelezen
    finally:
        await lezer.stop()


async def _als_backup(app: str) -> "asyncpg.Connection[asyncpg.Record]":
    url = make_url(settings_of(app).database_adres("backup"))
    dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return await asyncpg.connect(dsn, server_settings={"search_path": app})
