"""What every act on a zaak begins with: the zaak, locked, in the version that was seen, marked as touched by a person."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from services.vroegsignalering.domain.beoordeling import Signaalstatus
from services.vroegsignalering.store import queries
from services.vroegsignalering.store.queries.opvolging import zet_status
from services.vroegsignalering.store.tables import Zaak


@dataclass(frozen=True, slots=True)
class Handeling:
    """Which zaak, in which version it was seen (None where that does not matter), on which boekdatum."""

    zaak_id: UUID
    gezien: int | None
    boekdatum: date


async def neem_in_behandeling(session: WriteSession, handeling: Handeling, actor: Actor) -> Zaak:
    """The zaak, locked until the transaction ends. Raises ZaakNietGevonden or VersieVerouderd."""
    zaak = await queries.zaak_met_slot(session, actor.gemeenten, handeling.zaak_id)
    if handeling.gezien is not None:
        verwacht_versie(zaak, handeling.gezien)
    zaak.behandeld = True  # from now on the intake does not judge or match its signals anew
    return zaak


async def pak_op(session: WriteSession, zaak: Zaak, op: date, *, bereikt: bool) -> None:
    """Someone approached the household: the zaak is taken up with its signals, on its first day; `bereikt` also notes that first day."""
    if zaak.opgepakt_op is None:
        await zet_status(session, zaak, Signaalstatus.OPGEPAKT)
    zaak.opgepakt_op = min(op, zaak.opgepakt_op or op)
    if bereikt:
        zaak.bereikt_op = min(op, zaak.bereikt_op or op)
