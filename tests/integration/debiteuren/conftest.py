"""Debiteuren, ready and empty, with the worker's role beside it."""

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI

from kernel.crypto import Sleutelbos
from kernel.db import Database
from services.debiteuren.app import MIGRATIONS, create_app
from services.debiteuren.settings import Settings
from tests.conftest import Regio
from tests.steun.debiteuren import Loket


@pytest.fixture(scope="session")
async def settings(regio: Regio) -> Settings:
    settings = regio.settings(Settings, dagafsluiting_stuk=3)
    await regio.klaar(settings, MIGRATIONS)
    await regio.ken_gemeenten("debiteuren")
    return settings


@pytest.fixture
async def app(regio: Regio, settings: Settings) -> AsyncIterator[FastAPI]:
    await regio.schoon("debiteuren")
    app = create_app(settings)
    yield app
    await app.state.db.close()


@pytest.fixture
async def worker_db(regio: Regio, settings: Settings) -> AsyncIterator[Database]:
    db = regio.database(settings, "worker")
    yield db
    await db.close()


@pytest.fixture
def loket(regio: Regio, settings: Settings, app: FastAPI, worker_db: Database) -> Loket:
    return Loket(regio, app, worker_db, Sleutelbos.laad(settings.sleutelbos_pad))
