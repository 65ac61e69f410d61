"""The embedded PostgreSQL: it starts from nothing, comes back as it was, and never half."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from deploy.embedded import postgres, programmas
from deploy.embedded.postgres import Postgres
from deploy.embedded.programmas import PostgresStartNiet


@pytest.fixture
def pg(tmp_path: Path) -> Iterator[Postgres]:
    cluster = Postgres(tmp_path / "pg")
    yield cluster
    cluster.wis()


def _data(pg: Postgres) -> Path:
    plek = pg._plek()
    assert plek is not None
    return plek / "data"


def _pid(pg: Postgres) -> int:
    return int((_data(pg) / "postmaster.pid").read_text().splitlines()[0])


async def _antwoord(dsn: str, vraag: str) -> object:
    db = await asyncpg.connect(dsn)
    try:
        return await db.fetchval(vraag)
    finally:
        await db.close()


async def test_een_lege_map_wordt_een_database_met_scram(pg: Postgres) -> None:
    adres = pg.start()
    assert await _antwoord(adres.dsn(), "SHOW server_version_num") >= "180000"  # type: ignore[operator]
    assert await _antwoord(adres.dsn(), "SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE rolname = 'postgres'")
    assert await _antwoord(adres.dsn(), "SELECT uuid_extract_version(uuidv7()) = 7 AND lower('ÉÉN') = 'één'")
    assert (pg.map / "wachtwoord").stat().st_mode & 0o077 == 0
    assert adres.wachtwoord not in repr(adres)


async def test_een_verkeerd_wachtwoord_komt_er_niet_in(pg: Postgres) -> None:
    adres = pg.start()
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(adres.dsn().replace(adres.wachtwoord, "postgres"))


async def test_na_stop_en_start_zelfde_poort_en_zelfde_gegevens(pg: Postgres) -> None:
    eerst = pg.start()
    await _antwoord(eerst.dsn(), "CREATE TABLE blijft AS SELECT 1 AS x")
    pg.stop()
    pg.stop()
    daarna = pg.start()
    assert daarna == eerst
    assert await _antwoord(daarna.dsn(), "SELECT x FROM blijft") == 1


def test_start_van_wat_al_draait_geeft_het_adres(pg: Postgres) -> None:
    eerst = pg.start()
    pid = _pid(pg)
    assert Postgres(pg.map).start() == eerst
    assert _pid(pg) == pid


async def test_na_kill_9_herstelt_de_database_zich(pg: Postgres) -> None:
    adres = pg.start()
    await _antwoord(adres.dsn(), "CREATE TABLE vastgelegd AS SELECT 7 AS x")
    os.kill(_pid(pg), signal.SIGKILL)
    assert await _antwoord(pg.start().dsn(), "SELECT x FROM vastgelegd") == 7


def test_een_pid_dat_nu_van_een_ander_is_houdt_niet_op(pg: Postgres) -> None:
    """After a power cut the number in postmaster.pid may belong to anything: here a process of the account that runs PostgreSQL."""
    pg.start()
    pidfile = _data(pg) / "postmaster.pid"
    regels = pidfile.read_text().splitlines()
    pg.stop()
    wie: dict[str, int] = {"user": pg._account} if pg._account is not None else {}
    vreemd = subprocess.Popen(["sleep", "60"], cwd="/", **wie)  # type: ignore[call-overload]
    try:
        pidfile.write_text("\n".join([str(vreemd.pid), *regels[1:]]) + "\n")
        assert pg.start().poort
        assert _pid(pg) != vreemd.pid
    finally:
        vreemd.kill()
        vreemd.wait()


def test_een_afgebroken_initdb_wordt_overgedaan(pg: Postgres) -> None:
    pg.map.mkdir()
    half = pg._maak_plek() / "data.half"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    assert pg.start().poort
    assert not half.exists()


def test_een_beschadigde_map_geeft_een_zin(pg: Postgres) -> None:
    pg.map.mkdir()
    (pg._maak_plek() / "data").mkdir()
    with pytest.raises(PostgresStartNiet, match="is beschadigd: zet een reservekopie terug"):
        pg.start()


def test_een_bezette_poort_wordt_een_andere(pg: Postgres, tmp_path: Path) -> None:
    bezet = pg.start().poort
    ander = Postgres(tmp_path / "ander")
    try:
        ander.map.mkdir()
        (ander.map / "poort").write_text(str(bezet))
        assert ander.start().poort != bezet
    finally:
        ander.wis()


@pytest.mark.skipif(os.geteuid() != 0, reason="alleen root start PostgreSQL onder een ander account")
def test_root_opent_geen_map_boven_de_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dicht = tmp_path / "dicht"
    dicht.mkdir(mode=0o700)
    for module in (postgres, programmas):
        monkeypatch.setattr(module, "bereikbaar", lambda _: False)  # given a virtual environment that the account cannot reach either
    pg = Postgres(dicht / "pg")
    try:
        pg.start()
        assert dicht.stat().st_mode & 0o777 == 0o700
        assert _data(pg).is_relative_to(postgres.PLEK_VAN_ROOT)
        assert _data(pg).parent.stat().st_mode & 0o077 == 0
        assert Path(f"/proc/{_pid(pg)}").stat().st_uid == pg._account
    finally:
        pg.wis()


def test_twee_starts_tegelijk_maken_een_database(tmp_path: Path) -> None:
    map_ = tmp_path / "pg"
    code = f"from pathlib import Path; from deploy.embedded.postgres import Postgres; print(Postgres(Path({str(map_)!r})).start().poort)"
    processen = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    try:
        assert len({p.communicate(timeout=30)[0] for p in processen}) == 1
    finally:
        Postgres(map_).wis()
