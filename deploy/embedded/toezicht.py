"""The supervisor of the embedded region: starts its two processes, waits until they answer, and stops them in order."""

import asyncio
import contextlib
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import httpx

from deploy.embedded.inrichting import maak_regiosleutels
from deploy.embedded.omgeving import Omgeving, maak_klaar
from deploy.embedded.worker import KLAAR

#: How long the two processes get to answer, and to stop, in seconds.
START_S, STOP_S = 60, 20


class StartNiet(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """The region cannot start; the message says why in one sentence and what to do."""


def eis_vrije_poort(poort: int) -> None:
    """Refuse, before anything is made, when someone else answers on this port."""
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind(("127.0.0.1", poort))
        except OSError:
            raise StartNiet(
                f"Poort {poort} is al in gebruik: stop wat daar draait, of kies een andere poort met REGIOLOKET_POORT."
            ) from None


@contextmanager
def eigen_slot(map_: Path) -> Iterator[int]:
    """Only one supervisor per folder. The processes of the region share the lock, so a dead supervisor's are waited for."""
    map_.mkdir(parents=True, exist_ok=True)
    tot = time.monotonic() + STOP_S
    with (map_ / "slot").open("w") as slot:
        while True:
            try:
                fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > tot:
                    raise StartNiet(f"De regio in {map_} draait al: stop haar eerst.") from None
                time.sleep(0.2)
        yield slot.fileno()


@asynccontextmanager
async def draaiende_regio(omgeving: Omgeving) -> AsyncIterator[Omgeving]:
    """The whole region, running; stopped in order when the block ends. Raises StartNiet or PostgresStartNiet."""
    with eigen_slot(omgeving.map) as slot:
        eis_vrije_poort(omgeving.poort)
        await maak_klaar(omgeving)
        maak_regiosleutels(omgeving)
        os.environ["REGIOLOKET_MAP"] = str(omgeving.map)
        with contextlib.suppress(FileNotFoundError):
            (omgeving.map / KLAAR).unlink()
        processen = [start(omgeving.map, slot, "api", str(omgeving.poort)), start(omgeving.map, slot, "worker")]
        try:
            await _wacht(omgeving, processen)
            yield omgeving
        finally:
            for proces in processen:
                stop(proces)
            omgeving.postgres.stop()


def start(map_: Path, slot: int, naam: str, *argumenten: str) -> subprocess.Popen[bytes]:
    """Start one process of the region; what it logs goes to `<naam>.log`."""
    with (map_ / f"{naam}.log").open("ab") as log:
        return subprocess.Popen(  # noqa: S603 - our own module, no shell
            [sys.executable, "-m", f"deploy.embedded.{naam}", *argumenten],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            pass_fds=(slot,),
            start_new_session=True,  # Ctrl-C reaches the supervisor, which stops the others in order
        )


def stop(proces: subprocess.Popen[bytes]) -> None:
    """Ask it to finish; insist when it does not."""
    if proces.poll() is not None:
        return
    proces.send_signal(signal.SIGTERM)
    try:
        proces.wait(STOP_S)
    except subprocess.TimeoutExpired:
        proces.kill()
        proces.wait()


async def _wacht(omgeving: Omgeving, processen: list[subprocess.Popen[bytes]]) -> None:
    tot = time.monotonic() + START_S
    async with httpx.AsyncClient(timeout=2) as client:
        while time.monotonic() < tot:
            for proces in processen:
                if proces.poll() is not None:
                    raise StartNiet(f"Een proces stopte meteen weer. Kijk in {omgeving.map} in api.log en worker.log wat er misging.")
            with contextlib.suppress(httpx.TransportError):
                antwoord = await client.get(f"http://127.0.0.1:{omgeving.poort}/klaar")
                if antwoord.is_success and (omgeving.map / KLAAR).exists():
                    return
            await asyncio.sleep(0.1)
    raise StartNiet(f"De regio antwoordt niet binnen {START_S} seconden. Kijk in {omgeving.map} in api.log en worker.log.")
