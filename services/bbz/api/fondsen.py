"""/bbz/v1/fondsen and /beleid: money outside the Bbz, and what a gemeente decides for itself."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, eigen_gemeente, vereist
from kernel.db import ReadSessionDep
from kernel.geld import Bedrag
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import etag
from kernel.web import Verwijzing
from services.bbz.api.deps import WerkDep, plaats
from services.bbz.api.schemas import dossiers as schemas
from services.bbz.domain import fouten
from services.bbz.store import queries
from services.bbz.store.tables import Fonds
from services.bbz.usecases.beheer_fonds import BoekFondsmutatie, OpenFonds, boek_fondsmutatie, open_fonds
from services.bbz.usecases.stel_beleid_vast import StelBeleidVast, stel_beleid_vast

router = APIRouter(tags=["Fondsen en beleid"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:fondsen:lezen"), vereist("bbz:fondsen:schrijven")
Gemeente = Annotated[str, Path(pattern="^[0-9]{4}$", description="CBS-code van de gemeente.")]
Dag = Annotated[date | None, Query(description="Dag waarop het geldt; leeg is vandaag.", json_schema_extra={"format": "date"})]


@router.get("/fondsen", operation_id="lijstFondsen", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[schemas.FondsGegeven]:
    """Fondsen buiten het Bbz, de oudste eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.bladzijde(session, Fonds, Fonds.geopend_op, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [schemas.FondsGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.geopend_op, rij.id)))


@router.post(
    "/fondsen",
    operation_id="openFonds",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente, fouten.FondsBestaatAl),
)
async def open_nieuw(verzoek: schemas.FondsVerzoek, werk: WerkDep, response: Response) -> Verwijzing:
    """Open een fonds met eigen geld en eigen regels."""
    opdracht = OpenFonds(
        gemeente=eigen_gemeente(werk.actor, verzoek.gemeente),
        code=verzoek.code,
        naam=verzoek.naam,
        regels=verzoek.regels.model_dump(mode="json", by_alias=True),
        boekdatum=werk.boekdatum,
    )
    ident = await open_fonds(werk.session, opdracht, werk.actor)
    plaats(response, "fondsen", ident)
    return Verwijzing(id=ident)


@router.get("/fondsen/{fondsId}", operation_id="leesFonds", dependencies=[LEZEN], responses=problemen(fouten.FondsNietGevonden))
async def lees(fondsId: UUID, session: ReadSessionDep, actor: ActorDep, response: Response) -> schemas.FondsDetail:
    """Eén fonds, met wat erin zit en wat daarvan vrij is."""
    fonds = await queries.vind(session, Fonds, actor.gemeenten, fondsId, fouten.FondsNietGevonden)
    etag(response, fonds)
    return schemas.FondsDetail(
        **schemas.FondsGegeven.model_validate(fonds).model_dump(),
        saldo_centen=(await queries.fonds_saldo(session, fonds.gemeente, fonds.id)).centen,
        beschikbaar_centen=(await queries.fonds_beschikbaar(session, fonds)).centen,
    )


@router.post(
    "/fondsen/{fondsId}/mutaties",
    operation_id="boekFondsmutatie",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(fouten.FondsNietGevonden, fouten.FondsLeeg),
)
async def muteer(fondsId: UUID, verzoek: schemas.MutatieVerzoek, werk: WerkDep) -> Verwijzing:
    """Stort geld in een fonds, haal het eruit, of boek wat is terugbetaald: dat kan opnieuw worden geleend."""
    opdracht = BoekFondsmutatie(fondsId, verzoek.soort, Bedrag(verzoek.bedrag_centen), verzoek.datum, verzoek.onderwerp_id)
    return Verwijzing(id=await boek_fondsmutatie(werk.session, opdracht, werk.actor))


@router.get(
    "/beleid/{gemeente}", operation_id="leesBeleid", dependencies=[vereist("bbz:beleid:lezen")], responses=problemen(GeenToegangTotGemeente)
)
async def beleid(
    gemeente: Gemeente, session: ReadSessionDep, actor: ActorDep, boekdatum: BoekdatumDep, op: Dag = None
) -> schemas.BeleidAntwoord:
    """Het beleid van een gemeente op een dag; leeg als zij niets heeft vastgelegd."""
    rij = await queries.beleid_rij(session, eigen_gemeente(actor, gemeente), op or boekdatum)
    return schemas.BeleidAntwoord.model_validate({**rij.inhoud, "geldigVan": rij.geldig_van} if rij else {})


@router.put(
    "/beleid/{gemeente}/{geldigVan}",
    operation_id="stelBeleidVast",
    dependencies=[vereist("bbz:beleid:schrijven")],
    responses=problemen(GeenToegangTotGemeente),
)
async def stel_vast(gemeente: Gemeente, geldigVan: date, verzoek: schemas.BeleidGegeven, werk: WerkDep) -> schemas.BeleidAntwoord:
    """Leg het beleid vast vanaf een dag. Wat daarvoor gold, blijft voor de dagen ervoor gelden."""
    opdracht = StelBeleidVast(eigen_gemeente(werk.actor, gemeente), geldigVan, verzoek.als_inhoud())
    rij = await stel_beleid_vast(werk.session, opdracht, werk.actor)
    return schemas.BeleidAntwoord.model_validate({**rij.inhoud, "geldigVan": rij.geldig_van})
