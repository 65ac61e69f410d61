"""What lies behind the door: an app to pass on to, in this process or elsewhere."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any, Protocol

import structlog

from gateway.doorgifte.headers import Headers
from kernel.web import Receive, Scope, Send

log = structlog.get_logger(__name__)

#: How long an app may take to give its OpenAPI document, in seconds.
_DOCUMENT_S = 5.0


class Doel(Protocol):
    """An app to pass on to."""

    async def geef_door(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        """Pass the request on with these headers, and its answer back."""
        ...


async def haal_documenten(doelen: Mapping[str, Doel]) -> dict[str, Mapping[str, Any] | None]:
    """The OpenAPI document of every app, asked at the same time; None where it could not be had."""
    documenten = await asyncio.gather(*(_document(app, doel) for app, doel in doelen.items()))
    return dict(zip(doelen, documenten, strict=True))


async def _document(app: str, doel: Doel) -> Mapping[str, Any] | None:
    pad = f"/{app}/v1/openapi.json"
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": pad,
        "raw_path": pad.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [],
        "client": None,
        "server": None,
    }
    delen: list[bytes] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        delen.append(message.get("body", b""))

    try:
        async with asyncio.timeout(_DOCUMENT_S):
            await doel.geef_door(scope, [(b"host", b"localhost")], receive, send)
        document: Mapping[str, Any] = json.loads(b"".join(delen))
    except Exception as fout:  # noqa: BLE001 - one app that is down must not take the page of all with it
        log.warning("openapi-document niet gelezen", app=app, fout=type(fout).__name__)
        return None
    return document
