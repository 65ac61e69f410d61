"""Ratify a proposed besluit: the second medewerker makes it a beschikking, with its plan and its letter (Wgs, art. 4a)."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.intake import AfwijzingBesloten, BesluitGewijzigd, PlanVastgesteld, ToelatingBesloten
from kernel import audit, vierogen
from kernel.auth import Actor
from kernel.briefopslag import stel_brief_vast
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijnbewaking import lopende_termijn, voldoe_termijn
from kernel.vierogen import Voorstel
from services.intake.domain import traject as domein
from services.intake.domain.dwangsom import INGEBREKE
from services.intake.domain.fouten import VoorstelVervallen
from services.intake.domain.herziening import REDENEN, Herzieningsreden
from services.intake.domain.schuldtoets import HERZIEN
from services.intake.domain.termijnen import BESLUIT
from services.intake.domain.traject import EERSTE, EINDE, Besluitsoort, Trajectstatus
from services.intake.domain.voornemen import ZIENSWIJZE
from services.intake.domain.weigering import Weigeringsgrond, beoordeel_grond
from services.intake.store import queries
from services.intake.store.tables import Besluit, Plan, Traject
from services.intake.usecases.beoordeel_besluit import beoordeel_herziening
from services.intake.usecases.betrokkene import MOTIVERING, PLAN, open_zegel
from services.intake.usecases.dossier import log_traject
from services.intake.usecases.registreer_bkr import sluit_bkr, vereis_bkr
from services.intake.usecases.schort_besluit_op import besluittermijn_van
from services.intake.usecases.sluit_oplossing import sluit_oplossing
from services.intake.usecases.stel_besluit_voor import als_waarde


@dataclass(frozen=True, slots=True)
class BekrachtigBesluit:
    """Which proposal of which kind. Its id says exactly what was read, so no version beside it."""

    voorstel_id: UUID
    soort: Besluitsoort
    boekdatum: date


async def bekrachtig_besluit(session: WriteSession, bos: Sleutelbos, opdracht: BekrachtigBesluit, actor: Actor) -> tuple[UUID, UUID | None]:
    """Store the besluit, its plan when it has one, and fix its letter; return both ids.

    Publishes `toelating-besloten`, `afwijzing-besloten` or `besluit-gewijzigd`, and `plan-vastgesteld` and
    `bkr-registratie-vereist` where they follow. With the admission ends what still ran to arrange the debts. Deciding late
    is possible, and marked. Raises VoorstelNietGevonden, VoorstelAlBesloten, VoorstelVervallen, ZelfdeMedewerker, StapNietMogelijk,
    WeigeringsgrondZonderBeleidsplan, HersteltermijnNietVerstreken, BbzKredietLoopt or RegelingLoopt.
    """
    gemeente, voorstel = await vierogen.bekrachtig(session, opdracht.soort.value, opdracht.voorstel_id, actor.wie, opdracht.boekdatum)
    traject = await queries.traject_met_slot(session, [gemeente], voorstel.onderwerp_id)
    if traject.voorstel_id != voorstel.id:
        raise VoorstelVervallen
    oud, besloten = traject.status, domein.bekrachtig(als_waarde(traject), opdracht.soort, actor.wie)

    besluit = await _besluit(session, bos, opdracht, traject, voorstel, actor)
    session.add(besluit)
    traject.status, traject.bekrachtigd_door, traject.voorstel_id = besloten.status.value, besloten.bekrachtigd_door, None
    await session.flush()
    af = () if traject.stand is Trajectstatus.TOEGELATEN else (HERZIEN,)  # what was still open need not come back
    for soort in (BESLUIT, INGEBREKE, ZIENSWIJZE, *af):
        await voldoe_termijn(session, gemeente, traject.id, soort, opdracht.boekdatum)
    await stel_brief_vast(session, gemeente, voorstel.id, opdracht.soort.value, opdracht.boekdatum)

    await log_traject(session, traject, naam=f"{opdracht.soort.value} besloten")
    nieuw = {"status": traject.status, "besluit": besluit.id, "soort": besluit.soort}
    await audit.schrijf(session, gemeente, "bekrachtigen", "traject", traject.id, actor, oud={"status": oud}, nieuw=nieuw)
    await _meld(session, traject, besluit)
    plan_id = await _stel_plan_vast(session, bos, traject, besluit, voorstel)
    await _bkr(session, traject, besluit, actor)
    if besluit.besluitsoort in EINDE:  # no step on the solution is possible any more: nothing may be left running
        await sluit_oplossing(session, traject, besluit.datum, besluit.datum, actor)
    return besluit.id, plan_id


async def _besluit(
    session: WriteSession, bos: Sleutelbos, opdracht: BekrachtigBesluit, traject: Traject, voorstel: Voorstel, actor: Actor
) -> Besluit:
    """The row of the besluit. What allowed the proposal is looked at again: it must hold on the day of the decision."""
    inhoud, grond = voorstel.inhoud, None
    if opdracht.soort in REDENEN:
        reden, plan = Herzieningsreden(inhoud["reden"]), "plan" in inhoud
        wat = (session, traject, opdracht.soort, reden, opdracht.boekdatum)
        await beoordeel_herziening(*wat, met_plan=plan, eigen_gegevens=True)  # that he was heard does not change
    if opdracht.soort is Besluitsoort.AFWIJZING:
        plannen = await queries.beleidsplan_waarden(session, traject.gemeente)
        grond = beoordeel_grond(Weigeringsgrond(inhoud["grond"]), plannen, traject.gemeente, opdracht.boekdatum)
    motivering = open_zegel(bos, inhoud["motivering"], MOTIVERING) if "motivering" in inhoud else None
    te_laat = await _dagen_te_laat(session, traject, opdracht)
    return Besluit(
        gemeente=traject.gemeente,
        traject_id=traject.id,
        voorstel_id=voorstel.id,
        soort=opdracht.soort.value,
        grond=grond,
        reden=Herzieningsreden(inhoud["reden"]).value if "reden" in inhoud else None,
        motivering=bos.versleutel(motivering, MOTIVERING) if motivering else None,
        problematisch=inhoud.get("problematisch"),
        datum=opdracht.boekdatum,
        binnen_termijn=te_laat == 0,
        dagen_te_laat=te_laat,
        voorgesteld_door=voorstel.voorgesteld_door,
        bekrachtigd_door=actor.wie,
    )


async def _dagen_te_laat(session: WriteSession, traject: Traject, opdracht: BekrachtigBesluit) -> int:
    """Days past the decision term, 0 in time; a revision answers no aanvraag and has no term."""
    if opdracht.soort not in EERSTE:
        return 0
    rij = await lopende_termijn(session, traject.gemeente, traject.id, BESLUIT)
    if rij is None:
        return max(0, (opdracht.boekdatum - traject.besluit_uiterlijk).days)
    return max(0, -rij.termijn(besluittermijn_van(traject).soort).dagen_over(opdracht.boekdatum))


async def _meld(session: WriteSession, traject: Traject, besluit: Besluit) -> None:
    wie = {"traject_id": traject.id, "besluit_id": besluit.id, "datum": besluit.datum}
    gebeurtenis: ToelatingBesloten | AfwijzingBesloten | BesluitGewijzigd
    match besluit.besluitsoort:
        case Besluitsoort.TOELATING:
            gebeurtenis = ToelatingBesloten.model_validate({**wie, "binnen_termijn": besluit.binnen_termijn})
        case Besluitsoort.AFWIJZING:
            gebeurtenis = AfwijzingBesloten.model_validate({**wie, "grond": besluit.grond, "binnen_termijn": besluit.binnen_termijn})
        case soort:
            gebeurtenis = BesluitGewijzigd.model_validate({**wie, "soort": soort.value})
    await append(session, gebeurtenis, aggregate=traject, boekdatum=besluit.datum)


async def _stel_plan_vast(session: WriteSession, bos: Sleutelbos, traject: Traject, besluit: Besluit, voorstel: Voorstel) -> UUID | None:
    if "plan" not in voorstel.inhoud:
        return None
    inhoud = open_zegel(bos, voorstel.inhoud["plan"], PLAN)
    return await bewaar_plan(session, bos, traject, besluit.id, inhoud, besluit.datum)


async def bewaar_plan(session: WriteSession, bos: Sleutelbos, traject: Traject, besluit_id: UUID, inhoud: str, op: date) -> UUID:
    """Store the next version of the plan (JSON of `domain.plan.als_json`) and publish `plan-vastgesteld`; return its id."""
    plan = Plan(
        gemeente=traject.gemeente,
        traject_id=traject.id,
        besluit_id=besluit_id,
        nummer=await queries.volgend_plannummer(session, traject.gemeente, traject.id),
        inhoud=bos.versleutel(inhoud, PLAN),
        aflosperiode_maanden=json.loads(inhoud)["aflosperiodeMaanden"],
        vastgesteld_op=op,
    )
    session.add(plan)
    await session.flush()
    vastgesteld = PlanVastgesteld(traject_id=traject.id, plan_id=plan.id, datum=op)
    await append(session, vastgesteld, aggregate=traject, boekdatum=op)
    return plan.id


async def _bkr(session: WriteSession, traject: Traject, besluit: Besluit, actor: Actor) -> None:
    if besluit.besluitsoort is Besluitsoort.TOELATING and besluit.problematisch:
        await vereis_bkr(session, traject, besluit.id, besluit.datum, actor)
    elif besluit.besluitsoort in EINDE:
        await sluit_bkr(session, traject.gemeente, traject.id, besluit.datum, actor)
