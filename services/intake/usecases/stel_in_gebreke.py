"""The person says that the decision is late: two weeks later the days begin to cost money (Awb, art. 4:17)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.termijnbewaking import lopende_termijn, start_termijn
from services.intake.domain.datum import controleer_datum
from services.intake.domain.dwangsom import ingebrekestellingstermijn
from services.intake.domain.fouten import IngebrekestellingAlOntvangen
from services.intake.domain.termijnen import BESLUIT
from services.intake.domain.traject import Stap
from services.intake.store import queries
from services.intake.store.tables import Ingebrekestelling
from services.intake.usecases.dossier import open_dossier
from services.intake.usecases.schort_besluit_op import besluittermijn_van


@dataclass(frozen=True, slots=True)
class StelInGebreke:
    """When the letter came. `onredelijk_laat`: so late that no dwangsom is due (Awb, art. 4:17 lid 6)."""

    traject_id: UUID
    ontvangen_op: date
    onredelijk_laat: bool
    boekdatum: date


async def stel_in_gebreke(session: WriteSession, opdracht: StelInGebreke, actor: Actor) -> UUID:
    """Store the ingebrekestelling and start its two weeks; return its id.

    Raises TrajectNietGevonden, StapNietMogelijk, DatumNietMogelijk, IngebrekestellingAlOntvangen, BesluitTermijnGeschorst,
    IngebrekestellingTeVroeg or NormOntbreekt.
    """
    traject = await open_dossier(session, actor, opdracht.traject_id, Stap.INGEBREKE, naam="ingebrekestelling ontvangen")
    controleer_datum("dag van ontvangst", opdracht.ontvangen_op, traject.hulpvraag_op, opdracht.boekdatum)
    if eerder := await queries.ingebrekestelling(session, traject.gemeente, traject.id):
        raise IngebrekestellingAlOntvangen(eerder.ontvangen_op)
    rij = await lopende_termijn(session, traject.gemeente, traject.id, BESLUIT)
    besluit = rij.termijn(besluittermijn_van(traject).soort) if rij else besluittermijn_van(traject)
    termijn = ingebrekestellingstermijn(besluit, opdracht.ontvangen_op)
    stelling = Ingebrekestelling(
        gemeente=traject.gemeente,
        traject_id=traject.id,
        ontvangen_op=opdracht.ontvangen_op,
        na_twee_weken=termijn.einde,
        onredelijk_laat=opdracht.onredelijk_laat,
        vastgelegd_door=actor.wie,
    )
    session.add(stelling)
    await session.flush()
    if not opdracht.onredelijk_laat:
        await start_termijn(session, traject.gemeente, traject.id, termijn)
    nieuw = {"ontvangen_op": stelling.ontvangen_op, "na_twee_weken": stelling.na_twee_weken}
    await audit.schrijf(session, traject.gemeente, "ingebrekestelling", "traject", traject.id, actor, nieuw=nieuw)
    return stelling.id
