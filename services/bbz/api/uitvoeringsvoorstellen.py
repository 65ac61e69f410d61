"""/bbz/v1/uitvoeringsvoorstellen: what one medewerker proposed after the grant, for another to read and confirm."""

from uuid import UUID

from fastapi import APIRouter, Request, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.vierogen import VoorstelAlBesloten, VoorstelNietGevonden, ZelfdeMedewerker
from kernel.web import Verwijzing
from services.bbz.api.brieven import BESTAND, Als, stuur_brief
from services.bbz.api.brieven import FOUTEN as BRIEFFOUTEN
from services.bbz.api.deps import SleutelbosDep, plaats
from services.bbz.api.overgang import OvergangDep
from services.bbz.api.schemas.uitkeringen import UitvoeringsvoorstelGegeven
from services.bbz.domain import fouten
from services.bbz.domain.fouten.uitkering import UitkeringGeweigerd, VoorstelVerouderd
from services.bbz.domain.fouten.vaststelling import VaststellingGeweigerd
from services.bbz.usecases.bekrachtig_uitvoering import BekrachtigUitvoering, bekrachtig_uitvoering
from services.bbz.usecases.lees_brief import lees_brief_van_uitvoering
from services.bbz.usecases.lees_uitvoering import lees_uitvoeringsvoorstel

router = APIRouter(tags=["Uitvoering"], route_class=EenmaligeRoute)

LEZEN, BEKRACHTIGEN = vereist("bbz:uitkeringen:lezen"), vereist("bbz:besluiten:schrijven")


@router.get(
    "/uitvoeringsvoorstellen/{voorstelId}",
    operation_id="leesUitvoeringsvoorstel",
    dependencies=[LEZEN],
    responses=problemen(VoorstelNietGevonden),
)
async def lees(voorstelId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> UitvoeringsvoorstelGegeven:
    """Een voorstel, voor wie het bekrachtigt. Het lezen staat in het verwerkingenlog."""
    voorgelegd = await lees_uitvoeringsvoorstel(session, bos, voorstelId, actor)
    return UitvoeringsvoorstelGegeven(
        id=voorgelegd.id,
        soort=voorgelegd.soort,
        onderwerp_id=voorgelegd.onderwerp_id,
        voorgesteld_door=voorgelegd.voorgesteld_door,
        inhoud=dict(voorgelegd.inhoud),
    )


@router.get(
    "/uitvoeringsvoorstellen/{voorstelId}/brief",
    operation_id="leesUitvoeringsbrief",
    dependencies=[LEZEN],
    response_class=Response,
    responses={200: BESTAND, **problemen(VoorstelNietGevonden, *BRIEFFOUTEN)},
)
async def van_uitvoering(voorstelId: UUID, request: Request, bos: SleutelbosDep, actor: ActorDep, vorm: Als = "pdf") -> Response:
    """De brief bij levensonderhoud, een vaststelling of artikel 21: een concept tot het voorstel is bekrachtigd, daarna vast."""
    async with request.app.state.db.write(actor.gemeenten) as session:
        dossier = await lees_brief_van_uitvoering(session, bos, voorstelId, actor)
    return await stuur_brief(request, dossier, vorm)


@router.post(
    "/uitvoeringsvoorstellen/{voorstelId}/bekrachtigingen",
    operation_id="bekrachtigUitvoering",
    status_code=status.HTTP_201_CREATED,
    dependencies=[BEKRACHTIGEN, EENMALIG],
    responses=problemen(
        VoorstelNietGevonden,
        VoorstelAlBesloten,
        ZelfdeMedewerker,
        VoorstelVerouderd,
        UitkeringGeweigerd,
        VaststellingGeweigerd,
        fouten.NormOntbreekt,
    ),
)
async def bekrachtig(
    voorstelId: UUID,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    overgang: OvergangDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Neem het voorgestelde besluit, op de normen van de wet. Dat kan alleen een andere medewerker dan wie het voorstelde."""
    meervoud, ident = await bekrachtig_uitvoering(session, bos, BekrachtigUitvoering(voorstelId, boekdatum), overgang, actor)
    plaats(response, meervoud, ident)
    return Verwijzing(id=ident)
