"""Single zaken, by id within the gemeenten of the caller."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import Select, select

from kernel.db import AnySession, WriteSession
from services.vroegsignalering.domain.fouten import ZaakNietGevonden
from services.vroegsignalering.store.queries.basis import gevonden
from services.vroegsignalering.store.tables import Contactpoging, Zaak


async def zaak(session: AnySession, gemeenten: Collection[str], zaak_id: UUID) -> Zaak:
    """The zaak; raise ZaakNietGevonden when these gemeenten have none of that id."""
    return gevonden(await session.scalar(_zaak(gemeenten, zaak_id)), ZaakNietGevonden)


async def zaak_met_slot(session: WriteSession, gemeenten: Collection[str], zaak_id: UUID) -> Zaak:
    """The same, locked until the transaction ends, so that two medewerkers cannot both end it."""
    return gevonden(await session.scalar(_zaak(gemeenten, zaak_id).with_for_update()), ZaakNietGevonden)


async def zaken_met_id(session: AnySession, gemeenten: Collection[str], ids: Collection[UUID]) -> Sequence[Zaak]:
    """These zaken, as far as they exist within these gemeenten."""
    return (await session.scalars(select(Zaak).where(Zaak.gemeente.in_(gemeenten), Zaak.id.in_(ids)))).all()


def _zaak(gemeenten: Collection[str], zaak_id: UUID) -> Select[Zaak]:
    return select(Zaak).where(Zaak.gemeente.in_(gemeenten), Zaak.id == zaak_id)


async def contactpogingen(session: AnySession, gemeente: str, zaak_id: UUID) -> Sequence[Contactpoging]:
    """The contact attempts of a zaak, oldest first."""
    vraag = select(Contactpoging).where(Contactpoging.gemeente == gemeente, Contactpoging.zaak_id == zaak_id)
    return (await session.scalars(vraag.order_by(Contactpoging.datum, Contactpoging.id))).all()
