"""A file of 50,000 signals, from the first byte of the request to the last committed event, beside the COPY limit of the same rows.

The api and the worker are processes of their own, as in production: relay, consumer and all jobs run too. Mix: 1.3 signals per zaak,
three gemeenten, 2 % refused.
"""

import asyncio
import multiprocessing
import random
import socket
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from typing import Any

import httpx
import psutil
import structlog
import uvicorn

from kernel.bus.postgres import PostgresBus
from kernel.client import Apps
from services.vroegsignalering.app import MIGRATIONS, create_app, create_worker
from services.vroegsignalering.settings import Settings
from tests.bench.uitkomst import Uitkomst, bench
from tests.conftest import GEMEENTEN, Regio
from tests.steun.vroegsignalering import APP, BASIS, DAG, LOKET_SCOPES, PARTNER_SCOPES

RIJEN, GEWEIGERD, PER_ZAAK, RONDEN = 50_000, 0.02, 1.3, 3
GRENS, GEHEUGEN_MB = 0.20, 300
_METING: dict[str, "Meting"] = {}


@dataclass(frozen=True, slots=True)
class Meting:
    """Rows per second of the median round and of the COPY beside it, and the peaks of memory in MB."""

    inname: float
    copy: float
    api_mb: float
    worker_mb: float


@bench("inname")
async def inname(regio: Regio) -> Uitkomst:
    """Rows per second, file to committed events, beside COPY of the same typed rows into the same table."""
    meting = await _meet(regio)
    return Uitkomst.aandeel("inname", waarde=meting.inname, eenheid="rijen/s", referentie=meting.copy, grens=GRENS)


@bench("inname_geheugen")
async def inname_geheugen(regio: Regio) -> Uitkomst:
    """The larger of the peaks of api and worker during it; the reference is the other one."""
    meting = await _meet(regio)
    hoog, laag = max(meting.api_mb, meting.worker_mb), min(meting.api_mb, meting.worker_mb)
    return Uitkomst.hoogstens("inname_geheugen", waarde=hoog, eenheid="MB", referentie=laag, grens=GEHEUGEN_MB)


async def _meet(regio: Regio) -> Meting:
    """Measured once for both benches."""
    if "inname" not in _METING:
        _METING["inname"] = await _meet_nu(regio)
    return _METING["inname"]


async def _meet_nu(regio: Regio) -> Meting:
    settings = regio.settings(Settings)
    await regio.klaar(settings, MIGRATIONS)
    await regio.ken_gemeenten(APP)
    bestand, tempos, grenzen = maak_bestand(), [], []
    with _processen(settings) as (poort, processen):
        async with _volg_geheugen(processen) as pieken:
            for _ in range(RONDEN):
                await regio.schoon(APP)
                tempos.append(RIJEN / await _lever_aan(regio, poort, bestand))
                grenzen.append(await _copy_limiet(regio))
    midden = sorted(range(RONDEN), key=lambda i: tempos[i] / grenzen[i])[RONDEN // 2]
    return Meting(tempos[midden], grenzen[midden], *pieken)


def maak_bestand() -> bytes:
    """The CSV of the mix; a door that comes back has the same person and another contract: it joins, and nothing is a repeat.

    Half of the rows have a BSN, that of the person at the door: no two doors of one gemeente share one.
    """
    kans = random.Random(2025)
    goed = round(RIJEN * (1 - GEWEIGERD))
    deuren = round(goed / PER_ZAAK)
    deur_van = [i if i < deuren else kans.randrange(deuren) for i in range(goed)] + [0] * (RIJEN - goed)
    regels = []
    for n, deur in enumerate(deur_van):
        bedrag = str(kans.randrange(5_000, 500_000)) if n < goed else "onbekend"
        postcode = f"{1000 + deur % 8900}{'ABCDEFGHJK'[deur // 8900]}X"
        regels.append(
            f"E-{n:08d};{GEMEENTEN[deur % 3]};2025-03-05;{bedrag};2024-12-{1 + n % 28:02d};{'ja' if n % 50 == 0 else 'nee'};K{n:07d};"
            f"{_bsn(deur // 3) if n % 2 else ''};J.;van;Voorbeeld{deur % 977};19{50 + deur % 50}-06-15;Dorpsstraat;{1 + deur % 90};;"
            f"{postcode};Proefstad;0612345678;inwoner{n}@example.org;{'Bakkerij Proef' if deur % 9 == 0 else ''}"
        )
    kans.shuffle(regels)
    kop = (
        "signaalId;gemeentecode;signaaldatum;bedragCenten;ontstaansdatum;crisis;klantnummer;bsn;voorletters;voorvoegsel;achternaam;"
        "geboortedatum;straatnaam;huisnummer;huisnummertoevoeging;postcode;plaatsnaam;telefoonnummer;emailadres;bedrijfsnaam"
    )
    return "\r\n".join([kop, *regels, ""]).encode()


def _bsn(n: int) -> str:
    """A number that passes the elfproef, in the range 9999xxxxx that stands for nobody here."""
    for poging in range(11):
        eerste = f"9999{(n * 11 + poging) % 10_000:04d}"
        rest = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(range(9, 1, -1), eerste, strict=True)) % 11
        if rest < 10:
            return f"{eerste}{rest}"
    raise AssertionError("one in eleven has no check digit")


