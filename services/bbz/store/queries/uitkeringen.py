"""Questions about levensonderhoud. An uitkering has the id of its voorziening; who changes it locks that."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from kernel.db import AnySession, WriteSession
from services.bbz.domain.fouten.uitkering import UitkeringNietGevonden
from services.bbz.store.queries.basis import bladzijde, gevonden, op_id, vind, vind_met_slot
from services.bbz.store.tables.uitkering import Grondslagrij, Herbeoordelingrij, Uitkering, Uitkeringsmaand
from services.bbz.store.tables.voorziening import Voorziening


async def uitkering(session: AnySession, gemeenten: Collection[str], uitkering_id: UUID) -> tuple[Voorziening, Uitkering]:
    """The uitkering with the voorziening it belongs to; raises UitkeringNietGevonden."""
    rij = await vind(session, Uitkering, gemeenten, uitkering_id, UitkeringNietGevonden)
    return await vind(session, Voorziening, [rij.gemeente], rij.id, UitkeringNietGevonden), rij


async def uitkering_met_slot(session: WriteSession, gemeenten: Collection[str], uitkering_id: UUID) -> tuple[Voorziening, Uitkering]:
    """The same, with the voorziening locked, so that a month is paid once and a decision sees the last state."""
    voorziening = await vind_met_slot(session, Voorziening, gemeenten, uitkering_id, UitkeringNietGevonden)
    rij = await session.scalar(op_id(Uitkering, [voorziening.gemeente], voorziening.id).execution_options(populate_existing=True))
    return voorziening, gevonden(rij, UitkeringNietGevonden)


async def uitkering_van_aanvraag(session: AnySession, gemeente: str, aanvraag_id: UUID) -> UUID | None:
    """The uitkering that this aanvraag led to, if any."""
    return await session.scalar(select(Uitkering.id).where(Uitkering.gemeente == gemeente, Uitkering.aanvraag_id == aanvraag_id))


async def uitkeringen(session: AnySession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Uitkering]:
    """Uitkeringen by the day they began, the oldest first."""
    return await bladzijde(session, Uitkering, Uitkering.begin, gemeenten, na, aantal)


async def grondslag_op(session: AnySession, gemeente: str, uitkering_id: UUID, maand: date) -> Grondslagrij | None:
    """What holds in this month: the latest `vanaf`, and of one month the last that was written."""
    vraag = (
        select(Grondslagrij)
        .where(Grondslagrij.gemeente == gemeente, Grondslagrij.uitkering_id == uitkering_id, Grondslagrij.vanaf <= maand)
        .order_by(Grondslagrij.vanaf.desc(), Grondslagrij.id.desc())
        .limit(1)
    )
    return (await session.scalars(vraag)).one_or_none()


async def grondslagen(session: AnySession, gemeente: str, uitkering_id: UUID) -> Sequence[Grondslagrij]:
    """All of them, in order of month: a few per uitkering."""
    vraag = select(Grondslagrij).where(Grondslagrij.gemeente == gemeente, Grondslagrij.uitkering_id == uitkering_id)
    return (await session.scalars(vraag.order_by(Grondslagrij.vanaf, Grondslagrij.id))).all()


async def maanden(
    session: AnySession, gemeente: str, uitkering_id: UUID, van: date = date.min, tot_en_met: date = date.max
) -> Sequence[Uitkeringsmaand]:
    """What was paid for these months, in order; at most some dozens per uitkering."""
    vraag = select(Uitkeringsmaand).where(
        Uitkeringsmaand.gemeente == gemeente,
        Uitkeringsmaand.uitkering_id == uitkering_id,
        Uitkeringsmaand.maand >= van,
        Uitkeringsmaand.maand <= tot_en_met,
    )
    return (await session.scalars(vraag.order_by(Uitkeringsmaand.maand, Uitkeringsmaand.voorschot.desc()))).all()


async def bijstand_over(session: AnySession, voorziening: Voorziening, aanvraag_id: UUID, van: date, tot_en_met: date) -> int:
    """Cents of levensonderhoud over these months that this person had, whatever its form (art. 21 lid 4): of his dossier, or else of the
    aanvraag.
    """
    zelfde = Voorziening.dossier_id == voorziening.dossier_id if voorziening.dossier_id else Uitkering.aanvraag_id == aanvraag_id
    vraag = (
        select(func.coalesce(func.sum(Uitkeringsmaand.bedrag_centen), 0))
        .join(Uitkering, (Uitkering.gemeente == Uitkeringsmaand.gemeente) & (Uitkering.id == Uitkeringsmaand.uitkering_id))
        .join(Voorziening, (Voorziening.gemeente == Uitkering.gemeente) & (Voorziening.id == Uitkering.id))
        .where(Uitkering.gemeente == voorziening.gemeente, zelfde)
        .where(Uitkeringsmaand.maand >= van, Uitkeringsmaand.maand <= tot_en_met)
    )
    return int(await session.scalar(vraag) or 0)


async def herbeoordelingen(session: AnySession, gemeente: str, uitkering_id: UUID) -> Sequence[Herbeoordelingrij]:
    """The reviews of this uitkering, the first first."""
    vraag = select(Herbeoordelingrij).where(Herbeoordelingrij.gemeente == gemeente, Herbeoordelingrij.uitkering_id == uitkering_id)
    return (await session.scalars(vraag.order_by(Herbeoordelingrij.datum, Herbeoordelingrij.id))).all()


async def lopende_uitkeringen(session: AnySession, gemeente: str, dossier_id: UUID, na: date) -> Sequence[UUID]:
    """The uitkeringen on this dossier that would still be paid after this day."""
    vraag = (
        select(Uitkering.id)
        .join(Voorziening, (Voorziening.gemeente == Uitkering.gemeente) & (Voorziening.id == Uitkering.id))
        .where(Uitkering.gemeente == gemeente, Voorziening.dossier_id == dossier_id)
        .where(func.coalesce(Uitkering.beeindigd_op, Uitkering.tot_en_met) > na)
        .order_by(Uitkering.id)
    )
    return (await session.scalars(vraag)).all()
