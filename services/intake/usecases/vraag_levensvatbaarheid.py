"""Ask bbz whether the business is viable, once the administration is in order (000 § 4.4.4.4-5). Toelating never waits for it."""

from datetime import date
from uuid import UUID

from contracts.intake import LevensvatbaarheidGevraagd
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.versie import verwacht_versie
from services.intake.domain.administratie import alles_in_orde
from services.intake.domain.fouten import AdministratieNietInOrde, LevensvatbaarheidAlGevraagd
from services.intake.domain.traject import Stap
from services.intake.store import queries
from services.intake.store.tables import Levensvatbaarheid
from services.intake.usecases.dossier import open_dossier


async def vraag_levensvatbaarheid(session: WriteSession, traject_id: UUID, gezien: int, boekdatum: date, actor: Actor) -> UUID:
    """Store the question and publish `levensvatbaarheid-gevraagd`; return its id.

    Raises TrajectNietGevonden, VersieVerouderd, StapNietMogelijk, AdministratieNietInOrde or LevensvatbaarheidAlGevraagd.
    """
    traject = await open_dossier(session, actor, traject_id, Stap.DOSSIER, naam="levensvatbaarheid gevraagd")
    verwacht_versie(traject, gezien)
    jaren = await queries.administratie_rijen(session, traject.gemeente, traject.id)
    if not alles_in_orde(jaar.in_orde for jaar in jaren):
        raise AdministratieNietInOrde([jaar.boekjaar for jaar in jaren if not jaar.in_orde])
    if await queries.levensvatbaarheid_open(session, traject.gemeente, traject.id):
        raise LevensvatbaarheidAlGevraagd
    vraag = Levensvatbaarheid(gemeente=traject.gemeente, traject_id=traject.id, gevraagd_op=boekdatum, gevraagd_door=actor.wie)
    session.add(vraag)
    await session.flush()
    nieuw = {"verzoek": vraag.id}
    await audit.schrijf(session, traject.gemeente, "levensvatbaarheid-vragen", "traject", traject.id, actor, nieuw=nieuw)
    gevraagd = LevensvatbaarheidGevraagd(traject_id=traject.id, verzoek_id=vraag.id, datum=boekdatum)
    await append(session, gevraagd, aggregate=traject, boekdatum=boekdatum)
    return vraag.id
