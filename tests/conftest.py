"""One real PostgreSQL for the whole run, an app's schema when a test first asks for it, and tokens for anyone.

`regio` is what most tests need; see its methods.
"""

import json
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import asyncpg
import httpx
import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pydantic import SecretStr

from deploy.embedded.postgres import Adres, Postgres
from kernel import telemetry
from kernel.auth import Actor, Ondertekenaar
from kernel.auth.token import maak_sleutel
from kernel.bus import postgres as bus
from kernel.crypto import maak_sleutelbestand
from kernel.db import Database, Rol
from kernel.migrate import migreer, role_statements
from kernel.settings import APPS, AppSettings

S = TypeVar("S", bound=AppSettings)

# A shared machine may pause for a second: how long an example takes says nothing here.
hypothesis_settings.register_profile("huis", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
hypothesis_settings.load_profile("huis")

WACHTWOORD = "alleen-voor-de-test"
GEMEENTEN = ("0344", "0518", "0599")

#: Tables that a test keeps between tests: law and versions, not cases.
BLIJVEND = {"alembic_kernel", "alembic_app", "norm", "productparameter", "bdfs_code", "gemeente_bekend"}


@pytest.fixture(scope="session", autouse=True)
def logboek() -> None:
    """Log as a process does: redacted, and never with the values of local variables."""
    telemetry.configureer("warning")


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Adres]:
    """A cluster of our own; durable writes are off, because no test of this run cuts the power."""
    server = Postgres(tmp_path_factory.mktemp("postgres"), {"fsync": "off", "shared_buffers": "128MB"})
    yield server.start()
    server.wis()


@pytest.fixture(scope="session")
def sleutels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Signing keys and key files for every app."""
    folder = tmp_path_factory.mktemp("sleutels")
    for app in (*APPS, "proef"):
        maak_sleutel(folder, app)
        maak_sleutelbestand(folder / f"{app}.sleutelbos.json")
    return folder


class Regio:
    """A database with a schema per app, and what a test needs to speak to an app."""

    def __init__(self, adres: Adres, sleutels: Path) -> None:
        self.adres, self.sleutels = adres, sleutels
        self._klaar: set[str] = set()

    def settings(self, soort: type[S], **overig: object) -> S:
        """Settings of an app for this run, in a trial environment; `overig` overrides."""
        plek = f"{self.adres.host}:{self.adres.poort}/regioloket"
        waarden: dict[str, object] = {
            "omgeving": "proef",
            "boekdatum_header": True,
            "database_url": SecretStr(f"postgresql+asyncpg://{{rol}}:{WACHTWOORD}@{plek}"),
            "bus_url": SecretStr(f"postgresql://bus_gebruiker:{WACHTWOORD}@{plek}"),
            "sleutels_map": self.sleutels,
            **overig,
        }
        return soort.model_validate(waarden)

    async def klaar(self, settings: AppSettings, migrations: str) -> None:
        """Roles, schema and tables of this app; the first time only."""
        if settings.app in self._klaar:
            return
        async with self.superuser() as connection:
            for statement in role_statements(settings.app, WACHTWOORD):
                await connection.execute(statement)
        await migreer(settings, migrations)
        self._klaar.add(settings.app)

    async def schoon(self, app: str) -> None:
        """Empty every table of this app but the law."""
        async with self.superuser() as connection:
            rijen = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = $1", app)
            tabellen = [f"{app}.{r['tablename']}" for r in rijen if r["tablename"] not in BLIJVEND]
            if tabellen:
                # A log refuses to be emptied, by a trigger: for this connection triggers are off.
                await connection.execute("SET session_replication_role = replica")
                await connection.execute(f"TRUNCATE {', '.join(tabellen)} RESTART IDENTITY CASCADE")

    async def ken_gemeenten(self, app: str, codes: Iterable[str] = GEMEENTEN, **parameters: object) -> None:
        """As if the gateway had published these gemeenten to this app."""
        inhoud = {"naam": "Proefgemeente", "drempelbedragCenten": 5000, "beslistermijnWeken": 8, **parameters}
        async with self.superuser() as connection:
            for code in codes:
                await connection.execute(
                    f"INSERT INTO {app}.gemeente_bekend VALUES ($1, 1, $2)"
                    " ON CONFLICT (gemeente) DO UPDATE SET parameters = excluded.parameters",
                    code,
                    json.dumps(inhoud),
                )

    @asynccontextmanager
    async def superuser(self) -> "AsyncIterator[asyncpg.Connection[asyncpg.Record]]":
        """A connection past every right: to prepare, and to look at what is really stored."""
        connection = await asyncpg.connect(self.adres.dsn("regioloket"))
        try:
            yield connection
        finally:
            await connection.close()

    def database(self, settings: AppSettings, rol: Rol = "app") -> Database:
        """A pool; close it."""
        return Database(settings, rol)

    def token(
        self,
        app: str,
        gemeenten: Iterable[str] = GEMEENTEN,
        scopes: Iterable[str] = (),
        medewerker: str | None = None,
        client: str = "loket",
    ) -> str:
        """An internal token as the gateway makes them. Without `scopes`: every right of this app is the caller's to name."""
        actor = Actor(client, frozenset(gemeenten), frozenset(scopes), medewerker=medewerker)
        return Ondertekenaar(self.sleutels, "gateway").client_token(app, actor, geldig_s=3600)

    def systeem_token(self, van: str, naar: str, gemeente: str, scope: str) -> str:
        """A token with which app `van` asks app `naar` something."""
        return Ondertekenaar(self.sleutels, van).systeem_token(naar, gemeente, scope)

    def client(self, app: FastAPI, token: str | None = None, **headers: str) -> httpx.AsyncClient:
        """A client for an app in this process; paths are absolute, such as `/intake/v1/trajecten`."""
        if token:
            headers["Authorization"] = f"Bearer {token}"
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        return httpx.AsyncClient(transport=transport, base_url="http://regioloket", headers=headers)


@pytest.fixture(scope="session")
async def regio(postgres: Adres, sleutels: Path) -> Regio:
    """The database `regioloket` with the bus in it; apps are added by `regio.klaar`."""
    connection = await asyncpg.connect(postgres.dsn("postgres"))
    try:
        await connection.execute("CREATE DATABASE regioloket")
    finally:
        await connection.close()
    regio = Regio(postgres, sleutels)
    async with regio.superuser() as connection:
        for statement in bus.create_statements(WACHTWOORD):
            await connection.execute(statement)
    return regio