async def _lever_aan(regio: Regio, poort: int, bestand: bytes) -> float:
    """Seconds from sending the file until all its events are committed."""
    loket = regio.token(APP, scopes=LOKET_SCOPES, medewerker="m1")
    partner = regio.token(APP, scopes=PARTNER_SCOPES, client="energiebedrijf")
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{poort}", timeout=120) as client:
        verzoek = {"gemeenten": list(GEMEENTEN), "naam": "Proefpartner", "type": "Energie"}
        convenant = await client.put(f"{BASIS}/signaalpartners/energiebedrijf", json=verzoek, headers={"Authorization": f"Bearer {loket}"})
        convenant.raise_for_status()
        kop = {"Authorization": f"Bearer {partner}", "Boekdatum": DAG.isoformat()}
        begin = time.perf_counter()
        antwoord = await client.post(f"{BASIS}/aanleveringen", content=_stukken(bestand), headers=kop | {"Content-Type": "text/csv"})
        antwoord.raise_for_status()
        stand = await _wacht_tot_verwerkt(client, antwoord.headers["Location"], kop)
        seconden = time.perf_counter() - begin
    assert (stand["regels"], stand["geweigerd"], stand["dubbel"]) == (RIJEN, round(RIJEN * GEWEIGERD), 0), stand
    return seconden


async def _wacht_tot_verwerkt(client: httpx.AsyncClient, plaats: str, kop: dict[str, str]) -> dict[str, Any]:
    """Ask as a partner would; twenty times a second costs the api next to nothing."""
    for _ in range(2_400):
        stand: dict[str, Any] = (await client.get(plaats, headers=kop)).json()
        if stand["stand"] != "inlezen":
            return stand
        await asyncio.sleep(0.05)
    raise AssertionError("the aanlevering was not handled in two minutes")


async def _stukken(bestand: bytes) -> AsyncIterator[bytes]:
    for i in range(0, len(bestand), 65_536):
        yield bestand[i : i + 65_536]


async def _copy_limiet(regio: Regio) -> float:
    """Rows per second of COPY, by a superuser, of the rows that are in `signaal` now, into a table with the same keys and indexes."""
    async with regio.superuser() as db:
        await db.execute(f"SET search_path = {APP}")
        await db.execute("DROP TABLE IF EXISTS grens")
        await db.execute("CREATE TABLE grens (LIKE signaal INCLUDING ALL)")
        rijen = [tuple(rij) for rij in await db.fetch("SELECT * FROM signaal")]
        begin = time.perf_counter()
        await db.copy_records_to_table("grens", records=rijen)
        tempo = len(rijen) / (time.perf_counter() - begin)
        await db.execute("DROP TABLE grens")
    return tempo


# -- processes ----------------------------------------------------------------------------------------------------


@contextmanager
def _processen(settings: Settings) -> Iterator[tuple[int, Sequence[psutil.Process]]]:
    """The api on a port, and the worker, each in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as deur:
        poort = deur.getsockname()[1]
    geheim = {naam: getattr(settings, naam).get_secret_value() for naam in ("database_url", "bus_url")}
    waarden, spawn = settings.model_dump() | geheim, multiprocessing.get_context("spawn")
    processen: list[BaseProcess] = [
        spawn.Process(target=_api, args=(waarden, poort)),
        spawn.Process(target=_worker, args=(waarden,)),
    ]
    for proces in processen:
        proces.start()
    try:
        _wacht_op(poort)
        yield poort, [psutil.Process(p.pid) for p in processen]
    finally:
        for proces in processen:
            proces.terminate()
            proces.join(20)


def _api(waarden: dict[str, Any], poort: int) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    uvicorn.run(create_app(Settings.model_validate(waarden)), port=poort, log_level="warning", access_log=False)


def _worker(waarden: dict[str, Any]) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    settings = Settings.model_validate(waarden)

    async def loop() -> None:
        bus = PostgresBus(settings.bus_url.get_secret_value())
        await create_worker(settings, bus, Apps(settings)).run(asyncio.Event())

    asyncio.run(loop())


def _wacht_op(poort: int) -> None:
    for _ in range(300):
        try:
            httpx.get(f"http://127.0.0.1:{poort}{BASIS}/gezondheid").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the api did not start")


@asynccontextmanager
async def _volg_geheugen(processen: Sequence[psutil.Process]) -> AsyncIterator[list[float]]:
    """The highest resident memory of each process so far, in MB."""
    pieken = [0.0 for _ in processen]

    async def volg() -> None:
        while True:
            pieken[:] = [max(piek, p.memory_info().rss / 1e6) for piek, p in zip(pieken, processen, strict=True)]
            await asyncio.sleep(0.05)

    taak = asyncio.create_task(volg())
    yield pieken
    taak.cancel()
    with suppress(asyncio.CancelledError):
        await taak
