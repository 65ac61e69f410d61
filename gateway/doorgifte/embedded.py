"""Pass a request on to an app in this process: a plain ASGI call, so both bodies flow and nothing is held back."""

from collections.abc import MutableMapping
from typing import Any

from gateway.doorgifte.headers import Headers, naar_buiten
from kernel.web import ASGIApp, Receive, Scope, Send


class InProces:
    """An app in this process."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def geef_door(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        """Call the app with these headers; its answer goes out without what is internal."""

        async def naar_client(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": naar_buiten(message["headers"])}
            await send(message)

        await self._app({**scope, "headers": headers, "state": {}}, receive, naar_client)
