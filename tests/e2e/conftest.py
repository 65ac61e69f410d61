"""The demo as a person runs it: a process of its own, in a folder of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from deploy.embedded.omgeving import Omgeving
from deploy.kafka.programma import ontbreekt

HUIS = Path(__file__).parents[2]
#: A whole demo takes some twenty seconds on two cores; a machine may be slow, but not this slow.
DEMO_S = 240


@dataclass(slots=True)
class Demo:
    """One folder in which the demo is told, once or more often."""

    map: Path
    poort: int
    verdeeld: bool = False

    @property
    def regio(self) -> Path:
        """The folder of the region that the story is told in."""
        return self.map / ("demo-verdeeld" if self.verdeeld else "demo")

    def start(self) -> "subprocess.Popen[str]":
        """Begin telling; what is printed can be read line by line."""
        omgeving = {k: v for k, v in os.environ.items() if not k.startswith("REGIOLOKET_")}
        omgeving |= {"REGIOLOKET_VAR": str(self.map), "REGIOLOKET_DEMO_POORT": str(self.poort), "PYTHONUNBUFFERED": "1"}
        return subprocess.Popen(
            [sys.executable, "-m", "deploy", "demo", *(["--verdeeld"] if self.verdeeld else [])],
            cwd=HUIS,
            env=omgeving,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def vertel(self) -> dict[str, Any]:
        """Tell the whole story and return its outcome."""
        with self.start() as proces:
            tekst, _ = proces.communicate(timeout=DEMO_S)
        assert proces.returncode == 0, tekst
        uitkomst: dict[str, Any] = json.loads((self.regio / "uitkomst.json").read_text())
        return uitkomst

    def dood_na(self, regels: int, *, ook_postgres: bool = False) -> bool:
        """Tell until so many lines were printed, then kill everything at once; False when the story was over before."""
        with self.start() as proces:
            assert proces.stdout is not None
            for _ in range(regels):
                if not proces.stdout.readline():
                    return False
            slachtoffers = [psutil.Process(proces.pid), *psutil.Process(proces.pid).children(recursive=True)]
            if ook_postgres:
                slachtoffers += self._postmaster()
            for slachtoffer in slachtoffers:
                try:
                    slachtoffer.send_signal(signal.SIGKILL)
                except psutil.NoSuchProcess:
                    continue
        return True

    def _postmaster(self) -> list[psutil.Process]:
        wijzer = self.map / "demo" / "postgres" / "plek"
        plek = Path(wijzer.read_text().strip()) if wijzer.exists() else self.map / "demo" / "postgres" / "cluster"
        pid = plek / "data" / "postmaster.pid"
        return [psutil.Process(int(pid.read_text().split()[0]))] if pid.exists() else []

    def wis(self) -> None:
        """Leave nothing behind."""
        Omgeving(self.regio).wis()


def vrije_poort() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    demo = Demo(tmp_path_factory.mktemp("demo"), vrije_poort())
    yield demo
    demo.wis()


@pytest.fixture(scope="module")
def verdeeld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The same story in ten processes on a real broker. Skipped with the reason where none can be had, but never in CI."""
    if reden := ontbreekt():
        assert os.environ.get("CI") != "true", reden
        pytest.skip(reden)
    demo = Demo(tmp_path_factory.mktemp("verdeeld"), vrije_poort(), verdeeld=True)
    yield demo
    demo.wis()
