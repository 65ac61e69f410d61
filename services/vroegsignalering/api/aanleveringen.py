"""/vroegsignalering/v1/aanleveringen: files of signals in, and what became of every row."""

import csv
import io
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Request, Response, status
from fastapi.responses import StreamingResponse

from kernel.auth import Actor, ActorDep, vereist
from kernel.auth.scopes import GeenToegang
from kernel.db import ReadSession, ReadSessionDep
from kernel.idempotency import EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import CursorDep, Pagina
from kernel.problem import problemen
from kernel.web import Verwijzing
from services.vroegsignalering.api.deps import SettingsDep, SleutelbosDep, plaats
from services.vroegsignalering.api.schemas import AanleveringGegeven, WeigeringGegeven
from services.vroegsignalering.domain.fouten import AanleveringBeeindigd, AanleveringNietGevonden, BestandGeweigerd, SignaalpartnerOnbekend
from services.vroegsignalering.domain.weigering import ZINNEN, Weigercode
from services.vroegsignalering.export.herstelbestand import herstelregels
from services.vroegsignalering.export.inname import neem_bestand_aan
from services.vroegsignalering.export.partnerbestand import Formaat, zonder_formule
from services.vroegsignalering.store import queries
from services.vroegsignalering.usecases.neem_aanlevering_aan import Verzoek

router = APIRouter(tags=["Aanleveringen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = "vroegsignalering:aanleveringen:lezen", "vroegsignalering:aanleveringen:schrijven"
_BESTAND = {"schema": {"type": "string", "format": "binary"}}
_LICHAAM = {"requestBody": {"required": True, "content": {"text/csv": _BESTAND, "application/x-ndjson": _BESTAND}}}


@router.post(
    "/aanleveringen",
    operation_id="leverAan",
    status_code=status.HTTP_202_ACCEPTED,
    dependencies=[vereist(SCHRIJVEN)],
    responses=problemen(SignaalpartnerOnbekend, BestandGeweigerd, AanleveringBeeindigd),
    openapi_extra=_LICHAAM,
)
async def lever_aan(
    request: Request,
    response: Response,
    actor: ActorDep,
    boekdatum: BoekdatumDep,
    sleutelbos: SleutelbosDep,
    settings: SettingsDep,
    content_type: Annotated[str, Header(description="`text/csv` of `application/x-ndjson`.")] = "",
    idempotency_key: Annotated[
        str | None, Header(alias="Idempotency-Key", min_length=8, max_length=128, description="Uw eigen kenmerk van dit bestand.")
    ] = None,
) -> Verwijzing:
    """Lever signalen aan in het partnerformaat, ook met gzip ingepakt. Hetzelfde bestand nog eens sturen geeft geen dubbele signalen.

    Met dezelfde Idempotency-Key krijgt u de eerdere aanlevering terug, als die in haar geheel is ontvangen.
    """
    verzoek = Verzoek(actor, Formaat.van(content_type).value, boekdatum, idempotency_key)
    aanlevering_id = await neem_bestand_aan(request.stream(), verzoek, request.app.state.db, sleutelbos, settings)
    plaats(response, "aanleveringen", aanlevering_id)
    return Verwijzing(id=aanlevering_id)


@router.get("/aanleveringen/{aanleveringId}", operation_id="leesAanlevering", responses=problemen(AanleveringNietGevonden))
async def lees(aanleveringId: UUID, session: ReadSessionDep, actor: ActorDep) -> AanleveringGegeven:
    """Hoe ver een aanlevering is. Een signaalpartner ziet alleen zijn eigen aanleveringen."""
    rij = await queries.aanlevering(session, actor.gemeenten, aanleveringId, await _alleen_van(session, actor))
    regels = rij.aangenomen + rij.geweigerd + rij.dubbel
    velden = {naam: waarde for naam, waarde in rij._asdict().items() if naam in AanleveringGegeven.model_fields}
    return AanleveringGegeven(id=aanleveringId, regels=regels, **velden)


@router.get(
    "/aanleveringen/{aanleveringId}/weigeringen",
    operation_id="lijstWeigeringen",
    response_model=Pagina[WeigeringGegeven],
    responses=problemen(AanleveringNietGevonden) | {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
async def weigeringen(
    aanleveringId: UUID,
    session: ReadSessionDep,
    actor: ActorDep,
    cursor: CursorDep,
    accept: Annotated[str, Header(description="`application/json` of `text/csv`.")] = "",
) -> Any:
    """Elke geweigerde of dubbele regel, met het veld en de reden, in de volgorde van het bestand."""
    await queries.aanlevering(session, actor.gemeenten, aanleveringId, await _alleen_van(session, actor))
    regel, veld = cursor.lees(int, str, begin=(0, ""))
    rijen = await queries.weigeringen(session, actor.gemeenten, aanleveringId, (regel, veld), cursor.aantal)
    items = [
        WeigeringGegeven(
            gemeente=rij["gemeente"],
            regel=rij["regel"],
            veld=rij["veld"],
            code=Weigercode(rij["code"]),
            melding=ZINNEN[Weigercode(rij["code"])],
            signaal_id=rij["kenmerk"],
        )
        for rij in rijen
    ]
    volgende = cursor.volgende(rijen, lambda rij: (rij["regel"], rij["veld"]))
    if accept.partition(";")[0].strip() == "text/csv":
        headers = {"X-Volgende": volgende} if volgende else None
        return Response(_als_csv(items), media_type="text/csv; charset=utf-8", headers=headers)
    return Pagina(items=items, volgende=volgende)


@router.get(
    "/aanleveringen/{aanleveringId}/herstelbestand",
    operation_id="leesHerstelbestand",
    response_class=StreamingResponse,
    responses=problemen(AanleveringNietGevonden) | {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
async def herstelbestand(
    aanleveringId: UUID, request: Request, session: ReadSessionDep, actor: ActorDep, sleutelbos: SleutelbosDep
) -> StreamingResponse:
    """De geweigerde regels in de vorm van uw bestand, met in de kolom `weigering` wat er mis is. Verbeter ze en lever het bestand weer aan.

    Dubbele regels en regels die niet te lezen waren, staan er niet in. Na een aantal dagen zijn de regels gewist.
    """
    rij = await queries.aanlevering(session, actor.gemeenten, aanleveringId, await _alleen_van(session, actor))
    regels = herstelregels(request.app.state.db, sleutelbos, actor, aanleveringId, rij.kolommen)
    headers = {"Content-Disposition": 'attachment; filename="herstelbestand.csv"'}
    return StreamingResponse(regels, media_type="text/csv; charset=utf-8", headers=headers)


async def _alleen_van(session: ReadSession, actor: Actor) -> str | None:
    """A signaalpartner, known by his convenant, reads his own deliveries and no others; a loket those of its gemeenten."""
    if not actor.mag(LEZEN) and not actor.mag(SCHRIJVEN):
        raise GeenToegang(LEZEN)
    is_partner = bool(await queries.convenanten(session, actor.client))
    return actor.client if is_partner or not actor.mag(LEZEN) else None


def _als_csv(items: list[WeigeringGegeven]) -> str:
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(["regel", "veld", "code", "melding", "signaalId", "gemeentecode"])
    for item in items:
        schrijver.writerow([item.regel, item.veld, item.code.value, item.melding, zonder_formule(item.signaal_id), item.gemeente])
    return uit.getvalue()
