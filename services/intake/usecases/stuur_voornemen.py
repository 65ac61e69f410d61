"""Say what is intended, and record what the person thinks of it (Awb, art. 4:7 and 4:8)."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.briefopslag import maak_concept, sjabloon_van, stel_brief_vast
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.termijnbewaking import start_termijn, voldoe_termijn
from kernel.versie import verwacht_versie
from services.intake.domain.datum import controleer_datum
from services.intake.domain.fouten import ZienswijzeAlGegeven
from services.intake.domain.traject import Besluitsoort, Stap, controleer
from services.intake.domain.voornemen import ZIENSWIJZE as TERMIJN
from services.intake.domain.voornemen import zienswijzetermijn
from services.intake.domain.weigering import Weigeringsgrond, beoordeel_grond
from services.intake.store import queries
from services.intake.store.tables import Voornemen
from services.intake.usecases.betrokkene import VOORNEMEN, ZIENSWIJZE
from services.intake.usecases.brieftekst import VOORNEMEN as BRIEF
from services.intake.usecases.brieftekst import voornemenvelden
from services.intake.usecases.dossier import log_traject


@dataclass(frozen=True, slots=True)
class StuurVoornemen:
    """What is intended and why, and until when the person may answer. `grond` belongs to an afwijzing."""

    traject_id: UUID
    gezien: int
    soort: Besluitsoort
    grond: Weigeringsgrond | None
    motivering: str
    zienswijze_tot_en_met: date
    boekdatum: date


@dataclass(frozen=True, slots=True)
class LegZienswijzeVast:
    """What the person said, and when; without text he let know that he has nothing to add."""

    voornemen_id: UUID
    ontvangen_op: date
    zienswijze: str | None
    boekdatum: date


async def stuur_voornemen(session: WriteSession, bos: Sleutelbos, opdracht: StuurVoornemen, actor: Actor) -> UUID:
    """Store the intention with its letter and start the term for the answer; return its id.

    Raises TrajectNietGevonden, VersieVerouderd, StapNietMogelijk, DatumNietMogelijk, VoornemenPastNiet or
    WeigeringsgrondZonderBeleidsplan.
    """
    traject = await queries.traject_met_slot(session, actor.gemeenten, opdracht.traject_id)
    verwacht_versie(traject, opdracht.gezien)
    controleer(Stap.VOORSTEL if opdracht.soort is Besluitsoort.AFWIJZING else Stap.HERZIENING, traject.stand)
    controleer_datum("laatste dag voor de zienswijze", opdracht.zienswijze_tot_en_met, opdracht.boekdatum + timedelta(days=1), date.max)
    termijn = zienswijzetermijn(opdracht.soort, opdracht.boekdatum, opdracht.zienswijze_tot_en_met)
    if opdracht.grond:
        plannen = await queries.beleidsplan_waarden(session, traject.gemeente)
        beoordeel_grond(opdracht.grond, plannen, traject.gemeente, opdracht.boekdatum)
    rij = Voornemen(
        gemeente=traject.gemeente,
        traject_id=traject.id,
        soort=opdracht.soort.value,
        verzonden_op=opdracht.boekdatum,
        zienswijze_tot_en_met=opdracht.zienswijze_tot_en_met,
        motivering=bos.versleutel(opdracht.motivering, VOORNEMEN),
        verzonden_door=actor.wie,
    )
    session.add(rij)
    traject.versie += 1
    await session.flush()
    await voldoe_termijn(session, traject.gemeente, traject.id, TERMIJN, opdracht.boekdatum)  # an older intention is replaced
    await start_termijn(session, traject.gemeente, traject.id, termijn)
    betrokkene = await queries.betrokkene(session, traject.gemeente, traject.betrokkene_id)
    sjabloon = await sjabloon_van(session, traject.gemeente, BRIEF)
    tekst = sjabloon.vul(voornemenvelden(opdracht.soort, opdracht.motivering, opdracht.zienswijze_tot_en_met))
    await maak_concept(session, bos, traject.gemeente, rij.id, BRIEF.code, tekst, betrokkene.bsn_hash)
    await stel_brief_vast(session, traject.gemeente, rij.id, BRIEF.code, opdracht.boekdatum)  # sent on this day
    await log_traject(session, traject, naam="voornemen verzonden")
    nieuw = {"soort": rij.soort, "zienswijze_tot_en_met": rij.zienswijze_tot_en_met}
    await audit.schrijf(session, traject.gemeente, "voornemen", "traject", traject.id, actor, nieuw=nieuw)
    return rij.id


async def leg_zienswijze_vast(session: WriteSession, bos: Sleutelbos, opdracht: LegZienswijzeVast, actor: Actor) -> None:
    """Store the answer. Raises VoornemenNietGevonden, ZienswijzeAlGegeven or DatumNietMogelijk."""
    rij = await queries.voornemen_met_slot(session, actor.gemeenten, opdracht.voornemen_id)
    if rij.zienswijze_op is not None:
        raise ZienswijzeAlGegeven
    controleer_datum("dag van de zienswijze", opdracht.ontvangen_op, rij.verzonden_op, opdracht.boekdatum)
    rij.zienswijze_op = opdracht.ontvangen_op
    rij.zienswijze = bos.versleutel(opdracht.zienswijze, ZIENSWIJZE) if opdracht.zienswijze else None
    await voldoe_termijn(session, rij.gemeente, rij.traject_id, TERMIJN, opdracht.ontvangen_op)
    await session.flush()
    await log_traject(session, await queries.traject(session, [rij.gemeente], rij.traject_id), naam="zienswijze vastgelegd")
    await audit.schrijf(session, rij.gemeente, "zienswijze", "voornemen", rij.id, actor, nieuw={"op": rij.zienswijze_op})
