"""What every bus promises (kernel/bus/ports.py), on both: PostgreSQL, and a real Kafka broker or, where none can be had, its wire."""

import asyncio
import time
from collections import defaultdict
from uuid import uuid4

import pytest

from kernel.bus.ports import MAX_BYTES, BerichtTeGroot, Message, Received, Subscription
from tests.bus.conftest import Opener

GEDULD_S = 30.0


@pytest.fixture
def topic() -> str:
    return f"proef-{uuid4().hex[:12]}.v1"


@pytest.fixture
def groep() -> str:
    return f"groep-{uuid4().hex[:12]}"


def berichten(van: int, tot: int, key: str = "k") -> list[Message]:
    return [Message(key, f"{key}:{i}".encode(), {"content-type": "text/plain"}) for i in range(van, tot)]


async def lees(subscription: Subscription, aantal: int, *, bevestig: bool = True) -> list[Received]:
    """Fetch until there are this many, committing each list as a consumer does."""
    gelezen: list[Received] = []
    einde = time.monotonic() + GEDULD_S
    while len(gelezen) < aantal and time.monotonic() < einde:
        if lijst := await subscription.fetch(200, 1.0):
            gelezen += lijst
            if bevestig:
                await subscription.commit(lijst)
    return gelezen


def waarden(gelezen: list[Received]) -> list[str]:
    return [r.value.decode() for r in gelezen]


async def test_wat_erin_gaat_komt_er_net_zo_uit(open_bus: Opener, topic: str, groep: str) -> None:
    bus = open_bus()
    inhoud = '{"naam":"één € \\u0000"}'.encode()
    await bus.publish(topic, [Message("sleutel-é", inhoud, {"content-type": "application/cloudevents+json; charset=UTF-8"})])
    subscription = await bus.subscribe(groep, [topic])
    [r] = await lees(subscription, 1)
    await subscription.close()
    assert (r.topic, r.key, r.value) == (topic, "sleutel-é", inhoud)
    assert r.headers == {"content-type": "application/cloudevents+json; charset=UTF-8"}


async def test_per_sleutel_blijft_de_volgorde(open_bus: Opener, topic: str, groep: str) -> None:
    bus = open_bus()
    for ronde in range(5):  # five batches, twenty keys interleaved
        await bus.publish(topic, [Message(f"k{k}", str(ronde * 10 + i).encode()) for i in range(10) for k in range(20)])
    subscription = await bus.subscribe(groep, [topic])
    per_sleutel: dict[str, list[int]] = defaultdict(list)
    for r in await lees(subscription, 1000):
        per_sleutel[r.key].append(int(r.value))
    await subscription.close()
    assert len(per_sleutel) == 20
    assert all(volgorde == list(range(50)) for volgorde in per_sleutel.values())


async def test_wat_niet_bevestigd_is_komt_terug_en_wat_bevestigd_is_niet(open_bus: Opener, topic: str, groep: str) -> None:
    await open_bus().publish(topic, berichten(0, 10))
    eerste = await open_bus().subscribe(groep, [topic])
    await lees(eerste, 10)  # committed
    await open_bus().publish(topic, berichten(10, 20))
    await lees(eerste, 10, bevestig=False)  # handled halfway, then gone
    await eerste.close()

    tweede = await open_bus().subscribe(groep, [topic])
    assert waarden(await lees(tweede, 10)) == [f"k:{i}" for i in range(10, 20)]
    assert await tweede.fetch(10, 0.2) == []
    await tweede.close()


async def test_zonder_bevestiging_gaat_een_lezer_wel_door(open_bus: Opener, topic: str, groep: str) -> None:
    bus = open_bus()
    await bus.publish(topic, berichten(0, 6))
    subscription = await bus.subscribe(groep, [topic])
    een = await lees_precies(subscription, 3)
    twee = await lees_precies(subscription, 3)
    await subscription.commit(twee)
    await subscription.close()
    assert waarden(een + twee) == [f"k:{i}" for i in range(6)]


async def lees_precies(subscription: Subscription, aantal: int) -> list[Received]:
    gelezen: list[Received] = []
    einde = time.monotonic() + GEDULD_S
    while len(gelezen) < aantal and time.monotonic() < einde:
        gelezen += await subscription.fetch(aantal - len(gelezen), 1.0)
    return gelezen


