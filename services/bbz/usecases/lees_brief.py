"""Read a letter with whom it goes to; reading it stands in the verwerkingenlog."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel.auth import Actor
from kernel.briefopslag import ConceptNietGevonden, ConceptRij, brief_van
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.sjabloon import Brieftekst
from kernel.verwerkingenlog import log_verwerking
from services.bbz.store import queries
from services.bbz.store.geheim import VERWERKING, lees_betrokkene
from services.bbz.store.queries.voorstellen import soort_van_voorstel
from services.bbz.store.tables import Aanvraag
from services.bbz.usecases.lees_dossier import gemeentenaam, is_overleden
from services.bbz.usecases.lees_uitvoering import aanvraag_van
from services.bbz.usecases.stel_besluit_voor import SOORT
from services.bbz.usecases.uitvoeringsvoorstel import SOORTEN, briefcode

#: The two letters that a proposal may have.
BESCHIKKINGEN = ("bbz-toekenning", "bbz-afwijzing")


@dataclass(frozen=True, slots=True)
class Briefdossier:
    """All that makes a letter."""

    tekst: Brieftekst
    betrokkene: Betrokkene
    gemeentenaam: str
    kenmerk: UUID
    datum: date
    overleden: bool


async def lees_brief_van_besluit(session: WriteSession, bos: Sleutelbos, besluit_id: UUID, actor: Actor) -> Briefdossier:
    """The letter of a besluit, as it was fixed. Raises BesluitNietGevonden, ConceptNietGevonden or GemeenteOnbekend."""
    besluit = await queries.besluit(session, actor.gemeenten, besluit_id)
    aanvraag = await queries.aanvraag(session, [besluit.gemeente], besluit.aanvraag_id)
    rij = await _beschikking(session, besluit.gemeente, besluit.voorstel_id)
    return await _dossier(session, bos, aanvraag, rij, besluit.id, besluit.datum)


async def lees_brief_van_voorstel(session: WriteSession, bos: Sleutelbos, voorstel_id: UUID, actor: Actor) -> Briefdossier:
    """The letter of a proposal, as it stands. Raises VoorstelNietGevonden, ConceptNietGevonden or GemeenteOnbekend."""
    gemeente, voorstel = await queries.voorstel(session, actor.gemeenten, SOORT, voorstel_id)
    aanvraag = await queries.aanvraag(session, [gemeente], voorstel.onderwerp_id)
    rij = await _beschikking(session, gemeente, voorstel_id)
    return await _dossier(session, bos, aanvraag, rij, voorstel_id, voorstel.voorgesteld_op)


async def lees_brief_van_uitvoering(session: WriteSession, bos: Sleutelbos, voorstel_id: UUID, actor: Actor) -> Briefdossier:
    """The letter of a decision after the grant: a concept until it is confirmed. Raises VoorstelNietGevonden or ConceptNietGevonden."""
    soort = await soort_van_voorstel(session, actor.gemeenten, voorstel_id, SOORTEN)
    gemeente, voorstel = await queries.voorstel(session, actor.gemeenten, soort, voorstel_id)
    aanvraag = await aanvraag_van(session, gemeente, soort, voorstel.onderwerp_id)
    rij = await brief_van(session, gemeente, voorstel_id, briefcode(soort))
    if rij is None:
        raise ConceptNietGevonden
    return await _dossier(session, bos, aanvraag, rij, voorstel_id, rij.vast_op or voorstel.voorgesteld_op)


async def lees_brief_van_aanvraag(session: WriteSession, bos: Sleutelbos, aanvraag_id: UUID, code: str, actor: Actor) -> Briefdossier:
    """Another letter about this aanvraag: the last of its kind. Raises AanvraagNietGevonden, ConceptNietGevonden or GemeenteOnbekend."""
    aanvraag = await queries.aanvraag(session, actor.gemeenten, aanvraag_id)
    rij = await brief_van(session, aanvraag.gemeente, await _onderwerp(session, aanvraag, code), code)
    if rij is None:
        raise ConceptNietGevonden
    return await _dossier(session, bos, aanvraag, rij, aanvraag.id, rij.vast_op or aanvraag.ontvangen_op)


async def _onderwerp(session: WriteSession, aanvraag: Aanvraag, code: str) -> UUID:
    """Of what can be done more than once, each time has a letter of its own."""
    if code == "bbz-hersteltermijn" and (gegeven := await queries.hersteltermijnen(session, aanvraag.gemeente, aanvraag.id)):
        return gegeven[-1].id
    if code == "bbz-voornemen" and (verzonden := await queries.laatste_voornemen(session, aanvraag.gemeente, aanvraag.id)):
        return verzonden.id
    return aanvraag.id


async def _beschikking(session: WriteSession, gemeente: str, voorstel_id: UUID | None) -> ConceptRij:
    for code in BESCHIKKINGEN:
        if voorstel_id and (rij := await brief_van(session, gemeente, voorstel_id, code)):
            return rij
    raise ConceptNietGevonden


async def _dossier(session: WriteSession, bos: Sleutelbos, aanvraag: Aanvraag, rij: ConceptRij, kenmerk: UUID, datum: date) -> Briefdossier:
    naam = await gemeentenaam(session, aanvraag.gemeente)
    betrokkene = await queries.betrokkene(session, aanvraag.gemeente, aanvraag.betrokkene_id)
    await log_verwerking(session, aanvraag.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="brief gelezen")
    overleden = await is_overleden(session, aanvraag)
    return Briefdossier(rij.tekst(bos), lees_betrokkene(bos, betrokkene), naam, kenmerk, datum, overleden)
