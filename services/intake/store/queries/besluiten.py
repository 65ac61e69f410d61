"""Questions about proposals, besluiten and plannen."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, text

from kernel.db import AnySession
from kernel.vierogen import VoorstelNietGevonden
from services.intake.domain.fouten import BesluitNietGevonden
from services.intake.domain.traject import Besluitsoort
from services.intake.store.queries.basis import gevonden
from services.intake.store.tables import Besluit, Plan

_VOORSTEL = text(
    """
    SELECT gemeente, id, soort, onderwerp_id, inhoud::text AS inhoud, voorgesteld_door
      FROM voorstel WHERE gemeente = ANY(:gemeenten) AND id = :id AND soort = :soort
    """
)


async def voorstel(session: AnySession, gemeenten: Collection[str], soort: Besluitsoort, voorstel_id: UUID) -> Row[Any]:
    """A proposal as it was made; raise VoorstelNietGevonden when these gemeenten have none of that kind and id."""
    rij = await session.execute(_VOORSTEL, {"gemeenten": sorted(gemeenten), "id": voorstel_id, "soort": soort.value})
    return gevonden(rij.one_or_none(), VoorstelNietGevonden)


async def besluit(session: AnySession, gemeenten: Collection[str], besluit_id: UUID) -> Besluit:
    """The besluit; raise BesluitNietGevonden when these gemeenten have none of that id."""
    vraag = select(Besluit).where(Besluit.gemeente.in_(gemeenten), Besluit.id == besluit_id)
    return gevonden(await session.scalar(vraag), BesluitNietGevonden)


async def besluit_van_traject(session: AnySession, gemeente: str, traject_id: UUID) -> Besluit | None:
    """The decision on admission of this traject, once it is taken."""
    return await session.scalar(select(Besluit).where(Besluit.gemeente == gemeente, Besluit.traject_id == traject_id))


async def plan_van_besluit(session: AnySession, gemeente: str, besluit_id: UUID) -> Plan | None:
    """The plan van aanpak that belongs to a toelating."""
    return await session.scalar(select(Plan).where(Plan.gemeente == gemeente, Plan.besluit_id == besluit_id))
