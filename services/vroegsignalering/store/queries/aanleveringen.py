"""Delivered files and what was refused of them."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, RowMapping, select, text, update

from kernel.db import ReadSession, WriteSession
from services.vroegsignalering.domain.fouten import AanleveringNietGevonden
from services.vroegsignalering.store.queries.basis import gevonden
from services.vroegsignalering.store.tables import Aanlevering

_AANLEVERING = text(
    """
    SELECT min(formaat) AS formaat, min(partnertype) AS partnertype, min(ontvangen_op) AS ontvangen_op, min(stand) AS stand,
           array_agg(gemeente ORDER BY gemeente) AS gemeenten,
           sum(aangenomen) AS aangenomen, sum(geweigerd) AS geweigerd, sum(dubbel) AS dubbel
      FROM aanlevering
     WHERE gemeente = ANY(:gemeenten) AND id = :id AND (CAST(:client_id AS text) IS NULL OR client_id = :client_id)
    HAVING count(*) > 0
    """
)


async def aanlevering(session: ReadSession, gemeenten: Collection[str], aanlevering_id: UUID, client_id: str | None) -> Row[Any]:
    """The aanlevering over these gemeenten together; only the client's own when `client_id` is given."""
    rij = await session.execute(_AANLEVERING, {"gemeenten": sorted(gemeenten), "id": aanlevering_id, "client_id": client_id})
    return gevonden(rij.one_or_none(), AanleveringNietGevonden)


async def is_gelezen(session: ReadSession, aanlevering_id: UUID) -> bool:
    """Whether an aanlevering of this id came in whole before."""
    return bool(await session.scalar(select(Aanlevering.gelezen).where(Aanlevering.id == aanlevering_id).limit(1)))


async def aanlevering_begonnen(session: ReadSession, aanlevering_id: UUID) -> bool:
    """Whether there is an aanlevering of this id, whole or not."""
    return (await session.scalar(select(Aanlevering.id).where(Aanlevering.id == aanlevering_id).limit(1))) is not None


async def zet_gelezen(session: WriteSession, aanlevering_id: UUID) -> None:
    """The whole file is here, in all its gemeenten."""
    await session.execute(update(Aanlevering).where(Aanlevering.id == aanlevering_id).values(gelezen=True))


async def aanleveringen_met_slot(session: WriteSession, aanlevering_id: UUID) -> Sequence[Aanlevering]:
    """The rows of an aanlevering, one per gemeente, locked to end it."""
    vraag = select(Aanlevering).where(Aanlevering.id == aanlevering_id).order_by(Aanlevering.gemeente).with_for_update()
    return (await session.scalars(vraag)).all()


_WEIGERINGEN = text(
    """
    SELECT w.gemeente, w.regel, w.veld, w.code, w.kenmerk
      FROM unnest(CAST(:gemeenten AS text[])) AS g(gemeente)
     CROSS JOIN LATERAL (
           SELECT * FROM weigering
            WHERE gemeente = g.gemeente AND aanlevering_id = :id AND (regel, veld) > (:na_regel, :na_veld)
            ORDER BY regel, veld
            LIMIT :aantal) AS w
     ORDER BY w.regel, w.veld
     LIMIT :aantal
    """
)


async def weigeringen(
    session: ReadSession, gemeenten: Collection[str], aanlevering_id: UUID, na: tuple[int, str], aantal: int
) -> Sequence[RowMapping]:
    """Refused and double rows of an aanlevering, in the order of the file. A row stands with one gemeente only."""
    parameters = {"gemeenten": sorted(gemeenten), "id": aanlevering_id, "na_regel": na[0], "na_veld": na[1], "aantal": aantal}
    return (await session.execute(_WEIGERINGEN, parameters)).mappings().all()
