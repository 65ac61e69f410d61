"""/gateway/v1/abonnementen"""

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response, status

from gateway.webhooks.api.schemas import (
    AbonnementDetail,
    AbonnementGegeven,
    AbonnementGenomen,
    AbonnementVerzoek,
    BezorgpogingGegeven,
    Bezorgtelling,
    GeheimVernieuwd,
    HerhalingGegeven,
    HerhalingVerzoek,
)
from gateway.webhooks.domain.fouten import AbonnementNietActief, AbonnementNietGevonden, OnbekendEventtype, WebhookadresGeweigerd
from gateway.webhooks.settings import WebhookSettings
from gateway.webhooks.store import bezorgingen, queries
from gateway.webhooks.store.tables import AbonnementRij
from gateway.webhooks.usecases.geheim import vernieuw_geheim
from gateway.webhooks.usecases.neem_abonnement import NeemAbonnement, neem_abonnement
from gateway.webhooks.usecases.verspreid import herhaal
from gateway.webhooks.usecases.wijzig_stand import activeer, beeindig
from kernel.auth import ActorDep, GeenToegangTotGemeente, eigen_gemeente, vereist
from kernel.crypto import Sleutelbos
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.paging import EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen

router = APIRouter(tags=["Webhooks"], route_class=EenmaligeRoute)

LEZEN = [vereist("gateway:abonnementen:lezen")]
SCHRIJVEN = [vereist("gateway:abonnementen:schrijven")]
_ALTIJD = datetime(2000, 1, 1, tzinfo=UTC)


def _settings(request: Request) -> WebhookSettings:
    settings: WebhookSettings = request.app.state.settings
    return settings


def _sleutelbos(request: Request) -> Sleutelbos:
    sleutelbos: Sleutelbos = request.app.state.sleutelbos
    return sleutelbos


SettingsDep = Annotated[WebhookSettings, Depends(_settings)]
SleutelbosDep = Annotated[Sleutelbos, Depends(_sleutelbos)]


# Without EENMALIG on purpose: an idempotent answer is stored, and this one holds a secret.
@router.post(
    "/abonnementen",
    operation_id="neemAbonnement",
    status_code=status.HTTP_201_CREATED,
    dependencies=SCHRIJVEN,
    responses=problemen(WebhookadresGeweigerd, OnbekendEventtype, GeenToegangTotGemeente),
)
async def neem(
    verzoek: AbonnementVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    settings: SettingsDep,
    sleutelbos: SleutelbosDep,
    request: Request,
    response: Response,
) -> AbonnementGenomen:
    """Neem een abonnement op gebeurtenissen. Wij sturen zodra uw ontvanger daarmee instemt (OPTIONS met WebHook-Request-Origin)."""
    gemeenten = frozenset(eigen_gemeente(actor, gemeente) for gemeente in verzoek.gemeenten)
    opdracht = NeemAbonnement(verzoek.url, frozenset(verzoek.typen), gemeenten)
    abonnement_id, geheim = await neem_abonnement(session, opdracht, actor, sleutelbos, settings.netten)
    response.headers["Location"] = f"{request.url.path}/{abonnement_id}"
    return AbonnementGenomen(id=abonnement_id, geheim=geheim)


@router.get("/abonnementen", operation_id="lijstAbonnementen", dependencies=LEZEN)
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[AbonnementGegeven]:
    """De abonnementen van uw client."""
    (na,) = cursor.lees(UUID, begin=[EERSTE_ID])
    rijen = await queries.abonnementen(session, actor.client, na, cursor.aantal)
    gemeenten = await queries.gemeenten(session, [rij.id for rij in rijen])
    items = [AbonnementGegeven(**_velden(rij, gemeenten)) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: [rij.id]))


