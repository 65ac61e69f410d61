"""Questions about the test of problematic debts and the registration at BKR."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from services.intake.domain.bkr import Bkrstatus
from services.intake.domain.fouten import BkrRegistratieNietGevonden
from services.intake.store.queries.basis import gevonden, op_id
from services.intake.store.tables import BkrRegistratie, Schuldtoets


async def schuldtoetsen(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Schuldtoets]:
    """Every test of a traject, the oldest first."""
    vraag = select(Schuldtoets).where(Schuldtoets.gemeente == gemeente, Schuldtoets.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(Schuldtoets.datum, Schuldtoets.id))).all()


async def laatste_schuldtoets(session: AnySession, gemeente: str, traject_id: UUID) -> Schuldtoets | None:
    """The test that holds now."""
    vraag = select(Schuldtoets).where(Schuldtoets.gemeente == gemeente, Schuldtoets.traject_id == traject_id)
    return await session.scalar(vraag.order_by(Schuldtoets.datum.desc(), Schuldtoets.id.desc()).limit(1))


async def bkr_registratie_met_slot(session: WriteSession, gemeenten: Collection[str], registratie_id: UUID) -> BkrRegistratie:
    """The registration, locked; raise BkrRegistratieNietGevonden when these gemeenten have none of that id."""
    return gevonden(await session.scalar(op_id(BkrRegistratie, gemeenten, registratie_id).with_for_update()), BkrRegistratieNietGevonden)


async def bkr_registratie(session: AnySession, gemeenten: Collection[str], registratie_id: UUID) -> BkrRegistratie:
    """The same, to read."""
    return gevonden(await session.scalar(op_id(BkrRegistratie, gemeenten, registratie_id)), BkrRegistratieNietGevonden)


async def lopende_bkr_registratie(session: WriteSession, gemeente: str, traject_id: UUID) -> BkrRegistratie | None:
    """The registration of this traject that is due or in force, locked; there is at most one."""
    vraag = select(BkrRegistratie).where(BkrRegistratie.gemeente == gemeente, BkrRegistratie.traject_id == traject_id)
    return await session.scalar(vraag.where(BkrRegistratie.status.in_((Bkrstatus.VEREIST, Bkrstatus.GEREGISTREERD))).with_for_update())


async def bkr_registraties(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[BkrRegistratie]:
    """Every registration of a traject, the oldest first."""
    vraag = select(BkrRegistratie).where(BkrRegistratie.gemeente == gemeente, BkrRegistratie.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(BkrRegistratie.vereist_op, BkrRegistratie.id))).all()


async def bkr_lijst(
    session: ReadSession, gemeenten: Collection[str], status: Bkrstatus | None, na: tuple[date, UUID], aantal: int
) -> Sequence[BkrRegistratie]:
    """Registrations by the day the duty began, the oldest first."""
    waar = [BkrRegistratie.status == status] if status else []
    return (await session.scalars(per_gemeente(BkrRegistratie, BkrRegistratie.vereist_op, gemeenten, na, aantal, *waar))).all()
