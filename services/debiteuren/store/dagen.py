"""Statements of the day's end. Interest and progress are set-based; a loan leaves the database only when its day needs judging."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select, text, tuple_

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.geld import Bedrag
from services.debiteuren.domain.fouten import DagafsluitingNietGevonden
from services.debiteuren.domain.journaal import Rekening, Soort
from services.debiteuren.store.tables import Dagafsluiting

_MAAK = text("INSERT INTO dagafsluiting (gemeente, datum) VALUES (:gemeente, :datum) ON CONFLICT (gemeente, datum) DO NOTHING")
_OPEN = text("SELECT max(datum) FROM dagafsluiting WHERE gemeente = :gemeente AND NOT afgesloten")
_EERSTE = text("SELECT min(bijgewerkt_tot_en_met) + 1 FROM lening WHERE gemeente = :gemeente AND stoplicht <> 'afgesloten'")
_STUK = text(
    """
    SELECT l.id, l.bijgewerkt_tot_en_met + 1 AS dag
      FROM lening l
     WHERE l.gemeente = :gemeente AND l.stoplicht <> 'afgesloten'
       AND l.bijgewerkt_tot_en_met = (SELECT min(bijgewerkt_tot_en_met) FROM lening
                                       WHERE gemeente = :gemeente AND stoplicht <> 'afgesloten' AND bijgewerkt_tot_en_met < :datum)
     ORDER BY l.id LIMIT :aantal FOR UPDATE
    """
)
#: The rule of `domain/rente.py`, for a whole chunk: what had run by this evening minus what had run by the evening before.
_RENTE = text(
    """
    WITH dagrente AS MATERIALIZED (
        SELECT l.id AS lening_id, uuidv7() AS boeking_id,
               t.rente_centen * (CAST(:dag AS date) - t.begin) / (t.vervaldag - t.begin)
             - t.rente_centen * (CAST(:dag AS date) - 1 - t.begin) / (t.vervaldag - t.begin) AS centen
          FROM unnest(CAST(:leningen AS uuid[])) AS l(id)
         CROSS JOIN LATERAL (
               SELECT begin, vervaldag, rente_centen FROM aflostermijn
                WHERE gemeente = :gemeente AND lening_id = l.id AND vervaldag >= CAST(:dag AS date)
                ORDER BY vervaldag LIMIT 1) AS t
         WHERE t.begin < CAST(:dag AS date)
    ), geboekt AS (
        INSERT INTO journaalpost (gemeente, boeking_id, nummer, soort, rekening, bedrag_centen, lening_id, boekdatum, valutadatum)
        SELECT :gemeente, boeking_id, p.nummer, :soort, p.rekening, p.teken * centen, lening_id, :boekdatum, CAST(:dag AS date)
          FROM dagrente CROSS JOIN (VALUES (1, :debet, 1), (2, :credit, -1)) AS p(nummer, rekening, teken)
         WHERE centen > 0
    )
    SELECT coalesce(sum(centen), 0) FROM dagrente
    """
)
_TE_OORDELEN = text(
    """
    SELECT l.id FROM lening l
     WHERE l.gemeente = :gemeente AND l.id = ANY(CAST(:leningen AS uuid[]))
       AND (EXISTS (SELECT FROM aflostermijn t WHERE t.gemeente = :gemeente AND t.lening_id = l.id
                       AND t.vervaldag IN (CAST(:dag AS date), CAST(:dag AS date) - 1 - l.respijtdagen))
            OR EXISTS (SELECT FROM uitstel u WHERE u.gemeente = :gemeente AND u.lening_id = l.id
                          AND CAST(:dag AS date) IN (u.van, u.tot_en_met + 1)))
     ORDER BY l.id
    """
)


@dataclass(frozen=True, slots=True)
class Stuk:
    """Loans that all have the same next day to close, locked."""

    dag: date
    leningen: list[UUID]


async def begin_dag(session: WriteSession, gemeente: str, datum: date) -> None:
    """Note that this day is to be closed; nothing when that was noted before."""
    await session.execute(_MAAK, {"gemeente": gemeente, "datum": datum})


async def dag_met_slot(session: WriteSession, gemeente: str, datum: date) -> Dagafsluiting:
    """The day's row, locked: two processes that close the same day take turns."""
    vraag = select(Dagafsluiting).where(Dagafsluiting.gemeente == gemeente, Dagafsluiting.datum == datum)
    return (await session.scalars(vraag.with_for_update().execution_options(populate_existing=True))).one()


async def dag(session: AnySession, gemeente: str, datum: date) -> Dagafsluiting | None:
    """The day's row, if it was ever begun."""
    return await session.scalar(select(Dagafsluiting).where(Dagafsluiting.gemeente == gemeente, Dagafsluiting.datum == datum))


async def dagafsluiting(session: ReadSession, gemeenten: Collection[str], dagafsluiting_id: UUID) -> Dagafsluiting:
    """The dagafsluiting; raise DagafsluitingNietGevonden when these gemeenten have none of that id."""
    rij = await session.scalar(select(Dagafsluiting).where(Dagafsluiting.gemeente.in_(gemeenten), Dagafsluiting.id == dagafsluiting_id))
    if rij is None:
        raise DagafsluitingNietGevonden
    return rij


async def dagafsluitingen(session: ReadSession, gemeente: str, na: tuple[date, UUID], aantal: int) -> Sequence[Dagafsluiting]:
    """The days of one gemeente, oldest first."""
    volgorde = (Dagafsluiting.datum, Dagafsluiting.id)
    vraag = select(Dagafsluiting).where(Dagafsluiting.gemeente == gemeente, tuple_(*volgorde) > tuple_(*na))
    return (await session.scalars(vraag.order_by(*volgorde).limit(aantal))).all()


async def begonnen_en_niet_af(session: AnySession, gemeente: str) -> date | None:
    """The last day that was begun and is not closed: what a process left behind."""
    gevonden: date | None = await session.scalar(_OPEN, {"gemeente": gemeente})
    return gevonden


async def eerste_dag(session: AnySession, gemeente: str) -> date | None:
    """The first day that any open loan still has to close; None without open loans."""
    gevonden: date | None = await session.scalar(_EERSTE, {"gemeente": gemeente})
    return gevonden


async def volgend_stuk(session: WriteSession, gemeente: str, datum: date, aantal: int) -> Stuk | None:
    """The next loans that are behind on `datum`, the furthest behind first, each on its own next day; None when there are none."""
    rijen = (await session.execute(_STUK, {"gemeente": gemeente, "datum": datum, "aantal": aantal})).all()
    return Stuk(rijen[0].dag, [rij.id for rij in rijen]) if rijen else None


async def boek_dagrente(session: WriteSession, gemeente: str, stuk: Stuk, boekdatum: date) -> Bedrag:
    """Book the interest of one day for all these loans; return the sum."""
    som = await session.scalar(
        _RENTE,
        {
            "gemeente": gemeente,
            "leningen": stuk.leningen,
            "dag": stuk.dag,
            "boekdatum": boekdatum,
            "soort": Soort.RENTE.value,
            "debet": Rekening.RENTE_LOPEND.value,
            "credit": Rekening.RENTEBATEN.value,
        },
    )
    return Bedrag(int(som or 0))


async def te_oordelen(session: WriteSession, gemeente: str, stuk: Stuk) -> list[UUID]:
    """The loans for which something can change today: a term falls due or its grace ends, or uitstel begins or has ended."""
    rijen = await session.scalars(_TE_OORDELEN, {"gemeente": gemeente, "leningen": stuk.leningen, "dag": stuk.dag})
    return list(rijen)
