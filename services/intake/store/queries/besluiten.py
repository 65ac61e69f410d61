"""Questions about proposals, besluiten and plannen."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select, text

from kernel.db import AnySession, WriteSession
from kernel.vierogen import VoorstelNietGevonden
from services.intake.domain.fouten import BesluitNietGevonden, BezwaarNietGevonden, VoornemenNietGevonden
from services.intake.domain.traject import EERSTE, Besluitsoort
from services.intake.store.queries.basis import gevonden, op_id
from services.intake.store.tables import Besluit, Bezwaar, Grondonderzoek, Plan, Voornemen

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


_SOORT = text("SELECT soort FROM voorstel WHERE gemeente = ANY(:gemeenten) AND id = :id AND soort = ANY(:soorten)")


async def voorstelsoort(
    session: AnySession, gemeenten: Collection[str], voorstel_id: UUID, soorten: Iterable[Besluitsoort]
) -> Besluitsoort:
    """Of which of these kinds a proposal is; raise VoorstelNietGevonden when it is none of them."""
    vraag = {"gemeenten": sorted(gemeenten), "id": voorstel_id, "soorten": [soort.value for soort in soorten]}
    return Besluitsoort(gevonden(await session.scalar(_SOORT, vraag), VoorstelNietGevonden))


async def besluit(session: AnySession, gemeenten: Collection[str], besluit_id: UUID) -> Besluit:
    """The besluit; raise BesluitNietGevonden when these gemeenten have none of that id."""
    vraag = select(Besluit).where(Besluit.gemeente.in_(gemeenten), Besluit.id == besluit_id)
    return gevonden(await session.scalar(vraag), BesluitNietGevonden)


async def besluit_van_traject(session: AnySession, gemeente: str, traject_id: UUID) -> Besluit | None:
    """The first decision of this traject, on admission, once it is taken."""
    vraag = select(Besluit).where(Besluit.gemeente == gemeente, Besluit.traject_id == traject_id, Besluit.soort.in_(EERSTE))
    return await session.scalar(vraag)


async def besluiten_van_traject(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Besluit]:
    """Every decision of this traject, the oldest first."""
    vraag = select(Besluit).where(Besluit.gemeente == gemeente, Besluit.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(Besluit.datum, Besluit.id))).all()


async def plan_van_besluit(session: AnySession, gemeente: str, besluit_id: UUID) -> Plan | None:
    """The plan van aanpak that belongs to a toelating."""
    vraag = select(Plan).where(Plan.gemeente == gemeente, Plan.besluit_id == besluit_id)
    return await session.scalar(vraag.order_by(Plan.nummer).limit(1))


async def plannen_van_traject(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Plan]:
    """Every version of the plan van aanpak, the oldest first."""
    return (await session.scalars(select(Plan).where(Plan.gemeente == gemeente, Plan.traject_id == traject_id).order_by(Plan.nummer))).all()


async def volgend_plannummer(session: WriteSession, gemeente: str, traject_id: UUID) -> int:
    """The number of the next version; the traject is locked by now."""
    vraag = select(func.coalesce(func.max(Plan.nummer), 0)).where(Plan.gemeente == gemeente, Plan.traject_id == traject_id)
    return int(await session.scalar(vraag) or 0) + 1


async def voornemens(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Voornemen]:
    """Every intention to decide against this person, the oldest first."""
    vraag = select(Voornemen).where(Voornemen.gemeente == gemeente, Voornemen.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(Voornemen.verzonden_op, Voornemen.id))).all()


async def voornemen(session: AnySession, gemeenten: Collection[str], voornemen_id: UUID) -> Voornemen:
    """The intention; raise VoornemenNietGevonden when these gemeenten have none of that id."""
    return gevonden(await session.scalar(op_id(Voornemen, gemeenten, voornemen_id)), VoornemenNietGevonden)


async def voornemen_met_slot(session: WriteSession, gemeenten: Collection[str], voornemen_id: UUID) -> Voornemen:
    """The same, locked."""
    return gevonden(await session.scalar(op_id(Voornemen, gemeenten, voornemen_id).with_for_update()), VoornemenNietGevonden)


async def grondonderzoeken(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Grondonderzoek]:
    """What was asked about optional grounds of refusal, the oldest first."""
    vraag = select(Grondonderzoek).where(Grondonderzoek.gemeente == gemeente, Grondonderzoek.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(Grondonderzoek.datum, Grondonderzoek.id))).all()


async def bezwaren(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Bezwaar]:
    """Every objection to a besluit of this traject, the oldest first."""
    vraag = select(Bezwaar).where(Bezwaar.gemeente == gemeente, Bezwaar.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(Bezwaar.ontvangen_op, Bezwaar.id))).all()


async def bezwaar(session: AnySession, gemeenten: Collection[str], bezwaar_id: UUID) -> Bezwaar:
    """The objection; raise BezwaarNietGevonden when these gemeenten have none of that id."""
    return gevonden(await session.scalar(op_id(Bezwaar, gemeenten, bezwaar_id)), BezwaarNietGevonden)


async def bezwaar_met_slot(session: WriteSession, gemeenten: Collection[str], bezwaar_id: UUID) -> Bezwaar:
    """The same, locked."""
    return gevonden(await session.scalar(op_id(Bezwaar, gemeenten, bezwaar_id).with_for_update()), BezwaarNietGevonden)
