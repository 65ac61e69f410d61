"""Questions about help and appointments."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Boolean, ColumnElement, func, literal_column, select

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from services.intake.domain.afspraak import NABELLEN, Afspraakstatus
from services.intake.domain.fouten import AfspraakNietGevonden, BegeleidingNietGevonden
from services.intake.store.queries.basis import gevonden
from services.intake.store.tables import Afspraak, Begeleiding, Begeleidingsplan, Traject

#: Written out, so that the planner knows the partial index: a parameter could be anything.
_NABELLEN = literal_column("(afspraak.status IN ({}))".format(", ".join(f"'{status}'" for status in sorted(NABELLEN))), Boolean)


async def begeleidingsplan_laatste(session: AnySession, gemeente: str, traject_id: UUID) -> Begeleidingsplan | None:
    """The newest begeleidingsplan, if there is one."""
    vraag = select(Begeleidingsplan).where(Begeleidingsplan.gemeente == gemeente, Begeleidingsplan.traject_id == traject_id)
    return await session.scalar(vraag.order_by(Begeleidingsplan.volgnummer.desc()).limit(1))


async def begeleiding_rijen(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Begeleiding]:
    """All help of this traject, in order."""
    vraag = select(Begeleiding).where(Begeleiding.gemeente == gemeente, Begeleiding.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(Begeleiding.id))).all()


async def begeleiding_met_slot(session: WriteSession, gemeenten: Collection[str], begeleiding_id: UUID) -> Begeleiding:
    """The help, locked; raise BegeleidingNietGevonden when these gemeenten have none of that id."""
    vraag = select(Begeleiding).where(Begeleiding.gemeente.in_(gemeenten), Begeleiding.id == begeleiding_id)
    return gevonden(await session.scalar(vraag.with_for_update()), BegeleidingNietGevonden)


async def afspraak_met_slot(session: WriteSession, gemeenten: Collection[str], afspraak_id: UUID) -> Afspraak:
    """The appointment, locked; raise AfspraakNietGevonden when these gemeenten have none of that id."""
    vraag = select(Afspraak).where(Afspraak.gemeente.in_(gemeenten), Afspraak.id == afspraak_id)
    return gevonden(await session.scalar(vraag.with_for_update()), AfspraakNietGevonden)


async def afspraak_lijst(
    session: ReadSession,
    gemeenten: Collection[str],
    aanmelding_id: UUID | None,
    na: tuple[date, UUID],
    aantal: int,
    *,
    nabellen: bool,
) -> Sequence[Afspraak]:
    """Appointments by day; if asked, of one aanmelding, or only those after which someone must be called."""
    waar: list[ColumnElement[bool]] = [Afspraak.aanmelding_id == aanmelding_id] if aanmelding_id else []
    if nabellen:
        waar.append(_NABELLEN)
    return (await session.scalars(per_gemeente(Afspraak, Afspraak.datum, gemeenten, na, aantal, *waar))).all()


async def nog_te_bellen(session: AnySession, traject: Traject) -> int:
    """How many missed appointments of this person were not followed by a call yet."""
    vraag = select(func.count()).where(Afspraak.gemeente == traject.gemeente, Afspraak.aanmelding_id == traject.aanmelding_id, _NABELLEN)
    return int(await session.scalar(vraag) or 0)


async def te_herinneren(session: WriteSession, gemeente: str, op: date, aantal: int) -> Sequence[Afspraak]:
    """Appointments to be reminded of on this day that nobody was reminded of yet, locked."""
    vraag = (
        select(Afspraak)
        .where(Afspraak.gemeente == gemeente, Afspraak.herinneren_op <= op, Afspraak.datum >= op)
        .where(Afspraak.status == Afspraakstatus.GEPLAND.value, Afspraak.herinnerd_op.is_(None))
    )
    return (await session.scalars(vraag.order_by(Afspraak.id).limit(aantal).with_for_update(skip_locked=True))).all()
