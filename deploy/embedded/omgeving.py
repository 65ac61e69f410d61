"""Everything that the embedded region needs before it can start: database, roles, schemas, bus, keys.

`maak_klaar` may be called any number of times, also after it was interrupted; every step looks at what is there.
"""

import json
import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from deploy.apps import migreer_app
from deploy.embedded.postgres import Adres, Postgres
from kernel.auth.token import maak_sleutel
from kernel.bus import postgres as bus
from kernel.crypto import maak_sleutelbestand
from kernel.migrate import role_statements
from kernel.settings import APPS

DATABASE = "regioloket"
POORT = 8080


@dataclass(frozen=True, slots=True)
class Omgeving:
    """Where the region keeps everything, and on which port it answers."""

    map: Path
    poort: int = POORT

    @property
    def postgres(self) -> Postgres:
        """The embedded PostgreSQL below this folder."""
        return Postgres(self.map / "postgres")

    @property
    def sleutels(self) -> Path:
        """The folder with all keys."""
        return self.map / "sleutels"

    @property
    def url(self) -> str:
        """Where a browser finds the region."""
        return f"http://localhost:{self.poort}"

    def variabelen(self, adres: Adres) -> dict[str, str]:
        """The settings of both processes, as environment variables; they win over what a shell happens to hold."""
        geheim = self.wachtwoord()
        plek = f"{adres.host}:{adres.poort}/{DATABASE}"
        return {
            "REGIOLOKET_OMGEVING": "proef",
            "REGIOLOKET_BOEKDATUM_HEADER": "true",
            "REGIOLOKET_DATABASE_URL": f"postgresql+asyncpg://{{rol}}:{geheim}@{plek}",
            "REGIOLOKET_BUS": "postgres",
            "REGIOLOKET_BUS_URL": f"postgresql://bus_gebruiker:{geheim}@{plek}",
            "REGIOLOKET_SLEUTELS_MAP": str(self.sleutels),
            "REGIOLOKET_PUBLIEKE_URL": self.url,
        }

    def wis(self) -> None:
        """Stop what runs and remove everything of this region."""
        self.postgres.wis()
        shutil.rmtree(self.map, ignore_errors=True)

    def wachtwoord(self) -> str:
        """The password of all roles, made on first use; only this account can read it."""
        pad = self.map / "wachtwoord.json"
        if not pad.exists():
            nieuw = pad.with_suffix(".nieuw")
            nieuw.touch(mode=0o600)
            nieuw.write_text(json.dumps({"rollen": secrets.token_urlsafe(32)}))
            nieuw.replace(pad)
        return str(json.loads(pad.read_text())["rollen"])


async def maak_klaar(omgeving: Omgeving) -> Adres:
    """Start PostgreSQL, prepare roles and schemas, migrate, make keys. Puts the settings in this process's environment."""
    omgeving.map.mkdir(parents=True, exist_ok=True)
    adres = omgeving.postgres.start()
    variabelen = omgeving.variabelen(adres)
    os.environ.update(variabelen)
    await _maak_database(adres)
    wachtwoord = omgeving.wachtwoord()
    connection = await asyncpg.connect(adres.dsn(DATABASE))
    try:
        for app in APPS:
            for statement in role_statements(app, wachtwoord):
                await connection.execute(statement)
        for statement in bus.create_statements(wachtwoord):
            await connection.execute(statement)
    finally:
        await connection.close()
    for app in APPS:
        maak_sleutel(omgeving.sleutels, app)
        maak_sleutelbestand(omgeving.sleutels / f"{app}.sleutelbos.json")
        await migreer_app(app)
    return adres


async def _maak_database(adres: Adres) -> None:
    connection = await asyncpg.connect(adres.dsn())
    try:
        if not await connection.fetchval("SELECT count(*) FROM pg_database WHERE datname = $1", DATABASE):
            await connection.execute(f"CREATE DATABASE {DATABASE}")
    finally:
        await connection.close()
