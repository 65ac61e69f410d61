"""/intake/v1/…/herzieningsvoorstellen: what becomes of an admission, and an aanvraag that stayed incomplete. Two people decide."""

from uuid import UUID

from fastapi import APIRouter, Request, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.vierogen import VoorstelAlBesloten, VoorstelNietGevonden, ZelfdeMedewerker
from kernel.web import Verwijzing
from services.intake.api.besluiten import als_gegeven
from services.intake.api.brief import Briefvorm, VormDep, als_antwoord, brief_antwoorden
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import BesluitVastgelegd, HerzieningsvoorstelVerzoek, VoorstelGegeven
from services.intake.domain.fouten import (
    BbzKredietLoopt,
    HersteltermijnNietVerstreken,
    PlanOntbreekt,
    RedenOntbreekt,
    StapNietMogelijk,
    TrajectNietGevonden,
    VoornemenOntbreekt,
    VoorstelVervallen,
    ZienswijzeLoopt,
)
from services.intake.domain.herziening import REDENEN
from services.intake.domain.traject import Besluitsoort
from services.intake.usecases.bekrachtig_besluit import BekrachtigBesluit, bekrachtig_besluit
from services.intake.usecases.lees_dossier import lees_brief, lees_voorstel, soort_van_voorstel
from services.intake.usecases.stel_besluit_voor import StelHerzieningVoor, stel_herziening_voor

router = APIRouter(tags=["Besluiten"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:trajecten:lezen"), vereist("intake:trajecten:schrijven")
BEKRACHTIGEN = vereist("intake:besluiten:schrijven")


@router.post(
    "/trajecten/{trajectId}/herzieningsvoorstellen",
    operation_id="stelHerzieningVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        TrajectNietGevonden,
        StapNietMogelijk,
        VersieVerouderd,
        VersieOntbreekt,
        RedenOntbreekt,
        PlanOntbreekt,
        BbzKredietLoopt,
        HersteltermijnNietVerstreken,
        VoornemenOntbreekt,
        ZienswijzeLoopt,
    ),
)
async def stel_voor(
    trajectId: UUID,
    verzoek: HerzieningsvoorstelVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Stel voor om een toelating te wijzigen, in te trekken of te beëindigen, of om een aanvraag niet te behandelen."""
    opdracht = StelHerzieningVoor(
        traject_id=trajectId,
        gezien=gezien,
        soort=verzoek.soort,
        reden=verzoek.reden,
        motivering=verzoek.motivering,
        plan=verzoek.plan_van_aanpak.als_plan() if verzoek.plan_van_aanpak else None,
        boekdatum=boekdatum,
        eigen_gegevens=verzoek.eigen_gegevens,
    )
    ident = await stel_herziening_voor(session, bos, opdracht, actor)
    plaats(response, "herzieningsvoorstellen", ident)
    return Verwijzing(id=ident)


@router.get(
    "/herzieningsvoorstellen/{voorstelId}",
    operation_id="leesHerzieningsvoorstel",
    dependencies=[LEZEN],
    responses=problemen(VoorstelNietGevonden),
)
async def lees(voorstelId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> VoorstelGegeven:
    """Een voorstel, voor wie het bekrachtigt."""
    soort = await soort_van_voorstel(session, voorstelId, REDENEN, actor)
    return als_gegeven(await lees_voorstel(session, bos, soort, voorstelId, actor))


@router.post(
    "/herzieningsvoorstellen/{voorstelId}/bekrachtigingen",
    operation_id="bekrachtigHerziening",
    status_code=status.HTTP_201_CREATED,
    dependencies=[BEKRACHTIGEN, EENMALIG],
    responses=problemen(
        VoorstelNietGevonden,
        VoorstelAlBesloten,
        VoorstelVervallen,
        ZelfdeMedewerker,
        StapNietMogelijk,
        HersteltermijnNietVerstreken,
        BbzKredietLoopt,
    ),
)
async def bekrachtig(
    voorstelId: UUID,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> BesluitVastgelegd:
    """Bekrachtig het voorstel. Dat kan alleen een andere medewerker dan wie het voorstel deed."""
    soort = await soort_van_voorstel(session, voorstelId, REDENEN, actor)
    besluit_id, plan_id = await bekrachtig_besluit(session, bos, BekrachtigBesluit(voorstelId, soort, boekdatum), actor)
    plaats(response, "besluiten", besluit_id)
    return BesluitVastgelegd(id=besluit_id, plan_id=plan_id)


@router.get(
    "/besluitvoorstellen/{voorstelId}/brief",
    operation_id="leesConceptbeschikking",
    dependencies=[LEZEN],
    response_class=Response,
    responses=brief_antwoorden(VoorstelNietGevonden),
)
async def brief(
    voorstelId: UUID, request: Request, bos: SleutelbosDep, actor: ActorDep, boekdatum: BoekdatumDep, vorm: VormDep = Briefvorm.DOCX
) -> Response:
    """Het concept van de beschikking bij een voorstel van welke soort ook, voor wie het in Word wil lezen."""
    async with request.app.state.db.write(actor.gemeenten) as session:
        soort = await soort_van_voorstel(session, voorstelId, Besluitsoort, actor)
        voorstel = await lees_voorstel(session, bos, soort, voorstelId, actor)
        wat = (voorstel.gemeente, voorstel.traject_id, voorstel.id, soort.value)
        dossier = await lees_brief(session, bos, *wat, voorstel.id, boekdatum)
    return await als_antwoord(request, dossier, vorm, "concept-beschikking")
