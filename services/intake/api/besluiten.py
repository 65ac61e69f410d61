"""/intake/v1: proposals, ratification by a second medewerker, and the letter of a besluit."""

from uuid import UUID

from fastapi import APIRouter, Request, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.vierogen import VoorstelAlBesloten, VoorstelNietGevonden, ZelfdeMedewerker
from services.intake.api.brief import Briefvorm, VormDep, als_antwoord, brief_antwoorden
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import Besluiten, BesluitGegeven, BesluitVastgelegd, PlanGegeven, VoorstelGegeven
from services.intake.domain.fouten import BesluitNietGevonden, TrajectNietGevonden, VoorstelVervallen, WeigeringsgrondZonderBeleidsplan
from services.intake.domain.traject import Besluitsoort
from services.intake.store import queries
from services.intake.usecases.bekrachtig_besluit import BekrachtigBesluit, bekrachtig_besluit
from services.intake.usecases.lees_dossier import Besluitvoorstel, lees_besluitbrief, lees_voorstel

router = APIRouter(tags=["Besluiten"], route_class=EenmaligeRoute)

LEZEN, BEKRACHTIGEN = vereist("intake:trajecten:lezen"), vereist("intake:besluiten:schrijven")
WEIGERINGEN = (VoorstelNietGevonden, VoorstelAlBesloten, VoorstelVervallen, ZelfdeMedewerker)


@router.get(
    "/toelatingsvoorstellen/{voorstelId}",
    operation_id="leesToelatingsvoorstel",
    dependencies=[LEZEN],
    responses=problemen(VoorstelNietGevonden),
)
async def toelatingsvoorstel(voorstelId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> VoorstelGegeven:
    """Een voorstel tot toelating, voor wie het bekrachtigt."""
    return als_gegeven(await lees_voorstel(session, bos, Besluitsoort.TOELATING, voorstelId, actor))


@router.get(
    "/afwijzingsvoorstellen/{voorstelId}",
    operation_id="leesAfwijzingsvoorstel",
    dependencies=[LEZEN],
    responses=problemen(VoorstelNietGevonden),
)
async def afwijzingsvoorstel(voorstelId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> VoorstelGegeven:
    """Een voorstel tot afwijzing, voor wie het bekrachtigt."""
    return als_gegeven(await lees_voorstel(session, bos, Besluitsoort.AFWIJZING, voorstelId, actor))


@router.post(
    "/toelatingsvoorstellen/{voorstelId}/bekrachtigingen",
    operation_id="bekrachtigToelating",
    status_code=status.HTTP_201_CREATED,
    dependencies=[BEKRACHTIGEN, EENMALIG],
    responses=problemen(*WEIGERINGEN),
)
async def bekrachtig_toelating(
    voorstelId: UUID,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> BesluitVastgelegd:
    """Bekrachtig een voorstel tot toelating. Dat kan alleen een andere medewerker dan wie het voorstel deed."""
    besluit_id, plan_id = await bekrachtig_besluit(session, bos, BekrachtigBesluit(voorstelId, Besluitsoort.TOELATING, boekdatum), actor)
    plaats(response, "besluiten", besluit_id)
    return BesluitVastgelegd(id=besluit_id, plan_id=plan_id)


@router.post(
    "/afwijzingsvoorstellen/{voorstelId}/bekrachtigingen",
    operation_id="bekrachtigAfwijzing",
    status_code=status.HTTP_201_CREATED,
    dependencies=[BEKRACHTIGEN, EENMALIG],
    responses=problemen(*WEIGERINGEN, WeigeringsgrondZonderBeleidsplan),
)
async def bekrachtig_afwijzing(
    voorstelId: UUID,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> BesluitVastgelegd:
    """Bekrachtig een voorstel tot afwijzing. Dat kan alleen een andere medewerker dan wie het voorstel deed."""
    besluit_id, plan_id = await bekrachtig_besluit(session, bos, BekrachtigBesluit(voorstelId, Besluitsoort.AFWIJZING, boekdatum), actor)
    plaats(response, "besluiten", besluit_id)
    return BesluitVastgelegd(id=besluit_id, plan_id=plan_id)


@router.get(
    "/trajecten/{trajectId}/besluiten", operation_id="lijstBesluiten", dependencies=[LEZEN], responses=problemen(TrajectNietGevonden)
)
async def lijst(trajectId: UUID, session: ReadSessionDep, actor: ActorDep) -> Besluiten:
    """De besluiten in een traject, het eerste eerst."""
    traject = await queries.traject(session, actor.gemeenten, trajectId)
    rijen = await queries.besluiten_van_traject(session, traject.gemeente, traject.id)
    return Besluiten(items=[BesluitGegeven.model_validate(rij) for rij in rijen])


@router.get("/besluiten/{besluitId}", operation_id="leesBesluit", dependencies=[LEZEN], responses=problemen(BesluitNietGevonden))
async def besluit(besluitId: UUID, session: ReadSessionDep, actor: ActorDep) -> BesluitGegeven:
    """Eén besluit, zonder persoonsgegevens."""
    return BesluitGegeven.model_validate(await queries.besluit(session, actor.gemeenten, besluitId))


@router.get(
    "/besluiten/{besluitId}/brief",
    operation_id="leesBeschikking",
    dependencies=[LEZEN],
    response_class=Response,
    responses=brief_antwoorden(BesluitNietGevonden),
)
async def brief(besluitId: UUID, request: Request, bos: SleutelbosDep, actor: ActorDep, vorm: VormDep = Briefvorm.PDF) -> Response:
    """De beschikking, zoals die is verzonden."""
    async with request.app.state.db.write(actor.gemeenten) as session:
        dossier = await lees_besluitbrief(session, bos, besluitId, actor)
    return await als_antwoord(request, dossier, vorm, "beschikking")


def als_gegeven(voorstel: Besluitvoorstel) -> VoorstelGegeven:
    """What the second medewerker reads."""
    return VoorstelGegeven(
        id=voorstel.id,
        traject_id=voorstel.traject_id,
        soort=voorstel.soort,
        voorgesteld_door=voorstel.voorgesteld_door,
        plan_van_aanpak=voorstel.plan and PlanGegeven.model_validate(voorstel.plan),
        problematische_schulden=voorstel.problematisch,
        grond=voorstel.grond,
        reden=voorstel.reden,
        motivering=voorstel.motivering,
        concept_id=voorstel.concept_id,
    )
