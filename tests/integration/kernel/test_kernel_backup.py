"""The back-up role can make a whole copy, of every gemeente, and can write nothing."""

import asyncio
import os
from pathlib import Path

import asyncpg
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from deploy.embedded.programmas import PROGRAMMAS, _pakket
from kernel.db import Database
from tests.conftest import WACHTWOORD, Regio


async def test_pg_dump_als_backup_heeft_alle_gemeenten(regio: Regio, app: FastAPI, worker_db: Database, tmp_path: Path) -> None:
    async with worker_db.write(["0344", "0518"]) as session:
        await session.execute(text("INSERT INTO ding (gemeente, naam) VALUES ('0344', 'van Utrecht'), ('0518', 'van Den Haag')"))
    kopie = tmp_path / "proef.sql"
    proces = await asyncio.create_subprocess_exec(
        str(_pakket() / PROGRAMMAS / "pg_dump"),
        *("-h", regio.adres.host, "-p", str(regio.adres.poort), "-U", "proef_backup", "-n", "proef", "-f", str(kopie), "regioloket"),
        env={**os.environ, "PGPASSWORD": WACHTWOORD},
    )
    assert await proces.wait() == 0
    inhoud = kopie.read_text()
    assert "van Utrecht" in inhoud
    assert "van Den Haag" in inhoud


async def test_de_backup_kan_niet_schrijven(regio: Regio, app: FastAPI) -> None:
    db = await asyncpg.connect(
        host=regio.adres.host, port=regio.adres.poort, user="proef_backup", password=WACHTWOORD, database="regioloket"
    )
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await db.execute("DELETE FROM proef.ding")
    await db.close()
