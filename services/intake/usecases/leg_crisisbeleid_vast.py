"""Record which situations the gemeente counts as bedreigend beside those of the statute (Wgs, art. 4 lid 2; domain.md A2.4)."""

from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from services.intake.domain.crisis import WETTELIJK, Crisisbeleid
from services.intake.domain.fouten import CrisisbeleidBestaat
from services.intake.store import queries, tables


async def leg_crisisbeleid_vast(session: WriteSession, gemeente: str, beleid: Crisisbeleid, bron: str, actor: Actor) -> UUID:
    """Store it; return its id. Raises CrisisbeleidBestaat when that day or a later one already has a row."""
    await queries.beleidsplan_slot(session, gemeente)
    bestaand = await queries.crisisbeleid_waarden(session, gemeente)
    if bestaand and bestaand[-1].van >= beleid.van:
        raise CrisisbeleidBestaat(bestaand[-1].van)
    gronden = sorted(beleid.gronden - WETTELIJK)
    rij = tables.Crisisbeleid(gemeente=gemeente, van=beleid.van, gronden=gronden, bron=bron)
    session.add(rij)
    await session.flush()
    await audit.schrijf(session, gemeente, "vastleggen", "crisisbeleid", rij.id, actor, nieuw={"van": beleid.van, "gronden": gronden})
    return rij.id
