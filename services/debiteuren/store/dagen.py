"""Statements of the day's end. All of it is set-based; a loan leaves the database only when its light may have changed."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import TextClause, select, text, tuple_

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.geld import NUL, Bedrag
from kernel.paging import EERSTE_ID
from kernel.telemetry import traceparent
from services.debiteuren.domain.fouten import DagafsluitingNietGevonden
from services.debiteuren.domain.journaal import Rekening, Soort
from services.debiteuren.store.gebeurtenissen import Kop
from services.debiteuren.store.tables import Dagafsluiting, OvergeslagenLening

_MAAK = text("INSERT INTO dagafsluiting (gemeente, datum) VALUES (:gemeente, :datum) ON CONFLICT (gemeente, datum) DO NOTHING")
_OPEN = text("SELECT max(datum) FROM dagafsluiting WHERE gemeente = :gemeente AND NOT afgesloten")
_EERSTE = text("SELECT min(bijgewerkt_tot_en_met) + 1 FROM lening WHERE gemeente = :gemeente AND stoplicht <> 'afgesloten'")
_ACHTER = text(
    """
    SELECT id, bijgewerkt_tot_en_met FROM lening
     WHERE gemeente = :gemeente AND stoplicht <> 'afgesloten' AND bijgewerkt_tot_en_met < CAST(:datum AS date) - 1
       AND overgeslagen_op IS DISTINCT FROM CAST(:datum AS date)
     ORDER BY id
    """
)
_GRENZEN = text(
    """
    SELECT id FROM (
        SELECT id, row_number() OVER (ORDER BY id) AS plaats, count(*) OVER () AS aantal FROM lening
         WHERE gemeente = :gemeente AND stoplicht <> 'afgesloten' AND bijgewerkt_tot_en_met = CAST(:datum AS date) - 1
           AND overgeslagen_op IS DISTINCT FROM CAST(:datum AS date)) AS l
     WHERE plaats % greatest(1, CAST(ceil(aantal / CAST(:banen AS numeric)) AS int)) = 0 OR plaats = aantal ORDER BY id
    """
)
_IDS = text(
    """
    SELECT id FROM lening
     WHERE gemeente = :gemeente AND stoplicht <> 'afgesloten' AND bijgewerkt_tot_en_met = CAST(:datum AS date) - 1
       AND overgeslagen_op IS DISTINCT FROM CAST(:datum AS date) AND id > :na AND id <= :tot
     ORDER BY id
    """
)
_GRENS = text(
    """
    SELECT id FROM lening
     WHERE gemeente = :gemeente AND stoplicht <> 'afgesloten' AND bijgewerkt_tot_en_met = CAST(:datum AS date) - 1
       AND overgeslagen_op IS DISTINCT FROM CAST(:datum AS date) AND id > :na AND id <= :tot
     ORDER BY id OFFSET CAST(:aantal AS int) - 1 LIMIT 1
    """
)
_IEMAND_ACHTER = text(
    """
    SELECT EXISTS (SELECT FROM lening WHERE gemeente = :gemeente AND stoplicht <> 'afgesloten'
                      AND bijgewerkt_tot_en_met < CAST(:datum AS date) AND overgeslagen_op IS DISTINCT FROM CAST(:datum AS date))
    """
)
#: The end of one day, for a whole chunk in one statement. The rules are those of `domain/rente.py` (interest is what had run by this
#: evening minus what had run the evening before) and of `domain/lening.py` (a term that falls due is paid from what stood as
#: vooruitbetaald: rente before hoofdsom; older terms are paid then, or nothing would have stood). A test holds the two together.
_SLUIT = """
    WITH stuk AS MATERIALIZED (
        SELECT id, versie, vooruit_centen FROM lening
         WHERE gemeente = :gemeente AND stoplicht <> 'afgesloten' AND bijgewerkt_tot_en_met = CAST(:dag AS date) - 1 AND {welke}
         ORDER BY id FOR UPDATE
    ), reken AS MATERIALIZED (
        SELECT s.id, s.versie, t.nummer, t.rente_centen, t.hoofdsom_centen, t.vervaldag = CAST(:dag AS date) AS vervalt,
               CASE WHEN t.begin < CAST(:dag AS date) THEN
                   (t.rente_centen - t.vooraf_centen) * (CAST(:dag AS date) - t.begin) / (t.vervaldag - t.begin)
                 - (t.rente_centen - t.vooraf_centen) * (CAST(:dag AS date) - 1 - t.begin) / (t.vervaldag - t.begin) ELSE 0 END AS dagrente,
               least(s.vooruit_centen, t.rente_centen) AS rente_betaald,
               least(s.vooruit_centen - least(s.vooruit_centen, t.rente_centen), t.hoofdsom_centen) AS hoofdsom_betaald,
               uuidv7() AS rente_id, uuidv7() AS verval_id, uuidv7() AS verrekening_id
          FROM stuk s
          LEFT JOIN LATERAL (
               SELECT nummer, begin, vervaldag, rente_centen, hoofdsom_centen, vooraf_centen FROM aflostermijn
                WHERE gemeente = :gemeente AND lening_id = s.id AND NOT vervallen
                ORDER BY vervaldag LIMIT 1) AS t ON true
    ), geboekt AS (
        INSERT INTO journaalpost (gemeente, boeking_id, nummer, soort, rekening, bedrag_centen, lening_id, boekdatum, valutadatum)
        SELECT :gemeente, p.boeking_id, p.nummer, p.soort, p.rekening, p.bedrag, r.id, CAST(:boekdatum AS date), CAST(:dag AS date)
          FROM reken r
         CROSS JOIN LATERAL (VALUES
               (true, r.rente_id, 1, '{rente}', '{rente_lopend}', r.dagrente),
               (true, r.rente_id, 2, '{rente}', '{rentebaten}', -r.dagrente),
               (r.vervalt, r.verval_id, 1, '{verval}', '{rente_vervallen}', r.rente_centen),
               (r.vervalt, r.verval_id, 2, '{verval}', '{rente_lopend}', -r.rente_centen),
               (r.vervalt, r.verrekening_id, 1, '{verrekening}', '{vooruitbetaald}', r.rente_betaald + r.hoofdsom_betaald),
               (r.vervalt, r.verrekening_id, 2, '{verrekening}', '{rente_vervallen}', -r.rente_betaald),
               (r.vervalt, r.verrekening_id, 3, '{verrekening}', '{hoofdsom}', -r.hoofdsom_betaald)
               ) AS p(geldt, boeking_id, nummer, soort, rekening, bedrag)
         WHERE p.geldt AND p.bedrag <> 0
    ), termijn AS (
        UPDATE aflostermijn t
           SET vervallen = true, rente_betaald_centen = r.rente_betaald, hoofdsom_betaald_centen = r.hoofdsom_betaald
          FROM reken r
         WHERE r.vervalt AND t.gemeente = :gemeente AND t.lening_id = r.id AND t.nummer = r.nummer
    ), verteld AS (
        INSERT INTO outbox (type, topic, subject, sequence, gemeente, boekdatum, dataref, data, traceparent)
        SELECT :type, :topic, r.id, r.versie + 1, :gemeente, CAST(:boekdatum AS date), :dataref || r.id,
               jsonb_build_object('leningId', r.id, 'nummer', r.nummer, 'vervaldag', CAST(:dag AS date),
                                  'renteCenten', r.rente_centen, 'hoofdsomCenten', r.hoofdsom_centen), :traceparent
          FROM reken r WHERE r.vervalt ORDER BY r.id
    ), bijgewerkt AS (
        UPDATE lening l
           SET bijgewerkt_tot_en_met = CAST(:dag AS date),
               versie = l.versie + CAST(coalesce(r.vervalt, false) AS int),
               vervallen_termijnen = l.vervallen_termijnen + CAST(coalesce(r.vervalt, false) AS int),
               vooruit_centen = l.vooruit_centen - CASE WHEN r.vervalt THEN r.rente_betaald + r.hoofdsom_betaald ELSE 0 END,
               hoofdsom_open_centen = l.hoofdsom_open_centen - CASE WHEN r.vervalt THEN r.hoofdsom_betaald ELSE 0 END,
               vervallen_open_centen = l.vervallen_open_centen + CASE WHEN r.vervalt
                   THEN r.rente_centen + r.hoofdsom_centen - r.rente_betaald - r.hoofdsom_betaald ELSE 0 END
          FROM reken r
         WHERE l.gemeente = :gemeente AND l.id = r.id
    )
    SELECT count(*) AS leningen, coalesce(sum(dagrente), 0) AS rente, count(*) FILTER (WHERE vervalt) AS vervallen FROM reken
