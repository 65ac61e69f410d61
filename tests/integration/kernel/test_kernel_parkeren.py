"""What is parked, waits for a reason and once; what only met an absent database is not parked at all."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.bus.ports import Received
from kernel.client import Apps
from kernel.db import Database
from kernel.inbox import Intake
from kernel.leader import Leader
from tests.conftest import Regio
from tests.integration.kernel.test_kernel_thread import ding, van_de_bus
from tests.steun import proefapp


@pytest.fixture
def intake(settings: proefapp.Settings, worker_db: Database, app: FastAPI) -> Intake:
    geen_bus: Any = None  # no loop runs here
    return Intake(proefapp.make_consumer(), worker_db, geen_bus, Apps(settings, {"proef": app}))


async def geparkeerd(regio: Regio) -> list[str]:
    async with regio.superuser() as db:
        return [rij["inhoud"] for rij in await db.fetch("SELECT inhoud FROM proef.geparkeerd ORDER BY nummer")]


def kapotte_rij(sleutel: UUID) -> list[Received]:
    """One that works, one that does not, and one behind it."""
    return van_de_bus(ding(1, sleutel), ding(-1, sleutel), ding(2, sleutel))


async def test_opnieuw_bezorgd_na_een_crash_staat_eenmaal_geparkeerd(regio: Regio, intake: Intake) -> None:
    rij = kapotte_rij(uuid4())
    await intake.take(rij)
    await intake.take(rij)  # the process died before it gave up its place in the bus
    assert await geparkeerd(regio) == [r.value.decode() for r in rij[1:]]


async def test_wie_nergens_meer_achter_hoeft_te_wachten_wordt_verwerkt(regio: Regio, intake: Intake) -> None:
    """The list was taken while its key was blocked; before it is parked, a replay clears the key."""
    sleutel = uuid4()
    await intake.take(kapotte_rij(sleutel)[1:2])
    later = van_de_bus(ding(3, sleutel))
    event = await intake._readable(later[0])
    async with regio.superuser() as db:
        await db.execute("UPDATE proef.geparkeerd SET inhoud = replace(inhoud, ':-1', ':1')")
    assert await intake.replay() == (1, 0)

    assert not await intake._park(later[0], event, "Wacht op een eerder bericht met dezelfde sleutel.", behind=True)
    assert await geparkeerd(regio) == []


async def test_een_herhaling_neemt_mee_wat_erachter_kwam_wachten(regio: Regio, intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    sleutel = uuid4()
    await intake.take(kapotte_rij(sleutel)[1:2])
    async with regio.superuser() as db:
        await db.execute("UPDATE proef.geparkeerd SET inhoud = replace(inhoud, ':-1', ':1')")
    een_voor_een, later = intake._replay_one, van_de_bus(ding(3, sleutel), ding(4, sleutel))

    async def met_verkeer(nummer: int, key: str, inhoud: str) -> bool:
        if later:
            await intake.take([later.pop(0)])
        return await een_voor_een(nummer, key, inhoud)

    monkeypatch.setattr(intake, "_replay_one", met_verkeer)
    assert await intake.replay() == (3, 0)
    assert await geparkeerd(regio) == []


async def test_dubbel_in_een_lijst_telt_de_eerste_plaats(regio: Regio, intake: Intake) -> None:
    """A relay that died between sending and marking sends again: one, two, three, one, two."""
    sleutel = uuid4()
    een, twee, drie = (ding(n, sleutel) for n in (1, 2, 3))
    await intake.take(van_de_bus(een))
    await intake.take(van_de_bus(een, twee, drie, een, twee))
    async with regio.superuser() as db:
        gezien = [rij["ding_id"] for rij in await db.fetch("SELECT ding_id FROM proef.gezien ORDER BY volgnummer")]
    assert gezien == [UUID(str(e.data["dingId"])) for e in (een, twee, drie)]


async def test_een_weggevallen_database_is_geen_fout_van_het_bericht(regio: Regio, intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    async def weg(*_: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as storing:
        storing.setattr(AsyncSession, "commit", weg)
        with pytest.raises(ConnectionRefusedError):
            await intake.take(van_de_bus(ding()))
    async with regio.superuser() as db:
        await db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'proef_worker'")
    await asyncio.sleep(0.1)
    with pytest.raises(Exception, match=r"closed|terminated"):
        await intake.take(van_de_bus(ding()))
    assert await geparkeerd(regio) == []


async def test_wie_achter_de_leider_staat_houdt_een_verbinding(regio: Regio, settings: proefapp.Settings) -> None:
    leider, wachter = Leader(settings, "proeftaak"), Leader(settings, "proeftaak")
    assert await leider.leads()
    assert [await wachter.leads() for _ in range(3)] == [False] * 3
    async with regio.superuser() as db:
        vraag = "SELECT count(DISTINCT pid) FROM pg_stat_activity WHERE application_name = 'regioloket-proef.proeftaak'"
        assert await db.fetchval(vraag) == 2
    await leider.resign()
    assert await wachter.leads()
    assert not await leider.leads()
    await leider.resign()
    await wachter.resign()
