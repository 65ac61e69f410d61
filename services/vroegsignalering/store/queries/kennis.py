"""What is known of people beside their signals: exclusions, and who is with schuldhulpverlening."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select, text

from kernel.db import AnySession, ReadSession, WriteSession
from kernel.lijst import per_gemeente
from services.vroegsignalering.domain.fouten import UitsluitingNietGevonden
from services.vroegsignalering.store.queries.basis import gevonden
from services.vroegsignalering.store.tables import Uitsluiting


async def uitsluitingen(session: ReadSession, gemeenten: Collection[str], na: tuple[date, UUID], aantal: int) -> Sequence[Uitsluiting]:
    """Exclusions of these gemeenten, also ended ones, oldest first."""
    return (await session.scalars(per_gemeente(Uitsluiting, Uitsluiting.van, gemeenten, na, aantal))).all()


async def uitsluiting(session: AnySession, gemeenten: Collection[str], ident: UUID, *, slot: bool = False) -> Uitsluiting:
    """The exclusion; raise UitsluitingNietGevonden when these gemeenten have none of that id."""
    vraag = select(Uitsluiting).where(Uitsluiting.gemeente.in_(gemeenten), Uitsluiting.id == ident)
    return gevonden(await session.scalar(vraag.with_for_update() if slot else vraag), UitsluitingNietGevonden)


# Events of an aanmelding and of its traject may come in any order: whoever is first makes the row.
_BEKEND: Final = text(
    """
    INSERT INTO schuldhulp_bekend (gemeente, id, bsn_hash, sinds) VALUES (:gemeente, :id, :bsn_hash, :sinds)
    ON CONFLICT (gemeente, id) DO UPDATE SET bsn_hash = coalesce(excluded.bsn_hash, schuldhulp_bekend.bsn_hash), sinds = excluded.sinds
    """
)
_TRAJECT: Final = text(
    """
    INSERT INTO schuldhulp_bekend (gemeente, id, traject_id, sinds) VALUES (:gemeente, :id, :traject_id, :op)
    ON CONFLICT (gemeente, id) DO UPDATE SET traject_id = excluded.traject_id
    """
)
_EINDE: Final = text(
    """
    INSERT INTO schuldhulp_bekend (gemeente, id, sinds, tot) VALUES (:gemeente, :id, :op, :op)
    ON CONFLICT (gemeente, id) DO UPDATE SET tot = excluded.tot
    """
)
_EINDE_TRAJECT: Final = text("UPDATE schuldhulp_bekend SET tot = :op WHERE gemeente = :gemeente AND traject_id = :traject_id")
_SAMENGEVOEGD: Final = text(
    """
    INSERT INTO schuldhulp_bekend (gemeente, id, bsn_hash, sinds)
    SELECT gemeente, :blijft, bsn_hash, sinds FROM schuldhulp_bekend WHERE gemeente = :gemeente AND id = :id
    ON CONFLICT (gemeente, id) DO UPDATE SET bsn_hash = coalesce(schuldhulp_bekend.bsn_hash, excluded.bsn_hash)
    """
)


async def onthoud_aanmelding(session: WriteSession, gemeente: str, aanmelding_id: UUID, bsn_hash: bytes | None, sinds: date) -> None:
    """This person is with schuldhulpverlening."""
    await session.execute(_BEKEND, {"gemeente": gemeente, "id": aanmelding_id, "bsn_hash": bsn_hash, "sinds": sinds})


async def onthoud_traject(session: WriteSession, gemeente: str, aanmelding_id: UUID, traject_id: UUID, op: date) -> None:
    """This traject is of this aanmelding."""
    await session.execute(_TRAJECT, {"gemeente": gemeente, "id": aanmelding_id, "traject_id": traject_id, "op": op})


async def eindig_aanmelding(session: WriteSession, gemeente: str, aanmelding_id: UUID, op: date) -> None:
    """This person is no longer with schuldhulpverlening."""
    await session.execute(_EINDE, {"gemeente": gemeente, "id": aanmelding_id, "op": op})


async def eindig_traject(session: WriteSession, gemeente: str, traject_id: UUID, op: date) -> None:
    """The same, for the aanmelding of this traject."""
    await session.execute(_EINDE_TRAJECT, {"gemeente": gemeente, "traject_id": traject_id, "op": op})


async def voeg_aanmeldingen_samen(session: WriteSession, gemeente: str, aanmelding_id: UUID, blijft: UUID, op: date) -> None:
    """The first aanmelding goes on in the second."""
    await session.execute(_SAMENGEVOEGD, {"gemeente": gemeente, "id": aanmelding_id, "blijft": blijft})
    await eindig_aanmelding(session, gemeente, aanmelding_id, op)
