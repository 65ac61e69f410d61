"""What belongs to a zaak beside its signals, and the status of those."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select, update

from kernel.db import AnySession, WriteSession
from services.vroegsignalering.domain.beoordeling import Signaalstatus
from services.vroegsignalering.store.tables import Signaal, Zaak
from services.vroegsignalering.store.tables.dossier import Hulpaanbod, Notitie


async def zet_status(session: WriteSession, zaak: Zaak, status: Signaalstatus) -> None:
    """The signals of this zaak that nobody had taken up yet get this status; those that were judged keep theirs."""
    await session.execute(
        update(Signaal)
        .where(
            Signaal.gemeente == zaak.gemeente,
            Signaal.zaak_id == zaak.id,
            Signaal.status.in_((Signaalstatus.NOG_NIET_OPGEPAKT, Signaalstatus.OPGEPAKT)),
        )
        .values(status=status.value)
    )


async def hulpaanbiedingen(session: AnySession, gemeente: str, zaak_id: UUID) -> Sequence[Hulpaanbod]:
    """What was offered, oldest first."""
    vraag = select(Hulpaanbod).where(Hulpaanbod.gemeente == gemeente, Hulpaanbod.zaak_id == zaak_id)
    return (await session.scalars(vraag.order_by(Hulpaanbod.datum, Hulpaanbod.id))).all()


async def notities(session: AnySession, gemeente: str, zaak_id: UUID) -> Sequence[Notitie]:
    """What was noted, oldest first."""
    vraag = select(Notitie).where(Notitie.gemeente == gemeente, Notitie.zaak_id == zaak_id)
    return (await session.scalars(vraag.order_by(Notitie.datum, Notitie.id))).all()


async def zaken_met_slot(session: WriteSession, gemeenten: Collection[str], ids: Collection[UUID]) -> Sequence[Zaak]:
    """These zaken as far as they exist within these gemeenten, locked in one order, so that two bulk acts never wait for each other."""
    vraag = select(Zaak).where(Zaak.gemeente.in_(gemeenten), Zaak.id.in_(ids)).order_by(Zaak.gemeente, Zaak.id).with_for_update()
    return (await session.scalars(vraag)).all()
