"""Start and stop the apps that live in this process, each by its own ASGI lifespan."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager

from kernel.web import ASGIApp, Scope


class StartMislukt(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Een app start niet: {reden}"""

    def __init__(self, reden: str) -> None:
        super().__init__(f"Een app start niet: {reden}")


@asynccontextmanager
async def alle_lifespans(apps: Iterable[ASGIApp]) -> AsyncIterator[None]:
    """All apps started, and stopped in reverse order. Raises StartMislukt; what had started is stopped then."""
    async with AsyncExitStack() as stapel:
        for app in apps:
            await stapel.enter_async_context(lifespan(app))
        yield


@asynccontextmanager
async def lifespan(app: ASGIApp) -> AsyncIterator[None]:
    """One app's lifespan. An app that knows no lifespan is simply used."""
    in_, uit = asyncio.Queue[dict[str, object]](), asyncio.Queue[dict[str, object]]()
    scope: Scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.0"}, "state": {}}
    taak = asyncio.create_task(_draai(app, scope, in_, uit))
    try:
        await in_.put({"type": "lifespan.startup"})
        begonnen = await uit.get()
        if begonnen["type"] == "lifespan.startup.failed":
            raise StartMislukt(str(begonnen.get("message", "")))
        try:
            yield
        finally:
            if not taak.done():
                await in_.put({"type": "lifespan.shutdown"})
                await uit.get()
    finally:
        await asyncio.wait([taak], timeout=1)
        taak.cancel()


async def _draai(app: ASGIApp, scope: Scope, in_: asyncio.Queue[dict[str, object]], uit: asyncio.Queue[dict[str, object]]) -> None:
    async def send(message: object) -> None:
        assert isinstance(message, dict)
        await uit.put(message)

    reden = ""
    try:
        await app(scope, in_.get, send)
    except Exception as fout:  # noqa: BLE001 - by the ASGI specification: the app has no lifespan, or it failed to say so itself
        reden = type(fout).__name__
    # Whoever still waits for a word of this app will get no other.
    await uit.put({"type": "lifespan.unsupported", "message": reden})
