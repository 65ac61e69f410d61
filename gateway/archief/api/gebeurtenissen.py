"""/gateway/v1/gebeurtenissen and /gateway/v1/aansluitingen"""

from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field

from gateway.archief.domain.fouten import GebeurtenisNietGevonden
from gateway.archief.store import queries
from kernel.auth import ActorDep, vereist
from kernel.db import ReadSessionDep
from kernel.envelope import CONTENT_TYPE
from kernel.idempotency import EenmaligeRoute
from kernel.paging import Pagina
from kernel.problem import problemen
from kernel.web import Model

router = APIRouter(tags=["Gebeurtenissen"], route_class=EenmaligeRoute)

LEZEN = [vereist("gateway:gebeurtenissen:lezen")]


class OntvangenGegeven(Model):
    """Hoeveel gebeurtenissen van een type de poort heeft ontvangen en verwerkt in meting en managementinformatie."""

    gemeente: str
    publisher: str = Field(description="De app die ze publiceerde.")
    type: str
    aantal: int


@router.get(
    "/gebeurtenissen/{gebeurtenisId}",
    operation_id="leesGebeurtenis",
    dependencies=LEZEN,
    response_class=Response,
    responses=problemen(GebeurtenisNietGevonden)
    | {200: {"description": "De gebeurtenis als CloudEvent.", "content": {"application/cloudevents+json": {"schema": {"type": "object"}}}}},
)
async def lees(gebeurtenisId: UUID, session: ReadSessionDep, actor: ActorDep) -> Response:
    """Eén gebeurtenis, zoals zij is ontvangen: de bron achter een gemeten regel."""
    event = await queries.gebeurtenis(session, sorted(actor.gemeenten), gebeurtenisId)
    return Response(event.to_json(), media_type=CONTENT_TYPE)


@router.get("/aansluitingen", operation_id="lijstAansluitingen", dependencies=LEZEN)
async def aansluitingen(session: ReadSessionDep, actor: ActorDep) -> Pagina[OntvangenGegeven]:
    """Wat is ontvangen, per gemeente en eventtype: om aan te sluiten op wat de apps hebben gepubliceerd."""
    rijen = await queries.telling(session, sorted(actor.gemeenten))
    return Pagina(items=[OntvangenGegeven.model_validate(rij) for rij in rijen])
