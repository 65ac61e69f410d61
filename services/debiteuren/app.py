"""The one place where debiteuren is put together."""

from typing import Final

from fastapi import FastAPI

from kernel.brievenlijst import brieven_router
from kernel.bus.ports import Bus
from kernel.client import Apps
from kernel.crypto import Sleutelbos
from kernel.db import Database
from kernel.web import create_api
from kernel.worker import Worker
from services.debiteuren.api import (
    afrekeningen,
    afschriften,
    besluiten,
    betaalbestanden,
    brieven,
    dagafsluitingen,
    invorderingen,
    invorderingsbeleid,
    journaal,
    koppelingen,
    leningen,
    normen,
    onderzoeken,
    ontvangsten,
    overdrachten,
    overnames,
    personen,
    portefeuilles,
    schemaversies,
    statistieken,
    taken,
    tegenboekingen,
    uitstellen,
    zekerheden,
)
from services.debiteuren.consumers import make_consumer
from services.debiteuren.export.sjablonen import PER_STAP
from services.debiteuren.jobs import JOBS
from services.debiteuren.settings import Settings
from services.debiteuren.usecases.privacy import ACTIVITEIT

#: Collection: from the first call to the last decision.
INVORDERING: Final = tuple(
    deel.router
    for deel in (
        invorderingen,
        taken,
        besluiten,
        onderzoeken,
        overdrachten,
        invorderingsbeleid,
        portefeuilles,
        personen,
        brieven,
        statistieken,
    )
)
#: The ledger: what was lent, what came in, and what is between the lender and the gemeente.
GROOTBOEK: Final = tuple(
    deel.router
    for deel in (
        leningen,
        schemaversies,
        zekerheden,
        uitstellen,
        afschriften,
        ontvangsten,
        koppelingen,
        betaalbestanden,
        dagafsluitingen,
        journaal,
        tegenboekingen,
        afrekeningen,
        overnames,
        normen,
    )
)
MIGRATIONS: Final = "services.debiteuren.store.migrations"


def create_app(settings: Settings, db: Database | None = None) -> FastAPI:
    """The API of debiteuren."""
    return create_api(
        settings,
        db or Database(settings, "app"),
        titel="Debiteuren",
        beschrijving="Wat is geleend wordt terugbetaald: leningen, aflosschema, rente, ontvangsten, uitstel en journaal (Bbz 2004).",
        routers=[
            *GROOTBOEK,
            *INVORDERING,
            brieven_router("debiteuren", PER_STAP.values(), ACTIVITEIT),
        ],
        state={"sleutelbos": Sleutelbos.laad(settings.sleutelbos_pad)},
        body_limieten={"/afschriften": settings.afschrift_max_bytes, "/overnames": settings.afschrift_max_bytes},
    )


def create_worker(settings: Settings, bus: Bus, apps: Apps, db: Database | None = None) -> Worker:
    """The background half of debiteuren: its relay, consumer and jobs."""
    consumer = make_consumer(Sleutelbos.laad(settings.sleutelbos_pad))
    return Worker(db or Database(settings, "worker"), bus, apps, consumers=[consumer], jobs=JOBS)
