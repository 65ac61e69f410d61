"""Record that the akte is signed: from then on the voorziening exists and may be paid out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.bbz import AkteOndertekend
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from services.bbz.domain.fouten import AkteBestaatAl, GeenToekenning
from services.bbz.domain.huishouden import eis_hoofdelijkheid
from services.bbz.domain.voorziening import toets_akte
from services.bbz.store import queries
from services.bbz.store.tables import Voorziening


@dataclass(frozen=True, slots=True)
class LegAkteVast:
    """The akte of which besluit, signed when."""

    besluit_id: UUID
    ondertekend_op: date
    boekdatum: date


async def leg_akte_vast(session: WriteSession, opdracht: LegAkteVast, actor: Actor) -> UUID:
    """Store the voorziening and publish `akte-ondertekend`; return its id.

    Raises BesluitNietGevonden, HoofdelijkheidOntbreekt or one of UitbetalingGeweigerd.
    """
    besluit = await queries.besluit(session, actor.gemeenten, opdracht.besluit_id)
    # A besluit is never updated, so its aanvraag is what two medewerkers would wait for each other on.
    aanvraag = await queries.aanvraag_met_slot(session, [besluit.gemeente], besluit.aanvraag_id)
    toets_akte(besluit.kapitaalvorm, besluit.datum, opdracht.ondertekend_op, opdracht.boekdatum)
    if await queries.herroepen(session, besluit.gemeente, besluit.id):
        raise GeenToekenning
    if await queries.voorziening_van_besluit(session, besluit.gemeente, besluit.id):
        raise AkteBestaatAl
    mede = await queries.mede(session, besluit.gemeente, aanvraag.id)
    eis_hoofdelijkheid([rij.als_mede() for rij in mede], opdracht.ondertekend_op)

    voorziening = Voorziening(
        gemeente=besluit.gemeente,
        besluit_id=besluit.id,
        betrokkene_id=aanvraag.betrokkene_id,
        dossier_id=aanvraag.dossier_id,
        soort="krediet",
        ontstaan_op=opdracht.ondertekend_op,
        akte_op=opdracht.ondertekend_op,
    )
    session.add(voorziening)
    await session.flush()
    nieuw = {"besluit": str(besluit.id), "akteOp": str(voorziening.akte_op)}
    await audit.schrijf(session, voorziening.gemeente, "akte-vastleggen", "voorziening", voorziening.id, actor, nieuw=nieuw)
    gebeurtenis = AkteOndertekend(voorziening_id=voorziening.id, besluit_id=besluit.id, datum=opdracht.ondertekend_op)
    await append(session, gebeurtenis, aggregate=voorziening, boekdatum=opdracht.boekdatum)
    return voorziening.id
