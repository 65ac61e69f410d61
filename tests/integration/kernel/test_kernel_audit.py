"""The audit log: written with the act, sealed afterwards, and every change to it shows (BIO2 8.15)."""

import asyncio
import json
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kernel import audit
from kernel.audit import KetenGebroken
from kernel.auth import Actor
from kernel.db import Database
from tests.conftest import Regio

UTRECHT, DEN_HAAG, ROTTERDAM = "0344", "0518", "0599"


@pytest.fixture
async def db(regio: Regio, worker_db: Database) -> Database:
    await regio.schoon("proef")
    await regio.ken_gemeenten("proef")
    return worker_db


async def schrijf(db: Database, aantal: int, gemeente: str | None = UTRECHT) -> None:
    async with db.write([gemeente] if gemeente else []) as session:
        for nummer in range(aantal):
            await audit.schrijf(session, gemeente, "wijzigen", "ding", uuid4(), "loket/anna", {"stand": nummer}, {"stand": nummer + 1})


async def test_een_regel_heeft_alles_wat_bio_vraagt_en_geen_bsn(regio: Regio, db: Database) -> None:
    actor = Actor("loket", frozenset([UTRECHT]), frozenset(), medewerker="anna", oorsprong="gateway")
    async with db.write([UTRECHT]) as session:
        await audit.schrijf(
            session, UTRECHT, "wijzigen", "ding", "d-1", actor, {"bsn": "123456782"}, {"noot": "nu 123456782", "centen": 123456782}
        )
    async with regio.superuser() as direct:
        rij = await direct.fetchrow("SELECT * FROM proef.audit")
    assert rij is not None
    assert {k: rij[k] for k in ("gemeente", "actie", "object_soort", "object_id", "resultaat", "oorsprong", "actor")} == {
        "gemeente": UTRECHT,
        "actie": "wijzigen",
        "object_soort": "ding",
        "object_id": "d-1",
        "resultaat": "gelukt",
        "oorsprong": "gateway",
        "actor": "loket/anna",
    }
    assert rij["tijdstempel"].tzinfo is not None
    assert json.loads(rij["oud"]) == {"bsn": "[weggelaten]"}
    assert json.loads(rij["nieuw"]) == {"noot": "nu [bsn]", "centen": 123456782}


async def test_wat_wordt_teruggedraaid_staat_niet_in_het_log(regio: Regio, db: Database) -> None:
    async def mislukt() -> None:
        async with db.write([UTRECHT]) as session:
            await audit.schrijf(session, UTRECHT, "wijzigen", "ding", "d-1", "loket")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await mislukt()
    async with regio.superuser() as direct:
        assert await direct.fetchval("SELECT count(*) FROM proef.audit") == 0
        assert await direct.fetchval("SELECT count(*) FROM proef.audit_wachtrij") == 0


async def test_een_gemeente_ziet_alleen_haar_eigen_regels_en_schrijft_niet_bij_een_ander(db: Database) -> None:
    await schrijf(db, 2, UTRECHT)
    await schrijf(db, 3, None)
    async with db.read([UTRECHT, DEN_HAAG]) as session:
        assert await session.scalar(text("SELECT count(*) FROM audit")) == 2
    async with db.read([]) as session:
        assert await session.scalar(text("SELECT count(*) FROM audit")) == 0
    with pytest.raises(DBAPIError, match="row-level security"):
        async with db.write([UTRECHT]) as session:
            await audit.schrijf(session, DEN_HAAG, "wijzigen", "ding", "d-1", "loket")


async def test_de_verzegelaar_ketent_alles_een_keer_en_de_controle_vindt_het_goed(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "BATCH", 4)
    await schrijf(db, 7, UTRECHT)
    await schrijf(db, 5, None)
    assert await audit.verzegel(db) == 12
    assert await audit.verzegel(db) == 0
    eerste = await audit.controleer(db)
    await schrijf(db, 1, DEN_HAAG)
    assert await audit.verzegel(db) == 1
    tweede = await audit.controleer(db)
    assert (eerste.nummer, tweede.nummer) == (12, 13)
    assert eerste.hash != tweede.hash


