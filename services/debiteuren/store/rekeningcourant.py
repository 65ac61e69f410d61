"""Statements about the money of one gemeente: per month, per product, down to the claim; and the lines of its books."""

from collections.abc import AsyncIterator, Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from kernel.db import AnySession, ReadSession
from kernel.geld import Bedrag
from services.debiteuren.domain.fouten import AfrekeningNietGevonden
from services.debiteuren.domain.rekeningcourant import ONTVANGEN, UITBETAALD, Aansluiting, Productregel
from services.debiteuren.store.tables import Afrekening

_PER_PRODUCT = text(
    """
    SELECT coalesce(l.soort, 'om-niet') AS product,
           coalesce(-sum(j.bedrag_centen) FILTER (WHERE j.soort = ANY(CAST(:uitbetaald AS text[])) AND j.rekening = 'uitbetalingen'), 0)
               AS uitbetaald,
           coalesce(sum(j.bedrag_centen) FILTER (WHERE j.soort = ANY(CAST(:ontvangen AS text[])) AND j.rekening = 'bank'), 0) AS ontvangen,
           coalesce(-sum(j.bedrag_centen) FILTER (WHERE j.soort = ANY(CAST(:ontvangen AS text[])) AND j.rekening = 'hoofdsom'), 0)
               AS hoofdsom,
           coalesce(-sum(j.bedrag_centen) FILTER (WHERE j.soort = ANY(CAST(:ontvangen AS text[])) AND j.rekening = 'rente-vervallen'), 0)
               AS rente,
           coalesce(-sum(j.bedrag_centen) FILTER (WHERE j.soort = ANY(CAST(:ontvangen AS text[])) AND j.rekening = 'kosten'), 0) AS kosten,
           count(DISTINCT j.lening_id) AS vorderingen
      FROM journaalpost j LEFT JOIN lening l ON l.gemeente = j.gemeente AND l.id = j.lening_id
     WHERE j.gemeente = :gemeente AND j.boekdatum BETWEEN :van AND :tot
       AND j.soort = ANY(CAST(:uitbetaald AS text[]) || CAST(:ontvangen AS text[]))
     GROUP BY 1 ORDER BY 1
    """
)
_PER_VORDERING = text(
    """
    SELECT j.lening_id, l.soort AS product,
           coalesce(-sum(j.bedrag_centen) FILTER (WHERE j.soort = ANY(CAST(:uitbetaald AS text[])) AND j.rekening = 'uitbetalingen'), 0)
               AS uitbetaald_centen,
           coalesce(sum(j.bedrag_centen) FILTER (WHERE j.soort = ANY(CAST(:ontvangen AS text[])) AND j.rekening = 'bank'), 0)
               AS ontvangen_centen
      FROM journaalpost j JOIN lening l ON l.gemeente = j.gemeente AND l.id = j.lening_id
     WHERE j.gemeente = :gemeente AND j.boekdatum BETWEEN :van AND :tot AND j.lening_id > :na
       AND j.soort = ANY(CAST(:uitbetaald AS text[]) || CAST(:ontvangen AS text[]))
     GROUP BY 1, 2 ORDER BY 1 LIMIT :aantal
    """
)
_AANSLUITING = text(
    """
    WITH bank AS (
        SELECT ontvangst_id, soort, bedrag_centen FROM journaalpost
         WHERE gemeente = :gemeente AND rekening = 'bank' AND boekdatum BETWEEN :van AND :tot
    )
    SELECT (SELECT coalesce(sum(bedrag_centen), 0) FROM bank) AS bank,
           (SELECT coalesce(sum(o.bedrag_centen), 0) FROM ontvangst o
             WHERE o.gemeente = :gemeente AND o.id IN (SELECT ontvangst_id FROM bank WHERE soort <> 'koppeling'))
         + (SELECT coalesce(sum(bedrag_centen), 0) FROM bank WHERE soort = 'koppeling') AS afschriften
    """
)
_POSTEN = text(
    """
    SELECT boekdatum, valutadatum, boeking_id, nummer, soort, rekening, bedrag_centen, lening_id, ontvangst_id, herroept_id
      FROM journaalpost
     WHERE gemeente = :gemeente AND boekdatum BETWEEN :van AND :tot AND (boekdatum, boeking_id, nummer) > (:na_dag, :na_boeking, :na_nummer)
     ORDER BY boekdatum, boeking_id, nummer LIMIT :aantal
    """
)
_STUK = 5_000


