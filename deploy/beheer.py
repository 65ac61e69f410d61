"""What an operator asks of a region: what is parked, try it again, does the audit log hold?"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text

from deploy.apps import make_api, make_worker, settings_of
from deploy.embedded.omgeving import Omgeving
from kernel import audit
from kernel.bus import open_bus
from kernel.db import Database
from kernel.settings import APPS

_GEPARKEERD = text("SELECT consumer, key, fout, pogingen, geparkeerd_op FROM geparkeerd ORDER BY nummer LIMIT 200")


@asynccontextmanager
async def databases(omgeving: Omgeving) -> AsyncIterator[dict[str, Database]]:
    """Every app's database as its worker; of the embedded region, unless the environment names another."""
    if "REGIOLOKET_DATABASE_URL" not in os.environ:
        os.environ.update(omgeving.variabelen(omgeving.postgres.start()))
    dbs = {app: Database(settings_of(app), "worker") for app in APPS}
    try:
        yield dbs
    finally:
        for db in dbs.values():
            await db.close()


async def geparkeerd(omgeving: Omgeving) -> int:
    """List what could not be handled, with the reason; 1 when there is anything."""
    aantal = 0
    async with databases(omgeving) as dbs:
        for db in dbs.values():
            async with db.read() as session:
                for rij in await session.execute(_GEPARKEERD):
                    aantal += 1
                    sinds = f"{rij.geparkeerd_op:%Y-%m-%d %H:%M}"
                    print(f"{rij.consumer}, sleutel {rij.key}: {rij.pogingen}× geprobeerd sinds {sinds}. {rij.fout}")
    print(f"{aantal} berichten geparkeerd{', probeer ze opnieuw met: make replay APP=<app>' if aantal else ''}")
    return 1 if aantal else 0


async def herspeel(omgeving: Omgeving, app: str, sleutel: str | None) -> int:
    """Try the parked messages of an app again, oldest first; 1 when some are still parked."""
    over = 0
    async with databases(omgeving) as dbs:
        bus = open_bus(settings_of("gateway"))
        asgi = {naam: make_api(naam, db) for naam, db in dbs.items()}
        for intake in make_worker(app, bus, asgi, dbs[app]).intakes:
            gelukt, nog = await intake.replay(sleutel)
            over += nog
            print(f"{intake.consumer.naam}: {gelukt} gelukt, {nog} nog geparkeerd")
        await bus.close()
    return 1 if over else 0


async def controleer_audit(omgeving: Omgeving) -> int:
    """Walk the audit chain of every app; 1 when a link does not hold."""
    gebroken = 0
    async with databases(omgeving) as dbs:
        for app, db in dbs.items():
            try:
                keten = await audit.controleer(db)
            except audit.KetenGebroken as fout:
                gebroken += 1
                print(f"{app}: {fout}")
            else:
                print(f"{app}: in orde, {keten.nummer} regels verzegeld, laatste zegel {keten.hash.hex()[:16]}")
    return 1 if gebroken else 0
