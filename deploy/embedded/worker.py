"""The worker process of the embedded region: relays, consumers and jobs of all five apps, side by side."""

import asyncio
import contextlib
import os
import signal
from pathlib import Path

from deploy.apps import make_api, make_worker, settings_of
from deploy.embedded.levenslijn import volg_toezicht
from kernel import telemetry
from kernel.bus import open_bus
from kernel.db import Database
from kernel.settings import APPS

#: The worker touches this file when everything runs, so that the supervisor can say so.
KLAAR = "worker.klaar"


async def work(map_: Path) -> None:
    """Work until SIGTERM or SIGINT, then finish what is in hand."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sein in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sein, stop.set)
    bus = open_bus(settings_of("gateway"))
    # Apps ask each other in this process; each answers from its worker's own pool, so there is no second set of connections.
    dbs = {app: Database(settings_of(app), "worker") for app in APPS}
    asgi = {app: make_api(app, db) for app, db in dbs.items()}
    workers = [make_worker(app, bus, asgi, dbs[app]) for app in APPS]
    (map_ / KLAAR).write_text(str(os.getpid()))
    try:
        async with asyncio.TaskGroup() as group:
            for worker in workers:
                group.create_task(worker.run(stop))
    finally:
        with contextlib.suppress(FileNotFoundError):
            (map_ / KLAAR).unlink()
        await bus.close()


def main() -> None:
    """`python -m deploy.embedded.worker`: `REGIOLOKET_MAP` is the folder of the region."""
    telemetry.configureer()
    volg_toezicht()
    asyncio.run(work(Path(os.environ["REGIOLOKET_MAP"])))


if __name__ == "__main__":
    main()
