"""Questions about proposals and besluiten."""

import json
from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select, text

from kernel.db import AnySession
from kernel.vierogen import Voorstel, VoorstelNietGevonden
from services.bbz.domain.fouten import BesluitNietGevonden
from services.bbz.store.queries.basis import gevonden, op_id
from services.bbz.store.tables import Besluit

_VOORSTEL = text(
    "SELECT id, gemeente, onderwerp_id, inhoud::text AS inhoud, voorgesteld_door, voorgesteld_op FROM voorstel"
    " WHERE gemeente = ANY (:gemeenten) AND id = :id AND soort = :soort"
)


async def voorstel(session: AnySession, gemeenten: Collection[str], soort: str, voorstel_id: UUID) -> tuple[str, Voorstel]:
    """A proposal with its gemeente, for the second medewerker to read; raise VoorstelNietGevonden."""
    gevonden = (await session.execute(_VOORSTEL, {"gemeenten": sorted(gemeenten), "id": voorstel_id, "soort": soort})).one_or_none()
    if gevonden is None:
        raise VoorstelNietGevonden
    rij_id, gemeente, onderwerp, inhoud, door, op = gevonden
    return gemeente, Voorstel(UUID(str(rij_id)), UUID(str(onderwerp)), json.loads(inhoud), door, op)


async def besluit(session: AnySession, gemeenten: Collection[str], besluit_id: UUID) -> Besluit:
    """The besluit; raise BesluitNietGevonden when these gemeenten have none of that id."""
    return gevonden(await session.scalar(op_id(Besluit, gemeenten, besluit_id)), BesluitNietGevonden)


async def besluit_van_aanvraag(session: AnySession, gemeente: str, aanvraag_id: UUID) -> UUID | None:
    """The decision on this aanvraag, once it is taken."""
    return await session.scalar(select(Besluit.id).where(Besluit.gemeente == gemeente, Besluit.aanvraag_id == aanvraag_id))
