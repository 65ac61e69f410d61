"""Choose a solution and prepare it: in the order of the handreiking, or with the reason why not (000 § 4.4.5.3)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from services.intake.domain.fouten import KredietbronPastNiet, RegelingLoopt
from services.intake.domain.normen import Normsoort, norm
from services.intake.domain.regeling import (
    MET_KREDIET,
    NIET_GELUKT,
    OPEN,
    Kredietbron,
    Regelingsoort,
    Regelingstatus,
    beoordeel_volgorde,
)
from services.intake.domain.traject import Stap
from services.intake.store import queries
from services.intake.store.tables import Regeling
from services.intake.usecases.dossier import AFWIJKING, open_dossier
from services.intake.usecases.voer_regeling_uit import sluit_voorbereiding
from services.intake.usecases.vraag_saneringskrediet import maak_kredietverzoek


@dataclass(frozen=True, slots=True)
class BereidRegelingVoor:
    """Which solution. `krediet_centen` is asked from bbz when that is the lender; without `aflosperiode_maanden` the norm counts."""

    traject_id: UUID
    gezien: int
    soort: Regelingsoort
    aflosperiode_maanden: int | None
    vtlb_centen: int | None
    kredietbron: Kredietbron | None
    krediet_centen: int | None
    afwijking_reden: str | None
    boekdatum: date


async def bereid_regeling_voor(session: WriteSession, bos: Sleutelbos, opdracht: BereidRegelingVoor, actor: Actor) -> UUID:
    """Store the regeling and, with a Bbz credit, publish `saneringskrediet-gevraagd`; return its id.

    What creditors refused before is taken back. Raises TrajectNietGevonden, VersieVerouderd, StapNietMogelijk,
    RegelingLoopt, VolgordeVraagtReden, KredietbronPastNiet, KredietBovenZakelijk or NormOntbreekt.
    """
    traject = await open_dossier(session, actor, opdracht.traject_id, Stap.OPLOSSING, naam="regeling voorbereid")
    verwacht_versie(traject, opdracht.gezien)
    eerder = await queries.regeling_rijen(session, traject.gemeente, traject.id)
    if open_ := next((r for r in eerder if r.stand in OPEN), None):
        raise RegelingLoopt(open_.stand)
    beoordeel_volgorde(opdracht.soort, {r.vorm for r in eerder if r.stand in NIET_GELUKT}, opdracht.afwijking_reden)
    van_bbz = opdracht.kredietbron is Kredietbron.BBZ
    if (opdracht.kredietbron is not None) != (opdracht.soort in MET_KREDIET) or van_bbz != (opdracht.krediet_centen is not None):
        raise KredietbronPastNiet
    for rij in (r for r in eerder if r.stand is Regelingstatus.GEWEIGERD):
        await sluit_voorbereiding(session, rij, opdracht.boekdatum, actor)
    maanden = opdracht.aflosperiode_maanden or norm(Normsoort.AFLOSPERIODE_MAANDEN, opdracht.boekdatum).waarde

    verzoek_id = None
    if opdracht.krediet_centen is not None:
        verzoek_id = await maak_kredietverzoek(session, traject, opdracht.krediet_centen, opdracht.boekdatum, actor)
    regeling = Regeling(
        gemeente=traject.gemeente,
        versie=1,
        traject_id=traject.id,
        soort=opdracht.soort.value,
        status=Regelingstatus.IN_VOORBEREIDING.value,
        gemaakt_op=opdracht.boekdatum,
        aflosperiode_maanden=maanden,
        vtlb_centen=opdracht.vtlb_centen,
        afwijking_reden=bos.versleutel(opdracht.afwijking_reden, AFWIJKING) if opdracht.afwijking_reden else None,
        kredietbron=opdracht.kredietbron.value if opdracht.kredietbron else None,
        kredietverzoek_id=verzoek_id,
    )
    session.add(regeling)
    traject.versie += 1  # whoever saw the traject without this regeling must look again
    await session.flush()
    nieuw = {"soort": regeling.soort, "aflosperiode_maanden": maanden, "afwijking": opdracht.afwijking_reden is not None}
    await audit.schrijf(session, traject.gemeente, "voorbereiden", "regeling", regeling.id, actor, nieuw=nieuw)
    return regeling.id
