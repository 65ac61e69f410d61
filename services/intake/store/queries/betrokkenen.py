"""Questions about persons."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession
from services.intake.store.tables import Betrokkene, Traject


async def betrokkene(session: AnySession, gemeente: str, betrokkene_id: UUID) -> Betrokkene:
    """The encrypted person; a foreign key guarantees that there is one."""
    return (await session.scalars(select(Betrokkene).where(Betrokkene.gemeente == gemeente, Betrokkene.id == betrokkene_id))).one()


async def betrokkenen_van_trajecten(session: AnySession, gemeenten: Collection[str], ids: Collection[UUID]) -> dict[UUID, Betrokkene]:
    """The encrypted persons behind these trajecten, by traject id. Unknown ids are absent."""
    vraag = (
        select(Traject.id, Betrokkene)
        .join(Betrokkene, (Betrokkene.gemeente == Traject.gemeente) & (Betrokkene.id == Traject.betrokkene_id))
        .where(Traject.gemeente.in_(gemeenten), Traject.id.in_(ids))
    )
    return {rij[0]: rij[1] for rij in (await session.execute(vraag)).all()}
