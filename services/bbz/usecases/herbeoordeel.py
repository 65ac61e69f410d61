"""Record a review of viability, and start the term of the next one (Bbz 2004, art. 23 lid 2 and 3)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts import bbz as contract
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijnbewaking import start_termijn, voldoe_termijn
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.fouten.uitkering import DatumNietGoed, UitkeringGeeindigd
from services.bbz.domain.herbeoordeling import HERBEOORDELING, Herbeoordelingsuitkomst, volgende_herbeoordeling
from services.bbz.store import normen, queries
from services.bbz.store.geheim_uitvoering import LEVENSONDERHOUD as VERWERKING
from services.bbz.store.geheim_uitvoering import Plek, versleutel_tekst
from services.bbz.store.queries.uitkeringen import herbeoordelingen, uitkering_met_slot
from services.bbz.store.queries.uitvoeringsregels import uitvoeringsregel
from services.bbz.store.tables.uitkering import Herbeoordelingrij, Uitkering


@dataclass(frozen=True, slots=True)
class Herbeoordeel:
    """What was found, on which day."""

    uitkering_id: UUID
    datum: date
    uitkomst: Herbeoordelingsuitkomst
    toelichting: str
    boekdatum: date


async def herbeoordeel(session: WriteSession, bos: Sleutelbos, opdracht: Herbeoordeel, actor: Actor) -> UUID:
    """Store the review and publish `herbeoordeling-gedaan`; return its id.

    Not levensvatbaar: no later month can be paid, and the bijstand has to be ended (art. 23 lid 2).
    """
    voorziening, uitkering = await uitkering_met_slot(session, actor.gemeenten, opdracht.uitkering_id)
    if uitkering.beeindigd_op:
        raise UitkeringGeeindigd(uitkering.beeindigd_op)
    if not uitkering.begin <= opdracht.datum <= opdracht.boekdatum:
        raise DatumNietGoed(opdracht.datum, f"een herbeoordeling ligt tussen {uitkering.begin} en vandaag")
    op_tijd = await voldoe_termijn(session, voorziening.gemeente, voorziening.id, HERBEOORDELING, opdracht.datum)
    rij = Herbeoordelingrij(
        gemeente=uitkering.gemeente,
        uitkering_id=uitkering.id,
        datum=opdracht.datum,
        uitkomst=opdracht.uitkomst.value,
        toelichting=versleutel_tekst(bos, Plek.HERBEOORDELING, opdracht.toelichting),
        binnen_termijn=op_tijd is not False,
        door=actor.wie,
    )
    session.add(rij)
    await session.flush()
    if opdracht.uitkomst is not Herbeoordelingsuitkomst.NIET_LEVENSVATBAAR:
        await plan_volgende(session, uitkering)
    betrokkene = await queries.betrokkene(session, voorziening.gemeente, voorziening.betrokkene_id)
    await log_verwerking(session, voorziening.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="herbeoordeling vastgelegd")
    nieuw = {"datum": str(rij.datum), "uitkomst": rij.uitkomst, "binnenTermijn": rij.binnen_termijn}
    await audit.schrijf(session, voorziening.gemeente, "herbeoordelen", "uitkering", voorziening.id, actor, nieuw=nieuw)
    gebeurtenis = contract.HerbeoordelingGedaan(
        voorziening_id=voorziening.id, datum=rij.datum, uitkomst=rij.uitkomst, binnen_termijn=rij.binnen_termijn
    )
    await append(session, gebeurtenis, aggregate=voorziening, boekdatum=opdracht.boekdatum)
    return rij.id


async def plan_volgende(session: WriteSession, uitkering: Uitkering) -> None:
    """Start the term of the next review, when there is one before the bijstand ends."""
    regel = await uitvoeringsregel(session, uitkering.gemeente, uitkering.begin)
    gedaan = len(await herbeoordelingen(session, uitkering.gemeente, uitkering.id))
    termijn = volgende_herbeoordeling(
        uitkering.categorie,
        uitkering.begin,
        gedaan,
        await normen.op(session, uitkering.begin),
        eigen_ritme_maanden=regel.herbeoordeling_maanden if regel else None,
        medisch_verlengd=uitkering.medisch_verlengd,
    )
    if termijn and termijn.einde <= uitkering.tot_en_met:
        await start_termijn(session, uitkering.gemeente, uitkering.id, termijn)
