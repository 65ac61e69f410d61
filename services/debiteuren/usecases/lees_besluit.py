"""Read a decision or a proposal with its motivation: that is about a person, so the reading is logged."""

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.domain.besluit import Besluitsoort
from services.debiteuren.store import queries
from services.debiteuren.store.queries import besluiten as vragen
from services.debiteuren.store.tables import Besluit
from services.debiteuren.usecases.privacy import ACTIVITEIT, CONTEXT_BESLUIT


@dataclass(frozen=True, slots=True)
class Besluitvoorstel:
    """A proposal as it was made."""

    gemeente: str
    onderwerp_id: UUID
    soort: str
    inhoud: Mapping[str, Any]
    voorgesteld_op: date
    besloten_door: str | None


async def lees_voorstel(session: WriteSession, bos: Sleutelbos, voorstel_id: UUID, door: Actor) -> tuple[Besluitvoorstel, str]:
    """A proposal and in words why. Raises VoorstelNietGevonden."""
    rij = await vragen.voorstel(session, door.gemeenten, voorstel_id, [s.value for s in Besluitsoort])
    inhoud = rij.inhoud if isinstance(rij.inhoud, dict) else json.loads(rij.inhoud)
    lening_id = UUID(str(rij.onderwerp_id))
    await _log(session, rij.gemeente, lening_id, "besluitvoorstel gelezen")
    voorstel = Besluitvoorstel(rij.gemeente, lening_id, rij.soort, inhoud, rij.voorgesteld_op, rij.besloten_door)
    return voorstel, bos.ontsleutel(b64decode(inhoud["motivering"]), CONTEXT_BESLUIT)


async def lees_besluit(session: WriteSession, bos: Sleutelbos, besluit_id: UUID, door: Actor) -> tuple[Besluit, str]:
    """A decision and in words why. Raises BesluitNietGevonden."""
    besluit = await vragen.besluit(session, door.gemeenten, besluit_id)
    await _log(session, besluit.gemeente, besluit.lening_id, "besluit gelezen")
    return besluit, bos.ontsleutel(besluit.motivering, CONTEXT_BESLUIT)


async def _log(session: WriteSession, gemeente: str, lening_id: UUID, naam: str) -> None:
    debiteuren = await queries.debiteuren(session, gemeente, [lening_id])
    await log_verwerking(session, gemeente, ACTIVITEIT, [d.bsn_hash for d in debiteuren.values()], naam=naam)
