"""All apps of the house, each as `deploy` makes it: for tests of what every API promises."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from fastapi import FastAPI

from deploy.apps import _MODULES
from kernel.settings import AppSettings
from tests.conftest import Regio

#: Who may come without a token, and why: how you get a token, what proves it, and a self-test for everyone.
#: `openapi.json` is open too, by the API Design Rules.
ANONIEM = {
    ("gateway", "geefToken"),
    ("gateway", "leesJwks"),
    ("intake", "leesQuickscanVragen"),
    ("intake", "doeQuickscan"),
    ("intake", "meldAanNaQuickscan"),
}


@dataclass(frozen=True, slots=True)
class Operatie:
    """One operation of one app."""

    app: str
    methode: str
    pad: str
    inhoud: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.inhoud.get("operationId"))

    @property
    def anoniem(self) -> bool:
        return (self.app, self.id) in ANONIEM

    @property
    def leest_json(self) -> bool:
        return "application/json" in self.inhoud.get("requestBody", {}).get("content", {})

    @property
    def adres(self) -> str:
        """Its address, with an id that nothing has."""
        pad = self.pad.replace("{jaar}", "2025").replace("{maand}", "2025-03").replace("{gemeentecode}", "0518")
        return f"/{self.app}/v1" + re.sub(r"\{\w+\}", "019a1b2c-1111-7111-8111-000000000000", pad)


async def settings_voor(regio: Regio, app: str) -> AppSettings:
    """The settings of this app for this run, with its schema migrated and the gemeenten known."""
    settings: AppSettings = regio.settings(import_module(f"{_MODULES[app]}.settings").Settings)
    await regio.klaar(settings, import_module(f"{_MODULES[app]}.app").MIGRATIONS)
    await regio.ken_gemeenten(app)
    return settings


def maak_app(settings: AppSettings) -> FastAPI:
    """The API of the app that these settings are for."""
    app: FastAPI = import_module(f"{_MODULES[settings.app]}.app").create_app(settings)
    return app


def operaties(app: str, api: FastAPI) -> Iterator[Operatie]:
    """Every operation of its OpenAPI document."""
    for pad, methoden in api.state.document()["paths"].items():
        for methode, inhoud in methoden.items():
            yield Operatie(app, methode.upper(), pad, inhoud)


def alle_scopes(app: str, api: FastAPI) -> list[str]:
    """Every right that an operation of this app asks for, and both rights on every collection."""
    document = api.state.document()
    eisen = (eis for methoden in document["paths"].values() for o in methoden.values() for eis in o.get("security", []))
    gevraagd = {scope for eis in eisen for scopes in eis.values() for scope in scopes}
    return sorted(gevraagd | {f"{app}:{pad.split('/')[1]}:{recht}" for pad in document["paths"] for recht in ("lezen", "schrijven")})
