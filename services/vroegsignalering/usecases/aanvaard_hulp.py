"""The inhabitant accepts help: tell it, so that intake opens an aanmelding by itself."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.vroegsignalering import HulpAanvaard
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijnbewaking import voldoe_termijn
from kernel.versie import verwacht_versie
from services.vroegsignalering.domain.zaak import CONTACT_TERMIJN, mag_hulp_aanvaarden
from services.vroegsignalering.store import queries


@dataclass(frozen=True, slots=True)
class Aanvaarding:
    """On which day help was accepted in the version that was seen (`gezien`), and whether the visitor hands the person over in person."""

    zaak_id: UUID
    gezien: int
    datum: date
    warme_overdracht: bool
    boekdatum: date


async def aanvaard_hulp(session: WriteSession, aanvaarding: Aanvaarding, actor: Actor) -> UUID:
    """Publish `hulp-aanvaard` and return the zaak's id. Raises ZaakNietGevonden, VersieVerouderd, ZaakStaatNietToe or DatumPastNiet.

    The event carries the day the first signal was received: the term of the first talk runs from there (Wgs, art. 4 lid 1).
    """
    zaak = await queries.zaak_met_slot(session, actor.gemeenten, aanvaarding.zaak_id)
    verwacht_versie(zaak, aanvaarding.gezien)
    mag_hulp_aanvaarden(zaak.loop, aanvaarding.datum, aanvaarding.boekdatum)

    zaak.hulp_aanvaard_op = aanvaarding.datum
    await voldoe_termijn(session, zaak.gemeente, zaak.id, CONTACT_TERMIJN.code, aanvaarding.datum)
    await audit.schrijf(session, zaak.gemeente, "hulp-aanvaard", "zaak", zaak.id, actor, nieuw={"datum": aanvaarding.datum})
    await append(
        session,
        HulpAanvaard(
            zaak_id=zaak.id,
            datum=aanvaarding.datum,
            signaal_ontvangen_op=zaak.ontvangen_op,
            crisis=zaak.crisis,
            warme_overdracht=aanvaarding.warme_overdracht,
        ),
        aggregate=zaak,
        boekdatum=aanvaarding.boekdatum,
    )
    return zaak.id
