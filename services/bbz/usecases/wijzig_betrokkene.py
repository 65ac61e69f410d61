"""Correct who the applicant is, or add what was not known yet, such as the KvK-nummer of someone who starts."""

from dataclasses import dataclass
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.fouten import AlBesloten
from services.bbz.store import queries
from services.bbz.store.geheim import VERWERKING, nieuwe_betrokkene
from services.bbz.store.tables import Aanvraag


@dataclass(frozen=True, slots=True)
class WijzigBetrokkene:
    """The person as he is now, and the version of the aanvraag that was seen."""

    aanvraag_id: UUID
    gezien: int
    betrokkene: Betrokkene


async def wijzig_betrokkene(session: WriteSession, bos: Sleutelbos, opdracht: WijzigBetrokkene, actor: Actor) -> Aanvraag:
    """Let the aanvraag point to a new row of this person; the old one stays. Raises AanvraagNietGevonden, VersieVerouderd or AlBesloten."""
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    verwacht_versie(aanvraag, opdracht.gezien)
    if aanvraag.besloten:
        raise AlBesloten
    betrokkene = nieuwe_betrokkene(bos, aanvraag.gemeente, opdracht.betrokkene)
    session.add(betrokkene)
    await session.flush()

    oud, nieuw = {"betrokkene": str(aanvraag.betrokkene_id)}, {"betrokkene": str(betrokkene.id)}
    aanvraag.betrokkene_id = betrokkene.id
    aanvraag.voorstel_id = None  # a proposal about someone else is no longer a proposal
    aanvraag.versie += 1
    await session.flush()
    await log_verwerking(session, aanvraag.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="betrokkene gewijzigd")
    await audit.schrijf(session, aanvraag.gemeente, "betrokkene-wijzigen", "aanvraag", aanvraag.id, actor, oud=oud, nieuw=nieuw)
    return aanvraag
