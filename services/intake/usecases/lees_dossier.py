"""Read what is personal: decrypt it, and record in the verwerkingenlog whose data was read."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel.auth import Actor
from kernel.briefopslag import ConceptNietGevonden, brief_van
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.sjabloon import Brieftekst
from kernel.tenancy import gemeente_parameters
from kernel.verwerkingenlog import log_verwerking
from services.intake.domain.aanmelding import Relatie
from services.intake.domain.fouten import ParameterOntbreekt
from services.intake.domain.herziening import Herzieningsreden
from services.intake.domain.plan import PlanVanAanpak, uit_json
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.weigering import Weigeringsgrond
from services.intake.store import queries, tables
from services.intake.usecases.betrokkene import HULPVRAAG, MELDER, MOTIVERING, PLAN, VERWERKING, lees_betrokkene, open_zegel
from services.intake.usecases.meld_aan import Melder


@dataclass(frozen=True, slots=True)
class Aanmelddossier:
    """An aanmelding with the person, the talk with its hulpvraag, and the traject it led to."""

    aanmelding: tables.Aanmelding
    betrokkene: Betrokkene
    gesprek: tables.Gesprek | None
    hulpvraag: str | None
    traject_id: UUID | None
    melder: Melder | None
    opgegaan: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Besluitvoorstel:
    """A proposal as the second medewerker reads it."""

    id: UUID
    gemeente: str
    traject_id: UUID
    soort: Besluitsoort
    voorgesteld_door: str
    plan: PlanVanAanpak | None
    problematisch: bool | None
    grond: Weigeringsgrond | None
    reden: Herzieningsreden | None
    motivering: str | None
    concept_id: UUID | None


@dataclass(frozen=True, slots=True)
class Briefdossier:
    """A letter: its words, to whom it goes, on which day and under which reference."""

    kenmerk: UUID
    datum: date
    gemeentenaam: str
    betrokkene: Betrokkene
    tekst: Brieftekst


async def lees_aanmelding(session: WriteSession, bos: Sleutelbos, aanmelding_id: UUID, actor: Actor) -> Aanmelddossier:
    """The whole aanmelding. Raises AanmeldingNietGevonden."""
    aanmelding = await queries.aanmelding(session, actor.gemeenten, aanmelding_id)
    rij = await queries.betrokkene(session, aanmelding.gemeente, aanmelding.betrokkene_id)
    gesprek = await queries.gesprek(session, aanmelding.gemeente, aanmelding.id)
    hulpvraag = bos.ontsleutel(gesprek.hulpvraag, HULPVRAAG) if gesprek and gesprek.hulpvraag else None
    traject_id = await queries.traject_van_aanmelding(session, aanmelding.gemeente, aanmelding.id)
    opgegaan = tuple(a.id for a in await queries.opgegaan_in(session, aanmelding.gemeente, aanmelding.id))
    await log_verwerking(session, aanmelding.gemeente, VERWERKING, [rij.bsn_hash], naam="aanmelding gelezen")
    return Aanmelddossier(aanmelding, lees_betrokkene(bos, rij), gesprek, hulpvraag, traject_id, _melder(bos, aanmelding), opgegaan)


def _melder(bos: Sleutelbos, aanmelding: tables.Aanmelding) -> Melder | None:
    if aanmelding.melder is None or aanmelding.melder_relatie is None:
        return None
    return Melder(Relatie(aanmelding.melder_relatie), **json.loads(bos.ontsleutel(aanmelding.melder, MELDER)))


async def lees_voorstel(session: WriteSession, bos: Sleutelbos, soort: Besluitsoort, voorstel_id: UUID, actor: Actor) -> Besluitvoorstel:
    """What another medewerker proposed. Raises VoorstelNietGevonden."""
    rij = await queries.voorstel(session, actor.gemeenten, soort, voorstel_id)
    traject = await queries.traject(session, [rij.gemeente], UUID(str(rij.onderwerp_id)))
    betrokkene = await queries.betrokkene(session, traject.gemeente, traject.betrokkene_id)
    await log_verwerking(session, traject.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="besluitvoorstel gelezen")
    inhoud: dict[str, Any] = json.loads(rij.inhoud)
    concept = await brief_van(session, traject.gemeente, voorstel_id, soort.value)
    return Besluitvoorstel(
        id=voorstel_id,
        gemeente=traject.gemeente,
        traject_id=traject.id,
        soort=soort,
        voorgesteld_door=rij.voorgesteld_door,
        plan=uit_json(json.loads(open_zegel(bos, inhoud["plan"], PLAN))) if "plan" in inhoud else None,
        problematisch=inhoud.get("problematisch"),
        grond=Weigeringsgrond(inhoud["grond"]) if "grond" in inhoud else None,
        reden=Herzieningsreden(inhoud["reden"]) if "reden" in inhoud else None,
        motivering=open_zegel(bos, inhoud["motivering"], MOTIVERING) if "motivering" in inhoud else None,
        concept_id=concept.id if concept else None,
    )


async def soort_van_voorstel(session: WriteSession, voorstel_id: UUID, soorten: Iterable[Besluitsoort], actor: Actor) -> Besluitsoort:
    """Of which of these kinds the proposal is. Raises VoorstelNietGevonden."""
    return await queries.voorstelsoort(session, actor.gemeenten, voorstel_id, soorten)


async def lees_besluitbrief(session: WriteSession, bos: Sleutelbos, besluit_id: UUID, actor: Actor) -> Briefdossier:
    """The letter of a besluit. Raises BesluitNietGevonden, or ParameterOntbreekt when the name of the gemeente is not known."""
    besluit = await queries.besluit(session, actor.gemeenten, besluit_id)
    wat = (besluit.traject_id, besluit.voorstel_id, besluit.soort)
    return await lees_brief(session, bos, besluit.gemeente, *wat, besluit.id, besluit.datum)


async def lees_brief(
    session: WriteSession, bos: Sleutelbos, gemeente: str, traject_id: UUID, onderwerp_id: UUID, code: str, kenmerk: UUID, datum: date
) -> Briefdossier:
    """The letter of kind `code` about a subject of this traject. Raises ConceptNietGevonden or ParameterOntbreekt."""
    traject = await queries.traject(session, [gemeente], traject_id)
    betrokkene = await queries.betrokkene(session, gemeente, traject.betrokkene_id)
    rij = await brief_van(session, gemeente, onderwerp_id, code)
    if rij is None:
        raise ConceptNietGevonden
    naam = (await gemeente_parameters(session, gemeente)).get("naam")
    if not naam:
        raise ParameterOntbreekt(gemeente, "naam")
    await log_verwerking(session, gemeente, VERWERKING, [betrokkene.bsn_hash], naam="brief gelezen")
    return Briefdossier(kenmerk, datum, naam, lees_betrokkene(bos, betrokkene), rij.tekst(bos))


async def haal_aanmelders(session: WriteSession, bos: Sleutelbos, ids: Sequence[UUID], actor: Actor) -> dict[UUID, Betrokkene]:
    """The persons behind these aanmeldingen, for another app of the house; unknown ids are absent."""
    return await _verstrek(session, bos, await queries.betrokkenen_van_aanmeldingen(session, actor.gemeenten, ids), actor)


async def haal_personen(session: WriteSession, bos: Sleutelbos, ids: Sequence[UUID], actor: Actor) -> dict[UUID, Betrokkene]:
    """The persons behind these trajecten, for another app of the house; unknown ids are absent."""
    return await _verstrek(session, bos, await queries.betrokkenen_van_trajecten(session, actor.gemeenten, ids), actor)


async def _verstrek(
    session: WriteSession, bos: Sleutelbos, rijen: Mapping[UUID, tables.Betrokkene], actor: Actor
) -> dict[UUID, Betrokkene]:
    for gemeente in sorted({rij.gemeente for rij in rijen.values()}):
        hashes = [rij.bsn_hash for rij in rijen.values() if rij.gemeente == gemeente]
        await log_verwerking(session, gemeente, VERWERKING, hashes, naam="persoonsgegevens verstrekt", verwerker=actor.client)
    return {ident: lees_betrokkene(bos, rij) for ident, rij in rijen.items()}
