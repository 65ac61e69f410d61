"""What is an API of this house? FastAPI with the API Design Rules 2.2.1 on top (recipe: standards 1.3).

One place gives every app the same base path, headers, errors and OpenAPI document; a route only translates.
"""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, MutableMapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

import structlog
from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import compile_path

from kernel import telemetry
from kernel.auth.token import Sleutelring
from kernel.openapi import openapi_document
from kernel.problem import Fout, Veldfout, problem_response, response_of
from kernel.redactie import redigeer
from kernel.settings import AppSettings
from kernel.velden import in_het_nederlands

if TYPE_CHECKING:
    from kernel.db import Database

log = structlog.get_logger(__name__)

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

#: ADR /core/transport/security-headers, on every answer.
SECURITY_HEADERS = {
    b"cache-control": b"no-store",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
    b"referrer-policy": b"no-referrer",
    b"strict-transport-security": b"max-age=31536000; includeSubDomains",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
}

#: The `type` of an answer that names every wrong field.
ONGELDIGE_INVOER = "urn:regioloket:fout:OngeldigeInvoer"

CONTACT = {"name": "Het team van regioloket", "url": "https://github.com/regioloket/regioloket", "email": "regioloket@example.org"}


class Model(BaseModel):
    """Base of every request and answer: camelCase outside, unknown fields refused."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid", from_attributes=True)


class Verwijzing(Model):
    """Verwijzing naar wat is aangemaakt."""

    id: UUID


class BerichtTeGroot(Fout):
    """Het bericht is groter dan {maximum} bytes. Stuur het in delen."""

    status = 413

    def __init__(self, maximum: int) -> None:
        self.maximum = maximum


def base_path(app: str) -> str:
    """Where the API of an app lives, also behind the gateway: no path is ever rewritten."""
    return f"/{app}/v1"


def create_api(
    settings: AppSettings,
    db: "Database",
    *,
    titel: str,
    beschrijving: str,
    routers: Sequence[APIRouter],
    state: Mapping[str, Any] | None = None,
    body_limieten: Mapping[str, int] | None = None,
    lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]] | None = None,
) -> FastAPI:
    """An app's API below `/<app>/v1`. `body_limieten` gives a path below it another largest body, in bytes."""
    basis = base_path(settings.app)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        if lifespan is None:
            yield
        else:
            async with lifespan(app):
                yield
        await db.close()

    app = FastAPI(
        title=titel,
        description=beschrijving,
        version=settings.api_versie,
        contact=CONTACT,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        servers=[{"url": f"{settings.publieke_url}{basis}"}],
        redirect_slashes=False,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=life,
    )
    app.state.settings, app.state.db, app.state.basis = settings, db, basis
    app.state.sleutelring = Sleutelring(settings.sleutels_map, settings.app)
    for naam, waarde in (state or {}).items():
        setattr(app.state, naam, waarde)
    for router in routers:
        app.include_router(router, prefix=basis)
    _add_system_routes(app, basis)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(Fout, _on_fout)
    limieten = {f"{basis}{pad}": maximum for pad, maximum in (body_limieten or {}).items()}
    app.add_middleware(_Edge, versie=settings.api_versie, maximum=settings.body_max_bytes, limieten=limieten)
    return app


def _add_system_routes(app: FastAPI, basis: str) -> None:
    app.state.document = cache(lambda: openapi_document(app))

    async def openapi(_: Request) -> JSONResponse:
        return JSONResponse(app.state.document(), headers={"Access-Control-Allow-Origin": "*"})

    async def alive(_: Request) -> JSONResponse:
        return JSONResponse({"status": "in orde"})

    async def ready(_: Request) -> JSONResponse:
        async with app.state.db.read() as session:
            await session.execute(text("SELECT 1"))
        return JSONResponse({"status": "klaar"})

    async def metrics(_: Request) -> Response:
        inhoud, soort = telemetry.metingen()
        return Response(inhoud, media_type=soort)

    app.add_route("/metrics", metrics, include_in_schema=False)  # of this process; not below the API, so not passed on by the gateway
    app.add_route(f"{basis}/openapi.json", openapi, include_in_schema=False)
    app.add_route(f"{basis}/gezondheid", alive, include_in_schema=False)
    app.add_route(f"{basis}/klaar", ready, include_in_schema=False)