async def test_twee_verzegelaars_tegelijk_maken_een_keten(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "BATCH", 3)
    await schrijf(db, 20)
    assert sum(await asyncio.gather(audit.verzegel(db), audit.verzegel(db))) == 20
    assert (await audit.controleer(db)).nummer == 20


async def test_zolang_niets_is_verzegeld_is_een_lege_keten_goed(db: Database) -> None:
    await schrijf(db, 2)
    assert (await audit.controleer(db)).nummer == 0


@pytest.mark.parametrize(
    ("ingreep", "schakel", "reden"),
    [
        ("UPDATE proef.audit SET actor = 'loket/bram' WHERE id = $1", 3, "gewijzigd"),
        ("UPDATE proef.audit SET nieuw = '{\"stand\": 99}' WHERE id = $1", 3, "gewijzigd"),
        ("UPDATE proef.audit SET tijdstempel = tijdstempel - interval '1 microsecond' WHERE id = $1", 3, "gewijzigd"),
        ("DELETE FROM proef.audit WHERE id = $1", 3, "verdwenen"),
        ("DELETE FROM proef.audit_keten WHERE id = $1", 3, "ontbreekt"),
        ("UPDATE proef.audit_keten SET rijhash = sha256('x') WHERE id = $1", 3, "past niet"),
        ("UPDATE proef.audit_keten SET hash = sha256('x') WHERE id = $1", 3, "past niet"),
    ],
)
async def test_de_controle_noemt_de_eerste_gebroken_schakel(regio: Regio, db: Database, ingreep: str, schakel: int, reden: str) -> None:
    await schrijf(db, 6)
    await audit.verzegel(db)
    async with regio.superuser() as direct:
        await direct.execute("SET session_replication_role = replica")  # past the triggers: whoever can do this, can do all
        derde = await direct.fetchval("SELECT id FROM proef.audit_keten WHERE nummer = 3")
        await direct.execute(ingreep, derde)
    with pytest.raises(KetenGebroken, match=f"schakel {schakel}: .*{reden}"):
        await audit.controleer(db)


async def test_een_regel_buiten_de_keten_om_valt_op(regio: Regio, db: Database) -> None:
    await schrijf(db, 2)
    await audit.verzegel(db)
    async with regio.superuser() as direct:
        await direct.execute("SET session_replication_role = replica")
        await direct.execute(
            "INSERT INTO proef.audit SELECT gemeente, uuidv7(), tijdstempel, 'x', 'x', 'x', 'gelukt', 'x', 'x' FROM proef.audit LIMIT 1"
        )
    with pytest.raises(KetenGebroken, match=r"schakel 3: .*staat niet in de keten"):
        await audit.controleer(db)


@pytest.mark.parametrize("tabel", ["audit", "audit_keten", "verwerking"])
@pytest.mark.parametrize("opdracht", ["UPDATE proef.{} SET gemeente = gemeente", "DELETE FROM proef.{}", "TRUNCATE proef.{}"])
async def test_ook_de_beheerder_van_de_database_kan_een_log_niet_zomaar_wijzigen(
    regio: Regio, db: Database, tabel: str, opdracht: str
) -> None:
    await schrijf(db, 1)
    await audit.verzegel(db)
    async with regio.superuser() as direct:
        await direct.execute(
            "INSERT INTO proef.verwerking (gemeente, trace_id, span_id, status, name, start_time, end_time, processing_activity_id)"
            " VALUES ('0344', decode(repeat('00', 16), 'hex'), decode(repeat('00', 8), 'hex'), 'Ok', 'x', 1, 1, 'urn:x')"
        )
        with pytest.raises(Exception, match="alleen om aan toe te voegen"):
            await direct.execute(opdracht.format(tabel))


async def test_niemand_zet_zelf_iets_in_de_wachtrij_of_de_keten(regio: Regio, app: object, db: Database) -> None:
    settings = db.settings
    applicatie = regio.database(settings, "app")
    try:
        for tabel in ("audit_wachtrij", "audit_keten"):
            for opdracht in (f"INSERT INTO {tabel} DEFAULT VALUES", f"SELECT * FROM {tabel}"):
                with pytest.raises(DBAPIError, match="permission denied"):
                    async with applicatie.write([UTRECHT]) as session:
                        await session.execute(text(opdracht))
    finally:
        await applicatie.close()
