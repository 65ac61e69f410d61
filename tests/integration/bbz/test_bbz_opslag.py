"""What the database itself refuses, and what loading the normen does."""

from datetime import date
from uuid import uuid4

import asyncpg
import pytest

from kernel.client import Apps
from kernel.db import Database, make_engine
from kernel.jobs import JobContext
from services.bbz.domain.fouten import BetrokkeneNietOntvangen, NormenOngeldig
from services.bbz.jobs import JOBS
from services.bbz.settings import Settings
from services.bbz.store.normen import laad_meegeleverde
from services.bbz.store.normenbestand import meegeleverd
from tests.steun.bbz import DEN_HAAG, KVK, UTRECHT, Proef, saneringskrediet_gevraagd, toekenning

NORM = (
    "INSERT INTO bbz.norm (code, geldig_van, geldig_tot_en_met, artikel, eenheid, waarde, bron, geverifieerd)"
    " VALUES ('kapitaal-gevestigd', $1, $2, 'art. 20', 'centen', 1, 'proef', false)"
)


@pytest.mark.parametrize(
    ("van", "tot_en_met"),
    [
        (date(2025, 12, 31), date(2026, 12, 31)),  # the last day of 2025 is taken
        (date(2025, 6, 1), date(2025, 6, 30)),  # within 2025
        (date(2024, 1, 1), None),  # no end: over 2025
        (date(2010, 1, 1), date(2011, 1, 1)),  # the first day of 2011
    ],
)
async def test_twee_normen_op_een_dag_weigert_de_database(bbz: Proef, van: date, tot_en_met: date | None) -> None:
    async with bbz.regio.superuser() as connection:
        with pytest.raises(asyncpg.ExclusionViolationError, match="heeft al een periode"):
            await connection.execute(NORM, van, tot_en_met)


async def test_een_norm_na_de_laatste_mag_en_schuift_niet_terug(bbz: Proef) -> None:
    async with bbz.regio.superuser() as connection:
        await connection.execute(NORM, date(2026, 1, 1), date(2026, 12, 31))
        try:
            with pytest.raises(asyncpg.ExclusionViolationError):
                await connection.execute("UPDATE bbz.norm SET geldig_van = '2025-12-31' WHERE code = 'kapitaal-gevestigd' AND waarde = 1")
        finally:
            await connection.execute("DELETE FROM bbz.norm WHERE waarde = 1")


@pytest.mark.parametrize("rol", ["app", "worker"])
async def test_de_applicatie_leest_de_wet_en_wijzigt_haar_niet(bbz: Proef, rol: str) -> None:
    engine = make_engine(bbz.settings, rol, pool=1)
    try:
        async with engine.connect() as connection:
            assert (await connection.exec_driver_sql("SELECT count(*) FROM norm")).scalar() == len(meegeleverd())
            with pytest.raises(Exception, match="permission denied"):
                await connection.exec_driver_sql("UPDATE norm SET waarde = 1")
    finally:
        await engine.dispose()


async def test_nog_eens_laden_verandert_niets_en_een_ander_bedrag_wordt_geweigerd(bbz: Proef) -> None:
    engine = make_engine(bbz.settings, "owner", pool=1)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(laad_meegeleverde)
            assert (await connection.exec_driver_sql("SELECT count(*) FROM norm")).scalar() == len(meegeleverd())
        async with engine.connect() as connection:
            await connection.exec_driver_sql("UPDATE norm SET waarde = 1 WHERE code = 'kapitaal-gevestigd' AND geldig_van = '2025-01-01'")
            with pytest.raises(NormenOngeldig, match="'kapitaal-gevestigd' van 2025-01-01 staat al met een andere waarde"):
                await connection.run_sync(laad_meegeleverde)
    finally:
        await engine.dispose()


@pytest.mark.parametrize("rol", ["app", "worker"])
async def test_het_plafond_is_alleen_als_totaal_te_zien(bbz: Proef, rol: str) -> None:
    await bbz.besluit(UTRECHT, toekenning(200_000_00))
    engine = make_engine(bbz.settings, rol, pool=1)
    try:
        for statement in ("SELECT * FROM plafond", "UPDATE plafond SET bedrag_centen = 1", "DELETE FROM plafond"):
            async with engine.connect() as connection:
                with pytest.raises(Exception, match="permission denied"):
                    await connection.exec_driver_sql(statement)
    finally:
        await engine.dispose()


