"""Add to the dated law while running: one person proposes figures with their source, another makes them law. Neither changes a figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.exc import DBAPIError

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.vierogen import VoorstelAlBesloten, ZelfdeMedewerker
from services.bbz.domain.fouten import NormenOngeldig, NormvoorstelKanNiet, NormvoorstelNietGevonden
from services.bbz.domain.norm import Norm, controleer
from services.bbz.store import normen
from services.bbz.store.tables import Normvoorstel


@dataclass(frozen=True, slots=True)
class StelNormenVoor:
    """The figures, each with its period, article, source and whether it was verified."""

    normen: Sequence[Norm]
    boekdatum: date


@dataclass(frozen=True, slots=True)
class BekrachtigNormen:
    """Which proposal."""

    voorstel_id: UUID
    boekdatum: date


async def stel_normen_voor(session: WriteSession, opdracht: StelNormenVoor, actor: Actor) -> UUID:
    """Store the proposal; return its id. Raises NormvoorstelKanNiet when a period touches a known one or an article is wrong."""
    bekend = await normen.alle(session, {norm.code for norm in opdracht.normen})
    try:
        controleer([*bekend, *opdracht.normen])
    except NormenOngeldig as fout:
        raise NormvoorstelKanNiet(fout.reden) from fout
    voorstel = Normvoorstel(
        normen=[normen.als_rij(norm) for norm in opdracht.normen], voorgesteld_door=actor.wie, voorgesteld_op=opdracht.boekdatum
    )
    session.add(voorstel)
    await session.flush()
    nieuw = {"normen": [f"{norm.code} vanaf {norm.geldig_van}" for norm in opdracht.normen]}
    await audit.schrijf(session, None, "normen-voorstellen", "normvoorstel", voorstel.id, actor, nieuw=nieuw)
    return voorstel.id


async def bekrachtig_normen(session: WriteSession, opdracht: BekrachtigNormen, actor: Actor) -> int:
    """Make the figures law; return how many. Raises NormvoorstelNietGevonden, ZelfdeMedewerker, VoorstelAlBesloten, NormvoorstelKanNiet."""
    voorstel = await session.get(Normvoorstel, opdracht.voorstel_id)
    if voorstel is None:
        raise NormvoorstelNietGevonden
    if voorstel.voorgesteld_door == actor.wie:
        raise ZelfdeMedewerker
    try:
        async with session.begin_nested():
            aantal = await normen.bekrachtig(session, opdracht.voorstel_id, actor.wie, opdracht.boekdatum)
    except DBAPIError as fout:  # the trigger on the table: somebody loaded the same period meanwhile
        raise NormvoorstelKanNiet("een van de perioden is intussen bekend") from fout
    if not aantal:
        raise VoorstelAlBesloten
    await audit.schrijf(session, None, "normen-bekrachtigen", "normvoorstel", voorstel.id, actor, nieuw={"aantal": aantal})
    return aantal
