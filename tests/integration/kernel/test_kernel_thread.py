"""From a committed change to its effect elsewhere: outbox, relay, bus, inbox."""

import asyncio
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from sqlalchemy import text

from kernel.bus.ports import Received
from kernel.bus.postgres import PostgresBus
from kernel.client import Apps
from kernel.db import Database
from kernel.envelope import Event
from kernel.inbox import Intake
from kernel.outbox.relay import Relay
from tests.conftest import Regio
from tests.steun import proefapp
from tests.steun.proefapp import DingGemaakt, make_consumer


def ding(nummer: int = 0, sleutel: UUID | None = None, gemeente: str = "0518") -> Event:
    subject = sleutel or uuid4()
    return Event(
        id=uuid4(),
        source="urn:nld:oin:00000099000000001000:systeem:regioloket-proef",
        type=DingGemaakt.type,
        subject=subject,
        sequence=1,
        time=datetime.now(UTC),
        gemeente=gemeente,
        boekdatum=date(2025, 1, 1),
        data={"dingId": str(uuid4()), "nummer": nummer},
        dataref=DingGemaakt.dataref(subject),
    )


def van_de_bus(*events: Event) -> list[Received]:
    return [Received("proef.v1", 0, n, str(e.subject), e.to_json()) for n, e in enumerate(events)]


@pytest.fixture
def intake(settings: proefapp.Settings, worker_db: Database, app: FastAPI) -> Intake:
    geen_bus: Any = None  # no loop runs here
    return Intake(make_consumer(), worker_db, geen_bus, Apps(settings, {"proef": app}))


async def gezien(regio: Regio) -> int:
    async with regio.superuser() as db:
        return int(await db.fetchval("SELECT count(*) FROM proef.gezien"))


async def test_van_verzoek_tot_effect(regio: Regio, settings: proefapp.Settings, app: FastAPI, worker_db: Database) -> None:
    bus = PostgresBus(settings.bus_url.get_secret_value())
    relay, consumer, stop = Relay(worker_db, bus), make_consumer(), asyncio.Event()
    intake = Intake(consumer, worker_db, bus, Apps(settings, {"proef": app}))
    async with asyncio.TaskGroup() as group:
        group.create_task(relay.run(stop))
        group.create_task(intake.run(stop))
        async with regio.client(app, regio.token("proef", scopes=["proef:dingen:schrijven"])) as client:
            for naam in ("een", "twee", "drie"):
                assert (await client.post("/proef/v1/dingen", json={"gemeente": "0344", "naam": naam})).status_code == 201
        for _ in range(100):
            if await gezien(regio) == 3:
                break
            await asyncio.sleep(0.05)
        stop.set()
    await bus.close()
    assert await gezien(regio) == 3
    async with regio.superuser() as db:
        assert await db.fetchval("SELECT count(*) FROM proef.outbox WHERE verzonden_op IS NULL") == 0


async def test_tweemaal_bezorgd_is_een_effect(regio: Regio, intake: Intake) -> None:
    een, twee = ding(), ding()
    await intake.take(van_de_bus(een, twee, een))
    await intake.take(van_de_bus(twee))
    assert await gezien(regio) == 2


async def test_wat_blijft_mislukken_wordt_geparkeerd_en_alleen_zijn_sleutel_wacht(regio: Regio, intake: Intake) -> None:
    kapot = ding(-1)
    zelfde_sleutel, andere = ding(sleutel=kapot.subject), ding()

    await intake.take(van_de_bus(kapot, zelfde_sleutel, andere))

    assert await gezien(regio) == 1
    async with regio.superuser() as db:
        geparkeerd = await db.fetch("SELECT key, fout FROM proef.geparkeerd ORDER BY nummer")
        assert [g["key"] for g in geparkeerd] == [str(kapot.subject)] * 2
        assert geparkeerd[0]["fout"] == "ValueError"
        # The cause is mended: the message now carries a number that can be handled.
        await db.execute("UPDATE proef.geparkeerd SET inhoud = replace(inhoud, ':-1', ':1')")
    assert await intake.replay() == (2, 0)
    assert await gezien(regio) == 3


async def test_een_onleesbaar_bericht_wordt_geparkeerd(regio: Regio, intake: Intake) -> None:
    await intake.take([Received("proef.v1", 0, 1, "sleutel", b"{geen json")])
    async with regio.superuser() as db:
        assert "geen CloudEvent" in await db.fetchval("SELECT fout FROM proef.geparkeerd")
    assert await intake.replay() == (0, 1)


async def test_een_terugval_laat_geen_spoor_na(regio: Regio, worker_db: Database, app: FastAPI) -> None:
    async def valt_terug() -> None:
        async with worker_db.write(["0518"]) as session:
            await session.execute(text("INSERT INTO ding (gemeente, naam) VALUES ('0518', 'weg')"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await valt_terug()
    async with regio.superuser() as db:
        assert await db.fetchval("SELECT count(*) FROM proef.ding") == 0
