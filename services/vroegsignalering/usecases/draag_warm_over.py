"""Hand an inhabitant over in person: who did, on which day, to whom. Kept encrypted with the notes, for it may say anything."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.vroegsignalering.domain.zaak import mag_contact_vastleggen
from services.vroegsignalering.usecases.behandel import Handeling, neem_in_behandeling
from services.vroegsignalering.usecases.noteer import Notitiesoort, bewaar_notitie


@dataclass(frozen=True, slots=True)
class WarmeOverdracht:
    """To whom, on which day, and what was agreed."""

    handeling: Handeling
    datum: date
    aan: str
    afspraak: str | None


async def draag_warm_over(session: WriteSession, overdracht: WarmeOverdracht, actor: Actor, sleutelbos: Sleutelbos) -> UUID:
    """Record it and return its id; the zaak shows that there was one. Raises ZaakNietGevonden, ZaakAlAfgesloten or DatumPastNiet."""
    zaak = await neem_in_behandeling(session, overdracht.handeling, actor)
    mag_contact_vastleggen(zaak.loop, overdracht.datum, overdracht.handeling.boekdatum)
    zaak.warme_overdracht = True
    zaak.versie += 1  # no event tells of it, but who saw the zaak without it saw an older one
    tekst = f"Overgedragen aan: {overdracht.aan}" + (f"\nAfspraak: {overdracht.afspraak}" if overdracht.afspraak else "")
    return await bewaar_notitie(session, zaak, Notitiesoort.WARME_OVERDRACHT, tekst, overdracht.datum, actor, sleutelbos)
