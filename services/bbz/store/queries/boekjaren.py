"""Questions about boekjaren and what was decided over them."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from kernel.db import AnySession, WriteSession
from kernel.geld import Bedrag
from services.bbz.domain.fouten.vaststelling import BoekjaarNietGevonden
from services.bbz.store.queries.basis import bladzijde, vind, vind_met_slot
from services.bbz.store.tables.boekjaar import Boekjaarrij, Omzettingrij, Vaststellingrij
from services.bbz.store.tables.uitkering import Uitvoeringsbesluit


async def boekjaar(session: AnySession, gemeenten: Collection[str], boekjaar_id: UUID) -> Boekjaarrij:
    """The boekjaar; raises BoekjaarNietGevonden."""
    return await vind(session, Boekjaarrij, gemeenten, boekjaar_id, BoekjaarNietGevonden)


async def boekjaar_met_slot(session: WriteSession, gemeenten: Collection[str], boekjaar_id: UUID) -> Boekjaarrij:
    """The same, locked, so that it is settled once."""
    return await vind_met_slot(session, Boekjaarrij, gemeenten, boekjaar_id, BoekjaarNietGevonden)


async def boekjaren(session: AnySession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Boekjaarrij]:
    """Boekjaren that still have to be settled, the first to end first."""
    open_ = Boekjaarrij.vastgesteld_op.is_(None)
    return await bladzijde(session, Boekjaarrij, Boekjaarrij.einde, gemeenten, na, aantal, open_)


async def boekjaar_van_voorziening(session: AnySession, gemeente: str, voorziening_id: UUID, jaar: int) -> Boekjaarrij | None:
    """The boekjaar of this voorziening, when something was paid in it."""
    vraag = select(Boekjaarrij).where(
        Boekjaarrij.gemeente == gemeente, Boekjaarrij.voorziening_id == voorziening_id, Boekjaarrij.jaar == jaar
    )
    return (await session.scalars(vraag)).one_or_none()


async def boekjaren_van_voorziening(session: AnySession, gemeente: str, voorziening_id: UUID) -> Sequence[Boekjaarrij]:
    """All boekjaren of this voorziening."""
    vraag = select(Boekjaarrij).where(Boekjaarrij.gemeente == gemeente, Boekjaarrij.voorziening_id == voorziening_id)
    return (await session.scalars(vraag.order_by(Boekjaarrij.jaar))).all()


async def vaststelling(session: AnySession, gemeente: str, boekjaar_id: UUID) -> Vaststellingrij | None:
    """How this boekjaar was settled, when it was."""
    vraag = select(Vaststellingrij).where(Vaststellingrij.gemeente == gemeente, Vaststellingrij.boekjaar_id == boekjaar_id)
    return (await session.scalars(vraag)).one_or_none()


async def omzettingen(session: AnySession, gemeente: str, voorziening_id: UUID) -> Sequence[Omzettingrij]:
    """What art. 21 already did to this voorziening: at most three rows."""
    vraag = select(Omzettingrij).where(Omzettingrij.gemeente == gemeente, Omzettingrij.voorziening_id == voorziening_id)
    return (await session.scalars(vraag.order_by(Omzettingrij.datum, Omzettingrij.id))).all()


async def teruggevorderd(session: AnySession, gemeente: str, voorziening_id: UUID, jaar: int) -> Bedrag:
    """What decisions beside the vaststelling already made a claim, of the bijstand of this boekjaar."""
    vraag = select(func.coalesce(func.sum(Uitvoeringsbesluit.terug_centen), 0)).where(
        Uitvoeringsbesluit.gemeente == gemeente, Uitvoeringsbesluit.voorziening_id == voorziening_id, Uitvoeringsbesluit.boekjaar == jaar
    )
    return Bedrag(int(await session.scalar(vraag) or 0))
