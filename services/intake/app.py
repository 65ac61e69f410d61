"""The one place where intake is put together."""

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
from services.intake.api import (
    aanmeldingen,
    administraties,
    afspraken,
    begeleidingen,
    beleidsplannen,
    besluiten,
    bezwaren,
    contactsignalen,
    crises,
    ddas_leveringen,
    dossiers,
    dossiertermijnen,
    gerechtelijke_stappen,
    herzieningen,
    nazorgen,
    orientaties,
    personen,
    plannen,
    quickscans,
    regelingen,
    regelingstappen,
    regie,
    schuldtoetsen,
    trajecten,
    verwijzingen,
    voornemens,
)
from services.intake.consumers import make_consumer
from services.intake.jobs import JOBS
from services.intake.settings import Settings
from services.intake.usecases.betrokkene import VERWERKING
from services.intake.usecases.brieftekst import BRIEVEN
from services.intake.usecases.schrijf_voorstel import VOORSTEL

#: From the first word to the besluit and what follows on it.
AANMELDING: Final = (
    aanmeldingen.router,
    personen.router,
    orientaties.router,
    contactsignalen.router,
    crises.router,
    trajecten.router,
    dossiertermijnen.router,
    schuldtoetsen.router,
    voornemens.router,
    besluiten.router,
    herzieningen.router,
    plannen.router,
    bezwaren.router,
    regie.router,
)
#: From the picture to nazorg, in the order of the route.
OPLOSSING: Final = (
    dossiers.router,
    administraties.router,
    begeleidingen.router,
    afspraken.router,
    verwijzingen.router,
    regelingen.router,
    regelingstappen.router,
    gerechtelijke_stappen.router,
    nazorgen.router,
    quickscans.router,
    ddas_leveringen.router,
)
MIGRATIONS: Final = "services.intake.store.migrations"


def create_app(settings: Settings, db: Database | None = None) -> FastAPI:
    """The API of intake."""
    return create_api(
        settings,
        db or Database(settings, "app"),
        titel="Intake",
        beschrijving="De route van een ondernemer naar schuldhulpverlening: aanmelding, gesprek, besluit en plan van aanpak (Wgs).",
        routers=[
            *AANMELDING,
            termijnen_router(settings.app),
            beleidsplannen.router,
            *OPLOSSING,
            brieven_router(settings.app, (*BRIEVEN, VOORSTEL), VERWERKING),
        ],
        state={"sleutelbos": Sleutelbos.laad(settings.sleutelbos_pad)},
        body_limieten=dict.fromkeys(("/quickscans", "/quickscan-aanmeldingen"), settings.quickscan_max_bytes),
    )


def create_worker(settings: Settings, bus: Bus, apps: Apps, db: Database | None = None) -> Worker:
    """The background half of intake: its relay, consumer and jobs."""
    consumer = make_consumer(Sleutelbos.laad(settings.sleutelbos_pad))
    return Worker(db or Database(settings, "worker"), bus, apps, consumers=[consumer], jobs=JOBS)
