"""Extend the decision term once, by at most thirteen weeks, and say why (Bbz 2004, art. 35 lid 3)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.termijnbewaking import lopende_termijn
from kernel.versie import verwacht_versie
from services.bbz.domain.aanvraag import BESLISTERMIJN, beslistermijn_soort, toets_verlenging
from services.bbz.store import normen, queries
from services.bbz.store.tables import Aanvraag
from services.bbz.usecases.stel_samen import eis_open


@dataclass(frozen=True, slots=True)
class VerlengBeslistermijn:
    """By how many weeks. The letter says why."""

    aanvraag_id: UUID
    gezien: int
    weken: int
    boekdatum: date


async def verleng_beslistermijn(session: WriteSession, opdracht: VerlengBeslistermijn, actor: Actor) -> Aanvraag:
    """Give the term its new end. Raises AanvraagGesloten, AlVerlengd, VerlengingTeLaat or VerlengingTeLang."""
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    verwacht_versie(aanvraag, opdracht.gezien)
    eis_open(aanvraag)
    van_ontvangst = await normen.op(session, aanvraag.ontvangen_op)
    toets_verlenging(opdracht.weken, aanvraag.verlengd_weken, aanvraag.besluit_uiterlijk, opdracht.boekdatum, van_ontvangst)
    rij = await lopende_termijn(session, aanvraag.gemeente, aanvraag.id, BESLISTERMIJN)
    assert rij is not None, "an open aanvraag has its term"

    oud = {"besluitUiterlijk": str(aanvraag.besluit_uiterlijk)}
    rij.einde = rij.termijn(beslistermijn_soort(van_ontvangst, opdracht.weken)).einde
    rij.genaderd = False
    aanvraag.besluit_uiterlijk, aanvraag.verlengd_weken = rij.einde, opdracht.weken
    aanvraag.versie += 1
    await session.flush()
    nieuw = {"besluitUiterlijk": str(rij.einde)}
    await audit.schrijf(session, aanvraag.gemeente, "beslistermijn-verlengen", "aanvraag", aanvraag.id, actor, oud=oud, nieuw=nieuw)
    return aanvraag
