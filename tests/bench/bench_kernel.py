"""The measurements behind the rules of the kernel: what the house does, beside what it does not do and why.

`waarde` is the way of the house, `referentie` the other way, in the same run. `werkvoorraad` has a bound of its own.
"""

import asyncio
import hashlib
import io
import json
import os
import re
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date
from uuid import UUID

import ijson
from sqlalchemy import TextClause, text

from deploy.embedded.programmas import PROGRAMMAS, _pakket
from kernel import audit
from kernel.crypto import Sleutelbos
from kernel.db import Database
from services.vroegsignalering.app import MIGRATIONS
from services.vroegsignalering.domain.afweging import STANDAARD
from services.vroegsignalering.settings import Settings
from services.vroegsignalering.store.queries.werkvoorraad import Filter
from services.vroegsignalering.store.queries.werkvoorraad import werkvoorraad as werkvoorraad_pagina
from tests.bench.uitkomst import Uitkomst, bench
from tests.conftest import GEMEENTEN, Regio
from tests.steun import proefapp

RONDEN, SECONDEN, CLIENTS = 3, 2, 16
#: Zaken of each gemeente: a small one, a very large one, and one in between.
KLEIN, GROOT, MIDDEN = GEMEENTEN
ZAKEN = {KLEIN: 1_000, GROOT: 1_000_000, MIDDEN: 100_000}
PAGINA = 50
RIJEN = 50_000
EERSTE = (date(1970, 1, 1), UUID(int=0))


# -- what a transaction may not carry -----------------------------------------------------------------------------

_FEIT = "INSERT INTO bench.feit (gemeente, inhoud) VALUES ('0518', repeat('x', 200));"
_AUDIT = """
INSERT INTO proef.audit (gemeente, actie, object_soort, object_id, resultaat, oorsprong, actor, nieuw)
VALUES ('0518', 'wijzigen', 'ding', 'x', 'gelukt', 'gateway', 'loket/a1', '{"naam": "een"}');
"""
_SCHAKEL = """
SELECT pg_advisory_xact_lock(77);
INSERT INTO bench.keten (hash)
SELECT sha256(coalesce((SELECT hash FROM bench.keten ORDER BY nummer DESC LIMIT 1), ''::bytea)
              || convert_to(clock_timestamp()::text, 'UTF8'));
"""


@bench("kernel_notify")
async def kernel_notify(regio: Regio) -> Uitkomst:
    """Business transactions that leave the waking to the relay, beside the same with a NOTIFY: those commit one after the other."""
    await _schema(regio)
    huis, anders = await _beurtelings(regio, f"BEGIN;{_FEIT}COMMIT;", f"BEGIN;{_FEIT}NOTIFY werk;COMMIT;")
    return Uitkomst.aandeel("kernel_notify", waarde=huis, eenheid="tps", referentie=anders, grens=None)


@bench("kernel_verzegelaar")
async def kernel_verzegelaar(regio: Regio) -> Uitkomst:
    """Audited transactions while the sealer chains once a second, beside the same with the chain inside: everyone waits for everyone."""
    await _schema(regio)
    settings = regio.settings(proefapp.Settings)
    await regio.klaar(settings, proefapp.MIGRATIONS)
    db = regio.database(settings, "worker")

    async def verzegel() -> None:
        while True:
            await audit.verzegel(db)
            await asyncio.sleep(1)

    taak = asyncio.create_task(verzegel())
    huis, anders = await _beurtelings(regio, f"BEGIN;{_AUDIT}COMMIT;", f"BEGIN;{_AUDIT}{_SCHAKEL}COMMIT;")
    taak.cancel()
    with suppress(asyncio.CancelledError):
        await taak
    await db.close()
    return Uitkomst.aandeel("kernel_verzegelaar", waarde=huis, eenheid="tps", referentie=anders, grens=None)


async def _schema(regio: Regio) -> None:
    async with regio.superuser() as db:
        await db.execute(
            """
            CREATE SCHEMA IF NOT EXISTS bench;
            CREATE TABLE IF NOT EXISTS bench.feit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, gemeente text, inhoud text);
            CREATE TABLE IF NOT EXISTS bench.keten (nummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, hash bytea);
            """
        )


async def _beurtelings(regio: Regio, huis: str, anders: str) -> tuple[float, float]:
    """Transactions per second of each script, in turns: the medians."""
    tempos: dict[str, list[float]] = {huis: [], anders: []}
    for _ in range(RONDEN):
        for script, metingen in tempos.items():
            metingen.append(await _pgbench(regio, script))
    return statistics.median(tempos[huis]), statistics.median(tempos[anders])


