"""Questions about aanvragen."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from services.bbz.domain.fouten import AanvraagNietGevonden
from services.bbz.store.queries.basis import alle, gevonden, op_id
from services.bbz.store.tables import Aanvraag, Hersteltermijn, Mederij, Stuk, Toetspunt


async def aanvraag(session: AnySession, gemeenten: Collection[str], aanvraag_id: UUID) -> Aanvraag:
    """The aanvraag; raise AanvraagNietGevonden when these gemeenten have none of that id."""
    return gevonden(await session.scalar(op_id(Aanvraag, gemeenten, aanvraag_id)), AanvraagNietGevonden)


async def aanvraag_met_slot(session: WriteSession, gemeenten: Collection[str], aanvraag_id: UUID) -> Aanvraag:
    """The same, locked until the transaction ends, so that it is decided once and gets one akte."""
    return gevonden(await session.scalar(op_id(Aanvraag, gemeenten, aanvraag_id).with_for_update()), AanvraagNietGevonden)


async def aanvragen_van_uitnodigingen(session: AnySession, gemeenten: Collection[str], ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Which aanvraag followed, by uitnodiging; those without one are absent."""
    vraag = select(Aanvraag.uitnodiging_id, Aanvraag.id).where(Aanvraag.gemeente.in_(gemeenten), Aanvraag.uitnodiging_id.in_(ids))
    return {uitnodiging: aanvraag for uitnodiging, aanvraag in (await session.execute(vraag)).all() if uitnodiging}


async def aanvragen(session: ReadSession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Aanvraag]:
    """Aanvragen by the last day of the decision, the most urgent first."""
    return (await session.scalars(per_gemeente(Aanvraag, Aanvraag.besluit_uiterlijk, gemeenten, na, aantal))).all()


async def stukken(session: AnySession, gemeente: str, aanvraag_id: UUID) -> Sequence[Stuk]:
    """The papers of an aanvraag, in the order of the checklist."""
    return await alle(session, Stuk, gemeente, Stuk.aanvraag_id == aanvraag_id)


async def hersteltermijnen(session: AnySession, gemeente: str, aanvraag_id: UUID) -> Sequence[Hersteltermijn]:
    """The times to complete that were given, the oldest first."""
    return await alle(session, Hersteltermijn, gemeente, Hersteltermijn.aanvraag_id == aanvraag_id)


async def verlopen_hersteltermijnen(session: WriteSession, gemeente: str, op: date, aantal: int) -> Sequence[Hersteltermijn]:
    """Times to complete of which the last day is behind us and that still keep the decision term waiting; locked."""
    vraag = (
        select(Hersteltermijn)
        .where(Hersteltermijn.gemeente == gemeente, Hersteltermijn.hervat_op.is_(None), Hersteltermijn.tot_en_met < op)
        .order_by(Hersteltermijn.tot_en_met, Hersteltermijn.id)
        .limit(aantal)
        .with_for_update(skip_locked=True)
    )
    return (await session.scalars(vraag)).all()


async def mede(session: AnySession, gemeente: str, aanvraag_id: UUID) -> Sequence[Mederij]:
    """Who stands beside the applicant, in the order in which he named them."""
    vraag = select(Mederij).where(Mederij.gemeente == gemeente, Mederij.aanvraag_id == aanvraag_id).order_by(Mederij.volgnummer)
    return (await session.scalars(vraag)).all()


async def toetspunten(session: AnySession, gemeente: str, aanvraag_id: UUID) -> dict[str, Toetspunt]:
    """The last outcome of every test that was done, by its name."""
    return {rij.code: rij for rij in await alle(session, Toetspunt, gemeente, Toetspunt.aanvraag_id == aanvraag_id)}
