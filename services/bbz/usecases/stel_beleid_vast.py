"""A gemeente sets its beleid from a day on; what held before keeps holding for the days before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from services.bbz.store import queries
from services.bbz.store.tables import Beleidrij


@dataclass(frozen=True, slots=True)
class StelBeleidVast:
    """The whole beleid, as the API gives it."""

    gemeente: str
    geldig_van: date
    inhoud: Mapping[str, Any]


async def stel_beleid_vast(session: WriteSession, opdracht: StelBeleidVast, actor: Actor) -> Beleidrij:
    """Store it; on the same day it replaces what was set for that day."""
    rij = await queries.beleid_rij(session, opdracht.gemeente, opdracht.geldig_van)
    oud = rij.inhoud if rij else None
    if rij is None or rij.geldig_van != opdracht.geldig_van:
        rij = Beleidrij(gemeente=opdracht.gemeente, geldig_van=opdracht.geldig_van, versie=0)
        session.add(rij)
    rij.inhoud, rij.door = dict(opdracht.inhoud), actor.wie
    rij.versie = (rij.versie or 0) + 1
    await session.flush()
    await audit.schrijf(session, rij.gemeente, "beleid-vaststellen", "beleid", rij.id, actor, oud=oud, nieuw=rij.inhoud)
    return rij