async def _pgbench(regio: Regio, script: str) -> float:
    adres = regio.adres
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as bestand:
        bestand.write(script)
        bestand.flush()
        waar = ["-h", adres.host, "-p", str(adres.poort), "-U", adres.superuser, "regioloket"]
        proces = await asyncio.create_subprocess_exec(
            str(_pakket() / PROGRAMMAS / "pgbench"),
            *("-n", "-f", bestand.name, "-c", str(CLIENTS), "-j", "1", "-T", str(SECONDEN)),
            *waar,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={"PGPASSWORD": adres.wachtwoord, "LC_ALL": "C", "PATH": os.environ.get("PATH", os.defpath)},
        )
        uit, fout = await proces.communicate()
    gevonden = re.search(rb"tps = ([\d.]+)", uit)
    assert gevonden, fout.decode()
    return float(gevonden[1])


# -- row level security on a large table --------------------------------------------------------------------------

#: The policy as one would write it first: the setting is read and split for every row.
_PER_RIJ = "gemeente = ANY (string_to_array(current_setting('app.gemeenten', true), ',')::text[])"
_TOTAAL = "SELECT sum(bedrag_centen) FROM vroegsignalering.zaak"
_KAAL = text(
    """
    SELECT gemeente, id, contact_uiterlijk FROM zaak
     WHERE gemeente = ANY(:gemeenten) AND afgesloten_op IS NULL AND (contact_uiterlijk, id) > (:na_dag, :na_id)
     ORDER BY contact_uiterlijk, id LIMIT :aantal
    """
)
_WIJK = "SELECT count(*) FROM zaak WHERE gemeente = :gemeente AND afgesloten_op IS NULL AND"
_BEREIK, _LIKE = text(f"{_WIJK} postcode >= '3511' AND postcode < '3512'"), text(f"{_WIJK} postcode LIKE '3511%'")
_VUL = """
INSERT INTO vroegsignalering.zaak (gemeente, postcode, huisnummer, maand, ontvangen_op, contact_uiterlijk, signalen, bedrag_centen, crisis,
                                   ondernemer, opeenvolgend, werkbakje)
SELECT $1, (1000 + i / 112)::text || 'AB', (1 + i % 112)::text, '2025-03-01', '2025-03-03', date '2025-03-31' + i % 28, 1, 25000,
       i % 50 = 0, i % 4 = 0, false, ($3::text[])[1 + i % cardinality($3::text[])]
  FROM generate_series(1, $2::int) AS i
"""


@bench("kernel_policy")
async def kernel_policy(regio: Regio) -> Uitkomst:
    """A total over all zaken under the policy as a scalar subselect, beside the policy that reads the setting per row."""
    await _zaken(regio)
    huis, anders = [], []
    for _ in range(RONDEN):
        huis.append(await _totaal(regio, None))
        anders.append(await _totaal(regio, _PER_RIJ))
    return Uitkomst.hoogstens(
        "kernel_policy", waarde=statistics.median(huis), eenheid="ms", referentie=statistics.median(anders), grens=None
    )


async def _totaal(regio: Regio, policy: str | None) -> float:
    async with regio.superuser() as db:
        transactie = db.transaction()
        await transactie.start()
        if policy:
            await db.execute(f"ALTER POLICY gemeente ON vroegsignalering.zaak USING ({policy})")
        await db.execute("SET LOCAL ROLE vroegsignalering_app")
        await db.execute("SELECT set_config('app.gemeenten', $1, true)", ",".join(GEMEENTEN))
        begin = time.perf_counter()
        await db.fetchval(_TOTAAL)
        duur = (time.perf_counter() - begin) * 1000
        await transactie.rollback()
    return duur


@bench("kernel_lateral")
async def kernel_lateral(regio: Regio) -> Uitkomst:
    """A page over three gemeenten as one index probe per gemeente and bakje, beside a plain `= ANY`."""
    db = await _zaken(regio)
    lijst, alle = sorted(GEMEENTEN), {"gemeenten": sorted(GEMEENTEN), "na_dag": EERSTE[0], "na_id": EERSTE[1], "aantal": PAGINA}
    huis = await _p50_ms(lambda: _pagina(db, lijst), 50)
    anders = await _p50_ms(lambda: _vraag(db, _KAAL, alle, lijst), 5)
    await db.close()
    return Uitkomst.hoogstens("kernel_lateral", waarde=huis, eenheid="ms p50", referentie=anders, grens=None)


@bench("kernel_like")
async def kernel_like(regio: Regio) -> Uitkomst:
    """All zaken of a wijk by a range of postcodes, beside the same by LIKE, which may not use an index under row level security."""
    db = await _zaken(regio)
    huis = await _p50_ms(lambda: _vraag(db, _BEREIK, {"gemeente": GROOT}, [GROOT]), 50)
    anders = await _p50_ms(lambda: _vraag(db, _LIKE, {"gemeente": GROOT}, [GROOT]), 5)
    await db.close()
    return Uitkomst.hoogstens("kernel_like", waarde=huis, eenheid="ms p50", referentie=anders, grens=None)


