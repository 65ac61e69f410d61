"""`make run` as a new user would run it: it answers, it stops, it goes on, and it says in one sentence why it cannot."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
import pytest

from deploy.embedded.omgeving import Omgeving
from tests.e2e.conftest import HUIS

#: Once installed, a region answers within this many seconds.
START_S = 90
#: Passes the elfproef (domain: identificatie); nobody's as far as we know.
BSN = "999993653"


def vrije_poort() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def omgeving_voor(map_: Path, poort: int) -> dict[str, str]:
    schoon = {k: v for k, v in os.environ.items() if not k.startswith("REGIOLOKET_")}
    return schoon | {"REGIOLOKET_VAR": str(map_), "REGIOLOKET_POORT": str(poort), "PYTHONUNBUFFERED": "1"}


@contextmanager
def start(map_: Path, poort: int) -> "Iterator[subprocess.Popen[str]]":
    with subprocess.Popen(
        [sys.executable, "-m", "deploy", "run"],
        cwd=HUIS,
        env=omgeving_voor(map_, poort),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as proces:
        try:
            yield proces
        finally:
            proces.terminate()  # when the test failed; a process that has ended does not mind


def lees_token(proces: "subprocess.Popen[str]") -> str:
    assert proces.stdout is not None
    gelezen: list[str] = []
    for regel in proces.stdout:
        gelezen.append(regel)
        if regel.startswith("ey"):
            return regel.strip()
    raise AssertionError("".join(gelezen))


def stuur_bsn_overal(basis: str, token: str) -> list[httpx.Response]:
    """A valid BSN wherever a careless client might put one: path, query, header, and the wrong field of a body."""
    kop = {"Authorization": f"Bearer {token}", "X-Medewerker": "m-1"}
    with httpx.Client(base_url=basis, headers=kop) as client:
        return [
            client.get(f"/vroegsignalering/v1/zaken/{BSN}"),
            client.get(f"/intake/v1/trajecten?cursor={BSN}&bsn={BSN}"),
            client.get(f"/gateway/v1/managementinformatie/{BSN}?gemeente={BSN}"),
            client.get(f"/{BSN}/v1/zaken"),
            client.get("/intake/v1/trajecten", headers={"X-Medewerker": f"{BSN}!"}),
            client.get("/intake/v1/trajecten", headers={"Authorization": f"Bearer {BSN}"}),
            client.post("/intake/v1/aanmeldingen", json={"gemeente": BSN, "kanaal": BSN, BSN: BSN, "betrokkene": {"bsn": BSN}}),
            client.post("/bbz/v1/aanvragen", content=f'{{"bsn": {BSN}', headers={"Content-Type": "application/json"}),
            client.post("/debiteuren/v1/afschriften?gemeente=0518", content=f"<{BSN}>", headers={"Content-Type": "application/xml"}),
            client.post("/vroegsignalering/v1/aanleveringen", content=f"bsn\n{BSN}\n", headers={"Content-Type": "text/csv"}),
        ]


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    pad = tmp_path_factory.mktemp("regio")
    yield pad
    Omgeving(pad / "regio").wis()


def test_antwoordt_stopt_en_gaat_verder_waar_het_was(map_: Path) -> None:
    poort = vrije_poort()
    basis = f"http://127.0.0.1:{poort}"
    gemeenten = []
    for _ in range(2):
        begin = time.monotonic()
        with start(map_, poort) as proces:
            token = lees_token(proces)
            assert time.monotonic() - begin < START_S
            antwoord = httpx.get(f"{basis}/gateway/v1/gemeenten", headers={"Authorization": f"Bearer {token}"})
            assert antwoord.status_code == 200
            gemeenten.append(antwoord.json())
            assert httpx.get(f"{basis}/ontwikkelaars").status_code == 200
            assert [a.text for a in stuur_bsn_overal(basis, token) if BSN in a.text] == []
            kinderen = psutil.Process(proces.pid).children(recursive=True)
            proces.send_signal(signal.SIGINT)
            assert proces.wait(40) == 0
        assert [k for k in kinderen if k.is_running() and k.status() != psutil.STATUS_ZOMBIE] == []
    assert gemeenten[0] == gemeenten[1]
    assert [log.name for log in (map_ / "regio").glob("*.log") if BSN in log.read_text()] == []


def test_een_bezette_poort_geeft_een_zin(map_: Path) -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        uit = subprocess.run(
            [sys.executable, "-m", "deploy", "run"], cwd=HUIS, env=omgeving_voor(map_, poort), capture_output=True, text=True, check=False
        )
    assert uit.returncode == 1
    assert uit.stderr.strip() == f"Poort {poort} is al in gebruik: stop wat daar draait, of kies een andere poort met REGIOLOKET_POORT."


def test_een_half_gemaakte_map_geeft_een_zin(tmp_path: Path) -> None:
    (tmp_path / "regio").mkdir()
    (tmp_path / "regio" / "postgres").write_text("geen map")
    uit = subprocess.run(
        [sys.executable, "-m", "deploy", "run"],
        cwd=HUIS,
        env=omgeving_voor(tmp_path, vrije_poort()),
        capture_output=True,
        text=True,
        check=False,
    )
    assert uit.returncode == 1
    assert len(uit.stderr.strip().splitlines()) == 1
    assert "Traceback" not in uit.stderr


def test_zonder_python_geeft_make_een_zin(tmp_path: Path) -> None:
    if shutil.which("make") is None:
        pytest.fail("make is what a user starts with; install it")
    for naam in ("Makefile", "requirements.lock"):
        shutil.copy(HUIS / naam, tmp_path / naam)
    uit = subprocess.run(["make", "PYTHON=", "run"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert uit.returncode != 0
    assert "Python 3.11" in uit.stdout
