"""Ask for research into viability: for an aanvraag, or because intake wants to know (Bbz 2004, art. 1 onder c)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.fouten.onderzoek import OnderzoekLoopt
from services.bbz.store import queries
from services.bbz.store.geheim import nieuwe_betrokkene
from services.bbz.store.geheim_uitvoering import LEVENSVATBAARHEID as VERWERKING
from services.bbz.store.queries.onderzoeken import lopend_onderzoek, onderzoek_van_verzoek
from services.bbz.store.tables.onderzoek import Onderzoek


@dataclass(frozen=True, slots=True)
class VraagVoorIntake:
    """Intake asks about this person's business, by this verzoek."""

    gemeente: str
    traject_id: UUID
    verzoek_id: UUID
    betrokkene: Betrokkene
    boekdatum: date


async def vraag_voor_intake(session: WriteSession, bos: Sleutelbos, opdracht: VraagVoorIntake, actor: Actor) -> UUID:
    """Store the question; return its id. A verzoek that already led to one gives that one back."""
    if bekend := await onderzoek_van_verzoek(session, opdracht.gemeente, opdracht.verzoek_id):
        return bekend
    betrokkene = nieuwe_betrokkene(bos, opdracht.gemeente, opdracht.betrokkene)
    session.add(betrokkene)
    await session.flush()
    onderzoek = Onderzoek(
        gemeente=opdracht.gemeente,
        betrokkene_id=betrokkene.id,
        traject_id=opdracht.traject_id,
        verzoek_id=opdracht.verzoek_id,
        gevraagd_op=opdracht.boekdatum,
    )
    return await _bewaar(session, onderzoek, betrokkene.bsn_hash, actor)


async def vraag_voor_aanvraag(session: WriteSession, aanvraag_id: UUID, boekdatum: date, actor: Actor) -> UUID:
    """Store the question on an aanvraag; return its id. Raises AanvraagNietGevonden or OnderzoekLoopt."""
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, aanvraag_id)
    if await lopend_onderzoek(session, aanvraag.gemeente, aanvraag.id):
        raise OnderzoekLoopt
    betrokkene = await queries.betrokkene(session, aanvraag.gemeente, aanvraag.betrokkene_id)
    onderzoek = Onderzoek(
        gemeente=aanvraag.gemeente,
        betrokkene_id=betrokkene.id,
        aanvraag_id=aanvraag.id,
        traject_id=aanvraag.traject_id,
        gevraagd_op=boekdatum,
    )
    return await _bewaar(session, onderzoek, betrokkene.bsn_hash, actor)


async def _bewaar(session: WriteSession, onderzoek: Onderzoek, bsn_hash: bytes | None, actor: Actor) -> UUID:
    session.add(onderzoek)
    await session.flush()
    await log_verwerking(session, onderzoek.gemeente, VERWERKING, [bsn_hash], naam="onderzoek gevraagd")
    nieuw = {"aanvraag": str(onderzoek.aanvraag_id or ""), "verzoek": str(onderzoek.verzoek_id or "")}
    await audit.schrijf(session, onderzoek.gemeente, "onderzoek-vragen", "onderzoek", onderzoek.id, actor, nieuw=nieuw)
    return onderzoek.id
