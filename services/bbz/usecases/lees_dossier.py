"""Read what is personal: decrypt it, and record in the verwerkingenlog whose data was read."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.tenancy import gemeente_parameters
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.besluit import Besluitvoorstel
from services.bbz.domain.fouten import DossierNietGevonden, GemeenteOnbekend
from services.bbz.store import queries, tables
from services.bbz.store.geheim import VERWERKING, lees_betrokkene, lees_iban, pak_voorstel_uit
from services.bbz.usecases.stel_besluit_voor import SOORT


@dataclass(frozen=True, slots=True)
class Aanvraagdossier:
    """An aanvraag with the person, and the decision it led to."""

    aanvraag: tables.Aanvraag
    betrokkene: Betrokkene
    besluit_id: UUID | None


@dataclass(frozen=True, slots=True)
class Voorsteldossier:
    """A proposal as the second medewerker reads it."""

    id: UUID
    aanvraag_id: UUID
    voorgesteld_door: str
    voorstel: Besluitvoorstel


async def lees_aanvraag(session: WriteSession, bos: Sleutelbos, aanvraag_id: UUID, actor: Actor) -> Aanvraagdossier:
    """The whole aanvraag. Raises AanvraagNietGevonden."""
    aanvraag = await queries.aanvraag(session, actor.gemeenten, aanvraag_id)
    rij = await queries.betrokkene(session, aanvraag.gemeente, aanvraag.betrokkene_id)
    besluit_id = await queries.besluit_van_aanvraag(session, aanvraag.gemeente, aanvraag.id)
    await log_verwerking(session, aanvraag.gemeente, VERWERKING, [rij.bsn_hash], naam="aanvraag gelezen")
    return Aanvraagdossier(aanvraag, lees_betrokkene(bos, rij), besluit_id)


async def lees_voorstel(session: WriteSession, bos: Sleutelbos, voorstel_id: UUID, actor: Actor) -> Voorsteldossier:
    """What another medewerker proposed. Raises VoorstelNietGevonden."""
    gemeente, rij = await queries.voorstel(session, actor.gemeenten, SOORT, voorstel_id)
    aanvraag = await queries.aanvraag(session, [gemeente], rij.onderwerp_id)
    betrokkene = await queries.betrokkene(session, gemeente, aanvraag.betrokkene_id)
    await log_verwerking(session, gemeente, VERWERKING, [betrokkene.bsn_hash], naam="besluitvoorstel gelezen")
    return Voorsteldossier(rij.id, aanvraag.id, rij.voorgesteld_door, pak_voorstel_uit(bos, rij.inhoud))


async def gemeentenaam(session: WriteSession, gemeente: str) -> str:
    """How a letter calls the gemeente; raises GemeenteOnbekend when the gateway did not name it yet."""
    naam = (await gemeente_parameters(session, gemeente)).get("naam")
    if not naam:
        raise GemeenteOnbekend(gemeente)
    return str(naam)


async def is_overleden(session: WriteSession, aanvraag: tables.Aanvraag) -> bool:
    """Did the applicant die? Then no letter goes to him."""
    if aanvraag.dossier_id is None:
        return False
    dossier = await queries.vind(session, tables.Dossier, [aanvraag.gemeente], aanvraag.dossier_id, DossierNietGevonden)
    return dossier.overleden_op is not None


async def haal_personen(session: WriteSession, bos: Sleutelbos, ids: Sequence[UUID], actor: Actor) -> dict[UUID, Betrokkene]:
    """The persons behind these voorzieningen, each with the account that was paid; unknown ids are absent."""
    rijen = await queries.betrokkenen_van_voorzieningen(session, actor.gemeenten, ids)
    for gemeente in sorted({voorziening.gemeente for voorziening, _ in rijen}):
        hashes = [rij.bsn_hash for voorziening, rij in rijen if voorziening.gemeente == gemeente]
        await log_verwerking(session, gemeente, VERWERKING, hashes, naam="persoonsgegevens verstrekt", verwerker=actor.client)
    aansprakelijk = await queries.aansprakelijken_van_voorzieningen(session, [voorziening for voorziening, _ in rijen])
    return {
        voorziening.id: _aansprakelijk(_met_rekening(bos, voorziening, lees_betrokkene(bos, rij)), aansprakelijk.get(voorziening.id, set()))
        for voorziening, rij in rijen
    }


def _aansprakelijk(betrokkene: Betrokkene, nummers: Collection[int]) -> Betrokkene:
    """Only who is liable with him goes along: a vennoot who did not accept owes nothing (Bbz 2004, art. 30; Participatiewet, art. 59)."""
    mede = [m for nummer, m in enumerate(betrokkene.mede) if nummer in nummers]
    return betrokkene.model_copy(update={"mede": mede})


def _met_rekening(bos: Sleutelbos, voorziening: tables.Voorziening, betrokkene: Betrokkene) -> Betrokkene:
    """The account that was paid wins from the one he once gave."""
    if voorziening.iban is None:
        return betrokkene
    persoon = betrokkene.persoon.model_copy(update={"iban": lees_iban(bos, voorziening.iban)})
    return betrokkene.model_copy(update={"persoon": persoon})
