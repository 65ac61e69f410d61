"""Keep a new version of the plan van aanpak that leaves the person's rights and duties as they are (000 § 4.4.5.2)."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from services.intake.domain.fouten import NieuweBeschikkingNodig
from services.intake.domain.plan import PlanVanAanpak, als_json
from services.intake.domain.traject import Stap
from services.intake.store import queries
from services.intake.usecases.bekrachtig_besluit import bewaar_plan
from services.intake.usecases.dossier import open_dossier


@dataclass(frozen=True, slots=True)
class WerkPlanBij:
    """The new plan. When `rechtspositie_wijzigt` it belongs in a new beschikking, not here."""

    traject_id: UUID
    gezien: int
    plan: PlanVanAanpak
    rechtspositie_wijzigt: bool
    boekdatum: date


async def werk_plan_bij(session: WriteSession, bos: Sleutelbos, opdracht: WerkPlanBij, actor: Actor) -> UUID:
    """Store the next version under the besluit that holds, publish `plan-vastgesteld`; return its id.

    Raises TrajectNietGevonden, VersieVerouderd, StapNietMogelijk or NieuweBeschikkingNodig.
    """
    traject = await open_dossier(session, actor, opdracht.traject_id, Stap.PLAN, naam="plan van aanpak bijgewerkt")
    verwacht_versie(traject, opdracht.gezien)
    vorig = (await queries.plannen_van_traject(session, traject.gemeente, traject.id))[-1]
    if opdracht.rechtspositie_wijzigt or opdracht.plan.aflosperiode_maanden != vorig.aflosperiode_maanden:
        raise NieuweBeschikkingNodig
    plan_id = await bewaar_plan(session, bos, traject, vorig.besluit_id, json.dumps(als_json(opdracht.plan)), opdracht.boekdatum)
    await audit.schrijf(session, traject.gemeente, "plan-bijwerken", "traject", traject.id, actor, nieuw={"plan": plan_id})
    return plan_id
