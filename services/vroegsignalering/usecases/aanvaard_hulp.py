"""The inhabitant accepts help: tell it, so that intake opens an aanmelding by itself when he is an entrepreneur."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.vroegsignalering import HulpAanvaard
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from services.vroegsignalering.domain.termijnen import DOOR_AFSLUITEN
from services.vroegsignalering.domain.zaak import mag_hulp_aanvaarden
from services.vroegsignalering.usecases.behandel import Handeling, neem_in_behandeling, pak_op
from services.vroegsignalering.usecases.stel_ondernemer_vast import Ondernemerschap, bewaar_ondernemerschap
from services.vroegsignalering.usecases.termijnen import voldoe


@dataclass(frozen=True, slots=True)
class Aanvaarding:
    """On which day help was accepted, and whether the visitor hands the person over in person (warme overdracht).

    `ondernemer` None: the visitor does not say, so what is known of the zaak holds.
    """

    handeling: Handeling
    datum: date
    warme_overdracht: bool
    ondernemer: Ondernemerschap | None = None


async def aanvaard_hulp(session: WriteSession, aanvaarding: Aanvaarding, actor: Actor, sleutelbos: Sleutelbos) -> UUID:
    """Publish `hulp-aanvaard` and return the zaak's id. Raises ZaakNietGevonden, VersieVerouderd, ZaakStaatNietToe or DatumPastNiet.

    The event carries the day the first signal was received: the term of the first talk runs from there (Wgs, art. 4 lid 1). An
    entrepreneur goes to the zelfstandigenloket, anyone else to the gemeente's own schuldhulpverlening.
    """
    zaak = await neem_in_behandeling(session, aanvaarding.handeling, actor)
    mag_hulp_aanvaarden(zaak.loop, aanvaarding.datum, aanvaarding.handeling.boekdatum)

    if aanvaarding.ondernemer:
        await bewaar_ondernemerschap(session, zaak, aanvaarding.ondernemer, actor, sleutelbos)
    await pak_op(session, zaak, aanvaarding.datum, bereikt=True)
    zaak.hulp_aanvaard_op, zaak.warme_overdracht = aanvaarding.datum, aanvaarding.warme_overdracht
    await session.flush()
    await voldoe(session, zaak, DOOR_AFSLUITEN, aanvaarding.datum)
    nieuw = {"datum": aanvaarding.datum, "ondernemer": zaak.ondernemer, "warme_overdracht": zaak.warme_overdracht}
    await audit.schrijf(session, zaak.gemeente, "hulp-aanvaard", "zaak", zaak.id, actor, nieuw=nieuw)
    await append(
        session,
        HulpAanvaard(
            zaak_id=zaak.id,
            datum=aanvaarding.datum,
            signaal_ontvangen_op=zaak.ontvangen_op,
            crisis=zaak.crisis,
            warme_overdracht=aanvaarding.warme_overdracht,
            ondernemer=zaak.ondernemer,
        ),
        aggregate=zaak,
        boekdatum=aanvaarding.handeling.boekdatum,
    )
    return zaak.id
