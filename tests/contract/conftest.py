"""Each app in turn, migrated and with every right at hand."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest
from fastapi import FastAPI

from kernel.settings import APPS, AppSettings
from tests.conftest import Regio
from tests.steun.huis import Operatie, alle_scopes, maak_app, operaties, settings_voor


@dataclass(frozen=True)
class Proef:
    """One app under test."""

    regio: Regio
    settings: AppSettings
    api: FastAPI

    @property
    def app(self) -> str:
        return self.settings.app

    @property
    def operaties(self) -> list[Operatie]:
        return list(operaties(self.app, self.api))

    def token(self) -> str:
        """Of a medewerker with every right."""
        return self.regio.token(self.app, scopes=alle_scopes(self.app, self.api), medewerker="a1")

    def client(self, token: str | None = None) -> httpx.AsyncClient:
        return self.regio.client(self.api, token)


@pytest.fixture(scope="module", params=APPS)
async def proef(request: pytest.FixtureRequest, regio: Regio) -> AsyncIterator[Proef]:
    settings = await settings_voor(regio, request.param)
    await regio.schoon(settings.app)
    proef = Proef(regio, settings, maak_app(settings))
    yield proef
    await proef.api.state.db.close()