async def per_product(session: AnySession, gemeente: str, van: date, tot: date) -> list[Productregel]:
    """What every product moved between two days, both included."""
    vraag = {"gemeente": gemeente, "van": van, "tot": tot, "uitbetaald": list(UITBETAALD), "ontvangen": list(ONTVANGEN)}
    return [
        Productregel(
            rij.product,
            Bedrag(int(rij.uitbetaald)),
            Bedrag(int(rij.ontvangen)),
            Bedrag(int(rij.hoofdsom)),
            Bedrag(int(rij.rente)),
            Bedrag(int(rij.kosten)),
            rij.vorderingen,
        )
        for rij in await session.execute(_PER_PRODUCT, vraag)
    ]


async def per_vordering(session: ReadSession, gemeente: str, van: date, tot: date, na: UUID, aantal: int) -> Sequence[Any]:
    """The same per claim, in order of its id: figures down to the debtor."""
    vraag = {"gemeente": gemeente, "van": van, "tot": tot, "uitbetaald": list(UITBETAALD), "ontvangen": list(ONTVANGEN)}
    return (await session.execute(_PER_VORDERING, {**vraag, "na": na, "aantal": aantal})).all()


async def aansluiting(session: AnySession, gemeente: str, van: date, tot: date) -> Aansluiting:
    """The account `bank` beside the lines of statements that were booked in the same days."""
    rij = (await session.execute(_AANSLUITING, {"gemeente": gemeente, "van": van, "tot": tot})).one()
    return Aansluiting(Bedrag(int(rij.bank)), Bedrag(int(rij.afschriften)))


async def posten(session: ReadSession, gemeente: str, van: date, tot: date) -> AsyncIterator[Sequence[Any]]:
    """The lines of the books between two days in the order in which they stand, piece by piece."""
    na: tuple[date, UUID, int] = (date.min, UUID(int=0), 0)
    while True:
        vraag = {"gemeente": gemeente, "van": van, "tot": tot, "na_dag": na[0], "na_boeking": na[1], "na_nummer": na[2], "aantal": _STUK}
        rijen = (await session.execute(_POSTEN, vraag)).all()
        if rijen:
            yield rijen
        if len(rijen) < _STUK:
            return
        na = (rijen[-1].boekdatum, rijen[-1].boeking_id, rijen[-1].nummer)


async def afrekening(session: AnySession, gemeenten: Collection[str], afrekening_id: UUID) -> Afrekening:
    """The settlement; raise AfrekeningNietGevonden when these gemeenten have none of that id."""
    rij = await session.scalar(select(Afrekening).where(Afrekening.gemeente.in_(gemeenten), Afrekening.id == afrekening_id))
    if rij is None:
        raise AfrekeningNietGevonden
    return rij


async def afrekening_van(session: AnySession, gemeente: str, maand: date) -> Afrekening | None:
    """The settlement of a month, if it was drawn up."""
    return await session.scalar(select(Afrekening).where(Afrekening.gemeente == gemeente, Afrekening.maand == maand))


async def afrekeningen(session: ReadSession, gemeente: str) -> Sequence[Afrekening]:
    """Every settlement with a gemeente, the newest month first."""
    return (await session.scalars(select(Afrekening).where(Afrekening.gemeente == gemeente).order_by(Afrekening.maand.desc()))).all()
