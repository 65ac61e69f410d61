"""Questions about the persons."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession
from services.bbz.store.tables import Besluit, Betrokkene, Mederij, Voorziening


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


async def aansprakelijken_van_voorzieningen(session: AnySession, voorzieningen: Collection[Voorziening]) -> dict[UUID, set[int]]:
    """Per voorziening the places in `betrokkene.mede` of those who are liable with him."""
    vraag = (
        select(Besluit.id, Mederij)
        .join(Mederij, (Mederij.gemeente == Besluit.gemeente) & (Mederij.aanvraag_id == Besluit.aanvraag_id))
        .where(Besluit.gemeente.in_({v.gemeente for v in voorzieningen}), Besluit.id.in_([v.besluit_id for v in voorzieningen]))
    )
    per_besluit: dict[UUID, set[int]] = {}
    for besluit_id, rij in (await session.execute(vraag)).all():
        if rij.als_mede().aansprakelijk:
            per_besluit.setdefault(besluit_id, set()).add(rij.volgnummer)
    return {v.id: per_besluit.get(v.besluit_id, set()) for v in voorzieningen}
