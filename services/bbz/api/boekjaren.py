"""/bbz/v1/boekjaren: the administration that must come in, and the definitieve vaststelling; and what art. 21 makes om niet."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response, status

from contracts.bbz import Vaststelling
from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from services.bbz.api.deps import SleutelbosDep, plaats
from services.bbz.api.overgang import OvergangDep
from services.bbz.api.schemas import boekjaren as schemas
from services.bbz.api.uitvoeringsbrief import met_brief
from services.bbz.domain import fouten
from services.bbz.domain.fouten import vaststelling as geweigerd
from services.bbz.domain.fouten.uitkering import DatumNietGoed, HuishoudenKanNiet
from services.bbz.export.uitvoeringsbrieven import van_omzetting, van_vaststelling
from services.bbz.store import queries
from services.bbz.store.queries import boekjaren as vragen
from services.bbz.usecases.lees_uitvoering import lees_vaststelling
from services.bbz.usecases.ontvang_administratie import OntvangAdministratie, ontvang_administratie
from services.bbz.usecases.stel_definitief_vast import StelVaststellingVoor, stel_vaststelling_voor
from services.bbz.usecases.zet_om import StelOmzettingVoor, stel_omzetting_voor

router = APIRouter(tags=["Definitieve vaststelling"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:boekjaren:lezen"), vereist("bbz:boekjaren:schrijven")


@router.get("/boekjaren", operation_id="lijstBoekjaren", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.BoekjaarGegeven]:
    """Boekjaren die nog niet zijn vastgesteld, het eerst geëindigde eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await vragen.boekjaren(session, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [schemas.BoekjaarGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.einde, rij.id)))


@router.get(
    "/boekjaren/{boekjaarId}", operation_id="leesBoekjaar", dependencies=[LEZEN], responses=problemen(geweigerd.BoekjaarNietGevonden)
)
async def lees(boekjaarId: UUID, session: ReadSessionDep, actor: ActorDep, response: Response) -> schemas.BoekjaarGegeven:
    """Eén boekjaar."""
    rij = await vragen.boekjaar(session, actor.gemeenten, boekjaarId)
    etag(response, rij)
    return schemas.BoekjaarGegeven.model_validate(rij)


@router.post(
    "/boekjaren/{boekjaarId}/administraties",
    operation_id="ontvangAdministratie",
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        geweigerd.BoekjaarNietGevonden, geweigerd.AdministratieAlOntvangen, DatumNietGoed, VersieVerouderd, VersieOntbreekt
    ),
)
async def ontvang(
    boekjaarId: UUID,
    verzoek: schemas.AdministratieVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> schemas.BoekjaarGegeven:
    """Leg vast dat de administratie is ontvangen; daarmee is aan de termijn van zes maanden voldaan."""
    rij = await ontvang_administratie(session, OntvangAdministratie(boekjaarId, gezien, verzoek.ontvangen_op, boekdatum), actor)
    etag(response, rij)
    return schemas.BoekjaarGegeven.model_validate(rij)


@router.post(
    "/boekjaren/{boekjaarId}/vaststellingsvoorstellen",
    operation_id="stelVaststellingVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        geweigerd.BoekjaarNietGevonden,
        geweigerd.AlVastgesteld,
        geweigerd.BoekjaarLoopt,
        geweigerd.AdministratieOntbreekt,
        geweigerd.GeenLening,
        geweigerd.TerugvorderingAfwijkend,
        geweigerd.RedenOntbreekt,
        fouten.NormOntbreekt,
    ),
)
async def stel_voor(
    boekjaarId: UUID,
    verzoek: schemas.VaststellingsvoorstelVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    overgang: OvergangDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> schemas.VaststellingsvoorstelGegeven:
    """Bereken de vaststelling en stel haar voor. Een andere medewerker bekrachtigt haar."""
    opdracht = StelVaststellingVoor(boekjaarId, verzoek.als_gegevens(), boekdatum)
    ident, berekening = await stel_vaststelling_voor(session, bos, opdracht, overgang, actor)
    await met_brief(session, bos, actor, ident, van_vaststelling(berekening, opdracht.gegevens.reden))
    plaats(response, "uitvoeringsvoorstellen", ident)
    return schemas.VaststellingsvoorstelGegeven.van(ident, berekening)


@router.get(
    "/boekjaren/{boekjaarId}/vaststelling",
    operation_id="leesVaststelling",
    dependencies=[LEZEN],
    responses=problemen(geweigerd.BoekjaarNietGevonden),
)
async def vaststelling(boekjaarId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> schemas.VaststellingGegeven:
    """De vaststelling met de hele berekening. Het lezen staat in het verwerkingenlog."""
    rij, berekening = await lees_vaststelling(session, bos, boekjaarId, actor)
    return schemas.VaststellingGegeven(
        boekjaar_id=rij.boekjaar_id,
        besluit_id=rij.besluit_id,
        uitkomst=Vaststelling(rij.uitkomst),
        om_niet_centen=rij.om_niet_centen,
        terug_te_vorderen_centen=rij.terug_centen,
        lening_centen=rij.lening_centen,
        extra_centen=rij.extra_centen,
        datum=rij.datum,
        berekening=berekening,
    )


@router.post(
    "/voorzieningen/{voorzieningId}/om-niet-voorstellen",
    operation_id="stelOmNietVoor",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        fouten.VoorzieningNietGevonden,
        geweigerd.GeenLeningVanArtikel20,
        geweigerd.AlOmgezet,
        geweigerd.BoekjaarPastNiet,
        geweigerd.OmzettingKanNiet,
        HuishoudenKanNiet,
        fouten.NormOntbreekt,
    ),
)
async def stel_omzetting(
    voorzieningId: UUID,
    verzoek: schemas.OmzettingsvoorstelVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> schemas.OmzettingsvoorstelGegeven:
    """Bereken wat artikel 21 om niet maakt of kwijtscheldt, en stel het voor."""
    opdracht = StelOmzettingVoor(voorzieningId, verzoek.als_gegevens(), boekdatum)
    ident, berekend = await stel_omzetting_voor(session, bos, opdracht, actor)
    await met_brief(session, bos, actor, ident, van_omzetting(berekend))
    plaats(response, "uitvoeringsvoorstellen", ident)
    return schemas.OmzettingsvoorstelGegeven.van(ident, berekend)


@router.get(
    "/voorzieningen/{voorzieningId}/om-niet-omzettingen",
    operation_id="lijstOmNietOmzettingen",
    dependencies=[LEZEN],
    responses=problemen(fouten.VoorzieningNietGevonden),
)
async def omzettingen(voorzieningId: UUID, session: ReadSessionDep, actor: ActorDep) -> schemas.Omzettingen:
    """Wat van deze voorziening om niet werd, en welke rente is kwijtgescholden."""
    voorziening = await queries.voorziening(session, actor.gemeenten, voorzieningId)
    rijen = await vragen.omzettingen(session, voorziening.gemeente, voorziening.id)
    return schemas.Omzettingen(items=[schemas.OmzettingGegeven.model_validate(rij) for rij in rijen])
