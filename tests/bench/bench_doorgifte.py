"""What does the door cost? The same 2 kB answer, asked from an app directly and through the gateway with tokens on.

Three processes, as in production apart: the app, the gateway before it, and the asker. Open-loop: requests leave at a stated rate, whether
or not the last one has come back, so a queue shows in the times. Closed-loop: as many connections as stated, each asking again at once; the
most that can be had. Direct and through the door take turns, so that both meet the same machine.
"""

import asyncio
import logging
import multiprocessing
import socket
import statistics
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from multiprocessing.process import BaseProcess
from typing import Any, ClassVar

import aiohttp
import httpx
import structlog
import uvicorn
from fastapi import APIRouter

from deploy.embedded import aanmelden
from gateway.app import create_poort
from gateway.settings import Settings
from kernel.auth import vereist
from kernel.db import Database
from kernel.settings import AppSettings
from kernel.web import Model, create_api
from tests.bench.uitkomst import Uitkomst, bench
from tests.conftest import Regio
from tests.steun.poort import open_deur

#: Requests a second and seconds of the open loop; connections and seconds of the closed loop; rounds.
TEMPO, OPEN_S = 150, 3.0
VERBINDINGEN, DICHT_S = 16, 3.0
RONDEN = 3
PAD = "/intake/v1/trajecten"
TEKENS = 2_036  # with the JSON around it 2 kB


@bench("doorgifte")
async def doorgifte(regio: Regio) -> Uitkomst:
    """Requests a second through the gateway, beside direct; what it adds to p50 and p99 is printed."""
    async with (
        open_deur(regio, doorgifte_per_s=1e6, doorgifte_stoot=1_000_000) as deur,
        _processen(deur.settings.model_dump()) as (app, poort),
    ):
        async with httpx.AsyncClient(base_url=poort) as http:
            token = await aanmelden.vraag_token(http, "loket", deur.sleutel("loket"), deur.settings.uitgever)
        intern = regio.token("intake", scopes=["intake:trajecten:lezen"])
        wegen = {"direct": (app, intern), "door de poort": (poort, token)}
        open_: dict[str, list[float]] = {naam: [] for naam in wegen}
        dicht: dict[str, list[float]] = {naam: [] for naam in wegen}
        for _ in range(RONDEN):
            for naam, (adres, bearer) in wegen.items():
                async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {bearer}"}) as sessie:
                    await _dicht(sessie, adres, 0.3)  # connections open, tokens known
                    open_[naam] += await _open(sessie, adres)
                    dicht[naam].append(await _dicht(sessie, adres, DICHT_S))
    for naam, tijden in open_.items():
        p50, p99 = statistics.median(tijden) * 1000, statistics.quantiles(tijden, n=100)[98] * 1000
        print(f"  {naam:14} open op {TEMPO}/s: p50 {p50:.2f} ms, p99 {p99:.2f} ms; dicht met {VERBINDINGEN}: {max(dicht[naam]):.0f}/s")  # noqa: T201
    direct, erdoor = (statistics.median(dicht[naam]) for naam in wegen)
    return Uitkomst.aandeel("doorgifte", waarde=erdoor, eenheid="verzoeken/s", referentie=direct, grens=0.7)


async def _open(sessie: aiohttp.ClientSession, adres: str) -> list[float]:
    """Seconds per request, each counted from the moment it should have left."""
    begin, aantal = time.perf_counter() + 0.1, int(TEMPO * OPEN_S)

    async def een(nummer: int) -> float:
        moment = begin + nummer / TEMPO
        await asyncio.sleep(max(0.0, moment - time.perf_counter()))
        await _vraag(sessie, adres)
        return time.perf_counter() - moment

    return list(await asyncio.gather(*(een(nummer) for nummer in range(aantal))))


async def _dicht(sessie: aiohttp.ClientSession, adres: str, duur_s: float) -> float:
    """Requests a second with so many connections that never rest."""
    begin = time.perf_counter()

    async def steeds() -> int:
        aantal = 0
        while time.perf_counter() - begin < duur_s:
            await _vraag(sessie, adres)
            aantal += 1
        return aantal

    aantallen = await asyncio.gather(*(steeds() for _ in range(VERBINDINGEN)))
    return sum(aantallen) / (time.perf_counter() - begin)


async def _vraag(sessie: aiohttp.ClientSession, adres: str) -> None:
    async with sessie.get(f"{adres}{PAD}") as antwoord:
        inhoud = await antwoord.read()
        assert (antwoord.status, len(inhoud)) == (200, TEKENS + len('{"tekst":""}')), antwoord.status


@asynccontextmanager
async def _processen(instellingen: dict[str, Any]) -> AsyncIterator[tuple[str, str]]:
    """An app and the gateway before it, each in a process of its own; their addresses."""
    app_poort, deur_poort = _vrij(), _vrij()
    app, deur = f"http://127.0.0.1:{app_poort}", f"http://127.0.0.1:{deur_poort}"
    context = multiprocessing.get_context("spawn")
    anders = {**instellingen, "app_urls": {"intake": app}, "register_vers_s": 5.0}
    bezig: list[BaseProcess] = [
        context.Process(target=_draai, args=(_maak_app, app_poort, instellingen)),
        context.Process(target=_draai, args=(_maak_deur, deur_poort, anders)),
    ]
    for proces in bezig:
        proces.start()
    try:
        for adres in (f"{app}/intake/v1/openapi.json", f"{deur}/gezondheid"):
            await _wacht_op(adres)
        yield app, deur
    finally:
        for proces in bezig:
            proces.terminate()
            proces.join(5)


def _draai(maak: Callable[[Any], Any], poort: int, gegeven: Any) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    uvicorn.run(maak(gegeven), host="127.0.0.1", port=poort, log_level="error", access_log=False, ws="none")


class _Intake(AppSettings):
    app: ClassVar[str] = "intake"


class _Tekst(Model):
    tekst: str


def _maak_app(instellingen: dict[str, Any]) -> Any:
    """A service by the recipe of the house, that checks token and right and answers 2 kB; no database, so only the way there counts."""
    settings = _Intake.model_validate(instellingen)
    router = APIRouter()

    @router.get("/trajecten", operation_id="leesTekst", dependencies=[vereist("intake:trajecten:lezen")])
    async def lees() -> _Tekst:
        return _Tekst(tekst="x" * TEKENS)

    return create_api(settings, Database(settings, "app"), titel="Bench", beschrijving="Bench", routers=[router])


def _maak_deur(instellingen: dict[str, Any]) -> Any:
    return create_poort(Settings.model_validate(instellingen))


async def _wacht_op(adres: str) -> None:
    async with httpx.AsyncClient() as http:
        for _ in range(300):
            with suppress(httpx.TransportError):
                if (await http.get(adres)).status_code == httpx.codes.OK:
                    return
            await asyncio.sleep(0.1)
    raise TimeoutError(adres)


def _vrij() -> int:
    with socket.create_server(("127.0.0.1", 0)) as deur:
        poort: int = deur.getsockname()[1]
        return poort
