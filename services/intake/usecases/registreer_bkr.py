"""The registration at BKR: the duty begins, is met with a proof, and ends with a proof (000 § 4.4.7)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.intake import BkrRegistratieVereist
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.versie import verwacht_versie
from services.intake.domain.bkr import BKR, Bkrstap, Bkrstatus
from services.intake.domain.datum import controleer_datum
from services.intake.store import queries
from services.intake.store.tables import BkrRegistratie, Traject
from services.intake.usecases.betrokkene import BEWIJS, EINDBEWIJS
from services.intake.usecases.dossier import log_traject


@dataclass(frozen=True, slots=True)
class LegBewijsVast:
    """The reference that BKR gave, and when; of the registration or of its end."""

    registratie_id: UUID
    gezien: int
    stap: Bkrstap
    datum: date
    kenmerk: str
    boekdatum: date


async def vereis_bkr(session: WriteSession, traject: Traject, besluit_id: UUID, op: date, actor: Actor) -> None:
    """The duty begins; publish `bkr-registratie-vereist`. Nothing happens when it already did."""
    if await queries.lopende_bkr_registratie(session, traject.gemeente, traject.id):
        return
    rij = BkrRegistratie(
        gemeente=traject.gemeente, traject_id=traject.id, besluit_id=besluit_id, status=Bkrstatus.VEREIST.value, vereist_op=op, versie=1
    )
    session.add(rij)
    await session.flush()
    await audit.schrijf(session, rij.gemeente, "vereisen", "bkr-registratie", rij.id, actor, nieuw={"status": rij.status})
    vereist = BkrRegistratieVereist(traject_id=traject.id, besluit_id=besluit_id, datum=op)
    await append(session, vereist, aggregate=traject, boekdatum=op)


async def leg_bewijs_vast(session: WriteSession, bos: Sleutelbos, opdracht: LegBewijsVast, actor: Actor) -> None:
    """Store the proof. Raises BkrRegistratieNietGevonden, VersieVerouderd, StapNietMogelijk or DatumNietMogelijk."""
    rij = await queries.bkr_registratie_met_slot(session, actor.gemeenten, opdracht.registratie_id)
    verwacht_versie(rij, opdracht.gezien)
    oud, status = rij.status, BKR.volgende(opdracht.stap, rij.stand)
    if opdracht.stap is Bkrstap.BEWIJS:
        controleer_datum("dag van registratie", opdracht.datum, rij.vereist_op, opdracht.boekdatum)
        rij.geregistreerd_op, rij.bewijs = opdracht.datum, bos.versleutel(opdracht.kenmerk, BEWIJS)
    else:
        controleer_datum("dag van beëindiging", opdracht.datum, rij.einde_vereist_op or rij.vereist_op, opdracht.boekdatum)
        rij.beeindigd_op, rij.eindbewijs = opdracht.datum, bos.versleutel(opdracht.kenmerk, EINDBEWIJS)
    rij.status, rij.versie = status.value, rij.versie + 1
    await session.flush()
    await log_traject(session, await queries.traject(session, [rij.gemeente], rij.traject_id), naam="bewijs van BKR vastgelegd")
    wijziging = ({"status": oud}, {"status": rij.status})
    await audit.schrijf(session, rij.gemeente, opdracht.stap.value, "bkr-registratie", rij.id, actor, *wijziging)


async def sluit_bkr(session: WriteSession, gemeente: str, traject_id: UUID, boekdatum: date, actor: Actor) -> None:
    """The help ends: a registration must be ended too, and a duty that was never met lapses. Nothing happens without one."""
    rij = await queries.lopende_bkr_registratie(session, gemeente, traject_id)
    if rij is None:
        return
    oud, rij.status = rij.status, _na_einde(rij).value
    rij.einde_vereist_op, rij.versie = boekdatum, rij.versie + 1
    await session.flush()
    wijziging = ({"status": oud}, {"status": rij.status})
    await audit.schrijf(session, gemeente, Bkrstap.EINDE.value, "bkr-registratie", rij.id, actor, *wijziging)


def _na_einde(rij: BkrRegistratie) -> Bkrstatus:
    return BKR.volgende(Bkrstap.EINDE, rij.stand)