async def test_wie_het_plafond_vraagt_doet_dat_voor_zijn_eigen_gemeente(bbz: Proef) -> None:
    """The question is audited under the asking gemeente; naming another one fails on its policy, so no question goes unseen."""
    vraag = "SELECT plafond_totaal('0518', uuidv7(), 'iemand', 'proef', ARRAY['\\x00']::bytea[], 'kapitaal-gevestigd')"
    engine = make_engine(bbz.settings, "app", pool=1)
    try:
        async with engine.connect() as connection:
            await connection.exec_driver_sql(f"SELECT set_config('app.gemeenten', '{UTRECHT}', true)")
            with pytest.raises(Exception, match="row-level security"):
                await connection.exec_driver_sql(vraag)
        async with engine.connect() as connection:
            await connection.exec_driver_sql(f"SELECT set_config('app.gemeenten', '{DEN_HAAG}', true)")
            assert (await connection.exec_driver_sql(vraag)).scalar() == 0
    finally:
        await engine.dispose()


async def test_het_kvk_nummer_staat_nergens_leesbaar(bbz: Proef) -> None:
    await bbz.besluit()
    rijen = await bbz.rijen("SELECT t::text AS rij FROM bbz.plafond t UNION ALL SELECT t::text FROM bbz.betrokkene t")
    assert len(rijen) == 2
    assert not [r for r in rijen if KVK in r["rij"] or KVK.encode().hex() in r["rij"]]


async def test_dezelfde_gebeurtenis_of_hetzelfde_verzoek_geeft_een_uitnodiging(bbz: Proef) -> None:
    traject, verzoek = uuid4(), uuid4()
    event = saneringskrediet_gevraagd(traject, verzoek)
    assert await bbz.ontvang(event) == 1
    assert await bbz.ontvang(event) == 0
    assert await bbz.ontvang(saneringskrediet_gevraagd(traject, verzoek)) == 1
    assert len(await bbz.rijen("SELECT 1 FROM bbz.uitnodiging")) == 1
    assert await bbz.gebeurtenissen() == ["uitnodigingen.uitnodiging-verzonden"]


async def test_zonder_persoon_geen_uitnodiging_maar_een_reden(bbz: Proef) -> None:
    traject = uuid4()
    with pytest.raises(BetrokkeneNietOntvangen, match=str(traject)):
        await bbz.ontvang(saneringskrediet_gevraagd(traject, wie=None))
    assert await bbz.rijen("SELECT 1 FROM bbz.inbox") == []


async def test_een_besluit_van_een_persoon_weigert_ook_de_database(bbz: Proef) -> None:
    await bbz.besluit()
    async with bbz.regio.superuser() as connection:
        with pytest.raises(asyncpg.CheckViolationError):
            await connection.execute("UPDATE bbz.besluit SET bekrachtigd_door = voorgesteld_door")


async def test_de_beslistermijn_nadert_en_verstrijkt_een_keer(bbz: Proef) -> None:
    """Received 10 March 2025, so the last day is 9 June: near on 2 June, over on 10 June."""
    await bbz.vraag_aan()
    for dag, verwacht in ((date(2025, 6, 1), []), (date(2025, 6, 2), ["nadert"]), (date(2025, 6, 10), ["nadert", "overschreden"])):
        settings = bbz.regio.settings(Settings, boekdatum=dag)
        db, apps = Database(settings, "worker"), Apps(settings)
        for _ in range(2):
            await JOBS[0].run(JobContext(db, apps))
        await apps.close()
        await db.close()
        verteld = [naam.removeprefix("termijnen.termijn-") for naam in await bbz.gebeurtenissen() if naam.startswith("termijnen")]
        assert verteld == verwacht


async def test_een_besluit_staat_vast(bbz: Proef) -> None:
    await bbz.besluit()
    engine = make_engine(bbz.settings, "app", pool=1)
    try:
        async with engine.connect() as connection:
            with pytest.raises(Exception, match="permission denied"):
                await connection.exec_driver_sql("UPDATE besluit SET bedrag_centen = 1")
    finally:
        await engine.dispose()