async def _on_invalid(request: Request, fout: Exception) -> Response:
    assert isinstance(fout, RequestValidationError)
    soort = request.headers.get("content-type", "")
    if soort and "json" not in soort and any(f["loc"][0] == "body" for f in fout.errors()):
        return problem_response(415, "Stuur dit bericht als application/json.")
    fouten = [Veldfout(veld=_plaats(f["loc"]), melding=in_het_nederlands(f)) for f in fout.errors()]
    return problem_response(400, "Verbeter de genoemde velden en stuur het opnieuw.", soort=ONGELDIGE_INVOER, fouten=fouten)


def _allowed(request: Request) -> set[str]:
    """The methods that this path knows, over all routes."""
    pad = request.url.path.removeprefix(request.app.state.basis)
    paden: Mapping[str, Mapping[str, Any]] = request.app.state.document()["paths"]
    passend = [pad] if pad in paden else [sjabloon for sjabloon in paden if compile_path(sjabloon)[0].match(pad)]
    return {methode.upper() for sjabloon in passend for methode in paden[sjabloon]}


def _plaats(loc: Sequence[str | int]) -> str:
    """`("body", "persoon", "geboortedatum")` becomes `persoon.geboortedatum`. A name that the client made up may hold anything."""
    return str(redigeer(".".join(str(deel) for deel in loc[1:]) or str(loc[0])))


async def _on_http(request: Request, fout: Exception) -> Response:
    assert isinstance(fout, HTTPException)
    if isinstance(fout.__cause__, Fout):  # raised while FastAPI read the body, which it hides behind a 400
        return response_of(fout.__cause__)
    details = {400: "Dit bericht is niet te lezen. Controleer de vorm.", 404: "Dit adres bestaat niet.", 405: "Deze methode kan hier niet."}
    headers = dict(fout.headers) if fout.headers else None
    if fout.status_code == 405:  # noqa: PLR2004 - Starlette names the methods of the first route only
        headers = {"Allow": ", ".join(sorted(_allowed(request)))}
    return problem_response(fout.status_code, details.get(fout.status_code, str(fout.detail)), headers=headers)


async def _on_fout(_: Request, fout: Exception) -> Response:
    antwoord = response_of(fout)
    if antwoord.status_code == 401:  # noqa: PLR2004 - RFC 9110: a 401 says how to sign in
        antwoord.headers["WWW-Authenticate"] = "Bearer"
    return antwoord


class _Edge:
    """The outermost layer: headers on every answer, limits on every request, and no error that is not a problem."""

    def __init__(self, app: ASGIApp, versie: str, maximum: int, limieten: Mapping[str, int]) -> None:
        self._app, self._maximum, self._limieten = app, maximum, limieten
        self._headers = [*SECURITY_HEADERS.items(), (b"api-version", versie.encode())]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begin, status = time.perf_counter(), 0
        maximum = self._limieten.get(scope["path"], self._maximum)
        gelezen = 0

        async def limited() -> MutableMapping[str, Any]:
            nonlocal gelezen
            message = await receive()
            gelezen += len(message.get("body", b""))
            if gelezen > maximum:
                raise BerichtTeGroot(maximum)
            return message

        async def headed(message: MutableMapping[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                eigen = {naam.lower() for naam, _ in message["headers"]}
                message["headers"] = [*message["headers"], *((n, w) for n, w in self._headers if n not in eigen)]
            await send(message)

        with telemetry.request_context(scope):
            try:
                await self._app(scope, limited, headed)
            except Exception as fout:
                if status:
                    raise
                await _answer(fout)(scope, limited, headed)
            finally:
                telemetry.log_request(scope, status, time.perf_counter() - begin)


def _answer(fout: Exception) -> Response:
    if isinstance(getattr(fout, "status", None), int):
        return response_of(fout)
    if isinstance(fout, DBAPIError) and _is_bad_value(fout):
        return problem_response(400, "Een waarde past niet: een getal is te groot of een tekst bevat een teken dat niet mag.")
    log.error("onverwachte fout", fout=type(fout).__name__, exc_info=fout)
    return problem_response(500, "Er ging bij ons iets mis. Probeer het later opnieuw; blijft het zo, meld het dan met het tijdstip.")


def _is_bad_value(fout: DBAPIError) -> bool:
    """Class 22 of SQLSTATE is «data exception»: the request carried a value that no column can hold."""
    return str(getattr(fout.orig, "sqlstate", "") or "").startswith("22") or "DataError" in type(fout).__name__
