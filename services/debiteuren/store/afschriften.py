"""Statements about bank statements and their lines."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ARRAY, Text, cast, func, select, true, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from kernel.db import AnySession, ReadSession, WriteSession
from services.debiteuren.domain.afschrift import Regelstatus
from services.debiteuren.domain.fouten import AfschriftNietGevonden, OntvangstNietGevonden
from services.debiteuren.store.tables import Afschrift, Ontvangst


async def bewaar_nieuw(session: WriteSession, waarden: Mapping[str, object]) -> Afschrift | None:
    """Store a statement; None when its account and number were stored before (also by a transaction that just ended)."""
    opdracht = insert(Afschrift).values(waarden).on_conflict_do_nothing().returning(Afschrift)
    return await session.scalar(opdracht)


async def met_kenmerk(session: AnySession, gemeente: str, rekening_hashes: Sequence[bytes], kenmerk: str) -> Afschrift | None:
    """The statement of this account with this number, under any version of the key."""
    vraag = select(Afschrift).where(
        Afschrift.gemeente == gemeente, Afschrift.rekening_hash.in_(rekening_hashes), Afschrift.kenmerk == kenmerk
    )
    return await session.scalar(vraag)


async def afschrift(session: AnySession, gemeenten: Collection[str], afschrift_id: UUID) -> Afschrift:
    """The statement; raise AfschriftNietGevonden when these gemeenten have none of that id."""
    rij = await session.scalar(select(Afschrift).where(Afschrift.gemeente.in_(gemeenten), Afschrift.id == afschrift_id))
    if rij is None:
        raise AfschriftNietGevonden
    return rij


async def ontvangsten(
    session: AnySession, gemeenten: Collection[str], status: Regelstatus | None, na: tuple[date, UUID], aantal: int
) -> Sequence[Ontvangst]:
    """Lines of statements by value date, oldest first. One index probe per gemeente."""
    g = func.unnest(cast(sorted(gemeenten), ARRAY(Text))).table_valued("gemeente").render_derived()
    binnen = select(Ontvangst).where(Ontvangst.gemeente == g.c.gemeente, tuple_(Ontvangst.valutadatum, Ontvangst.id) > tuple_(*na))
    if status is not None:
        binnen = binnen.where(Ontvangst.status == status.value)
    deel = binnen.order_by(Ontvangst.valutadatum, Ontvangst.id).limit(aantal).lateral()
    rij = aliased(Ontvangst, deel)
    vraag = select(rij).select_from(g.join(deel, true())).order_by(deel.c.valutadatum, deel.c.id).limit(aantal)
    return (await session.scalars(vraag)).all()


async def terug_te_boeken(
    session: ReadSession | WriteSession, gemeente: str, lening_id: UUID, bedrag_centen: int, naam: str | None, niet: Collection[UUID]
) -> UUID | None:
    """The payment of exactly this amount on the loan that is taken back: with this end-to-end id, else the newest; none of `niet`."""
    o = Ontvangst
    vraag = select(o.id).where(
        o.gemeente == gemeente,
        o.lening_id == lening_id,
        o.bedrag_centen == bedrag_centen,
        o.status == Regelstatus.VERWERKT.value,
        o.id.not_in(niet),
    )
    volgorde = (func.coalesce(o.eind_tot_eind == naam, False).desc(), o.valutadatum.desc(), o.id.desc())
    return await session.scalar(vraag.order_by(*volgorde).limit(1))


async def ontvangst_met_slot(session: WriteSession, gemeenten: Collection[str], ontvangst_id: UUID) -> Ontvangst:
    """The line, locked; raise OntvangstNietGevonden when these gemeenten have none of that id."""
    o = Ontvangst
    rij = await session.scalar(select(o).where(o.gemeente.in_(gemeenten), o.id == ontvangst_id).with_for_update())
    if rij is None:
        raise OntvangstNietGevonden
    return rij


async def hoogste_deel(session: AnySession, afschrift_id: UUID, volgnummer: int, gemeenten: Collection[str]) -> int:
    """The highest number of a part of this line, in any gemeente of the caller; 0 when it was never divided."""
    o = Ontvangst
    vraag = select(func.max(o.deel)).where(o.gemeente.in_(gemeenten), o.afschrift_id == afschrift_id, o.volgnummer == volgnummer)
    return await session.scalar(vraag) or 0
