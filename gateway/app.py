"""The gateway: its own API, the door in front of all apps, and its worker. The one place of wiring."""

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import JSONResponse, Response

from gateway.afrekening.api import router as afrekening
from gateway.archief.api import router as archief
from gateway.consumers import make_consumers
from gateway.doorgifte import paginas
from gateway.doorgifte.doel import Doel, haal_documenten
from gateway.doorgifte.embedded import InProces
from gateway.doorgifte.lifespan import alle_lifespans
from gateway.doorgifte.poort import Pagina, Poort
from gateway.doorgifte.tempo import Tempo
from gateway.doorgifte.toelating import Toelating
from gateway.doorgifte.upstream import Elders, Verbinding
from gateway.jobs import make_jobs
from gateway.managementinformatie.api import router as managementinformatie
from gateway.settings import Settings
from gateway.toegang.api import router as toegang
from gateway.toegang.domain.uitgifte import Uitgifte
from gateway.toegang.register import Register
from gateway.toegang.sleutels import MAP, Uitgeversleutels
from gateway.toegang.uitgevers import BuitenUitgever, EigenUitgever
from gateway.toegang.verificatie import Verificatie
from gateway.webhooks.api import router as webhooks
from kernel.auth import Ondertekenaar
from kernel.bus.ports import Bus
from kernel.client import Apps
from kernel.crypto import Sleutelbos
from kernel.db import Database
from kernel.problem import Fout, problem_response
from kernel.web import ASGIApp, create_api
from kernel.worker import Worker

MIGRATIONS = "gateway.store.migrations"
#: How long the developer page shows the documents that it read, in seconds.
DOCUMENTEN_VERS_S = 30.0


def create_app(settings: Settings, db: Database | None = None) -> FastAPI:
    """The gateway's own API, behind the door like every other app."""
    return create_api(
        settings,
        db or Database(settings, "app"),
        titel="regioloket: gateway",
        beschrijving="Wie mag wat voor welke gemeente, wat kostte het, en wat gebeurde er deze maand.",
        routers=[toegang, webhooks, afrekening, managementinformatie, archief],
        state={
            "uitgifte": uitgifte(settings),
            "uitgeversleutels": Uitgeversleutels(settings.sleutels_map / MAP),
            "sleutelbos": Sleutelbos.laad(settings.sleutelbos_pad),
        },
    )


def create_poort(settings: Settings, asgi: Mapping[str, ASGIApp] | None = None, db: Database | None = None) -> Poort:
    """The door. `asgi` holds the other apps that live in this process; those in `app_urls` live elsewhere.

    Its lifespan runs those of the apps in this process. An app that is in neither is answered with 503.
    """
    db = db or Database(settings, "app")
    hier: dict[str, ASGIApp] = {**(asgi or {}), "gateway": create_app(settings, db)}
    verbinding = Verbinding(settings)
    doelen: dict[str, Doel] = {app: InProces(api) for app, api in hier.items()}
    doelen |= {app: Elders(app, url, verbinding) for app, url in settings.app_urls.items() if app not in hier}

    @asynccontextmanager
    async def leven() -> AsyncIterator[None]:
        try:
            async with alle_lifespans(hier.values()):
                yield
        finally:
            await verbinding.sluit()

    return Poort(
        _toelating(settings, db),
        doelen,
        _paginas(settings, db, doelen),
        tempo=Tempo(settings.doorgifte_per_s, settings.doorgifte_stoot),
        open_tempo=Tempo(settings.doorgifte_open_per_s, settings.doorgifte_open_stoot),
        api_versie=settings.api_versie,
        body_max_bytes=settings.doorgifte_body_max_bytes,
        leven=leven,
    )


def create_worker(settings: Settings, bus: Bus, apps: Apps, db: Database | None = None) -> Worker:
    """The background half of the gateway: its relay, consumers and jobs."""
    jobs = make_jobs(settings, Sleutelbos.laad(settings.sleutelbos_pad))
    return Worker(db or Database(settings, "worker"), bus, apps, consumers=make_consumers(settings), jobs=jobs)


def uitgifte(settings: Settings) -> Uitgifte:
    """Our own issuer: its name, for whom its tokens are, and how long they hold."""
    return Uitgifte(settings.uitgever, settings.publieke_url, settings.token_geldig_s)


def _toelating(settings: Settings, db: Database) -> Toelating:
    eigen = EigenUitgever(settings.uitgever, Uitgeversleutels(settings.sleutels_map / MAP))
    anderen = [BuitenUitgever(u.naam, u.jwks_url, u.medewerker_claim) for u in settings.uitgevers]
    return Toelating(
        Verificatie([eigen, *anderen], settings.publieke_url, eigen.naam),
        Register(db, settings.register_vers_s),
        Ondertekenaar(settings.sleutels_map, settings.app),
        settings.register_vers_s,
    )


def _paginas(settings: Settings, db: Database, doelen: Mapping[str, Doel]) -> dict[bytes, Pagina]:
    async def start() -> Response:
        return paginas.startpagina()

    documenten: dict[str, Mapping[str, Any] | None] = {}
    gelezen = float("-inf")

    async def ontwikkelaars() -> Response:
        nonlocal gelezen
        # Anyone may ask for this page: the documents behind it are read once in a while, not for every asker.
        if time.monotonic() - gelezen > DOCUMENTEN_VERS_S:
            documenten.update(await haal_documenten(doelen))
            gelezen = time.monotonic()
        return paginas.ontwikkelaars(documenten, settings.uitgever)

    async def gezondheid() -> Response:
        return JSONResponse({"status": "in orde"})

    async def klaar() -> Response:
        try:
            async with db.read() as session:
                await session.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError, Fout):
            return problem_response(503, "De database is niet bereikbaar.", headers={"Retry-After": "2"})
        return JSONResponse({"status": "klaar"})

    return {b"/": start, b"/ontwikkelaars": ontwikkelaars, b"/gezondheid": gezondheid, b"/klaar": klaar}
