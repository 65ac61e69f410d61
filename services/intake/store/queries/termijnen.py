"""Questions about terms, what suspended them, and what follows when they have passed."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, WriteSession
from kernel.termijnbewaking import TermijnRij
from services.intake.store.tables import Hersteltermijn, Ingebrekestelling, Traject


async def termijnen_van(session: AnySession, gemeente: str, onderwerpen: Collection[UUID]) -> Sequence[TermijnRij]:
    """Every term about these subjects, running or met, the first to end first."""
    vraag = select(TermijnRij).where(TermijnRij.gemeente == gemeente, TermijnRij.onderwerp_id.in_(onderwerpen))
    return (await session.scalars(vraag.order_by(TermijnRij.einde, TermijnRij.id))).all()


async def lopende_hersteltermijn(session: AnySession, gemeente: str, traject_id: UUID) -> Hersteltermijn | None:
    """The hersteltermijn in which papers are still expected; a traject has at most one."""
    vraag = select(Hersteltermijn).where(Hersteltermijn.gemeente == gemeente, Hersteltermijn.traject_id == traject_id)
    return await session.scalar(vraag.where(Hersteltermijn.ontvangen_op.is_(None), Hersteltermijn.verstreken.is_(False)))


async def hersteltermijnen(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Hersteltermijn]:
    """Every hersteltermijn of a traject, the oldest first."""
    vraag = select(Hersteltermijn).where(Hersteltermijn.gemeente == gemeente, Hersteltermijn.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(Hersteltermijn.gegeven_op, Hersteltermijn.id))).all()


async def ongebruikte_hersteltermijnen(
    session: WriteSession, gemeente: str, op: date, aantal: int
) -> Sequence[tuple[Hersteltermijn, Traject]]:
    """Hersteltermijnen of which the last day lies before `op` and nothing came, with their trajecten, both locked."""
    vraag = (
        select(Hersteltermijn, Traject)
        .join(Traject, (Traject.gemeente == Hersteltermijn.gemeente) & (Traject.id == Hersteltermijn.traject_id))
        .where(Hersteltermijn.gemeente == gemeente, Hersteltermijn.tot_en_met < op)
        .where(Hersteltermijn.ontvangen_op.is_(None), Hersteltermijn.verstreken.is_(False))
        .order_by(Hersteltermijn.tot_en_met, Hersteltermijn.id)
        .limit(aantal)
        .with_for_update(skip_locked=True)
    )
    return [(rij[0], rij[1]) for rij in (await session.execute(vraag)).all()]


async def ingebrekestelling(session: AnySession, gemeente: str, traject_id: UUID) -> Ingebrekestelling | None:
    """The ingebrekestelling of this traject, if one came."""
    vraag = select(Ingebrekestelling).where(Ingebrekestelling.gemeente == gemeente, Ingebrekestelling.traject_id == traject_id)
    return await session.scalar(vraag)
