"""Hand a loan over to another department: offered with its papers, accepted or refused by someone there (document 001, 8.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from services.debiteuren.domain.fouten.organisatie import (
    OverdrachtAfgehandeld,
    OverdrachtDoorZelfde,
    OverdrachtLoopt,
    OverdrachtNietNodig,
)
from services.debiteuren.domain.organisatie import Plek
from services.debiteuren.domain.taak import Taaksoort
from services.debiteuren.store import queries
from services.debiteuren.store.queries import beleid as vragen
from services.debiteuren.store.queries import taken
from services.debiteuren.store.tables import Overdracht, Taak
from services.debiteuren.usecases.noteer import noteer
from services.debiteuren.usecases.privacy import CONTEXT_OVERDRACHT


@dataclass(frozen=True, slots=True)
class DraagOver:
    """To whom, with which papers."""

    lening_id: UUID
    naar: Plek
    stukken: Sequence[str]
    gezien: int
    boekdatum: date


@dataclass(frozen=True, slots=True)
class HandelOverdrachtAf:
    """The answer of who receives it; a refusal says why."""

    overdracht_id: UUID
    aanvaard: bool
    reden: str | None
    gezien: int
    boekdatum: date


async def draag_over(session: WriteSession, opdracht: DraagOver, door: Actor) -> UUID:
    """Offer the loan; return the id of the hand-over.

    Raises LeningNietGevonden, VersieVerouderd, OverdrachtNietNodig, OverdrachtLoopt or StukkenOntbreken.
    """
    lening = await queries.lening_met_slot(session, door.gemeenten, opdracht.lening_id)
    verwacht_versie(lening, opdracht.gezien)
    beleid = await vragen.beleid_op(session, lening.gemeente, opdracht.boekdatum)
    nu = Plek(lening.behandelaar) if lening.behandelaar else beleid.indeling.begin
    if nu is opdracht.naar:
        raise OverdrachtNietNodig(nu.value)
    if await taken.lopende_overdracht(session, lening.gemeente, lening.id) is not None:
        raise OverdrachtLoopt
    beleid.indeling.controleer_stukken(opdracht.stukken)
    rij = Overdracht(
        gemeente=lening.gemeente,
        lening_id=lening.id,
        van=nu.value,
        naar=opdracht.naar.value,
        stukken=list(opdracht.stukken),
        stand="aangeboden",
        aangeboden_op=opdracht.boekdatum,
        aangeboden_door=door.wie,
        versie=1,
    )
    session.add(rij)
    lening.versie += 1
    await session.flush()
    taak = Taak(
        lening_id=lening.id, soort=Taaksoort.OVERDRACHT.value, sleutel=str(rij.id), plek=opdracht.naar.value, uiterlijk=opdracht.boekdatum
    )
    await taken.voeg_taken_toe(session, lening.gemeente, opdracht.boekdatum, [taak])
    await noteer(session, lening, "overdracht-aangeboden", door, {"naar": rij.naar, "stukken": rij.stukken})
    return rij.id


async def handel_overdracht_af(session: WriteSession, bos: Sleutelbos, opdracht: HandelOverdrachtAf, door: Actor) -> Overdracht:
    """Accept or refuse; from an acceptance on the loan lies there.

    Raises OverdrachtNietGevonden, VersieVerouderd, OverdrachtAfgehandeld or OverdrachtDoorZelfde.
    """
    rij = await taken.overdracht_met_slot(session, door.gemeenten, opdracht.overdracht_id)
    verwacht_versie(rij, opdracht.gezien)
    if rij.stand != "aangeboden":
        raise OverdrachtAfgehandeld(rij.stand)
    if rij.aangeboden_door == door.wie:
        raise OverdrachtDoorZelfde
    lening = await queries.lening_met_slot(session, [rij.gemeente], rij.lening_id)
    rij.stand = "aanvaard" if opdracht.aanvaard else "geweigerd"
    rij.afgehandeld_op, rij.afgehandeld_door = opdracht.boekdatum, door.wie
    rij.reden = bos.versleutel(opdracht.reden, CONTEXT_OVERDRACHT) if opdracht.reden else None
    rij.versie += 1
    if opdracht.aanvaard:
        lening.behandelaar = rij.naar
        lening.versie += 1
    await session.flush()
    await taken.rond_af(session, lening.gemeente, lening.id, [Taaksoort.OVERDRACHT.value], opdracht.boekdatum, door.wie, rij.stand)
    await noteer(session, lening, f"overdracht-{rij.stand}", door, {"overdracht": rij.id, "behandelaar": lening.behandelaar})
    return rij
