"""Invite an entrepreneur to apply for a saneringskrediet that intake asked for: only he can file the aanvraag (Bbz 2004, art. 35)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.bbz import UitnodigingVerzonden
from contracts.persoon import Betrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.outbox import append
from kernel.verwerkingenlog import log_verwerking
from services.bbz.store import queries
from services.bbz.store.geheim import VERWERKING, nieuwe_betrokkene
from services.bbz.store.tables import Uitnodiging


@dataclass(frozen=True, slots=True)
class NodigUit:
    """Whom intake wants invited, for how much, and by which request."""

    gemeente: str
    traject_id: UUID
    verzoek_id: UUID
    bedrag: Bedrag
    betrokkene: Betrokkene
    boekdatum: date


async def nodig_uit(session: WriteSession, bos: Sleutelbos, opdracht: NodigUit, actor: Actor) -> UUID:
    """Store the uitnodiging and publish `uitnodiging-verzonden`; return its id.

    A verzoek that already gave an uitnodiging gives that one back and changes nothing.
    """
    if bekend := await queries.uitnodiging_van_verzoek(session, opdracht.gemeente, opdracht.verzoek_id):
        return bekend
    betrokkene = nieuwe_betrokkene(bos, opdracht.gemeente, opdracht.betrokkene)
    session.add(betrokkene)
    await session.flush()
    uitnodiging = Uitnodiging(
        gemeente=opdracht.gemeente,
        betrokkene_id=betrokkene.id,
        traject_id=opdracht.traject_id,
        verzoek_id=opdracht.verzoek_id,
        bedrag_centen=opdracht.bedrag.centen,
        datum=opdracht.boekdatum,
    )
    session.add(uitnodiging)
    await session.flush()

    await log_verwerking(session, opdracht.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="uitnodiging vastgelegd")
    nieuw = {"bedragCenten": opdracht.bedrag.centen, "verzoek": str(opdracht.verzoek_id)}
    await audit.schrijf(session, opdracht.gemeente, "uitnodigen", "uitnodiging", uitnodiging.id, actor, nieuw=nieuw)
    gebeurtenis = UitnodigingVerzonden(
        uitnodiging_id=uitnodiging.id, traject_id=opdracht.traject_id, verzoek_id=opdracht.verzoek_id, datum=opdracht.boekdatum
    )
    await append(session, gebeurtenis, aggregate=uitnodiging, boekdatum=opdracht.boekdatum)
    return uitnodiging.id
