"""Questions about bedreigende situaties."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, WriteSession
from services.intake.domain.fouten import CrisisNietGevonden
from services.intake.store.queries.basis import gevonden, op_id
from services.intake.store.tables import Crisis


async def crisis(session: AnySession, gemeenten: Collection[str], crisis_id: UUID) -> Crisis:
    """The crisis; raise CrisisNietGevonden when these gemeenten have none of that id."""
    return gevonden(await session.scalar(op_id(Crisis, gemeenten, crisis_id)), CrisisNietGevonden)


async def crisis_met_slot(session: WriteSession, gemeenten: Collection[str], crisis_id: UUID) -> Crisis:
    """The same, locked."""
    return gevonden(await session.scalar(op_id(Crisis, gemeenten, crisis_id).with_for_update()), CrisisNietGevonden)


async def crisis_rijen(session: AnySession, gemeente: str, aanmelding_id: UUID) -> Sequence[Crisis]:
    """Every crisis of this aanmelding, the oldest first."""
    vraag = select(Crisis).where(Crisis.gemeente == gemeente, Crisis.aanmelding_id == aanmelding_id)
    return (await session.scalars(vraag.order_by(Crisis.gemeld_op, Crisis.id))).all()


async def open_crises(session: WriteSession, gemeente: str, aanmelding_id: UUID) -> Sequence[Crisis]:
    """Those that nobody spoke about yet, locked."""
    vraag = select(Crisis).where(Crisis.gemeente == gemeente, Crisis.aanmelding_id == aanmelding_id, Crisis.gesprek_op.is_(None))
    return (await session.scalars(vraag.order_by(Crisis.id).with_for_update())).all()


async def crises_per_aanmelding(session: AnySession, gemeente: str, ids: Collection[UUID]) -> dict[UUID, list[Crisis]]:
    """The crises of these aanmeldingen, by aanmelding and in order."""
    rijen = await session.scalars(select(Crisis).where(Crisis.gemeente == gemeente, Crisis.aanmelding_id.in_(ids)).order_by(Crisis.id))
    gevonden: dict[UUID, list[Crisis]] = {}
    for rij in rijen.all():
        gevonden.setdefault(rij.aanmelding_id, []).append(rij)
    return gevonden
