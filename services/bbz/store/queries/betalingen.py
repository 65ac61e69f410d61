"""Questions about what the bank is asked to pay, and what became of the money."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import exists, func, or_, select

from kernel.db import AnySession, WriteSession
from kernel.geld import Bedrag
from services.bbz.store.queries.basis import alle
from services.bbz.store.tables import Aanspraak, Besluit, Besteding, Betaalopdracht, Betrokkene, Kredietomzetting, Voorziening, Zekerheid


async def betaalopdrachten(session: AnySession, gemeente: str, voorziening_id: UUID) -> Sequence[Betaalopdracht]:
    """The transfers of this voorziening, in their order."""
    return await alle(session, Betaalopdracht, gemeente, Betaalopdracht.voorziening_id == voorziening_id)


async def open_betaalopdrachten(session: WriteSession, gemeente: str, aantal: int) -> Sequence[Betaalopdracht]:
    """Transfers that the bank was not asked to make yet, the oldest first; locked, so that nobody else puts them in a file."""
    vraag = (
        select(Betaalopdracht)
        .where(Betaalopdracht.gemeente == gemeente, Betaalopdracht.betaalbestand_id.is_(None))
        .order_by(Betaalopdracht.opgemaakt_op, Betaalopdracht.id)
        .limit(aantal)
        .with_for_update()
    )
    return (await session.scalars(vraag)).all()


async def verantwoord(session: AnySession, gemeente: str, voorziening_id: UUID) -> Bedrag:
    """How much of the credit is proved to be spent on what it was for."""
    vraag = select(func.coalesce(func.sum(Besteding.bedrag_centen), 0)).where(
        Besteding.gemeente == gemeente, Besteding.voorziening_id == voorziening_id, Besteding.akkoord
    )
    return Bedrag(int((await session.execute(vraag)).scalar_one()))


async def aangesproken(session: AnySession, gemeente: str, voorziening_id: UUID) -> Bedrag:
    """How much the bank was paid under this borgtocht."""
    vraag = select(func.coalesce(func.sum(Aanspraak.bedrag_centen), 0)).where(
        Aanspraak.gemeente == gemeente, Aanspraak.voorziening_id == voorziening_id
    )
    return Bedrag(int((await session.execute(vraag)).scalar_one()))


async def kredietomzetting(session: AnySession, gemeente: str, voorziening_id: UUID) -> Kredietomzetting | None:
    """What became of this voorbereidingskrediet, once it was decided."""
    rijen = await alle(session, Kredietomzetting, gemeente, Kredietomzetting.voorziening_id == voorziening_id)
    return rijen[0] if rijen else None


async def zekerheden(session: AnySession, gemeente: str, aanvraag_id: UUID) -> Sequence[Zekerheid]:
    """What security was asked on this aanvraag."""
    return await alle(session, Zekerheid, gemeente, Zekerheid.aanvraag_id == aanvraag_id)


async def bsn_hashes_van_bestand(session: AnySession, gemeente: str, bestand_id: UUID) -> list[bytes | None]:
    """Of whom are the payments in this file?"""
    vraag = (
        select(Betrokkene.bsn_hash)
        .distinct()
        .join(Voorziening, (Voorziening.gemeente == Betrokkene.gemeente) & (Voorziening.betrokkene_id == Betrokkene.id))
        .join(Betaalopdracht, (Betaalopdracht.gemeente == Voorziening.gemeente) & (Betaalopdracht.voorziening_id == Voorziening.id))
        .where(Betaalopdracht.gemeente == gemeente, Betaalopdracht.betaalbestand_id == bestand_id)
    )
    return list((await session.scalars(vraag)).all())


async def uitgevoerd(session: AnySession, gemeente: str, besluit_id: UUID) -> bool:
    """Was the credit of this besluit paid, promised to the bank as a borgtocht, or handed over to be paid?"""
    opdracht = exists().where(Betaalopdracht.gemeente == Voorziening.gemeente, Betaalopdracht.voorziening_id == Voorziening.id)
    borgtocht = exists().where(Besluit.gemeente == Voorziening.gemeente, Besluit.id == Voorziening.besluit_id, Besluit.vorm == "borgtocht")
    vraag = select(Voorziening.id).where(
        Voorziening.gemeente == gemeente,
        Voorziening.besluit_id == besluit_id,
        or_(Voorziening.uitbetaald_op.is_not(None), opdracht, borgtocht),
    )
    return await session.scalar(vraag.limit(1)) is not None
