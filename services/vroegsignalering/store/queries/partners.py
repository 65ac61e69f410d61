"""Signaalpartners and their convenanten."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, ReadSession
from services.vroegsignalering.store.tables import Signaalpartner


async def convenanten(session: AnySession, client_id: str) -> Sequence[Signaalpartner]:
    """The convenanten of this client with the gemeenten of the session."""
    vraag = select(Signaalpartner).where(Signaalpartner.client_id == client_id).order_by(Signaalpartner.gemeente)
    return (await session.scalars(vraag)).all()


async def partners(session: ReadSession) -> Sequence[Signaalpartner]:
    """All convenanten of the session's gemeenten: tens, not thousands."""
    return (await session.scalars(select(Signaalpartner).order_by(Signaalpartner.client_id, Signaalpartner.gemeente))).all()


async def convenant(session: AnySession, gemeente: str, partner_id: UUID) -> Signaalpartner | None:
    """The convenant of this gemeente with this partner."""
    vraag = select(Signaalpartner).where(Signaalpartner.gemeente == gemeente, Signaalpartner.id == partner_id)
    rij: Signaalpartner | None = await session.scalar(vraag)
    return rij
