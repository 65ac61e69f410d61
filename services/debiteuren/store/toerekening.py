"""Ordinary payments on many loans at once: what `domain/lening.ontvang`, `domain/stoplicht.beoordeel` and `usecases/werk_bij` do for one.

Money goes to the open parts of a loan in one order (oldest term first, in a term kosten, rente, hoofdsom). So lay the payments of a loan
end to end on one line, and its open parts on another: what a payment pays of a part is where the two overlap, and what lies past the
last part is vooruitbetaald. That makes a whole statement a handful of INSERTs. A test holds these statements and the domain together.

Only for loans that are `gewoon`: no uitstel or pauze ever, not called, not done. The caller has locked them.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import text

from contracts.debiteuren import AchterstandIngelopen, AchterstandOntstaan, Afgelost, OntvangstVerwerkt, StoplichtGewijzigd
from kernel.db import WriteSession, raw_connection
from kernel.telemetry import traceparent
from services.debiteuren.domain.afschrift import Regelstatus
from services.debiteuren.domain.journaal import Rekening, Soort
from services.debiteuren.domain.stoplicht import Kleur, Reden
from services.debiteuren.store.gebeurtenissen import Kop
from services.debiteuren.store.verwerkingen import log_van_leningen


class Betaling(NamedTuple):
    """An ordinary line of a statement: it came in, and names one loan. `details` is encrypted."""

    lening_id: UUID
    volgnummer: int
    bedrag_centen: int
    boekdatum: date
    valutadatum: date
    details: bytes


_OPEN = """t.vervallen AND t.kosten_betaald_centen + t.rente_betaald_centen + t.hoofdsom_betaald_centen
                         < t.kosten_centen + t.rente_centen + t.hoofdsom_centen"""
_MAAK = (
    text(
        """
        CREATE TEMPORARY TABLE IF NOT EXISTS t_betaling
            (lening_id uuid, volgnummer int, bedrag bigint, boekdatum date, valutadatum date, details bytea) ON COMMIT DELETE ROWS
        """
    ),
    text(
        """
        CREATE TEMPORARY TABLE IF NOT EXISTS t_deel
            (id uuid, lening_id uuid, volgnummer int, plaats int, bedrag bigint, kosten bigint, rente bigint, hoofdsom bigint,
             vooruit bigint, valutadatum date) ON COMMIT DELETE ROWS
        """
    ),
    text("TRUNCATE t_betaling, t_deel"),
    # From nothing to fifty thousand rows under one prepared statement: plan for what is there now.
    text("SET LOCAL plan_cache_mode = force_custom_plan"),
    text("SET LOCAL jit = off"),
)
_SLOT = text("SELECT id FROM lening WHERE gemeente = :gemeente AND id = ANY(CAST(:ids AS uuid[])) ORDER BY id FOR UPDATE")
_GEWOON = text(
    f"""
    SELECT l.id FROM lening l
     WHERE l.gemeente = :gemeente AND l.id = ANY(CAST(:ids AS uuid[])) AND l.opgeeist_op IS NULL
       AND l.stoplicht IN ('{Kleur.BIJ}', '{Kleur.ACHTERSTAND}')
       AND NOT EXISTS (SELECT FROM uitstel u WHERE u.gemeente = :gemeente AND u.lening_id = l.id)
       AND NOT EXISTS (SELECT FROM pauze p WHERE p.gemeente = :gemeente AND p.lening_id = l.id)
    """  # noqa: S608 - words of the domain
)
#: The open parts of each loan, end to end: a part lies from `tot - open` to `tot`.
_POST = f"""
    post AS MATERIALIZED (
        SELECT t.lening_id, t.nummer, p.deel, p.open, sum(p.open) OVER (PARTITION BY t.lening_id ORDER BY t.nummer, p.deel) AS tot
          FROM aflostermijn t
         CROSS JOIN LATERAL (VALUES (1, t.kosten_centen - t.kosten_betaald_centen), (2, t.rente_centen - t.rente_betaald_centen),
                                    (3, t.hoofdsom_centen - t.hoofdsom_betaald_centen)) AS p(deel, open)
         WHERE t.gemeente = :gemeente AND t.lening_id = ANY(CAST(:leningen AS uuid[])) AND {_OPEN} AND p.open > 0
    )"""  # noqa: S608 - one constant in another
_VERDEEL = text(
    f"""
    WITH betaling AS (
        SELECT lening_id, volgnummer, bedrag, valutadatum, row_number() OVER per_lening AS plaats, sum(bedrag) OVER per_lening AS tot
          FROM t_betaling WINDOW per_lening AS (PARTITION BY lening_id ORDER BY volgnummer)
    ), {_POST}, verdeeld AS (
        SELECT b.lening_id, b.volgnummer, b.plaats, b.bedrag, b.valutadatum,
               coalesce(sum(least(b.tot, p.tot) - greatest(b.tot - b.bedrag, p.tot - p.open)) FILTER (WHERE p.deel = 1), 0) AS kosten,
               coalesce(sum(least(b.tot, p.tot) - greatest(b.tot - b.bedrag, p.tot - p.open)) FILTER (WHERE p.deel = 2), 0) AS rente,
               coalesce(sum(least(b.tot, p.tot) - greatest(b.tot - b.bedrag, p.tot - p.open)) FILTER (WHERE p.deel = 3), 0) AS hoofdsom
          FROM betaling b
          LEFT JOIN post p ON p.lening_id = b.lening_id AND p.tot - p.open < b.tot AND p.tot > b.tot - b.bedrag
         GROUP BY b.lening_id, b.volgnummer, b.plaats, b.bedrag, b.valutadatum
    )
    INSERT INTO t_deel
    SELECT uuidv7(), lening_id, volgnummer, plaats, bedrag, kosten, rente, hoofdsom, bedrag - kosten - rente - hoofdsom, valutadatum
      FROM verdeeld
    """  # noqa: S608 - one constant in another
)
_ONTVANGST = text(
    f"""
    INSERT INTO ontvangst (gemeente, id, afschrift_id, volgnummer, lening_id, status, bedrag_centen, kosten_centen, rente_centen,
                           hoofdsom_centen, vooruit_centen, boekdatum, valutadatum, details)
    SELECT :gemeente, d.id, :afschrift_id, b.volgnummer, b.lening_id, '{Regelstatus.VERWERKT}', b.bedrag, d.kosten, d.rente, d.hoofdsom,
           d.vooruit, b.boekdatum, b.valutadatum, b.details
      FROM t_betaling b JOIN t_deel d USING (volgnummer)
    """  # noqa: S608 - words of the domain
)
_TERMIJN = text(
    f"""
    WITH ontvangen AS (SELECT lening_id, sum(bedrag) AS som FROM t_betaling GROUP BY lening_id), {_POST}, betaald AS (
        SELECT p.lening_id, p.nummer,
               coalesce(sum(least(p.open, o.som - p.tot + p.open)) FILTER (WHERE p.deel = 1), 0) AS kosten,
               coalesce(sum(least(p.open, o.som - p.tot + p.open)) FILTER (WHERE p.deel = 2), 0) AS rente,
               coalesce(sum(least(p.open, o.som - p.tot + p.open)) FILTER (WHERE p.deel = 3), 0) AS hoofdsom
          FROM post p JOIN ontvangen o ON o.lening_id = p.lening_id AND o.som > p.tot - p.open
         GROUP BY p.lening_id, p.nummer
    )
    UPDATE aflostermijn t
       SET kosten_betaald_centen = t.kosten_betaald_centen + b.kosten, rente_betaald_centen = t.rente_betaald_centen + b.rente,
           hoofdsom_betaald_centen = t.hoofdsom_betaald_centen + b.hoofdsom
      FROM betaald b WHERE t.gemeente = :gemeente AND t.lening_id = b.lening_id AND t.nummer = b.nummer
    """  # noqa: S608 - one constant in another
)
_BOEK = text(
    f"""
    WITH boeking AS MATERIALIZED (SELECT uuidv7() AS boeking_id, d.* FROM t_deel d)
    INSERT INTO journaalpost (gemeente, boeking_id, nummer, soort, rekening, bedrag_centen, lening_id, ontvangst_id, boekdatum, valutadatum)
    SELECT :gemeente, b.boeking_id, p.nummer, '{Soort.ONTVANGST}', p.rekening, p.bedrag, b.lening_id, b.id, CAST(:boekdatum AS date),
           b.valutadatum
      FROM boeking b
     CROSS JOIN LATERAL (VALUES
           (1, '{Rekening.BANK}', b.bedrag),
           (2, '{Rekening.KOSTEN}', -b.kosten),
           (2 + CAST(b.kosten > 0 AS int), '{Rekening.RENTE_VERVALLEN}', -b.rente),
           (2 + CAST(b.kosten > 0 AS int) + CAST(b.rente > 0 AS int), '{Rekening.HOOFDSOM}', -b.hoofdsom),
           (2 + CAST(b.kosten > 0 AS int) + CAST(b.rente > 0 AS int) + CAST(b.hoofdsom > 0 AS int), '{Rekening.VOORUITBETAALD}', -b.vooruit)
           ) AS p(nummer, rekening, bedrag)
     WHERE p.bedrag <> 0
    """  # noqa: S608 - words of the domain
)
#: The light as `beoordeel` has it without uitstel, pauze or opeising, at the end of the loan's last closed day.
_OORDEEL = text(
    f"""
    WITH ontvangen AS (
        SELECT lening_id, count(*) AS aantal, sum(bedrag - vooruit) AS betaald, sum(hoofdsom) AS hoofdsom, sum(vooruit) AS vooruit
          FROM t_deel GROUP BY lening_id
    ), gemist AS (
        SELECT t.lening_id, (array_agg(t.vervaldag ORDER BY t.nummer))[1] AS sinds,
               sum(t.kosten_centen + t.rente_centen + t.hoofdsom_centen
                 - t.kosten_betaald_centen - t.rente_betaald_centen - t.hoofdsom_betaald_centen) AS bedrag
          FROM aflostermijn t JOIN lening l ON l.gemeente = t.gemeente AND l.id = t.lening_id
         WHERE t.gemeente = :gemeente AND t.lening_id = ANY(CAST(:leningen AS uuid[])) AND {_OPEN}
           AND t.vervaldag < l.bijgewerkt_tot_en_met - l.respijtdagen
         GROUP BY t.lening_id
    ), stand AS MATERIALIZED (
        SELECT l.id, l.versie + o.aantal AS versie, l.bijgewerkt_tot_en_met AS dag, l.stoplicht AS van, l.achterstand_sinds AS eerder,
               o.betaald, o.hoofdsom, o.vooruit, g.sinds, g.bedrag,
               CASE WHEN l.termijnen = l.vervallen_termijnen AND l.vervallen_open_centen = o.betaald AND l.ongepland_centen = 0
                    THEN '{Kleur.AFGESLOTEN}' WHEN g.sinds IS NULL THEN '{Kleur.BIJ}' ELSE '{Kleur.ACHTERSTAND}' END AS naar
          FROM ontvangen o
          JOIN lening l ON l.gemeente = :gemeente AND l.id = o.lening_id
          LEFT JOIN gemist g ON g.lening_id = l.id
    ), oordeel AS MATERIALIZED (
        SELECT s.*, CASE s.naar WHEN '{Kleur.AFGESLOTEN}' THEN '{Reden.AFGELOST}' WHEN '{Kleur.BIJ}' THEN '{Reden.OP_SCHEMA}'
                    ELSE '{Reden.TERMIJN_NIET_BETAALD}' END AS reden,
               s.eerder IS NULL AND s.sinds IS NOT NULL AS ontstaan, s.eerder IS NOT NULL AND s.sinds IS NULL AS ingelopen,
               s.van <> s.naar AS gewijzigd, s.van <> s.naar AND s.naar = '{Kleur.AFGESLOTEN}' AS afgelost
          FROM stand s
    ), verteld AS (
        INSERT INTO outbox (type, topic, subject, sequence, gemeente, boekdatum, dataref, data, traceparent)
        SELECT k.type, k.topic, e.lening_id, e.versie, :gemeente, CAST(:boekdatum AS date), k.dataref || e.lening_id, e.data, :traceparent
          FROM (SELECT 1 AS soort, d.lening_id, l.versie + d.plaats AS versie,
                       jsonb_build_object('leningId', d.lening_id, 'ontvangstId', d.id, 'bedragCenten', d.bedrag,
                                          'kostenCenten', d.kosten, 'renteCenten', d.rente, 'hoofdsomCenten', d.hoofdsom,
                                          'vooruitCenten', d.vooruit, 'valutadatum', d.valutadatum) AS data
                  FROM t_deel d JOIN lening l ON l.gemeente = :gemeente AND l.id = d.lening_id
                UNION ALL SELECT 2, id, versie + 1, jsonb_build_object('leningId', id, 'sinds', sinds, 'bedragCenten', bedrag)
                  FROM oordeel WHERE ontstaan
                UNION ALL SELECT 3, id, versie + 1, jsonb_build_object('leningId', id, 'datum', dag) FROM oordeel WHERE ingelopen
                UNION ALL SELECT 4, id, versie + CAST(ontstaan OR ingelopen AS int) + 1,
                       jsonb_build_object('leningId', id, 'van', van, 'naar', naar, 'reden', reden) FROM oordeel WHERE gewijzigd
                UNION ALL SELECT 5, id, versie + CAST(ontstaan OR ingelopen AS int) + 2, jsonb_build_object('leningId', id, 'datum', dag)
                  FROM oordeel WHERE afgelost) AS e
          JOIN unnest(CAST(:types AS text[]), CAST(:topics AS text[]), CAST(:datarefs AS text[]))
               WITH ORDINALITY AS k(type, topic, dataref, soort) ON k.soort = e.soort
         ORDER BY e.lening_id, e.versie
    )
    UPDATE lening l
       SET versie = o.versie + CAST(o.ontstaan OR o.ingelopen AS int) + CAST(o.gewijzigd AS int) + CAST(o.afgelost AS int),
           vooruit_centen = l.vooruit_centen + o.vooruit, vervallen_open_centen = l.vervallen_open_centen - o.betaald,
           hoofdsom_open_centen = l.hoofdsom_open_centen - o.hoofdsom,
           stoplicht = o.naar, stoplicht_reden = o.reden, achterstand_sinds = CASE WHEN o.naar = '{Kleur.ACHTERSTAND}' THEN o.sinds END
      FROM oordeel o WHERE l.gemeente = :gemeente AND l.id = o.id
    """  # noqa: S608 - words of the domain
)
_KOPPEN = [Kop.van(g) for g in (OntvangstVerwerkt, AchterstandOntstaan, AchterstandIngelopen, StoplichtGewijzigd, Afgelost)]


async def zet_op_slot(session: WriteSession, gemeente: str, leningen: Collection[UUID]) -> set[UUID]:
    """Lock these loans in one fixed order; give those that are gewoon, as they stand once they are locked."""
    vraag = {"gemeente": gemeente, "ids": list(leningen)}
    await session.execute(_SLOT, vraag)
    return set(await session.scalars(_GEWOON, vraag))


async def boek_betalingen(
    session: WriteSession, gemeente: str, afschrift_id: UUID, betalingen: Sequence[Betaling], boekdatum: date, activiteit: str
) -> None:
    """Store these lines of a statement, put them on their loans, book them, judge the loans and tell all of it."""
    if not betalingen:
        return
    for statement in _MAAK:
        await session.execute(statement)
    connection = await raw_connection(session)
    await connection.copy_records_to_table("t_betaling", records=betalingen)
    leningen = list({betaling.lening_id for betaling in betalingen})
    welke = {"gemeente": gemeente, "leningen": leningen}
    await session.execute(_VERDEEL, welke)
    await session.execute(_ONTVANGST, {"gemeente": gemeente, "afschrift_id": afschrift_id})
    await session.execute(_TERMIJN, welke)
    await session.execute(_BOEK, {"gemeente": gemeente, "boekdatum": boekdatum})
    koppen = {
        "types": [kop.soort for kop in _KOPPEN],
        "topics": [kop.topic for kop in _KOPPEN],
        "datarefs": [kop.dataref for kop in _KOPPEN],
    }
    await session.execute(_OORDEEL, {**welke, **koppen, "boekdatum": boekdatum, "traceparent": traceparent()})
    await log_van_leningen(session, gemeente, activiteit, leningen, naam="ontvangst boeken")
