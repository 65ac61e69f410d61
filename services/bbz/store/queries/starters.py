"""Questions about the preparation of starters."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from kernel.db import AnySession, WriteSession
from services.bbz.domain.fouten.starter import ContractNietGevonden, GroepNietGevonden, StarterstrajectNietGevonden
from services.bbz.store.queries.basis import bladzijde, vind, vind_met_slot
from services.bbz.store.tables.starter import Starterfase, Startersgroep, Starterstraject, Trajectcontract, Uitstroommeting


async def traject(session: AnySession, gemeenten: Collection[str], traject_id: UUID) -> Starterstraject:
    """The starterstraject; raises StarterstrajectNietGevonden."""
    return await vind(session, Starterstraject, gemeenten, traject_id, StarterstrajectNietGevonden)


async def traject_met_slot(session: WriteSession, gemeenten: Collection[str], traject_id: UUID) -> Starterstraject:
    """The same, locked."""
    return await vind_met_slot(session, Starterstraject, gemeenten, traject_id, StarterstrajectNietGevonden)


async def trajecten(session: AnySession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Starterstraject]:
    """By the day they began, the oldest first."""
    return await bladzijde(session, Starterstraject, Starterstraject.gestart_op, gemeenten, na, aantal)


async def groep_met_slot(session: WriteSession, gemeente: str, groep_id: UUID) -> Startersgroep:
    """The group, locked so that the last place is given once; raises GroepNietGevonden."""
    return await vind_met_slot(session, Startersgroep, [gemeente], groep_id, GroepNietGevonden)


async def groepen(session: AnySession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Startersgroep]:
    """Groups by the day they begin."""
    return await bladzijde(session, Startersgroep, Startersgroep.begin, gemeenten, na, aantal)


async def deelnemers(session: AnySession, gemeente: str, groep_id: UUID) -> int:
    """How many are in the group."""
    vraag = (
        select(func.count()).select_from(Starterstraject).where(Starterstraject.gemeente == gemeente, Starterstraject.groep_id == groep_id)
    )
    return int(await session.scalar(vraag) or 0)


async def contract(session: AnySession, gemeente: str, contract_id: UUID) -> Trajectcontract:
    """The contract; raises ContractNietGevonden."""
    return await vind(session, Trajectcontract, [gemeente], contract_id, ContractNietGevonden)


async def contracten(session: AnySession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Trajectcontract]:
    """Contracts by the day from which they hold."""
    return await bladzijde(session, Trajectcontract, Trajectcontract.geldig_van, gemeenten, na, aantal)


async def fasen(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Starterfase]:
    """The phases that ended, in order."""
    vraag = select(Starterfase).where(Starterfase.gemeente == gemeente, Starterfase.starterstraject_id == traject_id)
    return (await session.scalars(vraag.order_by(Starterfase.einde, Starterfase.id))).all()


async def metingen(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Uitstroommeting]:
    """The measurements, in order of months."""
    vraag = select(Uitstroommeting).where(Uitstroommeting.gemeente == gemeente, Uitstroommeting.starterstraject_id == traject_id)
    return (await session.scalars(vraag.order_by(Uitstroommeting.na_maanden))).all()
