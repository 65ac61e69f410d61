"""Write a note in a zaak. It is encrypted, for it may say anything; that it was written stands in the audit log, what it says does not."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.vroegsignalering.domain.zaak import mag_behandelen
from services.vroegsignalering.store.tables import Zaak
from services.vroegsignalering.store.tables.dossier import CONTEXT_NOTITIE, Notitie
from services.vroegsignalering.usecases.behandel import Handeling, neem_in_behandeling


class Notitiesoort(StrEnum):
    """Wat voor notitie het is."""

    NOTITIE = "notitie"
    GESPREK = "gesprek"
    WARME_OVERDRACHT = "warme-overdracht"


async def noteer(session: WriteSession, handeling: Handeling, tekst: str, actor: Actor, sleutelbos: Sleutelbos) -> UUID:
    """Store the note and return its id. Raises ZaakNietGevonden or ZaakAlAfgesloten."""
    zaak = await neem_in_behandeling(session, handeling, actor)
    mag_behandelen(zaak.loop)
    return await bewaar_notitie(session, zaak, Notitiesoort.NOTITIE, tekst, handeling.boekdatum, actor, sleutelbos)


async def bewaar_notitie(
    session: WriteSession, zaak: Zaak, soort: Notitiesoort, tekst: str, datum: date, actor: Actor, sleutelbos: Sleutelbos
) -> UUID:
    """The same for a zaak that the caller has locked."""
    rij = Notitie(gemeente=zaak.gemeente, zaak_id=zaak.id, datum=datum, soort=soort.value, door=actor.wie)
    rij.tekst = sleutelbos.versleutel(tekst, CONTEXT_NOTITIE)
    session.add(rij)
    await session.flush()
    await audit.schrijf(session, zaak.gemeente, "notitie-geschreven", "zaak", zaak.id, actor, nieuw={"notitie": rij.id, "soort": soort})
    return rij.id
