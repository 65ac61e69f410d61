"""The door: every request of the outside passes here, once, in this order.

A path that everyone reads the same way → which app → may it be read without a token → who is it → not too often → headers → on
to the app. The body is counted as it flows and never held. The gateway's own API is an app like the others behind it.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response

from gateway.doorgifte import headers, routes
from gateway.doorgifte.doel import Doel
from gateway.doorgifte.fouten import (
    AppNietBereikbaar,
    BerichtTeGroot,
    DoorgifteFout,
    DubbeleHeader,
    PadOnbekend,
    TeVeelVerzoeken,
    VreemdPad,
)
from gateway.doorgifte.tempo import Tempo
from gateway.doorgifte.toelating import Toelating
from gateway.doorgifte.upstream import ClientWeg
from gateway.toegang.domain.fouten import TokenGeweigerd
from kernel.problem import Fout, response_of
from kernel.web import SECURITY_HEADERS, Receive, Scope, Send

log = structlog.get_logger(__name__)

Pagina = Callable[[], Awaitable[Response]]
_LEZEN = ("GET", "HEAD")


class Poort:
    """The ASGI application that listens outside."""

    def __init__(
        self,
        toelating: Toelating,
        doelen: Mapping[str, Doel],
        paginas: Mapping[bytes, Pagina],
        *,
        tempo: Tempo,
        open_tempo: Tempo,
        api_versie: str,
        body_max_bytes: int,
        leven: Callable[[], AbstractAsyncContextManager[None]],
    ) -> None:
        self._toelating, self._doelen, self._paginas = toelating, doelen, paginas
        self._tempo, self._open_tempo = tempo, open_tempo
        self._body_max, self._leven = body_max_bytes, leven
        self._koppen = [*SECURITY_HEADERS.items(), (b"api-version", api_versie.encode())]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        begonnen = False

        async def noteer(message: Any) -> None:
            nonlocal begonnen
            begonnen = True
            await send(message)

        try:
            await self._behandel(scope, receive, noteer)
        except ClientWeg:
            return
        except (DoorgifteFout, TokenGeweigerd, Fout, SQLAlchemyError, OSError) as fout:
            if begonnen:
                raise
            await self._antwoord(_weigering(fout), scope, receive, send)

    async def _behandel(self, scope: Scope, receive: Receive, send: Send) -> None:
        pad = bytes(scope["raw_path"])
        if not routes.is_gewoon(pad):
            raise VreemdPad
        if (pagina := self._paginas.get(pad)) and scope["method"] in _LEZEN:
            await self._antwoord(await pagina(), scope, receive, send)
            return
        app = routes.app_van(pad)
        if app is None:
            raise PadOnbekend
        if app not in self._doelen:
            raise AppNietBereikbaar(app)

        koppen: headers.Headers = scope["headers"]
        autorisatie = None
        if routes.is_open(scope["method"], pad):
            self._open_tempo.neem(_van_waar(scope))
        else:
            toegang = await self._toelating.laat_toe(app, _enige(koppen, b"authorization"), _enige(koppen, b"x-medewerker"))
            self._tempo.neem(toegang.client)
            autorisatie = toegang.autorisatie
        lengte = _enige(koppen, b"content-length")
        if lengte is not None and (not lengte.isdigit() or int(lengte) > self._body_max):
            raise BerichtTeGroot(self._body_max)
        await self._doelen[app].geef_door(scope, headers.naar_app(koppen, autorisatie), self._geteld(receive), send)

    def _geteld(self, receive: Receive) -> Receive:
        """The body as it comes, refused at the byte where it passes the limit."""
        gelezen = 0

        async def geteld() -> Any:
            nonlocal gelezen
            message = await receive()
            gelezen += len(message.get("body", b""))
            if gelezen > self._body_max:
                raise BerichtTeGroot(self._body_max)
            return message

        return geteld

    async def _antwoord(self, antwoord: Response, scope: Scope, receive: Receive, send: Send) -> None:
        """An answer of the door itself, with the headers that every answer has."""
        eigen = {naam for naam, _ in antwoord.raw_headers}
        antwoord.raw_headers.extend((n, w) for n, w in self._koppen if n not in eigen)
        await antwoord(scope, receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        try:
            async with self._leven():
                await send({"type": "lifespan.startup.complete"})
                await receive()
        except Exception as fout:
            await send({"type": "lifespan.startup.failed", "message": str(fout)})
            raise
        await send({"type": "lifespan.shutdown.complete"})


def _van_waar(scope: Scope) -> str:
    """The address that asks, for a path without a token. Behind a proxy that is the proxy, which counts per address itself."""
    plek = scope.get("client")
    return str(plek[0]) if plek else "onbekend"


def _enige(koppen: headers.Headers, naam: bytes) -> bytes | None:
    try:
        return headers.enige(koppen, naam)
    except ValueError:
        raise DubbeleHeader(naam.decode()) from None


def _weigering(fout: Exception) -> Response:
    """What the client hears. Which check of a token failed is for our log only."""
    if isinstance(fout, TokenGeweigerd):
        log.info("token geweigerd", reden=fout.reden)
        antwoord = response_of(fout)
        geen = fout.reden == "geen token"
        antwoord.headers["WWW-Authenticate"] = 'Bearer realm="regioloket"' + ("" if geen else ', error="invalid_token"')
        return antwoord
    if isinstance(fout, TeVeelVerzoeken):
        antwoord = response_of(fout)
        antwoord.headers["Retry-After"] = str(fout.wacht_s)
        return antwoord
    if isinstance(fout, SQLAlchemyError | OSError):
        log.warning("register niet bereikbaar", fout=type(fout).__name__)
        return response_of(AppNietBereikbaar("gateway"))
    return response_of(fout)
