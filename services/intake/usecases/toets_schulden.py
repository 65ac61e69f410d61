"""Are the debts problematic? Compute it, and keep the professional's own decision beside it; the duty at BKR follows (000 § 4.4.7)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.termijnbewaking import start_termijn, voldoe_termijn
from kernel.versie import verwacht_versie
from services.intake.domain.datum import controleer_datum
from services.intake.domain.normen import Normsoort, norm
from services.intake.domain.rechtsvorm import ZONDER_RECHTSPERSOONLIJKHEID
from services.intake.domain.schuldtoets import HERZIEN, Invoer, Problematisch, beoordeel, bereken, herzieningstermijn
from services.intake.domain.traject import Stap, Trajectstatus
from services.intake.store import queries
from services.intake.store.tables import Schuldtoets, Traject
from services.intake.usecases.betrokkene import TOETS
from services.intake.usecases.dossier import open_dossier
from services.intake.usecases.registreer_bkr import vereis_bkr


@dataclass(frozen=True, slots=True)
class ToetsSchulden:
    """What is known and what the professional makes of it. Without `opeisbaar_centen` the debts of the dossier are added up."""

    traject_id: UUID
    gezien: int
    invoer: Invoer
    oordeel: Problematisch
    motivering: str | None
    terugkomen_op: date | None
    boekdatum: date


async def toets_schulden(session: WriteSession, bos: Sleutelbos, opdracht: ToetsSchulden, actor: Actor) -> UUID:
    """Store the test; return its id. Publishes `bkr-registratie-vereist` when the person is admitted and the debts are problematic.

    Raises TrajectNietGevonden, VersieVerouderd, StapNietMogelijk, DatumNietMogelijk, MotiveringOntbreekt, TerugkomdatumOntbreekt
    or NormOntbreekt.
    """
    traject = await open_dossier(session, actor, opdracht.traject_id, Stap.DOSSIER, naam="schulden getoetst")
    verwacht_versie(traject, opdracht.gezien)
    controleer_datum("peildatum", opdracht.invoer.peildatum, date.min, opdracht.boekdatum)
    invoer = await _vul_aan(session, traject, opdracht.invoer)
    berekening = bereken(invoer, norm(Normsoort.PROBLEMATISCH_MAANDEN, opdracht.boekdatum).waarde)
    beoordeel(berekening, opdracht.oordeel, opdracht.motivering, opdracht.terugkomen_op, opdracht.boekdatum)
    open_blijft = opdracht.oordeel is Problematisch.NOG_NIET_DUIDELIJK
    rij = Schuldtoets(
        gemeente=traject.gemeente,
        traject_id=traject.id,
        datum=opdracht.boekdatum,
        peildatum=invoer.peildatum,
        opeisbaar_centen=invoer.opeisbaar_centen,
        afloscapaciteit_centen=invoer.afloscapaciteit_centen,
        vermogen_centen=invoer.vermogen_centen,
        maanden=berekening.maanden,
        tekort_centen=berekening.tekort_centen,
        uitkomst=berekening.uitkomst.value,
        oordeel=opdracht.oordeel.value,
        motivering=bos.versleutel(opdracht.motivering, TOETS) if opdracht.motivering else None,
        terugkomen_op=opdracht.terugkomen_op if open_blijft else None,
        gedaan_door=actor.wie,
    )
    session.add(rij)
    await session.flush()
    await voldoe_termijn(session, traject.gemeente, traject.id, HERZIEN, opdracht.boekdatum)
    if open_blijft and opdracht.terugkomen_op:
        await start_termijn(session, traject.gemeente, traject.id, herzieningstermijn(opdracht.boekdatum, opdracht.terugkomen_op))
    nieuw = {"uitkomst": rij.uitkomst, "oordeel": rij.oordeel}
    await audit.schrijf(session, traject.gemeente, "toetsen", "schuldtoets", rij.id, actor, nieuw=nieuw)
    traject.versie += 1
    if opdracht.oordeel is Problematisch.PROBLEMATISCH and traject.stand is Trajectstatus.TOEGELATEN:
        besluit = await queries.besluit_van_traject(session, traject.gemeente, traject.id)
        assert besluit is not None, "an admission has its besluit"
        await vereis_bkr(session, traject, besluit.id, opdracht.boekdatum, actor)
    return rij.id


async def _vul_aan(session: WriteSession, traject: Traject, invoer: Invoer) -> Invoer:
    """The claims that are due, from the dossier. Of the director of a bv only those for which he is bound himself."""
    if invoer.opeisbaar_centen is not None:
        return invoer
    schulden = await queries.schuld_rijen(session, traject.gemeente, traject.id)
    if not schulden:
        return invoer
    alles = traject.vorm in ZONDER_RECHTSPERSOONLIJKHEID
    opeisbaar = sum(s.bedrag_centen for s in schulden if s.opeisbaar and (alles or s.prive_aansprakelijk))
    return Invoer(invoer.peildatum, opeisbaar, invoer.afloscapaciteit_centen, invoer.vermogen_centen)
