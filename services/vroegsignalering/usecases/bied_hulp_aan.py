"""Offer help, or start a quick fix: something the inhabitant can solve within thirty days after accepting it (GGM)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.termijn import Termijn
from kernel.termijnbewaking import start_termijn
from services.vroegsignalering.domain.termijnen import QUICK_FIX_TERMIJN
from services.vroegsignalering.domain.zaak import Hulpsoort, mag_hulp_aanbieden, mag_quick_fix_starten
from services.vroegsignalering.store.tables import Zaak
from services.vroegsignalering.store.tables.dossier import Hulpaanbod
from services.vroegsignalering.usecases.behandel import Handeling, neem_in_behandeling


@dataclass(frozen=True, slots=True)
class Aanbod:
    """Which help was offered, on which day."""

    handeling: Handeling
    soort: Hulpsoort
    datum: date


async def bied_hulp_aan(session: WriteSession, aanbod: Aanbod, actor: Actor) -> UUID:
    """Store the offer and return its id. Raises ZaakNietGevonden, VersieVerouderd, ZaakStaatNietToe or DatumPastNiet."""
    zaak = await neem_in_behandeling(session, aanbod.handeling, actor)
    mag_hulp_aanbieden(zaak.loop, aanbod.datum, aanbod.handeling.boekdatum)
    return await _bewaar(session, zaak, aanbod, actor)


async def start_quick_fix(session: WriteSession, handeling: Handeling, datum: date, actor: Actor) -> UUID:
    """The inhabitant accepted a quick fix on this day: guard its thirty days. Raises as `bied_hulp_aan`, or QuickFixLoopt."""
    zaak = await neem_in_behandeling(session, handeling, actor)
    mag_quick_fix_starten(zaak.loop, datum, handeling.boekdatum)
    termijn = Termijn(QUICK_FIX_TERMIJN, datum)
    zaak.quick_fix_tot = termijn.einde
    await start_termijn(session, zaak.gemeente, zaak.id, termijn)
    return await _bewaar(session, zaak, Aanbod(handeling, Hulpsoort.QUICK_FIX, datum), actor)


async def _bewaar(session: WriteSession, zaak: Zaak, aanbod: Aanbod, actor: Actor) -> UUID:
    zaak.hulpaanbod_op = min(aanbod.datum, zaak.hulpaanbod_op or aanbod.datum)
    zaak.versie += 1  # no event tells of an offer, but who saw the zaak without it saw an older one
    rij = Hulpaanbod(gemeente=zaak.gemeente, zaak_id=zaak.id, datum=aanbod.datum, soort=aanbod.soort.value, door=actor.wie)
    session.add(rij)
    await session.flush()
    nieuw = {"soort": rij.soort, "datum": rij.datum, "quick_fix_tot": zaak.quick_fix_tot}
    await audit.schrijf(session, zaak.gemeente, "hulp-aangeboden", "zaak", zaak.id, actor, nieuw=nieuw)
    return rij.id
