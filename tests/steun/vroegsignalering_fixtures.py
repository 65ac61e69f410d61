"""The fixture that integration and isolation tests of vroegsignalering share."""

from collections.abc import AsyncIterator

import pytest

from kernel.db import Database
from services.vroegsignalering.app import MIGRATIONS, create_app
from services.vroegsignalering.settings import Settings
from tests.conftest import Regio
from tests.steun.vroegsignalering import APP, Proef


@pytest.fixture
async def proef(regio: Regio) -> AsyncIterator[Proef]:
    """Clean tables, an app and a worker's database. Blokken are small, so that a short file has several."""
    settings = regio.settings(Settings, aanlevering_blok_regels=500)
    await regio.klaar(settings, MIGRATIONS)
    await regio.ken_gemeenten(APP)
    await regio.schoon(APP)
    app, db = create_app(settings), Database(settings, "worker")
    yield Proef(regio, settings, app, db)
    await app.state.db.close()
    await db.close()
