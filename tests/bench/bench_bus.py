"""From a commit to its effect elsewhere, beside the bare bus; and how fast a backlog goes away.

`bus_postgres` and `bus_kafka` are open-loop: events come at a stated rate, whether or not the last one has arrived. `relay` and `consumer`
drain a full outbox and a full topic.
"""

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import asyncpg

from deploy.kafka.broker import Broker
from kernel.bus.kafka import KafkaBus
from kernel.bus.ports import Bus, Message, Received, Subscription
from kernel.bus.postgres import PostgresBus
from kernel.client import Apps
from kernel.envelope import CONTENT_TYPE, Event
from kernel.inbox import BATCH, Consumer, Intake
from kernel.outbox.relay import Relay
from tests.bench.uitkomst import Uitkomst, bench
from tests.conftest import Regio
from tests.steun.proefapp import MIGRATIONS, DingGemaakt, Settings, make_consumer, make_lijst_consumer

#: Events a second, events per round, rounds; the median of the rounds counts.
TEMPO, AANTAL, RONDEN = 300, 900, 3
#: Events in a backlog.
VOL = 10_000
GEMEENTE = "0518"
#: Where the broker's program is kept between runs.
PROGRAMMA = Path(__file__).parents[2] / "var" / "kafka"

_OUTBOX = """
INSERT INTO proef.outbox (type, topic, subject, sequence, gemeente, boekdatum, dataref, data)
SELECT $1, $2, ding, 1, '0518', '2025-03-01', '/proef/v1/dingen/' || ding, jsonb_build_object('dingId', ding, 'nummer', 1)
  FROM unnest($3::uuid[]) AS ding
"""


@bench("bus_postgres")
async def bus_postgres(regio: Regio) -> Uitkomst:
    """Commit → handled on the postgres bus, p50 in ms, beside publish → fetch of the same bytes."""
    settings = await _klaar(regio)
    async with _gesloten(PostgresBus(settings.bus_url.get_secret_value())) as bus:
        kaal, geheel = await _wachttijden(regio, settings, bus, bus)
    return Uitkomst.hoogstens("bus_postgres", waarde=geheel, eenheid="ms p50", referentie=kaal, grens=5.0)


@bench("bus_kafka")
async def bus_kafka(regio: Regio) -> Uitkomst:
    """The same on a real broker: KAFKA_BOOTSTRAP, else one of our own."""
    settings = await _klaar(regio)
    with tempfile.TemporaryDirectory() as map_:
        eigen = None if "KAFKA_BOOTSTRAP" in os.environ else Broker(Path(map_), PROGRAMMA)
        try:
            bootstrap = await asyncio.to_thread(eigen.start) if eigen else os.environ["KAFKA_BOOTSTRAP"]
            async with _gesloten(KafkaBus(bootstrap)) as bus:
                kaal, geheel = await _wachttijden(regio, settings, bus, bus)
        finally:
            if eigen:
                await asyncio.to_thread(eigen.stop)
    return Uitkomst.hoogstens("bus_kafka", waarde=geheel, eenheid="ms p50", referentie=kaal, grens=kaal + 6)


@bench("relay")
async def relay(regio: Regio) -> Uitkomst:
    """A full outbox to the postgres bus, beside publishing the same bytes in the same lists."""
    settings = await _klaar(regio)
    db = regio.database(settings, "worker")
    async with _gesloten(PostgresBus(settings.bus_url.get_secret_value())) as bus:
        snel, kaal = [], []
        for _ in range(RONDEN):
            await _vul_outbox(regio)
            loper = Relay(db, bus)
            begin = time.perf_counter()
            while await loper.send_batch():
                pass
            snel.append(VOL / (time.perf_counter() - begin))

            lijst = _berichten(VOL)
            begin = time.perf_counter()
            for i in range(0, VOL, 1000):
                await bus.publish("kaal.v1", lijst[i : i + 1000])
            kaal.append(VOL / (time.perf_counter() - begin))
    await db.close()
    return Uitkomst.minstens("relay", waarde=statistics.median(snel), eenheid="events/s", referentie=statistics.median(kaal), grens=5_000)


@bench("consumer")
async def consumer(regio: Regio) -> Uitkomst:
    """A full topic through inbox and a handler of lists, beside the same handler for one event at a time: a statement each."""
    settings = await _klaar(regio)
    db = regio.database(settings, "worker")
    async with _gesloten(PostgresBus(settings.bus_url.get_secret_value())) as bus:
        snelheden: dict[Callable[[], Consumer], list[float]] = {make_lijst_consumer: [], make_consumer: []}
        for _ in range(RONDEN):
            for maak, snel in snelheden.items():
                await regio.schoon("proef")
                topic = _topic()
                await bus.publish(topic, _berichten(VOL))
                begin = time.perf_counter()
                await _neem_alles(Intake(maak(), db, bus, Apps(settings)), bus, topic)
                snel.append(VOL / (time.perf_counter() - begin))
    await db.close()
    lijst, per_stuk = (statistics.median(snel) for snel in snelheden.values())
    return Uitkomst.minstens("consumer", waarde=lijst, eenheid="events/s", referentie=per_stuk, grens=5_000)


# -- latency ------------------------------------------------------------------------------------------------------


async def _wachttijden(regio: Regio, settings: Settings, kaal: Bus, bus: Bus) -> tuple[float, float]:
    """(bare, whole) p50 in ms, median of the rounds, turn by turn so that a busy moment of the machine hits both."""
    kort, lang = [], []
    for _ in range(RONDEN):
        kort.append(await _kaal(kaal))
        await regio.schoon("proef")
        lang.append(await _geheel(regio, settings, bus))
    return statistics.median(kort), statistics.median(lang)


