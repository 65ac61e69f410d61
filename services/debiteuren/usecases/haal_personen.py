"""Give another app the persons behind loans; both sides log it."""

from collections.abc import Sequence
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.store import queries
from services.debiteuren.usecases.privacy import ACTIVITEIT, CONTEXT_DEBITEUR


async def haal_personen(session: WriteSession, bos: Sleutelbos, ids: Sequence[UUID], door: Actor) -> dict[UUID, Betrokkene]:
    """Who repays these loans; unknown ids are absent."""
    gevonden: dict[UUID, Betrokkene] = {}
    for gemeente in sorted(door.gemeenten):
        rijen = await queries.debiteuren(session, gemeente, ids)
        hashes = [rij.bsn_hash for rij in rijen.values()]
        await log_verwerking(session, gemeente, ACTIVITEIT, hashes, naam="personen bij leningen gehaald", verwerker=door.client)
        for lening_id, rij in rijen.items():
            gevonden[lening_id] = Betrokkene.model_validate_json(bos.ontsleutel(rij.gegevens, CONTEXT_DEBITEUR))
    return gevonden
