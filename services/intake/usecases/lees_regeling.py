"""Read a regeling with the reason for another order: that is personal, so the reading is recorded."""

from collections.abc import Sequence
from uuid import UUID

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.intake.store import queries
from services.intake.store.tables import Aandeel, Regeling
from services.intake.usecases.dossier import AFWIJKING, lees_dossier


async def lees_regeling(
    session: WriteSession, bos: Sleutelbos, regeling_id: UUID, actor: Actor
) -> tuple[Regeling, Sequence[Aandeel], str | None]:
    """The regeling, its shares and the reason for a departure. Raises RegelingNietGevonden."""
    regeling = await queries.regeling(session, actor.gemeenten, regeling_id)
    await lees_dossier(session, actor, regeling.traject_id, naam="regeling gelezen")
    aandelen = await queries.aandeel_rijen(session, regeling.gemeente, regeling.id)
    return regeling, aandelen, bos.ontsleutel(regeling.afwijking_reden, AFWIJKING) if regeling.afwijking_reden else None
