"""Ratify a proposed besluit: the second medewerker makes it a beschikking, with its plan (Wgs, art. 4a)."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.intake import AfwijzingBesloten, PlanVastgesteld, ToelatingBesloten
from kernel import audit, vierogen
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijnbewaking import voldoe_termijn
from kernel.verwerkingenlog import log_verwerking
from kernel.vierogen import Voorstel
from services.intake.domain import traject as domein
from services.intake.domain.fouten import VoorstelVervallen
from services.intake.domain.termijnen import BESLUIT
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.weigering import Weigeringsgrond, beoordeel_grond
from services.intake.store import queries
from services.intake.store.tables import Besluit, Plan, Traject
from services.intake.usecases.betrokkene import MOTIVERING, PLAN, VERWERKING, open_zegel
from services.intake.usecases.stel_besluit_voor import als_waarde


@dataclass(frozen=True, slots=True)
class BekrachtigBesluit:
    """Which proposal of which kind. Its id says exactly what was read, so no version beside it."""

    voorstel_id: UUID
    soort: Besluitsoort
    boekdatum: date


async def bekrachtig_besluit(session: WriteSession, bos: Sleutelbos, opdracht: BekrachtigBesluit, actor: Actor) -> tuple[UUID, UUID | None]:
    """Store the besluit and, with a toelating, the plan; return both ids.

    Publishes `toelating-besloten` and `plan-vastgesteld`, or `afwijzing-besloten`. Raises VoorstelNietGevonden,
    VoorstelAlBesloten, VoorstelVervallen, ZelfdeMedewerker or WeigeringsgrondZonderBeleidsplan.
    """
    gemeente, voorstel = await vierogen.bekrachtig(session, opdracht.soort.value, opdracht.voorstel_id, actor.wie, opdracht.boekdatum)
    traject = await queries.traject_met_slot(session, [gemeente], voorstel.onderwerp_id)
    if traject.voorstel_id != voorstel.id:
        raise VoorstelVervallen
    oud, besloten = traject.status, domein.bekrachtig(als_waarde(traject), opdracht.soort, actor.wie)

    besluit = await _besluit(session, bos, opdracht, traject, voorstel, actor)
    session.add(besluit)
    traject.status, traject.bekrachtigd_door = besloten.status.value, besloten.bekrachtigd_door
    await session.flush()
    await voldoe_termijn(session, gemeente, traject.id, BESLUIT, opdracht.boekdatum)

    betrokkene = await queries.betrokkene(session, gemeente, traject.betrokkene_id)
    await log_verwerking(session, gemeente, VERWERKING, [betrokkene.bsn_hash], naam=f"{opdracht.soort.value} besloten")
    nieuw = {"status": traject.status, "besluit": besluit.id, "soort": besluit.soort}
    await audit.schrijf(session, gemeente, "bekrachtigen", "traject", traject.id, actor, oud={"status": oud}, nieuw=nieuw)
    if opdracht.soort is Besluitsoort.AFWIJZING:
        await _meld_afwijzing(session, traject, besluit)
        return besluit.id, None
    return besluit.id, await _meld_toelating(session, bos, traject, besluit, voorstel)


async def _besluit(
    session: WriteSession, bos: Sleutelbos, opdracht: BekrachtigBesluit, traject: Traject, voorstel: Voorstel, actor: Actor
) -> Besluit:
    """The row of the besluit. A ground is looked at again: the beleidsplan must hold on the day of the decision."""
    grond, motivering = None, None
    if opdracht.soort is Besluitsoort.AFWIJZING:
        plannen = await queries.beleidsplan_waarden(session, traject.gemeente)
        grond = beoordeel_grond(Weigeringsgrond(voorstel.inhoud["grond"]), plannen, traject.gemeente, opdracht.boekdatum)
        motivering = bos.versleutel(open_zegel(bos, voorstel.inhoud["motivering"], MOTIVERING), MOTIVERING)
    return Besluit(
        gemeente=traject.gemeente,
        traject_id=traject.id,
        soort=opdracht.soort.value,
        grond=grond,
        motivering=motivering,
        problematisch=voorstel.inhoud.get("problematisch"),
        datum=opdracht.boekdatum,
        binnen_termijn=opdracht.boekdatum <= traject.besluit_uiterlijk,
        voorgesteld_door=voorstel.voorgesteld_door,
        bekrachtigd_door=actor.wie,
    )


async def _meld_afwijzing(session: WriteSession, traject: Traject, besluit: Besluit) -> None:
    afgewezen = AfwijzingBesloten(traject_id=traject.id, besluit_id=besluit.id, datum=besluit.datum, grond=str(besluit.grond))
    await append(session, afgewezen, aggregate=traject, boekdatum=besluit.datum)


async def _meld_toelating(session: WriteSession, bos: Sleutelbos, traject: Traject, besluit: Besluit, voorstel: Voorstel) -> UUID:
    inhoud = open_zegel(bos, voorstel.inhoud["plan"], PLAN)
    plan = Plan(
        gemeente=traject.gemeente,
        traject_id=traject.id,
        besluit_id=besluit.id,
        inhoud=bos.versleutel(inhoud, PLAN),
        aflosperiode_maanden=json.loads(inhoud)["aflosperiodeMaanden"],
        vastgesteld_op=besluit.datum,
    )
    session.add(plan)
    await session.flush()
    toegelaten = ToelatingBesloten(traject_id=traject.id, besluit_id=besluit.id, datum=besluit.datum, binnen_termijn=besluit.binnen_termijn)
    await append(session, toegelaten, aggregate=traject, boekdatum=besluit.datum)
    vastgesteld = PlanVastgesteld(traject_id=traject.id, plan_id=plan.id, datum=besluit.datum)
    await append(session, vastgesteld, aggregate=traject, boekdatum=besluit.datum)
    return plan.id
