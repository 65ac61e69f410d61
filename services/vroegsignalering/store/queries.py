"""Every question that vroegsignalering asks its database about single things and pages, one function each.

A row is looked up by id within the gemeenten of the caller: `gemeente` stands first in every key, so it is asked first.
The bulk intake has its own statements, in inname_sql.py.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Row, RowMapping, Select, select, text, update

from kernel.db import AnySession, ReadSession, WriteSession
from services.vroegsignalering.domain.fouten import AanleveringNietGevonden, ZaakNietGevonden
from services.vroegsignalering.domain.werkbakje import Werkbakje
from services.vroegsignalering.store.tables import Aanlevering, Contactpoging, Signaal, Signaalpartner, Zaak

Gevonden = TypeVar("Gevonden")


async def convenanten(session: AnySession, client_id: str) -> Sequence[Signaalpartner]:
    """The convenanten of this client with the gemeenten of the session."""
    vraag = select(Signaalpartner).where(Signaalpartner.client_id == client_id).order_by(Signaalpartner.gemeente)
    return (await session.scalars(vraag)).all()


async def partners(session: ReadSession) -> Sequence[Signaalpartner]:
    """All convenanten of the session's gemeenten: tens, not thousands."""
    return (await session.scalars(select(Signaalpartner).order_by(Signaalpartner.client_id, Signaalpartner.gemeente))).all()


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
    return _gevonden(rij.one_or_none(), AanleveringNietGevonden)


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


async def zaak(session: AnySession, gemeenten: Collection[str], zaak_id: UUID) -> Zaak:
    """The zaak; raise ZaakNietGevonden when these gemeenten have none of that id."""
    return _gevonden(await session.scalar(_zaak(gemeenten, zaak_id)), ZaakNietGevonden)


async def zaak_met_slot(session: WriteSession, gemeenten: Collection[str], zaak_id: UUID) -> Zaak:
    """The same, locked until the transaction ends, so that two medewerkers cannot both end it."""
    return _gevonden(await session.scalar(_zaak(gemeenten, zaak_id).with_for_update()), ZaakNietGevonden)


async def zaken_met_id(session: AnySession, gemeenten: Collection[str], ids: Collection[UUID]) -> Sequence[Zaak]:
    """These zaken, as far as they exist within these gemeenten."""
    return (await session.scalars(select(Zaak).where(Zaak.gemeente.in_(gemeenten), Zaak.id.in_(ids)))).all()


_WERKVOORRAAD = text(
    """
    SELECT z.*
      FROM unnest(CAST(:gemeenten AS text[])) AS g(gemeente)
     CROSS JOIN unnest(CAST(:bakjes AS text[])) AS b(werkbakje)
     CROSS JOIN LATERAL (
           SELECT gemeente, id, left(postcode, 4) AS wijk, maand, ontvangen_op, contact_uiterlijk, signalen, bedrag_centen, crisis,
                  ondernemer, opeenvolgend, werkbakje, hulp_aanvaard_op, afgesloten_op
             FROM zaak
            WHERE gemeente = g.gemeente AND werkbakje = b.werkbakje AND afgesloten_op IS NULL
              AND (contact_uiterlijk, id) > (:na_dag, :na_id)
            ORDER BY contact_uiterlijk, id
            LIMIT :aantal) AS z
     ORDER BY z.contact_uiterlijk, z.id
     LIMIT :aantal
    """
)


async def werkvoorraad(
    session: ReadSession, gemeenten: Collection[str], werkbakje: Werkbakje | None, na: tuple[date, UUID], aantal: int
) -> Sequence[RowMapping]:
    """Zaken that are not closed, the first deadline first. One index probe per gemeente and bakje: the page costs the same at any size."""
    bakjes = [werkbakje] if werkbakje else list(Werkbakje)
    parameters = {"gemeenten": sorted(gemeenten), "bakjes": bakjes, "na_dag": na[0], "na_id": na[1], "aantal": aantal}
    return (await session.execute(_WERKVOORRAAD, parameters)).mappings().all()


_OOK_IN = text("SELECT zaak_id, signaal_id FROM signaal_ook_in_zaak WHERE gemeente = ANY(:gemeenten) AND zaak_id = ANY(:zaken)")


async def signalen_van(session: AnySession, zaken: Sequence[Zaak]) -> dict[UUID, list[Signaal]]:
    """The signals of each zaak, newest first; an imported signal may stand with more zaken than one."""
    gemeenten, ids = {z.gemeente for z in zaken}, [z.id for z in zaken]
    ook = (await session.execute(_OOK_IN, {"gemeenten": sorted(gemeenten), "zaken": ids})).all()
    eigen = select(Signaal).where(Signaal.gemeente.in_(gemeenten), Signaal.zaak_id.in_(ids))
    alle = list((await session.scalars(eigen)).all())
    if ook:
        gedeeld = select(Signaal).where(Signaal.gemeente.in_(gemeenten), Signaal.id.in_([r.signaal_id for r in ook]))
        alle += [s for s in (await session.scalars(gedeeld)).all() if s not in alle]
    paren = {(s.zaak_id, s.id) for s in alle} | {(r.zaak_id, r.signaal_id) for r in ook}
    alle.sort(key=lambda s: (s.signaaldatum, s.id), reverse=True)
    return {zaak_id: [s for s in alle if (zaak_id, s.id) in paren] for zaak_id in ids}


async def contactpogingen(session: AnySession, gemeente: str, zaak_id: UUID) -> Sequence[Contactpoging]:
    """The contact attempts of a zaak, oldest first."""
    vraag = select(Contactpoging).where(Contactpoging.gemeente == gemeente, Contactpoging.zaak_id == zaak_id)
    return (await session.scalars(vraag.order_by(Contactpoging.datum, Contactpoging.id))).all()


def _zaak(gemeenten: Collection[str], zaak_id: UUID) -> Select[Zaak]:
    return select(Zaak).where(Zaak.gemeente.in_(gemeenten), Zaak.id == zaak_id)


def _gevonden(rij: Gevonden | None, fout: type[Exception]) -> Gevonden:
    if rij is None:
        raise fout
    return rij
