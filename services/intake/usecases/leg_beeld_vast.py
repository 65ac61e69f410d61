"""Record the picture of person and business as it is seen today, and read it back. Encrypted as a whole; each version stays."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.intake.domain.beeld import Maandruimte
from services.intake.domain.fouten import BeeldNietGevonden
from services.intake.domain.traject import Stap
from services.intake.store import queries
from services.intake.store.tables import Intakebeeld
from services.intake.usecases.dossier import BEELD, lees_dossier, open_dossier


@dataclass(frozen=True, slots=True)
class LegBeeldVast:
    """The picture as plain data, and what it says of a month."""

    traject_id: UUID
    inhoud: Mapping[str, Any]
    maand: Maandruimte
    boekdatum: date


async def leg_beeld_vast(session: WriteSession, bos: Sleutelbos, opdracht: LegBeeldVast, actor: Actor) -> UUID:
    """Store the next version; return its id. Raises TrajectNietGevonden or StapNietMogelijk."""
    traject = await open_dossier(session, actor, opdracht.traject_id, Stap.DOSSIER, naam="intakebeeld vastgelegd")
    vorige = await queries.beeld_laatste(session, traject.gemeente, traject.id)
    beeld = Intakebeeld(
        gemeente=traject.gemeente,
        traject_id=traject.id,
        volgnummer=vorige.volgnummer + 1 if vorige else 1,
        inhoud=bos.versleutel(json.dumps(opdracht.inhoud), BEELD),
        inkomen_centen=opdracht.maand.inkomen.centen,
        uitgaven_centen=opdracht.maand.uitgaven.centen,
        vastgelegd_op=opdracht.boekdatum,
        vastgelegd_door=actor.wie,
    )
    session.add(beeld)
    await session.flush()
    nieuw = {"beeld": beeld.id, "volgnummer": beeld.volgnummer}
    await audit.schrijf(session, traject.gemeente, "beeld-vastleggen", "traject", traject.id, actor, nieuw=nieuw)
    return beeld.id


async def lees_beeld(session: WriteSession, bos: Sleutelbos, traject_id: UUID, actor: Actor) -> tuple[Intakebeeld, dict[str, Any]]:
    """The newest picture and what stands in it. Raises TrajectNietGevonden or BeeldNietGevonden."""
    traject = await lees_dossier(session, actor, traject_id, naam="intakebeeld gelezen")
    beeld = await queries.beeld_laatste(session, traject.gemeente, traject.id)
    if beeld is None:
        raise BeeldNietGevonden
    inhoud: dict[str, Any] = json.loads(bos.ontsleutel(beeld.inhoud, BEELD))
    return beeld, inhoud
