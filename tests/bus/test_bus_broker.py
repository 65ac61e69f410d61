"""What only a real broker can show: it goes away and comes back, members come and go, and it says no."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from deploy.kafka.broker import Broker
from deploy.kafka.topics import maak_topics, topics
from kernel.bus.kafka import KafkaBus
from kernel.bus.ports import BusOnbereikbaar, Message, Received, Subscription

GEDULD_S = 60.0


@pytest.fixture
async def bus(broker: Broker) -> AsyncIterator[KafkaBus]:
    eigen = KafkaBus(broker.bootstrap)
    yield eigen
    await eigen.close()


@pytest.fixture
async def topic(broker: Broker) -> str:
    naam = f"proef-{uuid4().hex[:12]}.v1"
    admin = AIOKafkaAdminClient(bootstrap_servers=broker.bootstrap)
    await admin.start()
    await admin.create_topics([NewTopic(naam, num_partitions=6, replication_factor=1)])
    await admin.close()
    return naam


def berichten(aantal: int, sleutels: int = 30) -> list[Message]:
    return [Message(f"k{i % sleutels}", str(i).encode()) for i in range(aantal)]


async def stuur_tot_het_lukt(bus: KafkaBus, topic: str, lijst: list[Message]) -> int:
    """As the relay does: the whole list again until it is sent. Returns how often the bus said no."""
    geweigerd = 0
    einde = time.monotonic() + GEDULD_S
    while time.monotonic() < einde:
        try:
            await bus.publish(topic, lijst)
        except BusOnbereikbaar:
            geweigerd += 1
            await asyncio.sleep(0.3)
        else:
            return geweigerd
    pytest.fail("the broker came back, and still nothing could be sent")


async def lees(subscription: Subscription, tot: set[bytes], gezien: list[Received]) -> None:
    einde = time.monotonic() + GEDULD_S
    while not tot <= {r.value for r in gezien} and time.monotonic() < einde:
        try:
            lijst = await subscription.fetch(200, 0.5)
            gezien += lijst
            if lijst:
                await subscription.commit(lijst)
        except BusOnbereikbaar:
            await asyncio.sleep(0.3)


async def test_een_broker_die_stopt_en_weer_start_verliest_niets(broker: Broker, bus: KafkaBus, topic: str) -> None:
    # Given half of the messages sent and read
    lijst = berichten(2_000)
    await bus.publish(topic, lijst[:1_000])
    subscription = await bus.subscribe("lezer", [topic])
    gezien: list[Received] = []
    await lees(subscription, {m.value for m in lijst[:1_000]}, gezien)
    # When the broker is killed while the rest is sent, and starts again
    broker.stop(hard=True)
    zender = asyncio.create_task(stuur_tot_het_lukt(bus, topic, lijst[1_000:]))
    await asyncio.sleep(1.5)
    await asyncio.to_thread(broker.start)
    # Then everything arrives, and per key in order
    await zender
    await lees(subscription, {m.value for m in lijst}, gezien)
    await subscription.close()
    assert {r.value for r in gezien} == {m.value for m in lijst}
    eerste_keer: dict[str, list[int]] = {}
    for r in gezien:
        nummers = eerste_keer.setdefault(r.key, [])
        if int(r.value) not in nummers:
            nummers.append(int(r.value))
    assert all(nummers == sorted(nummers) for nummers in eerste_keer.values())


async def test_een_tweede_lezer_deelt_het_werk_en_neemt_het_over(bus: KafkaBus, topic: str) -> None:
    # Given one reader that handles slowly, in the middle of a list
    groep = f"groep-{uuid4().hex[:8]}"
    await bus.publish(topic, berichten(600))
    een = await bus.subscribe(groep, [topic])
    gezien: Counter[bytes] = Counter()
    bevestigd: Counter[bytes] = Counter()

    async def verwerk(subscription: Subscription, stop: asyncio.Event, duur: float) -> None:
        while not stop.is_set():
            lijst = await subscription.fetch(50, 0.3)
            gezien.update(r.value for r in lijst)
            await asyncio.sleep(duur if lijst else 0)
            if lijst:
                await subscription.commit(lijst)
                bevestigd.update(r.value for r in lijst)
        await subscription.close()

    stop_een, stop_twee = asyncio.Event(), asyncio.Event()
    lezer_een = asyncio.create_task(verwerk(een, stop_een, 0.1))
    await asyncio.sleep(0.4)
    # When a second one joins, and later the first one leaves
    twee = await bus.subscribe(groep, [topic])
    lezer_twee = asyncio.create_task(verwerk(twee, stop_twee, 0.01))
    await bus.publish(topic, [Message(f"k{i % 30}", f"later-{i}".encode()) for i in range(600)])
    await asyncio.sleep(2.0)
    stop_een.set()
    await lezer_een
    alles = {m.value for m in berichten(600)} | {f"later-{i}".encode() for i in range(600)}
    einde = time.monotonic() + GEDULD_S
    while not alles <= set(bevestigd) and time.monotonic() < einde:  # noqa: ASYNC110 - two readers count, nobody signals
        await asyncio.sleep(0.1)
    stop_twee.set()
    await lezer_twee
    # Then everything was handled, and a rebalance in the middle of a list made nobody do it twice
    assert set(bevestigd) == alles
    assert max(gezien.values()) == 1


async def test_een_topic_met_een_kleinere_grens_weigert_met_naam_en_alles_blijft_bewaard(broker: Broker, bus: KafkaBus) -> None:
    naam = f"klein-{uuid4().hex[:8]}.v1"
    admin = AIOKafkaAdminClient(bootstrap_servers=broker.bootstrap)
    await admin.start()
    await admin.create_topics([NewTopic(naam, 1, 1, topic_configs={"max.message.bytes": "2000"})])
    await admin.close()
    with pytest.raises(BusOnbereikbaar, match="MessageSizeTooLargeError"):
        await bus.publish(naam, [Message("k", b"x" * 5_000)])
    await bus.publish(naam, [Message("k", b"klein genoeg")])  # the bus goes on with what fits


async def test_de_topics_op_papier_worden_gemaakt_en_een_tweede_keer_verandert_niets(broker: Broker) -> None:
    gewenst = {t.naam: t for t in topics()}
    await maak_topics(broker.bootstrap)
    assert await maak_topics(broker.bootstrap) == []
    admin = AIOKafkaAdminClient(bootstrap_servers=broker.bootstrap)
    await admin.start()
    gevonden = {t["topic"]: len(t["partitions"]) for t in await admin.describe_topics(list(gewenst))}
    await admin.close()
    assert gevonden == {naam: t.partities for naam, t in gewenst.items()}
