"""/gateway/v1/facturen and /gateway/v1/metingen"""

import asyncio
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response, status

from gateway.afrekening.api.schemas import FactuurDetail, FactuurGegeven, FactuurVerzoek, MetingGegeven
from gateway.afrekening.domain.factuur import Kwartaal
from gateway.afrekening.domain.fouten import FactuurNietGevonden, ProductenboekNietGevonden, TariefOntbreekt
from gateway.afrekening.export.pdf import maak_pdf
from gateway.afrekening.store import queries
from gateway.afrekening.usecases.stel_factuur_op import stel_factuur_op
from kernel.auth import ActorDep, GeenToegangTotGemeente, eigen_gemeente, vereist
from kernel.db import Database, ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.tenancy import gemeente_parameters
from kernel.web import Verwijzing

router = APIRouter(tags=["Afrekening"], route_class=EenmaligeRoute)

LEZEN = [vereist("gateway:facturen:lezen")]
SCHRIJVEN = [vereist("gateway:facturen:schrijven"), EENMALIG]
METINGEN = [vereist("gateway:metingen:lezen")]

ProductQuery = Annotated[str | None, Query(max_length=60, description="Alleen dit product.")]
DagQuery = Annotated[date | None, Query(json_schema_extra={"format": "date"})]
GemeenteQuery = Annotated[str | None, Query(pattern=r"^[0-9]{4}$", description="Alleen deze gemeente.")]


@router.post(
    "/facturen",
    operation_id="stelFactuurOp",
    status_code=status.HTTP_201_CREATED,
    dependencies=SCHRIJVEN,
    responses=problemen(GeenToegangTotGemeente, ProductenboekNietGevonden, TariefOntbreekt),
)
async def stel_op(
    verzoek: FactuurVerzoek, session: WriteSessionDep, actor: ActorDep, boekdatum: BoekdatumDep, request: Request, response: Response
) -> Verwijzing:
    """Stel de conceptfactuur van een kwartaal op. Is er al een concept, dan wordt dat bijgewerkt en houdt het zijn id."""
    gemeente = eigen_gemeente(actor, verzoek.gemeente)
    factuur_id = await stel_factuur_op(session, gemeente, Kwartaal(verzoek.jaar, verzoek.kwartaal), boekdatum)
    response.headers["Location"] = f"{request.url.path}/{factuur_id}"
    return Verwijzing(id=factuur_id)


@router.get("/facturen", operation_id="lijstFacturen", dependencies=LEZEN)
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[FactuurGegeven]:
    """Facturen van de gemeenten waar u voor werkt."""
    (na,) = cursor.lees(UUID, begin=[EERSTE_ID])
    rijen = await queries.facturen(session, actor.gemeenten, na, cursor.aantal)
    items = [FactuurGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: [rij.id]))


@router.get("/facturen/{factuurId}", operation_id="leesFactuur", dependencies=LEZEN, responses=problemen(FactuurNietGevonden))
async def lees(factuurId: UUID, session: ReadSessionDep, actor: ActorDep) -> FactuurDetail:
    """Eén factuur met haar regels."""
    return FactuurDetail.model_validate(await queries.factuur(session, actor.gemeenten, factuurId))


@router.get(
    "/facturen/{factuurId}/metingen",
    operation_id="lijstMetingenVanFactuur",
    dependencies=LEZEN,
    responses=problemen(FactuurNietGevonden),
)
async def lijst_van(
    factuurId: UUID, session: ReadSessionDep, actor: ActorDep, cursor: CursorDep, product: ProductQuery = None
) -> Pagina[MetingGegeven]:
    """Wat er achter de aantallen van een factuur staat: elke gemeten regel, met de gebeurtenis waar hij uit komt."""
    factuur = await queries.factuur(session, actor.gemeenten, factuurId)
    dag, na = cursor.lees(date.fromisoformat, UUID, begin=[EERSTE_DAG, EERSTE_ID])
    rijen = await queries.metingen_van(session, factuur, product, (dag, na), cursor.aantal)
    items = [MetingGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: [rij.boekdatum, rij.id]))


@router.get(
    "/facturen/{factuurId}/document",
    operation_id="leesFactuurdocument",
    dependencies=LEZEN,
    response_class=Response,
    responses=problemen(FactuurNietGevonden) | {200: {"description": "De factuur als PDF/A.", "content": {"application/pdf": {}}}},
)
async def document(factuurId: UUID, actor: ActorDep, request: Request) -> Response:
    """De factuur als PDF. De transactie is dicht voordat het document wordt gemaakt."""
    db: Database = request.app.state.db
    async with db.read(actor.gemeenten) as session:
        factuur = await queries.factuur(session, actor.gemeenten, factuurId)
        parameters = await gemeente_parameters(session, factuur.gemeente)
    naam = str(parameters.get("naam", "Gemeente"))
    pdf = await asyncio.to_thread(maak_pdf, factuur, naam, request.app.state.settings.uitvoerder_naam)
    return Response(pdf, media_type="application/pdf", headers={"Content-Disposition": f'inline; filename="factuur-{factuurId}.pdf"'})


@router.get("/metingen", operation_id="lijstMetingen", dependencies=METINGEN)
async def lijst_metingen(
    session: ReadSessionDep,
    actor: ActorDep,
    cursor: CursorDep,
    gemeente: GemeenteQuery = None,
    van: DagQuery = None,
    tot_en_met: Annotated[date | None, Query(alias="totEnMet", json_schema_extra={"format": "date"})] = None,
    product: ProductQuery = None,
) -> Pagina[MetingGegeven]:
    """Gemeten regels, de vroegste eerst. Een gemeente waar u niet voor werkt, geeft een lege lijst."""
    gemeenten = actor.gemeenten & {gemeente} if gemeente else actor.gemeenten
    na = tuple(cursor.lees(date.fromisoformat, UUID, begin=[EERSTE_DAG, EERSTE_ID]))
    rijen = await queries.metingen(session, gemeenten, van or date.min, tot_en_met or date.max, product, (na[0], na[1]), cursor.aantal)
    items = [MetingGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: [rij.boekdatum, rij.id]))
