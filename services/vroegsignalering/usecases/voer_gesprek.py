"""Record a talk: a contact that reached someone, with what was said. It meets the term of three werkdagen of a crisis."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.vroegsignalering import Contactsoort, Dagdeel
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.vroegsignalering.usecases.behandel import Handeling, neem_in_behandeling
from services.vroegsignalering.usecases.leg_contactpoging_vast import Poging, bewaar_poging
from services.vroegsignalering.usecases.noteer import Notitiesoort, bewaar_notitie


@dataclass(frozen=True, slots=True)
class Gesprek:
    """How and when they talked. `verslag` stays in the dossier, encrypted, and never travels."""

    zaak_id: UUID
    soort: Contactsoort
    datum: date
    dagdeel: Dagdeel | None
    verslag: str | None
    boekdatum: date


async def voer_gesprek(session: WriteSession, gesprek: Gesprek, actor: Actor, sleutelbos: Sleutelbos) -> UUID:
    """Store the talk, publish the contact and return its id. Raises ZaakNietGevonden, ZaakAlAfgesloten or DatumPastNiet."""
    zaak = await neem_in_behandeling(session, Handeling(gesprek.zaak_id, None, gesprek.boekdatum), actor)
    poging = Poging(zaak.id, gesprek.soort, True, gesprek.datum, gesprek.dagdeel, gesprek.boekdatum)
    poging_id = await bewaar_poging(session, zaak, poging, actor)
    if gesprek.verslag:
        await bewaar_notitie(session, zaak, Notitiesoort.GESPREK, gesprek.verslag, gesprek.datum, actor, sleutelbos)
    return poging_id
