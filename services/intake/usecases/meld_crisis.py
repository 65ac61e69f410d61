"""A situation becomes bedreigend while someone is already known: a talk within three werkdagen, also halfway (Wgs, art. 4 lid 2)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.termijn import Termijn
from kernel.termijnbewaking import lopende_termijn, start_termijn, voldoe_termijn
from kernel.versie import verwacht_versie
from services.intake.domain.aanmelding import AANMELDING, Aanmeldstap, Aanmeldstatus
from services.intake.domain.crisis import Crisisgrond, beoordeel_crisis
from services.intake.domain.datum import controleer_datum
from services.intake.domain.fouten import CrisisAlBesproken
from services.intake.domain.termijnen import CRISISGESPREK, GESPREK, GESPREK_CRISIS, crisistermijn
from services.intake.store import queries
from services.intake.store.tables import Aanmelding, Crisis
from services.intake.usecases.dossier import log_aanmelding


@dataclass(frozen=True, slots=True)
class MeldCrisis:
    """What threatens, and since when we know."""

    aanmelding_id: UUID
    gezien: int
    grond: Crisisgrond
    gemeld_op: date
    boekdatum: date


@dataclass(frozen=True, slots=True)
class VoerCrisisgesprek:
    """The talk about it took place."""

    crisis_id: UUID
    gezien: int
    datum: date
    boekdatum: date


async def meld_crisis(session: WriteSession, opdracht: MeldCrisis, actor: Actor) -> UUID:
    """Store the crisis and start its term; return its id.

    Raises AanmeldingNietGevonden, VersieVerouderd, StapNietMogelijk, DatumNietMogelijk or CrisisgrondNietVastgesteld.
    """
    aanmelding = await queries.aanmelding_met_slot(session, actor.gemeenten, opdracht.aanmelding_id)
    verwacht_versie(aanmelding, opdracht.gezien)
    AANMELDING.controleer(Aanmeldstap.CRISIS, aanmelding.stand)
    controleer_datum("melding", opdracht.gemeld_op, aanmelding.ontvangen_op, opdracht.boekdatum)
    beleid = await queries.crisisbeleid_waarden(session, aanmelding.gemeente)
    beoordeel_crisis(crisis=True, grond=opdracht.grond, beleid=beleid, gemeente=aanmelding.gemeente, op=opdracht.gemeld_op)
    return await bewaar_crisis(session, aanmelding, opdracht.grond.value, opdracht.gemeld_op, actor)


async def bewaar_crisis(session: WriteSession, aanmelding: Aanmelding, grond: str | None, gemeld_op: date, actor: Actor) -> UUID:
    """The same for an aanmelding that is locked. Before the first talk its term becomes the stricter one; later it is a talk of its own."""
    termijn = crisistermijn(gemeld_op, in_traject=aanmelding.stand is Aanmeldstatus.IN_TRAJECT)
    uiterlijk = await _bewaak(session, aanmelding, termijn)
    aanmelding.crisis, aanmelding.crisisgrond = True, grond or aanmelding.crisisgrond
    aanmelding.versie += 1
    crisis = Crisis(
        gemeente=aanmelding.gemeente,
        versie=1,
        aanmelding_id=aanmelding.id,
        grond=grond,
        gemeld_op=gemeld_op,
        gesprek_uiterlijk=uiterlijk,
    )
    session.add(crisis)
    await session.flush()
    await log_aanmelding(session, aanmelding, naam="crisis vastgelegd")
    nieuw = {"grond": grond, "gesprek_uiterlijk": uiterlijk}
    await audit.schrijf(session, aanmelding.gemeente, "melden", "crisis", crisis.id, actor, nieuw=nieuw)
    return crisis.id


async def _bewaak(session: WriteSession, aanmelding: Aanmelding, termijn: Termijn) -> date:
    """Start the term, unless a first talk is due sooner anyway; return the day on which the talk is due."""
    if aanmelding.stand is Aanmeldstatus.ONTVANGEN:
        if aanmelding.gesprek_uiterlijk <= termijn.einde:
            return aanmelding.gesprek_uiterlijk
        aanmelding.gesprek_uiterlijk = termijn.einde
    rij = await lopende_termijn(session, aanmelding.gemeente, aanmelding.id, termijn.soort.code)
    if rij is None:
        await start_termijn(session, aanmelding.gemeente, aanmelding.id, termijn)
    elif termijn.einde < rij.einde:
        rij.begin, rij.einde, rij.genaderd = termijn.begin, termijn.einde, False
    return termijn.einde


async def voer_crisisgesprek(session: WriteSession, opdracht: VoerCrisisgesprek, actor: Actor) -> bool:
    """The talk met the term; return whether that was in time. Late is possible, and stays visible.

    Before the first talk that talk itself counts. Raises CrisisNietGevonden, VersieVerouderd, CrisisAlBesproken,
    StapNietMogelijk or DatumNietMogelijk.
    """
    crisis = await queries.crisis_met_slot(session, actor.gemeenten, opdracht.crisis_id)
    verwacht_versie(crisis, opdracht.gezien)
    if crisis.gesprek_op is not None:
        raise CrisisAlBesproken(crisis.gesprek_op)
    aanmelding = await queries.aanmelding_met_slot(session, [crisis.gemeente], crisis.aanmelding_id)
    AANMELDING.controleer(Aanmeldstap.CRISISGESPREK, aanmelding.stand)
    controleer_datum("gespreksdatum", opdracht.datum, crisis.gemeld_op, opdracht.boekdatum)
    await log_aanmelding(session, aanmelding, naam="crisisgesprek vastgelegd")
    await _besproken(session, crisis, opdracht.datum, actor)
    if not await queries.open_crises(session, crisis.gemeente, crisis.aanmelding_id):
        await voldoe_termijn(session, crisis.gemeente, crisis.aanmelding_id, CRISISGESPREK, opdracht.datum)
    return opdracht.datum <= crisis.gesprek_uiterlijk


async def bespreek_crises(session: WriteSession, aanmelding: Aanmelding, op: date, actor: Actor) -> None:
    """Every crisis that was still open was spoken about on this day, and no term about it runs any more."""
    for soort in (GESPREK, GESPREK_CRISIS, CRISISGESPREK):
        await voldoe_termijn(session, aanmelding.gemeente, aanmelding.id, soort, op)
    for crisis in await queries.open_crises(session, aanmelding.gemeente, aanmelding.id):
        await _besproken(session, crisis, op, actor)


async def _besproken(session: WriteSession, crisis: Crisis, op: date, actor: Actor) -> None:
    crisis.gesprek_op, crisis.gevoerd_door, crisis.versie = op, actor.wie, crisis.versie + 1
    await session.flush()
    nieuw = {"gesprek_op": op, "binnen_termijn": op <= crisis.gesprek_uiterlijk}
    await audit.schrijf(session, crisis.gemeente, "bespreken", "crisis", crisis.id, actor, nieuw=nieuw)
