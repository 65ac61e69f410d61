"""Questions about aanvragen."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from services.bbz.domain.fouten import AanvraagNietGevonden
from services.bbz.store.queries.basis import gevonden, op_id
from services.bbz.store.tables import Aanvraag


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
