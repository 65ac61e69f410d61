"""/bbz/v1/dossiers: one person in one gemeente, and what happened to him or his business."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.verwerkingenlog import log_verwerking
from kernel.web import Verwijzing
from services.bbz.api.deps import SleutelbosDep, WerkDep, plaats
from services.bbz.api.schemas import dossiers as schemas
from services.bbz.domain import fouten
from services.bbz.store import queries
from services.bbz.store.geheim import VERWERKING
from services.bbz.store.tables import Dossier
from services.bbz.usecases.meld_voorval import MeldVoorval, meld_voorval

router = APIRouter(tags=["Dossiers"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:dossiers:lezen"), vereist("bbz:dossiers:schrijven")


@router.get("/dossiers", operation_id="lijstDossiers", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.DossierGegeven]:
    """Dossiers, de oudste eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.bladzijde(session, Dossier, Dossier.geopend_op, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [schemas.DossierGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.geopend_op, rij.id)))


@router.post("/dossiers/_zoek", operation_id="zoekDossiers", dependencies=[LEZEN])
async def zoek(
    verzoek: schemas.DossierZoekVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep
) -> schemas.DossierZoekAntwoord:
    """Zoek op BSN. Het zoeken staat in het verwerkingenlog."""
    rijen = await queries.dossiers_van(session, actor.gemeenten, bos.zoekhashes(verzoek.bsn))
    for rij in rijen:
        await log_verwerking(session, rij.gemeente, VERWERKING, [rij.bsn_hash], naam="dossier gezocht")
    return schemas.DossierZoekAntwoord(items=[schemas.DossierGegeven.model_validate(rij) for rij in rijen])


@router.get("/dossiers/{dossierId}", operation_id="leesDossier", dependencies=[LEZEN], responses=problemen(fouten.DossierNietGevonden))
async def lees(dossierId: UUID, session: ReadSessionDep, actor: ActorDep, response: Response) -> schemas.DossierDetail:
    """Eén dossier met zijn aanvragen en voorzieningen."""
    rij = await queries.vind(session, Dossier, actor.gemeenten, dossierId, fouten.DossierNietGevonden)
    etag(response, rij)
    basis = schemas.DossierGegeven.model_validate(rij)
    aanvragen = await queries.dossier_aanvragen(session, rij.gemeente, rij.id)
    voorzieningen = await queries.dossier_voorzieningen(session, rij.gemeente, rij.id)
    return schemas.DossierDetail(
        **basis.model_dump(), aanvraag_ids=[a.id for a in aanvragen], voorziening_ids=[v.id for v in voorzieningen]
    )


@router.post(
    "/dossiers/{dossierId}/voorvallen",
    operation_id="meldVoorval",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        fouten.DossierNietGevonden,
        fouten.GebeurtenisKloptNiet,
        fouten.DatumInDeToekomst,
        fouten.AlVastgelegd,
        VersieVerouderd,
        VersieOntbreekt,
    ),
)
async def voorval(dossierId: UUID, verzoek: schemas.VoorvalVerzoek, werk: WerkDep, gezien: IfMatchDep, response: Response) -> Verwijzing:
    """Leg vast dat het bedrijf eindigde, of dat de ondernemer overleed of verhuisde. Debiteuren en intake horen het."""
    ident = await meld_voorval(werk.session, MeldVoorval(dossierId, gezien, verzoek.als_melding(), werk.boekdatum), werk.actor)
    plaats(response, "dossiers", dossierId)
    return Verwijzing(id=ident)
