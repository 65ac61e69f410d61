"""Questions about deferrals."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession
from services.debiteuren.domain.uitstel import Uitstel as Uitstelperiode
from services.debiteuren.store.queries.reeks import een_van
from services.debiteuren.store.tables import Uitstel


async def uitstellen(session: AnySession, gemeente: str, leningen: Collection[UUID]) -> dict[UUID, list[Uitstelperiode]]:
    """The deferrals of these loans; a loan without any is absent."""
    gevonden: defaultdict[UUID, list[Uitstelperiode]] = defaultdict(list)
    vraag = select(Uitstel).where(Uitstel.gemeente == gemeente, een_van(Uitstel.lening_id, leningen)).order_by(Uitstel.van)
    for rij in await session.scalars(vraag):
        gevonden[rij.lening_id].append(rij.periode)
    return dict(gevonden)
