"""Statements about portfolios that were taken over."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession
from services.debiteuren.domain.fouten import OvernameNietGevonden
from services.debiteuren.store.tables import Overname


async def met_inhoud(session: AnySession, gemeente: str, inhoud_hash: bytes) -> Overname | None:
    """The take-over of exactly this file, if it was done."""
    return await session.scalar(select(Overname).where(Overname.gemeente == gemeente, Overname.inhoud_hash == inhoud_hash))


async def overname(session: AnySession, gemeenten: Collection[str], overname_id: UUID) -> Overname:
    """The take-over; raise OvernameNietGevonden when these gemeenten have none of that id."""
    rij = await session.scalar(select(Overname).where(Overname.gemeente.in_(gemeenten), Overname.id == overname_id))
    if rij is None:
        raise OvernameNietGevonden
    return rij
