"""Give back what was paid too much: one medewerker proposes it, another ratifies it, and only then is there a file for the bank."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from kernel import vierogen
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import AnySession, WriteSession
from kernel.geld import Bedrag
from services.debiteuren.domain.fouten import NietGenoegVooruit
from services.debiteuren.store import betalingen, queries
from services.debiteuren.store.queries import besluiten as vragen
from services.debiteuren.store.tables import Betaalbestand
from services.debiteuren.usecases.maak_betaalbestand import Opdracht, Restitutie, SchrijfUitbetaling, maak_restituties

SOORT: Final = "restitutie"


@dataclass(frozen=True, slots=True)
class Restitutievoorstel:
    """A proposal, for who ratifies it."""

    id: UUID
    gemeente: str
    opdracht: Opdracht
    voorgesteld_door: str
    voorgesteld_op: date
    besloten: bool


async def stel_restitutie_voor(session: WriteSession, opdracht: Opdracht, boekdatum: date, door: Actor) -> UUID:
    """Store the proposal; return its id. Raises RekeningNietGevonden, LeningNietGevonden or NietGenoegVooruit."""
    rekening = await betalingen.rekening(session, door.gemeenten, opdracht.rekening_id)
    for deel in opdracht.restituties:
        lening = await queries.lening(session, [rekening.gemeente], deel.lening_id)
        if deel.bedrag > Bedrag(lening.vooruit_centen):
            raise NietGenoegVooruit(deel.bedrag, Bedrag(lening.vooruit_centen))
    delen = [{"lening": str(deel.lening_id), "centen": deel.bedrag.centen} for deel in opdracht.restituties]
    inhoud = {"uitvoerdatum": opdracht.uitvoerdatum.isoformat(), "delen": delen}
    return await vierogen.stel_voor(session, rekening.gemeente, SOORT, rekening.id, inhoud, door.wie, boekdatum)


async def bekrachtig_restitutie(
    session: WriteSession, voorstel_id: UUID, schrijf: SchrijfUitbetaling, boekdatum: date, door: Actor, bos: Sleutelbos
) -> Betaalbestand:
    """Make the file that was proposed. Raises VoorstelNietGevonden, VoorstelAlBesloten, ZelfdeMedewerker and what the file refuses."""
    _, voorstel = await vierogen.bekrachtig(session, SOORT, voorstel_id, door.wie, boekdatum)
    return await maak_restituties(session, _opdracht(voorstel.onderwerp_id, voorstel.inhoud), schrijf, boekdatum, door, bos)


async def lees_restitutievoorstel(session: AnySession, voorstel_id: UUID, door: Actor) -> Restitutievoorstel:
    """A proposal as it was made. Raises VoorstelNietGevonden."""
    rij = await vragen.voorstel(session, door.gemeenten, voorstel_id, [SOORT])
    inhoud = rij.inhoud if isinstance(rij.inhoud, dict) else json.loads(rij.inhoud)
    opdracht = _opdracht(UUID(str(rij.onderwerp_id)), inhoud)
    return Restitutievoorstel(voorstel_id, rij.gemeente, opdracht, rij.voorgesteld_door, rij.voorgesteld_op, rij.besloten_door is not None)


def _opdracht(rekening_id: UUID, inhoud: Mapping[str, Any]) -> Opdracht:
    delen = [Restitutie(UUID(deel["lening"]), Bedrag(deel["centen"])) for deel in inhoud["delen"]]
    return Opdracht(rekening_id, date.fromisoformat(inhoud["uitvoerdatum"]), delen)
