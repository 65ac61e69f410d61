"""Propose a besluit: the first one (toelating, afwijzing, buiten behandeling) or a revision of an admission.

The proposal carries what is decided, sealed, and the words of the letter as a concept that the consulent may still edit.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from kernel import audit, vierogen
from kernel.auth import Actor
from kernel.briefopslag import maak_concept, sjabloon_van
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.intake.domain import traject as domein
from services.intake.domain.fouten import OordeelWijktAf
from services.intake.domain.herziening import Herzieningsreden
from services.intake.domain.plan import PlanVanAanpak, als_json
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.weigering import Weigeringsgrond
from services.intake.store import queries
from services.intake.store.tables import Traject
from services.intake.usecases.beoordeel_besluit import beoordeel_afwijzing, beoordeel_herziening
from services.intake.usecases.betrokkene import MOTIVERING, PLAN, VERWERKING, verzegel
from services.intake.usecases.brieftekst import PER_BESLUIT, besluitvelden


@dataclass(frozen=True, slots=True)
class StelToelatingVoor:
    """The plan, and whether the debts are problematic: None follows the last schuldtoets, or is not yet clear."""

    traject_id: UUID
    gezien: int
    plan: PlanVanAanpak
    problematisch: bool | None
    boekdatum: date


@dataclass(frozen=True, slots=True)
class StelAfwijzingVoor:
    """The ground, and in words why it applies. `eigen_gegevens`: it rests on what the person told himself (Awb, art. 4:7)."""

    traject_id: UUID
    gezien: int
    grond: Weigeringsgrond
    motivering: str
    boekdatum: date
    eigen_gegevens: bool = True


@dataclass(frozen=True, slots=True)
class StelHerzieningVoor:
    """What becomes of an admission and why; a wijziging has its new plan. Also for an aanvraag that stayed incomplete."""

    traject_id: UUID
    gezien: int
    soort: Besluitsoort
    reden: Herzieningsreden
    motivering: str | None
    plan: PlanVanAanpak | None
    boekdatum: date
    eigen_gegevens: bool = False


@dataclass(frozen=True, slots=True)
class _Inhoud:
    """What a proposal decides, before it is sealed."""

    soort: Besluitsoort
    plan: PlanVanAanpak | None = None
    problematisch: bool | None = None
    grond: Weigeringsgrond | None = None
    reden: Herzieningsreden | None = None
    motivering: str | None = None

    def verzegeld(self, bos: Sleutelbos) -> Mapping[str, Any]:
        waarden: dict[str, Any] = {"problematisch": self.problematisch}
        if self.plan:
            waarden["plan"] = verzegel(bos, json.dumps(als_json(self.plan)), PLAN)
        if self.motivering:
            waarden["motivering"] = verzegel(bos, self.motivering, MOTIVERING)
        if self.grond:
            waarden["grond"] = self.grond.value
        if self.reden:
            waarden["reden"] = self.reden.value
        return waarden


async def stel_toelating_voor(session: WriteSession, bos: Sleutelbos, opdracht: StelToelatingVoor, actor: Actor) -> UUID:
    """Store the proposal for another medewerker to ratify; return its id.

    Raises TrajectNietGevonden, VersieVerouderd, StapNietMogelijk or OordeelWijktAf.
    """
    traject = await _traject(session, opdracht.traject_id, opdracht.gezien, actor)
    problematisch = await _oordeel(session, traject, opdracht.problematisch)
    inhoud = _Inhoud(Besluitsoort.TOELATING, plan=opdracht.plan, problematisch=problematisch)
    return await _bewaar(session, bos, traject, inhoud, opdracht.boekdatum, actor)


async def stel_afwijzing_voor(session: WriteSession, bos: Sleutelbos, opdracht: StelAfwijzingVoor, actor: Actor) -> UUID:
    """The same for a refusal. Raises WeigeringsgrondZonderBeleidsplan, VoornemenOntbreekt or ZienswijzeLoopt too."""
    traject = await _traject(session, opdracht.traject_id, opdracht.gezien, actor)
    await beoordeel_afwijzing(session, traject, opdracht.grond, opdracht.boekdatum, eigen_gegevens=opdracht.eigen_gegevens)
    inhoud = _Inhoud(Besluitsoort.AFWIJZING, grond=opdracht.grond, motivering=opdracht.motivering)
    return await _bewaar(session, bos, traject, inhoud, opdracht.boekdatum, actor)


async def stel_herziening_voor(session: WriteSession, bos: Sleutelbos, opdracht: StelHerzieningVoor, actor: Actor) -> UUID:
    """The same for a wijziging, intrekking, beëindiging or buiten behandeling.

    Raises VerkeerdVoorstel, RedenOntbreekt, PlanOntbreekt, BbzKredietLoopt, HersteltermijnNietVerstreken, VoornemenOntbreekt or
    ZienswijzeLoopt too.
    """
    traject = await _traject(session, opdracht.traject_id, opdracht.gezien, actor)
    await beoordeel_herziening(
        session,
        traject,
        opdracht.soort,
        opdracht.reden,
        opdracht.boekdatum,
        met_plan=opdracht.plan is not None,
        eigen_gegevens=opdracht.eigen_gegevens,
    )
    problematisch = await _oordeel(session, traject, None)
    inhoud = _Inhoud(opdracht.soort, opdracht.plan, problematisch, reden=opdracht.reden, motivering=opdracht.motivering)
    return await _bewaar(session, bos, traject, inhoud, opdracht.boekdatum, actor)


async def _traject(session: WriteSession, traject_id: UUID, gezien: int, actor: Actor) -> Traject:
    traject = await queries.traject_met_slot(session, actor.gemeenten, traject_id)
    verwacht_versie(traject, gezien)
    return traject


async def _oordeel(session: WriteSession, traject: Traject, gegeven: bool | None) -> bool | None:
    """Whether the debts are problematic: what the professional last decided, or says now when there was no test."""
    toets = await queries.laatste_schuldtoets(session, traject.gemeente, traject.id)
    if toets is None:
        return gegeven
    if gegeven is not None and gegeven is not toets.problematisch:
        raise OordeelWijktAf(toets.oordeel)
    return toets.problematisch


async def _bewaar(session: WriteSession, bos: Sleutelbos, traject: Traject, inhoud: _Inhoud, boekdatum: date, actor: Actor) -> UUID:
    soort = inhoud.soort
    nieuw = domein.stel_voor(als_waarde(traject), soort, actor.wie)
    oud = traject.status
    voorstel_id = await vierogen.stel_voor(session, traject.gemeente, soort.value, traject.id, inhoud.verzegeld(bos), actor.wie, boekdatum)
    traject.status, traject.voorgesteld_door, traject.voorstel_id = nieuw.status.value, nieuw.voorgesteld_door, voorstel_id
    traject.versie += 1  # no event tells of a proposal, yet whoever saw the old state must look again

    betrokkene = await queries.betrokkene(session, traject.gemeente, traject.betrokkene_id)
    sjabloon = await sjabloon_van(session, traject.gemeente, PER_BESLUIT[soort])
    velden, zonder = besluitvelden(
        boekdatum,
        plan=inhoud.plan,
        problematisch=inhoud.problematisch,
        grond=inhoud.grond,
        reden=inhoud.reden,
        motivering=inhoud.motivering,
    )
    tekst = sjabloon.vul(velden, zonder)
    await maak_concept(session, bos, traject.gemeente, voorstel_id, soort.value, tekst, betrokkene.bsn_hash)

    await log_verwerking(session, traject.gemeente, VERWERKING, [betrokkene.bsn_hash], naam=f"{soort.value} voorgesteld")
    wijziging = {"status": traject.status, "voorstel": voorstel_id, "soort": soort.value}
    await audit.schrijf(session, traject.gemeente, "voorstellen", "traject", traject.id, actor, oud={"status": oud}, nieuw=wijziging)
    return voorstel_id


def als_waarde(traject: Traject) -> domein.Traject:
    """The stored traject as the domain knows it."""
    leeg = domein.Traject(traject.hulpvraag_op)
    return replace(leeg, status=traject.stand, voorgesteld_door=traject.voorgesteld_door, bekrachtigd_door=traject.bekrachtigd_door)
