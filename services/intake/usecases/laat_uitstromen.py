"""Someone leaves the route, with the reason of DDAS. What still ran for him ends, and everyone hears it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.intake import TrajectBeeindigd
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijnbewaking import voldoe_termijn
from kernel.versie import verwacht_versie
from services.intake.domain.afspraak import beoordeel_niet_verschenen
from services.intake.domain.datum import controleer_datum
from services.intake.domain.regeling import OPEN
from services.intake.domain.schuldtoets import HERZIEN
from services.intake.domain.termijnen import BESLUIT, CRISISGESPREK
from services.intake.domain.traject import TRAJECT, Stap
from services.intake.domain.uitstroom import Uitstroomreden, beoordeel_afgerond
from services.intake.domain.voornemen import ZIENSWIJZE
from services.intake.store import queries
from services.intake.store.tables import Uitstroom
from services.intake.usecases.dossier import UITSTROOM, open_dossier
from services.intake.usecases.registreer_bkr import sluit_bkr
from services.intake.usecases.sluit_oplossing import sluit_oplossing


@dataclass(frozen=True, slots=True)
class LaatUitstromen:
    """Why, and when."""

    traject_id: UUID
    gezien: int
    reden: Uitstroomreden
    datum: date
    toelichting: str | None
    boekdatum: date


async def laat_uitstromen(session: WriteSession, bos: Sleutelbos, opdracht: LaatUitstromen, actor: Actor) -> UUID:
    """Store the uitstroom and publish `traject-beeindigd`; return its id.

    Whoever did not come was called first; «Afgerond» leaves no regeling open. Raises TrajectNietGevonden, VersieVerouderd,
    StapNietMogelijk, NabellenOntbreekt, RegelingLoopt or DatumNietMogelijk.
    """
    traject = await open_dossier(session, actor, opdracht.traject_id, Stap.UITSTROOM, naam="uitstroom vastgelegd")
    verwacht_versie(traject, opdracht.gezien)
    controleer_datum("uitstroom", opdracht.datum, traject.hulpvraag_op, opdracht.boekdatum)
    if opdracht.reden is Uitstroomreden.NIET_VERSCHENEN:
        beoordeel_niet_verschenen(await queries.nog_te_bellen(session, traject))
    regelingen = await queries.regeling_rijen(session, traject.gemeente, traject.id)
    beoordeel_afgerond(opdracht.reden, next((r.stand for r in regelingen if r.stand in OPEN), None))

    await sluit_oplossing(session, traject, opdracht.datum, opdracht.boekdatum, actor)
    for termijn in (BESLUIT, ZIENSWIJZE, HERZIEN):
        await voldoe_termijn(session, traject.gemeente, traject.id, termijn, opdracht.datum)
    await voldoe_termijn(session, traject.gemeente, traject.aanmelding_id, CRISISGESPREK, opdracht.datum)
    await sluit_bkr(session, traject.gemeente, traject.id, opdracht.boekdatum, actor)

    rij = Uitstroom(
        gemeente=traject.gemeente,
        traject_id=traject.id,
        reden=opdracht.reden.value,
        datum=opdracht.datum,
        toelichting=bos.versleutel(opdracht.toelichting, UITSTROOM) if opdracht.toelichting else None,
        vastgelegd_door=actor.wie,
    )
    session.add(rij)
    oud, traject.status = traject.status, TRAJECT.volgende(Stap.UITSTROOM, traject.stand).value
    await session.flush()
    nieuw = {"status": traject.status, "reden": rij.reden, "datum": rij.datum}
    await audit.schrijf(session, traject.gemeente, "uitstromen", "traject", traject.id, actor, oud={"status": oud}, nieuw=nieuw)
    beeindigd = TrajectBeeindigd(traject_id=traject.id, aanmelding_id=traject.aanmelding_id, uitstroomreden=rij.reden, datum=opdracht.datum)
    await append(session, beeindigd, aggregate=traject, boekdatum=opdracht.boekdatum)
    return rij.id
