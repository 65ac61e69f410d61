"""Plan an appointment, remind of it, record how it went, and call whoever did not come (document 003, items 9 and 18)."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from contracts.intake import AfspraakNadert
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append_all
from kernel.versie import verwacht_versie
from services.intake.domain.afspraak import AFSPRAAK, Afspraakstap, Afspraakstatus, Afspraakvorm, herinner_op
from services.intake.domain.datum import controleer_datum
from services.intake.store import queries
from services.intake.store.tables import Afspraak
from services.intake.usecases.dossier import PLEK, log_aanmelding

#: Appointments that one round of the job reminds of per transaction.
BATCH = 500


@dataclass(frozen=True, slots=True)
class PlanAfspraak:
    """When, how and where."""

    aanmelding_id: UUID
    datum: date
    tijd: time
    vorm: Afspraakvorm
    plek: str | None
    boekdatum: date


async def plan_afspraak(session: WriteSession, bos: Sleutelbos, opdracht: PlanAfspraak, actor: Actor) -> UUID:
    """Store the appointment; return its id. Raises AanmeldingNietGevonden or DatumNietMogelijk."""
    aanmelding = await queries.aanmelding(session, actor.gemeenten, opdracht.aanmelding_id)
    controleer_datum("afspraak", opdracht.datum, opdracht.boekdatum, date.max)
    afspraak = Afspraak(
        gemeente=aanmelding.gemeente,
        versie=1,
        aanmelding_id=aanmelding.id,
        datum=opdracht.datum,
        tijd=opdracht.tijd,
        vorm=opdracht.vorm.value,
        plek=bos.versleutel(opdracht.plek, PLEK) if opdracht.plek else None,
        status=Afspraakstatus.GEPLAND.value,
        herinneren_op=herinner_op(opdracht.datum, opdracht.boekdatum),
    )
    session.add(afspraak)
    await session.flush()
    await log_aanmelding(session, aanmelding, naam="afspraak gemaakt")
    await audit.schrijf(session, aanmelding.gemeente, "plannen", "afspraak", afspraak.id, actor, nieuw={"datum": afspraak.datum})
    return afspraak.id


async def lees_afspraak(session: WriteSession, bos: Sleutelbos, afspraak_id: UUID, actor: Actor) -> tuple[Afspraak, str | None]:
    """The appointment and where it is. Raises AfspraakNietGevonden."""
    afspraak = await queries.afspraak_met_slot(session, actor.gemeenten, afspraak_id)
    aanmelding = await queries.aanmelding(session, [afspraak.gemeente], afspraak.aanmelding_id)
    await log_aanmelding(session, aanmelding, naam="afspraak gelezen")
    return afspraak, bos.ontsleutel(afspraak.plek, PLEK) if afspraak.plek else None


async def rond_afspraak_af(
    session: WriteSession, afspraak_id: UUID, gezien: int, status: Afspraakstatus, boekdatum: date, actor: Actor
) -> None:
    """How it went. Raises AfspraakNietGevonden, VersieVerouderd, StapNietMogelijk or DatumNietMogelijk."""
    afspraak = await queries.afspraak_met_slot(session, actor.gemeenten, afspraak_id)
    verwacht_versie(afspraak, gezien)
    if status in {Afspraakstatus.GEWEEST, Afspraakstatus.NIET_VERSCHENEN}:
        controleer_datum("afloop van de afspraak", boekdatum, afspraak.datum, date.max)
    await _naar(session, afspraak, Afspraakstap.AFLOOP, status, actor)


async def bel_na(session: WriteSession, afspraak_id: UUID, gezien: int, boekdatum: date, actor: Actor) -> None:
    """Who did not come was called, to see together what is needed. Raises AfspraakNietGevonden, VersieVerouderd or StapNietMogelijk."""
    afspraak = await queries.afspraak_met_slot(session, actor.gemeenten, afspraak_id)
    verwacht_versie(afspraak, gezien)
    afspraak.nagebeld_op = boekdatum
    await _naar(session, afspraak, Afspraakstap.NABELLEN, Afspraakstatus.NAGEBELD, actor)


async def herinner(session: WriteSession, gemeente: str, op: date) -> int:
    """Publish `afspraak-nadert`, once each, for what this gemeente must be reminded of on `op`; return how many."""
    rijen = await queries.te_herinneren(session, gemeente, op, BATCH)
    for rij in rijen:
        rij.herinnerd_op = op
    gebeurtenissen = [
        (AfspraakNadert(afspraak_id=rij.id, aanmelding_id=rij.aanmelding_id, datum=rij.datum, vorm=rij.vorm), rij) for rij in rijen
    ]
    await append_all(session, gebeurtenissen, boekdatum=op)
    return len(rijen)


async def _naar(session: WriteSession, afspraak: Afspraak, stap: Afspraakstap, status: Afspraakstatus, actor: Actor) -> None:
    oud = afspraak.status
    afspraak.status = AFSPRAAK.volgende(stap, Afspraakstatus(oud), status).value
    afspraak.versie += 1
    aanmelding = await queries.aanmelding(session, [afspraak.gemeente], afspraak.aanmelding_id)
    await log_aanmelding(session, aanmelding, naam=f"afspraak {afspraak.status}")
    nieuw = {"status": afspraak.status}
    await audit.schrijf(session, afspraak.gemeente, stap.value, "afspraak", afspraak.id, actor, oud={"status": oud}, nieuw=nieuw)