async def _kaal(bus: Bus) -> float:
    """Publish → fetch, one message at a time."""
    topic, meting = _topic(), Meting()
    await bus.publish(topic, _berichten(1))
    subscription = await bus.subscribe(topic, [topic])
    await _leeg(subscription)

    async def stuur() -> None:
        [bericht] = _berichten(1)
        meting.begin[bericht.key] = time.perf_counter()
        await bus.publish(topic, [bericht])

    async def lees() -> None:
        while True:
            meting.gezien(await subscription.fetch(BATCH, 1.0))

    await _open_loop(stuur, lees, meting)
    await subscription.close()
    return meting.p50_ms()


async def _geheel(regio: Regio, settings: Settings, bus: Bus) -> float:
    """Commit of an event → commit of its effect at the consumer: outbox, relay, bus and inbox between, in one process."""
    werker, meting = regio.database(settings, "worker"), Meting()
    schrijvers = await asyncpg.create_pool(regio.adres.dsn("regioloket"), min_size=2, max_size=2)
    relay = Relay(werker, bus)
    inname = Intake(make_consumer(), werker, bus, Apps(settings))
    await bus.publish(DingGemaakt.topic, _berichten(1))
    subscription = await bus.subscribe(_topic(), [DingGemaakt.topic])
    await _leeg(subscription)  # what earlier rounds left
    stop = asyncio.Event()

    async def stuur() -> None:
        ding = uuid4()
        await schrijvers.execute(_OUTBOX, DingGemaakt.type, DingGemaakt.topic, [ding])
        meting.begin[str(ding)] = time.perf_counter()
        relay.wake()

    async def lees() -> None:
        while True:
            if lijst := await subscription.fetch(BATCH, 1.0):
                await inname.take(lijst)
                meting.gezien(lijst)
                await subscription.commit(lijst)

    loper = asyncio.create_task(relay.run(stop))
    await _open_loop(stuur, lees, meting)
    stop.set()
    await loper
    await subscription.close()
    await asyncio.gather(schrijvers.close(), werker.close())
    return meting.p50_ms()


class Meting:
    """When each event, by its key, set out and arrived."""

    def __init__(self) -> None:
        self.begin: dict[str, float] = {}
        self.einde: dict[str, float] = {}
        self.alle = asyncio.Event()

    def gezien(self, lijst: Sequence[Received]) -> None:
        nu = time.perf_counter()
        self.einde.update({r.key: nu for r in lijst})
        if len(self.einde) >= AANTAL:
            self.alle.set()

    def p50_ms(self) -> float:
        """An effect that is there before its writer hears of the commit took no time."""
        return statistics.median(max(0.0, self.einde[key] - begin) for key, begin in self.begin.items()) * 1000


async def _open_loop(stuur: Callable[[], Awaitable[None]], lees: Callable[[], Awaitable[None]], meting: Meting) -> None:
    """Send at the stated rate, whatever happens to the last one, until everything has arrived."""
    lezer = asyncio.ensure_future(lees())
    begin, taken = time.perf_counter(), []
    for i in range(AANTAL):
        await asyncio.sleep(max(0.0, begin + i / TEMPO - time.perf_counter()))
        taken.append(asyncio.ensure_future(stuur()))
    await asyncio.gather(*taken)
    await asyncio.wait_for(meting.alle.wait(), 60)
    lezer.cancel()
    with suppress(asyncio.CancelledError):
        await lezer


# -- backlog ------------------------------------------------------------------------------------------------------


async def _neem_alles(inname: Intake, bus: Bus, topic: str) -> None:
    """The loop of Intake, until the whole topic is handled."""
    subscription = await bus.subscribe(_topic(), [topic])
    aantal = 0
    while aantal < VOL:
        lijst = await subscription.fetch(BATCH, 1.0)
        await inname.take(lijst)
        await subscription.commit(lijst)
        aantal += len(lijst)
    await subscription.close()


async def _leeg(subscription: Subscription) -> None:
    """Read on until there is nothing left; the first message may take a while, because a group has to form."""
    gezien = 0
    while (lijst := await subscription.fetch(1000, 1.0)) or not gezien:
        gezien += len(lijst)


async def _vul_outbox(regio: Regio) -> None:
    async with regio.superuser() as db:
        await db.execute("TRUNCATE proef.outbox")
        await db.execute(_OUTBOX, DingGemaakt.type, DingGemaakt.topic, [uuid4() for _ in range(VOL)])


def _berichten(aantal: int) -> list[Message]:
    """Events as the relay makes them."""
    return [
        Message(str(event.subject), event.to_json(), {"content-type": CONTENT_TYPE}) for event in (_event(uuid4()) for _ in range(aantal))
    ]


def _event(ding: UUID) -> Event:
    return Event(
        id=uuid4(),
        source="urn:nld:oin:00000099000000001000:systeem:regioloket-proef",
        type=DingGemaakt.type,
        subject=ding,
        sequence=1,
        time=datetime.now(UTC),
        gemeente=GEMEENTE,
        boekdatum=date(2025, 3, 1),
        data=DingGemaakt(ding_id=ding).as_data(),
        dataref=f"/proef/v1/dingen/{ding}",
    )


def _topic() -> str:
    return f"bench-{uuid4().hex[:12]}.v1"


async def _klaar(regio: Regio) -> Settings:
    settings = regio.settings(Settings)
    await regio.klaar(settings, MIGRATIONS)
    await regio.schoon("proef")
    return settings


@asynccontextmanager
async def _gesloten(bus: Bus) -> AsyncIterator[Bus]:
    try:
        yield bus
    finally:
        await bus.close()
