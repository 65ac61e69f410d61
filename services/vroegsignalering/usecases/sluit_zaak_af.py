"""Close a zaak with its result; its term is then no longer guarded."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.vroegsignalering import ZaakAfgesloten
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.termijnbewaking import voldoe_termijn
from kernel.versie import verwacht_versie
from services.vroegsignalering.domain.zaak import CONTACT_TERMIJN, Eindresultaat, mag_afsluiten
from services.vroegsignalering.store import queries


@dataclass(frozen=True, slots=True)
class Afsluiting:
    """How the zaak ended, in the version that was seen (`gezien`)."""

    zaak_id: UUID
    gezien: int
    resultaat: Eindresultaat
    boekdatum: date


async def sluit_zaak_af(session: WriteSession, afsluiting: Afsluiting, actor: Actor) -> UUID:
    """Close the zaak, publish `zaak-afgesloten` and return its id. Raises ZaakNietGevonden, VersieVerouderd or ZaakAlAfgesloten."""
    zaak = await queries.zaak_met_slot(session, actor.gemeenten, afsluiting.zaak_id)
    verwacht_versie(zaak, afsluiting.gezien)
    mag_afsluiten(zaak.loop)

    zaak.afgesloten_op, zaak.resultaat = afsluiting.boekdatum, afsluiting.resultaat.value
    await voldoe_termijn(session, zaak.gemeente, zaak.id, CONTACT_TERMIJN.code, afsluiting.boekdatum)
    await audit.schrijf(session, zaak.gemeente, "zaak-afgesloten", "zaak", zaak.id, actor, nieuw={"resultaat": afsluiting.resultaat.value})
    await append(
        session, ZaakAfgesloten(zaak_id=zaak.id, resultaat=afsluiting.resultaat.value), aggregate=zaak, boekdatum=afsluiting.boekdatum
    )
    return zaak.id
