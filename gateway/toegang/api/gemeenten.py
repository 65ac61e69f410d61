"""/gateway/v1/gemeenten"""

from typing import Annotated

from fastapi import APIRouter, Path, Response, status

from gateway.toegang.api.schemas import GemeenteGegevens, GemeenteInvoer, GezienDep
from gateway.toegang.domain.fouten import GemeenteNietGevonden, OngeldigeGemeente
from gateway.toegang.store import queries
from gateway.toegang.usecases.wijzig_gemeente import wijzig_gemeente
from kernel.auth import Actor, ActorDep, GeenToegang, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.klok import BoekdatumDep
from kernel.paging import CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import VersieVerouderd, etag

router = APIRouter(tags=["Gemeenten"])

LEZEN, SCHRIJVEN = "gateway:gemeenten:lezen", "gateway:gemeenten:schrijven"

Code = Annotated[str, Path(pattern=r"^[0-9]{4}$", description="CBS-code van de gemeente.", examples=["0518"])]


@router.get("/gemeenten", operation_id="lijstGemeenten", dependencies=[vereist(LEZEN)], responses=problemen(GeenToegang))
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[GemeenteGegevens]:
    """De gemeenten waarvoor u werkt."""
    [na] = cursor.lees(str, begin=[""])
    rijen = await queries.gemeenten(session, _zicht(actor), na, cursor.aantal)
    return Pagina(items=[GemeenteGegevens.van(rij) for rij in rijen], volgende=cursor.volgende(rijen, lambda rij: [rij.gemeente]))


@router.get(
    "/gemeenten/{gemeentecode}",
    operation_id="leesGemeente",
    dependencies=[vereist(LEZEN)],
    responses=problemen(GeenToegang, GemeenteNietGevonden),
)
async def lees(gemeentecode: Code, session: ReadSessionDep, actor: ActorDep, response: Response) -> GemeenteGegevens:
    """Eén gemeente met haar parameters."""
    zicht = _zicht(actor)
    if zicht is not None and gemeentecode not in zicht:
        raise GemeenteNietGevonden
    rij = await queries.gemeente(session, gemeentecode)
    etag(response, rij)
    return GemeenteGegevens.van(rij)


@router.put(
    "/gemeenten/{gemeentecode}",
    operation_id="wijzigGemeente",
    dependencies=[vereist(SCHRIJVEN)],
    responses={201: {"description": "Toegevoegd", "model": GemeenteGegevens}, **problemen(GeenToegang, OngeldigeGemeente, VersieVerouderd)},
)
async def wijzig(
    gemeentecode: Code,
    invoer: GemeenteInvoer,
    session: WriteSessionDep,
    actor: ActorDep,
    boekdatum: BoekdatumDep,
    gezien: GezienDep,
    response: Response,
) -> GemeenteGegevens:
    """Voeg een gemeente toe aan de regio, of wijzig haar parameters."""
    rij, nieuw = await wijzig_gemeente(session, invoer.naar_domein(gemeentecode), boekdatum, actor, gezien)
    if nieuw:
        response.status_code = status.HTTP_201_CREATED
        response.headers["Location"] = f"/gateway/v1/gemeenten/{gemeentecode}"
    etag(response, rij)
    return GemeenteGegevens.van(rij)


def _zicht(actor: Actor) -> frozenset[str] | None:
    """Which gemeenten this actor may see: its own, or all for who keeps the register."""
    return None if actor.mag(SCHRIJVEN) else actor.gemeenten
