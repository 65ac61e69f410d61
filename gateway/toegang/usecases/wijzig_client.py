"""Add a client or change what it may do. It holds for new requests within seconds (`register_vers_s`)."""

from typing import Any

from gateway.toegang.domain.client import Client
from gateway.toegang.domain.fouten import OnbekendeGemeenten
from gateway.toegang.store import queries
from gateway.toegang.store.tables import ClientRij
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession, set_gemeenten
from kernel.versie import VersieVerouderd


async def wijzig_client(session: WriteSession, client: Client, door: Actor, gezien: int | None = None) -> tuple[ClientRij, bool]:
    """Store the client; the row, and whether it is new. Raises OnbekendeGemeenten or VersieVerouderd."""
    await queries.neem_register(session)
    if onbekend := client.gemeenten - await queries.regio(session):
        raise OnbekendeGemeenten(", ".join(sorted(onbekend)))
    rij = await queries.client_of_niets(session, client.id)
    nieuw = rij is None
    oud = {} if rij is None else _waarden(rij)
    if rij is None:
        rij = ClientRij(id=client.id, versie=0)
        session.add(rij)
    if gezien is not None and gezien != rij.versie:
        raise VersieVerouderd

    rij.soort, rij.naam, rij.uitgever, rij.actief = client.soort.value, client.naam, client.uitgever, client.actief
    rij.gemeenten, rij.scopes = sorted(client.gemeenten), sorted(client.scopes)
    rij.sleutels = [dict(sleutel) for sleutel in client.sleutels]
    if oud == _waarden(rij):
        return rij, False

    rij.versie += 1
    await session.flush()
    # A client belongs to the organisation, and so does this row of the audit log.
    await set_gemeenten(session, [audit.ORGANISATIE])
    await audit.schrijf(session, None, "client-gewijzigd", "client", client.id, door, oud, _waarden(rij))
    return rij, nieuw


def _waarden(rij: ClientRij) -> dict[str, Any]:
    """What the audit row keeps: of keys only their names, which is enough to see a rotation."""
    return {
        "soort": rij.soort,
        "naam": rij.naam,
        "gemeenten": rij.gemeenten,
        "scopes": rij.scopes,
        "sleutels": [sleutel["kid"] for sleutel in rij.sleutels],
        "uitgever": rij.uitgever,
        "actief": rij.actief,
    }
