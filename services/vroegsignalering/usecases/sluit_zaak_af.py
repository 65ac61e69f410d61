"""Close a zaak with its result; its terms are then no longer guarded, and its signals have the status that goes with it."""

from typing import Final
from uuid import UUID

from contracts.vroegsignalering import ZaakAfgesloten
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from services.vroegsignalering.domain.beoordeling import Signaalstatus
from services.vroegsignalering.domain.termijnen import DOOR_AFSLUITEN
from services.vroegsignalering.domain.zaak import Eindresultaat, mag_afsluiten
from services.vroegsignalering.store.queries.opvolging import zet_status
from services.vroegsignalering.usecases.behandel import Handeling, neem_in_behandeling
from services.vroegsignalering.usecases.termijnen import voldoe

#: Results that the standard knows as a status of the signal too, by the same words. Any other result: it was taken up.
_STATUS: Final = {status.value: status for status in Signaalstatus}


async def sluit_zaak_af(session: WriteSession, handeling: Handeling, resultaat: Eindresultaat, actor: Actor) -> UUID:
    """Close the zaak, publish `zaak-afgesloten` and return its id.

    Raises ZaakNietGevonden, VersieVerouderd, ZaakAlAfgesloten or ResultaatPastNiet.
    """
    zaak = await neem_in_behandeling(session, handeling, actor)
    mag_afsluiten(zaak.loop, resultaat)

    zaak.afgesloten_op, zaak.resultaat = handeling.boekdatum, resultaat.value
    await session.flush()
    await zet_status(session, zaak, _STATUS.get(resultaat.value, Signaalstatus.OPGEPAKT))
    await voldoe(session, zaak, DOOR_AFSLUITEN, handeling.boekdatum)
    await audit.schrijf(session, zaak.gemeente, "zaak-afgesloten", "zaak", zaak.id, actor, nieuw={"resultaat": resultaat.value})
    await append(session, ZaakAfgesloten(zaak_id=zaak.id, resultaat=resultaat.value), aggregate=zaak, boekdatum=handeling.boekdatum)
    return zaak.id
