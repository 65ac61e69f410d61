"""Read what is personal: decrypt it, and record in the verwerkingenlog whose data was read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.tenancy import gemeente_parameters
from kernel.verwerkingenlog import log_verwerking
from services.intake.domain.fouten import ParameterOntbreekt
from services.intake.domain.plan import PlanVanAanpak, uit_json
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.weigering import Weigeringsgrond
from services.intake.store import queries, tables
from services.intake.usecases.betrokkene import HULPVRAAG, MOTIVERING, PLAN, VERWERKING, lees_betrokkene, open_zegel


@dataclass(frozen=True, slots=True)
class Aanmelddossier:
    """An aanmelding with the person, the talk with its hulpvraag, and the traject it led to."""

    aanmelding: tables.Aanmelding
    betrokkene: Betrokkene
    gesprek: tables.Gesprek | None
    hulpvraag: str | None
    traject_id: UUID | None


@dataclass(frozen=True, slots=True)
class Besluitvoorstel:
    """A proposal as the second medewerker reads it."""

    id: UUID
    traject_id: UUID
    soort: Besluitsoort
    voorgesteld_door: str
    plan: PlanVanAanpak | None
    problematisch: bool | None
    grond: Weigeringsgrond | None
    motivering: str | None


@dataclass(frozen=True, slots=True)
class Besluitdossier:
    """A besluit with all that its letter tells."""

    besluit: tables.Besluit
    gemeentenaam: str
    betrokkene: Betrokkene
    plan: PlanVanAanpak | None
    motivering: str | None


async def lees_aanmelding(session: WriteSession, bos: Sleutelbos, aanmelding_id: UUID, actor: Actor) -> Aanmelddossier:
    """The whole aanmelding. Raises AanmeldingNietGevonden."""
    aanmelding = await queries.aanmelding(session, actor.gemeenten, aanmelding_id)
    rij = await queries.betrokkene(session, aanmelding.gemeente, aanmelding.betrokkene_id)
    gesprek = await queries.gesprek(session, aanmelding.gemeente, aanmelding.id)
    hulpvraag = bos.ontsleutel(gesprek.hulpvraag, HULPVRAAG) if gesprek and gesprek.hulpvraag else None
    traject_id = await queries.traject_van_aanmelding(session, aanmelding.gemeente, aanmelding.id)
    await log_verwerking(session, aanmelding.gemeente, VERWERKING, [rij.bsn_hash], naam="aanmelding gelezen")
    return Aanmelddossier(aanmelding, lees_betrokkene(bos, rij), gesprek, hulpvraag, traject_id)


async def lees_voorstel(session: WriteSession, bos: Sleutelbos, soort: Besluitsoort, voorstel_id: UUID, actor: Actor) -> Besluitvoorstel:
    """What another medewerker proposed. Raises VoorstelNietGevonden."""
    rij = await queries.voorstel(session, actor.gemeenten, soort, voorstel_id)
    traject = await queries.traject(session, [rij.gemeente], UUID(str(rij.onderwerp_id)))
    betrokkene = await queries.betrokkene(session, traject.gemeente, traject.betrokkene_id)
    await log_verwerking(session, traject.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="besluitvoorstel gelezen")
    inhoud: dict[str, Any] = json.loads(rij.inhoud)
    return Besluitvoorstel(
        id=voorstel_id,
        traject_id=traject.id,
        soort=soort,
        voorgesteld_door=rij.voorgesteld_door,
        plan=uit_json(json.loads(open_zegel(bos, inhoud["plan"], PLAN))) if "plan" in inhoud else None,
        problematisch=inhoud.get("problematisch"),
        grond=Weigeringsgrond(inhoud["grond"]) if "grond" in inhoud else None,
        motivering=open_zegel(bos, inhoud["motivering"], MOTIVERING) if "motivering" in inhoud else None,
    )


async def lees_besluit(session: WriteSession, bos: Sleutelbos, besluit_id: UUID, actor: Actor) -> Besluitdossier:
    """A besluit for its letter. Raises BesluitNietGevonden, or ParameterOntbreekt when the name of the gemeente is not known."""
    besluit = await queries.besluit(session, actor.gemeenten, besluit_id)
    traject = await queries.traject(session, [besluit.gemeente], besluit.traject_id)
    betrokkene = await queries.betrokkene(session, besluit.gemeente, traject.betrokkene_id)
    plan = await queries.plan_van_besluit(session, besluit.gemeente, besluit.id)
    naam = (await gemeente_parameters(session, besluit.gemeente)).get("naam")
    if not naam:
        raise ParameterOntbreekt(besluit.gemeente, "naam")
    await log_verwerking(session, besluit.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="beschikking gelezen")
    return Besluitdossier(
        besluit=besluit,
        gemeentenaam=naam,
        betrokkene=lees_betrokkene(bos, betrokkene),
        plan=uit_json(json.loads(bos.ontsleutel(plan.inhoud, PLAN))) if plan else None,
        motivering=bos.ontsleutel(besluit.motivering, MOTIVERING) if besluit.motivering else None,
    )


async def haal_personen(session: WriteSession, bos: Sleutelbos, ids: Sequence[UUID], actor: Actor) -> dict[UUID, Betrokkene]:
    """The persons behind these trajecten, for another app of the house; unknown ids are absent."""
    rijen = await queries.betrokkenen_van_trajecten(session, actor.gemeenten, ids)
    for gemeente in sorted({rij.gemeente for rij in rijen.values()}):
        hashes = [rij.bsn_hash for rij in rijen.values() if rij.gemeente == gemeente]
        await log_verwerking(session, gemeente, VERWERKING, hashes, naam="persoonsgegevens verstrekt", verwerker=actor.client)
    return {traject_id: lees_betrokkene(bos, rij) for traject_id, rij in rijen.items()}
