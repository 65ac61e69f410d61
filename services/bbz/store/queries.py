"""Every question that bbz asks its database, one function each.

A row is looked up by id within the gemeenten of the caller: `gemeente` stands first in every key, so it is asked first.
"""

import json
from collections.abc import Collection, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, select, text

from kernel.auth import Actor
from kernel.db import AnySession, ReadSession, WriteSession
from kernel.geld import Bedrag
from kernel.lijst import per_gemeente
from kernel.termijnbewaking import TermijnRij
from kernel.vierogen import Voorstel, VoorstelNietGevonden
from services.bbz.domain.bedrijfskapitaal import Eerder
from services.bbz.domain.fouten import AanvraagNietGevonden, BesluitNietGevonden, UitnodigingNietGevonden, VoorzieningNietGevonden
from services.bbz.domain.norm import Normcode
from services.bbz.store.tables import Aanvraag, Besluit, Betrokkene, Uitnodiging, Voorziening

Lijstrij = TypeVar("Lijstrij", Uitnodiging, Aanvraag, Voorziening, TermijnRij)
Rij = TypeVar("Rij", Uitnodiging, Aanvraag, Besluit, Voorziening)
Gevonden = TypeVar("Gevonden")

_VOORSTEL = text(
    "SELECT id, gemeente, onderwerp_id, inhoud::text AS inhoud, voorgesteld_door, voorgesteld_op FROM voorstel"
    " WHERE gemeente = ANY (:gemeenten) AND id = :id AND soort = :soort"
)
_PLAFOND = text("SELECT plafond_totaal(:gemeente, :aanvraag, :actor, :via, CAST(:bedrijf AS bytea[]), :norm)")
_ONDER_PLAFOND = text("INSERT INTO plafond (besluit_id, bedrijf_hash, norm, bedrag_centen) VALUES (:besluit, :bedrijf, :norm, :bedrag)")


async def uitnodiging(session: AnySession, gemeenten: Collection[str], uitnodiging_id: UUID) -> Uitnodiging:
    """The uitnodiging; raise UitnodigingNietGevonden when these gemeenten have none of that id."""
    return _gevonden(await session.scalar(_op_id(Uitnodiging, gemeenten, uitnodiging_id)), UitnodigingNietGevonden)


async def uitnodiging_met_slot(session: WriteSession, gemeente: str, uitnodiging_id: UUID) -> Uitnodiging:
    """The same, locked until the transaction ends, so that one aanvraag follows from it."""
    return _gevonden(await session.scalar(_op_id(Uitnodiging, [gemeente], uitnodiging_id).with_for_update()), UitnodigingNietGevonden)


async def uitnodiging_van_verzoek(session: AnySession, gemeente: str, verzoek_id: UUID) -> UUID | None:
    """The uitnodiging that this verzoek of intake already gave, if any."""
    return await session.scalar(select(Uitnodiging.id).where(Uitnodiging.gemeente == gemeente, Uitnodiging.verzoek_id == verzoek_id))


async def uitnodigingen(session: ReadSession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Uitnodiging]:
    """Uitnodigingen, the oldest first."""
    return (await session.scalars(per_gemeente(Uitnodiging, Uitnodiging.datum, gemeenten, na, aantal))).all()


async def aanvraag(session: AnySession, gemeenten: Collection[str], aanvraag_id: UUID) -> Aanvraag:
    """The aanvraag; raise AanvraagNietGevonden when these gemeenten have none of that id."""
    return _gevonden(await session.scalar(_op_id(Aanvraag, gemeenten, aanvraag_id)), AanvraagNietGevonden)


async def aanvraag_met_slot(session: WriteSession, gemeenten: Collection[str], aanvraag_id: UUID) -> Aanvraag:
    """The same, locked until the transaction ends, so that it is decided once and gets one akte."""
    return _gevonden(await session.scalar(_op_id(Aanvraag, gemeenten, aanvraag_id).with_for_update()), AanvraagNietGevonden)


