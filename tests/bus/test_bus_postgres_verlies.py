"""Five concurrent writers, any reader: the postgres bus loses and doubles nothing over 200,000 events.

And why it takes a lock: without one, a reader above its place misses who commits late.
"""

import asyncio
import random
from collections.abc import AsyncIterator
from uuid import uuid4

import asyncpg
import pytest

from kernel.bus.ports import Message
from kernel.bus.postgres import PostgresBus
from tests.conftest import Regio

SCHRIJVERS, PER_SCHRIJVER = 5, 40_000


@pytest.fixture
def topic() -> str:
    return f"verlies-{uuid4().hex[:12]}.v1"


async def _schrijf(dsn: str, topic: str, wie: int) -> None:
    """Batches of any size; now and then one whose transaction stays open after its numbers were taken."""
    kans = random.Random(wie)
    bus = PostgresBus(dsn, writers=1)
    traag = await asyncpg.connect(dsn)
    geschreven = 0
    while geschreven < PER_SCHRIJVER:
        aantal = min(kans.choice([1, 7, 200, 1000, 3000]), PER_SCHRIJVER - geschreven)
        lijst = [Message(f"s{wie}", b"%d:%d" % (wie, i)) for i in range(geschreven, geschreven + aantal)]
        if kans.random() < 0.3:
            async with traag.transaction():
                await traag.execute(
                    "SELECT bus.plaats($1, $2, $3, $4)", topic, [m.key for m in lijst], [m.value for m in lijst], ["{}"] * aantal
                )
                await asyncio.sleep(kans.uniform(0, 0.03))
        else:
            await bus.publish(topic, lijst)
        geschreven += aantal
    await traag.close()
    await bus.close()


async def _lees(dsn: str, topic: str, groep: str, maximum: int, klaar: asyncio.Event) -> list[bytes]:
    """Everything this group gets until the writers are done and the topic is empty; it reconnects now and then, as a restart would."""
    bus = PostgresBus(dsn)
    gelezen: list[bytes] = []
    subscription = await bus.subscribe(groep, [topic])
    for ronde in range(1_000_000):
        lijst = await subscription.fetch(maximum, 0.2)
        if not lijst and klaar.is_set():
            break
        gelezen += [r.value for r in lijst]
        await subscription.commit(lijst)
        if ronde % 50 == 49:
            await subscription.close()
            subscription = await bus.subscribe(groep, [topic])
    await subscription.close()
    return gelezen


async def test_vijf_schrijvers_en_elke_lezer_200_000_gebeurtenissen(bus_dsn: str, topic: str) -> None:
    klaar = asyncio.Event()
    lezers = [asyncio.create_task(_lees(bus_dsn, topic, f"{topic}-{maximum}", maximum, klaar)) for maximum in (200, 5000)]
    await asyncio.gather(*(_schrijf(bus_dsn, topic, wie) for wie in range(SCHRIJVERS)))
    klaar.set()
    for gelezen in await asyncio.gather(*lezers):
        assert len(gelezen) == SCHRIJVERS * PER_SCHRIJVER
        for wie in range(SCHRIJVERS):  # nothing lost, nothing doubled, and in each writer's own order
            eigen = [waarde for waarde in gelezen if waarde.startswith(b"%d:" % wie)]
            assert eigen == [b"%d:%d" % (wie, i) for i in range(PER_SCHRIJVER)]


@pytest.fixture
async def twee(regio: Regio) -> AsyncIterator[list["asyncpg.Connection[asyncpg.Record]"]]:
    """A writer that will be late and one that is quick, as superuser: only so can the lock be passed by."""
    verbindingen = [await asyncpg.connect(regio.adres.dsn("regioloket")) for _ in range(2)]
    yield verbindingen
    for verbinding in verbindingen:
        await verbinding.close()


async def _zonder_slot(verbinding: "asyncpg.Connection[asyncpg.Record]", topic: str, key: str) -> None:
    await verbinding.execute("INSERT INTO bus.bericht (topic, key, value) VALUES ($1, $2, '')", topic, key)


async def test_zonder_slot_gaat_wie_laat_vastlegt_verloren(
    bus_dsn: str, topic: str, twee: list["asyncpg.Connection[asyncpg.Record]"]
) -> None:
    laat, snel = twee
    subscription = await PostgresBus(bus_dsn).subscribe(topic, [topic])
    transactie = laat.transaction()
    await transactie.start()
    await _zonder_slot(laat, topic, "laat")  # takes number n
    await _zonder_slot(snel, topic, "snel")  # takes number n + 1 and commits
    gezien = [r.key for r in await subscription.fetch(10, 1.0)]
    await transactie.commit()
    gezien += [r.key for r in await subscription.fetch(10, 1.0)]
    await subscription.close()
    assert gezien == ["snel"]  # «laat» is there, below the reader's place, for ever unseen


async def test_met_slot_wacht_de_snelle_op_de_late(bus_dsn: str, topic: str, twee: list["asyncpg.Connection[asyncpg.Record]"]) -> None:
    laat, _ = twee
    bus = PostgresBus(bus_dsn)
    subscription = await bus.subscribe(topic, [topic])
    transactie = laat.transaction()
    await transactie.start()
    await laat.execute("SELECT bus.plaats($1, ARRAY['laat'], ARRAY['x'::bytea], ARRAY['{}'])", topic)
    snel = asyncio.create_task(bus.publish(topic, [Message("snel", b"x")]))
    assert await subscription.fetch(10, 0.3) == []
    assert not snel.done()
    await transactie.commit()
    await snel
    gezien = [r.key for r in await subscription.fetch(10, 1.0)]
    await subscription.close()
    await bus.close()
    assert gezien == ["laat", "snel"]
