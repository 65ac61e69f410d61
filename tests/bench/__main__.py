"""`python -m tests.bench [naam…]`: measure, print, and keep in var/bench/uitkomst.json. The variable `B` may hold the names."""

import asyncio
import logging
import os
import pkgutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import asyncpg
import structlog

from deploy.embedded.postgres import Adres, Postgres
from kernel.auth.token import maak_sleutel
from kernel.bus import postgres as bus
from kernel.crypto import maak_sleutelbestand
from kernel.settings import APPS
from tests.bench.uitkomst import BENCHES, bewaar
from tests.conftest import WACHTWOORD, Regio


async def meet(namen: list[str], adres: Adres, sleutels: Path) -> None:
    """Run these benches one after the other, all on one region, and keep each figure as soon as it is there."""
    connection = await asyncpg.connect(adres.dsn("postgres"))
    await connection.execute("CREATE DATABASE regioloket")
    await connection.close()
    regio = Regio(adres, sleutels)
    async with regio.superuser() as connection:
        for statement in bus.create_statements(WACHTWOORD):
            await connection.execute(statement)
    for naam in namen:
        uitkomst = await BENCHES[naam](regio)
        print(uitkomst.regel(), flush=True)  # noqa: T201 - this is a command
        bewaar([uitkomst])


def main() -> int:
    """Return 2 for a name that does not exist. A bound that does not hold is said in the figures: a busy machine is no fault."""
    structlog.configure(
        logger_factory=structlog.PrintLoggerFactory(sys.stderr), wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING)
    )
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.name.startswith("bench_"):
            import_module(f"tests.bench.{module.name}")
    namen = sys.argv[1:] or os.environ.get("B", "").split() or list(BENCHES)
    if onbekend := [naam for naam in namen if naam not in BENCHES]:
        print(f"Onbekend: {', '.join(onbekend)}. Kies uit: {' '.join(sorted(BENCHES))}.")  # noqa: T201 - this is a command
        return 2
    with tempfile.TemporaryDirectory() as map_:
        plek = Path(map_)
        for app in (*APPS, "proef"):
            maak_sleutel(plek, app)
            maak_sleutelbestand(plek / f"{app}.sleutelbos.json")
        server = Postgres(plek / "postgres")  # durable, as in production
        try:
            asyncio.run(meet(namen, server.start(), plek))
        finally:
            server.wis()
    return 0


if __name__ == "__main__":
    sys.exit(main())
