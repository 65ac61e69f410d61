"""Questions about decisions."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, text

from kernel.db import AnySession
from kernel.vierogen import VoorstelNietGevonden
from services.debiteuren.domain.fouten.besluit import BesluitNietGevonden
from services.debiteuren.store.tables import Besluit

_VOORSTEL = text(
    """
    SELECT gemeente, id, soort, onderwerp_id, inhoud, voorgesteld_door, voorgesteld_op, besloten_door
      FROM voorstel WHERE id = :id AND gemeente = ANY(CAST(:gemeenten AS text[])) AND soort = ANY(CAST(:soorten AS text[]))
    """
)


async def besluit(session: AnySession, gemeenten: Collection[str], besluit_id: UUID) -> Besluit:
    """One decision. Raises BesluitNietGevonden."""
    rij = await session.scalar(select(Besluit).where(Besluit.gemeente.in_(gemeenten), Besluit.id == besluit_id))
    if rij is None:
        raise BesluitNietGevonden
    return rij


async def besluiten_van_lening(session: AnySession, gemeente: str, lening_id: UUID) -> Sequence[Besluit]:
    """Everything that was decided about the loan, in order."""
    b = Besluit
    return (await session.scalars(select(b).where(b.gemeente == gemeente, b.lening_id == lening_id).order_by(b.datum, b.id))).all()


async def voorstel(session: AnySession, gemeenten: Collection[str], voorstel_id: UUID, soorten: Collection[str]) -> Any:
    """A proposal as it was made, of one of these kinds. Raises VoorstelNietGevonden."""
    rij = (await session.execute(_VOORSTEL, {"id": voorstel_id, "gemeenten": sorted(gemeenten), "soorten": sorted(soorten)})).one_or_none()
    if rij is None:
        raise VoorstelNietGevonden
    return rij
