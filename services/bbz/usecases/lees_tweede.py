"""A second reader agrees with an advice, or gives it back. Never the one who delivered it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts import bbz as contract
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.versie import verwacht_versie
from services.bbz.domain.fouten.onderzoek import EigenWerk, OnderzoekInAndereStand
from services.bbz.store.queries.onderzoeken import onderzoek_met_slot
from services.bbz.store.tables.onderzoek import Onderzoek


@dataclass(frozen=True, slots=True)
class LeesTweede:
    """Whether he agrees, and the version that he read."""

    onderzoek_id: UUID
    gezien: int
    akkoord: bool
    boekdatum: date


async def lees_tweede(session: WriteSession, opdracht: LeesTweede, actor: Actor) -> Onderzoek:
    """Agreed: publish `onderzoek-afgerond`; else back to who does it. Raises OnderzoekInAndereStand, EigenWerk or VersieVerouderd."""
    rij = await onderzoek_met_slot(session, actor.gemeenten, opdracht.onderzoek_id)
    verwacht_versie(rij, opdracht.gezien)
    if rij.status != "opgeleverd":
        raise OnderzoekInAndereStand(rij.status, "opgeleverd")
    if rij.opgeleverd_door == actor.wie:
        raise EigenWerk
    nieuw = {"akkoord": opdracht.akkoord}
    await audit.schrijf(session, rij.gemeente, "tweede-lezing", "onderzoek", rij.id, actor, nieuw=nieuw)
    if not opdracht.akkoord:
        rij.opgeleverd_op = rij.opgeleverd_door = None
        rij.versie += 1
        await session.flush()
        return rij
    rij.tweede_lezer, rij.afgerond_op = actor.wie, opdracht.boekdatum
    await session.flush()
    await append(session, _gebeurtenis(rij, opdracht.boekdatum), aggregate=rij, boekdatum=opdracht.boekdatum)
    return rij


def _gebeurtenis(rij: Onderzoek, datum: date) -> contract.OnderzoekAfgerond:
    assert rij.soort, "what is delivered was asked"
    assert rij.uitkomst, "what is delivered has an answer"
    return contract.OnderzoekAfgerond(
        onderzoek_id=rij.id,
        soort=contract.Onderzoeksoort(rij.soort),
        extern=bool(rij.extern),
        uitkomst=contract.Levensvatbaarheid(rij.uitkomst),
        aanvraag_id=rij.aanvraag_id,
        traject_id=rij.traject_id,
        verzoek_id=rij.verzoek_id,
        datum=datum,
        kosten_centen=rij.kosten_centen or 0,
    )
