"""/vroegsignalering/v1/uitsluitingen: whom the gemeente does not approach."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.verwerkingenlog import log_verwerking
from kernel.web import Verwijzing
from services.vroegsignalering.api.deps import SleutelbosDep, plaats
from services.vroegsignalering.api.schemas.uitsluitingen import UitsluitingDetail, UitsluitingGegeven, UitsluitingVerzoek
from services.vroegsignalering.domain.fouten import UitsluitingAlBeeindigd, UitsluitingNietGevonden
from services.vroegsignalering.domain.huishouden import Deur
from services.vroegsignalering.domain.verwerking import UITSLUITEN
from services.vroegsignalering.store.queries import kennis
from services.vroegsignalering.store.tables import CONTEXT_TOELICHTING, Uitsluiting
from services.vroegsignalering.usecases.beheer_uitsluiting import SluitUit, beeindig_uitsluiting, sluit_uit

router = APIRouter(tags=["Uitsluitingen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("vroegsignalering:uitsluitingen:lezen"), vereist("vroegsignalering:uitsluitingen:schrijven")


@router.get("/uitsluitingen", operation_id="lijstUitsluitingen", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[UitsluitingGegeven]:
    """De uitsluitingslijst van uw gemeenten, ook wat al beëindigd is. Zonder personen."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await kennis.uitsluitingen(session, actor.gemeenten, (dag, ident), cursor.aantal)
    items = [UitsluitingGegeven.model_validate(_velden(rij)) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.van, rij.id)))


@router.post(
    "/uitsluitingen",
    operation_id="sluitUit",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente),
)
async def maak(
    verzoek: UitsluitingVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    boekdatum: BoekdatumDep,
    sleutelbos: SleutelbosDep,
    response: Response,
) -> Verwijzing:
    """Zet een persoon of een adres op de uitsluitingslijst. Nieuwe signalen worden dan niet opgepakt; de partner hoort niet waarom."""
    deur = None
    if verzoek.postcode and verzoek.huisnummer:
        deur = Deur.lees(verzoek.postcode, verzoek.huisnummer, verzoek.huisnummertoevoeging)
    gemeente = eigen_gemeente(actor, verzoek.gemeente)
    ident = await sluit_uit(
        session, SluitUit(gemeente, verzoek.bsn, deur, verzoek.toelichting, verzoek.van or boekdatum), actor, sleutelbos
    )
    plaats(response, "uitsluitingen", ident)
    return Verwijzing(id=ident)


@router.get(
    "/uitsluitingen/{uitsluitingId}", operation_id="leesUitsluiting", dependencies=[LEZEN], responses=problemen(UitsluitingNietGevonden)
)
async def lees(
    uitsluitingId: UUID, session: WriteSessionDep, actor: ActorDep, sleutelbos: SleutelbosDep, response: Response
) -> UitsluitingDetail:
    """Eén uitsluiting met de toelichting. Dat u haar leest, komt in het verwerkingenlog."""
    rij = await kennis.uitsluiting(session, actor.gemeenten, uitsluitingId)
    await log_verwerking(session, rij.gemeente, UITSLUITEN, [rij.bsn_hash], naam="uitsluiting gelezen")
    etag(response, rij)
    toelichting = sleutelbos.ontsleutel(rij.toelichting, CONTEXT_TOELICHTING)
    adres = {"postcode": rij.postcode, "huisnummer": rij.huisnummer, "huisnummertoevoeging": rij.toevoeging}
    return UitsluitingDetail.model_validate(_velden(rij) | adres | {"toelichting": toelichting})


@router.post(
    "/uitsluitingen/{uitsluitingId}/beeindigingen",
    operation_id="beeindigUitsluiting",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(UitsluitingNietGevonden, UitsluitingAlBeeindigd, VersieVerouderd, VersieOntbreekt),
)
async def beeindig(
    uitsluitingId: UUID, session: WriteSessionDep, actor: ActorDep, gezien: IfMatchDep, boekdatum: BoekdatumDep, response: Response
) -> Verwijzing:
    """Vanaf vandaag worden signalen van deze persoon of dit adres weer opgepakt."""
    ident = await beeindig_uitsluiting(session, uitsluitingId, gezien, boekdatum, actor)
    plaats(response, "uitsluitingen", ident)
    return Verwijzing(id=ident)


def _velden(rij: Uitsluiting) -> dict[str, object]:
    soort = "persoon" if rij.bsn_hash else "adres"
    return {"id": rij.id, "gemeente": rij.gemeente, "soort": soort, "van": rij.van, "tot": rij.tot, "door": rij.door}
