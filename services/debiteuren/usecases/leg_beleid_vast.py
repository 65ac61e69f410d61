"""Lay down a gemeente's policy of collection from a day on. It was checked against the law when it was made."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from services.debiteuren.domain.beleid import Beleid
from services.debiteuren.store.queries import beleid as vragen
from services.debiteuren.store.tables import Invorderingsbeleid


@dataclass(frozen=True, slots=True)
class LegBeleidVast:
    """What holds from `geldig_van` on."""

    gemeente: str
    geldig_van: date
    beleid: Beleid
    boekdatum: date


async def leg_beleid_vast(session: WriteSession, opdracht: LegBeleidVast, door: Actor) -> UUID:
    """Store it beside what held before; return its id."""
    eerder = await vragen.beleid_op(session, opdracht.gemeente, opdracht.geldig_van)
    inhoud = opdracht.beleid.als_json()
    rij = Invorderingsbeleid(
        gemeente=opdracht.gemeente,
        geldig_van=opdracht.geldig_van,
        inhoud=inhoud,
        vastgelegd_door=door.wie,
        vastgelegd_op=opdracht.boekdatum,
    )
    session.add(rij)
    await session.flush()
    oud = {sleutel: waarde for sleutel, waarde in eerder.als_json().items() if waarde != inhoud[sleutel]}
    nieuw = {sleutel: inhoud[sleutel] for sleutel in oud} | {"geldigVan": opdracht.geldig_van}
    await audit.schrijf(session, opdracht.gemeente, "beleid-vastgelegd", "invorderingsbeleid", rij.id, door, oud=oud, nieuw=nieuw)
    return rij.id
