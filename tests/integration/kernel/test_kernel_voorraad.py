"""What waits is counted, for all gemeenten together."""

from datetime import date

from fastapi import FastAPI
from sqlalchemy import text

from kernel import voorraad
from kernel.db import Database
from kernel.telemetry import METINGEN
from tests.conftest import GEMEENTEN, Regio

OP = date(2025, 3, 10)


def figuur(naam: str, wat: str) -> float:
    waarde = METINGEN.get_sample_value(naam, {"app": "proef", "wat": wat})
    assert waarde is not None
    return waarde


async def test_wat_wacht_wordt_geteld_met_hoe_lang(regio: Regio, app: FastAPI, worker_db: Database) -> None:
    # Given two events of an hour old, one parked message, and a term that passed three days ago; a met one and a later one do not count
    await regio.ken_gemeenten("proef", GEMEENTEN)
    async with worker_db.write(GEMEENTEN) as session:
        await session.execute(
            text(
                """
                INSERT INTO outbox (type, topic, subject, sequence, gemeente, boekdatum, dataref, data, tijd, verzonden_op)
                SELECT 't', 'proef.v1', uuidv7(), 1, '0518', '2025-03-10', '/', '{}', now() - interval '1 hour', verzonden
                  FROM unnest(ARRAY[NULL, NULL, now()]::timestamptz[]) AS verzonden
                """
            )
        )
        await session.execute(
            text("INSERT INTO geparkeerd (consumer, topic, key, inhoud, fout) VALUES ('proef.hoofd', 't', 'k', '{}', 'x')")
        )
        await session.execute(
            text(
                """
                INSERT INTO termijn (gemeente, soort, artikel, onderwerp_id, begin, einde, opschortingen, versie, genaderd, overschreden,
                                     voldaan_op)
                SELECT gemeente, 's', 'a', uuidv7(), '2025-01-01', einde, '[]', 0, false, false, voldaan
                  FROM (VALUES ('0344', date '2025-03-07', NULL::date),
                               ('0518', '2025-03-01', '2025-02-27'),
                               ('0599', '2025-03-10', NULL)) AS v (gemeente, einde, voldaan)
                """
            )
        )
    await voorraad.tel(worker_db, OP)
    assert figuur("regioloket_wacht", "onverzonden") == 2
    assert 3_590 < figuur("regioloket_oudste_seconden", "onverzonden") < 3_700
    assert figuur("regioloket_wacht", "geparkeerd") == 1
    assert figuur("regioloket_wacht", "termijn-overschreden") == 1
    assert figuur("regioloket_oudste_seconden", "termijn-overschreden") == 3 * 86_400


async def test_niets_dat_wacht_is_nul(app: FastAPI, worker_db: Database) -> None:
    await voorraad.tel(worker_db, OP)
    assert [figuur("regioloket_wacht", wat) for wat in ("onverzonden", "geparkeerd", "termijn-overschreden")] == [0, 0, 0]
