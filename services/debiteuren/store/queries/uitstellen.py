"""Questions about deferrals."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, WriteSession
from services.debiteuren.domain.fouten.uitstel import UitstelNietGevonden
from services.debiteuren.domain.uitstel import Uitstel as Uitstelperiode
from services.debiteuren.store.queries.reeks import een_van
from services.debiteuren.store.tables import Uitstel


async def uitstellen(session: AnySession, gemeente: str, leningen: Collection[UUID]) -> dict[UUID, list[Uitstelperiode]]:
    """The deferrals of these loans; a loan without any is absent, and so is one that was withdrawn before it began."""
    gevonden: defaultdict[UUID, list[Uitstelperiode]] = defaultdict(list)
    vraag = (
        select(Uitstel)
        .where(Uitstel.gemeente == gemeente, een_van(Uitstel.lening_id, leningen), Uitstel.tot_en_met >= Uitstel.van)
        .order_by(Uitstel.van)
    )
    for rij in await session.scalars(vraag):
        gevonden[rij.lening_id].append(rij.periode)
    return dict(gevonden)


async def uitstel_met_slot(session: WriteSession, gemeenten: Collection[str], uitstel_id: UUID) -> Uitstel:
    """One deferral, locked. Raises UitstelNietGevonden."""
    rij = await session.scalar(select(Uitstel).where(Uitstel.gemeente.in_(gemeenten), Uitstel.id == uitstel_id).with_for_update())
    if rij is None:
        raise UitstelNietGevonden
    return rij


async def uitstelrijen(session: AnySession, gemeente: str, lening_id: UUID) -> Sequence[Uitstel]:
    """Every deferral of the loan as it was granted and ended, the oldest first."""
    vraag = select(Uitstel).where(Uitstel.gemeente == gemeente, Uitstel.lening_id == lening_id)
    return (await session.scalars(vraag.order_by(Uitstel.van, Uitstel.id))).all()
