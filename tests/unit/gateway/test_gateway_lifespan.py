"""Apps in one process start and stop together, each in its own way."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from starlette.applications import Starlette

from gateway.doorgifte.lifespan import StartMislukt, alle_lifespans
from kernel.web import Receive, Scope, Send


def app(verloop: list[str], naam: str, *, kapot: bool = False) -> Starlette:
    @asynccontextmanager
    async def leven(_: Starlette) -> AsyncIterator[None]:
        if kapot:
            raise RuntimeError("geen sleutel")
        verloop.append(f"{naam} start")
        yield
        verloop.append(f"{naam} stopt")

    return Starlette(lifespan=leven)


def samen(*apps: object) -> AbstractAsyncContextManager[None]:
    return alle_lifespans(apps)  # type: ignore[arg-type]


async def test_zij_stoppen_in_omgekeerde_volgorde() -> None:
    verloop: list[str] = []
    async with samen(app(verloop, "a"), app(verloop, "b")):
        verloop.append("open")
    assert verloop == ["a start", "b start", "open", "b stopt", "a stopt"]


async def test_als_een_niet_start_stoppen_de_andere() -> None:
    verloop: list[str] = []
    with pytest.raises(StartMislukt, match="geen sleutel"):
        async with samen(app(verloop, "a"), app(verloop, "b", kapot=True)):
            verloop.append("open")
    assert verloop == ["a start", "a stopt"]


@pytest.mark.parametrize("zwijgt", [True, False])
async def test_een_app_zonder_lifespan_doet_gewoon_mee(zwijgt: bool) -> None:
    async def kaal(scope: Scope, receive: Receive, send: Send) -> None:
        if not zwijgt:
            raise RuntimeError(scope["type"])

    async with samen(kaal):
        pass
