"""Take a boeking on a loan back: one medewerker proposes it, another ratifies it. Judged twice, for the loan goes on living in between."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from kernel import vierogen
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from services.debiteuren.domain.fouten.tegenboeking import AlTeruggedraaid, BoekingNietGevonden, LaterVerminderd
from services.debiteuren.domain.journaal import Post, Rekening, Soort
from services.debiteuren.domain.tegenboeking import Teruggedraaid, draai_terug
from services.debiteuren.store import journaal, queries
from services.debiteuren.store.queries import besluiten as vragen
from services.debiteuren.usecases.boek_lening import leg_vast, pak
from services.debiteuren.usecases.noteer import noteer
from services.debiteuren.usecases.privacy import CONTEXT_BESLUIT
from services.debiteuren.usecases.werk_bij import Lopend

SOORT: Final = "tegenboeking"


@dataclass(frozen=True, slots=True)
class StelTegenboekingVoor:
    """Which boeking, and in words why it is wrong."""

    lening_id: UUID
    boeking_id: UUID
    motivering: str
    gezien: int
    boekdatum: date


@dataclass(frozen=True, slots=True)
class Tegenboekingvoorstel:
    """A proposal, for who ratifies it."""

    id: UUID
    gemeente: str
    lening_id: UUID
    boeking_id: UUID
    motivering: str
    voorgesteld_op: date
    besloten: bool


async def stel_tegenboeking_voor(session: WriteSession, bos: Sleutelbos, opdracht: StelTegenboekingVoor, door: Actor) -> UUID:
    """Store the proposal; return its id. Raises LeningNietGevonden, VersieVerouderd or one of TegenboekingGeweigerd."""
    werk = await pak(session, door.gemeenten, opdracht.lening_id, opdracht.gezien)
    lening = werk.lening
    await _toets(session, werk, opdracht.boeking_id)
    zegel = b64encode(bos.versleutel(opdracht.motivering, CONTEXT_BESLUIT)).decode()
    inhoud = {"boeking": str(opdracht.boeking_id), "motivering": zegel}
    voorstel_id = await vierogen.stel_voor(session, lening.gemeente, SOORT, lening.id, inhoud, door.wie, opdracht.boekdatum)
    lening.versie += 1  # no event tells of a proposal, yet whoever saw the old state must look again
    await session.flush()
    await noteer(session, lening, "tegenboeking-voorgesteld", door, {"voorstel": voorstel_id, "boeking": opdracht.boeking_id})
    return voorstel_id


async def bekrachtig_tegenboeking(session: WriteSession, voorstel_id: UUID, boekdatum: date, door: Actor) -> UUID:
    """Book the mirror, on the value date of what it takes back; return the loan's id.

    Raises VoorstelNietGevonden, VoorstelAlBesloten, ZelfdeMedewerker or one of TegenboekingGeweigerd.
    """
    gemeente, voorstel = await vierogen.bekrachtig(session, SOORT, voorstel_id, door.wie, boekdatum)
    werk = await pak(session, [gemeente], voorstel.onderwerp_id)
    boeking_id = UUID(voorstel.inhoud["boeking"])
    terug, valutadatum = await _toets(session, werk, boeking_id)
    werk.naar(terug.stand)
    werk.boek(terug.spiegel, valutadatum, herroept=boeking_id)
    if terug.bijstelling is not None:
        werk.boek(terug.bijstelling, valutadatum)
    await leg_vast(session, [werk], boekdatum)
    await noteer(session, werk.lening, "tegenboeking-besloten", door, {"voorstel": voorstel_id, "boeking": boeking_id})
    return werk.lening.id


async def lees_tegenboekingvoorstel(session: WriteSession, bos: Sleutelbos, voorstel_id: UUID, door: Actor) -> Tegenboekingvoorstel:
    """A proposal and in words why; the reading is logged. Raises VoorstelNietGevonden."""
    rij = await vragen.voorstel(session, door.gemeenten, voorstel_id, [SOORT])
    inhoud = rij.inhoud if isinstance(rij.inhoud, dict) else json.loads(rij.inhoud)
    lening = await queries.lening(session, [rij.gemeente], UUID(str(rij.onderwerp_id)))
    await noteer(session, lening, "tegenboekingvoorstel-gelezen", door, {"voorstel": voorstel_id})
    motivering = bos.ontsleutel(b64decode(inhoud["motivering"]), CONTEXT_BESLUIT)
    boeking_id = UUID(inhoud["boeking"])
    return Tegenboekingvoorstel(
        voorstel_id, rij.gemeente, lening.id, boeking_id, motivering, rij.voorgesteld_op, rij.besloten_door is not None
    )


async def _toets(session: WriteSession, werk: Lopend, boeking_id: UUID) -> tuple[Teruggedraaid, date]:
    """What taking it back would do, and from which day it counts."""
    gemeente, lening_id = werk.lening.gemeente, werk.lening.id
    posten = await journaal.boeking(session, gemeente, lening_id, boeking_id)
    if not posten:
        raise BoekingNietGevonden
    if posten[0].herroept_id is not None or await journaal.is_herroepen(session, gemeente, boeking_id):
        raise AlTeruggedraaid
    terug = draai_terug(werk.stand, Soort(posten[0].soort), [Post(Rekening(post.rekening), Bedrag(post.bedrag_centen)) for post in posten])
    if await journaal.is_later_verminderd(session, gemeente, lening_id, boeking_id):
        raise LaterVerminderd
    return terug, posten[0].valutadatum
