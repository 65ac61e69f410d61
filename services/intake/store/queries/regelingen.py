"""Questions about the solution."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, ReadSession, WriteSession
from services.intake.domain.fouten import GerechtelijkeStapNietGevonden, RegelingNietGevonden
from services.intake.domain.gerechtelijk import BIJ_DE_ROUTE, Uitspraak
from services.intake.store.queries.basis import gevonden
from services.intake.store.tables import Aandeel, BbzAanvraag, BbzBesluit, Bedrijfsuitkomst, GerechtelijkeStap, Kredietverzoek, Regeling


async def regeling(session: ReadSession | WriteSession, gemeenten: Collection[str], regeling_id: UUID) -> Regeling:
    """The regeling; raise RegelingNietGevonden when these gemeenten have none of that id."""
    vraag = select(Regeling).where(Regeling.gemeente.in_(gemeenten), Regeling.id == regeling_id)
    return gevonden(await session.scalar(vraag), RegelingNietGevonden)


async def regeling_met_slot(session: WriteSession, gemeenten: Collection[str], regeling_id: UUID) -> Regeling:
    """The same, locked."""
    vraag = select(Regeling).where(Regeling.gemeente.in_(gemeenten), Regeling.id == regeling_id)
    return gevonden(await session.scalar(vraag.with_for_update()), RegelingNietGevonden)


async def regeling_rijen(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[Regeling]:
    """All regelingen of this traject, in the order in which they were begun."""
    vraag = select(Regeling).where(Regeling.gemeente == gemeente, Regeling.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(Regeling.id))).all()


async def aandeel_rijen(session: AnySession, gemeente: str, regeling_id: UUID) -> Sequence[Aandeel]:
    """The shares of one regeling, in order."""
    vraag = select(Aandeel).where(Aandeel.gemeente == gemeente, Aandeel.regeling_id == regeling_id)
    return (await session.scalars(vraag.order_by(Aandeel.id))).all()


async def gerechtelijke_stap_rijen(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[GerechtelijkeStap]:
    """What was asked of the judge in this traject, in order."""
    vraag = select(GerechtelijkeStap).where(GerechtelijkeStap.gemeente == gemeente, GerechtelijkeStap.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(GerechtelijkeStap.id))).all()


async def gerechtelijke_stap_met_slot(session: WriteSession, gemeenten: Collection[str], stap_id: UUID) -> GerechtelijkeStap:
    """One request, locked; raise GerechtelijkeStapNietGevonden when these gemeenten have none of that id."""
    vraag = select(GerechtelijkeStap).where(GerechtelijkeStap.gemeente.in_(gemeenten), GerechtelijkeStap.id == stap_id)
    return gevonden(await session.scalar(vraag.with_for_update()), GerechtelijkeStapNietGevonden)


async def afgelopen_stappen(session: WriteSession, gemeente: str, op: date, aantal: int) -> Sequence[GerechtelijkeStap]:
    """Granted moratoria and voorlopige voorzieningen whose last day lies before `op` and whose end was not told yet, locked."""
    vraag = select(GerechtelijkeStap).where(
        GerechtelijkeStap.gemeente == gemeente,
        GerechtelijkeStap.soort.in_([soort.value for soort in BIJ_DE_ROUTE]),
        GerechtelijkeStap.uitspraak == Uitspraak.TOEGEWEZEN.value,
        GerechtelijkeStap.geeindigd_op.is_(None),
        GerechtelijkeStap.tot_en_met < op,
    )
    return (await session.scalars(vraag.order_by(GerechtelijkeStap.id).limit(aantal).with_for_update(skip_locked=True))).all()


async def bedrijfsuitkomst_laatste(session: AnySession, gemeente: str, traject_id: UUID) -> Bedrijfsuitkomst | None:
    """How the business goes on, as it was last known."""
    vraag = select(Bedrijfsuitkomst).where(Bedrijfsuitkomst.gemeente == gemeente, Bedrijfsuitkomst.traject_id == traject_id)
    return await session.scalar(vraag.order_by(Bedrijfsuitkomst.id.desc()).limit(1))


async def bbz_besluiten(session: AnySession, gemeente: str, traject_id: UUID) -> Sequence[BbzBesluit]:
    """What bbz decided in this traject, in order."""
    vraag = select(BbzBesluit).where(BbzBesluit.gemeente == gemeente, BbzBesluit.traject_id == traject_id)
    return (await session.scalars(vraag.order_by(BbzBesluit.id))).all()


async def bbz_aanvraag(session: AnySession, gemeente: str, aanvraag_id: UUID) -> BbzAanvraag | None:
    """What was asked of bbz, when we heard of it."""
    return await session.scalar(select(BbzAanvraag).where(BbzAanvraag.gemeente == gemeente, BbzAanvraag.aanvraag_id == aanvraag_id))


async def kredietverzoek(session: AnySession, gemeente: str, verzoek_id: UUID) -> Kredietverzoek | None:
    """What intake asked bbz to invite for."""
    return await session.scalar(select(Kredietverzoek).where(Kredietverzoek.gemeente == gemeente, Kredietverzoek.id == verzoek_id))
