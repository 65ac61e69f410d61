"""Bodies flow both ways, piece by piece, over real connections; a dead app is said at once."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import aiohttp
import pytest

from kernel.web import ASGIApp, Receive, Scope, Send
from tests.conftest import Regio
from tests.steun.poort import Deur, luister, open_deur

PAD = "/intake/v1/aanleveringen"
GEDULD_S = 10

Openen = Callable[[ASGIApp], AbstractAsyncContextManager[tuple[str, dict[str, str], Deur]]]


@pytest.fixture(params=["hier", "elders"])
def openen(request: pytest.FixtureRequest, regio: Regio) -> Openen:
    """Put this app behind a door on a real port; gives the door's address and the loket's headers."""

    @asynccontextmanager
    async def op(app: ASGIApp) -> AsyncIterator[tuple[str, dict[str, str], Deur]]:
        if request.param == "hier":
            async with open_deur(regio, {"intake": app}) as deur, luister(deur.poort) as buiten:
                yield buiten, await deur.als("loket"), deur
        else:
            async with luister(app) as adres, open_deur(regio, app_urls={"intake": adres}) as deur, luister(deur.poort) as buiten:
                yield buiten, await deur.als("loket"), deur

    return op


async def antwoord(send: Send, inhoud: bytes = b"klaar") -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": inhoud})


async def test_een_upload_stroomt_terwijl_de_client_nog_stuurt(openen: Openen) -> None:
    # given an app that says when a piece has reached it
    aangekomen: asyncio.Queue[bytes] = asyncio.Queue()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        meer = scope["type"] == "http"
        while meer:
            message = await receive()
            meer = message.get("more_body", False)
            if message["body"]:
                await aangekomen.put(message["body"])
        await antwoord(send)

    # when a client sends a piece only after the app has the one before it
    async def stukken() -> AsyncIterator[bytes]:
        for nummer in range(5):
            stuk = f"stuk {nummer}".encode()
            yield stuk
            assert await asyncio.wait_for(aangekomen.get(), GEDULD_S) == stuk

    # then it ends; a door that gathers the body first would wait for ever
    async with (
        openen(app) as (buiten, als, _),
        aiohttp.ClientSession() as sessie,
        sessie.post(f"{buiten}{PAD}", data=stukken(), headers=als) as gekregen,
    ):
        assert await gekregen.read() == b"klaar"


async def test_een_antwoord_stroomt_terwijl_de_app_nog_schrijft(openen: Openen) -> None:
    # given an app that writes a piece only after the client has the one before it
    gelezen = asyncio.Semaphore(0)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for nummer in range(5):
            await send({"type": "http.response.body", "body": f"stuk {nummer}\n".encode(), "more_body": True})
            await asyncio.wait_for(gelezen.acquire(), GEDULD_S)
        await send({"type": "http.response.body", "body": b""})

    async with openen(app) as (buiten, als, _), aiohttp.ClientSession() as sessie, sessie.get(f"{buiten}{PAD}", headers=als) as gekregen:
        regels = []
        async for regel in gekregen.content:
            regels.append(regel)
            gelezen.release()
    assert regels == [f"stuk {n}\n".encode() for n in range(5)]


async def test_wie_niet_leest_houdt_de_app_tegen(openen: Openen) -> None:
    # given an app that would write 256 MB
    geschreven = 0
    stuk = b"x" * 262_144

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal geschreven
        if scope["type"] != "http":
            return
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(1024):
            await send({"type": "http.response.body", "body": stuk, "more_body": True})
            geschreven += len(stuk)
        await send({"type": "http.response.body", "body": b""})

    # when the client reads the head and then nothing
    async with (
        openen(app) as (buiten, als, _),
        aiohttp.ClientSession(read_bufsize=4096) as sessie,
        sessie.get(f"{buiten}{PAD}", headers=als),
    ):
        eerder = -1
        while geschreven != eerder:
            eerder = geschreven
            await asyncio.sleep(0.5)
    # then the app stands still after what the sockets hold, and the door holds next to nothing
    assert 0 < eerder < 64 * 1024 * 1024


async def test_honderd_megabyte_gaat_heel_over(openen: Openen) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        lengte, meer = 0, scope["type"] == "http"
        while meer:
            message = await receive()
            lengte, meer = lengte + len(message["body"]), message.get("more_body", False)
        await antwoord(send, str(lengte).encode())

    async def stukken() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * 1_000_000

    async with (
        openen(app) as (buiten, als, _),
        aiohttp.ClientSession() as sessie,
        sessie.post(f"{buiten}{PAD}", data=stukken(), headers=als) as gekregen,
    ):
        assert (gekregen.status, await gekregen.read()) == (200, b"100000000")


async def test_wie_ophangt_laat_de_app_niet_doorschrijven(openen: Openen) -> None:
    # given an app that writes until the client is gone
    weg = asyncio.Event()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await receive()
        luisteraar = asyncio.create_task(_tot_weg(receive, weg))
        while not weg.is_set():
            await send({"type": "http.response.body", "body": b"x" * 100, "more_body": True})
            await asyncio.sleep(0.01)
        await luisteraar

    async with openen(app) as (buiten, als, _), aiohttp.ClientSession() as sessie:
        gekregen = await sessie.get(f"{buiten}{PAD}", headers=als)
        await gekregen.content.readexactly(1000)
        # when the client hangs up
        gekregen.close()
        # then the app hears of it
        await asyncio.wait_for(weg.wait(), GEDULD_S)


async def test_een_app_die_halverwege_valt_geeft_geen_heel_antwoord(openen: Openen) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"half", "more_body": True})
        raise RuntimeError("omgevallen")

    async with openen(app) as (buiten, als, _), aiohttp.ClientSession() as sessie:
        with pytest.raises(aiohttp.ClientPayloadError):
            await (await sessie.get(f"{buiten}{PAD}", headers=als)).read()


async def test_een_dode_app_wordt_meteen_gezegd(regio: Regio) -> None:
    # given an address where nobody listens, and an app that is nowhere
    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = vrij.getsockname()[1]
    async with open_deur(regio, app_urls={"intake": f"http://127.0.0.1:{poort}"}) as deur:
        als = await deur.als("loket")
        for pad in (PAD, "/bbz/v1/aanvragen"):
            begin = time.monotonic()
            gekregen = await deur.http.post(pad, json={}, headers=als)
            # then the answer comes at once, and says when to come back
            assert (gekregen.status_code, gekregen.headers["retry-after"]) == (503, "2")
            assert gekregen.json()["type"] == "urn:regioloket:fout:AppNietBereikbaar"
            assert time.monotonic() - begin < 1
        # and the other apps are as they were
        assert (await deur.http.get("/gateway/v1/gemeenten", headers=als)).status_code == 200


async def test_een_app_die_terug_is_wordt_weer_gevonden(regio: Regio) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await antwoord(send)

    with socket.create_server(("127.0.0.1", 0)) as vrij:
        poort = vrij.getsockname()[1]
    async with open_deur(regio, app_urls={"intake": f"http://127.0.0.1:{poort}"}) as deur:
        als = await deur.als("loket")
        assert (await deur.http.get(PAD, headers=als)).status_code == 503
        async with luister(app, poort):
            await asyncio.sleep(1.1)  # the second in which nobody waits for it again
            assert (await deur.http.get(PAD, headers=als)).status_code == 200


async def test_een_app_die_zwijgt_houdt_niemand_vast(regio: Regio) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await asyncio.sleep(5)

    async with luister(app) as adres, open_deur(regio, app_urls={"intake": adres}, doorgifte_antwoord_s=0.3) as deur:
        gekregen = await deur.http.get(PAD, headers=await deur.als("loket"))
    assert (gekregen.status_code, gekregen.json()["type"]) == (504, "urn:regioloket:fout:AppTeTraag")


async def _tot_weg(receive: Receive, weg: asyncio.Event) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    weg.set()
