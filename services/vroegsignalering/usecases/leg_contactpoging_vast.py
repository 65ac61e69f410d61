"""Record that someone tried to make contact. The first approach meets the term of four weeks."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.vroegsignalering import ContactpogingVastgelegd, Contactsoort, Dagdeel
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijnbewaking import voldoe_termijn
from services.vroegsignalering.domain.zaak import CONTACT_TERMIJN, GEEN_BENADERING, mag_contact_vastleggen
from services.vroegsignalering.store import queries
from services.vroegsignalering.store.tables import Contactpoging


@dataclass(frozen=True, slots=True)
class Poging:
    """What the medewerker did. `dagdeel` is unknown for a letter or a mail."""

    zaak_id: UUID
    soort: Contactsoort
    bereikt: bool
    datum: date
    dagdeel: Dagdeel | None
    boekdatum: date


async def leg_contactpoging_vast(session: WriteSession, poging: Poging, actor: Actor) -> UUID:
    """Store the attempt and publish it; return its id. Raises ZaakNietGevonden, ZaakAlAfgesloten or DatumPastNiet."""
    zaak = await queries.zaak_met_slot(session, actor.gemeenten, poging.zaak_id)
    mag_contact_vastleggen(zaak.loop, poging.datum, poging.boekdatum)

    rij = Contactpoging(
        gemeente=zaak.gemeente,
        zaak_id=zaak.id,
        soort=poging.soort.value,
        bereikt=poging.bereikt,
        datum=poging.datum,
        dagdeel=poging.dagdeel.value if poging.dagdeel else None,
        door=actor.wie,
    )
    session.add(rij)
    await session.flush()
    if poging.soort not in GEEN_BENADERING:
        await voldoe_termijn(session, zaak.gemeente, zaak.id, CONTACT_TERMIJN.code, poging.datum)
    await audit.schrijf(
        session, zaak.gemeente, "contactpoging-vastgelegd", "zaak", zaak.id, actor, nieuw={"soort": rij.soort, "bereikt": rij.bereikt}
    )
    await append(
        session,
        ContactpogingVastgelegd(
            zaak_id=zaak.id, contactpoging_id=rij.id, soort=poging.soort, bereikt=poging.bereikt, datum=poging.datum, dagdeel=poging.dagdeel
        ),
        aggregate=zaak,
        boekdatum=poging.boekdatum,
    )
    return rij.id
