"""Questions about uitnodigingen."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from services.bbz.domain.fouten import UitnodigingNietGevonden
from services.bbz.store.queries.basis import gevonden, op_id
from services.bbz.store.tables import Uitnodiging


async def uitnodiging(session: AnySession, gemeenten: Collection[str], uitnodiging_id: UUID) -> Uitnodiging:
    """The uitnodiging; raise UitnodigingNietGevonden when these gemeenten have none of that id."""
    return gevonden(await session.scalar(op_id(Uitnodiging, gemeenten, uitnodiging_id)), UitnodigingNietGevonden)


async def uitnodiging_met_slot(session: WriteSession, gemeente: str, uitnodiging_id: UUID) -> Uitnodiging:
    """The same, locked until the transaction ends, so that one aanvraag follows from it."""
    return gevonden(await session.scalar(op_id(Uitnodiging, [gemeente], uitnodiging_id).with_for_update()), UitnodigingNietGevonden)


async def uitnodiging_van_verzoek(session: AnySession, gemeente: str, verzoek_id: UUID) -> UUID | None:
    """The uitnodiging that this verzoek of intake already gave, if any."""
    return await session.scalar(select(Uitnodiging.id).where(Uitnodiging.gemeente == gemeente, Uitnodiging.verzoek_id == verzoek_id))


async def uitnodigingen(session: ReadSession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Uitnodiging]:
    """Uitnodigingen, the oldest first."""
    return (await session.scalars(per_gemeente(Uitnodiging, Uitnodiging.datum, gemeenten, na, aantal))).all()
