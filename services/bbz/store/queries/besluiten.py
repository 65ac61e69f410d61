"""Questions about proposals, besluiten and what stands around them."""

import json
from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select, text

from kernel.db import AnySession
from kernel.vierogen import Voorstel, VoorstelNietGevonden
from services.bbz.domain.fouten import AanvraagNogOpen, BesluitNietGevonden
from services.bbz.store.queries.basis import alle, op_id
from services.bbz.store.tables import Aanvraag, Besluit, Bezwaar, Commissieadvies, Voornemen

#: The part of an aanvraag that a besluit on a credit is about.
BEDRIJFSKAPITAAL = "bedrijfskapitaal"

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
    rij: Besluit | None = await session.scalar(op_id(Besluit, gemeenten, besluit_id))
    if rij is None:
        raise BesluitNietGevonden
    return rij


async def laatste_besluit(session: AnySession, gemeente: str, aanvraag_id: UUID, onderdeel: str = BEDRIJFSKAPITAAL) -> Besluit | None:
    """The decision that holds on this part of the aanvraag, once one is taken: after a bezwaar the newest."""
    vraag = (
        select(Besluit)
        .where(Besluit.gemeente == gemeente, Besluit.aanvraag_id == aanvraag_id, Besluit.onderdeel == onderdeel)
        .order_by(Besluit.nummer.desc())
        .limit(1)
    )
    rij: Besluit | None = await session.scalar(vraag)
    return rij


async def besluit_van_aanvraag(session: AnySession, gemeente: str, aanvraag_id: UUID) -> UUID | None:
    """The id of the decision on the credit, once it is taken."""
    rij = await laatste_besluit(session, gemeente, aanvraag_id)
    return rij.id if rij else None


async def laatste_voornemen(session: AnySession, gemeente: str, aanvraag_id: UUID) -> Voornemen | None:
    """The refusal that was announced last, if any."""
    rijen = await alle(session, Voornemen, gemeente, Voornemen.aanvraag_id == aanvraag_id)
    return rijen[-1] if rijen else None


async def commissieadviezen(session: AnySession, gemeente: str, aanvraag_id: UUID) -> Sequence[Commissieadvies]:
    """What the commissie advised, the oldest first."""
    return await alle(session, Commissieadvies, gemeente, Commissieadvies.aanvraag_id == aanvraag_id)


async def herroepen(session: AnySession, gemeente: str, besluit_id: UUID) -> bool:
    """Was this besluit revoked, because a bezwaar against it was gegrond?"""
    gegrond = select(Bezwaar.id).where(Bezwaar.gemeente == gemeente, Bezwaar.besluit_id == besluit_id, Bezwaar.uitkomst == "gegrond")
    return await session.scalar(gegrond.limit(1)) is not None


async def eis_afgewezen(session: AnySession, aanvraag: Aanvraag) -> None:
    """Raise AanvraagNogOpen unless this aanvraag was refused, left undecided or withdrawn."""
    rij = await laatste_besluit(session, aanvraag.gemeente, aanvraag.id)
    if not aanvraag.gesloten_als and (rij is None or rij.uitkomst != "afgewezen"):
        raise AanvraagNogOpen
