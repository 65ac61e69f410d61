"""Plan an onderzoek by hand, and take it step by step: asked for, received, judged."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from services.debiteuren.domain.fouten.onderzoek import OnderzoekStapNietMogelijk
from services.debiteuren.domain.onderzoek import Onderzoeksoort, Onderzoekstand, Onderzoekuitkomst, zet
from services.debiteuren.domain.organisatie import Werk
from services.debiteuren.domain.taak import Taaksoort
from services.debiteuren.store import queries
from services.debiteuren.store.queries import beleid as vragen
from services.debiteuren.store.queries import taken
from services.debiteuren.store.tables import Onderzoek, Taak
from services.debiteuren.usecases.noteer import noteer
from services.debiteuren.usecases.privacy import CONTEXT_ONDERZOEK


@dataclass(frozen=True, slots=True)
class PlanOnderzoek:
    """Which, and until when it must be judged."""

    lening_id: UUID
    soort: Onderzoeksoort
    uiterlijk: date
    boekdatum: date


@dataclass(frozen=True, slots=True)
class ZetOnderzoek:
    """The next state; a judgement has its outcome."""

    onderzoek_id: UUID
    naar: Onderzoekstand
    uitkomst: Onderzoekuitkomst | None
    toelichting: str | None
    gezien: int
    boekdatum: date


async def plan_onderzoek(session: WriteSession, opdracht: PlanOnderzoek, door: Actor) -> UUID:
    """Store it, with a work item; return its id. Raises LeningNietGevonden, or OnderzoekStapNietMogelijk when one of this kind runs."""
    lening = await queries.lening_met_slot(session, door.gemeenten, opdracht.lening_id)
    lopend = await taken.lopend_onderzoek(session, lening.gemeente, lening.id, opdracht.soort.value)
    if lopend is not None:
        raise OnderzoekStapNietMogelijk(lopend.stand, Onderzoekstand.BEOORDEELD.value)
    rij = Onderzoek(
        gemeente=lening.gemeente,
        lening_id=lening.id,
        soort=opdracht.soort.value,
        stand=Onderzoekstand.GEPLAND.value,
        uiterlijk=opdracht.uiterlijk,
        versie=1,
    )
    session.add(rij)
    await session.flush()
    beleid = await vragen.beleid_op(session, lening.gemeente, opdracht.boekdatum)
    plek = beleid.indeling.plek(Werk.ONDERZOEK).value
    taak = Taak(lening_id=lening.id, soort=Taaksoort.ONDERZOEK.value, sleutel=str(rij.id), plek=plek, uiterlijk=opdracht.uiterlijk)
    await taken.voeg_taken_toe(session, lening.gemeente, opdracht.boekdatum, [taak])
    await noteer(session, lening, "onderzoek-gepland", door, {"onderzoek": rij.id, "soort": rij.soort})
    return rij.id


async def zet_onderzoek(session: WriteSession, bos: Sleutelbos, opdracht: ZetOnderzoek, door: Actor) -> Onderzoek:
    """Take the step. Raises OnderzoekNietGevonden, VersieVerouderd or OnderzoekStapNietMogelijk."""
    rij = await taken.onderzoek_met_slot(session, door.gemeenten, opdracht.onderzoek_id)
    verwacht_versie(rij, opdracht.gezien)
    oud = rij.stand
    naar = zet(Onderzoekstand(rij.stand), opdracht.naar, opdracht.uitkomst)
    rij.stand = naar.value
    if naar is Onderzoekstand.OPGEVRAAGD:
        rij.opgevraagd_op = opdracht.boekdatum
    elif naar is Onderzoekstand.ONTVANGEN:
        rij.ontvangen_op = opdracht.boekdatum
    else:
        rij.beoordeeld_op = opdracht.boekdatum
        rij.uitkomst = opdracht.uitkomst.value if opdracht.uitkomst else None
    if opdracht.toelichting:
        rij.toelichting = bos.versleutel(opdracht.toelichting, CONTEXT_ONDERZOEK)
    rij.versie += 1
    await session.flush()
    lening = await queries.lening(session, [rij.gemeente], rij.lening_id)
    if naar is Onderzoekstand.BEOORDEELD:
        soorten = [Taaksoort.ONDERZOEK.value]
        await taken.rond_af(session, rij.gemeente, rij.lening_id, soorten, opdracht.boekdatum, door.wie, str(rij.uitkomst))
    await noteer(session, lening, f"onderzoek-{rij.stand}", door, {"stand": rij.stand, "uitkomst": rij.uitkomst}, {"stand": oud})
    return rij
