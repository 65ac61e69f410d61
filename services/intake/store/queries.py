"""Every question that intake asks its database, one function each.

A row is looked up by id within the gemeenten of the caller: `gemeente` stands first in every key, so it is asked first.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, select, text

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from kernel.termijnbewaking import TermijnRij
from kernel.vierogen import VoorstelNietGevonden
from services.intake.domain.fouten import AanmeldingNietGevonden, BeleidsplanNietGevonden, BesluitNietGevonden, TrajectNietGevonden
from services.intake.domain.traject import Aanmeldstatus, Besluitsoort, Trajectstatus
from services.intake.domain.weigering import Beleidsplan as BeleidsplanWaarde
from services.intake.domain.weigering import Weigeringsgrond
from services.intake.store.tables import Aanmelding, Beleidsplan, Besluit, Betrokkene, Gesprek, Plan, Traject

Rij = TypeVar("Rij", Aanmelding, Traject, TermijnRij)


async def aanmelding(session: AnySession, gemeenten: Collection[str], aanmelding_id: UUID) -> Aanmelding:
    """The aanmelding; raise AanmeldingNietGevonden when these gemeenten have none of that id."""
    return _gevonden(await session.scalar(_op_id(Aanmelding, gemeenten, aanmelding_id)), AanmeldingNietGevonden)


async def aanmelding_met_slot(session: WriteSession, gemeenten: Collection[str], aanmelding_id: UUID) -> Aanmelding:
    """The same, locked until the transaction ends, so that a first talk is held once."""
    return _gevonden(await session.scalar(_op_id(Aanmelding, gemeenten, aanmelding_id).with_for_update()), AanmeldingNietGevonden)


async def aanmelding_van_zaak(session: AnySession, gemeente: str, zaak_id: UUID) -> UUID | None:
    """The aanmelding that this zaak of vroegsignalering already gave, if any."""
    return await session.scalar(select(Aanmelding.id).where(Aanmelding.gemeente == gemeente, Aanmelding.zaak_id == zaak_id))


async def aanmeldingen(
    session: ReadSession,
    gemeenten: Collection[str],
    status: Aanmeldstatus | None,
    zaak_id: UUID | None,
    na: tuple[date, UUID],
    aantal: int,
) -> Sequence[Aanmelding]:
    """Aanmeldingen by the last day of the first talk, the most urgent first; if asked, of one status or of one zaak."""
    waar: list[ColumnElement[bool]] = []
    if status:
        waar.append(Aanmelding.status == status)
    if zaak_id:
        waar.append(Aanmelding.zaak_id == zaak_id)
    return (await session.scalars(per_gemeente(Aanmelding, Aanmelding.gesprek_uiterlijk, gemeenten, na, aantal, *waar))).all()


async def gesprek(session: AnySession, gemeente: str, aanmelding_id: UUID) -> Gesprek | None:
    """The first talk of an aanmelding, once it was held."""
    return await session.scalar(select(Gesprek).where(Gesprek.gemeente == gemeente, Gesprek.aanmelding_id == aanmelding_id))


async def traject(session: AnySession, gemeenten: Collection[str], traject_id: UUID) -> Traject:
    """The traject; raise TrajectNietGevonden when these gemeenten have none of that id."""
    return _gevonden(await session.scalar(_op_id(Traject, gemeenten, traject_id)), TrajectNietGevonden)


async def traject_met_slot(session: WriteSession, gemeenten: Collection[str], traject_id: UUID) -> Traject:
    """The same, locked until the transaction ends, so that two decisions cannot both be taken."""
    return _gevonden(await session.scalar(_op_id(Traject, gemeenten, traject_id).with_for_update()), TrajectNietGevonden)


async def traject_van_aanmelding(session: AnySession, gemeente: str, aanmelding_id: UUID) -> UUID | None:
    """The traject that this aanmelding led to, if any."""
    return await session.scalar(select(Traject.id).where(Traject.gemeente == gemeente, Traject.aanmelding_id == aanmelding_id))


async def trajecten(
    session: ReadSession, gemeenten: Collection[str], status: Trajectstatus | None, na: tuple[date, UUID], aantal: int
) -> Sequence[Traject]:
    """Trajecten by the last day of the decision, the most urgent first."""
    waar = [Traject.status == status] if status else []
    return (await session.scalars(per_gemeente(Traject, Traject.besluit_uiterlijk, gemeenten, na, aantal, *waar))).all()


_VOORSTEL = text(
    """
    SELECT gemeente, id, soort, onderwerp_id, inhoud::text AS inhoud, voorgesteld_door
      FROM voorstel WHERE gemeente = ANY(:gemeenten) AND id = :id AND soort = :soort
    """
)


async def voorstel(session: AnySession, gemeenten: Collection[str], soort: Besluitsoort, voorstel_id: UUID) -> Row[Any]:
    """A proposal as it was made; raise VoorstelNietGevonden when these gemeenten have none of that kind and id."""
    rij = await session.execute(_VOORSTEL, {"gemeenten": sorted(gemeenten), "id": voorstel_id, "soort": soort.value})
    return _gevonden(rij.one_or_none(), VoorstelNietGevonden)


async def besluit(session: AnySession, gemeenten: Collection[str], besluit_id: UUID) -> Besluit:
    """The besluit; raise BesluitNietGevonden when these gemeenten have none of that id."""
    vraag = select(Besluit).where(Besluit.gemeente.in_(gemeenten), Besluit.id == besluit_id)
    return _gevonden(await session.scalar(vraag), BesluitNietGevonden)


async def besluit_van_traject(session: AnySession, gemeente: str, traject_id: UUID) -> Besluit | None:
    """The decision on admission of this traject, once it is taken."""
    return await session.scalar(select(Besluit).where(Besluit.gemeente == gemeente, Besluit.traject_id == traject_id))


async def plan_van_besluit(session: AnySession, gemeente: str, besluit_id: UUID) -> Plan | None:
    """The plan van aanpak that belongs to a toelating."""
    return await session.scalar(select(Plan).where(Plan.gemeente == gemeente, Plan.besluit_id == besluit_id))


async def betrokkene(session: AnySession, gemeente: str, betrokkene_id: UUID) -> Betrokkene:
    """The encrypted person; a foreign key guarantees that there is one."""
    return (await session.scalars(select(Betrokkene).where(Betrokkene.gemeente == gemeente, Betrokkene.id == betrokkene_id))).one()


async def betrokkenen_van_trajecten(session: AnySession, gemeenten: Collection[str], ids: Collection[UUID]) -> dict[UUID, Betrokkene]:
    """The encrypted persons behind these trajecten, by traject id. Unknown ids are absent."""
    vraag = (
        select(Traject.id, Betrokkene)
        .join(Betrokkene, (Betrokkene.gemeente == Traject.gemeente) & (Betrokkene.id == Traject.betrokkene_id))
        .where(Traject.gemeente.in_(gemeenten), Traject.id.in_(ids))
    )
    return {rij[0]: rij[1] for rij in (await session.execute(vraag)).all()}


async def beleidsplannen(session: AnySession, gemeente: str) -> list[BeleidsplanWaarde]:
    """All beleidsplannen of the gemeente, oldest first, as values of the domain."""
    rijen = await session.scalars(select(Beleidsplan).where(Beleidsplan.gemeente == gemeente).order_by(Beleidsplan.van))
    return [BeleidsplanWaarde(r.van, r.tot_en_met, frozenset(Weigeringsgrond(g) for g in r.gronden)) for r in rijen]


async def beleidsplan_slot(session: WriteSession, gemeente: str) -> None:
    """One beleidsplan of a gemeente at a time: whoever comes second sees the first one's period."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"intake.beleidsplan.{gemeente}", 0))))


