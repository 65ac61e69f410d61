"""Take someone into the coachpool of a gemeente, or change what he can take on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from services.bbz.domain.fouten.opdracht import CoachBestaatAl
from services.bbz.domain.opdracht import Opdrachtnemersoort
from services.bbz.store.queries.opdrachten import coach_bestaat
from services.bbz.store.tables.opdracht import Coach


@dataclass(frozen=True, slots=True)
class NeemInPool:
    """`client` is the name under which he comes in at the door."""

    gemeente: str
    client: str
    naam: str
    soort: Opdrachtnemersoort
    deskundigheid: tuple[str, ...]
    capaciteit: int
    boekdatum: date


async def neem_in_pool(session: WriteSession, opdracht: NeemInPool, actor: Actor) -> UUID:
    """Store him; return the id. Raises CoachBestaatAl."""
    if await coach_bestaat(session, opdracht.gemeente, opdracht.client):
        raise CoachBestaatAl
    rij = Coach(
        gemeente=opdracht.gemeente,
        client=opdracht.client,
        naam=opdracht.naam,
        soort=opdracht.soort.value,
        deskundigheid=list(opdracht.deskundigheid),
        capaciteit=opdracht.capaciteit,
        actief=True,
        sinds=opdracht.boekdatum,
    )
    session.add(rij)
    await session.flush()
    nieuw = {"client": rij.client, "soort": rij.soort, "capaciteit": rij.capaciteit}
    await audit.schrijf(session, rij.gemeente, "in-pool-nemen", "coach", rij.id, actor, nieuw=nieuw)
    return rij.id