"""


def _sluit(welke: str) -> TextClause:
    """The statement for loans that `welke` picks. Its words are those of the domain, which hold no quotes."""
    woorden = {
        "rente": Soort.RENTE,
        "verval": Soort.VERVAL,
        "verrekening": Soort.VERREKENING,
        "rente_lopend": Rekening.RENTE_LOPEND,
        "rente_vervallen": Rekening.RENTE_VERVALLEN,
        "rentebaten": Rekening.RENTEBATEN,
        "vooruitbetaald": Rekening.VOORUITBETAALD,
        "hoofdsom": Rekening.HOOFDSOM,
    }
    return text(_SLUIT.format(welke=welke, **woorden))


_SLUIT_REEKS = _sluit("id > :na AND id <= :tot AND overgeslagen_op IS DISTINCT FROM CAST(:datum AS date)")
_SLUIT_IDS = _sluit("id = ANY(CAST(:leningen AS uuid[]))")
#: When can the light of a loan change by itself? When the days of grace of an open term end, when uitstel begins or has ended, and when
#: the last term was paid from what stood as vooruitbetaald.
_TE_OORDELEN = """
    SELECT l.id FROM lening l
     WHERE l.gemeente = :gemeente AND l.bijgewerkt_tot_en_met = CAST(:dag AS date) AND l.stoplicht <> 'afgesloten' AND {welke}
       AND ((l.vervallen_open_centen > 0 AND EXISTS (
                SELECT FROM aflostermijn t WHERE t.gemeente = :gemeente AND t.lening_id = l.id AND t.vervallen
                   AND t.vervaldag = CAST(:dag AS date) - 1 - l.respijtdagen
                   AND t.kosten_betaald_centen + t.rente_betaald_centen + t.hoofdsom_betaald_centen
                     < t.kosten_centen + t.rente_centen + t.hoofdsom_centen))
            OR l.id IN (SELECT u.lening_id FROM uitstel u
                         WHERE u.gemeente = :gemeente AND CAST(:dag AS date) IN (u.van, u.tot_en_met + 1))
            OR (l.vervallen_open_centen = 0 AND l.termijnen = l.vervallen_termijnen AND l.ongepland_centen = 0))
     ORDER BY l.id
