"""Questions about the persons."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession
from services.bbz.store.tables import Betrokkene, Voorziening


async def betrokkene(session: AnySession, gemeente: str, betrokkene_id: UUID) -> Betrokkene:
    """The encrypted person; a foreign key guarantees that there is one."""
    return (await session.scalars(select(Betrokkene).where(Betrokkene.gemeente == gemeente, Betrokkene.id == betrokkene_id))).one()


async def betrokkenen_van_voorzieningen(
    session: AnySession, gemeenten: Collection[str], ids: Collection[UUID]
) -> list[tuple[Voorziening, Betrokkene]]:
    """These voorzieningen with the encrypted persons behind them. Unknown ids are absent."""
    vraag = (
        select(Voorziening, Betrokkene)
        .join(Betrokkene, (Betrokkene.gemeente == Voorziening.gemeente) & (Betrokkene.id == Voorziening.betrokkene_id))
        .where(Voorziening.gemeente.in_(gemeenten), Voorziening.id.in_(ids))
        .order_by(Voorziening.id)
    )
    return [(rij[0], rij[1]) for rij in (await session.execute(vraag)).all()]
