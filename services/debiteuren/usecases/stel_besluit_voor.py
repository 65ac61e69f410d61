"""Propose a decision about a loan: judged now, carried out when another medewerker ratifies it."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import vierogen
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.debiteuren.domain.besluit import Inhoud
from services.debiteuren.usecases.boek_lening import pak
from services.debiteuren.usecases.laad_invordering import laad
from services.debiteuren.usecases.noteer import noteer
from services.debiteuren.usecases.privacy import CONTEXT_BESLUIT
from services.debiteuren.usecases.toets_besluit import toets


@dataclass(frozen=True, slots=True)
class StelBesluitVoor:
    """The decision, and in words why it is taken for this person."""

    lening_id: UUID
    inhoud: Inhoud
    motivering: str
    gezien: int
    boekdatum: date


async def stel_besluit_voor(session: WriteSession, bos: Sleutelbos, opdracht: StelBesluitVoor, door: Actor) -> UUID:
    """Store the proposal; return its id. Raises LeningNietGevonden, VersieVerouderd, one of BesluitGeweigerd or LadderFout, Verjaard."""
    werk = await pak(session, door.gemeenten, opdracht.lening_id, opdracht.gezien)
    lening, inhoud = werk.lening, opdracht.inhoud
    await toets(session, werk, await laad(session, lening, opdracht.boekdatum), inhoud)
    zegel = b64encode(bos.versleutel(opdracht.motivering, CONTEXT_BESLUIT)).decode()
    bewaard = inhoud.als_json() | {"motivering": zegel}
    voorstel_id = await vierogen.stel_voor(session, lening.gemeente, inhoud.soort.value, lening.id, bewaard, door.wie, opdracht.boekdatum)
    lening.versie += 1  # no event tells of a proposal, yet whoever saw the old state must look again
    await session.flush()
    await noteer(session, lening, f"{inhoud.soort.value}-voorgesteld", door, {"voorstel": voorstel_id, "grond": inhoud.grond})
    return voorstel_id
