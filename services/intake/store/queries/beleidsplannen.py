"""Questions about beleidsplannen."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import func, select

from kernel.db import AnySession, ReadSession, WriteSession
from services.intake.domain.crisis import Crisisbeleid as CrisisbeleidWaarde
from services.intake.domain.crisis import Crisisgrond
from services.intake.domain.fouten import BeleidsplanNietGevonden
from services.intake.domain.weigering import Beleidsplan as BeleidsplanWaarde
from services.intake.domain.weigering import Weigeringsgrond
from services.intake.store.queries.basis import gevonden
from services.intake.store.tables import Beleidsplan, Crisisbeleid


async def beleidsplan_waarden(session: AnySession, gemeente: str) -> list[BeleidsplanWaarde]:
    """All beleidsplannen of the gemeente, oldest first, as values of the domain."""
    rijen = await session.scalars(select(Beleidsplan).where(Beleidsplan.gemeente == gemeente).order_by(Beleidsplan.van))
    return [BeleidsplanWaarde(r.van, r.tot_en_met, frozenset(Weigeringsgrond(g) for g in r.gronden)) for r in rijen]


async def beleidsplan_slot(session: WriteSession, gemeente: str) -> None:
    """One beleidsplan of a gemeente at a time: whoever comes second sees the first one's period."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"intake.beleidsplan.{gemeente}", 0))))


async def beleidsplan(session: ReadSession, gemeenten: Collection[str], beleidsplan_id: UUID) -> Beleidsplan:
    """The beleidsplan; raise BeleidsplanNietGevonden when these gemeenten have none of that id."""
    vraag = select(Beleidsplan).where(Beleidsplan.gemeente.in_(gemeenten), Beleidsplan.id == beleidsplan_id)
    return gevonden(await session.scalar(vraag), BeleidsplanNietGevonden)


async def beleidsplan_rijen(session: ReadSession, gemeenten: Collection[str]) -> Sequence[Beleidsplan]:
    """The beleidsplannen of these gemeenten, the newest first: at most a few per gemeente."""
    vraag = select(Beleidsplan).where(Beleidsplan.gemeente.in_(gemeenten)).order_by(Beleidsplan.gemeente, Beleidsplan.van.desc())
    return (await session.scalars(vraag)).all()


async def crisisbeleid_waarden(session: AnySession, gemeente: str) -> list[CrisisbeleidWaarde]:
    """What the gemeente added to the crisisgronden of the statute, oldest first, as values of the domain."""
    rijen = await session.scalars(select(Crisisbeleid).where(Crisisbeleid.gemeente == gemeente).order_by(Crisisbeleid.van))
    return [CrisisbeleidWaarde(r.van, frozenset(Crisisgrond(g) for g in r.gronden)) for r in rijen]


async def crisisbeleid_rijen(session: ReadSession, gemeenten: Collection[str]) -> Sequence[Crisisbeleid]:
    """The same as rows, of several gemeenten: at most a few per gemeente."""
    vraag = select(Crisisbeleid).where(Crisisbeleid.gemeente.in_(gemeenten)).order_by(Crisisbeleid.gemeente, Crisisbeleid.van.desc())
    return (await session.scalars(vraag)).all()
