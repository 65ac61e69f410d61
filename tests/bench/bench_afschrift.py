"""A bank statement of 50,000 entries, from its bytes to the commit, beside reading the same bytes.

Of a hundred entries 92 name the betalingskenmerk of a loan with a term open (two for each loan), 4 name none, 2 are returns, and 2 name an
RF reference. Half of the loans are in arrears, so that what comes in changes their light.
"""

import time
from dataclasses import dataclass
from datetime import date

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import Database
from kernel.identificatie import maak_betalingskenmerk
from services.debiteuren.app import MIGRATIONS
from services.debiteuren.domain.afschrift import rf_kenmerk
from services.debiteuren.export.camt053 import lees
from services.debiteuren.settings import Settings
from services.debiteuren.usecases.verwerk_afschrift import verwerk_afschriften
from tests.bench.uitkomst import Uitkomst, bench
from tests.conftest import Regio
from tests.steun.debiteuren import Regel, camt

REGELS, LENINGEN = 50_000, 24_000
GEMEENTE, DAG = "0344", date(2025, 6, 2)
GRENS = 5_000

_LENING = """
INSERT INTO lening (gemeente, voorziening_id, bron_id, soort, betalingskenmerk, vorm, hoofdsom_centen, rente_procent, dagtelling,
                    afronding_centen, respijtdagen, uitbetaald_op, termijnen, vervallen_termijnen, stoplicht, stoplicht_reden,
                    achterstand_sinds, bijgewerkt_tot_en_met, schemaversie, hoofdsom_open_centen, vervallen_open_centen)
SELECT $1, uuidv7(), uuidv7(), 'rentedragende-lening', k, 'annuitair', 1200000, 8, '30/360', 1, 0, '2025-03-01', 12, 2,
       CASE WHEN n % 2 = 0 THEN 'achterstand' ELSE 'bij' END, CASE WHEN n % 2 = 0 THEN 'termijn-niet-betaald' ELSE 'op-schema' END,
       CASE WHEN n % 2 = 0 THEN date '2025-05-01' END, '2025-06-01', 1, 1200000, 40552
  FROM unnest($2::text[]) WITH ORDINALITY AS u(k, n)
"""
_TERMIJN = """
INSERT INTO aflostermijn (gemeente, lening_id, nummer, begin, vervaldag, vervallen, rente_centen, hoofdsom_centen)
SELECT l.gemeente, l.id, t, (date '2025-04-01' + make_interval(months => t - 1))::date,
       (date '2025-05-01' + make_interval(months => t - 1))::date, t <= 2, 6667, 13609
  FROM lening l CROSS JOIN generate_series(1, 12) AS t
"""
_DEBITEUR = "INSERT INTO debiteur (gemeente, lening_id, gegevens, bsn_hash) SELECT gemeente, id, '', sha256(uuid_send(id)) FROM lening"


@dataclass(frozen=True, slots=True)
class Meting:
    """Seconds to read the file, and to read and book it."""

    lezen: float
    alles: float


@bench("afschrift")
async def afschrift(regio: Regio) -> Uitkomst:
    """Entries per second, read, matched and booked; the reference is reading alone."""
    meting = await _meet(regio)
    return Uitkomst.minstens(
        "afschrift", waarde=REGELS / meting.alles, eenheid="boekingen/s", referentie=REGELS / meting.lezen, grens=GRENS
    )


async def _meet(regio: Regio) -> Meting:
    settings = regio.settings(Settings)
    await regio.klaar(settings, MIGRATIONS)
    await regio.ken_gemeenten("debiteuren", [GEMEENTE])
    await regio.schoon("debiteuren")
    kenmerken = [maak_betalingskenmerk(n) for n in range(1, LENINGEN + 1)]
    async with regio.superuser() as superuser:
        await superuser.execute("SET search_path = debiteuren")
        await superuser.execute(_LENING, GEMEENTE, kenmerken)
        await superuser.execute(_TERMIJN)
        await superuser.execute(_DEBITEUR)
        await superuser.execute("ANALYZE lening")
        await superuser.execute("ANALYZE aflostermijn")
    inhoud = camt("BENCH-1", [_regel(n, kenmerken) for n in range(REGELS)])

    bos = Sleutelbos.laad(settings.sleutelbos_pad)
    door = Actor("bench", frozenset({GEMEENTE}), frozenset(), medewerker="m1")
    db = Database(settings, "app")
    async with db.read([GEMEENTE]):
        begin = time.perf_counter()
    gelezen = lees(inhoud, max_bytes=len(inhoud))
    lezen = time.perf_counter() - begin
    async with db.write([GEMEENTE]) as session:
        ((rij, nieuw),) = await verwerk_afschriften(session, GEMEENTE, gelezen, DAG, door, bos)
        uitkomst = (nieuw, rij.verwerkt, rij.onbekend)
    alles = time.perf_counter() - begin
    await db.close()
    await regio.schoon("debiteuren")
    assert uitkomst == (True, REGELS * 96 // 100, REGELS * 4 // 100), "every line is where it belongs"
    return Meting(lezen, alles)


def _regel(n: int, kenmerken: list[str]) -> Regel:
    """Entry `n` of the mix."""
    soort = n % 100
    if soort < 4:
        return Regel(f"{n % 900 + 1},50", tekst="zonder kenmerk")
    kenmerk = kenmerken[n // 2 % LENINGEN]
    if soort < 6:
        return Regel("202,76", rf_kenmerk(kenmerk))
    if soort in (50, 51):
        # Takes back what the entry before the pair paid on the loan of that entry.
        return Regel("-202,76", kenmerken[(n - 2) // 2 % LENINGEN], storno=True)
    return Regel("202,76", kenmerk)
