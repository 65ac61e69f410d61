"""The little app, ready and empty."""

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI

from kernel.db import Database
from tests.conftest import Regio
from tests.steun import proefapp


@pytest.fixture(scope="session")
async def settings(regio: Regio) -> proefapp.Settings:
    settings = regio.settings(proefapp.Settings)
    await regio.klaar(settings, proefapp.MIGRATIONS)
    return settings


@pytest.fixture
async def app(regio: Regio, settings: proefapp.Settings) -> AsyncIterator[FastAPI]:
    await regio.schoon("proef")
    app = proefapp.create_app(settings)
    yield app
    await app.state.db.close()


@pytest.fixture
async def worker_db(regio: Regio, settings: proefapp.Settings) -> AsyncIterator[Database]:
    db = regio.database(settings, "worker")
    yield db
    await db.close()
