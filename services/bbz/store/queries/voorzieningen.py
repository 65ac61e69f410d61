"""Questions about voorzieningen."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from services.bbz.domain.fouten import VoorzieningNietGevonden
from services.bbz.store.queries.basis import gevonden, op_id
from services.bbz.store.tables import Voorziening


async def voorziening(session: AnySession, gemeenten: Collection[str], voorziening_id: UUID) -> Voorziening:
    """The voorziening; raise VoorzieningNietGevonden when these gemeenten have none of that id."""
    return gevonden(await session.scalar(op_id(Voorziening, gemeenten, voorziening_id)), VoorzieningNietGevonden)


async def voorziening_met_slot(session: WriteSession, gemeenten: Collection[str], voorziening_id: UUID) -> Voorziening:
    """The same, locked until the transaction ends, so that it is paid out once."""
    return gevonden(await session.scalar(op_id(Voorziening, gemeenten, voorziening_id).with_for_update()), VoorzieningNietGevonden)


async def voorziening_van_besluit(session: AnySession, gemeente: str, besluit_id: UUID) -> UUID | None:
    """The voorziening that this besluit led to, once the akte is signed."""
    return await session.scalar(select(Voorziening.id).where(Voorziening.gemeente == gemeente, Voorziening.besluit_id == besluit_id))


async def voorzieningen(session: ReadSession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Voorziening]:
    """Voorzieningen by the day on which they came to be, the oldest first."""
    return (await session.scalars(per_gemeente(Voorziening, Voorziening.ontstaan_op, gemeenten, na, aantal))).all()
