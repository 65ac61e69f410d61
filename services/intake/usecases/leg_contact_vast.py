"""Offer contact after a signal of arrears, and record what came of it. Who accepts help gets an aanmelding by that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.intake import Aanmeldkanaal
from contracts.persoon import Betrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.intake.domain.contactsignaal import CONTACTSIGNAAL, Contactuitkomst
from services.intake.domain.datum import controleer_datum
from services.intake.store import queries
from services.intake.store.tables import Contactsignaal, Contactsignaalpoging
from services.intake.usecases.betrokkene import VERWERKING, lees_betrokkene
from services.intake.usecases.meld_aan import MeldAan, meld_aan


@dataclass(frozen=True, slots=True)
class LegContactVast:
    """Who was called when, and with what result."""

    signaal_id: UUID
    gezien: int
    datum: date
    uitkomst: Contactuitkomst
    boekdatum: date


async def leg_contact_vast(session: WriteSession, bos: Sleutelbos, opdracht: LegContactVast, actor: Actor) -> tuple[UUID, UUID | None]:
    """Store the attempt; return its id and, when help was accepted and no traject runs, the id of the aanmelding.

    Raises ContactsignaalNietGevonden, VersieVerouderd, StapNietMogelijk, DatumNietMogelijk or what `meld_aan` raises.
    """
    signaal = await queries.contactsignaal_met_slot(session, actor.gemeenten, opdracht.signaal_id)
    verwacht_versie(signaal, opdracht.gezien)
    status = CONTACTSIGNAAL.volgende(opdracht.uitkomst, signaal.stand)
    controleer_datum("dag van het contact", opdracht.datum, signaal.ontvangen_op, opdracht.boekdatum)
    poging = Contactsignaalpoging(
        gemeente=signaal.gemeente, signaal_id=signaal.id, datum=opdracht.datum, uitkomst=opdracht.uitkomst.value, gedaan_door=actor.wie
    )
    session.add(poging)
    oud, signaal.status = signaal.status, status.value
    signaal.versie += 1
    persoon = await queries.betrokkene(session, signaal.gemeente, signaal.betrokkene_id)
    await log_verwerking(session, signaal.gemeente, VERWERKING, [persoon.bsn_hash], naam="contact na achterstand vastgelegd")
    if opdracht.uitkomst is Contactuitkomst.AANVAARD and signaal.traject_id is None:
        aanmelding = MeldAan(
            gemeente=signaal.gemeente,
            kanaal=Aanmeldkanaal.BBZ,
            betrokkene=lees_betrokkene(bos, persoon),
            ontvangen_op=opdracht.datum,
            boekdatum=opdracht.boekdatum,
        )
        signaal.aanmelding_id = await meld_aan(session, bos, aanmelding, actor)
    await session.flush()
    wijziging = ({"status": oud}, {"status": signaal.status, "aanmelding": signaal.aanmelding_id})
    await audit.schrijf(session, signaal.gemeente, "contact", "contactsignaal", signaal.id, actor, *wijziging)
    return poging.id, signaal.aanmelding_id


async def lees_contactsignaal(
    session: WriteSession, bos: Sleutelbos, signaal_id: UUID, actor: Actor
) -> tuple[Contactsignaal, Betrokkene, Sequence[Contactsignaalpoging]]:
    """The signal, the person and what was tried. Raises ContactsignaalNietGevonden."""
    signaal = await queries.contactsignaal(session, actor.gemeenten, signaal_id)
    persoon = await queries.betrokkene(session, signaal.gemeente, signaal.betrokkene_id)
    await log_verwerking(session, signaal.gemeente, VERWERKING, [persoon.bsn_hash], naam="achterstand op Bbz-lening gelezen")
    return signaal, lees_betrokkene(bos, persoon), await queries.contactsignaal_pogingen(session, signaal.gemeente, signaal.id)
