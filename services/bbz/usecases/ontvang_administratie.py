"""Record that the administration of a boekjaar came in: its six months are met (Bbz 2004, art. 38 lid 2)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.termijnbewaking import voldoe_termijn
from kernel.versie import verwacht_versie
from services.bbz.domain.fouten.uitkering import DatumNietGoed
from services.bbz.domain.fouten.vaststelling import AdministratieAlOntvangen
from services.bbz.store.queries.boekjaren import boekjaar_met_slot
from services.bbz.store.tables.boekjaar import Boekjaarrij
from services.bbz.usecases.betaal_maand import JAARCIJFERS


@dataclass(frozen=True, slots=True)
class OntvangAdministratie:
    """Of which boekjaar, when, and the version that was seen."""

    boekjaar_id: UUID
    gezien: int
    ontvangen_op: date
    boekdatum: date


async def ontvang_administratie(session: WriteSession, opdracht: OntvangAdministratie, actor: Actor) -> Boekjaarrij:
    """Store the day. Raises BoekjaarNietGevonden, VersieVerouderd, AdministratieAlOntvangen or DatumNietGoed."""
    boekjaar = await boekjaar_met_slot(session, actor.gemeenten, opdracht.boekjaar_id)
    verwacht_versie(boekjaar, opdracht.gezien)
    if boekjaar.administratie_op:
        raise AdministratieAlOntvangen(boekjaar.jaar, boekjaar.administratie_op)
    if not boekjaar.begin <= opdracht.ontvangen_op <= opdracht.boekdatum:
        raise DatumNietGoed(opdracht.ontvangen_op, "leg vast wat al is ontvangen")
    boekjaar.administratie_op = opdracht.ontvangen_op
    boekjaar.versie += 1
    await session.flush()
    op_tijd = await voldoe_termijn(session, boekjaar.gemeente, boekjaar.id, JAARCIJFERS, opdracht.ontvangen_op)
    nieuw = {"jaar": boekjaar.jaar, "ontvangenOp": str(opdracht.ontvangen_op), "binnenTermijn": op_tijd}
    await audit.schrijf(session, boekjaar.gemeente, "administratie-ontvangen", "boekjaar", boekjaar.id, actor, nieuw=nieuw)
    return boekjaar
