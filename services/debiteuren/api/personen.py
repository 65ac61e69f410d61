"""/debiteuren/v1/leningen/_haal: who is behind these loans, for another app of the house."""

from fastapi import APIRouter

from contracts.persoon import BetrokkeneItem, HaalAntwoord, HaalVerzoek
from kernel.auth import ActorDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EenmaligeRoute
from services.debiteuren.api.deps import SleutelbosDep
from services.debiteuren.usecases.haal_personen import haal_personen

router = APIRouter(tags=["Personen"], route_class=EenmaligeRoute)


@router.post("/leningen/_haal", operation_id="haalPersonenBijLeningen", dependencies=[vereist("debiteuren:personen:lezen")])
async def haal(verzoek: HaalVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> HaalAntwoord:
    """De personen achter deze leningen, voor een andere app. Het lezen staat in het verwerkingenlog."""
    gevonden = await haal_personen(session, bos, verzoek.ids, actor)
    return HaalAntwoord(items=[BetrokkeneItem(id=ident, betrokkene=wie) for ident, wie in gevonden.items()])