async def test_elke_groep_krijgt_alles_ook_een_die_later_komt(open_bus: Opener, topic: str, groep: str) -> None:
    bus = open_bus()
    await bus.publish(topic, berichten(0, 50))
    gelezen = []
    for naam in (f"{groep}-a", f"{groep}-b"):
        subscription = await bus.subscribe(naam, [topic])
        gelezen.append(waarden(await lees(subscription, 50)))
        await subscription.close()
    assert gelezen[0] == gelezen[1] == [f"k:{i}" for i in range(50)]


async def test_een_groep_leest_meer_topics(open_bus: Opener, topic: str, groep: str) -> None:
    bus = open_bus()
    await bus.publish(topic, berichten(0, 5))
    await bus.publish(f"{topic}-ander", berichten(5, 10))
    subscription = await bus.subscribe(groep, [topic, f"{topic}-ander"])
    gelezen = await lees(subscription, 10)
    await subscription.close()
    assert sorted(waarden(gelezen)) == [f"k:{i}" for i in range(10)]
    assert {r.topic for r in gelezen} == {topic, f"{topic}-ander"}


async def test_een_lijst_is_nooit_langer_dan_gevraagd(open_bus: Opener, topic: str, groep: str) -> None:
    bus = open_bus()
    await bus.publish(topic, berichten(0, 500))
    subscription = await bus.subscribe(groep, [topic])
    lijst: list[Received] = []
    while not lijst:
        lijst = await subscription.fetch(70, 1.0)
    await subscription.close()
    assert 1 <= len(lijst) <= 70


async def test_een_lege_lijst_komt_binnen_de_wachttijd(open_bus: Opener, topic: str, groep: str) -> None:
    bus = open_bus()
    await bus.publish(topic, berichten(0, 1))
    subscription = await bus.subscribe(groep, [topic])
    await lees(subscription, 1)
    begin = time.monotonic()
    assert await subscription.fetch(10, 0.3) == []
    duur = time.monotonic() - begin
    await subscription.close()
    assert 0.2 < duur < 3.0


async def test_een_wachtende_lezer_hoort_het_meteen(open_bus: Opener, topic: str, groep: str) -> None:
    bus = open_bus()
    await bus.publish(topic, berichten(0, 1))
    subscription = await bus.subscribe(groep, [topic])
    await lees(subscription, 1)
    wachtend = asyncio.create_task(subscription.fetch(10, 10.0))
    await asyncio.sleep(0.2)
    begin = time.monotonic()
    await bus.publish(topic, berichten(1, 2))
    assert waarden(await wachtend) == ["k:1"]
    duur = time.monotonic() - begin
    await subscription.close()
    assert duur < 5.0


async def test_een_te_groot_bericht_wordt_bij_naam_geweigerd(open_bus: Opener, topic: str, groep: str) -> None:
    bus = open_bus()
    net_goed = Message("goed", b"x" * MAX_BYTES)
    with pytest.raises(BerichtTeGroot, match=f"sleutel te-groot voor {topic} is 1000001 bytes"):
        await bus.publish(topic, [net_goed, Message("te-groot", b"x" * (MAX_BYTES + 1))])
    await bus.publish(topic, [net_goed])
    subscription = await bus.subscribe(groep, [topic])
    gelezen = await lees(subscription, 1)  # nothing of the refused list was sent
    await subscription.close()
    assert [(r.key, len(r.value)) for r in gelezen] == [("goed", MAX_BYTES)]


async def test_een_lege_lijst_sturen_mag(open_bus: Opener, topic: str) -> None:
    await open_bus().publish(topic, [])


async def test_vijf_schrijvers_tegelijk_verliezen_en_verdubbelen_niets(open_bus: Opener, topic: str, groep: str) -> None:
    async def schrijf(wie: int) -> None:
        bus = open_bus()
        for begin in range(0, 2000, 100):
            await bus.publish(topic, berichten(begin, begin + 100, key=f"schrijver-{wie}"))

    await open_bus().publish(topic, berichten(0, 1, key="schrijver-0"))  # the topic exists before anyone subscribes
    subscription = await open_bus().subscribe(groep, [topic])
    lezer = asyncio.create_task(lees(subscription, 10_001))
    await asyncio.gather(*(schrijf(wie) for wie in range(5)))
    gelezen = waarden(await lezer)
    gelezen += waarden(await subscription.fetch(100, 0.5))
    await subscription.close()
    gelezen.remove("schrijver-0:0")
    assert len(gelezen) == 10_000
    assert set(gelezen) == {f"schrijver-{wie}:{i}" for wie in range(5) for i in range(2000)}
