"""A session without gemeenten sees nothing; a session of one gemeente cannot write for another."""

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from kernel.db import Database, make_engine
from tests.conftest import Regio
from tests.steun import proefapp

INSERT = text("INSERT INTO ding (gemeente, naam) VALUES (:gemeente, 'x')")
TEL = text("SELECT count(*) FROM ding")


async def test_zonder_gemeenten_geen_rij_en_na_een_commit_ook_niet(app: FastAPI, worker_db: Database) -> None:
    async with worker_db.write(["0518", "0344"]) as session:
        await session.execute(INSERT, [{"gemeente": "0518"}, {"gemeente": "0344"}])
    async with worker_db.read() as session:
        assert await session.scalar(TEL) == 0
    async with worker_db.read(["0344"]) as session:
        assert await session.scalar(TEL) == 1


async def test_schrijven_voor_een_andere_gemeente_weigert_de_database(app: FastAPI, worker_db: Database) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"):
        async with worker_db.write(["0518"]) as session:
            await session.execute(INSERT, {"gemeente": "0344"})


async def test_de_eigenaar_ziet_zonder_gemeenten_ook_niets(app: FastAPI, settings: proefapp.Settings, worker_db: Database) -> None:
    async with worker_db.write(["0518"]) as session:
        await session.execute(INSERT, {"gemeente": "0518"})
    engine = make_engine(settings, "owner", pool=1)
    async with engine.connect() as connection:
        assert await connection.scalar(TEL) == 0
    await engine.dispose()


async def test_de_applicatie_kan_de_outbox_niet_lezen_en_het_auditlog_niet_wijzigen(
    regio: Regio, app: FastAPI, settings: proefapp.Settings
) -> None:
    db = regio.database(settings, "app")
    for statement in ("SELECT * FROM outbox", "SELECT * FROM inbox", "DELETE FROM audit", "UPDATE audit SET actor = 'x'"):
        with pytest.raises(ProgrammingError, match="permission denied"):
            async with db.write(["0518"]) as session:
                await session.execute(text(statement))
    await db.close()
