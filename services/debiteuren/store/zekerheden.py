"""Statements about securities and co-debtors."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, WriteSession
from services.debiteuren.domain.fouten import MedeschuldenaarNietGevonden, ZekerheidNietGevonden
from services.debiteuren.store.tables import Medeschuldenaar, Zekerheid


async def zekerheid_met_slot(session: WriteSession, gemeenten: Collection[str], zekerheid_id: UUID) -> Zekerheid:
    """The security, locked; raise ZekerheidNietGevonden."""
    z = Zekerheid
    rij = await session.scalar(select(z).where(z.gemeente.in_(gemeenten), z.id == zekerheid_id).with_for_update())
    if rij is None:
        raise ZekerheidNietGevonden
    return rij


async def van_lening(session: AnySession, gemeente: str, lening_id: UUID) -> Sequence[Zekerheid]:
    """The securities of a loan, the oldest first."""
    z = Zekerheid
    return (await session.scalars(select(z).where(z.gemeente == gemeente, z.lening_id == lening_id).order_by(z.gevestigd_op, z.id))).all()


async def medeschuldenaar_met_slot(session: WriteSession, gemeenten: Collection[str], mede_id: UUID) -> Medeschuldenaar:
    """The co-debtor, locked; raise MedeschuldenaarNietGevonden."""
    m = Medeschuldenaar
    rij = await session.scalar(select(m).where(m.gemeente.in_(gemeenten), m.id == mede_id).with_for_update())
    if rij is None:
        raise MedeschuldenaarNietGevonden
    return rij


async def medeschuldenaren(session: AnySession, gemeente: str, lening_id: UUID) -> Sequence[Medeschuldenaar]:
    """Who is or was liable for a loan beside the debtor."""
    m = Medeschuldenaar
    return (await session.scalars(select(m).where(m.gemeente == gemeente, m.lening_id == lening_id).order_by(m.vanaf, m.id))).all()
