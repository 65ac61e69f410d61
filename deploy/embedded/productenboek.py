"""Put the example productenboek in force, through the same usecase as the API. Safe to repeat."""

import tomllib
from pathlib import Path
from typing import Any

from gateway.afrekening.api.schemas import ProductenboekVerzoek
from gateway.afrekening.usecases.leg_boek_vast import leg_boek_vast
from kernel.auth import Actor
from kernel.db import Database

VOORBEELD = Path(__file__).parent / "voorbeeld" / "productenboek.toml"


async def laad_productenboek(db: Database, pad: Path = VOORBEELD) -> int:
    """Write the book for each of its years; how many years were new or different."""
    inhoud: dict[str, Any] = tomllib.loads(pad.read_text(encoding="utf-8"))
    producten, regels = ProductenboekVerzoek.model_validate({"producten": inhoud["producten"], "regels": inhoud["regels"]}).als_domein()
    door = Actor("inrichting", frozenset(), frozenset(), oorsprong="inrichting")
    nieuw = 0
    for jaar in inhoud["jaren"]:
        async with db.write() as session:
            nieuw += await leg_boek_vast(session, jaar, producten, regels, door)
    return nieuw
