"""Which apps are there, and how is each made? The only place that knows all five."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from kernel.bus.ports import Bus
from kernel.client import Apps
from kernel.db import Database
from kernel.migrate import heads, migreer
from kernel.settings import APPS, AppSettings
from kernel.web import ASGIApp
from kernel.worker import Worker

_MODULES = {app: "gateway" if app == "gateway" else f"services.{app}" for app in APPS}


def settings_of(app: str) -> AppSettings:
    """The settings of an app, from the environment."""
    settings: AppSettings = _module(app, "settings").Settings()
    return settings


async def migreer_app(app: str) -> None:
    """Bring the schema of one app to the version of this code."""
    await migreer(settings_of(app), _module(app, "app").MIGRATIONS)


def hoogste_versies(app: str) -> tuple[str, str]:
    """The versions of the schema that this code wants: the kernel's tables, and the app's own."""
    return heads(_module(app, "app").MIGRATIONS)


def make_api(app: str, db: Database | None = None) -> Any:
    """The FastAPI of one app."""
    return _module(app, "app").create_app(settings_of(app), db)


def make_door(asgi: Mapping[str, ASGIApp]) -> Any:
    """The gateway with its door, in front of the apps that live in this process."""
    return _module("gateway", "app").create_poort(settings_of("gateway"), asgi)


def make_worker(app: str, bus: Bus, asgi: Mapping[str, ASGIApp], db: Database) -> Worker:
    """The worker of one app; it asks other apps in this process where `asgi` holds them."""
    settings = settings_of(app)
    worker: Worker = _module(app, "app").create_worker(settings, bus, Apps(settings, asgi), db)
    return worker


def _module(app: str, naam: str) -> Any:
    # By name and when asked: a process loads only the apps that it runs.
    return import_module(f"{_MODULES[app]}.{naam}")
