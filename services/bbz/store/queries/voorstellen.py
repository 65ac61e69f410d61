"""What kind of decision was proposed, and what it says."""

import json
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import text

from kernel.db import AnySession
from kernel.vierogen import VoorstelNietGevonden

_SOORT = text("SELECT soort FROM voorstel WHERE gemeente = ANY (:gemeenten) AND id = :id AND soort = ANY (:soorten)")
_LEES = text(
    "SELECT gemeente, soort, onderwerp_id, inhoud::text AS inhoud, voorgesteld_door FROM voorstel"
    " WHERE gemeente = ANY (:gemeenten) AND id = :id AND soort = ANY (:soorten)"
)


async def soort_van_voorstel(session: AnySession, gemeenten: Collection[str], voorstel_id: UUID, soorten: Collection[str]) -> str:
    """The kind of this proposal, of the kinds that are asked for; raises VoorstelNietGevonden."""
    soort = await session.scalar(_SOORT, {"gemeenten": sorted(gemeenten), "id": voorstel_id, "soorten": sorted(soorten)})
    if soort is None:
        raise VoorstelNietGevonden
    return str(soort)


async def lees_voorstel_van(
    session: AnySession, gemeenten: Collection[str], voorstel_id: UUID, soorten: Collection[str]
) -> tuple[str, str, UUID, dict[str, Any], str]:
    """Gemeente, kind, subject, encrypted content and who proposed it; raises VoorstelNietGevonden."""
    vraag = {"gemeenten": sorted(gemeenten), "id": voorstel_id, "soorten": sorted(soorten)}
    rij = (await session.execute(_LEES, vraag)).one_or_none()
    if rij is None:
        raise VoorstelNietGevonden
    return rij.gemeente, rij.soort, UUID(str(rij.onderwerp_id)), json.loads(rij.inhoud), rij.voorgesteld_door
