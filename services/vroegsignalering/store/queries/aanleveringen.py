"""Delivered files and what was refused of them."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, RowMapping, select, text, update

from kernel.db import AnySession, ReadSession, WriteSession
from services.vroegsignalering.domain.fouten import AanleveringBeeindigd, AanleveringNietGevonden
from services.vroegsignalering.domain.weigering import Weigercode
from services.vroegsignalering.store.queries.basis import gevonden
from services.vroegsignalering.store.tables import Aanlevering

_AANLEVERING = text(
    """
    SELECT min(formaat) AS formaat, min(partnertype) AS partnertype, min(ontvangen_op) AS ontvangen_op, min(stand) AS stand,
           sum(ontvangen) AS ontvangen, min(kolommen) AS kolommen,
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


_ONTVANGEN = text(
    """
    UPDATE aanlevering SET ontvangen = ontvangen + :regels, levensteken = now()
     WHERE gemeente = :gemeente AND id = :id AND NOT gelezen RETURNING id
    """
)


async def tel_ontvangen(session: WriteSession, gemeente: str, aanlevering_id: UUID, regels: int) -> None:
    """So many more rows came in. Raises AanleveringBeeindigd when it was ended meanwhile."""
    if await session.scalar(_ONTVANGEN, {"gemeente": gemeente, "id": aanlevering_id, "regels": regels}) is None:
        raise AanleveringBeeindigd


# The rows of one aanlevering are locked by the one of its first gemeente, which every blok touches.
_STILLE = text(
    """
    WITH stil AS (
        SELECT id FROM aanlevering WHERE stand = 'inlezen' AND NOT gelezen
         GROUP BY id HAVING max(levensteken) < now() - make_interval(secs => :stil_s)
    ), op_slot AS (
        SELECT a.* FROM aanlevering a JOIN stil USING (id) WHERE NOT a.gelezen ORDER BY a.id, a.gemeente FOR UPDATE OF a
    )
    SELECT id, min(client_id) AS client_id, (array_agg(partner_id))[1] AS partner_id, min(partnertype) AS partnertype,
           min(ontvangen_op) AS ontvangen_op, array_agg(gemeente) AS gemeenten
      FROM op_slot GROUP BY id HAVING max(levensteken) < now() - make_interval(secs => :stil_s)
    """
)


async def stille_aanleveringen(session: WriteSession, stil_s: int) -> Sequence[Row[Any]]:
    """Aanleveringen that are still being read, of which nothing came in for so many seconds; locked."""
    return (await session.execute(_STILLE, {"stil_s": stil_s})).all()


_STILGEVALLEN = text(
    f"""
    WITH laatste AS (
        SELECT max(regel) AS regel
          FROM (SELECT regel FROM inname_regel WHERE aanlevering_id = :id
                 UNION ALL SELECT regel FROM signaal WHERE gemeente = ANY(:gemeenten) AND aanlevering_id = :id
                 UNION ALL SELECT regel FROM weigering WHERE gemeente = ANY(:gemeenten) AND aanlevering_id = :id) AS r
    ), gemeld AS (
        INSERT INTO weigering (gemeente, aanlevering_id, regel, veld, code, kenmerk)
        SELECT :gemeente, :id, coalesce(regel, 0) + 1, 'regel', '{Weigercode.STILGEVALLEN}', '' FROM laatste
    )
    UPDATE aanlevering SET geweigerd = geweigerd + 1, ontvangen = ontvangen + 1 WHERE gemeente = :gemeente AND id = :id
    """  # noqa: S608 - built from our own constants only
)


async def meld_stilgevallen(session: WriteSession, aanlevering_id: UUID, gemeenten: Sequence[str]) -> None:
    """Say in the report after which line nothing came any more: one refused row, with the first gemeente."""
    parameters = {"id": aanlevering_id, "gemeente": min(gemeenten), "gemeenten": sorted(gemeenten)}
    await session.execute(_STILGEVALLEN, parameters)


_GEWEIGERD = text(
    """
    SELECT r.gemeente, r.regel, r.velden, r.persoon, w.fouten
      FROM unnest(CAST(:gemeenten AS text[])) AS g(gemeente)
     CROSS JOIN LATERAL (
           SELECT * FROM geweigerde_regel WHERE gemeente = g.gemeente AND aanlevering_id = :id AND regel > :na
            ORDER BY regel LIMIT :aantal) AS r
     CROSS JOIN LATERAL (
           SELECT array_agg(w.veld || ':' || w.code ORDER BY w.veld) AS fouten FROM weigering w
            WHERE w.gemeente = r.gemeente AND w.aanlevering_id = :id AND w.regel = r.regel) AS w
     ORDER BY r.regel LIMIT :aantal
    """
)


async def geweigerde_regels(
    session: AnySession, gemeenten: Collection[str], aanlevering_id: UUID, na: int, aantal: int
) -> Sequence[Row[Any]]:
    """Refused rows as they came, with the faults of each, in the order of the file; what is personal is still encrypted."""
    parameters = {"gemeenten": sorted(gemeenten), "id": aanlevering_id, "na": na, "aantal": aantal}
    return (await session.execute(_GEWEIGERD, parameters)).all()


_WIS_GEWEIGERD = text(
    """
    DELETE FROM geweigerde_regel WHERE (gemeente, aanlevering_id, regel) IN (
        SELECT gemeente, aanlevering_id, regel FROM geweigerde_regel WHERE gemeente = :gemeente AND ontvangen_op < :voor LIMIT :aantal)
    """
)


async def wis_geweigerde_regels(session: WriteSession, gemeente: str, voor: date, aantal: int) -> int:
    """Erase refused rows that were received before this day; return how many."""
    resultaat = await session.execute(_WIS_GEWEIGERD, {"gemeente": gemeente, "voor": voor, "aantal": aantal})
    return int(getattr(resultaat, "rowcount", 0))


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
