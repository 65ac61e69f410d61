"""The one place where intake is put together."""

from typing import Final

from fastapi import FastAPI

from kernel.bus.ports import Bus
from kernel.client import Apps
from kernel.crypto import Sleutelbos
from kernel.db import Database
from kernel.termijnlijst import termijnen_router
from kernel.web import create_api
from kernel.worker import Worker
from services.intake.api import aanmeldingen, beleidsplannen, besluiten, trajecten
from services.intake.consumers import make_consumer
from services.intake.jobs import JOBS
from services.intake.settings import Settings

MIGRATIONS: Final = "services.intake.store.migrations"


def create_app(settings: Settings, db: Database | None = None) -> FastAPI:
    """The API of intake."""
    return create_api(
        settings,
        db or Database(settings, "app"),
        titel="Intake",
        beschrijving="De route van een ondernemer naar schuldhulpverlening: aanmelding, gesprek, besluit en plan van aanpak (Wgs).",
        routers=[aanmeldingen.router, trajecten.router, besluiten.router, termijnen_router(settings.app), beleidsplannen.router],
        state={"sleutelbos": Sleutelbos.laad(settings.sleutelbos_pad)},
    )


def create_worker(settings: Settings, bus: Bus, apps: Apps, db: Database | None = None) -> Worker:
    """The background half of intake: its relay, consumer and jobs."""
    consumer = make_consumer(Sleutelbos.laad(settings.sleutelbos_pad))
    return Worker(db or Database(settings, "worker"), bus, apps, consumers=[consumer], jobs=JOBS)
