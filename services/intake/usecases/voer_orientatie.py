"""Count an orientation talk without a dossier: free, without obligation, and nobody is known (000 § 3.4.4)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.intake import Aanmeldkanaal, OrientatieGevoerd
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from services.intake.domain.aanmelding import Orientatievervolg, Partnersoort, Relatie
from services.intake.domain.datum import controleer_datum
from services.intake.store.tables import Orientatie


@dataclass(frozen=True, slots=True)
class VoerOrientatie:
    """When, by which channel, with whom (as a kind, never a name) and what came of it."""

    gemeente: str
    datum: date
    kanaal: Aanmeldkanaal
    partnersoort: Partnersoort | None
    relatie: Relatie | None
    vervolg: Orientatievervolg
    boekdatum: date


async def voer_orientatie(session: WriteSession, opdracht: VoerOrientatie, actor: Actor) -> UUID:
    """Store the talk and publish `orientatie-gevoerd`; return its id. Raises DatumNietMogelijk."""
    controleer_datum("dag van het gesprek", opdracht.datum, date.min, opdracht.boekdatum)
    rij = Orientatie(
        gemeente=opdracht.gemeente,
        datum=opdracht.datum,
        kanaal=opdracht.kanaal.value,
        partnersoort=opdracht.partnersoort and opdracht.partnersoort.value,
        relatie=opdracht.relatie and opdracht.relatie.value,
        vervolg=opdracht.vervolg.value,
        gevoerd_door=actor.wie,
    )
    session.add(rij)
    await session.flush()
    nieuw = {"kanaal": rij.kanaal, "vervolg": rij.vervolg}
    await audit.schrijf(session, rij.gemeente, "vastleggen", "orientatie", rij.id, actor, nieuw=nieuw)
    gevoerd = OrientatieGevoerd(orientatie_id=rij.id, datum=rij.datum, kanaal=opdracht.kanaal)
    await append(session, gevoerd, aggregate=rij, boekdatum=opdracht.boekdatum)
    return rij.id
