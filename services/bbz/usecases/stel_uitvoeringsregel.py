"""Settle what a gemeente wants for carrying out, from a day on. What held before is never changed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from services.bbz.domain.fouten.uitkering import DatumNietGoed
from services.bbz.store.queries.uitvoeringsregels import uitvoeringsregel
from services.bbz.store.tables.bekostiging import Uitvoeringsregel


@dataclass(frozen=True, slots=True)
class StelUitvoeringsregel:
    """The rules of one gemeente."""

    gemeente: str
    geldig_van: date
    herbeoordeling_maanden: int | None
    toetsing_apart: bool
    voorschot: bool
    boekdatum: date


async def stel_uitvoeringsregel(session: WriteSession, opdracht: StelUitvoeringsregel, actor: Actor) -> UUID:
    """Store the rules; return their id. Raises DatumNietGoed when rules already begin on that day."""
    bestaand = await uitvoeringsregel(session, opdracht.gemeente, opdracht.geldig_van)
    if bestaand and bestaand.geldig_van == opdracht.geldig_van:
        raise DatumNietGoed(opdracht.geldig_van, "vanaf deze dag gelden al regels; kies een andere dag")
    rij = Uitvoeringsregel(
        gemeente=opdracht.gemeente,
        geldig_van=opdracht.geldig_van,
        herbeoordeling_maanden=opdracht.herbeoordeling_maanden,
        toetsing_apart=opdracht.toetsing_apart,
        voorschot=opdracht.voorschot,
        vastgelegd_op=opdracht.boekdatum,
        door=actor.wie,
    )
    session.add(rij)
    await session.flush()
    nieuw = {"geldigVan": str(rij.geldig_van), "toetsingApart": rij.toetsing_apart, "voorschot": rij.voorschot}
    await audit.schrijf(session, rij.gemeente, "regels-vaststellen", "uitvoeringsregel", rij.id, actor, nieuw=nieuw)
    return rij.id
