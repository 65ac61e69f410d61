"""Questions about trajecten."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from services.intake.domain.fouten import TrajectNietGevonden
from services.intake.domain.traject import Trajectstatus
from services.intake.store.queries.basis import gevonden, op_id
from services.intake.store.tables import Traject


async def traject(session: AnySession, gemeenten: Collection[str], traject_id: UUID) -> Traject:
    """The traject; raise TrajectNietGevonden when these gemeenten have none of that id."""
    return gevonden(await session.scalar(op_id(Traject, gemeenten, traject_id)), TrajectNietGevonden)


async def traject_met_slot(session: WriteSession, gemeenten: Collection[str], traject_id: UUID) -> Traject:
    """The same, locked until the transaction ends, so that two decisions cannot both be taken."""
    return gevonden(await session.scalar(op_id(Traject, gemeenten, traject_id).with_for_update()), TrajectNietGevonden)


async def traject_van_aanmelding(session: AnySession, gemeente: str, aanmelding_id: UUID) -> UUID | None:
    """The traject that this aanmelding led to, if any."""
    return await session.scalar(select(Traject.id).where(Traject.gemeente == gemeente, Traject.aanmelding_id == aanmelding_id))


async def traject_lijst(
    session: ReadSession, gemeenten: Collection[str], status: Trajectstatus | None, na: tuple[date, UUID], aantal: int
) -> Sequence[Traject]:
    """Trajecten by the last day of the decision, the most urgent first."""
    waar = [Traject.status == status] if status else []
    return (await session.scalars(per_gemeente(Traject, Traject.besluit_uiterlijk, gemeenten, na, aantal, *waar))).all()
