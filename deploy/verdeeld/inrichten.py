"""From an empty PostgreSQL, an empty broker and an empty folder to a region that can start. Looks at what is there, so safe to repeat."""

import os
from collections.abc import Callable
from pathlib import Path

import asyncpg

from deploy.apps import migreer_app, settings_of
from deploy.kafka.topics import maak_topics
from kernel.auth.token import maak_sleutel
from kernel.bus import postgres
from kernel.bus.kafka import Toegang
from kernel.crypto import maak_sleutelbestand
from kernel.migrate import role_statements
from kernel.settings import APPS

#: The administrator's address of PostgreSQL, and the password that all roles get. Only this command reads them.
BEHEER, WACHTWOORD = "REGIOLOKET_BEHEER_URL", "REGIOLOKET_ROL_WACHTWOORD"


def rollen_sql(app: str, wachtwoord: str) -> str:
    """What an administrator runs in the database of one app, when no process may have his password."""
    return ";\n".join(role_statements(app, wachtwoord)) + ";\n"


def maak_sleutels(map_: Path) -> None:
    """A signing key pair and a folder of encryption keys per app, where there are none."""
    for app in APPS:
        maak_sleutel(map_, app)
        maak_sleutelbestand(map_ / f"{app}.sleutelbos.json")


async def maak_databases(dsn: Callable[[str], str], wachtwoord: str) -> None:
    """A database per app with its roles, and the tables of this version. `dsn` is the administrator's address of one database."""
    beheer = await asyncpg.connect(dsn("postgres"))
    try:
        bestaan = {r["datname"] for r in await beheer.fetch("SELECT datname FROM pg_database")}
        for app in APPS:
            if f"regioloket_{app}" not in bestaan:
                await beheer.execute(f"CREATE DATABASE regioloket_{app}")
    finally:
        await beheer.close()
    for app in APPS:
        connection = await asyncpg.connect(dsn(f"regioloket_{app}"))
        try:
            for statement in role_statements(app, wachtwoord):
                await connection.execute(statement)
        finally:
            await connection.close()
        await migreer_app(app)


async def richt_in() -> list[str]:
    """Everything, by the settings and by the two variables above; returns what was done, in sentences."""
    settings = settings_of("gateway")
    maak_sleutels(settings.sleutels_map)
    gedaan = [f"sleutels in {settings.sleutels_map}"]
    beheer = os.environ[BEHEER].rsplit("/", 1)[0]
    await maak_databases(lambda database: f"{beheer}/{database}", os.environ[WACHTWOORD])
    gedaan.append("databases, rollen en schema's van " + ", ".join(APPS))
    if settings.bus == "kafka":
        nieuw = await maak_topics(settings.kafka_bootstrap, toegang=Toegang.van(settings))
        gedaan.append(f"topics: {', '.join(nieuw) or 'die waren er al'}")
    else:
        bus = await asyncpg.connect(os.environ[BEHEER])
        try:
            for statement in postgres.create_statements(os.environ[WACHTWOORD]):
                await bus.execute(statement)
        finally:
            await bus.close()
        gedaan.append("schema van de bus")
    return gedaan
