"""Two people decide: the one who proposed can never confirm, not even past the code."""

import asyncio
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kernel import vierogen
from kernel.db import Database
from kernel.vierogen import Voorstel, VoorstelAlBesloten, VoorstelNietGevonden, ZelfdeMedewerker
from tests.conftest import Regio

UTRECHT, DEN_HAAG = "0344", "0518"
ANNA, BRAM = "loket/anna", "loket/bram"
DAG = date(2025, 3, 3)


@pytest.fixture
async def db(regio: Regio, worker_db: Database) -> Database:
    await regio.schoon("proef")
    return worker_db


async def stel_voor(db: Database, onderwerp: UUID) -> UUID:
    async with db.write([UTRECHT]) as session:
        return await vierogen.stel_voor(session, UTRECHT, "besluit", onderwerp, {"bedragCenten": 1_000_00}, ANNA, DAG)


async def bekrachtig(db: Database, voorstel: UUID, door: str, gemeente: str = UTRECHT, soort: str = "besluit") -> tuple[str, Voorstel]:
    async with db.write([gemeente]) as session:
        return await vierogen.bekrachtig(session, soort, voorstel, door, DAG)


async def test_een_ander_bekrachtigt_wat_er_is_voorgesteld(regio: Regio, db: Database) -> None:
    onderwerp = uuid4()
    voorstel = await stel_voor(db, onderwerp)
    assert await bekrachtig(db, voorstel, BRAM) == (UTRECHT, Voorstel(voorstel, onderwerp, {"bedragCenten": 1_000_00}, ANNA, DAG))
    async with regio.superuser() as direct:
        rijen = await direct.fetch("SELECT actie, actor, object_id FROM proef.audit ORDER BY id")
    assert [tuple(rij) for rij in rijen] == [("voorstellen", ANNA, str(onderwerp)), ("bekrachtigen", BRAM, str(onderwerp))]


async def test_wie_voorstelde_bekrachtigt_niet(db: Database) -> None:
    voorstel = await stel_voor(db, uuid4())
    with pytest.raises(ZelfdeMedewerker):
        await bekrachtig(db, voorstel, ANNA)
    with pytest.raises(DBAPIError, match="voorstel_check"):
        async with db.write([UTRECHT]) as session:
            await session.execute(text("UPDATE voorstel SET besloten_door = voorgesteld_door, besloten_op = now()"))


async def test_twee_collegas_tegelijk_bekrachtigen_een_keer(db: Database) -> None:
    voorstel = await stel_voor(db, uuid4())
    uitkomsten = await asyncio.gather(bekrachtig(db, voorstel, BRAM), bekrachtig(db, voorstel, "loket/carla"), return_exceptions=True)
    assert sorted(type(u).__name__ for u in uitkomsten) == ["VoorstelAlBesloten", "tuple"]
    with pytest.raises(VoorstelAlBesloten):
        await bekrachtig(db, voorstel, BRAM)


async def test_een_voorstel_van_een_ander_of_van_een_andere_soort_bestaat_niet(db: Database) -> None:
    voorstel = await stel_voor(db, uuid4())
    with pytest.raises(VoorstelNietGevonden):
        await bekrachtig(db, voorstel, BRAM, gemeente=DEN_HAAG)
    with pytest.raises(VoorstelNietGevonden):
        await bekrachtig(db, voorstel, BRAM, soort="kwijtschelding")
    with pytest.raises(VoorstelNietGevonden):
        await bekrachtig(db, uuid4(), BRAM)
