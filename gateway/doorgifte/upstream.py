"""Pass a request on to an app elsewhere, over HTTP: both bodies stream, a dead app is said at once.

One session holds the connections to all apps. Nothing is decompressed, followed or retried: what the app says is what
the client hears.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import suppress

import aiohttp
from multidict import CIMultiDict
from yarl import URL

from gateway.doorgifte.fouten import AppNietBereikbaar, AppTeTraag, DoorgifteFout
from gateway.doorgifte.headers import Headers, naar_buiten
from gateway.settings import Settings
from kernel.web import Receive, Scope, Send

#: An idle connection is closed after this, before the app does so: uvicorn waits five seconds.
_HERGEBRUIK_S = 4.0
#: After a refused connection an app counts as down for this long, and nobody waits for it again meanwhile.
_RUST_S = 1.0


class ClientWeg(Exception):  # noqa: N818 - Dutch: the name says it
    """The client hung up before its request was whole; there is nobody to answer."""


class AntwoordAfgebroken(Exception):  # noqa: N818 - Dutch: the name says it
    """The app fell silent halfway its answer: the client's connection must break too, or half would look whole."""


class Verbinding:
    """The connections to the apps elsewhere, opened when they are first needed: within a running event loop."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._sessie: aiohttp.ClientSession | None = None

    def sessie(self) -> aiohttp.ClientSession:
        """The one session."""
        if self._sessie is None:
            s = self._settings
            self._sessie = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=s.doorgifte_verbindingen, keepalive_timeout=_HERGEBRUIK_S, ttl_dns_cache=10),
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=s.doorgifte_verbind_s, sock_read=s.doorgifte_antwoord_s),
                auto_decompress=False,
                cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding", "Content-Type"),
            )
        return self._sessie

    async def sluit(self) -> None:
        """Close all connections."""
        if self._sessie is not None:
            await self._sessie.close()
            self._sessie = None


class Elders:
    """An app at an address."""

    def __init__(self, app: str, url: str, verbinding: Verbinding) -> None:
        self._app, self._url, self._verbinding = app, url.rstrip("/"), verbinding
        self._dood_tot = 0.0

    async def geef_door(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        """Send the request on and stream the answer back. Raises AppNietBereikbaar or AppTeTraag, before an answer began."""
        if time.monotonic() < self._dood_tot:
            raise AppNietBereikbaar(self._app)
        vraag = f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else ""
        url = URL(f"{self._url}{scope['raw_path'].decode('latin-1')}{vraag}", encoded=True)
        lichaam = _Lichaam(receive) if _heeft_lichaam(scope) else None
        verzoek = self._verbinding.sessie().request(
            scope["method"], url, headers=_multidict(headers), data=lichaam and lichaam.delen(), allow_redirects=False
        )
        async with await self._begin(verzoek, lichaam) as antwoord:
            koppen = naar_buiten((n, w) for n, w in antwoord.raw_headers)
            await send({"type": "http.response.start", "status": antwoord.status, "headers": koppen})
            await self._stroom(antwoord, receive if lichaam is None or lichaam.op else None, send)

    async def _begin(self, verzoek: Awaitable[aiohttp.ClientResponse], lichaam: "_Lichaam | None") -> aiohttp.ClientResponse:
        """Wait for the first line of the answer."""
        try:
            return await verzoek
        except aiohttp.ServerTimeoutError as fout:
            if isinstance(fout, aiohttp.SocketTimeoutError):
                raise AppTeTraag(self._app) from fout
            self._dood_tot = time.monotonic() + _RUST_S
            raise AppNietBereikbaar(self._app) from fout
        except aiohttp.ClientConnectorError as fout:
            self._dood_tot = time.monotonic() + _RUST_S
            raise AppNietBereikbaar(self._app) from fout
        except (aiohttp.ClientError, ConnectionError) as fout:
            # What went wrong with the client's own body is the client's, and not a fault of the app.
            if lichaam is not None and lichaam.fout is not None:
                raise lichaam.fout from fout
            raise AppNietBereikbaar(self._app) from fout

    async def _stroom(self, antwoord: aiohttp.ClientResponse, receive: Receive | None, send: Send) -> None:
        """The answer, piece by piece, until it ends or the client hangs up."""
        wachter: asyncio.Task[None] | None = None
        try:
            async for stuk in antwoord.content.iter_any():
                await send({"type": "http.response.body", "body": stuk, "more_body": True})
                # A short answer is over before it pays to listen for a hang-up.
                if wachter is None and receive is not None and not antwoord.content.is_eof():
                    wachter = asyncio.create_task(_tot_ophangen(receive, antwoord))
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except (aiohttp.ClientError, ConnectionError) as fout:
            if wachter is not None and wachter.done():
                return  # the client hung up: we broke it off ourselves
            raise AntwoordAfgebroken(self._app) from fout
        finally:
            if wachter is not None:
                wachter.cancel()
                with suppress(asyncio.CancelledError):
                    await wachter


class _Lichaam:
    """The client's body as it comes in. `fout` keeps what went wrong on the client's side."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self.fout: DoorgifteFout | ClientWeg | None = None
        self.op = False

    async def delen(self) -> AsyncIterator[bytes]:
        while True:
            try:
                message = await self._receive()
            except DoorgifteFout as fout:
                self.fout = fout
                raise
            if message["type"] == "http.disconnect":
                self.fout = ClientWeg()
                raise self.fout
            if stuk := message.get("body", b""):
                yield stuk
            if not message.get("more_body", False):
                self.op = True
                return


async def _tot_ophangen(receive: Receive, antwoord: aiohttp.ClientResponse) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    antwoord.close()


def _heeft_lichaam(scope: Scope) -> bool:
    return any(n == b"transfer-encoding" or (n == b"content-length" and w != b"0") for n, w in scope["headers"])


def _multidict(headers: Headers) -> CIMultiDict[str]:
    koppen: CIMultiDict[str] = CIMultiDict()
    for naam, waarde in headers:
        if naam != b"host":
            koppen.add(naam.decode("latin-1"), waarde.decode("latin-1"))
    return koppen
