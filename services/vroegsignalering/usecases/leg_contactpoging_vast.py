"""Record that someone tried to make contact. The first approach meets the term of four weeks; reaching him that of a crisis too."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.vroegsignalering import ContactpogingVastgelegd, Contactsoort, Dagdeel
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from services.vroegsignalering.domain.termijnen import DOOR_BENADEREN, DOOR_BEREIKEN
from services.vroegsignalering.domain.zaak import GEEN_BENADERING, mag_contact_vastleggen
from services.vroegsignalering.store.tables import Contactpoging, Zaak
from services.vroegsignalering.usecases.behandel import Handeling, neem_in_behandeling, pak_op
from services.vroegsignalering.usecases.termijnen import voldoe


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
    zaak = await neem_in_behandeling(session, Handeling(poging.zaak_id, None, poging.boekdatum), actor)
    return await bewaar_poging(session, zaak, poging, actor)


async def bewaar_poging(session: WriteSession, zaak: Zaak, poging: Poging, actor: Actor) -> UUID:
    """The same for a zaak that the caller has locked: a letter of a batch, a talk."""
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
    if poging.soort not in GEEN_BENADERING:
        await pak_op(session, zaak, poging.datum, bereikt=poging.bereikt)
    await session.flush()
    if poging.soort not in GEEN_BENADERING:
        await voldoe(session, zaak, DOOR_BEREIKEN if poging.bereikt else DOOR_BENADEREN, poging.datum)
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