"""
_TE_OORDELEN_REEKS = text(_TE_OORDELEN.format(welke="l.id > :na AND l.id <= :tot"))
_TE_OORDELEN_IDS = text(_TE_OORDELEN.format(welke="l.id = ANY(CAST(:leningen AS uuid[]))"))
_TEL = text(
    """
    UPDATE dagafsluiting SET leningen = leningen + :leningen, rente_centen = rente_centen + :rente,
           vervallen_termijnen = vervallen_termijnen + :vervallen, achterstanden = achterstanden + :achterstanden,
           overgeslagen = overgeslagen + :overgeslagen
     WHERE gemeente = :gemeente AND datum = :datum AND NOT afgesloten
    """
)
_SLA_OVER = text(
    """
    WITH gemist AS (
        UPDATE lening SET overgeslagen_op = :datum
         WHERE gemeente = :gemeente AND id = :lening_id AND overgeslagen_op IS DISTINCT FROM CAST(:datum AS date) RETURNING id
    )
    INSERT INTO overgeslagen_lening (gemeente, lening_id, datum, dag, fout) SELECT :gemeente, id, :datum, :dag, :fout FROM gemist
    RETURNING id
    """
)


@dataclass(frozen=True, slots=True)
class Stuk:
    """Loans whose next day to close is `dag`: those with an id after `na` up to `tot`, or exactly `leningen`."""

    dag: date
    na: UUID = EERSTE_ID
    tot: UUID = EERSTE_ID
    leningen: tuple[UUID, ...] = ()

    @property
    def parameters(self) -> dict[str, object]:
        """What its statements ask."""
        if self.leningen:
            return {"dag": self.dag, "leningen": list(self.leningen)}
        return {"dag": self.dag, "na": self.na, "tot": self.tot}


@dataclass(frozen=True, slots=True)
class Geteld:
    """What one chunk did."""

    leningen: int
    rente: Bedrag
    vervallen: int


NIETS = Geteld(0, NUL, 0)


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


async def achterlopers(session: AnySession, gemeente: str, datum: date) -> dict[date, list[UUID]]:
    """Loans that still have to close days before `datum`, by the last day that each closed: those that came in late, or were skipped."""
    gevonden: defaultdict[date, list[UUID]] = defaultdict(list)
    for rij in await session.execute(_ACHTER, {"gemeente": gemeente, "datum": datum}):
        gevonden[rij.bijgewerkt_tot_en_met].append(rij.id)
    return dict(gevonden)


async def grenzen(session: AnySession, gemeente: str, datum: date, banen: int) -> list[UUID]:
    """The ids at which the loans of a day can be cut in so many equal parts: the last id of each."""
    return list(await session.scalars(_GRENZEN, {"gemeente": gemeente, "datum": datum, "banen": banen}))


async def grens(session: AnySession, gemeente: str, datum: date, na: UUID, tot: UUID, aantal: int) -> UUID:
    """The id up to which `aantal` loans after `na` still have to close `datum`; `tot` when there are fewer."""
    vraag = {"gemeente": gemeente, "datum": datum, "na": na, "tot": tot, "aantal": aantal}
    gevonden: UUID | None = await session.scalar(_GRENS, vraag)
    return gevonden or tot


async def ids(session: AnySession, gemeente: str, datum: date, stuk: Stuk) -> list[UUID]:
    """The loans of a chunk, one by one."""
    if stuk.leningen:
        return list(stuk.leningen)
    return list(await session.scalars(_IDS, {"gemeente": gemeente, "datum": datum, "na": stuk.na, "tot": stuk.tot}))


async def iemand_achter(session: AnySession, gemeente: str, datum: date) -> bool:
    """Whether any open loan still has to close `datum`, those left out that could not be closed."""
    return bool(await session.scalar(_IEMAND_ACHTER, {"gemeente": gemeente, "datum": datum}))


async def sluit_stuk(session: WriteSession, gemeente: str, datum: date, stuk: Stuk, vervallen: Kop) -> Geteld:
    """Book interest, let terms fall due, pay them from vooruitbetaald, tell it, and move the loans on: one day, one statement."""
    kop = {"type": vervallen.soort, "topic": vervallen.topic, "dataref": vervallen.dataref}
    vraag = {"gemeente": gemeente, "boekdatum": datum, "traceparent": traceparent(), **kop, **stuk.parameters}
    if not stuk.leningen:
        vraag["datum"] = datum
    rij = (await session.execute(_SLUIT_IDS if stuk.leningen else _SLUIT_REEKS, vraag)).one()
    return Geteld(rij.leningen, Bedrag(int(rij.rente)), rij.vervallen)


async def te_oordelen(session: WriteSession, gemeente: str, stuk: Stuk) -> list[UUID]:
    """The loans of the chunk whose light can have changed today."""
    vraag = _TE_OORDELEN_IDS if stuk.leningen else _TE_OORDELEN_REEKS
    return list(await session.scalars(vraag, {"gemeente": gemeente, **stuk.parameters}))


async def tel(
    session: WriteSession, gemeente: str, datum: date, geteld: Geteld, *, leningen: int, achterstanden: int = 0, overgeslagen: int = 0
) -> None:
    """Add a chunk to the day's result."""
    await session.execute(
        _TEL,
        {
            "gemeente": gemeente,
            "datum": datum,
            "leningen": leningen,
            "rente": geteld.rente.centen,
            "vervallen": geteld.vervallen,
            "achterstanden": achterstanden,
            "overgeslagen": overgeslagen,
        },
    )


async def sla_over(session: WriteSession, gemeente: str, datum: date, dag: date, lening_id: UUID, fout: str) -> bool:
    """Note that this loan's `dag` could not be closed; it is tried again with the next day. False when that was noted already."""
    vraag = {"gemeente": gemeente, "datum": datum, "dag": dag, "lening_id": lening_id, "fout": fout}
    return await session.scalar(_SLA_OVER, vraag) is not None


async def overgeslagen(session: ReadSession, gemeente: str, datum: date) -> Sequence[OvergeslagenLening]:
    """The loans that a day could not close, and why."""
    o = OvergeslagenLening
    return (await session.scalars(select(o).where(o.gemeente == gemeente, o.datum == datum).order_by(o.lening_id))).all()
