"""Questions about persons."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession
from services.intake.domain.traject import Trajectstatus
from services.intake.store.tables import Aanmelding, Betrokkene, Traject


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


async def betrokkenen_van_aanmeldingen(session: AnySession, gemeenten: Collection[str], ids: Collection[UUID]) -> dict[UUID, Betrokkene]:
    """The encrypted persons behind these aanmeldingen, by id. Unknown ids are absent."""
    vraag = (
        select(Aanmelding.id, Betrokkene)
        .join(Betrokkene, (Betrokkene.gemeente == Aanmelding.gemeente) & (Betrokkene.id == Aanmelding.betrokkene_id))
        .where(Aanmelding.gemeente.in_(gemeenten), Aanmelding.id.in_(ids))
    )
    return {rij[0]: rij[1] for rij in (await session.execute(vraag)).all()}


async def lopend_traject_van_persoon(session: AnySession, gemeente: str, bsn_hashes: Collection[bytes]) -> UUID | None:
    """The traject in which this person is being helped now, if any."""
    vraag = (
        select(Traject.id)
        .join(Betrokkene, (Betrokkene.gemeente == Traject.gemeente) & (Betrokkene.id == Traject.betrokkene_id))
        .where(Traject.gemeente == gemeente, Betrokkene.bsn_hash.in_(bsn_hashes))
        .where(Traject.status.in_((Trajectstatus.HULPVRAAG_VASTGESTELD, Trajectstatus.BESLUIT_VOORGESTELD, Trajectstatus.TOEGELATEN)))
        .order_by(Traject.hulpvraag_op)
        .limit(1)
    )
    return await session.scalar(vraag)
