"""What the monthly statistic of debts (BDFS) asks of every claim, in one statement."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from kernel.db import AnySession
from services.debiteuren.store.queries.reeks import een_van
from services.debiteuren.store.tables import Medeschuldenaar

_VORDERINGEN = text(
    """
    SELECT l.id, l.soort, l.stoplicht, l.hoofdsom_centen, l.uitbetaald_op, l.betalingskenmerk,
           EXISTS (SELECT FROM pauze p WHERE p.gemeente = l.gemeente AND p.lening_id = l.id AND p.van <= :laatste
                      AND coalesce(p.tot_en_met, :laatste) >= :laatste) AS stil,
           EXISTS (SELECT FROM zekerheid z WHERE z.gemeente = l.gemeente AND z.lening_id = l.id AND z.soort = 'hypotheek'
                      AND z.vrijgegeven_op IS NULL) AS hypotheek,
           EXISTS (SELECT FROM besluit b WHERE b.gemeente = l.gemeente AND b.lening_id = l.id
                      AND b.soort IN ('kwijtschelding', 'afboeking')) AS afgeboekt,
           coalesce(j.saldo, 0)::bigint AS saldo_centen, coalesce(j.ontvangen, 0)::bigint AS ontvangen_centen
      FROM lening l
      LEFT JOIN LATERAL (
           SELECT sum(bedrag_centen) FILTER (WHERE rekening IN ('hoofdsom', 'rente-vervallen', 'kosten')) AS saldo,
                  sum(bedrag_centen) FILTER (WHERE rekening = 'bank' AND soort IN ('ontvangst', 'storno')) AS ontvangen
             FROM journaalpost WHERE gemeente = l.gemeente AND lening_id = l.id AND boekdatum <= :laatste) AS j ON true
     WHERE l.gemeente = :gemeente AND l.uitbetaald_op <= :laatste
       AND (l.stoplicht <> 'afgesloten' OR EXISTS (
            SELECT FROM journaalpost WHERE gemeente = l.gemeente AND lening_id = l.id AND boekdatum BETWEEN :eerste AND :laatste))
     ORDER BY l.id
    """
)


async def vorderingen(session: AnySession, gemeente: str, eerste: date, laatste: date) -> Sequence[Any]:
    """Every claim that stood open in the month, or on which something was booked in it."""
    return (await session.execute(_VORDERINGEN, {"gemeente": gemeente, "eerste": eerste, "laatste": laatste})).all()


async def medeschuldenaren(session: AnySession, gemeente: str, leningen: Sequence[UUID]) -> Sequence[Medeschuldenaar]:
    """Who is liable beside the debtors of these loans."""
    m = Medeschuldenaar
    vraag = select(m).where(m.gemeente == gemeente, een_van(m.lening_id, leningen), m.ontslagen_op.is_(None))
    return (await session.scalars(vraag.order_by(m.lening_id, m.id))).all()