async def aanvragen_van_uitnodigingen(session: AnySession, gemeenten: Collection[str], ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Which aanvraag followed, by uitnodiging; those without one are absent."""
    vraag = select(Aanvraag.uitnodiging_id, Aanvraag.id).where(Aanvraag.gemeente.in_(gemeenten), Aanvraag.uitnodiging_id.in_(ids))
    return {uitnodiging: aanvraag for uitnodiging, aanvraag in (await session.execute(vraag)).all() if uitnodiging}


async def aanvragen(session: ReadSession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Aanvraag]:
    """Aanvragen by the last day of the decision, the most urgent first."""
    return (await session.scalars(per_gemeente(Aanvraag, Aanvraag.besluit_uiterlijk, gemeenten, na, aantal))).all()


async def voorstel(session: AnySession, gemeenten: Collection[str], soort: str, voorstel_id: UUID) -> tuple[str, Voorstel]:
    """A proposal with its gemeente, for the second medewerker to read; raise VoorstelNietGevonden."""
    gevonden = (await session.execute(_VOORSTEL, {"gemeenten": sorted(gemeenten), "id": voorstel_id, "soort": soort})).one_or_none()
    if gevonden is None:
        raise VoorstelNietGevonden
    rij_id, gemeente, onderwerp, inhoud, door, op = gevonden
    return gemeente, Voorstel(UUID(str(rij_id)), UUID(str(onderwerp)), json.loads(inhoud), door, op)


async def besluit(session: AnySession, gemeenten: Collection[str], besluit_id: UUID) -> Besluit:
    """The besluit; raise BesluitNietGevonden when these gemeenten have none of that id."""
    return _gevonden(await session.scalar(_op_id(Besluit, gemeenten, besluit_id)), BesluitNietGevonden)


async def besluit_van_aanvraag(session: AnySession, gemeente: str, aanvraag_id: UUID) -> UUID | None:
    """The decision on this aanvraag, once it is taken."""
    return await session.scalar(select(Besluit.id).where(Besluit.gemeente == gemeente, Besluit.aanvraag_id == aanvraag_id))


async def voorziening(session: AnySession, gemeenten: Collection[str], voorziening_id: UUID) -> Voorziening:
    """The voorziening; raise VoorzieningNietGevonden when these gemeenten have none of that id."""
    return _gevonden(await session.scalar(_op_id(Voorziening, gemeenten, voorziening_id)), VoorzieningNietGevonden)


async def voorziening_met_slot(session: WriteSession, gemeenten: Collection[str], voorziening_id: UUID) -> Voorziening:
    """The same, locked until the transaction ends, so that it is paid out once."""
    return _gevonden(await session.scalar(_op_id(Voorziening, gemeenten, voorziening_id).with_for_update()), VoorzieningNietGevonden)


async def voorziening_van_besluit(session: AnySession, gemeente: str, besluit_id: UUID) -> UUID | None:
    """The voorziening that this besluit led to, once the akte is signed."""
    return await session.scalar(select(Voorziening.id).where(Voorziening.gemeente == gemeente, Voorziening.besluit_id == besluit_id))


async def voorzieningen(session: ReadSession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Voorziening]:
    """Voorzieningen by the day of the akte, the oldest first."""
    return (await session.scalars(per_gemeente(Voorziening, Voorziening.akte_op, gemeenten, na, aantal))).all()


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


async def eerder_verleend(
    session: WriteSession, aanvraag: Aanvraag, bedrijf: list[bytes], normen: Collection[Normcode], actor: Actor
) -> Eerder:
    """What this business was granted in all gemeenten, per maximum: a total each, every question in the audit log.

    Until this transaction ends, another decision on the same business waits here.
    """
    vaste = {"gemeente": aanvraag.gemeente, "aanvraag": aanvraag.id, "actor": actor.wie, "via": actor.oorsprong, "bedrijf": bedrijf}
    totalen = {code: await session.scalar(_PLAFOND, {**vaste, "norm": code.value}) for code in sorted(normen)}
    return Eerder({code: Bedrag(int(totaal)) for code, totaal in totalen.items() if totaal})


async def zet_onder_plafond(session: WriteSession, besluit_id: UUID, bedrijf: bytes, norm: Normcode, bedrag: Bedrag) -> None:
    """Let this grant count for the business, in whichever gemeente it asks next."""
    await session.execute(_ONDER_PLAFOND, {"besluit": besluit_id, "bedrijf": bedrijf, "norm": norm.value, "bedrag": bedrag.centen})


def _gevonden(rij: Gevonden | None, fout: type[Exception]) -> Gevonden:
    if rij is None:
        raise fout
    return rij


def _op_id(tabel: type[Rij], gemeenten: Collection[str], rij_id: UUID) -> Select[Rij]:
    return select(tabel).where(tabel.gemeente.in_(gemeenten), tabel.id == rij_id)
