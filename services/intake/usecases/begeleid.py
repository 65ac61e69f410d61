"""The begeleidingsplan, and which help runs beside the solution: flankerende hulp, and help that makes the business stronger."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from services.intake.domain.begeleiding import Begeleidingsvorm
from services.intake.domain.datum import controleer_datum
from services.intake.domain.fouten import BegeleidingAlGeeindigd, BegeleidingsplanNietGevonden
from services.intake.domain.traject import Stap
from services.intake.store import queries
from services.intake.store.tables import Begeleiding, Begeleidingsplan
from services.intake.usecases.dossier import BEGELEIDINGSPLAN, UITVOERDER, lees_dossier, open_dossier


@dataclass(frozen=True, slots=True)
class StartBegeleiding:
    """One form of help, from when on, and who gives it."""

    traject_id: UUID
    vorm: Begeleidingsvorm
    uitvoerder: str
    gestart_op: date
    boekdatum: date


async def stel_begeleidingsplan_vast(
    session: WriteSession, bos: Sleutelbos, traject_id: UUID, inhoud: Mapping[str, Any], boekdatum: date, actor: Actor
) -> UUID:
    """Store the next version; return its id. Raises TrajectNietGevonden or StapNietMogelijk."""
    traject = await open_dossier(session, actor, traject_id, Stap.DOSSIER, naam="begeleidingsplan vastgesteld")
    vorige = await queries.begeleidingsplan_laatste(session, traject.gemeente, traject.id)
    plan = Begeleidingsplan(
        gemeente=traject.gemeente,
        traject_id=traject.id,
        volgnummer=vorige.volgnummer + 1 if vorige else 1,
        inhoud=bos.versleutel(json.dumps(inhoud), BEGELEIDINGSPLAN),
        vastgesteld_op=boekdatum,
        vastgesteld_door=actor.wie,
    )
    session.add(plan)
    await session.flush()
    nieuw = {"plan": plan.id, "volgnummer": plan.volgnummer}
    await audit.schrijf(session, traject.gemeente, "begeleidingsplan-vaststellen", "traject", traject.id, actor, nieuw=nieuw)
    return plan.id


async def lees_begeleidingsplan(
    session: WriteSession, bos: Sleutelbos, traject_id: UUID, actor: Actor
) -> tuple[Begeleidingsplan, dict[str, Any]]:
    """The newest plan and what stands in it. Raises TrajectNietGevonden or BegeleidingsplanNietGevonden."""
    traject = await lees_dossier(session, actor, traject_id, naam="begeleidingsplan gelezen")
    plan = await queries.begeleidingsplan_laatste(session, traject.gemeente, traject.id)
    if plan is None:
        raise BegeleidingsplanNietGevonden
    inhoud: dict[str, Any] = json.loads(bos.ontsleutel(plan.inhoud, BEGELEIDINGSPLAN))
    return plan, inhoud


async def start_begeleiding(session: WriteSession, bos: Sleutelbos, opdracht: StartBegeleiding, actor: Actor) -> UUID:
    """Store that help began; return its id. Raises TrajectNietGevonden, StapNietMogelijk or DatumNietMogelijk."""
    traject = await open_dossier(session, actor, opdracht.traject_id, Stap.DOSSIER, naam="begeleiding gestart")
    controleer_datum("start van de begeleiding", opdracht.gestart_op, traject.hulpvraag_op, opdracht.boekdatum)
    rij = Begeleiding(
        gemeente=traject.gemeente,
        versie=1,
        traject_id=traject.id,
        vorm=opdracht.vorm.value,
        uitvoerder=bos.versleutel(opdracht.uitvoerder, UITVOERDER),
        gestart_op=opdracht.gestart_op,
    )
    session.add(rij)
    await session.flush()
    await audit.schrijf(session, traject.gemeente, "starten", "begeleiding", rij.id, actor, nieuw={"vorm": rij.vorm})
    return rij.id


async def beeindig_begeleiding(
    session: WriteSession, begeleiding_id: UUID, gezien: int, datum: date, boekdatum: date, actor: Actor
) -> None:
    """Help ended. Raises BegeleidingNietGevonden, VersieVerouderd, BegeleidingAlGeeindigd or DatumNietMogelijk."""
    rij = await queries.begeleiding_met_slot(session, actor.gemeenten, begeleiding_id)
    verwacht_versie(rij, gezien)
    if rij.geeindigd_op:
        raise BegeleidingAlGeeindigd(rij.geeindigd_op)
    rij.geeindigd_op = controleer_datum("einde van de begeleiding", datum, rij.gestart_op, boekdatum)
    rij.versie += 1
    await lees_dossier(session, actor, rij.traject_id, naam="begeleiding beëindigd")
    await audit.schrijf(session, rij.gemeente, "beeindigen", "begeleiding", rij.id, actor, nieuw={"geeindigd_op": datum})


async def lees_begeleidingen(session: WriteSession, bos: Sleutelbos, traject_id: UUID, actor: Actor) -> Sequence[tuple[Begeleiding, str]]:
    """All help of this traject, each with who gives it. Raises TrajectNietGevonden."""
    traject = await lees_dossier(session, actor, traject_id, naam="begeleiding gelezen")
    rijen = await queries.begeleiding_rijen(session, traject.gemeente, traject.id)
    return [(rij, bos.ontsleutel(rij.uitvoerder, UITVOERDER)) for rij in rijen]
