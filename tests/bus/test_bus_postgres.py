"""What only the postgres bus has to prove: its rights, its one consumer per group, its place after a lost connection, its cleaning."""

import asyncio
import time
from collections.abc import AsyncIterator
from uuid import uuid4

import asyncpg
import pytest

from kernel.bus.ports import BusOnbereikbaar, Message
from kernel.bus.postgres import PostgresBus
from tests.conftest import Regio


@pytest.fixture
def topic() -> str:
    return f"pg-{uuid4().hex[:12]}.v1"


@pytest.fixture
async def bus(bus_dsn: str) -> AsyncIterator[PostgresBus]:
    bus = PostgresBus(bus_dsn)
    yield bus
    await bus.close()


async def test_een_worker_kan_het_slot_niet_omzeilen(bus_dsn: str) -> None:
    worker = await asyncpg.connect(bus_dsn)
    for verboden in (
        "INSERT INTO bus.bericht (topic, key, value) VALUES ('t', 'k', '')",
        "UPDATE bus.bericht SET value = ''",
        "DELETE FROM bus.bericht",
        "DELETE FROM bus.voortgang",
        "CREATE TABLE bus.eigen ()",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await worker.execute(verboden)
    await worker.close()


async def test_de_tweede_lezer_van_een_groep_staat_klaar_en_neemt_over(bus: PostgresBus, topic: str) -> None:
    await bus.publish(topic, [Message("k", b"1"), Message("k", b"2")])
    actief, reserve = await bus.subscribe(topic, [topic]), await bus.subscribe(topic, [topic])
    eerste = await actief.fetch(1, 1.0)
    await actief.commit(eerste)
    assert [r.value for r in eerste] == [b"1"]
    assert await reserve.fetch(10, 0.2) == []
    await actief.close()
    assert [r.value for r in await reserve.fetch(10, 2.0)] == [b"2"]
    await reserve.close()


async def test_na_een_verbroken_verbinding_komt_het_onbevestigde_terug(bus: PostgresBus, regio: Regio, topic: str) -> None:
    await bus.publish(topic, [Message("k", b"1")])
    subscription = await bus.subscribe(topic, [topic])
    lijst = await subscription.fetch(10, 1.0)
    async with regio.superuser() as db:
        await db.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = $1", f"regioloket-bus-{topic}"
        )
    with pytest.raises(BusOnbereikbaar):
        await subscription.commit(lijst)
    with pytest.raises(BusOnbereikbaar):
        await subscription.fetch(10, 1.0)
    await subscription.close()
    opnieuw = await bus.subscribe(topic, [topic])
    assert await opnieuw.fetch(10, 1.0) == lijst
    await opnieuw.close()


async def test_een_wachtende_lezer_merkt_dat_de_verbinding_weg_is(bus: PostgresBus, regio: Regio, topic: str) -> None:
    subscription = await bus.subscribe(topic, [topic])
    await subscription.fetch(1, 0.0)
    wachtend = asyncio.create_task(subscription.fetch(10, 30.0))
    await asyncio.sleep(0.1)
    async with regio.superuser() as db:
        await db.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = $1", f"regioloket-bus-{topic}"
        )
    with pytest.raises(BusOnbereikbaar):
        await asyncio.wait_for(wachtend, 3)
    await subscription.close()


async def test_de_schrijver_gaat_verder_na_een_verbroken_verbinding(bus: PostgresBus, regio: Regio, topic: str) -> None:
    await bus.publish(topic, [Message("k", b"1")])
    async with regio.superuser() as db:
        await db.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'regioloket-bus'")
    await asyncio.sleep(0.1)
    await bus.publish(topic, [Message("k", b"2")])
    subscription = await bus.subscribe(topic, [topic])
    assert [r.value for r in await subscription.fetch(10, 1.0)] == [b"1", b"2"]
    await subscription.close()


async def test_zonder_notify_komt_het_ook(bus: PostgresBus, bus_dsn: str, topic: str) -> None:
    """The writer died between its commit and its NOTIFY."""
    subscription = await bus.subscribe(topic, [topic])
    await subscription.fetch(1, 0.0)
    wachtend = asyncio.create_task(subscription.fetch(10, 5.0))
    stil = await asyncpg.connect(bus_dsn)
    await stil.execute("SELECT bus.plaats($1, ARRAY['k'], ARRAY['x'::bytea], ARRAY['{}'])", topic)
    await stil.close()
    begin = time.monotonic()
    assert len(await wachtend) == 1
    assert time.monotonic() - begin < 4.0
    await subscription.close()


async def test_een_onbereikbare_bus_zegt_dat() -> None:
    bus = PostgresBus("postgresql://bus_gebruiker@127.0.0.1:1/regioloket")
    with pytest.raises(BusOnbereikbaar, match="antwoordt niet of weigert"):
        await bus.publish("t.v1", [Message("k", b"1")])
    with pytest.raises(BusOnbereikbaar):
        await bus.subscribe("g", ["t.v1"])
    await bus.close()


async def test_opruimen_spaart_wat_een_groep_nog_moet_krijgen(bus: PostgresBus, regio: Regio, topic: str) -> None:
    await bus.publish(topic, [Message("k", str(i).encode()) for i in range(10)])
    async with regio.superuser() as db:
        await db.execute("UPDATE bus.bericht SET geplaatst_op = now() - interval '20 days' WHERE topic = $1 AND value < '8'", topic)
    snel, traag = await bus.subscribe(f"{topic}-snel", [topic]), await bus.subscribe(f"{topic}-traag", [topic])
    await snel.commit(await snel.fetch(10, 1.0))
    await traag.commit(await traag.fetch(3, 1.0))

    await bus.purge(dagen=14)  # given 8 old messages, the slow group handled 3 of them
    assert await _over(regio, topic) == ["3", "4", "5", "6", "7", "8", "9"]
    await traag.commit(await traag.fetch(10, 1.0))
    await bus.purge(dagen=14)
    assert await _over(regio, topic) == ["8", "9"]
    await snel.close()
    await traag.close()


async def test_opruimen_gaat_in_stukken(bus: PostgresBus, regio: Regio, topic: str) -> None:
    await bus.publish(topic, [Message("k", str(i).encode()) for i in range(10)])
    async with regio.superuser() as db:
        await db.execute("UPDATE bus.bericht SET geplaatst_op = now() - interval '20 days' WHERE topic = $1", topic)
    await bus.purge(dagen=14, maximum=4)  # no group at all: only the age counts
    assert await _over(regio, topic) == ["4", "5", "6", "7", "8", "9"]


async def _over(regio: Regio, topic: str) -> list[str]:
    async with regio.superuser() as db:
        return [r[0].decode() for r in await db.fetch("SELECT value FROM bus.bericht WHERE topic = $1 ORDER BY positie", topic)]
