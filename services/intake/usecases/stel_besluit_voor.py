"""Propose a besluit on admission: toelating with its plan van aanpak, or afwijzing on an allowed ground."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from kernel import audit, vierogen
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.intake.domain import traject as domein
from services.intake.domain.plan import PlanVanAanpak, als_json
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.weigering import Weigeringsgrond, beoordeel_grond
from services.intake.store import queries
from services.intake.store.tables import Traject
from services.intake.usecases.betrokkene import MOTIVERING, PLAN, VERWERKING, verzegel


@dataclass(frozen=True, slots=True)
class StelToelatingVoor:
    """The plan, and whether the debts are problematic: None while that is not yet clear."""

    traject_id: UUID
    gezien: int
    plan: PlanVanAanpak
    problematisch: bool | None
    boekdatum: date


@dataclass(frozen=True, slots=True)
class StelAfwijzingVoor:
    """The ground, and in words why it applies to this person."""

    traject_id: UUID
    gezien: int
    grond: Weigeringsgrond
    motivering: str
    boekdatum: date


async def stel_toelating_voor(session: WriteSession, bos: Sleutelbos, opdracht: StelToelatingVoor, actor: Actor) -> UUID:
    """Store the proposal for another medewerker to ratify; return its id.

    Raises TrajectNietGevonden, VersieVerouderd or StapNietMogelijk.
    """
    traject = await queries.traject_met_slot(session, actor.gemeenten, opdracht.traject_id)
    verwacht_versie(traject, opdracht.gezien)
    plan = verzegel(bos, json.dumps(als_json(opdracht.plan)), PLAN)
    inhoud = {"plan": plan, "problematisch": opdracht.problematisch}
    return await _bewaar(session, traject, Besluitsoort.TOELATING, inhoud, opdracht.boekdatum, actor)


async def stel_afwijzing_voor(session: WriteSession, bos: Sleutelbos, opdracht: StelAfwijzingVoor, actor: Actor) -> UUID:
    """The same for a refusal. Raises WeigeringsgrondZonderBeleidsplan too, when the gemeente may not use the ground."""
    traject = await queries.traject_met_slot(session, actor.gemeenten, opdracht.traject_id)
    verwacht_versie(traject, opdracht.gezien)
    plannen = await queries.beleidsplan_waarden(session, traject.gemeente)
    beoordeel_grond(opdracht.grond, plannen, traject.gemeente, opdracht.boekdatum)
    inhoud = {"grond": opdracht.grond.value, "motivering": verzegel(bos, opdracht.motivering, MOTIVERING)}
    return await _bewaar(session, traject, Besluitsoort.AFWIJZING, inhoud, opdracht.boekdatum, actor)


async def _bewaar(
    session: WriteSession, traject: Traject, soort: Besluitsoort, inhoud: Mapping[str, Any], boekdatum: date, actor: Actor
) -> UUID:
    nieuw = domein.stel_voor(als_waarde(traject), soort, actor.wie)
    oud = traject.status
    voorstel_id = await vierogen.stel_voor(session, traject.gemeente, soort.value, traject.id, inhoud, actor.wie, boekdatum)
    traject.status, traject.voorgesteld_door, traject.voorstel_id = nieuw.status.value, nieuw.voorgesteld_door, voorstel_id
    traject.versie += 1  # no event tells of a proposal, yet whoever saw the old state must look again

    betrokkene = await queries.betrokkene(session, traject.gemeente, traject.betrokkene_id)
    await log_verwerking(session, traject.gemeente, VERWERKING, [betrokkene.bsn_hash], naam=f"{soort.value} voorgesteld")
    wijziging = {"status": traject.status, "voorstel": voorstel_id, "soort": soort.value}
    await audit.schrijf(session, traject.gemeente, "voorstellen", "traject", traject.id, actor, oud={"status": oud}, nieuw=wijziging)
    return voorstel_id


def als_waarde(traject: Traject) -> domein.Traject:
    """The stored traject as the domain knows it."""
    leeg = domein.Traject(traject.hulpvraag_op)
    return replace(leeg, status=traject.stand, voorgesteld_door=traject.voorgesteld_door, bekrachtigd_door=traject.bekrachtigd_door)
