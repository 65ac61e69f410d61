"""/gateway/v1/productenboeken"""

from typing import Annotated

from fastapi import APIRouter, Path, status

from gateway.afrekening.api.schemas import ProductenboekGegeven, ProductenboekVerzoek
from gateway.afrekening.domain.fouten import ProductenboekNietGevonden, ProductenboekOngeldig
from gateway.afrekening.store import boeken
from gateway.afrekening.usecases.leg_boek_vast import leg_boek_vast
from kernel.auth import ActorDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EenmaligeRoute
from kernel.problem import problemen

router = APIRouter(tags=["Afrekening"], route_class=EenmaligeRoute)

Jaar = Annotated[int, Path(ge=2000, le=2100)]


@router.get(
    "/productenboeken/{jaar}",
    operation_id="leesProductenboek",
    dependencies=[vereist("gateway:productenboeken:lezen")],
    responses=problemen(ProductenboekNietGevonden),
)
async def lees(jaar: Jaar, session: ReadSessionDep) -> ProductenboekGegeven:
    """Het productenboek van een jaar."""
    return ProductenboekGegeven.uit(await boeken.boek(session, jaar))


@router.put(
    "/productenboeken/{jaar}",
    operation_id="schrijfProductenboek",
    status_code=status.HTTP_200_OK,
    dependencies=[vereist("gateway:productenboeken:schrijven")],
    responses=problemen(ProductenboekOngeldig),
)
async def schrijf(jaar: Jaar, verzoek: ProductenboekVerzoek, session: WriteSessionDep, actor: ActorDep) -> ProductenboekGegeven:
    """Leg het productenboek van een jaar vast. Wat er dat jaar al gebeurde, wordt daarna opnieuw gemeten."""
    await leg_boek_vast(session, jaar, *verzoek.als_domein(), actor)
    return ProductenboekGegeven.uit(await boeken.boek(session, jaar))
