"""An objection to a besluit: keep it, say whether it came in time, and record what became of it (Awb, art. 6:7)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from services.intake.domain.bezwaar import BEZWAARMACHINE, Bezwaarstap, Bezwaarstatus, bezwaartermijn
from services.intake.domain.datum import controleer_datum
from services.intake.store import queries
from services.intake.store.tables import Bezwaar
from services.intake.usecases.betrokkene import BEZWAARGRONDEN
from services.intake.usecases.dossier import log_traject


@dataclass(frozen=True, slots=True)
class MaakBezwaar:
    """Against which besluit, when it came, and in words why."""

    besluit_id: UUID
    ontvangen_op: date
    gronden: str
    boekdatum: date


@dataclass(frozen=True, slots=True)
class HandelBezwaarAf:
    """What was decided on the objection, and when."""

    bezwaar_id: UUID
    gezien: int
    uitkomst: Bezwaarstatus
    datum: date
    boekdatum: date


async def maak_bezwaar(session: WriteSession, bos: Sleutelbos, opdracht: MaakBezwaar, actor: Actor) -> UUID:
    """Store it; return its id. Late is possible and marked. Raises BesluitNietGevonden, DatumNietMogelijk or NormOntbreekt."""
    besluit = await queries.besluit(session, actor.gemeenten, opdracht.besluit_id)
    controleer_datum("dag van ontvangst", opdracht.ontvangen_op, besluit.datum, opdracht.boekdatum)
    rij = Bezwaar(
        gemeente=besluit.gemeente,
        besluit_id=besluit.id,
        traject_id=besluit.traject_id,
        ontvangen_op=opdracht.ontvangen_op,
        binnen_termijn=not bezwaartermijn(besluit.datum).overschreden(opdracht.ontvangen_op),
        gronden=bos.versleutel(opdracht.gronden, BEZWAARGRONDEN),
        status=Bezwaarstatus.ONTVANGEN.value,
        versie=1,
    )
    session.add(rij)
    await session.flush()
    await log_traject(session, await queries.traject(session, [rij.gemeente], rij.traject_id), naam="bezwaar ontvangen")
    nieuw = {"status": rij.status, "binnen_termijn": rij.binnen_termijn}
    await audit.schrijf(session, rij.gemeente, "bezwaar", "besluit", besluit.id, actor, nieuw=nieuw)
    return rij.id


async def handel_bezwaar_af(session: WriteSession, opdracht: HandelBezwaarAf, actor: Actor) -> None:
    """Store the outcome. Raises BezwaarNietGevonden, VersieVerouderd, StapNietMogelijk or DatumNietMogelijk."""
    rij = await queries.bezwaar_met_slot(session, actor.gemeenten, opdracht.bezwaar_id)
    verwacht_versie(rij, opdracht.gezien)
    oud, rij.status = rij.status, BEZWAARMACHINE.volgende(Bezwaarstap.UITKOMST, rij.stand, opdracht.uitkomst).value
    controleer_datum("dag van de beslissing", opdracht.datum, rij.ontvangen_op, opdracht.boekdatum)
    rij.afgehandeld_op, rij.versie = opdracht.datum, rij.versie + 1
    await session.flush()
    await log_traject(session, await queries.traject(session, [rij.gemeente], rij.traject_id), naam="bezwaar afgehandeld")
    wijziging = ({"status": oud}, {"status": rij.status})
    await audit.schrijf(session, rij.gemeente, "afhandelen", "bezwaar", rij.id, actor, *wijziging)
