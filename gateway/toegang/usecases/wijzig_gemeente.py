"""Add a gemeente to the region or change its parameters, and tell every app."""

from datetime import date
from typing import Any

from contracts.gateway import GemeenteGewijzigd
from gateway.toegang.domain.gemeente import Gemeente
from gateway.toegang.store import queries
from gateway.toegang.store.tables import GemeenteRij
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession, set_gemeenten
from kernel.outbox import append
from kernel.versie import verwacht_versie


async def wijzig_gemeente(
    session: WriteSession, gemeente: Gemeente, boekdatum: date, door: Actor, gezien: int | None = None
) -> tuple[GemeenteRij, bool]:
    """Store the gemeente and publish `gemeente-gewijzigd`; the row, and whether it is new.

    Nothing is published when nothing changed, so the same PUT may be sent again. `gezien` is the version that the
    caller saw, if he says so; raises VersieVerouderd when it is not the current one.
    """
    await queries.neem_register(session)
    rij = await queries.gemeente_of_niets(session, gemeente.code)
    nieuw = rij is None
    oud = {} if rij is None else _waarden(rij)
    if rij is None:
        rij = GemeenteRij(gemeente=gemeente.code, versie=0)
        session.add(rij)
    if gezien is not None:
        verwacht_versie(rij, gezien)

    rij.oin, rij.naam, rij.actief_vanaf = gemeente.oin, gemeente.naam, gemeente.actief_vanaf
    rij.drempelbedrag_centen, rij.beslistermijn_weken = gemeente.drempelbedrag.centen, gemeente.beslistermijn_weken
    if oud == _waarden(rij):
        return rij, False

    # A new gemeente is not in anyone's token yet: what we write about it is written as that gemeente.
    await set_gemeenten(session, [gemeente.code])
    await session.flush()
    await append(session, _gebeurtenis(rij), aggregate=rij, boekdatum=boekdatum)
    await audit.schrijf(session, gemeente.code, "gemeente-gewijzigd", "gemeente", rij.id, door, oud, _waarden(rij))
    return rij, nieuw


def _gebeurtenis(rij: GemeenteRij) -> GemeenteGewijzigd:
    return GemeenteGewijzigd(
        gemeente_id=rij.id,
        naam=rij.naam,
        oin=rij.oin,
        actief_vanaf=rij.actief_vanaf,
        drempelbedrag_centen=rij.drempelbedrag_centen,
        beslistermijn_weken=rij.beslistermijn_weken,
    )


def _waarden(rij: GemeenteRij) -> dict[str, Any]:
    return {
        "oin": rij.oin,
        "naam": rij.naam,
        "actiefVanaf": rij.actief_vanaf.isoformat(),
        "drempelbedragCenten": rij.drempelbedrag_centen,
        "beslistermijnWeken": rij.beslistermijn_weken,
    }
