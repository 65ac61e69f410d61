"""The preparation of a starter: begin, one phase after the other, its outcome, and whether it lasted (Bbz 2004, art. 2 lid 3)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts import bbz as contract
from contracts.persoon import Betrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijn import Termijn, Termijnsoort
from kernel.termijnbewaking import start_termijn, voldoe_termijn
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain import starter as domein
from services.bbz.domain.fouten.starter import AlGemeten, StartdatumOntbreekt, TrajectAfgerond, TrajectLoopt
from services.bbz.domain.levensonderhoud import laatste_dag
from services.bbz.domain.norm import Normcode
from services.bbz.store import normen
from services.bbz.store.geheim import nieuwe_betrokkene
from services.bbz.store.geheim_uitvoering import STARTERS as VERWERKING
from services.bbz.store.geheim_uitvoering import Plek, versleutel_tekst
from services.bbz.store.queries import starters as vragen
from services.bbz.store.tables.starter import Starterfase, Starterstraject, Uitstroommeting

#: Codes of the terms, in events and in the list of terms.
VOORBEREIDING, UITSTROOM = "bbz-voorbereiding", "bbz-uitstroom"


@dataclass(frozen=True, slots=True)
class BeginTraject:
    """Who begins, in which group and under which contract, if any."""

    gemeente: str
    betrokkene: Betrokkene
    groep_id: UUID | None
    contract_id: UUID | None
    boekdatum: date


@dataclass(frozen=True, slots=True)
class SluitFaseAf:
    """A phase that ended, and the klantmanager's go or no-go."""

    traject_id: UUID
    fase: domein.Fase
    ingekocht: bool
    begin: date
    einde: date
    door_gaan: bool
    reden: str
    plan: bool


@dataclass(frozen=True, slots=True)
class RondAf:
    """What became of it; `onderneming_op` when a business began."""

    traject_id: UUID
    uitkomst: domein.Trajectuitkomst
    onderneming_op: date | None
    boekdatum: date


@dataclass(frozen=True, slots=True)
class MeetUitstroom:
    """Months on an uitkering and on levensonderhoud in the first `na_maanden` after the start."""

    traject_id: UUID
    na_maanden: int
    maanden_uitkering: int
    maanden_levensonderhoud: int
    boekdatum: date


async def begin_traject(session: WriteSession, bos: Sleutelbos, opdracht: BeginTraject, actor: Actor) -> UUID:
    """Store it, guard its twelve months, publish `starterstraject-gestart`; return its id. Raises GroepVol among others."""
    if opdracht.groep_id:
        groep = await vragen.groep_met_slot(session, opdracht.gemeente, opdracht.groep_id)
        domein.toets_groep(await vragen.deelnemers(session, opdracht.gemeente, groep.id), groep.plaatsen)
    if opdracht.contract_id:
        await vragen.contract(session, opdracht.gemeente, opdracht.contract_id)
    norm = (await normen.op(session, opdracht.boekdatum)).norm(Normcode.DUUR_VOORBEREIDING)
    betrokkene = nieuwe_betrokkene(bos, opdracht.gemeente, opdracht.betrokkene)
    session.add(betrokkene)
    await session.flush()
    rij = Starterstraject(
        gemeente=opdracht.gemeente,
        betrokkene_id=betrokkene.id,
        groep_id=opdracht.groep_id,
        contract_id=opdracht.contract_id,
        gestart_op=opdracht.boekdatum,
        uiterlijk=laatste_dag(opdracht.boekdatum, norm.aantal),
    )
    session.add(rij)
    await session.flush()
    soort = Termijnsoort(code=VOORBEREIDING, artikel=f"Bbz 2004, {norm.artikel}", maanden=norm.aantal, atw=False)
    await start_termijn(session, rij.gemeente, rij.id, Termijn(soort, rij.gestart_op))
    await log_verwerking(session, rij.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="starterstraject begonnen")
    await audit.schrijf(
        session, rij.gemeente, "traject-beginnen", "starterstraject", rij.id, actor, nieuw={"uiterlijk": str(rij.uiterlijk)}
    )
    gebeurtenis = contract.StarterstrajectGestart(starterstraject_id=rij.id, datum=opdracht.boekdatum)
    await append(session, gebeurtenis, aggregate=rij, boekdatum=opdracht.boekdatum)
    return rij.id


