"""Another household or another expected income, from a month that is not paid yet."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.bijstandsnorm import Huishouden
from services.bbz.domain.fouten.uitkering import DatumNietGoed, UitkeringGeeindigd
from services.bbz.store import queries
from services.bbz.store.geheim_uitvoering import LEVENSONDERHOUD as VERWERKING
from services.bbz.store.queries.uitkeringen import maanden, uitkering_met_slot
from services.bbz.store.tables import Voorziening
from services.bbz.store.tables.uitkering import Grondslagrij


@dataclass(frozen=True, slots=True)
class WijzigGrondslag:
    """What holds from the month `vanaf` on, and the version that was seen."""

    uitkering_id: UUID
    gezien: int
    vanaf: date
    huishouden: Huishouden
    verwacht_inkomen: Bedrag
    boekdatum: date


async def wijzig_grondslag(session: WriteSession, opdracht: WijzigGrondslag, actor: Actor) -> Voorziening:
    """Store it; a month that was paid already waits for the definitieve vaststelling. Raises one of UitkeringGeweigerd."""
    voorziening, uitkering = await uitkering_met_slot(session, actor.gemeenten, opdracht.uitkering_id)
    verwacht_versie(voorziening, opdracht.gezien)
    if uitkering.beeindigd_op:
        raise UitkeringGeeindigd(uitkering.beeindigd_op)
    if opdracht.vanaf.day != 1 or opdracht.vanaf < uitkering.begin.replace(day=1):
        raise DatumNietGoed(opdracht.vanaf, "noem de eerste dag van een maand binnen de uitkering")
    if any(not m.voorschot for m in await maanden(session, uitkering.gemeente, uitkering.id, opdracht.vanaf)):
        raise DatumNietGoed(opdracht.vanaf, "deze maand is al betaald; de definitieve vaststelling verrekent het verschil")
    session.add(
        Grondslagrij(
            gemeente=uitkering.gemeente,
            uitkering_id=uitkering.id,
            vanaf=opdracht.vanaf,
            leefvorm=opdracht.huishouden.leefvorm.value,
            kostendelers=opdracht.huishouden.kostendelers,
            verwacht_inkomen_centen=opdracht.verwacht_inkomen.centen,
            vastgelegd_op=opdracht.boekdatum,
            door=actor.wie,
        )
    )
    voorziening.versie += 1
    await session.flush()
    betrokkene = await queries.betrokkene(session, voorziening.gemeente, voorziening.betrokkene_id)
    await log_verwerking(session, voorziening.gemeente, VERWERKING, [betrokkene.bsn_hash], naam="grondslag gewijzigd")
    nieuw = {"vanaf": str(opdracht.vanaf), "leefvorm": opdracht.huishouden.leefvorm.value}
    await audit.schrijf(session, voorziening.gemeente, "grondslag-wijzigen", "uitkering", voorziening.id, actor, nieuw=nieuw)
    return voorziening
