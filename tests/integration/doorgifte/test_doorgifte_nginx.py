"""The nginx in front of the door, as deployed: a real nginx on our own file, with another address behind it."""

import os
import shutil
import socket
import ssl
import subprocess
import time
import warnings
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from tests.conftest import Regio
from tests.steun.certificaat import maak_certificaten
from tests.steun.poort import luister

CONF = Path(__file__).parents[3] / "deploy" / "nginx" / "regioloket.conf"


@dataclass(frozen=True)
class Voordeur:
    https: int
    http: int
    ca: Path

    def context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.ca)

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(base_url=f"https://localhost:{self.https}", verify=self.context())


async def _vertel(request: Request) -> JSONResponse:
    lengte = 0
    async for deel in request.stream():
        lengte += len(deel)
    return JSONResponse({"headers": dict(request.headers), "lengte": lengte, "pad": request.scope["raw_path"].decode()})


@pytest.fixture(scope="module")
async def voordeur(tmp_path_factory: pytest.TempPathFactory, regio: Regio) -> AsyncIterator[Voordeur]:
    if shutil.which("nginx") is None:
        assert os.environ.get("CI") != "true", "nginx is verplicht in CI"
        pytest.skip("er is geen nginx")
    map_ = tmp_path_factory.mktemp("nginx")
    ca, certificaat, sleutel = maak_certificaten(map_)
    async with luister(Starlette(routes=[Route("/{pad:path}", _vertel, methods=["GET", "POST"])])) as achter:
        https, http = _vrij(), _vrij()
        tekst = CONF.read_text(encoding="utf-8")
        for oud, nieuw in {
            "server api-gateway:8000": f"server {achter.removeprefix('http://')}",
            "listen 8443": f"listen 127.0.0.1:{https}",
            "listen 8080": f"listen 127.0.0.1:{http}",
            "/etc/nginx/tls/keten.pem": str(certificaat),
            "/etc/nginx/tls/sleutel.pem": str(sleutel),
        }.items():
            assert oud in tekst
            tekst = tekst.replace(oud, nieuw)
        (map_ / "regioloket.conf").write_text(tekst)
        tijdelijk = "".join(f"{soort}_temp_path {map_}/{soort};\n" for soort in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (map_ / "nginx.conf").write_text(
            f"daemon off;\npid {map_}/pid;\nerror_log {map_}/fout.log;\nevents {{}}\n"
            f"http {{\naccess_log off;\n{tijdelijk}include {map_}/regioloket.conf;\n}}\n"
        )
        proces = _start(map_)
        try:
            _wacht(https, proces, map_)
            yield Voordeur(https, http, ca)
        finally:
            proces.terminate()
            proces.wait(10)


async def test_van_buiten_naar_binnen_over_tls(voordeur: Voordeur) -> None:
    async with voordeur.client() as client:
        antwoord = await client.get("/intake/v1/trajecten")
    assert antwoord.json()["pad"] == "/intake/v1/trajecten"
    assert antwoord.headers["strict-transport-security"].startswith("max-age=31536000")
    assert "nginx/" not in antwoord.headers["server"]


async def test_zonder_tls_wordt_het_tls(voordeur: Voordeur) -> None:
    async with httpx.AsyncClient() as client:
        antwoord = await client.get(f"http://localhost:{voordeur.http}/intake/v1/trajecten?aantal=1")
    assert antwoord.status_code == 308
    assert antwoord.headers["location"] == "https://localhost/intake/v1/trajecten?aantal=1"


@pytest.mark.parametrize(
    ("versie", "mag"), [(ssl.TLSVersion.TLSv1_1, False), (ssl.TLSVersion.TLSv1_2, True), (ssl.TLSVersion.TLSv1_3, True)]
)
def test_alleen_tls_1_2_en_1_3(voordeur: Voordeur, versie: ssl.TLSVersion, mag: bool) -> None:
    context = voordeur.context()
    context.set_ciphers("ALL:@SECLEVEL=0")  # the client is willing: the server decides
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # that is the point of the first
        context.minimum_version = context.maximum_version = versie
    assert _handdruk(voordeur, context) is mag


@pytest.mark.parametrize("suite", ["AES256-SHA", "ECDHE-ECDSA-AES128-SHA256", "ECDHE-ECDSA-AES256-SHA384"])
def test_geen_versleuteling_zonder_aead(voordeur: Voordeur, suite: str) -> None:
    context = voordeur.context()
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(f"{suite}:@SECLEVEL=0")
    assert not _handdruk(voordeur, context)


async def test_wat_de_client_over_zijn_afkomst_zegt_komt_niet_binnen(voordeur: Voordeur) -> None:
    async with voordeur.client() as client:
        antwoord = await client.get("/", headers={"X-Forwarded-For": "10.0.0.1", "Forwarded": "for=10.0.0.1"})
    assert not {"x-forwarded-for", "forwarded"} & antwoord.json()["headers"].keys()


async def test_metingen_zijn_niet_voor_buiten(voordeur: Voordeur) -> None:
    async with voordeur.client() as client:
        assert (await client.get("/metrics")).status_code == 404


async def test_een_grote_aanlevering_stroomt_erdoor_en_een_te_grote_niet(voordeur: Voordeur) -> None:
    async with voordeur.client() as client:
        assert (await client.post("/x", content=b"r" * 20_000_000)).json()["lengte"] == 20_000_000
    assert _alleen_koppen(voordeur, b"POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000000\r\n\r\n").startswith(b"HTTP/1.1 413")


def _alleen_koppen(voordeur: Voordeur, verzoek: bytes) -> bytes:
    """The answer to the head of a request whose body never comes."""
    with (
        socket.create_connection(("127.0.0.1", voordeur.https), 5) as lijn,
        voordeur.context().wrap_socket(lijn, server_hostname="localhost") as veilig,
    ):
        veilig.sendall(verzoek)
        return veilig.recv(4_096)


def _handdruk(voordeur: Voordeur, context: ssl.SSLContext) -> bool:
    with socket.create_connection(("127.0.0.1", voordeur.https), 5) as lijn:
        try:
            context.wrap_socket(lijn, server_hostname="localhost").close()
        except OSError:
            return False
        return True


def _vrij() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _start(map_: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(["nginx", "-p", str(map_), "-c", str(map_ / "nginx.conf")], stderr=subprocess.DEVNULL)


def _wacht(poort: int, proces: "subprocess.Popen[bytes]", map_: Path) -> None:
    einde = time.monotonic() + 15
    while time.monotonic() < einde:
        assert proces.poll() is None, (map_ / "fout.log").read_text()
        with suppress(OSError), socket.create_connection(("127.0.0.1", poort), 1):
            return
        time.sleep(0.05)
    pytest.fail("nginx did not start")
