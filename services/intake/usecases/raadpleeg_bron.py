"""Record that a data source was consulted: which one, on what ground, and for what."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from services.intake.domain.bron import Bronsoort, Raadpleegdoel
from services.intake.domain.datum import controleer_datum
from services.intake.domain.traject import Stap
from services.intake.store.tables import Raadpleging
from services.intake.usecases.dossier import open_dossier


@dataclass(frozen=True, slots=True)
class RaadpleegBron:
    """One consultation. `grondslag` names the article that allows it."""

    traject_id: UUID
    bron: Bronsoort
    grondslag: str
    doel: Raadpleegdoel
    datum: date
    boekdatum: date


async def raadpleeg_bron(session: WriteSession, opdracht: RaadpleegBron, actor: Actor) -> UUID:
    """Store it; return its id. Raises TrajectNietGevonden, StapNietMogelijk or DatumNietMogelijk."""
    traject = await open_dossier(session, actor, opdracht.traject_id, Stap.DOSSIER, naam=f"{opdracht.bron.value} geraadpleegd")
    controleer_datum("dag van de raadpleging", opdracht.datum, traject.hulpvraag_op, opdracht.boekdatum)
    rij = Raadpleging(
        gemeente=traject.gemeente,
        traject_id=traject.id,
        bron=opdracht.bron.value,
        grondslag=opdracht.grondslag,
        doel=opdracht.doel.value,
        geraadpleegd_op=opdracht.datum,
        geraadpleegd_door=actor.wie,
    )
    session.add(rij)
    await session.flush()
    nieuw = {"bron": rij.bron, "grondslag": rij.grondslag, "doel": rij.doel}
    await audit.schrijf(session, traject.gemeente, "raadplegen", "raadpleging", rij.id, actor, nieuw=nieuw)
    return rij.id
