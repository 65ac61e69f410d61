"""How does an app's schema come to be? Roles and schema by the database's administrator, tables by the app's owner.

Two alembic histories per app, both in its own schema: the kernel's tables, then the app's.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from alembic import command, context
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from kernel.db import make_engine
from kernel.settings import AppSettings

#: owner: makes tables, owns them, and under FORCE sees no tenant row. app: the api. worker: app, and the technical tables.
#: backup: reads everything, past row level security, and writes nothing.
ROLES = ("owner", "app", "worker", "backup")

_KERNEL = Path(__file__).parent / "migrations"


def role_statements(app: str, wachtwoord: str) -> list[str]:
    """The SQL with which an administrator prepares one app: four roles and a schema. Idempotent. The password is a literal."""
    assert app.isalpha(), "an app's name becomes part of SQL"
    geheim = wachtwoord.replace("'", "''")
    statements = []
    for rol in ROLES:
        naam = f"{app}_{rol}"
        statements.append(
            f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{naam}') THEN CREATE ROLE {naam} LOGIN; END IF; END $$"
        )
        bypass = "BYPASSRLS" if rol == "backup" else "NOBYPASSRLS"
        statements.append(f"ALTER ROLE {naam} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE {bypass} PASSWORD '{geheim}'")
    statements += [
        f"CREATE SCHEMA IF NOT EXISTS {app} AUTHORIZATION {app}_owner",
        f"GRANT USAGE ON SCHEMA {app} TO {app}_app, {app}_worker, {app}_backup",
    ]
    return statements


async def migreer(settings: AppSettings, migrations: str) -> None:
    """Bring the app's schema to head, as its owner. `migrations` is the package, such as `services.intake.store.migrations`."""
    engine = make_engine(settings, "owner", pool=1)
    try:
        for folder, version_table in ((_KERNEL, "alembic_kernel"), (_folder(migrations), "alembic_app")):
            async with engine.begin() as connection:
                await connection.run_sync(_upgrade, settings.app, folder, version_table)
    finally:
        await engine.dispose()


def heads(migrations: str) -> tuple[str, str]:
    """The versions that this code wants: of the kernel's tables, and of the app's."""
    scripts = [ScriptDirectory(str(folder)) for folder in (_KERNEL, _folder(migrations))]
    kernel, app = [str(script.get_current_head()) for script in scripts]
    return kernel, app


def _folder(migrations: str) -> Path:
    spec = find_spec(migrations)
    assert spec is not None, f"there is no package {migrations}"
    assert spec.submodule_search_locations, f"{migrations} is not a package"
    return Path(next(iter(spec.submodule_search_locations)))


def _upgrade(connection: Connection, app: str, folder: Path, version_table: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(folder))
    config.attributes.update(connection=connection, app=app, version_table=version_table)
    # Two processes that start together migrate one after the other.
    connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('regioloket-migratie'))"))
    command.upgrade(config, "head")
    # Whoever starts may see whether the schema is what it expects.
    connection.execute(text(f"GRANT SELECT ON {version_table} TO {app}_app, {app}_worker"))
    # A back-up is whole or worth nothing: also of tables and sequences that no migration thought of.
    connection.execute(text(f"GRANT SELECT ON ALL TABLES IN SCHEMA {app} TO {app}_backup"))
    connection.execute(text(f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA {app} TO {app}_backup"))


def run_env() -> None:
    """What every `migrations/env.py` calls: run on the connection that `migreer` opened."""
    attributes: dict[str, Any] = context.config.attributes
    context.configure(
        connection=attributes["connection"],
        version_table=attributes["version_table"],
        version_table_schema=attributes["app"],
        transaction_per_migration=False,
    )
    context.run_migrations()
