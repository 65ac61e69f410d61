"""Questions about research into viability."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, WriteSession
from services.bbz.domain.fouten.onderzoek import OnderzoekNietGevonden
from services.bbz.store.queries.basis import bladzijde, vind, vind_met_slot
from services.bbz.store.tables.onderzoek import Onderzoek


async def onderzoek(session: AnySession, gemeenten: Collection[str], onderzoek_id: UUID) -> Onderzoek:
    """The onderzoek; raises OnderzoekNietGevonden."""
    return await vind(session, Onderzoek, gemeenten, onderzoek_id, OnderzoekNietGevonden)


async def onderzoek_met_slot(session: WriteSession, gemeenten: Collection[str], onderzoek_id: UUID) -> Onderzoek:
    """The same, locked."""
    return await vind_met_slot(session, Onderzoek, gemeenten, onderzoek_id, OnderzoekNietGevonden)


async def onderzoeken(session: AnySession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Onderzoek]:
    """By the day they were asked for, the oldest first."""
    return await bladzijde(session, Onderzoek, Onderzoek.gevraagd_op, gemeenten, na, aantal)


async def onderzoek_van_verzoek(session: AnySession, gemeente: str, verzoek_id: UUID) -> UUID | None:
    """What this verzoek of intake already led to."""
    return await session.scalar(select(Onderzoek.id).where(Onderzoek.gemeente == gemeente, Onderzoek.verzoek_id == verzoek_id))


async def lopend_onderzoek(session: AnySession, gemeente: str, aanvraag_id: UUID) -> UUID | None:
    """The onderzoek of this aanvraag that is not finished, if there is one."""
    vraag = select(Onderzoek.id).where(
        Onderzoek.gemeente == gemeente, Onderzoek.aanvraag_id == aanvraag_id, Onderzoek.afgerond_op.is_(None)
    )
    return await session.scalar(vraag.limit(1))
