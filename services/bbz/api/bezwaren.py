"""/bbz/v1/bezwaren: an objection to a besluit, with its own term and outcome."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, vereist
from kernel.db import ReadSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.bbz.api.deps import WerkDep, plaats
from services.bbz.api.schemas import besluiten as schemas
from services.bbz.domain import fouten
from services.bbz.store import queries
from services.bbz.store.tables import Bezwaar
from services.bbz.usecases.behandel_bezwaar import (
    DoeBezwaarAf,
    OntvangBezwaar,
    VerdaagBezwaar,
    doe_bezwaar_af,
    ontvang_bezwaar,
    verdaag_bezwaar,
)

router = APIRouter(tags=["Bezwaren"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:bezwaren:lezen"), vereist("bbz:bezwaren:schrijven")
VERSIE = (VersieVerouderd, VersieOntbreekt)


@router.post(
    "/besluiten/{besluitId}/bezwaren",
    operation_id="ontvangBezwaar",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(fouten.BesluitNietGevonden, fouten.BezwaarVoorBesluit, fouten.NormOntbreekt),
)
async def ontvang(besluitId: UUID, verzoek: schemas.BezwaarVerzoek, werk: WerkDep, response: Response) -> Verwijzing:
    """Leg een bezwaar vast. Of het op tijd is, en tot wanneer beslist moet worden, volgt uit de Awb."""
    opdracht = OntvangBezwaar(besluitId, verzoek.ontvangen_op, verzoek.gronden, werk.boekdatum)
    ident = await ontvang_bezwaar(werk.session, werk.bos, opdracht, werk.actor)
    plaats(response, "bezwaren", ident)
    return Verwijzing(id=ident)


@router.get("/bezwaren", operation_id="lijstBezwaren", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.BezwaarGegeven]:
    """Bezwaren, op de laatste dag om te beslissen."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.bladzijde(session, Bezwaar, Bezwaar.beslissen_uiterlijk, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [schemas.BezwaarGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.beslissen_uiterlijk, rij.id)))


@router.get("/bezwaren/{bezwaarId}", operation_id="leesBezwaar", dependencies=[LEZEN], responses=problemen(fouten.BezwaarNietGevonden))
async def lees(bezwaarId: UUID, session: ReadSessionDep, actor: ActorDep, response: Response) -> schemas.BezwaarGegeven:
    """Eén bezwaar, zonder de gronden."""
    rij = await queries.vind(session, Bezwaar, actor.gemeenten, bezwaarId, fouten.BezwaarNietGevonden)
    etag(response, rij)
    return schemas.BezwaarGegeven.model_validate(rij)


@router.post(
    "/bezwaren/{bezwaarId}/verdagingen",
    operation_id="verdaagBezwaar",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(fouten.BezwaarNietGevonden, fouten.BezwaarAfgedaan, fouten.BezwaarAlVerdaagd, fouten.VerdagingTeLang, *VERSIE),
)
async def verdaag(
    bezwaarId: UUID, verzoek: schemas.VerdagingVerzoek, werk: WerkDep, gezien: IfMatchDep, response: Response
) -> schemas.BezwaarGegeven:
    """Verdaag de beslissing op bezwaar, één keer."""
    rij = await verdaag_bezwaar(werk.session, VerdaagBezwaar(bezwaarId, gezien, verzoek.weken, werk.boekdatum), werk.actor)
    etag(response, rij)
    return schemas.BezwaarGegeven.model_validate(rij)


@router.post(
    "/bezwaren/{bezwaarId}/afdoeningen",
    operation_id="doeBezwaarAf",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(fouten.BezwaarNietGevonden, fouten.BezwaarAfgedaan, fouten.BezwaarNietTijdig, *VERSIE),
)
async def doe_af(
    bezwaarId: UUID, verzoek: schemas.AfdoeningVerzoek, werk: WerkDep, gezien: IfMatchDep, response: Response
) -> schemas.BezwaarGegeven:
    """Leg de beslissing op bezwaar vast. Gegrond: het besluit vervalt en de aanvraag staat weer open."""
    opdracht = DoeBezwaarAf(bezwaarId, gezien, verzoek.uitkomst, verzoek.motivering, verzoek.toch_ontvankelijk, werk.boekdatum)
    rij = await doe_bezwaar_af(werk.session, werk.bos, opdracht, werk.actor)
    etag(response, rij)
    return schemas.BezwaarGegeven.model_validate(rij)