async def sluit_fase_af(session: WriteSession, bos: Sleutelbos, opdracht: SluitFaseAf, actor: Actor) -> UUID:
    """Store the phase; return its id. Raises StarterstrajectNietGevonden, TrajectAfgerond or FaseNietAanDeBeurt."""
    rij = await vragen.traject_met_slot(session, actor.gemeenten, opdracht.traject_id)
    gedaan = [(domein.Fase(f.fase), f.door_gaan) for f in await vragen.fasen(session, rij.gemeente, rij.id)]
    domein.toets_fase(gedaan, opdracht.fase, afgerond=rij.afgerond_op is not None)
    fase = Starterfase(
        gemeente=rij.gemeente,
        starterstraject_id=rij.id,
        fase=opdracht.fase.value,
        ingekocht=opdracht.ingekocht,
        begin=opdracht.begin,
        einde=opdracht.einde,
        door_gaan=opdracht.door_gaan,
        reden=versleutel_tekst(bos, Plek.FASE, opdracht.reden),
        klantmanager=actor.wie,
    )
    session.add(fase)
    if opdracht.plan and rij.plan_op is None:
        rij.plan_op = opdracht.einde
    rij.versie += 1
    await session.flush()
    nieuw = {"fase": fase.fase, "doorGaan": fase.door_gaan}
    await audit.schrijf(session, rij.gemeente, "fase-afsluiten", "starterstraject", rij.id, actor, nieuw=nieuw)
    return fase.id


async def rond_af(session: WriteSession, opdracht: RondAf, actor: Actor) -> Starterstraject:
    """Store the outcome, publish `starterstraject-afgerond`, and plan the measurements when a business began."""
    rij = await vragen.traject_met_slot(session, actor.gemeenten, opdracht.traject_id)
    if rij.afgerond_op:
        raise TrajectAfgerond
    if opdracht.uitkomst.gestart != (opdracht.onderneming_op is not None):
        raise StartdatumOntbreekt
    rij.uitkomst, rij.afgerond_op, rij.onderneming_op = opdracht.uitkomst.value, opdracht.boekdatum, opdracht.onderneming_op
    await session.flush()
    await voldoe_termijn(session, rij.gemeente, rij.id, VOORBEREIDING, opdracht.boekdatum)
    if rij.onderneming_op:
        await _plan_meting(session, rij, domein.METINGEN[0])
    await audit.schrijf(session, rij.gemeente, "traject-afronden", "starterstraject", rij.id, actor, nieuw={"uitkomst": rij.uitkomst})
    gebeurtenis = contract.StarterstrajectAfgerond(starterstraject_id=rij.id, uitkomst=rij.uitkomst, datum=opdracht.boekdatum)
    await append(session, gebeurtenis, aggregate=rij, boekdatum=opdracht.boekdatum)
    return rij


async def meet_uitstroom(session: WriteSession, opdracht: MeetUitstroom, actor: Actor) -> UUID:
    """Store the measurement and publish `uitstroom-gemeten`. Raises TrajectLoopt, MetingTeVroeg or AlGemeten."""
    rij = await vragen.traject_met_slot(session, actor.gemeenten, opdracht.traject_id)
    if rij.onderneming_op is None:
        raise TrajectLoopt
    domein.toets_meting(rij.onderneming_op, opdracht.na_maanden, opdracht.boekdatum)
    if opdracht.na_maanden in {m.na_maanden for m in await vragen.metingen(session, rij.gemeente, rij.id)}:
        raise AlGemeten(opdracht.na_maanden)
    meting = Uitstroommeting(
        gemeente=rij.gemeente,
        starterstraject_id=rij.id,
        na_maanden=opdracht.na_maanden,
        maanden_uitkering=opdracht.maanden_uitkering,
        maanden_levensonderhoud=opdracht.maanden_levensonderhoud,
        duurzaam=domein.duurzaam(opdracht.maanden_uitkering, opdracht.maanden_levensonderhoud),
        datum=opdracht.boekdatum,
        door=actor.wie,
    )
    session.add(meting)
    await session.flush()
    await voldoe_termijn(session, rij.gemeente, rij.id, UITSTROOM, opdracht.boekdatum)
    if opdracht.na_maanden == domein.METINGEN[0]:
        await _plan_meting(session, rij, domein.METINGEN[1])
    nieuw = {"naMaanden": meting.na_maanden, "duurzaam": meting.duurzaam}
    await audit.schrijf(session, rij.gemeente, "uitstroom-meten", "starterstraject", rij.id, actor, nieuw=nieuw)
    gebeurtenis = contract.UitstroomGemeten(
        starterstraject_id=rij.id, na_maanden=meting.na_maanden, duurzaam=meting.duurzaam, datum=opdracht.boekdatum
    )
    await append(session, gebeurtenis, aggregate=rij, boekdatum=opdracht.boekdatum)
    return meting.id


async def _plan_meting(session: WriteSession, rij: Starterstraject, maanden: int) -> None:
    """A reminder and no legal term: measuring is our own promise."""
    assert rij.onderneming_op, "only a started business is measured"
    soort = Termijnsoort(code=UITSTROOM, artikel="meting van duurzame uitstroom", maanden=maanden, atw=False)
    await start_termijn(session, rij.gemeente, rij.id, Termijn(soort, rij.onderneming_op))
