"""Do the lists stay fast? The plan of each list uses an index per gemeente, also under row level security."""

from datetime import date
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.dialects import postgresql

from kernel.lijst import per_gemeente
from services.intake.domain.traject import Trajectstatus
from services.intake.store.tables import Aanmelding, Traject
from tests.steun.intake import UTRECHT, Proef

VULLEN = """
WITH b AS (INSERT INTO intake.betrokkene (gemeente, gegevens) SELECT g, ''::bytea FROM unnest($1::text[]) g, generate_series(1, 3000)
           RETURNING gemeente, id),
     a AS (INSERT INTO intake.aanmelding
                  (gemeente, betrokkene_id, kanaal, ontvangen_op, crisis, warme_overdracht, gesprek_uiterlijk, status)
           SELECT gemeente, id, 'zelf', date '2025-01-01', false, false, date '2025-01-01' + (random() * 300)::int, 'in-traject' FROM b
           RETURNING gemeente, id, betrokkene_id),
     g AS (INSERT INTO intake.gesprek (gemeente, aanmelding_id, datum, binnen_termijn, gevoerd_door)
           SELECT gemeente, id, date '2025-02-01', true, 'x' FROM a RETURNING gemeente, aanmelding_id)
INSERT INTO intake.traject
       (gemeente, aanmelding_id, betrokkene_id, rechtsvorm, prive_aansprakelijk, hulpvraag_op, besluit_uiterlijk, status)
SELECT a.gemeente, a.id, a.betrokkene_id, 'vof', false, date '2025-02-01', date '2025-02-01' + (random() * 300)::int,
       'hulpvraag-vastgesteld'
  FROM a JOIN g ON g.aanmelding_id = a.id
"""


async def test_elke_lijst_gaat_langs_een_index(intake: Proef) -> None:
    gemeenten = ["0344", "0518", "0599"]
    async with intake.regio.superuser() as connection:
        await connection.execute("SET session_replication_role = replica")  # keys between rows of one statement are checked too early
        await connection.execute(VULLEN, gemeenten)
        await connection.execute("ANALYZE intake.aanmelding, intake.traject")
    na = (date(2025, 6, 1), UUID(int=0))
    lijsten = {
        "aanmelding_lijst": per_gemeente(Aanmelding, Aanmelding.gesprek_uiterlijk, gemeenten, na, 50),
        "traject_lijst": per_gemeente(Traject, Traject.besluit_uiterlijk, gemeenten, na, 50),
        "traject_werkvoorraad": per_gemeente(
            Traject, Traject.besluit_uiterlijk, gemeenten, na, 50, Traject.status == Trajectstatus.AFGEWEZEN
        ),
    }
    async with intake.app.state.db.read([UTRECHT]) as session:
        for index, vraag in lijsten.items():
            sql = str(vraag.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True}))  # type: ignore[no-untyped-call]
            plan = "\n".join((await session.scalars(text(f"EXPLAIN {sql}".replace(":", r"\:")))).all())
            assert index in plan, plan
            assert "Seq Scan on" not in plan, plan


async def test_iemand_zoeken_gaat_over_een_index(intake: Proef) -> None:
    """A keyed hash is compared for equality only, which row level security lets an index do."""
    async with intake.regio.superuser() as connection:
        await connection.execute(
            "INSERT INTO intake.betrokkene (gemeente, gegevens, bsn_hash, persoon_hash, kvk_hash)"
            " SELECT $1, ''::bytea, sha256(n::text::bytea), sha256(n::text::bytea), sha256(n::text::bytea) FROM generate_series(1, 5000) n",
            UTRECHT,
        )
        await connection.execute("ANALYZE intake.betrokkene")
    async with intake.app.state.db.read([UTRECHT]) as session:
        for kolom, index in (("bsn_hash", "betrokkene_bsn"), ("persoon_hash", "betrokkene_persoon"), ("kvk_hash", "betrokkene_kvk")):
            sql = f"EXPLAIN SELECT id FROM betrokkene WHERE gemeente = '{UTRECHT}' AND {kolom} IN (sha256('1'), sha256('2'))"
            plan = "\n".join((await session.scalars(text(sql))).all())
            assert index in plan, plan