@router.get("/abonnementen/{abonnementId}", operation_id="leesAbonnement", dependencies=LEZEN, responses=problemen(AbonnementNietGevonden))
async def lees(abonnementId: UUID, session: ReadSessionDep, actor: ActorDep) -> AbonnementDetail:
    """Eén abonnement, met de stand van de bezorging."""
    rij = await queries.abonnement(session, actor.client, abonnementId)
    gemeenten = await queries.gemeenten(session, [rij.id])
    telling = await bezorgingen.telling(session, sorted(actor.gemeenten), rij.id)
    return AbonnementDetail(**_velden(rij, gemeenten), bezorgingen=Bezorgtelling(**telling))


@router.delete(
    "/abonnementen/{abonnementId}",
    operation_id="beeindigAbonnement",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=SCHRIJVEN,
    responses=problemen(AbonnementNietGevonden),
)
async def verwijder(abonnementId: UUID, session: WriteSessionDep, actor: ActorDep) -> None:
    """Beëindig een abonnement. Wij sturen niets meer."""
    await beeindig(session, abonnementId, actor)


@router.post(
    "/abonnementen/{abonnementId}/activeringen",
    operation_id="activeerAbonnement",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=[*SCHRIJVEN, EENMALIG],
    responses=problemen(AbonnementNietGevonden, AbonnementNietActief),
)
async def zet_aan(abonnementId: UUID, session: WriteSessionDep, actor: ActorDep) -> None:
    """Zet een uitgeschakeld abonnement weer aan. Wij vragen uw ontvanger opnieuw om toestemming en bezorgen dan wat nog wacht."""
    await activeer(session, abonnementId, actor)


@router.post(
    "/abonnementen/{abonnementId}/geheimen",
    operation_id="vernieuwGeheim",
    status_code=status.HTTP_201_CREATED,
    dependencies=SCHRIJVEN,
    responses=problemen(AbonnementNietGevonden, AbonnementNietActief),
)
async def vernieuw(abonnementId: UUID, session: WriteSessionDep, actor: ActorDep, sleutelbos: SleutelbosDep) -> GeheimVernieuwd:
    """Vernieuw het geheim. Het oude ondertekent nog 24 uur mee, zodat u kunt wisselen wanneer het u past."""
    return GeheimVernieuwd(geheim=await vernieuw_geheim(session, abonnementId, actor, sleutelbos))


@router.post(
    "/abonnementen/{abonnementId}/herhalingen",
    operation_id="herhaalBezorging",
    status_code=status.HTTP_202_ACCEPTED,
    dependencies=[*SCHRIJVEN, EENMALIG],
    responses=problemen(AbonnementNietGevonden, AbonnementNietActief),
)
async def vraag_herhaling(
    abonnementId: UUID, verzoek: HerhalingVerzoek, session: WriteSessionDep, actor: ActorDep, settings: SettingsDep
) -> HerhalingGegeven:
    """Stuur opnieuw wat u hebt gemist, onder dezelfde `webhook-id`. Ook wat er gebeurde toen uw abonnement was uitgeschakeld."""
    sinds = verzoek.sinds or _ALTIJD
    aantal, verder = await herhaal(session, abonnementId, sinds, verzoek.gebeurtenis_id, actor, settings.publieke_url)
    return HerhalingGegeven(aantal=aantal, verder_vanaf=verder)


@router.get(
    "/abonnementen/{abonnementId}/bezorgpogingen",
    operation_id="lijstBezorgpogingen",
    dependencies=LEZEN,
    responses=problemen(AbonnementNietGevonden),
)
async def log(abonnementId: UUID, session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[BezorgpogingGegeven]:
    """Elke poging om te bezorgen, de oudste eerst."""
    await queries.abonnement(session, actor.client, abonnementId)
    (na,) = cursor.lees(UUID, begin=[EERSTE_ID])
    rijen = await bezorgingen.pogingen(session, sorted(actor.gemeenten), abonnementId, na, cursor.aantal)
    items = [BezorgpogingGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: [rij.id]))


def _velden(rij: AbonnementRij, gemeenten: dict[UUID, list[str]]) -> dict[str, Any]:
    namen = AbonnementGegeven.model_fields.keys() - {"gemeenten"}
    return {naam: getattr(rij, naam) for naam in namen} | {"gemeenten": gemeenten.get(rij.id, [])}
