"""A screening or a talk before any aanvraag: counted, and told to the klantmanager or UWV who sent the person (document 001, §5.2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.bbz import OrientatieGevoerd
from contracts.persoon import Betrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.fouten import OntvangenInDeToekomst, TerugkoppelingNietGevonden
from services.bbz.domain.orientatie import Kanaal, Orientatiesoort, Orientatieuitkomst, advies
from services.bbz.store import queries
from services.bbz.store.geheim import VERWERKING, nieuwe_betrokkene
from services.bbz.store.tables import Orientatie, Terugkoppeling

#: Where a person passes on to when the Bbz is not for him.
WERK_EN_INKOMEN = Kanaal.KLANTMANAGER_WI


@dataclass(frozen=True, slots=True)
class VoerOrientatie:
    """What was asked and what came of it. Without `uitkomst` the answers decide; without `betrokkene` it is only counted."""

    gemeente: str
    soort: Orientatiesoort
    kanaal: Kanaal
    datum: date
    antwoorden: Mapping[str, bool]
    uitkomst: Orientatieuitkomst | None
    betrokkene: Betrokkene | None
    boekdatum: date


@dataclass(frozen=True, slots=True)
class LeidDoor:
    """After a refusal the person passes on to W&I, with the day on which he first came."""

    aanvraag_id: UUID
    boekdatum: date


@dataclass(frozen=True, slots=True)
class KoppelTerug:
    """Who sent him has heard it."""

    terugkoppeling_id: UUID
    gezien: int
    boekdatum: date


async def voer_orientatie(session: WriteSession, bos: Sleutelbos, opdracht: VoerOrientatie, actor: Actor) -> UUID:
    """Store it and publish `orientatie-gevoerd`; return its id. Raises VraagOnbekend or OntvangenInDeToekomst."""
    if opdracht.datum > opdracht.boekdatum:
        raise OntvangenInDeToekomst(opdracht.datum, opdracht.boekdatum)
    geadviseerd = advies(opdracht.antwoorden)
    uitkomst = opdracht.uitkomst or geadviseerd
    orientatie = Orientatie(
        gemeente=opdracht.gemeente,
        betrokkene_id=await _persoon(session, bos, opdracht),
        soort=opdracht.soort.value,
        kanaal=opdracht.kanaal.value,
        datum=opdracht.datum,
        uitkomst=uitkomst.value,
        antwoorden=dict(opdracht.antwoorden),
        versie=0,
    )
    session.add(orientatie)
    await session.flush()
    if opdracht.kanaal.wil_horen:
        rij = Terugkoppeling(
            gemeente=opdracht.gemeente,
            aan=opdracht.kanaal.value,
            moment="orientatie",
            onderwerp_id=orientatie.id,
            uitkomst=uitkomst.value,
            datum=opdracht.datum,
            versie=0,
        )
        session.add(rij)
    nieuw = {"soort": orientatie.soort, "uitkomst": orientatie.uitkomst, "advies": geadviseerd.value}
    await audit.schrijf(session, opdracht.gemeente, "orienteren", "orientatie", orientatie.id, actor, nieuw=nieuw)
    gebeurtenis = OrientatieGevoerd(orientatie_id=orientatie.id, datum=opdracht.datum, soort=orientatie.soort, uitkomst=orientatie.uitkomst)
    await append(session, gebeurtenis, aggregate=orientatie, boekdatum=opdracht.boekdatum)
    return orientatie.id


async def leid_door(session: WriteSession, opdracht: LeidDoor, actor: Actor) -> UUID:
    """Tell W&I that he comes, with his melddatum; return the id of the terugkoppeling. Raises AanvraagNogOpen while it is not refused."""
    aanvraag = await queries.aanvraag(session, actor.gemeenten, opdracht.aanvraag_id)
    await queries.eis_afgewezen(session, aanvraag)
    rij = Terugkoppeling(
        gemeente=aanvraag.gemeente,
        aan=WERK_EN_INKOMEN.value,
        moment="doorgeleiding",
        onderwerp_id=aanvraag.id,
        uitkomst=Orientatieuitkomst.WERK_EN_INKOMEN.value,
        datum=opdracht.boekdatum,
        melddatum=aanvraag.melddatum,
        versie=0,
    )
    session.add(rij)
    await session.flush()
    nieuw = {"melddatum": str(aanvraag.melddatum)}
    await audit.schrijf(session, aanvraag.gemeente, "doorgeleiden", "aanvraag", aanvraag.id, actor, nieuw=nieuw)
    return rij.id


async def koppel_terug(session: WriteSession, opdracht: KoppelTerug, actor: Actor) -> Terugkoppeling:
    """Store that it was told. A second time changes nothing. Raises TerugkoppelingNietGevonden or VersieVerouderd."""
    rij = await queries.vind_met_slot(session, Terugkoppeling, actor.gemeenten, opdracht.terugkoppeling_id, TerugkoppelingNietGevonden)
    verwacht_versie(rij, opdracht.gezien)
    rij.gegeven_op = rij.gegeven_op or opdracht.boekdatum
    rij.versie += 1
    await session.flush()
    await audit.schrijf(session, rij.gemeente, "terugkoppelen", "terugkoppeling", rij.id, actor, nieuw={"aan": rij.aan})
    return rij


async def _persoon(session: WriteSession, bos: Sleutelbos, opdracht: VoerOrientatie) -> UUID | None:
    if opdracht.betrokkene is None:
        return None
    rij = nieuwe_betrokkene(bos, opdracht.gemeente, opdracht.betrokkene)
    session.add(rij)
    await session.flush()
    await log_verwerking(session, opdracht.gemeente, VERWERKING, [rij.bsn_hash], naam="orientatie vastgelegd")
    return rij.id
