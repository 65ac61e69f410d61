"""A Bbz loan is in arrears: keep a signal so that contact is offered, or close it when all is paid (document 001, § 8.3)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.intake.domain.contactsignaal import CONTACTSIGNAAL, Contactuitkomst, Signaalstatus
from services.intake.store import queries
from services.intake.store.tables import Contactsignaal, Contactsignaalpoging
from services.intake.usecases.betrokkene import VERWERKING, versleutel_betrokkene


@dataclass(frozen=True, slots=True)
class OntvangAchterstand:
    """Which loan of whom, since which due date, and how much is behind."""

    gemeente: str
    lening_id: UUID
    betrokkene: Betrokkene
    sinds: date
    bedrag_centen: int
    boekdatum: date


async def ontvang_achterstand(session: WriteSession, bos: Sleutelbos, opdracht: OntvangAchterstand, actor: Actor) -> UUID:
    """Store the signal, or bring the one that still waits up to date; return its id.

    Someone who is already being helped has his traject named, so that his own contactpersoon makes the call.
    """
    wacht = await queries.wachtend_contactsignaal(session, opdracht.gemeente, opdracht.lening_id)
    if wacht is not None:
        wacht.sinds, wacht.bedrag_centen = min(wacht.sinds, opdracht.sinds), opdracht.bedrag_centen
        wacht.versie += 1
        return wacht.id
    betrokkene = versleutel_betrokkene(bos, opdracht.gemeente, opdracht.betrokkene)
    session.add(betrokkene)
    await session.flush()
    bsn = opdracht.betrokkene.persoon.bsn
    traject_id = await queries.lopend_traject_van_persoon(session, opdracht.gemeente, bos.zoekhashes(bsn)) if bsn else None
    signaal = Contactsignaal(
        gemeente=opdracht.gemeente,
        lening_id=opdracht.lening_id,
        betrokkene_id=betrokkene.id,
        sinds=opdracht.sinds,
        bedrag_centen=opdracht.bedrag_centen,
        ontvangen_op=opdracht.boekdatum,
        status=Signaalstatus.OPEN.value,
        traject_id=traject_id,
    )
    session.add(signaal)
    await session.flush()
    signaal.versie = 1
    await log_verwerking(session, signaal.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="achterstand op Bbz-lening ontvangen")
    nieuw = {"status": signaal.status, "lening": signaal.lening_id, "traject": traject_id}
    await audit.schrijf(session, signaal.gemeente, "ontvangen", "contactsignaal", signaal.id, actor, nieuw=nieuw)
    return signaal.id


async def sluit_ingelopen(session: WriteSession, gemeente: str, lening_id: UUID, op: date, actor: Actor) -> None:
    """Everything that was due is paid again: nobody need call any more. Nothing happens when no signal waits."""
    signaal = await queries.wachtend_contactsignaal(session, gemeente, lening_id)
    if signaal is None:
        return
    oud, signaal.status = signaal.status, CONTACTSIGNAAL.volgende(Contactuitkomst.INGELOPEN, signaal.stand).value
    signaal.versie += 1
    uitkomst = Contactuitkomst.INGELOPEN.value
    session.add(Contactsignaalpoging(gemeente=gemeente, signaal_id=signaal.id, datum=op, uitkomst=uitkomst, gedaan_door=actor.wie))
    wijziging = ({"status": oud}, {"status": signaal.status})
    await audit.schrijf(session, gemeente, "sluiten", "contactsignaal", signaal.id, actor, *wijziging)
