"""Two people for every decision after the grant: what one proposed, encrypted, and the other takes over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from kernel import vierogen
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import Aggregate, WriteSession
from services.bbz.domain.fouten.uitkering import VoorstelVerouderd
from services.bbz.store.geheim_uitvoering import Plek, pak_uit, verpak, versleutel_json
from services.bbz.store.tables.uitkering import Uitvoeringsbesluit

#: Kinds of proposals in the four-eyes table.
LEVENSONDERHOUD: Final = "bbz-levensonderhoud"
VOORSCHOT: Final = "bbz-voorschot"
VERLENGING: Final = "bbz-verlenging"
BEEINDIGING: Final = "bbz-beeindiging"
TERUGVORDERING: Final = "bbz-terugvordering"
VASTSTELLING: Final = "bbz-vaststelling"
OMZETTING: Final = "bbz-omzetting"
RENTE: Final = "bbz-rentekwijtschelding"
SOORTEN: Final = frozenset({LEVENSONDERHOUD, VOORSCHOT, VERLENGING, BEEINDIGING, TERUGVORDERING, VASTSTELLING, OMZETTING, RENTE})


def briefcode(soort: str) -> str:
    """The code of the letter that a decision of this kind comes with."""
    return f"bbz-besluit-{soort.removeprefix('bbz-')}"


@dataclass(frozen=True, slots=True)
class Voorgelegd:
    """A proposal as the second medewerker takes it over."""

    id: UUID
    gemeente: str
    soort: str
    onderwerp_id: UUID
    inhoud: Mapping[str, Any]
    voorgesteld_door: str


async def leg_voor(
    session: WriteSession, bos: Sleutelbos, soort: str, onderwerp: Aggregate, inhoud: Mapping[str, Any], boekdatum: date, actor: Actor
) -> UUID:
    """Store the proposal with the version of the subject that it was made on; return its id."""
    verpakt = verpak(bos, {**inhoud, "versie": onderwerp.versie})
    return await vierogen.stel_voor(session, onderwerp.gemeente, soort, onderwerp.id, verpakt, actor.wie, boekdatum)


async def neem_over(session: WriteSession, bos: Sleutelbos, soort: str, voorstel_id: UUID, boekdatum: date, actor: Actor) -> Voorgelegd:
    """Confirm it as another medewerker. Raises VoorstelNietGevonden, VoorstelAlBesloten or ZelfdeMedewerker."""
    gemeente, rij = await vierogen.bekrachtig(session, soort, voorstel_id, actor.wie, boekdatum)
    return Voorgelegd(rij.id, gemeente, soort, rij.onderwerp_id, pak_uit(bos, rij.inhoud), rij.voorgesteld_door)


def niet_verouderd(voorgelegd: Voorgelegd, onderwerp: Aggregate) -> None:
    """Raise VoorstelVerouderd when something happened to the subject since: what was proposed may no longer be right."""
    if voorgelegd.inhoud["versie"] != onderwerp.versie:
        raise VoorstelVerouderd


async def bewaar_besluit(
    session: WriteSession, bos: Sleutelbos, voorgelegd: Voorgelegd, voorziening_id: UUID, datum: date, actor: Actor
) -> UUID:
    """Write the decision as it was proposed, once and for good; return its id. What it recovers stands beside it, to be added up."""
    terug = voorgelegd.soort == TERUGVORDERING
    besluit = Uitvoeringsbesluit(
        gemeente=voorgelegd.gemeente,
        voorziening_id=voorziening_id,
        soort=voorgelegd.soort,
        datum=datum,
        inhoud=versleutel_json(bos, Plek.BESLUIT, dict(voorgelegd.inhoud)),
        boekjaar=voorgelegd.inhoud["boekjaar"] if terug else None,
        terug_centen=voorgelegd.inhoud["bedrag"] if terug else None,
        voorgesteld_door=voorgelegd.voorgesteld_door,
        bekrachtigd_door=actor.wie,
    )
    session.add(besluit)
    await session.flush()
    return besluit.id
