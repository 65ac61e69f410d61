"""What a statement for the debtor says: every movement of a year by kind, and the balances before and after, from the journal."""

from datetime import date
from uuid import UUID

from sqlalchemy import text

from kernel.db import AnySession

_SALDI = text(
    """
    SELECT rekening, sum(bedrag_centen)::bigint AS centen FROM journaalpost
     WHERE gemeente = :gemeente AND lening_id = :lening_id AND boekdatum <= :datum
       AND rekening IN ('hoofdsom', 'rente-lopend', 'rente-vervallen', 'kosten', 'vooruitbetaald')
     GROUP BY rekening
    """
)
_MUTATIES = text(
    """
    SELECT soort, sum(bedrag_centen)::bigint AS centen FROM journaalpost
     WHERE gemeente = :gemeente AND lening_id = :lening_id AND boekdatum BETWEEN :van AND :tot
       AND rekening IN ('hoofdsom', 'rente-lopend', 'rente-vervallen', 'kosten', 'vooruitbetaald')
     GROUP BY soort HAVING sum(bedrag_centen) <> 0 ORDER BY soort
    """
)


async def saldi(session: AnySession, gemeente: str, lening_id: UUID, datum: date) -> dict[str, int]:
    """What is open on the loan's accounts at the end of `datum`, in cents; what was paid in advance is negative."""
    rijen = await session.execute(_SALDI, {"gemeente": gemeente, "lening_id": lening_id, "datum": datum})
    return {rij.rekening: rij.centen for rij in rijen}


async def mutaties(session: AnySession, gemeente: str, lening_id: UUID, van: date, tot: date) -> list[tuple[str, int]]:
    """What changed the debt in that time, by kind of boeking; a receipt is negative."""
    rijen = await session.execute(_MUTATIES, {"gemeente": gemeente, "lening_id": lening_id, "van": van, "tot": tot})
    return [(rij.soort, rij.centen) for rij in rijen]
