"""Record which grounds of refusal the raad put in the beleidsplan: without it fraude and recidive cannot be used (Bgs, art. 13)."""

from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from services.intake.domain.normen import Normsoort, norm
from services.intake.domain.weigering import Beleidsplan, beoordeel_beleidsplan
from services.intake.store import queries, tables


async def leg_beleidsplan_vast(session: WriteSession, gemeente: str, plan: Beleidsplan, bron: str, actor: Actor) -> UUID:
    """Store the plan; return its id. Raises BeleidsplanTeLang, BeleidsplanOverlapt or NormOntbreekt."""
    await queries.beleidsplan_slot(session, gemeente)
    jaren = norm(Normsoort.BELEIDSPLAN_JAREN_TEN_HOOGSTE, plan.van).waarde
    beoordeel_beleidsplan(plan, await queries.beleidsplan_waarden(session, gemeente), jaren)

    gronden = sorted(plan.gronden)
    rij = tables.Beleidsplan(gemeente=gemeente, van=plan.van, tot_en_met=plan.tot_en_met, gronden=gronden, bron=bron)
    session.add(rij)
    await session.flush()
    nieuw = {"van": plan.van, "tot_en_met": plan.tot_en_met, "gronden": gronden}
    await audit.schrijf(session, gemeente, "vastleggen", "beleidsplan", rij.id, actor, nieuw=nieuw)
    return rij.id
