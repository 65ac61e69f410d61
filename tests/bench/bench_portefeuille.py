"""The portfolio of a gemeente with 100,000 loans: the overview that a person asks for, beside counting all loans anew."""

import statistics
import time
from datetime import date

from kernel.db import Database
from services.debiteuren.app import MIGRATIONS
from services.debiteuren.domain.beleid import KLASSEN
from services.debiteuren.settings import Settings
from services.debiteuren.store import portefeuille
from tests.bench.uitkomst import Uitkomst, bench
from tests.conftest import Regio

LENINGEN, KEER = 100_000, 50
GEMEENTE, DAG = "0344", date(2025, 6, 1)
GRENS_MS = 50
SOORTEN = ["rentedragende-lening", "renteloze-lening", "levensonderhoud", "terugvordering", "restant"]

#: Five kinds, one in four in arrears for up to three years, paid out over eleven years; one in a hundred has uitstel.
_LENING = """
INSERT INTO lening (gemeente, voorziening_id, bron_id, soort, betalingskenmerk, vorm, hoofdsom_centen, rente_procent, dagtelling,
                    afronding_centen, respijtdagen, uitbetaald_op, termijnen, vervallen_termijnen, stoplicht, stoplicht_reden,
                    achterstand_sinds, bijgewerkt_tot_en_met, schemaversie, hoofdsom_open_centen, vervallen_open_centen)
SELECT $1, uuidv7(), uuidv7(), ($3::text[])[1 + n % 5], lpad(n::text, 16, '0'), 'annuitair', 1200000, 8, '30/360', 1, 0,
       date '2025-05-01' - n % 4000, 12, 1, CASE WHEN n % 4 = 0 THEN 'achterstand' ELSE 'bij' END,
       CASE WHEN n % 4 = 0 THEN 'termijn-niet-betaald' ELSE 'op-schema' END, CASE WHEN n % 4 = 0 THEN date '2025-05-31' - n % 1000 END,
       '2025-06-01', 1, 1200000, CASE WHEN n % 4 = 0 THEN 108000 ELSE 0 END
  FROM generate_series(1, $2) AS n
"""
_TERMIJN = """
INSERT INTO aflostermijn (gemeente, lening_id, nummer, begin, vervaldag, vervallen, rente_centen, hoofdsom_centen,
                          rente_betaald_centen, hoofdsom_betaald_centen)
SELECT gemeente, id, 1, '2022-01-01', coalesce(achterstand_sinds, '2025-05-01'), true, 8000, 100000,
       CASE WHEN achterstand_sinds IS NULL THEN 8000 ELSE 0 END, CASE WHEN achterstand_sinds IS NULL THEN 100000 ELSE 0 END FROM lening
"""
_UITSTEL = """
INSERT INTO uitstel (gemeente, lening_id, van, tot_en_met, reden, verleend_door, verleend_op)
SELECT gemeente, id, '2025-01-01', '2025-04-01', '', 'm1', '2025-01-01' FROM lening WHERE right(betalingskenmerk, 2) = '00'
"""


@bench("portefeuille")
async def portefeuille_overzicht(regio: Regio) -> Uitkomst:
    """The overview in ms, beside `leg_vast`: the count over every loan that the daily round makes and that the overview saves."""
    db = await _klaar(regio)
    begin = time.perf_counter()
    async with db.write([GEMEENTE]) as session:
        await portefeuille.leg_vast(session, GEMEENTE, DAG, KLASSEN)
    tellen = time.perf_counter() - begin
    duren = []
    for _ in range(KEER):
        begin = time.perf_counter()
        async with db.read([GEMEENTE]) as session:
            regels = await portefeuille.overzicht(session, [GEMEENTE], DAG)
        duren.append(time.perf_counter() - begin)
        assert sum(regel.aantal for regel in regels) == LENINGEN
    await db.close()
    await regio.schoon("debiteuren")
    return Uitkomst.hoogstens(
        "portefeuille", waarde=statistics.median(duren) * 1000, eenheid="ms p50", referentie=tellen * 1000, grens=GRENS_MS
    )


async def _klaar(regio: Regio) -> Database:
    settings = regio.settings(Settings)
    await regio.klaar(settings, MIGRATIONS)
    await regio.ken_gemeenten("debiteuren", [GEMEENTE])
    await regio.schoon("debiteuren")
    async with regio.superuser() as db:
        await db.execute("SET search_path = debiteuren")
        await db.execute(_LENING, GEMEENTE, LENINGEN, SOORTEN)
        await db.execute(_TERMIJN)
        await db.execute(_UITSTEL)
        for tabel in ("lening", "aflostermijn", "uitstel"):
            await db.execute(f"VACUUM ANALYZE {tabel}")
    return Database(settings, "app")
