"""The one place where bbz is put together."""

from typing import Final

from fastapi import FastAPI

from kernel.brievenlijst import brieven_router
from kernel.bus.ports import Bus
from kernel.client import Apps
from kernel.crypto import Sleutelbos
from kernel.db import Database
from kernel.termijnlijst import termijnen_router
from kernel.web import create_api
from kernel.worker import Worker
from services.bbz.api import (
    aanvragen,
    behandeling,
    besluiten,
    bezwaren,
    brieven,
    dossiers,
    fondsen,
    geld,
    normen,
    orientaties,
    uitnodigingen,
    voorzieningen,
)
from services.bbz.api.uitvoering import ROUTERS as UITVOERING
from services.bbz.consumers import make_consumer
from services.bbz.export.brieven import BRIEVEN
from services.bbz.export.uitvoeringsbrieven import SJABLONEN
from services.bbz.jobs import JOBS
from services.bbz.settings import Settings
from services.bbz.store.geheim import VERWERKING

MIGRATIONS: Final = "services.bbz.store.migrations"


def create_app(settings: Settings, db: Database | None = None) -> FastAPI:
    """The API of bbz."""
    return create_api(
        settings,
        db or Database(settings, "app"),
        titel="Bbz",
        beschrijving="Bedrijfskapitaal voor zelfstandigen: uitnodiging, aanvraag, besluit, akte en uitbetaling (Bbz 2004).",
        routers=[
            uitnodigingen.router,
            orientaties.router,
            aanvragen.router,
            behandeling.router,
            besluiten.router,
            bezwaren.router,
            brieven.router,
            voorzieningen.router,
            geld.router,
            dossiers.router,
            fondsen.router,
            normen.router,
            *UITVOERING,
            termijnen_router(settings.app),
            brieven_router(settings.app, (*BRIEVEN, *SJABLONEN.values()), VERWERKING),
        ],
        state={"sleutelbos": Sleutelbos.laad(settings.sleutelbos_pad)},
    )


def create_worker(settings: Settings, bus: Bus, apps: Apps, db: Database | None = None) -> Worker:
    """The background half of bbz: its relay, consumer and jobs."""
    consumer = make_consumer(Sleutelbos.laad(settings.sleutelbos_pad))
    return Worker(db or Database(settings, "worker"), bus, apps, consumers=[consumer], jobs=JOBS)
