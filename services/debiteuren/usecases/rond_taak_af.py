"""Finish a work item. What asks a decision is finished by that decision, never by ticking it off."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from services.debiteuren.domain.fouten.taak import TaakAfgerond, TaakVraagtBesluit
from services.debiteuren.domain.taak import Taaksoort
from services.debiteuren.store import queries
from services.debiteuren.store.queries import taken
from services.debiteuren.usecases.noteer import noteer

#: Bbz 2004, art. 41 lid 4 and 5: the end of a deferral is decided. A hand-over is answered, an inquiry judged, a step taken.
_MET_BESLUIT: Final = {Taaksoort.UITSTEL_EINDIGT.value, Taaksoort.OVERDRACHT.value, Taaksoort.ONDERZOEK.value, Taaksoort.LADDERSTAP.value}


@dataclass(frozen=True, slots=True)
class RondTaakAf:
    """Which, and how it ended, in a code."""

    taak_id: UUID
    uitkomst: str
    gezien: int
    boekdatum: date


async def rond_taak_af(session: WriteSession, opdracht: RondTaakAf, door: Actor) -> UUID:
    """Finish it; return the id of its loan. Raises TaakNietGevonden, VersieVerouderd, TaakAfgerond or TaakVraagtBesluit."""
    rij = await taken.taak_met_slot(session, door.gemeenten, opdracht.taak_id)
    verwacht_versie(rij, opdracht.gezien)
    if rij.afgerond_op is not None:
        raise TaakAfgerond(rij.afgerond_op)
    if rij.soort in _MET_BESLUIT:
        raise TaakVraagtBesluit(rij.artikel or rij.soort)
    rij.afgerond_op, rij.afgerond_door, rij.uitkomst = opdracht.boekdatum, door.wie, opdracht.uitkomst
    rij.versie += 1
    await session.flush()
    lening = await queries.lening(session, [rij.gemeente], rij.lening_id)
    await noteer(session, lening, "taak-afgerond", door, {"taak": rij.id, "soort": rij.soort, "uitkomst": rij.uitkomst})
    return lening.id
