"""Read what is personal of the uitvoering: decrypt it, and record in the verwerkingenlog whose data was read."""

from typing import Any
from uuid import UUID

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.fouten.vaststelling import BoekjaarNietGevonden
from services.bbz.store import queries
from services.bbz.store.geheim_uitvoering import LEVENSONDERHOUD as VERWERKING
from services.bbz.store.geheim_uitvoering import Plek, lees_json, pak_uit
from services.bbz.store.queries.boekjaren import boekjaar, vaststelling
from services.bbz.store.queries.voorstellen import lees_voorstel_van
from services.bbz.store.tables import Aanvraag
from services.bbz.store.tables.boekjaar import Vaststellingrij
from services.bbz.usecases import uitvoeringsvoorstel as soorten
from services.bbz.usecases.uitvoeringsvoorstel import SOORTEN, Voorgelegd


async def lees_uitvoeringsvoorstel(session: WriteSession, bos: Sleutelbos, voorstel_id: UUID, actor: Actor) -> Voorgelegd:
    """What another medewerker proposed. Raises VoorstelNietGevonden."""
    gemeente, soort, onderwerp_id, inhoud, door = await lees_voorstel_van(session, actor.gemeenten, voorstel_id, SOORTEN)
    betrokkene_id = await _betrokkene_van(session, gemeente, soort, onderwerp_id)
    betrokkene = await queries.betrokkene(session, gemeente, betrokkene_id)
    await log_verwerking(session, gemeente, VERWERKING, [betrokkene.bsn_hash], naam="voorstel gelezen")
    return Voorgelegd(voorstel_id, gemeente, soort, onderwerp_id, pak_uit(bos, inhoud), door)


async def wie_van_voorstel(session: WriteSession, voorstel_id: UUID, actor: Actor) -> tuple[str, str, bytes | None]:
    """The kind of this proposal, its gemeente, and the hash of whom it is about. Raises VoorstelNietGevonden."""
    gemeente, soort, onderwerp_id, _, _ = await lees_voorstel_van(session, actor.gemeenten, voorstel_id, SOORTEN)
    betrokkene = await queries.betrokkene(session, gemeente, await _betrokkene_van(session, gemeente, soort, onderwerp_id))
    return soort, gemeente, betrokkene.bsn_hash


async def aanvraag_van(session: WriteSession, gemeente: str, soort: str, onderwerp_id: UUID) -> Aanvraag:
    """The aanvraag behind what a proposal of this kind is about."""
    if soort in {soorten.LEVENSONDERHOUD, soorten.VOORSCHOT}:
        return await queries.aanvraag(session, [gemeente], onderwerp_id)
    if soort == soorten.VASTSTELLING:
        onderwerp_id = (await boekjaar(session, [gemeente], onderwerp_id)).voorziening_id
    voorziening = await queries.voorziening(session, [gemeente], onderwerp_id)
    besluit = await queries.besluit(session, [gemeente], voorziening.besluit_id)
    return await queries.aanvraag(session, [gemeente], besluit.aanvraag_id)


async def lees_vaststelling(
    session: WriteSession, bos: Sleutelbos, boekjaar_id: UUID, actor: Actor
) -> tuple[Vaststellingrij, dict[str, Any]]:
    """How a boekjaar was settled, with the whole computation. Raises BoekjaarNietGevonden, also when it is not settled yet."""
    jaar = await boekjaar(session, actor.gemeenten, boekjaar_id)
    rij = await vaststelling(session, jaar.gemeente, jaar.id)
    if rij is None:
        raise BoekjaarNietGevonden
    voorziening = await queries.voorziening(session, [jaar.gemeente], jaar.voorziening_id)
    betrokkene = await queries.betrokkene(session, jaar.gemeente, voorziening.betrokkene_id)
    await log_verwerking(session, jaar.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="vaststelling gelezen")
    return rij, lees_json(bos, Plek.VASTSTELLING, rij.berekening)


async def _betrokkene_van(session: WriteSession, gemeente: str, soort: str, onderwerp_id: UUID) -> UUID:
    return (await aanvraag_van(session, gemeente, soort, onderwerp_id)).betrokkene_id
