"""The one place where vroegsignalering is put together."""

from typing import Final

from fastapi import FastAPI

from kernel.bus.ports import Bus
from kernel.client import Apps
from kernel.crypto import Sleutelbos
from kernel.db import Database
from kernel.termijnlijst import termijnen_router
from kernel.web import create_api
from kernel.worker import Worker
from services.vroegsignalering.api import (
    aanleveringen,
    afwegingskaders,
    behandeling,
    bewaarregels,
    briefseries,
    brp,
    ddas_exporten,
    ddas_importen,
    samenvoegingen,
    signaalpartners,
    splitsingen,
    terugkoppelingen,
    toewijzingen,
    uitsluitingen,
    zaken,
)
from services.vroegsignalering.consumers import make_consumer
from services.vroegsignalering.jobs import make_jobs
from services.vroegsignalering.settings import Settings

#: Room between the limit that the reader keeps and the one at which the door closes.
SPELING_BYTES: Final = 1_048_576

MIGRATIONS: Final = "services.vroegsignalering.store.migrations"


def create_app(settings: Settings, db: Database | None = None) -> FastAPI:
    """The API of vroegsignalering."""
    return create_api(
        settings,
        db or Database(settings, "app"),
        titel="Vroegsignalering",
        beschrijving="Signalen van betalingsachterstanden, de zaken die daaruit ontstaan, en contact met de inwoner op tijd (Wgs).",
        routers=[
            aanleveringen.router,
            zaken.router,
            briefseries.sjablonen,
            briefseries.router,
            bewaarregels.router,
            terugkoppelingen.router,
            ddas_exporten.router,
            afwegingskaders.router,
            behandeling.router,
            toewijzingen.router,
            termijnen_router(settings.app),
            signaalpartners.router,
            uitsluitingen.router,
            brp.router,
            splitsingen.router,
            samenvoegingen.router,
            ddas_importen.router,
        ],
        state={"sleutelbos": Sleutelbos.laad(settings.sleutelbos_pad)},
        # The reader itself stops at its limit and reports it; the door stands a little further.
        body_limieten={"/aanleveringen": settings.aanlevering_max_bytes + SPELING_BYTES, "/ddas-importen": settings.ddas_max_bytes},
    )


def create_worker(settings: Settings, bus: Bus, apps: Apps, db: Database | None = None) -> Worker:
    """The background half of vroegsignalering: its relay, consumer and jobs."""
    return Worker(
        db or Database(settings, "worker"),
        bus,
        apps,
        consumers=[make_consumer(Sleutelbos.laad(settings.sleutelbos_pad))],
        jobs=make_jobs(settings),
    )
