"""Ask about fraude or recidive: only when the beleidsplan opens that ground, else even the data may not be asked (Bgs, art. 13)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.intake.domain.traject import Stap
from services.intake.domain.weigering import Weigeringsgrond, mag_vragen
from services.intake.store import queries
from services.intake.store.tables import Grondonderzoek
from services.intake.usecases.betrokkene import BEVINDING
from services.intake.usecases.dossier import open_dossier


@dataclass(frozen=True, slots=True)
class OnderzoekGrond:
    """Which ground was looked into, where, and what was found."""

    traject_id: UUID
    grond: Weigeringsgrond
    bron: str
    bevinding: str
    boekdatum: date


async def onderzoek_grond(session: WriteSession, bos: Sleutelbos, opdracht: OnderzoekGrond, actor: Actor) -> UUID:
    """Store what was found; return its id. Raises TrajectNietGevonden, StapNietMogelijk or GegevensMogenNietGevraagd."""
    traject = await open_dossier(session, actor, opdracht.traject_id, Stap.DOSSIER, naam="weigeringsgrond onderzocht")
    plannen = await queries.beleidsplan_waarden(session, traject.gemeente)
    mag_vragen(opdracht.grond, plannen, traject.gemeente, opdracht.boekdatum)
    rij = Grondonderzoek(
        gemeente=traject.gemeente,
        traject_id=traject.id,
        grond=opdracht.grond.value,
        bron=opdracht.bron,
        bevinding=bos.versleutel(opdracht.bevinding, BEVINDING),
        datum=opdracht.boekdatum,
        gedaan_door=actor.wie,
    )
    session.add(rij)
    await session.flush()
    await audit.schrijf(session, traject.gemeente, "onderzoeken", "grondonderzoek", rij.id, actor, nieuw={"grond": rij.grond})
    return rij.id
