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
from services.intake.domain.gerechtelijk import SCHULDEISERS_WACHTEN
from services.intake.domain.regeling import OPEN, Regelingstatus
from services.intake.domain.schuldtoets import HERZIEN
from services.intake.domain.termijnen import BESLUIT
from services.intake.domain.traject import TRAJECT, Stap
from services.intake.domain.uitstroom import Uitstroomreden, beoordeel_afgerond
from services.intake.domain.voornemen import ZIENSWIJZE
from services.intake.store import queries
from services.intake.store.tables import Traject, Uitstroom
from services.intake.usecases.dossier import UITSTROOM, open_dossier
from services.intake.usecases.ga_naar_rechter import sluit_moratorium
from services.intake.usecases.registreer_bkr import sluit_bkr
from services.intake.usecases.voer_regeling_uit import sluit_regeling, sluit_voorbereiding


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

    for regeling in regelingen:
        if regeling.stand is Regelingstatus.LOPEND:
            await sluit_regeling(session, regeling, traject, opdracht.datum, opdracht.boekdatum, actor, geslaagd=False)
        elif regeling.stand in OPEN or regeling.stand is Regelingstatus.GEWEIGERD:
            await sluit_voorbereiding(session, regeling, opdracht.datum, actor)
    await _sluit_moratoria(session, traject, opdracht, actor)
    for termijn in (BESLUIT, ZIENSWIJZE, HERZIEN):
        await voldoe_termijn(session, traject.gemeente, traject.id, termijn, opdracht.datum)
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


async def _sluit_moratoria(session: WriteSession, traject: Traject, opdracht: LaatUitstromen, actor: Actor) -> None:
    """A moratorium belongs to the route; the Wsnp goes on without us and ends elsewhere."""
    for stap in await queries.gerechtelijke_stap_rijen(session, traject.gemeente, traject.id):
        wacht = stap.verzoeksoort in SCHULDEISERS_WACHTEN and stap.tot_en_met is not None
        if wacht and stap.van and stap.geeindigd_op is None:
            await sluit_moratorium(session, stap, traject, opdracht.datum, opdracht.boekdatum, actor)
