"""/bbz/v1/orientaties and /terugkoppelingen: before an aanvraag, and what the one who sent someone hears."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, eigen_gemeente, vereist
from kernel.db import ReadSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.bbz.api.deps import WerkDep, plaats
from services.bbz.api.schemas import orientaties as schemas
from services.bbz.domain import fouten
from services.bbz.domain.orientatie import VRAGEN
from services.bbz.store import queries
from services.bbz.store.tables import Orientatie, Terugkoppeling
from services.bbz.usecases.voer_orientatie import KoppelTerug, VoerOrientatie, koppel_terug, voer_orientatie

router = APIRouter(tags=["Oriëntatie"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:orientaties:lezen"), vereist("bbz:orientaties:schrijven")


@router.get("/orientatievragen", operation_id="lijstOrientatievragen", dependencies=[LEZEN])
async def vragen() -> schemas.VragenAntwoord:
    """De korte vragenlijst voor aan de telefoon."""
    return schemas.VragenAntwoord(items=[schemas.VraagGegeven(code=code, vraag=vraag) for code, vraag in VRAGEN.items()])


@router.get("/orientaties", operation_id="lijstOrientaties", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.OrientatieGegeven]:
    """Screenings en gesprekken, de oudste eerst; ook als er geen aanvraag volgde."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.bladzijde(session, Orientatie, Orientatie.datum, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [schemas.OrientatieGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.datum, rij.id)))


@router.post(
    "/orientaties",
    operation_id="voerOrientatie",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente, fouten.VraagOnbekend, fouten.OntvangenInDeToekomst),
)
async def voer(verzoek: schemas.OrientatieVerzoek, werk: WerkDep, response: Response) -> Verwijzing:
    """Leg een screening of oriëntatiegesprek vast. Wie via klantmanager of UWV kwam, krijgt een terugkoppeling klaargezet."""
    opdracht = VoerOrientatie(
        gemeente=eigen_gemeente(werk.actor, verzoek.gemeente),
        soort=verzoek.soort,
        kanaal=verzoek.kanaal,
        datum=verzoek.datum,
        antwoorden=verzoek.antwoorden,
        uitkomst=verzoek.uitkomst,
        betrokkene=verzoek.betrokkene,
        boekdatum=werk.boekdatum,
    )
    ident = await voer_orientatie(werk.session, werk.bos, opdracht, werk.actor)
    plaats(response, "orientaties", ident)
    return Verwijzing(id=ident)


@router.get("/terugkoppelingen", operation_id="lijstTerugkoppelingen", dependencies=[LEZEN])
async def open_terugkoppelingen(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.TerugkoppelingGegeven]:
    """Wat klantmanagers en UWV nog moeten horen, de oudste eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.bladzijde(
        session, Terugkoppeling, Terugkoppeling.datum, actor.gemeenten, (dag, ident), cursor.aantal, Terugkoppeling.gegeven_op.is_(None)
    )
    items = [schemas.TerugkoppelingGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.datum, rij.id)))


@router.get(
    "/terugkoppelingen/{terugkoppelingId}",
    operation_id="leesTerugkoppeling",
    dependencies=[LEZEN],
    responses=problemen(fouten.TerugkoppelingNietGevonden),
)
async def lees_terugkoppeling(
    terugkoppelingId: UUID, session: ReadSessionDep, actor: ActorDep, response: Response
) -> schemas.TerugkoppelingGegeven:
    """Eén terugkoppeling."""
    rij = await queries.vind(session, Terugkoppeling, actor.gemeenten, terugkoppelingId, fouten.TerugkoppelingNietGevonden)
    etag(response, rij)
    return schemas.TerugkoppelingGegeven.model_validate(rij)


@router.post(
    "/terugkoppelingen/{terugkoppelingId}/verzendingen",
    operation_id="koppelTerug",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(fouten.TerugkoppelingNietGevonden, VersieVerouderd, VersieOntbreekt),
)
async def verzend(terugkoppelingId: UUID, werk: WerkDep, gezien: IfMatchDep, response: Response) -> schemas.TerugkoppelingGegeven:
    """Leg vast dat het is doorgegeven."""
    rij = await koppel_terug(werk.session, KoppelTerug(terugkoppelingId, gezien, werk.boekdatum), werk.actor)
    etag(response, rij)
    return schemas.TerugkoppelingGegeven.model_validate(rij)
