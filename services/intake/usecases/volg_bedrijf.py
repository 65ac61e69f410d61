"""Does the business go on, start again, or end? (000 § 4.4.4.5)"""

from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from services.intake.domain.begeleiding import Bedrijfsuitkomst as Uitkomst
from services.intake.domain.datum import controleer_datum
from services.intake.domain.traject import Stap
from services.intake.store.tables import Bedrijfsuitkomst, Traject
from services.intake.usecases.dossier import open_dossier


async def leg_bedrijfsuitkomst_vast(
    session: WriteSession, traject_id: UUID, uitkomst: Uitkomst, datum: date, boekdatum: date, actor: Actor
) -> UUID:
    """Store how the business goes on; return the id. Raises TrajectNietGevonden, StapNietMogelijk or DatumNietMogelijk."""
    traject = await open_dossier(session, actor, traject_id, Stap.DOSSIER, naam="bedrijfsuitkomst vastgelegd")
    controleer_datum("bedrijfsuitkomst", datum, date.min, boekdatum)
    return await bewaar_bedrijfsuitkomst(session, traject, uitkomst, datum, actor)


async def bewaar_bedrijfsuitkomst(session: WriteSession, traject: Traject, uitkomst: Uitkomst, datum: date, actor: Actor) -> UUID:
    """The same for a traject that is at hand, also when another app knew it."""
    rij = Bedrijfsuitkomst(
        gemeente=traject.gemeente, traject_id=traject.id, uitkomst=uitkomst.value, datum=datum, oorsprong=actor.oorsprong
    )
    session.add(rij)
    await session.flush()
    nieuw = {"uitkomst": rij.uitkomst, "datum": rij.datum}
    await audit.schrijf(session, traject.gemeente, "vastleggen", "bedrijfsuitkomst", rij.id, actor, nieuw=nieuw)
    return rij.id
