"""The end of a day for 100,000 loans of one gemeente on which a term falls due, beside one INSERT of the same postings.

The worst day there is: every loan bears interest, every loan has a term due, one in fifty has paid it in advance, and one in fifty
falls into arrears on an older term. The day is closed by a process of its own, whose memory is watched.
"""

import asyncio
import multiprocessing
import resource
import time
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from typing import Any

import structlog

from kernel.auth import Actor
from kernel.db import Database
from services.debiteuren.app import MIGRATIONS
from services.debiteuren.settings import Settings
from services.debiteuren.usecases.sluit_dag import sluit_dagen
from tests.bench.uitkomst import Uitkomst, bench
from tests.conftest import Regio

LENINGEN, TERMIJNEN = 100_000, 12
GEMEENTE, DAG = "0344", date(2025, 6, 1)
GRENS_AANDEEL, GRENS_SECONDEN, GRENS_MB = 0.2, 10, 300
_METING: dict[str, "Meting"] = {}

#: Loans of € 12.000 at 8 %, paid out on 1 March; the terms of April and May are paid, but one in fifty not the one of 31 May.
_LENING = """
INSERT INTO lening (gemeente, voorziening_id, bron_id, soort, betalingskenmerk, vorm, hoofdsom_centen, rente_procent, dagtelling,
                    afronding_centen, respijtdagen, uitbetaald_op, termijnen, vervallen_termijnen, vooruit_centen, stoplicht,
                    stoplicht_reden, bijgewerkt_tot_en_met, schemaversie, hoofdsom_open_centen, vervallen_open_centen)
SELECT $1, uuidv7(), uuidv7(), 'rentedragende-lening', lpad(n::text, 16, '0'), 'annuitair', 1200000, 8, '30/360', 1, 0, '2025-03-01', $3,
       CASE WHEN n % 50 = 1 THEN 1 ELSE 0 END, CASE WHEN n % 50 = 0 THEN 110000 ELSE 0 END, 'bij', 'op-schema', '2025-05-31', 1, 1200000,
       CASE WHEN n % 50 = 1 THEN 108000 ELSE 0 END
  FROM generate_series(1, $2) AS n
"""
_TERMIJN = """
INSERT INTO aflostermijn (gemeente, lening_id, nummer, begin, vervaldag, vervallen, rente_centen, hoofdsom_centen)
SELECT l.gemeente, l.id, t, (date '2025-05-01' + make_interval(months => t - 1 - l.vervallen_termijnen))::date,
       CASE WHEN t <= l.vervallen_termijnen THEN date '2025-05-31'
            ELSE (date '2025-06-01' + make_interval(months => t - 1 - l.vervallen_termijnen))::date END,
       t <= l.vervallen_termijnen, 8000, 100000
  FROM lening l CROSS JOIN generate_series(1, $1) AS t
"""


@dataclass(frozen=True, slots=True)
class Meting:
    """Seconds of the day and of the one INSERT, how many lines were posted, and the peak of memory in MB."""

    dag: float
    insert: float
    posten: int
    megabyte: float


@bench("dagafsluiting")
async def dagafsluiting(regio: Regio) -> Uitkomst:
    """Lines of the journal per second, beside one INSERT of the same lines into a table with the same keys and indexes."""
    m = await _meet(regio)
    return Uitkomst.aandeel(
        "dagafsluiting", waarde=m.posten / m.dag, eenheid="posten/s", referentie=m.posten / m.insert, grens=GRENS_AANDEEL
    )


@bench("dagafsluiting_duur")
async def dagafsluiting_duur(regio: Regio) -> Uitkomst:
    """The same day in seconds."""
    m = await _meet(regio)
    return Uitkomst.hoogstens("dagafsluiting_duur", waarde=m.dag, eenheid="s", referentie=m.insert, grens=GRENS_SECONDEN)


@bench("dagafsluiting_geheugen")
async def dagafsluiting_geheugen(regio: Regio) -> Uitkomst:
    """The most memory that the process took; the reference is the process that measures."""
    m = await _meet(regio)
    return Uitkomst.hoogstens("dagafsluiting_geheugen", waarde=m.megabyte, eenheid="MB", referentie=_rss(), grens=GRENS_MB)


async def _meet(regio: Regio) -> Meting:
    """Measured once for the three."""
    if "dag" not in _METING:
        _METING["dag"] = await _meet_nu(regio)
    return _METING["dag"]


async def _meet_nu(regio: Regio) -> Meting:
    settings = regio.settings(Settings)
    await regio.klaar(settings, MIGRATIONS)
    await regio.ken_gemeenten("debiteuren", [GEMEENTE])
    await regio.schoon("debiteuren")
    async with regio.superuser() as db:
        await db.execute("SET search_path = debiteuren")
        await db.execute(_LENING, GEMEENTE, LENINGEN, TERMIJNEN)
        await db.execute(_TERMIJN, TERMIJNEN)
        await db.execute("VACUUM ANALYZE lening")
        await db.execute("VACUUM ANALYZE aflostermijn")
    seconden, megabyte = await asyncio.to_thread(_in_eigen_proces, settings)
    async with regio.superuser() as db:
        await db.execute("SET search_path = debiteuren")
        await db.execute("CREATE TABLE grens (LIKE journaalpost INCLUDING ALL)")
        begin = time.perf_counter()
        await db.execute("INSERT INTO grens SELECT * FROM journaalpost")
        insert = time.perf_counter() - begin
        posten = await db.fetchval("SELECT count(*) FROM grens")
        await db.execute("DROP TABLE grens")
        scheef = await db.fetchval("SELECT sum(bedrag_centen) FROM journaalpost")
        klaar = await db.fetchrow("SELECT leningen, vervallen_termijnen, achterstanden FROM dagafsluiting WHERE afgesloten")
    await regio.schoon("debiteuren")
    assert (scheef, tuple(klaar or ())) == (0, (LENINGEN, LENINGEN, LENINGEN // 50)), "the day did what it should"
    return Meting(seconden, insert, posten, megabyte)


def _in_eigen_proces(settings: Settings) -> tuple[float, float]:
    geheim = {naam: getattr(settings, naam).get_secret_value() for naam in ("database_url", "bus_url")}
    spawn = multiprocessing.get_context("spawn")
    lezen, schrijven = spawn.Pipe(duplex=False)
    proces = spawn.Process(target=_sluit, args=(settings.model_dump() | geheim, schrijven))
    proces.start()
    uitkomst: tuple[float, float] = lezen.recv()
    proces.join()
    return uitkomst


def _sluit(waarden: dict[str, Any], uit: Connection) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    settings = Settings.model_validate(waarden)

    async def loop() -> float:
        db = Database(settings, "worker")
        door = Actor("bench", frozenset({GEMEENTE}), frozenset(), soort="systeem", oorsprong="bench")
        async with db.read([GEMEENTE]):
            begin = time.perf_counter()
        await sluit_dagen(db, GEMEENTE, DAG, door, stuk=settings.dagafsluiting_stuk)
        seconden = time.perf_counter() - begin
        await db.close()
        return seconden

    uit.send((asyncio.run(loop()), _rss()))


def _rss() -> float:
    """The peak of resident memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
