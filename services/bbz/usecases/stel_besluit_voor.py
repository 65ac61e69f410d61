"""Propose a besluit on an aanvraag: complete, and within the law of today, for another medewerker to confirm."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit, vierogen
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.bedrijfskapitaal import NIETS_EERDER, Toekenning, telt_mee
from services.bbz.domain.besluit import Besluitvoorstel, toets
from services.bbz.domain.fouten import AlBesloten
from services.bbz.store import normen, queries
from services.bbz.store.geheim import VERWERKING, kvk_hashes, verpak_voorstel
from services.bbz.store.tables import Aanvraag, Betrokkene

#: Kind of the proposal in the four-eyes table.
SOORT = "bbz-besluit"


@dataclass(frozen=True, slots=True)
class StelBesluitVoor:
    """What is proposed on which aanvraag, and the version of it that was seen."""

    aanvraag_id: UUID
    gezien: int
    voorstel: Besluitvoorstel
    boekdatum: date


async def stel_besluit_voor(session: WriteSession, bos: Sleutelbos, opdracht: StelBesluitVoor, actor: Actor) -> UUID:
    """Store the proposal; return its id. It replaces a proposal that was not confirmed yet.

    Raises AanvraagNietGevonden, VersieVerouderd, one of BesluitGeweigerd, or NormOntbreekt.
    """
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    verwacht_versie(aanvraag, opdracht.gezien)
    if aanvraag.besloten:
        raise AlBesloten
    betrokkene = await queries.betrokkene(session, aanvraag.gemeente, aanvraag.betrokkene_id)
    await toets_aan_de_wet(session, bos, aanvraag, betrokkene, opdracht.voorstel, opdracht.boekdatum, actor)

    inhoud = verpak_voorstel(bos, opdracht.voorstel)
    voorstel_id = await vierogen.stel_voor(session, aanvraag.gemeente, SOORT, aanvraag.id, inhoud, actor.wie, opdracht.boekdatum)
    oud = {"voorstel": aanvraag.voorstel_id and str(aanvraag.voorstel_id)}
    aanvraag.voorstel_id = voorstel_id
    aanvraag.versie += 1  # no event tells of a proposal, yet whoever saw the old state must look again
    await session.flush()

    nieuw = {"voorstel": str(voorstel_id), "uitkomst": opdracht.voorstel.uitkomst, "bedragCenten": opdracht.voorstel.bedrag.centen}
    await log_verwerking(session, aanvraag.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="besluit voorgesteld")
    await audit.schrijf(session, aanvraag.gemeente, "voorstellen", "aanvraag", aanvraag.id, actor, oud=oud, nieuw=nieuw)
    return voorstel_id


async def toets_aan_de_wet(
    session: WriteSession,
    bos: Sleutelbos,
    aanvraag: Aanvraag,
    betrokkene: Betrokkene,
    voorstel: Besluitvoorstel,
    dag: date,
    actor: Actor,
) -> Toekenning | None:
    """What the normen of `dag`, and what this business already has, make of the proposal. Asked when proposing and again when deciding."""
    van_de_dag = await normen.op(session, dag)
    bedrijf, eerder = kvk_hashes(bos, betrokkene), NIETS_EERDER
    if voorstel.vorm and bedrijf:
        codes = telt_mee(aanvraag.soort, voorstel.vorm)
        eerder = await queries.eerder_verleend(session, aanvraag, bedrijf, codes, actor)
    return toets(voorstel, aanvraag.soort, kvk_bekend=bool(bedrijf), eerder=eerder, normen=van_de_dag)
