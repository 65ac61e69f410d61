"""Questions about arrears on Bbz loans."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from services.intake.domain.contactsignaal import Signaalstatus
from services.intake.domain.fouten import ContactsignaalNietGevonden
from services.intake.store.queries.basis import gevonden, op_id
from services.intake.store.tables import Contactsignaal, Contactsignaalpoging

_WACHT = (Signaalstatus.OPEN, Signaalstatus.CONTACT_AANGEBODEN)


async def contactsignaal(session: AnySession, gemeenten: Collection[str], signaal_id: UUID) -> Contactsignaal:
    """The signal; raise ContactsignaalNietGevonden when these gemeenten have none of that id."""
    return gevonden(await session.scalar(op_id(Contactsignaal, gemeenten, signaal_id)), ContactsignaalNietGevonden)


async def contactsignaal_met_slot(session: WriteSession, gemeenten: Collection[str], signaal_id: UUID) -> Contactsignaal:
    """The same, locked."""
    return gevonden(await session.scalar(op_id(Contactsignaal, gemeenten, signaal_id).with_for_update()), ContactsignaalNietGevonden)


async def wachtend_contactsignaal(session: WriteSession, gemeente: str, lening_id: UUID) -> Contactsignaal | None:
    """The signal of this loan that still waits for an answer, locked; a loan has at most one."""
    vraag = select(Contactsignaal).where(Contactsignaal.gemeente == gemeente, Contactsignaal.lening_id == lening_id)
    return await session.scalar(vraag.where(Contactsignaal.status.in_(_WACHT)).with_for_update())


async def contactsignaal_lijst(
    session: ReadSession, gemeenten: Collection[str], status: Signaalstatus | None, na: tuple[date, UUID], aantal: int
) -> Sequence[Contactsignaal]:
    """Signals by the day they came, the oldest first."""
    waar = [Contactsignaal.status == status] if status else []
    return (await session.scalars(per_gemeente(Contactsignaal, Contactsignaal.ontvangen_op, gemeenten, na, aantal, *waar))).all()


async def contactsignaal_pogingen(session: AnySession, gemeente: str, signaal_id: UUID) -> Sequence[Contactsignaalpoging]:
    """What was tried, in order."""
    vraag = select(Contactsignaalpoging).where(Contactsignaalpoging.gemeente == gemeente, Contactsignaalpoging.signaal_id == signaal_id)
    return (await session.scalars(vraag.order_by(Contactsignaalpoging.id))).all()
