"""Add figures of the law while running: one medewerker proposes them with their source, another makes them law."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.exc import DBAPIError

from kernel import audit
from kernel.auth import Actor
from kernel.db import AnySession, WriteSession
from kernel.vierogen import VoorstelAlBesloten, ZelfdeMedewerker
from services.debiteuren.domain.fouten.norm import NormvoorstelKanNiet, NormvoorstelNietGevonden
from services.debiteuren.domain.norm import Norm, controleer
from services.debiteuren.store import normvoorstellen
from services.debiteuren.store.tables.norm import Normvoorstel


async def stel_normen_voor(session: WriteSession, normen: Sequence[Norm], boekdatum: date, door: Actor) -> UUID:
    """Store the proposal; return its id. Raises NormvoorstelKanNiet."""
    controleer(await normvoorstellen.alle(session, {norm.code for norm in normen}), normen)
    voorstel = Normvoorstel(normen=[normvoorstellen.als_rij(norm) for norm in normen], voorgesteld_door=door.wie, voorgesteld_op=boekdatum)
    session.add(voorstel)
    await session.flush()
    nieuw = {"normen": [f"{norm.code} vanaf {norm.geldig_van}" for norm in normen]}
    await audit.schrijf(session, None, "normen-voorstellen", "normvoorstel", voorstel.id, door, nieuw=nieuw)
    return voorstel.id


async def bekrachtig_normen(session: WriteSession, voorstel_id: UUID, boekdatum: date, door: Actor) -> int:
    """Make the figures law; return how many. Raises NormvoorstelNietGevonden, ZelfdeMedewerker, VoorstelAlBesloten, NormvoorstelKanNiet."""
    voorstel = await lees_normvoorstel(session, voorstel_id)
    if voorstel.voorgesteld_door == door.wie:
        raise ZelfdeMedewerker
    try:
        async with session.begin_nested():
            aantal = await normvoorstellen.bekrachtig(session, voorstel_id, door.wie, boekdatum)
    except DBAPIError as fout:  # the trigger on the table: somebody loaded the same period meanwhile
        raise NormvoorstelKanNiet("een van de perioden is intussen bekend") from fout
    if not aantal:
        raise VoorstelAlBesloten
    await audit.schrijf(session, None, "normen-bekrachtigen", "normvoorstel", voorstel_id, door, nieuw={"aantal": aantal})
    return aantal


async def lees_normvoorstel(session: AnySession, voorstel_id: UUID) -> Normvoorstel:
    """A proposal as it was made. Raises NormvoorstelNietGevonden."""
    voorstel = await session.get(Normvoorstel, voorstel_id)
    if voorstel is None:
        raise NormvoorstelNietGevonden
    return voorstel
