"""The door with the demo region behind it, and small apps to stand where the services stand."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from deploy.embedded import aanmelden
from deploy.embedded.regio import Regio as Regiobestand
from deploy.embedded.regio import clientsleutel, laad_regio, lees_regio, maak_sleutels
from gateway.app import MIGRATIONS, create_poort
from gateway.doorgifte.lifespan import lifespan
from gateway.doorgifte.poort import Poort
from gateway.settings import Settings
from kernel.auth import Sleutelring
from kernel.db import Database
from kernel.web import ASGIApp, Receive, Scope, Send
from tests.conftest import Regio

ADRES = "https://regio.example"


@dataclass(frozen=True)
class Deur:
    """The door and a client that knocks on it."""

    poort: Poort
    settings: Settings
    db: Database
    http: httpx.AsyncClient
    bestand: Regiobestand

    def sleutel(self, client_id: str) -> Path:
        return clientsleutel(self.settings.sleutels_map, client_id)

    async def token(self, client_id: str, scope: str | None = None) -> str:
        """A real token, by a real verklaring."""
        return await aanmelden.vraag_token(self.http, client_id, self.sleutel(client_id), self.settings.uitgever, scope)

    async def als(self, client_id: str, **headers: str) -> dict[str, str]:
        """Headers with which this client comes."""
        return {"Authorization": f"Bearer {await self.token(client_id)}", **{n.replace("_", "-"): w for n, w in headers.items()}}


@asynccontextmanager
async def open_deur(regio: Regio, asgi: Mapping[str, ASGIApp] | None = None, **overig: object) -> AsyncIterator[Deur]:
    """The demo region in an empty register, and the door in front of these apps. A withdrawal works at once."""
    waarden: dict[str, object] = {"publieke_url": ADRES, "register_vers_s": 0.0, **overig}
    settings = regio.settings(Settings, **waarden)
    await regio.klaar(settings, MIGRATIONS)
    await regio.schoon("gateway")
    bestand = lees_regio()
    maak_sleutels(bestand, settings.sleutels_map)
    db = regio.database(settings)
    await laad_regio(db, bestand, settings.sleutels_map, date(2025, 1, 2))
    poort = create_poort(settings, asgi, db)
    transport = httpx.ASGITransport(poort, raise_app_exceptions=False)
    async with lifespan(poort), httpx.AsyncClient(transport=transport, base_url=ADRES) as http:
        yield Deur(poort, settings, db, http, bestand)
    await db.close()


@asynccontextmanager
async def luister(app: ASGIApp, poort: int = 0) -> AsyncIterator[str]:
    """The app on a real port of this machine; its address."""
    deur = socket.create_server(("127.0.0.1", poort))
    config = uvicorn.Config(app, log_config=None, ws="none", lifespan="auto", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    taak = asyncio.create_task(server.serve(sockets=[deur]))
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for this
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{deur.getsockname()[1]}"
    finally:
        server.should_exit = True
        await taak


class Echo:
    """An app that says back what reached it, and as whom: it verifies the internal token as every service does."""

    def __init__(self, sleutels: Path, app: str) -> None:
        self.ring = Sleutelring(sleutels, app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise RuntimeError(scope["type"])
        headers = {n.decode(): w.decode("latin-1") for n, w in scope["headers"]}
        actor = self.ring.lees(headers["authorization"].removeprefix("Bearer ")) if "authorization" in headers else None
        lengte, meer = 0, True
        while meer:
            message = await receive()
            lengte, meer = lengte + len(message.get("body", b"")), message.get("more_body", False)
        inhoud = {
            "methode": scope["method"],
            "pad": scope["raw_path"].decode(),
            "vraag": scope["query_string"].decode(),
            "headers": headers,
            "lengte": lengte,
            "client": actor and actor.client,
            "gemeenten": actor and sorted(actor.gemeenten),
            "scopes": actor and sorted(actor.scopes),
            "medewerker": actor and actor.medewerker,
        }
        koppen = [(b"content-type", b"application/json"), (b"server", b"echo"), (b"x-intern-plek", b"1"), (b"x-eigen", b"blijft")]
        await send({"type": "http.response.start", "status": 200, "headers": koppen})
        await send({"type": "http.response.body", "body": json.dumps(inhoud).encode()})


def inhoud(antwoord: httpx.Response) -> dict[str, Any]:
    """The JSON of an answer that went well."""
    assert antwoord.status_code == 200, antwoord.text
    gelezen: dict[str, Any] = antwoord.json()
    return gelezen
