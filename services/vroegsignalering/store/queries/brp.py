"""The BRP check: which gemeenten have it, which signals wait, what was said, and what a person must look at."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select, text, update

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from services.vroegsignalering.domain.brp import BrpStand
from services.vroegsignalering.domain.fouten import BrpControleNietGevonden
from services.vroegsignalering.store.queries.basis import gevonden
from services.vroegsignalering.store.tables import BrpControle, BrpKoppeling, Signaal, Zaak

#: A signal that the BRP refused to answer about this often is left to a person.
POGINGEN_MAX: Final = 5


async def koppelingen(session: AnySession, gemeenten: Collection[str]) -> Sequence[BrpKoppeling]:
    """What is recorded for these gemeenten; a gemeente that is not here has no check."""
    vraag = select(BrpKoppeling).where(BrpKoppeling.gemeente.in_(gemeenten)).order_by(BrpKoppeling.gemeente)
    return (await session.scalars(vraag)).all()


_ZET_KLAAR: Final = text(
    f"""
    INSERT INTO brp_controle (gemeente, id, stand, aangeboden_op)
    SELECT s.gemeente, s.id, '{BrpStand.NIET_GECONTROLEERD}', :op
      FROM zaak z JOIN signaal s ON s.gemeente = z.gemeente AND s.zaak_id = z.id
     WHERE z.gemeente = :gemeente AND z.afgesloten_op IS NULL
    ON CONFLICT DO NOTHING
    """  # noqa: S608 - built from our own constants only
)


async def zet_open_zaken_klaar(session: WriteSession, gemeente: str, op: date) -> None:
    """Every signal of a zaak that is not closed waits for the check."""
    await session.execute(_ZET_KLAAR, {"gemeente": gemeente, "op": op})


async def wachtende(session: ReadSession, gemeente: str, aantal: int) -> Sequence[Signaal]:
    """Signals that wait for the check, oldest first."""
    vraag = (
        select(Signaal)
        .join(BrpControle, (BrpControle.gemeente == Signaal.gemeente) & (BrpControle.id == Signaal.id))
        .where(BrpControle.gemeente == gemeente, BrpControle.stand == BrpStand.NIET_GECONTROLEERD, BrpControle.pogingen < POGINGEN_MAX)
        .order_by(BrpControle.id)
        .limit(aantal)
    )
    return (await session.scalars(vraag)).all()


async def met_slot(session: WriteSession, gemeente: str, ids: Collection[UUID]) -> dict[UUID, tuple[BrpControle, Signaal]]:
    """These checks with their signals, locked."""
    vraag = (
        select(BrpControle, Signaal)
        .join(Signaal, (BrpControle.gemeente == Signaal.gemeente) & (BrpControle.id == Signaal.id))
        .where(BrpControle.gemeente == gemeente, BrpControle.id.in_(ids))
        .order_by(BrpControle.id)
        .with_for_update()
    )
    return {controle.id: (controle, signaal) for controle, signaal in (await session.execute(vraag)).all()}


async def controle(session: AnySession, gemeenten: Collection[str], ident: UUID) -> BrpControle:
    """The check of this signal; raise BrpControleNietGevonden."""
    vraag = select(BrpControle).where(BrpControle.gemeente.in_(gemeenten), BrpControle.id == ident)
    return gevonden(await session.scalar(vraag), BrpControleNietGevonden)


async def werklijst(session: ReadSession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[BrpControle]:
    """What differs and was not looked at yet, oldest first."""
    waar = (BrpControle.stand == BrpStand.AFWIJKEND, BrpControle.afgehandeld_op.is_(None))
    dag = BrpControle.gecontroleerd_op
    return (await session.scalars(per_gemeente(BrpControle, dag, gemeenten, na, aantal, *waar))).all()  # type: ignore[arg-type]


async def standen(session: AnySession, gemeente: str, ids: Collection[UUID]) -> dict[UUID, BrpStand]:
    """What the BRP said of these signals; one that is absent was not compared."""
    vraag = select(BrpControle.id, BrpControle.stand).where(BrpControle.gemeente == gemeente, BrpControle.id.in_(ids))
    return {rij.id: BrpStand(rij.stand) for rij in (await session.execute(vraag)).all()}


async def zaken_met_slot(session: WriteSession, gemeente: str, ids: Collection[UUID]) -> dict[UUID, Zaak]:
    """These zaken, locked in one order."""
    vraag = select(Zaak).where(Zaak.gemeente == gemeente, Zaak.id.in_(ids)).order_by(Zaak.id).with_for_update()
    return {zaak.id: zaak for zaak in (await session.scalars(vraag)).all()}


async def andere_signalen(session: WriteSession, gemeente: str, zaken: Collection[UUID]) -> Sequence[UUID]:
    """The signals that stand in these zaken."""
    return (await session.scalars(select(Signaal.id).where(Signaal.gemeente == gemeente, Signaal.zaak_id.in_(zaken)))).all()


async def tel_poging(session: WriteSession, gemeente: str, ids: Collection[UUID]) -> None:
    """The BRP would not answer about these."""
    vraag = update(BrpControle).where(BrpControle.gemeente == gemeente, BrpControle.id.in_(ids))
    await session.execute(vraag.values(pogingen=BrpControle.pogingen + 1))
