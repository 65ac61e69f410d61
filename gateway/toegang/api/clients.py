"""/gateway/v1/clients"""

from typing import Annotated

from fastapi import APIRouter, Path, Response, status

from gateway.toegang.api.schemas import ClientGegevens, ClientInvoer, GezienDep
from gateway.toegang.domain.client import CLIENT_ID
from gateway.toegang.domain.fouten import ClientNietGevonden, OnbekendeGemeenten, OngeldigeClient
from gateway.toegang.store import queries
from gateway.toegang.usecases.wijzig_client import wijzig_client
from kernel.auth import ActorDep, GeenToegang, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.paging import CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import VersieVerouderd

router = APIRouter(tags=["Clients"])

LEZEN, SCHRIJVEN = "gateway:clients:lezen", "gateway:clients:schrijven"

ClientId = Annotated[str, Path(pattern=f"^{CLIENT_ID}$", description="Naam waarmee de client zich meldt.", examples=["loket"])]


@router.get("/clients", operation_id="lijstClients", dependencies=[vereist(LEZEN)], responses=problemen(GeenToegang))
async def lijst(session: ReadSessionDep, cursor: CursorDep) -> Pagina[ClientGegevens]:
    """Alle clients van de regio."""
    [na] = cursor.lees(str, begin=[""])
    rijen = await queries.clients(session, na, cursor.aantal)
    return Pagina(items=[ClientGegevens.van(rij) for rij in rijen], volgende=cursor.volgende(rijen, lambda rij: [rij.id]))


@router.get(
    "/clients/{clientId}", operation_id="leesClient", dependencies=[vereist(LEZEN)], responses=problemen(GeenToegang, ClientNietGevonden)
)
async def lees(clientId: ClientId, session: ReadSessionDep, response: Response) -> ClientGegevens:
    """Eén client met zijn rechten en openbare sleutels."""
    rij = await queries.client(session, clientId)
    response.headers["ETag"] = f'"{rij.versie}"'
    return ClientGegevens.van(rij)


@router.put(
    "/clients/{clientId}",
    operation_id="wijzigClient",
    dependencies=[vereist(SCHRIJVEN)],
    responses={
        201: {"description": "Toegevoegd", "model": ClientGegevens},
        **problemen(GeenToegang, OngeldigeClient, OnbekendeGemeenten, VersieVerouderd),
    },
)
async def wijzig(
    clientId: ClientId, invoer: ClientInvoer, session: WriteSessionDep, actor: ActorDep, gezien: GezienDep, response: Response
) -> ClientGegevens:
    """Voeg een client toe, of wijzig wat die mag. Werkt binnen enkele seconden."""
    rij, nieuw = await wijzig_client(session, invoer.naar_domein(clientId), actor, gezien)
    if nieuw:
        response.status_code = status.HTTP_201_CREATED
        response.headers["Location"] = f"/gateway/v1/clients/{clientId}"
    response.headers["ETag"] = f'"{rij.versie}"'
    return ClientGegevens.van(rij)
