"""Questions about who repays."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession
from services.debiteuren.store.queries.reeks import een_van
from services.debiteuren.store.tables import Debiteur


async def debiteuren(session: AnySession, gemeente: str, leningen: Collection[UUID]) -> dict[UUID, Debiteur]:
    """Who repays these loans."""
    vraag = select(Debiteur).where(Debiteur.gemeente == gemeente, een_van(Debiteur.lening_id, leningen))
    return {rij.lening_id: rij for rij in await session.scalars(vraag)}


async def bsn_hashes(session: AnySession, gemeente: str, leningen: Collection[UUID]) -> list[bytes | None]:
    """Under which hash the debtors of these loans stand in the verwerkingenlog."""
    vraag = select(Debiteur.bsn_hash).where(Debiteur.gemeente == gemeente, een_van(Debiteur.lening_id, leningen))
    return list(await session.scalars(vraag)) if leningen else []
