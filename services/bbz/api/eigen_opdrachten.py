"""/bbz/v1/eigen-opdrachten: what an outsider sees: his own opdrachten with their papers, and nothing else of the house."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.geld import Bedrag
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import etag
from kernel.web import Verwijzing
from services.bbz.api.deps import SleutelbosDep
from services.bbz.api.opdrachten import STUK
from services.bbz.api.schemas import opdrachten as schemas
from services.bbz.api.schemas.onderzoeken import AdviesVerzoek, BeeldGegeven, BegrotingVerzoek
from services.bbz.domain.fouten import onderzoek as onderzoekfouten
from services.bbz.domain.fouten import opdracht as geweigerd
from services.bbz.domain.onderzoek import Levensvatbaarheid
from services.bbz.store.queries import opdrachten as vragen
from services.bbz.usecases.beheer_stukken import VoegStukToe, lees_opdracht, lees_stuk, voeg_stuk_toe
from services.bbz.usecases.lever_onderzoek import LeverAdvies
from services.bbz.usecases.lever_opdracht_met_onderzoek import begroot_voor_opdracht, lever_advies_voor_opdracht
from services.bbz.usecases.werk_aan_opdracht import NoteerVoortgang, begin, lever_op, noteer_voortgang

router = APIRouter(tags=["Eigen opdrachten"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:eigen-opdrachten:lezen"), vereist("bbz:eigen-opdrachten:schrijven")
_STAND = (geweigerd.OpdrachtNietGevonden, geweigerd.OpdrachtInAndereStand)
_ONDERZOEK = (*_STAND, onderzoekfouten.OnderzoekInAndereStand, onderzoekfouten.OnderzoekNietGevonden)


@router.get("/eigen-opdrachten", operation_id="lijstEigenOpdrachten", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.OpdrachtGegeven]:
    """Uw opdrachten, die het eerst klaar moet zijn eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await vragen.opdrachten(session, actor.gemeenten, (dag, ident), cursor.aantal, actor.client)
    items = [schemas.OpdrachtGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.uiterlijk, rij.id)))


@router.get(
    "/eigen-opdrachten/{opdrachtId}",
    operation_id="leesEigenOpdracht",
    dependencies=[LEZEN],
    responses=problemen(geweigerd.OpdrachtNietGevonden),
)
async def lees(
    opdrachtId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, response: Response
) -> schemas.OpdrachtDetail:
    """Uw opdracht, met de stukken en hoe u de ondernemer bereikt."""
    dossier = await lees_opdracht(session, bos, opdrachtId, actor, actor.client)
    etag(response, dossier.rij)
    return schemas.OpdrachtDetail.van(dossier)


@router.get(
    "/eigen-opdrachten/{opdrachtId}/stukken/{stukId}",
    operation_id="leesEigenStuk",
    dependencies=[LEZEN],
    response_class=Response,
    responses={200: STUK, **problemen(geweigerd.OpdrachtNietGevonden, geweigerd.StukNietGevonden)},
)
async def stuk(opdrachtId: UUID, stukId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> Response:
    """De inhoud van een stuk bij uw opdracht."""
    mediatype, inhoud = await lees_stuk(session, bos, opdrachtId, stukId, actor, actor.client)
    return Response(inhoud, media_type=mediatype, headers={"Content-Disposition": f'attachment; filename="stuk-{stukId}"'})


@router.post(
    "/eigen-opdrachten/{opdrachtId}/beginnen",
    operation_id="beginEigenOpdracht",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*_STAND),
)
async def begin_eigen(opdrachtId: UUID, session: WriteSessionDep, actor: ActorDep, boekdatum: BoekdatumDep) -> Verwijzing:
    """U bent begonnen."""
    return Verwijzing(id=(await begin(session, opdrachtId, boekdatum, actor, actor.client)).id)


@router.post(
    "/eigen-opdrachten/{opdrachtId}/voortgang",
    operation_id="noteerEigenVoortgang",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*_STAND),
)
async def noteer(
    opdrachtId: UUID, verzoek: schemas.VoortgangGegeven, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep
) -> Verwijzing:
    """Noteer wat u deed en in hoeveel uur."""
    opdracht = NoteerVoortgang(opdrachtId, verzoek.datum, verzoek.uren, verzoek.tekst)
    return Verwijzing(id=await noteer_voortgang(session, bos, opdracht, actor, actor.client))


@router.post(
    "/eigen-opdrachten/{opdrachtId}/stukken",
    operation_id="voegEigenStukToe",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*_STAND, geweigerd.StukNietLeesbaar),
)
async def voeg_toe(
    opdrachtId: UUID, verzoek: schemas.StukVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, boekdatum: BoekdatumDep
) -> Verwijzing:
    """Lever een stuk in, zoals uw rapport."""
    opdracht = VoegStukToe(opdrachtId, verzoek.naam, verzoek.mediatype, verzoek.inhoud, boekdatum)
    return Verwijzing(id=await voeg_stuk_toe(session, bos, opdracht, actor, actor.client))


@router.put(
    "/eigen-opdrachten/{opdrachtId}/begroting",
    operation_id="legEigenBegrotingVast",
    dependencies=[SCHRIJVEN],
    responses=problemen(*_ONDERZOEK, onderzoekfouten.BegrotingKloptNiet),
)
async def begroting(
    opdrachtId: UUID, verzoek: BegrotingVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep
) -> BeeldGegeven:
    """Leg de begroting van uw onderzoek vast; het antwoord is het doorgerekende beeld."""
    return BeeldGegeven.van(await begroot_voor_opdracht(session, bos, opdrachtId, [j.als_jaar() for j in verzoek.jaren], actor))


@router.post(
    "/eigen-opdrachten/{opdrachtId}/adviezen",
    operation_id="leverEigenAdvies",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*_ONDERZOEK, onderzoekfouten.BegrotingOntbreekt),
)
async def advies(
    opdrachtId: UUID, verzoek: AdviesVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, boekdatum: BoekdatumDep
) -> Verwijzing:
    """Lever het advies van uw onderzoek op. Daarmee is de opdracht klaar."""
    antwoord = Levensvatbaarheid(verzoek.uitkomst.value)
    opdracht = LeverAdvies(opdrachtId, antwoord, verzoek.advies, Bedrag(verzoek.kosten_centen), boekdatum)
    return Verwijzing(id=await lever_advies_voor_opdracht(session, bos, opdracht, actor))


@router.post(
    "/eigen-opdrachten/{opdrachtId}/opleveringen",
    operation_id="leverEigenOpdrachtOp",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(*_STAND),
)
async def lever(
    opdrachtId: UUID,
    verzoek: schemas.OpleveringVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Lever uw opdracht op."""
    return Verwijzing(id=(await lever_op(session, bos, opdrachtId, verzoek.tekst, boekdatum, actor, actor.client)).id)
