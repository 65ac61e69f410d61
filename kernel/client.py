"""How does one app ask another something? With a `systeem` token of its own: one gemeente, one right, half a minute.

Personal data travels only this way: an event says that something happened, and who needs the person asks the owner by
`dataref`, in batches, before its own transaction opens.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

import httpx

from kernel.auth.token import Ondertekenaar
from kernel.problem import Fout
from kernel.settings import AppSettings
from kernel.telemetry import traceparent

ASGIApp = Callable[..., Any]

#: How long another app may take to answer.
TIMEOUT_S = 10.0
#: How many resources one `_haal` may ask for.
HAAL_MAX = 200


class AppOnbereikbaar(Fout):
    """De app {app} antwoordt nu niet. Dit wordt vanzelf opnieuw geprobeerd."""

    status = 503

    def __init__(self, app: str) -> None:
        self.app = app


class AppWeigert(Fout):
    """De app {app} weigert de vraag (status {antwoord})."""

    status = 502

    def __init__(self, app: str, antwoord: int) -> None:
        self.app, self.antwoord = app, antwoord


class Apps:
    """The other apps, over HTTP or, when `asgi` holds them, in this process."""

    def __init__(self, settings: AppSettings, asgi: Mapping[str, ASGIApp] | None = None) -> None:
        self._ondertekenaar = Ondertekenaar(settings.sleutels_map, settings.app)
        self._settings, self._asgi = settings, asgi or {}
        self._clients: dict[str, httpx.AsyncClient] = {}

    async def post(self, app: str, pad: str, *, gemeente: str, scope: str, json: Any) -> Any:
        """POST to `/<app>/v1<pad>` and return the JSON. Raises AppOnbereikbaar (try again) or AppWeigert (do not)."""
        headers = {"Authorization": f"Bearer {self._ondertekenaar.systeem_token(app, gemeente, scope)}"}
        if parent := traceparent():
            headers["traceparent"] = parent
        try:
            antwoord = await self._client(app).post(f"/{app}/v1{pad}", json=json, headers=headers)
        except httpx.TransportError as fout:
            raise AppOnbereikbaar(app) from fout
        if antwoord.status_code >= httpx.codes.INTERNAL_SERVER_ERROR or antwoord.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise AppOnbereikbaar(app)
        if antwoord.is_error:
            raise AppWeigert(app, antwoord.status_code)
        return antwoord.json()

    async def haal(self, app: str, meervoud: str, *, gemeente: str, ids: Iterable[UUID]) -> dict[UUID, Any]:
        """These resources of their owner, in batches: `POST /<app>/v1/<meervoud>/_haal`. Unknown ids are absent."""
        alle, gevonden = sorted(set(ids), key=str), dict[UUID, Any]()
        for begin in range(0, len(alle), HAAL_MAX):
            deel = [str(i) for i in alle[begin : begin + HAAL_MAX]]
            antwoord = await self.post(app, f"/{meervoud}/_haal", gemeente=gemeente, scope=f"{app}:personen:lezen", json={"ids": deel})
            gevonden |= {UUID(item["id"]): item for item in antwoord["items"]}
        return gevonden

    def _client(self, app: str) -> httpx.AsyncClient:
        if app not in self._clients:
            transport = httpx.ASGITransport(self._asgi[app]) if app in self._asgi else None
            basis = self._settings.app_urls.get(app, f"http://{app}")
            self._clients[app] = httpx.AsyncClient(base_url=basis, transport=transport, timeout=TIMEOUT_S)
        return self._clients[app]

    async def close(self) -> None:
        """Close the connections."""
        for client in self._clients.values():
            await client.aclose()