@bench("werkvoorraad")
async def werkvoorraad(regio: Regio) -> Uitkomst:
    """The first page of the work list of a gemeente with a million zaken, beside one with a thousand."""
    db = await _zaken(regio)
    klein, groot = await _p50_ms(lambda: _pagina(db, [KLEIN]), 100), await _p50_ms(lambda: _pagina(db, [GROOT]), 100)
    await db.close()
    return Uitkomst.hoogstens("werkvoorraad", waarde=groot, eenheid="ms p50", referentie=klein, grens=15)


async def _zaken(regio: Regio) -> Database:
    """The app's database, with the zaken in it; they are made once."""
    settings = regio.settings(Settings)
    await regio.klaar(settings, MIGRATIONS)
    async with regio.superuser() as db:
        if await db.fetchval("SELECT count(*) FROM vroegsignalering.zaak WHERE gemeente = $1", KLEIN) != ZAKEN[KLEIN]:
            await regio.schoon("vroegsignalering")
            for gemeente, aantal in ZAKEN.items():
                await db.execute(_VUL, gemeente, aantal, list(STANDAARD.bakjes))
            await db.execute("VACUUM ANALYZE vroegsignalering.zaak")
    return regio.database(settings)


async def _pagina(db: Database, gemeenten: list[str]) -> None:
    async with db.read(gemeenten) as session:
        assert len(await werkvoorraad_pagina(session, gemeenten, Filter(), EERSTE, PAGINA)) == PAGINA


async def _vraag(db: Database, vraag: TextClause, waarden: dict[str, object], gemeenten: list[str]) -> None:
    async with db.read(gemeenten) as session:
        assert (await session.execute(vraag, waarden)).all()


async def _p50_ms(doe: Callable[[], Awaitable[None]], keer: int) -> float:
    duren = []
    await doe()
    for _ in range(keer):
        begin = time.perf_counter()
        await doe()
        duren.append(time.perf_counter() - begin)
    return statistics.median(duren) * 1000


# -- in the process itself ----------------------------------------------------------------------------------------


@bench("kernel_crypto")
async def kernel_crypto(_: Regio) -> Uitkomst:
    """A BSN encrypted and hashed with a key, in µs a row, beside a bare SHA-256 of it."""
    bos, waarden = Sleutelbos.nieuw(), [f"{n:09d}" for n in range(RIJEN)]
    huis, kaal = [], []
    for _ronde in range(RONDEN):
        begin = time.perf_counter()
        for waarde in waarden:
            bos.versleutel(waarde, b"proef.ding.bsn")
            bos.zoekhash(waarde)
        huis.append((time.perf_counter() - begin) / RIJEN * 1e6)
        begin = time.perf_counter()
        for waarde in waarden:
            hashlib.sha256(waarde.encode()).digest()
        kaal.append((time.perf_counter() - begin) / RIJEN * 1e6)
    return Uitkomst.hoogstens(
        "kernel_crypto", waarde=statistics.median(huis), eenheid="µs/rij", referentie=statistics.median(kaal), grens=None
    )


@bench("kernel_json")
async def kernel_json(_: Regio) -> Uitkomst:
    """How long the loop stands still at most while 50,000 rows are read: streamed, beside `json.loads` in a thread, which holds the GIL."""
    rauw = json.dumps([{"signaalId": f"S-{n}", "bedragCenten": n, "achternaam": "Voorbeeld", "postcode": "3511GE"} for n in range(RIJEN)])

    async def gestroomd() -> None:
        for nummer, _rij in enumerate(ijson.items(io.BytesIO(rauw.encode()), "item")):
            if nummer % 100 == 0:
                await asyncio.sleep(0)

    async def in_een_keer() -> None:
        await asyncio.to_thread(json.loads, rauw)

    huis = [await _langste_stilstand_ms(gestroomd) for _ronde in range(RONDEN)]
    anders = [await _langste_stilstand_ms(in_een_keer) for _ronde in range(RONDEN)]
    return Uitkomst.hoogstens("kernel_json", waarde=statistics.median(huis), eenheid="ms", referentie=statistics.median(anders), grens=None)


async def _langste_stilstand_ms(werk: Callable[[], Awaitable[None]]) -> float:
    langste = 0.0

    async def tik() -> None:
        nonlocal langste
        vorige = time.perf_counter()
        while True:
            await asyncio.sleep(0)
            nu = time.perf_counter()
            langste, vorige = max(langste, nu - vorige), nu

    taak = asyncio.create_task(tik())
    await asyncio.sleep(0.01)
    await werk()
    taak.cancel()
    with suppress(asyncio.CancelledError):
        await taak
    return langste * 1000
