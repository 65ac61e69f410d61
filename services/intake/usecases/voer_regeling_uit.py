"""Carry a regeling out: dwangakkoord, start, payment to the creditors, end. Others hear that creditors wait, and until when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.intake import Oplossing, OplossingBereikt, SchuldregelingGeeindigd, SchuldregelingGestart
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijn import Termijnsoort
from kernel.versie import verwacht_versie
from services.intake.domain.datum import controleer_datum
from services.intake.domain.fouten import KredietNietBeschikbaar, UitbetalingOntbreekt
from services.intake.domain.regeling import MET_KREDIET, REGELING, Kredietbron, Regelingstap, Regelingstatus
from services.intake.domain.traject import Stap
from services.intake.store import queries
from services.intake.store.tables import Regeling, Traject
from services.intake.usecases.dossier import open_dossier


@dataclass(frozen=True, slots=True)
class Regelinghandeling:
    """One act on a regeling, on the day that it counts from."""

    regeling_id: UUID
    gezien: int
    datum: date
    boekdatum: date


async def vraag_dwangakkoord(session: WriteSession, opdracht: Regelinghandeling, actor: Actor) -> None:
    """The judge is asked to force those who refuse (Fw, art. 287a). Raises what the other acts raise."""
    regeling, _ = await _open(session, opdracht, actor, Regelingstap.DWANGAKKOORD)
    regeling.dwangakkoord_gevraagd_op = controleer_datum(
        "verzoek", opdracht.datum, regeling.voorgesteld_op or regeling.gemaakt_op, opdracht.boekdatum
    )
    await _bewaar(session, regeling, Regelingstap.DWANGAKKOORD, None, actor)


async def leg_uitspraak_vast(session: WriteSession, opdracht: Regelinghandeling, actor: Actor, *, toegewezen: bool) -> None:
    """What the judge decided: forced, or refused after all."""
    regeling, _ = await _open(session, opdracht, actor, Regelingstap.UITSPRAAK)
    vanaf = regeling.dwangakkoord_gevraagd_op or regeling.gemaakt_op
    regeling.uitspraak_op = controleer_datum("uitspraak", opdracht.datum, vanaf, opdracht.boekdatum)
    regeling.dwangakkoord, regeling.akkoord_op = toegewezen, opdracht.datum if toegewezen else None
    nieuw = Regelingstatus.AKKOORD if toegewezen else Regelingstatus.GEWEIGERD
    await _bewaar(session, regeling, Regelingstap.UITSPRAAK, nieuw, actor)


async def start_regeling(session: WriteSession, opdracht: Regelinghandeling, krediet_uitbetaald_op: date | None, actor: Actor) -> None:
    """From today creditors wait, or are paid: publish `schuldregeling-gestart` and `oplossing-bereikt`.

    With a lender the credit is there first: bbz tells of its own, for another the day is given. Raises KredietNietBeschikbaar too.
    """
    regeling, traject = await _open(session, opdracht, actor, Regelingstap.START)
    if regeling.vorm in MET_KREDIET and regeling.bron is not Kredietbron.BBZ and krediet_uitbetaald_op:
        uitbetaald = controleer_datum("uitbetaling van het krediet", krediet_uitbetaald_op, traject.hulpvraag_op, opdracht.datum)
        regeling.krediet_uitbetaald_op = uitbetaald
    if regeling.vorm in MET_KREDIET and regeling.krediet_uitbetaald_op is None:
        raise KredietNietBeschikbaar
    regeling.gestart_op = controleer_datum("start", opdracht.datum, regeling.akkoord_op or regeling.gemaakt_op, opdracht.boekdatum)
    await _bewaar(session, regeling, Regelingstap.START, None, actor)
    looptijd = Termijnsoort(code="regeling", artikel="regeling", maanden=regeling.aflosperiode_maanden, atw=False)
    gestart = SchuldregelingGestart(
        traject_id=traject.id,
        soort=regeling.soort,
        datum=opdracht.datum,
        tot_en_met=None if regeling.vorm in MET_KREDIET else looptijd.op_zich(opdracht.datum),
    )
    await append(session, gestart, aggregate=traject, boekdatum=opdracht.boekdatum)
    bereikt = OplossingBereikt(traject_id=traject.id, oplossing=Oplossing(regeling.soort), datum=opdracht.datum)
    await append(session, bereikt, aggregate=traject, boekdatum=opdracht.boekdatum)


async def betaal_schuldeisers(session: WriteSession, opdracht: Regelinghandeling, actor: Actor) -> int:
    """Every creditor that was not paid yet got his share; return how many cents that was."""
    regeling, _ = await _open(session, opdracht, actor, Regelingstap.UITBETALING)
    controleer_datum("uitbetaling", opdracht.datum, regeling.gestart_op or regeling.gemaakt_op, opdracht.boekdatum)
    rijen = [r for r in await queries.aandeel_rijen(session, regeling.gemeente, regeling.id) if r.betaald_op is None]
    for rij in rijen:
        rij.betaald_op = opdracht.datum
    await _bewaar(session, regeling, Regelingstap.UITBETALING, None, actor)
    return sum(rij.aandeel_centen for rij in rijen)


async def beeindig_regeling(session: WriteSession, opdracht: Regelinghandeling, actor: Actor, *, geslaagd: bool) -> None:
    """It succeeded or it did not: publish `schuldregeling-geeindigd`. A credit that succeeds has paid everyone (UitbetalingOntbreekt)."""
    regeling, traject = await _open(session, opdracht, actor, Regelingstap.EINDE)
    controleer_datum("einde", opdracht.datum, regeling.gestart_op or regeling.gemaakt_op, opdracht.boekdatum)
    if geslaagd and regeling.vorm in MET_KREDIET:
        rijen = await queries.aandeel_rijen(session, regeling.gemeente, regeling.id)
        if any(r.betaald_op is None for r in rijen):
            raise UitbetalingOntbreekt
    await sluit_regeling(session, regeling, traject, opdracht.datum, opdracht.boekdatum, actor, geslaagd=geslaagd)


async def sluit_regeling(
    session: WriteSession, regeling: Regeling, traject: Traject, datum: date, boekdatum: date, actor: Actor, *, geslaagd: bool
) -> None:
    """End a regeling that runs, and tell it; also when someone leaves the route halfway."""
    regeling.geeindigd_op = datum
    nieuw = Regelingstatus.GESLAAGD if geslaagd else Regelingstatus.MISLUKT
    await _bewaar(session, regeling, Regelingstap.EINDE, nieuw, actor)
    einde = SchuldregelingGeeindigd(traject_id=traject.id, soort=regeling.soort, datum=datum, geslaagd=geslaagd)
    await append(session, einde, aggregate=traject, boekdatum=boekdatum)


async def trek_regeling_in(session: WriteSession, opdracht: Regelinghandeling, actor: Actor) -> None:
    """It is not offered any longer, before it started."""
    regeling, _ = await _open(session, opdracht, actor, Regelingstap.INTREKKING)
    await sluit_voorbereiding(session, regeling, opdracht.datum, actor)


async def sluit_voorbereiding(session: WriteSession, regeling: Regeling, datum: date, actor: Actor) -> None:
    """Take back a regeling that did not start."""
    regeling.geeindigd_op = datum
    await _bewaar(session, regeling, Regelingstap.INTREKKING, None, actor)


async def _open(session: WriteSession, opdracht: Regelinghandeling, actor: Actor, stap: Regelingstap) -> tuple[Regeling, Traject]:
    """Raises RegelingNietGevonden, VersieVerouderd, or StapNietMogelijk of the regeling or of the traject."""
    regeling = await queries.regeling_met_slot(session, actor.gemeenten, opdracht.regeling_id)
    verwacht_versie(regeling, opdracht.gezien)
    traject = await open_dossier(session, actor, regeling.traject_id, Stap.OPLOSSING, naam=f"regeling: {stap.value}")
    REGELING.controleer(stap, regeling.stand)
    return regeling, traject


async def _bewaar(session: WriteSession, regeling: Regeling, stap: Regelingstap, naar: Regelingstatus | None, actor: Actor) -> None:
    oud, regeling.status = regeling.status, REGELING.volgende(stap, regeling.stand, naar).value
    regeling.versie += 1
    await session.flush()
    nieuw = {"status": regeling.status}
    await audit.schrijf(session, regeling.gemeente, stap.value, "regeling", regeling.id, actor, oud={"status": oud}, nieuw=nieuw)
