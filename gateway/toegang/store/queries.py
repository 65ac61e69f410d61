"""Every question that toegang asks its database, one function each."""

from collections.abc import Sequence
from datetime import UTC, datetime

import structlog
from sqlalchemy import delete, select, text
from sqlalchemy.dialects.postgresql import insert

from gateway.toegang.domain.client import Client, Clientsoort
from gateway.toegang.domain.fouten import ClientNietGevonden, GemeenteNietGevonden, OngeldigeClient
from gateway.toegang.domain.verklaring import Verklaring
from gateway.toegang.store.tables import ClientRij, GemeenteRij, VerklaringRij
from kernel.db import AnySession, WriteSession

log = structlog.get_logger(__name__)


_EEN_TEGELIJK = text("SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.register'))")


async def neem_register(session: WriteSession) -> None:
    """Change the register one at a time, until the transaction ends: also two first PUTs of one name follow each other."""
    await session.execute(_EEN_TEGELIJK)


async def gemeenten(session: AnySession, codes: frozenset[str] | None, na: str, aantal: int) -> Sequence[GemeenteRij]:
    """Gemeenten by code, after `na`; only those in `codes`, or all when it is None."""
    vraag = select(GemeenteRij).where(GemeenteRij.gemeente > na).order_by(GemeenteRij.gemeente).limit(aantal)
    if codes is not None:
        vraag = vraag.where(GemeenteRij.gemeente.in_(codes))
    return (await session.scalars(vraag)).all()


async def gemeente(session: AnySession, code: str) -> GemeenteRij:
    """One gemeente. Raises GemeenteNietGevonden."""
    rij = await gemeente_of_niets(session, code)
    if rij is None:
        raise GemeenteNietGevonden
    return rij


async def gemeente_of_niets(session: AnySession, code: str) -> GemeenteRij | None:
    """One gemeente, or None."""
    rij: GemeenteRij | None = await session.scalar(select(GemeenteRij).where(GemeenteRij.gemeente == code))
    return rij


async def regio(session: AnySession) -> frozenset[str]:
    """The codes of all gemeenten of the region."""
    return frozenset((await session.scalars(select(GemeenteRij.gemeente))).all())


async def clients(session: AnySession, na: str, aantal: int) -> Sequence[ClientRij]:
    """Clients by id, after `na`."""
    return (await session.scalars(select(ClientRij).where(ClientRij.id > na).order_by(ClientRij.id).limit(aantal))).all()


async def client(session: AnySession, client_id: str) -> ClientRij:
    """One client. Raises ClientNietGevonden."""
    rij = await client_of_niets(session, client_id)
    if rij is None:
        raise ClientNietGevonden
    return rij


async def client_of_niets(session: AnySession, client_id: str) -> ClientRij | None:
    """One client, or None."""
    return await session.get(ClientRij, client_id)


async def actieve_clients(session: AnySession) -> dict[str, Client]:
    """All clients that may come in. A row that today's rules refuse is left out and logged: one row never locks out the rest."""
    gevonden: dict[str, Client] = {}
    for rij in (await session.scalars(select(ClientRij).where(ClientRij.actief))).all():
        try:
            gevonden[rij.id] = als_client(rij)
        except OngeldigeClient as fout:
            log.warning("client overgeslagen", client=rij.id, fout=type(fout).__name__)
    return gevonden


async def verbruik(session: WriteSession, verklaring: Verklaring, nu: int) -> bool:
    """Remember this verklaring; False when it was used before. What this client used and has expired is forgotten."""
    verlopen = VerklaringRij.verloopt < datetime.fromtimestamp(nu - 3600, UTC)
    await session.execute(delete(VerklaringRij).where(VerklaringRij.client_id == verklaring.client_id, verlopen))
    nieuw = insert(VerklaringRij).values(
        client_id=verklaring.client_id, jti=verklaring.jti, verloopt=datetime.fromtimestamp(verklaring.verloopt, UTC)
    )
    return await session.scalar(nieuw.on_conflict_do_nothing().returning(VerklaringRij.jti)) is not None


def als_client(rij: ClientRij) -> Client:
    """The row as the domain knows it. Raises OngeldigeClient."""
    return Client(
        id=rij.id,
        soort=Clientsoort(rij.soort),
        naam=rij.naam,
        gemeenten=frozenset(rij.gemeenten),
        scopes=frozenset(rij.scopes),
        sleutels=tuple(rij.sleutels),
        uitgever=rij.uitgever,
        actief=rij.actief,
    )
