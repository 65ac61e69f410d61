"""The lists of intake over three gemeenten with 200,000 trajecten, open-loop at a stated rate, beside the same with a thousand.

Requests go through the app itself (routing, token, transaction, row level security, JSON); the slowest list counts.
"""

import asyncio
import statistics
import time
from collections.abc import Sequence

import httpx

from services.intake.app import MIGRATIONS, create_app
from services.intake.settings import Settings
from tests.bench.uitkomst import Uitkomst, bench
from tests.conftest import GEMEENTEN, Regio
from tests.steun.intake import SCOPES

KLEIN, GROOT = 1_000, 200_000
#: Requests a second, and how many of each list.
TEMPO, PER_LIJST = 40, 40
GRENS_MS = 15
LIJSTEN = (
    "trajecten",
    "trajecten?status=toegelaten",
    "aanmeldingen",
    "aanmeldingen?status=in-traject",
    "termijnen",
    "afspraken",
    "afspraken?nabellen=true",
    "verwijzingen?zonderTerugkoppeling=true",
)

#: Of every gemeente a third; one in twenty is being decided on, has missed an appointment, or was handed over without feedback.
_VUL = (
    """
    CREATE TEMP TABLE nieuw AS
    SELECT ($1::text[])[1 + n % 3] AS gemeente, uuidv7() AS betrokkene, uuidv7() AS aanmelding, uuidv7() AS traject,
           date '2025-01-01' + n % 300 AS dag, n % 20 = 0 AS twintigste
      FROM generate_series(1, $2::int) AS n
    """,
    "INSERT INTO intake.betrokkene (gemeente, id, gegevens) SELECT gemeente, betrokkene, '\\x00' FROM nieuw",
    """
    INSERT INTO intake.aanmelding (gemeente, id, versie, betrokkene_id, kanaal, ontvangen_op, crisis, warme_overdracht,
                                   gesprek_uiterlijk, status)
    SELECT gemeente, aanmelding, 1, betrokkene, 'zelf', dag, false, false, dag + 28, 'in-traject' FROM nieuw
    """,
    """
    INSERT INTO intake.gesprek (gemeente, aanmelding_id, datum, binnen_termijn, gevoerd_door)
    SELECT gemeente, aanmelding, dag + 7, true, 'loket/anna' FROM nieuw
    """,
    """
    INSERT INTO intake.traject (gemeente, id, versie, aanmelding_id, betrokkene_id, rechtsvorm, prive_aansprakelijk, hulpvraag_op,
                                besluit_uiterlijk, status, voorgesteld_door, bekrachtigd_door)
    SELECT gemeente, traject, 1, aanmelding, betrokkene, 'eenmanszaak', true, dag + 7, dag + 63,
           CASE WHEN twintigste THEN 'hulpvraag-vastgesteld' ELSE 'toegelaten' END,
           CASE WHEN NOT twintigste THEN 'loket/anna' END, CASE WHEN NOT twintigste THEN 'loket/bram' END
      FROM nieuw
    """,
    """
    INSERT INTO intake.termijn (gemeente, soort, artikel, onderwerp_id, begin, einde, voldaan_op)
    SELECT gemeente, 'wgs-besluit', 'Wgs, art. 4a', traject, dag + 7, dag + 63, CASE WHEN NOT twintigste THEN dag + 30 END FROM nieuw
    """,
    """
    INSERT INTO intake.afspraak (gemeente, versie, aanmelding_id, datum, tijd, vorm, status, herinneren_op)
    SELECT gemeente, 1, aanmelding, dag + 7, '10:00', 'telefoon', CASE WHEN twintigste THEN 'niet-verschenen' ELSE 'geweest' END, dag + 6
      FROM nieuw
    """,
    """
    INSERT INTO intake.verwijzing (gemeente, versie, aanmelding_id, richting, partnersoort, partner, warm, toestemming_op, datum,
                                   terugkoppeling_verwacht_op, terugkoppeling_op, resultaat)
    SELECT gemeente, 1, aanmelding, 'naar', 'wijkteam', '\\x00', true, dag, dag, dag + 14,
           CASE WHEN NOT twintigste THEN dag + 14 END, CASE WHEN NOT twintigste THEN 'geholpen' END
      FROM nieuw
    """,
    "DROP TABLE nieuw",
)


@bench("trajecten")
async def trajecten(regio: Regio) -> Uitkomst:
    """The p50 of the slowest list at 200,000 trajecten, beside that at a thousand."""
    klein = await _traagste_p50_ms(regio, KLEIN)
    groot = await _traagste_p50_ms(regio, GROOT)
    return Uitkomst.hoogstens("trajecten", waarde=groot, eenheid="ms p50", referentie=klein, grens=GRENS_MS)


async def _traagste_p50_ms(regio: Regio, aantal: int) -> float:
    settings = regio.settings(Settings)
    await regio.klaar(settings, MIGRATIONS)
    await regio.schoon("intake")
    async with regio.superuser() as db, db.transaction():
        for nummer, statement in enumerate(_VUL):
            await db.execute(statement, *([list(GEMEENTEN), aantal] if nummer == 0 else []))
    async with regio.superuser() as db:
        for tabel in ("aanmelding", "traject", "termijn", "afspraak", "verwijzing"):
            await db.execute(f"VACUUM ANALYZE intake.{tabel}")
    app = create_app(settings)
    async with regio.client(app, regio.token("intake", GEMEENTEN, SCOPES, "anna"), Boekdatum="2025-06-01") as client:
        duren = await _open_loop(client, LIJSTEN)
    await app.state.db.close()
    return max(statistics.median(d) for d in duren.values()) * 1000


async def _open_loop(client: httpx.AsyncClient, lijsten: Sequence[str]) -> dict[str, list[float]]:
    """Ask at the stated rate, whatever happens to the last one; a request's time begins when it was due."""
    duren: dict[str, list[float]] = {lijst: [] for lijst in lijsten}

    async def vraag(lijst: str, gepland: float) -> None:
        antwoord = await client.get(f"/intake/v1/{lijst}")
        duren[lijst].append(time.perf_counter() - gepland)
        assert antwoord.status_code == 200, antwoord.text
        assert antwoord.json()["items"], lijst

    for lijst in lijsten:  # once to warm up: connections, statements, the OpenAPI of the app
        await vraag(lijst, time.perf_counter())
        duren[lijst].clear()
    begin, taken = time.perf_counter(), []
    for nummer in range(PER_LIJST * len(lijsten)):
        gepland = begin + nummer / TEMPO
        await asyncio.sleep(max(0.0, gepland - time.perf_counter()))
        taken.append(asyncio.ensure_future(vraag(lijsten[nummer % len(lijsten)], gepland)))
    await asyncio.gather(*taken)
    return duren
