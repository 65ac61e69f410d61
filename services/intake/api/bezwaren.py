"""/intake/v1/…/bezwaren: objections to a besluit (Awb, art. 6:7)."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import BezwaarDetail, BezwaarGegeven, BezwaaruitkomstVerzoek, BezwaarVerzoek, Bezwaren
from services.intake.domain.fouten import (
    BesluitNietGevonden,
    BezwaarNietGevonden,
    DatumNietMogelijk,
    NormOntbreekt,
    StapNietMogelijk,
    TrajectNietGevonden,
)
from services.intake.store import queries
from services.intake.usecases.behandel_bezwaar import HandelBezwaarAf, MaakBezwaar, handel_bezwaar_af, maak_bezwaar
from services.intake.usecases.lees_traject import lees_bezwaar

router = APIRouter(tags=["Bezwaren"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:trajecten:lezen"), vereist("intake:trajecten:schrijven")


@router.get("/trajecten/{trajectId}/bezwaren", operation_id="lijstBezwaren", dependencies=[LEZEN], responses=problemen(TrajectNietGevonden))
async def lijst(trajectId: UUID, session: ReadSessionDep, actor: ActorDep) -> Bezwaren:
    """De bezwaren tegen besluiten in een traject."""
    traject = await queries.traject(session, actor.gemeenten, trajectId)
    rijen = await queries.bezwaren(session, traject.gemeente, traject.id)
    return Bezwaren(items=[BezwaarGegeven.model_validate(rij) for rij in rijen])


@router.post(
    "/besluiten/{besluitId}/bezwaren",
    operation_id="maakBezwaar",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(BesluitNietGevonden, DatumNietMogelijk, NormOntbreekt),
)
async def maak(
    besluitId: UUID,
    verzoek: BezwaarVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg een bezwaar vast. Komt het te laat, dan kan dat, en het wordt gemerkt."""
    ident = await maak_bezwaar(session, bos, MaakBezwaar(besluitId, verzoek.ontvangen_op, verzoek.gronden, boekdatum), actor)
    plaats(response, "bezwaren", ident)
    return Verwijzing(id=ident)


@router.get("/bezwaren/{bezwaarId}", operation_id="leesBezwaar", dependencies=[LEZEN], responses=problemen(BezwaarNietGevonden))
async def lees(bezwaarId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, response: Response) -> BezwaarDetail:
    """Eén bezwaar met de gronden."""
    rij, gronden = await lees_bezwaar(session, bos, bezwaarId, actor)
    etag(response, rij)
    return BezwaarDetail(**BezwaarGegeven.model_validate(rij).model_dump(), gronden=gronden)


@router.post(
    "/bezwaren/{bezwaarId}/uitkomsten",
    operation_id="handelBezwaarAf",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(BezwaarNietGevonden, StapNietMogelijk, DatumNietMogelijk, VersieVerouderd, VersieOntbreekt),
)
async def uitkomst(
    bezwaarId: UUID,
    verzoek: BezwaaruitkomstVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg vast wat er op het bezwaar is beslist."""
    await handel_bezwaar_af(session, HandelBezwaarAf(bezwaarId, gezien, verzoek.uitkomst, verzoek.datum, boekdatum), actor)
    plaats(response, "bezwaren", bezwaarId)
    return Verwijzing(id=bezwaarId)
