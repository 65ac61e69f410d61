"""Statements about our accounts, mandates, and files for the bank."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from kernel.db import AnySession, ReadSession, WriteSession
from services.debiteuren.domain.fouten import BetaalbestandNietGevonden, MachtigingNietGevonden, RekeningNietGevonden
from services.debiteuren.store.tables import Betaalbestand, Betaalregel, Machtiging, Rekening

#: Loans with a mandate that may be collected from now: no light that says wait, and nothing of ours still under way for them.
_INCASSEERBAAR = text(
    """
    SELECT l.id, l.betalingskenmerk, l.vervallen_open_centen, l.vooruit_centen, m.id AS machtiging_id, m.kenmerk, m.ondertekend_op,
           m.gegevens, m.gebruikt,
           array(SELECT t.vervaldag FROM aflostermijn t WHERE t.gemeente = l.gemeente AND t.lening_id = l.id AND NOT t.vervallen
                    AND t.vervaldag <= :uitvoerdatum ORDER BY t.vervaldag) AS vervaldagen,
           array(SELECT t.rente_centen + t.hoofdsom_centen FROM aflostermijn t WHERE t.gemeente = l.gemeente AND t.lening_id = l.id
                    AND NOT t.vervallen AND t.vervaldag <= :uitvoerdatum ORDER BY t.vervaldag) AS bedragen
      FROM machtiging m JOIN lening l ON l.gemeente = m.gemeente AND l.id = m.lening_id
     WHERE m.gemeente = :gemeente AND m.ingetrokken_op IS NULL AND l.stoplicht IN ('bij', 'achterstand')
       AND NOT EXISTS (
           SELECT FROM betaalregel r JOIN betaalbestand b ON b.gemeente = r.gemeente AND b.id = r.betaalbestand_id
            WHERE r.gemeente = l.gemeente AND r.lening_id = l.id AND b.soort = 'incasso'
              AND b.uitvoerdatum > CAST(:uitvoerdatum AS date) - 14
              AND NOT EXISTS (SELECT FROM ontvangst o WHERE o.gemeente = r.gemeente AND o.betaalregel_id = r.id))
     ORDER BY l.id FOR UPDATE OF m, l
    """
)


async def rekening(session: AnySession, gemeenten: Collection[str], rekening_id: UUID) -> Rekening:
    """The account; raise RekeningNietGevonden when these gemeenten have none of that id."""
    rij = await session.scalar(select(Rekening).where(Rekening.gemeente.in_(gemeenten), Rekening.id == rekening_id))
    if rij is None:
        raise RekeningNietGevonden
    return rij


async def rekeningen(session: AnySession, gemeenten: Collection[str]) -> Sequence[Rekening]:
    """Every account of these gemeenten, the newest last."""
    return (await session.scalars(select(Rekening).where(Rekening.gemeente.in_(gemeenten)).order_by(Rekening.id))).all()


async def machtiging_met_slot(session: WriteSession, gemeenten: Collection[str], machtiging_id: UUID) -> Machtiging:
    """The mandate, locked; raise MachtigingNietGevonden."""
    m = Machtiging
    rij = await session.scalar(select(m).where(m.gemeente.in_(gemeenten), m.id == machtiging_id).with_for_update())
    if rij is None:
        raise MachtigingNietGevonden
    return rij


async def machtiging_van(session: AnySession, gemeente: str, lening_id: UUID) -> Machtiging | None:
    """The mandate of a loan that holds now."""
    m = Machtiging
    return await session.scalar(select(m).where(m.gemeente == gemeente, m.lening_id == lening_id, m.ingetrokken_op.is_(None)))


async def incasseerbaar(session: WriteSession, gemeente: str, uitvoerdatum: date) -> Sequence[Any]:
    """Loans with a mandate, locked, with what is due and what falls due until the day of collection."""
    return (await session.execute(_INCASSEERBAAR, {"gemeente": gemeente, "uitvoerdatum": uitvoerdatum})).all()


async def betaalbestand(session: AnySession, gemeenten: Collection[str], bestand_id: UUID) -> Betaalbestand:
    """The file; raise BetaalbestandNietGevonden when these gemeenten have none of that id."""
    rij = await session.scalar(select(Betaalbestand).where(Betaalbestand.gemeente.in_(gemeenten), Betaalbestand.id == bestand_id))
    if rij is None:
        raise BetaalbestandNietGevonden
    return rij


async def regels(session: ReadSession, gemeente: str, bestand_id: UUID) -> Sequence[Betaalregel]:
    """The payments of a file."""
    r = Betaalregel
    return (await session.scalars(select(r).where(r.gemeente == gemeente, r.betaalbestand_id == bestand_id).order_by(r.id))).all()