async def beleidsplan(session: ReadSession, gemeenten: Collection[str], beleidsplan_id: UUID) -> Beleidsplan:
    """The beleidsplan; raise BeleidsplanNietGevonden when these gemeenten have none of that id."""
    vraag = select(Beleidsplan).where(Beleidsplan.gemeente.in_(gemeenten), Beleidsplan.id == beleidsplan_id)
    return _gevonden(await session.scalar(vraag), BeleidsplanNietGevonden)


async def beleidsplan_rijen(session: ReadSession, gemeenten: Collection[str]) -> Sequence[Beleidsplan]:
    """The beleidsplannen of these gemeenten, the newest first: at most a few per gemeente."""
    vraag = select(Beleidsplan).where(Beleidsplan.gemeente.in_(gemeenten)).order_by(Beleidsplan.gemeente, Beleidsplan.van.desc())
    return (await session.scalars(vraag)).all()


Gevonden = TypeVar("Gevonden")


def _gevonden(rij: Gevonden | None, fout: type[Exception]) -> Gevonden:
    if rij is None:
        raise fout
    return rij


def _op_id(tabel: type[Rij], gemeenten: Collection[str], rij_id: UUID) -> Select[Rij]:
    return select(tabel).where(tabel.gemeente.in_(gemeenten), tabel.id == rij_id)
