"""Questions about dossiers."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, WriteSession
from services.bbz.store.queries.basis import alle
from services.bbz.store.tables import Aanvraag, Dossier, Dossiergebeurtenis, Voorziening


async def dossier_van(session: WriteSession, gemeente: str, bsn_hashes: Sequence[bytes]) -> Dossier | None:
    """The dossier of this person in this gemeente, locked, if there is one."""
    if not bsn_hashes:
        return None
    vraag = select(Dossier).where(Dossier.gemeente == gemeente, Dossier.bsn_hash.in_(bsn_hashes)).limit(1).with_for_update()
    rij: Dossier | None = await session.scalar(vraag)
    return rij


async def dossiers_van(session: AnySession, gemeenten: Collection[str], bsn_hashes: Sequence[bytes]) -> Sequence[Dossier]:
    """The dossiers of this person in these gemeenten."""
    vraag = select(Dossier).where(Dossier.gemeente.in_(gemeenten), Dossier.bsn_hash.in_(bsn_hashes)).order_by(Dossier.gemeente)
    return (await session.scalars(vraag)).all()


async def dossier_aanvragen(session: AnySession, gemeente: str, dossier_id: UUID) -> Sequence[Aanvraag]:
    """The aanvragen on this dossier, the oldest first."""
    return await alle(session, Aanvraag, gemeente, Aanvraag.dossier_id == dossier_id)


async def dossier_voorzieningen(session: AnySession, gemeente: str, dossier_id: UUID) -> Sequence[Voorziening]:
    """The voorzieningen on this dossier, the oldest first."""
    return await alle(session, Voorziening, gemeente, Voorziening.dossier_id == dossier_id)


async def dossier_gebeurtenissen(session: AnySession, gemeente: str, dossier_id: UUID) -> Sequence[Dossiergebeurtenis]:
    """What happened, the oldest first."""
    return await alle(session, Dossiergebeurtenis, gemeente, Dossiergebeurtenis.dossier_id == dossier_id)
