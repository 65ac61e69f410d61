"""What the database itself refuses, whoever asks: the journal is in balance and only grows; law by date does not overlap."""

from datetime import date
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.steun.debiteuren import UTRECHT, Loket

_POST = "INSERT INTO journaalpost (gemeente, boeking_id, nummer, soort, rekening, bedrag_centen, boekdatum, valutadatum) VALUES "


async def boek(loket: Loket, *regels: tuple[str, int, str]) -> None:
    boeking = uuid4()
    waarden = ", ".join(
        f"('{UTRECHT}', '{boeking}', {nr}, 'proef', '{rek}', {centen}, '{dag}', '{dag}')" for nr, (rek, centen, dag) in enumerate(regels, 1)
    )
    async with loket.app.state.db.write([UTRECHT]) as session:
        await session.execute(text(_POST + waarden))


async def test_in_evenwicht_mag(loket: Loket) -> None:
    await boek(loket, ("bank", 100, "2025-04-01"), ("onbekend", -60, "2025-04-01"), ("hoofdsom", -40, "2025-04-01"))
    assert await loket.saldi(date(2025, 4, 1)) == {"bank": 100, "onbekend": -60, "hoofdsom": -40}


@pytest.mark.parametrize(
    "regels",
    [
        [("bank", 100, "2025-04-01")],
        [("bank", 100, "2025-04-01"), ("onbekend", -99, "2025-04-01")],
        [("bank", 100, "2025-04-01"), ("onbekend", -100, "2025-04-02")],
        [("bank", 0, "2025-04-01")],
    ],
    ids=["een been", "een cent", "twee dagen", "nul"],
)
async def test_uit_evenwicht_wordt_door_de_database_geweigerd(loket: Loket, regels: list[tuple[str, int, str]]) -> None:
    with pytest.raises(DBAPIError, match=r"evenwicht|check constraint"):
        await boek(loket, *regels)
    assert (await loket.aantallen())["journaalpost"] == 0


@pytest.mark.parametrize(
    "opdracht", ["UPDATE journaalpost SET bedrag_centen = bedrag_centen * 2", "DELETE FROM journaalpost", "TRUNCATE journaalpost"]
)
async def test_wijzigen_of_wissen_kan_niemand(loket: Loket, opdracht: str) -> None:
    await loket.lening()
    with pytest.raises(DBAPIError, match="permission denied"):
        async with loket.worker.write([UTRECHT]) as session:
            await session.execute(text(opdracht))
    async with loket.regio.superuser() as connection:
        await connection.execute("SET search_path = debiteuren")
        with pytest.raises(asyncpg.RestrictViolationError, match="alleen groeien"):
            await connection.execute(opdracht)
    assert await loket.saldi(date(2025, 3, 1)) == {"hoofdsom": 1_000_000, "uitbetalingen": -1_000_000}


async def test_een_termijn_kan_niet_te_veel_betaald_zijn(loket: Loket) -> None:
    await loket.lening()
    with pytest.raises(DBAPIError, match="check constraint"):
        async with loket.worker.write([UTRECHT]) as session:
            await session.execute(text("UPDATE aflostermijn SET vervallen = true, rente_betaald_centen = rente_centen + 1"))


@pytest.mark.parametrize("tabel", ["norm", "productparameter"])
async def test_twee_waarden_op_een_dag_kan_niet(loket: Loket, tabel: str) -> None:
    async with loket.regio.superuser() as connection:
        await connection.execute("SET search_path = debiteuren")
        vraag = "SELECT column_name FROM information_schema.columns WHERE table_schema = 'debiteuren' AND table_name = $1"
        kolommen = [rij[0] for rij in await connection.fetch(vraag, tabel) if rij[0] != "geldig_van"]
        lijst = ", ".join(kolommen)
        with pytest.raises(asyncpg.ExclusionViolationError):
            await connection.execute(f"INSERT INTO {tabel} (geldig_van, {lijst}) SELECT '2030-01-01', {lijst} FROM {tabel} LIMIT 1")
