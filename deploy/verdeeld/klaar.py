"""Is everything ready? Per part one line with the reason when it is not: for who installs, and before an upgrade."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import asyncpg
import httpx
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from deploy.apps import hoogste_versies, settings_of
from deploy.kafka.topics import topics
from kernel.bus.kafka import Toegang
from kernel.db import make_engine
from kernel.settings import APPS, AppSettings

_VERSIES = text("SELECT (SELECT version_num FROM alembic_kernel) AS kernel, (SELECT version_num FROM alembic_app) AS app")


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One thing that must be ready; `reden` says why it is not."""

    naam: str
    reden: str | None


async def onderdelen() -> AsyncIterator[Onderdeel]:
    """Every part of the region that these settings name, one by one."""
    for app in APPS:
        settings = settings_of(app)
        yield Onderdeel(f"sleutels van {app}", _sleutels(settings))
        yield Onderdeel(f"database van {app}", await _database(settings))
        if url := settings.app_urls.get(app):
            yield Onderdeel(f"api van {app}", await _api(app, url))
    settings = settings_of("gateway")
    yield Onderdeel(f"bus ({settings.bus})", await (_kafka(settings) if settings.bus == "kafka" else _bus(settings)))


async def toon() -> int:
    """Print every part; 0 when all are ready."""
    klaar = True
    async for deel in onderdelen():
        klaar &= deel.reden is None
        print(f"{'klaar' if deel.reden is None else 'NIET'}  {deel.naam}{f': {deel.reden}' if deel.reden else ''}")
    return 0 if klaar else 1


def _sleutels(settings: AppSettings) -> str | None:
    ontbreekt = [p.name for p in (settings.sleutelbos_pad, settings.sleutels_map / f"{settings.app}.privaat.json") if not p.exists()]
    return f"in {settings.sleutels_map} ontbreekt {', '.join(ontbreekt)}" if ontbreekt else None


async def _database(settings: AppSettings) -> str | None:
    engine = make_engine(settings, "worker", pool=1)
    try:
        async with engine.connect() as connection:
            nu = (await connection.execute(_VERSIES)).one()
    except (SQLAlchemyError, OSError) as fout:
        return f"geen antwoord of geen schema ({type(getattr(fout, 'orig', None) or fout).__name__}); draai `regioloket migreer`"
    finally:
        await engine.dispose()
    gewenst = hoogste_versies(settings.app)
    return None if (nu.kernel, nu.app) == gewenst else f"schema {nu.kernel}/{nu.app}, deze code wil {gewenst[0]}/{gewenst[1]}"


async def _api(app: str, url: str) -> str | None:
    pad = "/klaar" if app == "gateway" else f"/{app}/v1/klaar"
    try:
        async with httpx.AsyncClient(timeout=5) as client:
            antwoord = await client.get(f"{url.rstrip('/')}{pad}")
    except httpx.TransportError as fout:
        return f"geen antwoord ({type(fout).__name__})"
    return None if antwoord.is_success else f"antwoordt met {antwoord.status_code}"


async def _bus(settings: AppSettings) -> str | None:
    try:
        bus = await asyncpg.connect(settings.bus_url.get_secret_value(), timeout=5)
    except (asyncpg.PostgresError, OSError, TimeoutError) as fout:
        return f"geen antwoord ({type(fout).__name__})"
    try:
        await bus.fetchval("SELECT count(*) FROM (SELECT FROM bus.bericht LIMIT 1) AS een")
    except asyncpg.PostgresError as fout:
        return f"het schema van de bus ontbreekt of mag niet worden gelezen ({type(fout).__name__})"
    finally:
        await bus.close()
    return None


async def _kafka(settings: AppSettings) -> str | None:
    admin = AIOKafkaAdminClient(bootstrap_servers=settings.kafka_bootstrap, **Toegang.van(settings).opties())
    try:
        await admin.start()
        gevonden = {t["topic"]: len(t["partitions"]) for t in await admin.describe_topics() if not t["error_code"]}
    except (KafkaError, OSError) as fout:
        return f"geen antwoord ({type(fout).__name__})"
    finally:
        await admin.close()
    fout_aantal = [t.naam for t in topics() if gevonden.get(t.naam) != t.partities]
    return f"topics ontbreken of hebben een ander aantal partities: {', '.join(fout_aantal)}" if fout_aantal else None
