"""Questions about referrals, the end of the route, nazorg and self-tests."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select, text

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from services.intake.domain.fouten import NazorgNietGevonden, QuickscanNietGevonden, VerwijzingNietGevonden
from services.intake.store.queries.basis import gevonden
from services.intake.store.tables import Nazorg, Nazorgcontact, Quickscan, Uitstroom, Verwijzing


async def verwijzing_met_slot(session: WriteSession, gemeenten: Collection[str], verwijzing_id: UUID) -> Verwijzing:
    """The referral, locked; raise VerwijzingNietGevonden when these gemeenten have none of that id."""
    vraag = select(Verwijzing).where(Verwijzing.gemeente.in_(gemeenten), Verwijzing.id == verwijzing_id)
    return gevonden(await session.scalar(vraag.with_for_update()), VerwijzingNietGevonden)


async def verwijzing_lijst(
    session: ReadSession,
    gemeenten: Collection[str],
    aanmelding_id: UUID | None,
    na: tuple[date, UUID],
    aantal: int,
    *,
    zonder_terugkoppeling: bool,
) -> Sequence[Verwijzing]:
    """Referrals by the day on which feedback was expected, the oldest first; if asked, of one aanmelding or only the open ones."""
    waar = [Verwijzing.aanmelding_id == aanmelding_id] if aanmelding_id else []
    if zonder_terugkoppeling:
        waar.append(Verwijzing.terugkoppeling_op.is_(None))
    return (await session.scalars(per_gemeente(Verwijzing, Verwijzing.terugkoppeling_verwacht_op, gemeenten, na, aantal, *waar))).all()


async def uitstroom(session: AnySession, gemeente: str, traject_id: UUID) -> Uitstroom | None:
    """Why and when this person left, if he did."""
    return await session.scalar(select(Uitstroom).where(Uitstroom.gemeente == gemeente, Uitstroom.traject_id == traject_id))


async def nazorg_van_traject(session: AnySession, gemeente: str, traject_id: UUID) -> Nazorg | None:
    """The nazorg of this traject, if it was offered."""
    return await session.scalar(select(Nazorg).where(Nazorg.gemeente == gemeente, Nazorg.traject_id == traject_id))


async def nazorg_met_slot(session: WriteSession, gemeenten: Collection[str], nazorg_id: UUID) -> Nazorg:
    """The nazorg, locked; raise NazorgNietGevonden when these gemeenten have none of that id."""
    vraag = select(Nazorg).where(Nazorg.gemeente.in_(gemeenten), Nazorg.id == nazorg_id)
    return gevonden(await session.scalar(vraag.with_for_update()), NazorgNietGevonden)


async def nazorgcontact_rijen(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Nazorgcontact]:
    """The contact moments after the end, in order."""
    vraag = select(Nazorgcontact).where(Nazorgcontact.gemeente == gemeente, Nazorgcontact.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(Nazorgcontact.datum, Nazorgcontact.id))).all()


async def quickscan(session: ReadSession, gemeenten: Collection[str], quickscan_id: UUID) -> Quickscan:
    """The self-test; raise QuickscanNietGevonden when these gemeenten have none of that id."""
    vraag = select(Quickscan).where(Quickscan.gemeente.in_(gemeenten), Quickscan.id == quickscan_id)
    return gevonden(await session.scalar(vraag), QuickscanNietGevonden)


async def quickscan_met_slot(session: WriteSession, gemeente: str, quickscan_id: UUID, uren: int) -> Quickscan:
    """A self-test of at most `uren` ago, locked; raise QuickscanNietGevonden for an older or unknown one."""
    vraag = select(Quickscan).where(
        Quickscan.gemeente == gemeente,
        Quickscan.id == quickscan_id,
        Quickscan.gemaakt_op > func.now() - text("make_interval(hours => :uren)").bindparams(uren=uren),
    )
    return gevonden(await session.scalar(vraag.with_for_update()), QuickscanNietGevonden)


async def quickscans_sinds(session: WriteSession, gemeente: str, minuten: int, *, met_aanmelding: bool) -> int:
    """How many self-tests, or aanmeldingen out of them, this gemeente had in the last minutes."""
    vraag = select(func.count()).where(
        Quickscan.gemeente == gemeente, Quickscan.gemaakt_op > func.now() - text("make_interval(mins => :m)").bindparams(m=minuten)
    )
    if met_aanmelding:
        vraag = vraag.where(Quickscan.aanmelding_id.is_not(None))
    return int(await session.scalar(vraag) or 0)
