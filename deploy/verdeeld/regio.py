"""The distributed region on one machine, for tests and for trying: ten processes, a database per app, a real Kafka broker.

The same folder, keys and door as the embedded region; `verdeelde_regio` stands in for `draaiende_regio`.
"""

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from deploy.embedded.inrichting import maak_regiosleutels
from deploy.embedded.omgeving import Omgeving
from deploy.embedded.postgres import Adres
from deploy.embedded.toezicht import START_S, StartNiet, eigen_slot, eis_vrije_poort, stop
from deploy.kafka.broker import Broker
from deploy.kafka.topics import maak_topics
from deploy.verdeeld.inrichten import maak_databases, maak_sleutels
from kernel.settings import APPS


@asynccontextmanager
async def verdeelde_regio(omgeving: Omgeving) -> AsyncIterator[Omgeving]:
    """The region in processes of its own, running; stopped in order when the block ends."""
    with contextlib.ExitStack() as op_de_weg_terug:
        slot = op_de_weg_terug.enter_context(eigen_slot(omgeving.map))
        eis_vrije_poort(omgeving.poort)
        adres = omgeving.postgres.start()
        op_de_weg_terug.callback(omgeving.postgres.stop)
        # The program is kept beside the regions, so that it is fetched once.
        broker = Broker(omgeving.map / "kafka", omgeving.map.parent / "kafka")
        bootstrap = await asyncio.to_thread(broker.start)
        op_de_weg_terug.callback(broker.stop)
        await maak_topics(bootstrap)
        poorten = _poorten(omgeving)
        os.environ.update(_variabelen(omgeving, adres, bootstrap, poorten))
        maak_sleutels(omgeving.sleutels)
        await maak_databases(adres.dsn, omgeving.wachtwoord())
        maak_regiosleutels(omgeving)
        processen = [_start(omgeving.map, slot, f"api-{app}", "api", app, "--poort", str(poorten[app])) for app in APPS]
        processen += [_start(omgeving.map, slot, f"worker-{app}", "worker", app) for app in APPS]
        op_de_weg_terug.callback(_stop, processen)
        await _wacht(omgeving, poorten, processen)
        yield omgeving


def _stop(processen: list[subprocess.Popen[bytes]]) -> None:
    for proces in processen:
        proces.terminate()  # all at once: each finishes what it has in hand
    for proces in processen:
        stop(proces)


def _variabelen(omgeving: Omgeving, adres: Adres, bootstrap: str, poorten: dict[str, int]) -> dict[str, str]:
    """The settings of every process: only these differ from the embedded region."""
    return omgeving.variabelen(adres) | {
        "REGIOLOKET_DATABASE_URL": f"postgresql+asyncpg://{{rol}}:{omgeving.wachtwoord()}@{adres.host}:{adres.poort}/regioloket_{{app}}",
        "REGIOLOKET_BUS": "kafka",
        "REGIOLOKET_KAFKA_BOOTSTRAP": bootstrap,
        "REGIOLOKET_APP_URLS": json.dumps({app: f"http://127.0.0.1:{poort}" for app, poort in poorten.items()}),
    }


def _poorten(omgeving: Omgeving) -> dict[str, int]:
    """A port per api; that of the door is the region's own."""
    poorten = {"gateway": omgeving.poort}
    with contextlib.ExitStack() as open_gehouden:
        for app in APPS:
            if app not in poorten:
                s = open_gehouden.enter_context(socket.socket())
                s.bind(("127.0.0.1", 0))
                poorten[app] = s.getsockname()[1]
    return poorten


def _start(map_: Path, slot: int, naam: str, *argumenten: str) -> subprocess.Popen[bytes]:
    with (map_ / f"{naam}.log").open("ab") as log:
        return subprocess.Popen(  # noqa: S603 - our own module, no shell
            [sys.executable, "-m", "deploy", *argumenten, "--toezicht"],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            pass_fds=(slot,),
            start_new_session=True,
        )


async def _wacht(omgeving: Omgeving, poorten: dict[str, int], processen: list[subprocess.Popen[bytes]]) -> None:
    tot = time.monotonic() + START_S
    wachten = {app: f"http://127.0.0.1:{poort}{'/klaar' if app == 'gateway' else f'/{app}/v1/klaar'}" for app, poort in poorten.items()}
    async with httpx.AsyncClient(timeout=2) as client:
        while wachten and time.monotonic() < tot:
            if any(proces.poll() is not None for proces in processen):
                raise StartNiet(f"Een proces stopte meteen weer. Kijk in {omgeving.map} in de logboeken van api en worker wat er misging.")
            for app, url in list(wachten.items()):
                with contextlib.suppress(httpx.TransportError):
                    if (await client.get(url)).is_success:
                        del wachten[app]
            await asyncio.sleep(0.2)
    if wachten:
        raise StartNiet(f"Na {START_S} seconden antwoordt nog niet: {', '.join(wachten)}. Kijk in {omgeving.map} in de logboeken.")
