"""A client of the region, as a municipal system would be one: tokens, idempotency keys, patience."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import httpx

from deploy.embedded.aanmelden import vraag_token
from deploy.embedded.regio import clientsleutel

T = TypeVar("T")

#: How long the demo waits for something that the region does by itself, in seconds.
GEDULD_S = 120.0


class DemoMislukt(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """The region did not do what the story says; the message tells where."""


class Loket:
    """One client. `door` is the medewerker who acts; `dag` the boekdatum."""

    def __init__(self, client_id: str, url: str, sleutels: Path) -> None:
        self._client_id, self._url, self._sleutels = client_id, url, sleutels
        self._http = httpx.AsyncClient(base_url=url, timeout=30)
        self._token = ""

    async def meld_aan(self) -> None:
        """Get a token with the client's own key."""
        sleutel = clientsleutel(self._sleutels, self._client_id)
        self._token = await vraag_token(self._http, self._client_id, sleutel, f"{self._url}/gateway/v1")

    async def haal(self, pad: str, **query: str) -> Any:
        """GET, as JSON."""
        return (await self._vraag("GET", pad, params=query)).json()

    async def haal_bestand(self, pad: str, *, accept: str = "*/*", **query: str) -> bytes:
        """GET, as it comes."""
        return (await self._vraag("GET", pad, params=query, headers={"Accept": accept})).content

    async def etag(self, pad: str) -> str:
        """The version that we now see."""
        return (await self._vraag("GET", pad)).headers["ETag"]

    async def stuur(
        self, pad: str, inhoud: Any, *, dag: date, sleutel: str, door: str | None = None, gezien: str | None = None, methode: str = "POST"
    ) -> Any:
        """POST or PUT once: `sleutel` is the idempotency key, so a second try after a crash has no second effect."""
        headers = {"Idempotency-Key": f"demo-{sleutel}"}
        if gezien:
            headers["If-Match"] = gezien
        antwoord = await self._vraag(methode, pad, dag=dag, door=door, json=inhoud, headers=headers)
        return antwoord.json() if antwoord.content else None

    async def stuur_bestand(self, pad: str, inhoud: bytes, soort: str, *, dag: date, sleutel: str, **query: str) -> Any:
        """POST a file."""
        headers = {"Content-Type": soort, "Idempotency-Key": f"demo-{sleutel}"}
        return (await self._vraag("POST", pad, dag=dag, content=inhoud, params=query, headers=headers)).json()

    async def verwijder(self, pad: str) -> None:
        """DELETE."""
        await self._vraag("DELETE", pad)

    async def _vraag(self, methode: str, pad: str, *, dag: date | None = None, door: str | None = None, **rest: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self._token}", **rest.pop("headers", {})}
        if dag:
            headers["Boekdatum"] = dag.isoformat()
        if door:
            headers["X-Medewerker"] = door
        antwoord = await self._http.request(methode, pad, headers=headers, **rest)
        if antwoord.is_error:
            raise DemoMislukt(f"{methode} {pad} gaf {antwoord.status_code}: {antwoord.text[:500]}")
        return antwoord

    async def sluit(self) -> None:
        """Close the connection."""
        await self._http.aclose()


async def wacht_op(wat: str, kijk: Callable[[], Awaitable[T | None]]) -> T:
    """Look until there is something to see: the apps work by events, each in its own time."""
    tot = asyncio.get_running_loop().time() + GEDULD_S
    while (gevonden := await kijk()) is None:
        if asyncio.get_running_loop().time() > tot:
            raise DemoMislukt(f"Na {GEDULD_S:.0f} seconden is er nog geen {wat}.")
        await asyncio.sleep(0.1)
    return gevonden
