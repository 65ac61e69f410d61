"""Questions about aanmeldingen and the first talk."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from services.intake.domain.aanmelding import Aanmeldstatus
from services.intake.domain.fouten import AanmeldingNietGevonden
from services.intake.store.queries.basis import gevonden, op_id
from services.intake.store.tables import Aanmelding, Gesprek


async def aanmelding(session: AnySession, gemeenten: Collection[str], aanmelding_id: UUID) -> Aanmelding:
    """The aanmelding; raise AanmeldingNietGevonden when these gemeenten have none of that id."""
    return gevonden(await session.scalar(op_id(Aanmelding, gemeenten, aanmelding_id)), AanmeldingNietGevonden)


async def aanmelding_met_slot(session: WriteSession, gemeenten: Collection[str], aanmelding_id: UUID) -> Aanmelding:
    """The same, locked until the transaction ends, so that a first talk is held once."""
    return gevonden(await session.scalar(op_id(Aanmelding, gemeenten, aanmelding_id).with_for_update()), AanmeldingNietGevonden)


async def aanmelding_van_zaak(session: AnySession, gemeente: str, zaak_id: UUID) -> UUID | None:
    """The aanmelding that this zaak of vroegsignalering already gave, if any."""
    return await session.scalar(select(Aanmelding.id).where(Aanmelding.gemeente == gemeente, Aanmelding.zaak_id == zaak_id))


async def aanmelding_lijst(
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
