"""/debiteuren/v1/statistieken: the monthly file of debts for CBS."""

from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from kernel.auth import ActorDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from services.debiteuren.api.deps import SleutelbosDep
from services.debiteuren.domain.fouten import NormOntbreekt
from services.debiteuren.domain.fouten.beleid import PortefeuilleNietGevonden
from services.debiteuren.export import bdfs
from services.debiteuren.usecases.maak_statistiek import maak_statistiek

_CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}, "description": "Het maandbestand."}}

router = APIRouter(tags=["Statistieken"], route_class=EenmaligeRoute)


@router.get(
    "/statistieken/bdfs",
    operation_id="leesBdfs",
    dependencies=[vereist("debiteuren:statistieken:lezen")],
    response_class=Response,
    responses=_CSV | problemen(NormOntbreekt, PortefeuilleNietGevonden),
)
async def lees_bdfs(
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    gemeente: Annotated[str, Query(pattern=r"^[0-9]{4}$", description="Gemeente van het bestand.")],
    boekdatum: BoekdatumDep,
    maand: Annotated[date | None, Query(description="Een dag in de maand; leeg is de vorige maand.")] = None,
) -> Response:
    """Het maandbestand met vorderingen (BDFS). De laatste kolom noemt codes die niet zijn geverifieerd. Het maken wordt gelogd."""
    if gemeente not in actor.gemeenten:
        raise PortefeuilleNietGevonden
    over = maand or boekdatum.replace(day=1) - timedelta(days=1)
    regels = await maak_statistiek(session, bos, gemeente, over, actor)
    return Response(
        bdfs.schrijf(gemeente, over, regels),
        media_type="text/csv",
        headers={"Content-Disposition": f'attachment; filename="bdfs-{gemeente}-{over:%Y-%m}.csv"'},
    )
