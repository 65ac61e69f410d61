"""What the tests of vroegsignalering share: fictitious signals, and the steps that a test does not want to spell out."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import httpx
from fastapi import FastAPI

from kernel.client import Apps
from kernel.db import Database
from kernel.jobs import JobContext
from services.vroegsignalering.jobs import verwerk_volgende
from services.vroegsignalering.settings import Settings
from tests.conftest import GEMEENTEN, Regio

APP = "vroegsignalering"
BASIS = "/vroegsignalering/v1"
DAG = date(2025, 3, 10)
PARTNER_SCOPES = ["vroegsignalering:aanleveringen:schrijven"]
#: Collections of what is known beside signals.
INNAME = ("uitsluitingen", "brp-koppelingen", "brp-controles")
#: Collections of the follow-up of a zaak.
OPVOLGING = ("afwegingskaders", "terugkoppelingen", "brieven", "briefseries", "bewaarregels", "ddas-exporten")
LOKET_SCOPES = [
    f"{APP}:{wat}:{recht}"
    for wat in ("aanleveringen", "zaken", "termijnen", "signaalpartners", "ddas-importen", *INNAME, *OPVOLGING)
    for recht in ("lezen", "schrijven")
]


def signaal(nummer: int, **velden: str) -> dict[str, str]:
    """A good signal on a door of its own; fields override."""
    return {
        "signaalId": f"S-{nummer:06d}",
        "gemeentecode": GEMEENTEN[nummer % 3],
        "signaaldatum": "2025-03-03",
        "bedragCenten": "25000",
        "ontstaansdatum": "2025-01-06",
        "achternaam": "Voorbeeld",
        "klantnummer": f"K{nummer}",
        "postcode": f"{1000 + nummer % 9000}AB",
        "huisnummer": str(1 + nummer // 9000),
        **velden,
    }


def als_csv(signalen: Iterable[dict[str, str]], teken: str = ";") -> bytes:
    rijen = list(signalen)
    kolommen = list(dict.fromkeys(naam for rij in rijen for naam in rij))
    regels = [teken.join(kolommen), *(teken.join(rij.get(naam, "") for naam in kolommen) for rij in rijen)]
    return ("\r\n".join(regels) + "\r\n").encode()


def als_ndjson(signalen: Iterable[dict[str, str]]) -> bytes:
    return b"".join(json.dumps(rij).encode() + b"\n" for rij in signalen)


class Proef:
    """An app with its worker's database, and clients for a partner and for the loket."""

    def __init__(self, regio: Regio, settings: Settings, app: FastAPI, db: Database) -> None:
        self.regio, self.settings, self.app, self.db = regio, settings, app, db
        self.context = JobContext(db, Apps(settings))

    def partner(self, gemeenten: Sequence[str] = GEMEENTEN, client: str = "energiebedrijf") -> httpx.AsyncClient:
        token = self.regio.token(APP, gemeenten, PARTNER_SCOPES, client=client)
        return self.regio.client(self.app, token, Boekdatum=DAG.isoformat())

    def loket(self, gemeenten: Sequence[str] = GEMEENTEN, boekdatum: date = DAG, scopes: Sequence[str] = LOKET_SCOPES) -> httpx.AsyncClient:
        token = self.regio.token(APP, gemeenten, scopes, medewerker="m1")
        return self.regio.client(self.app, token, Boekdatum=boekdatum.isoformat())

    async def convenant(
        self, gemeenten: Sequence[str] = GEMEENTEN, client: str = "energiebedrijf", soort: str = "Energie", *, testgegevens: bool = False
    ) -> None:
        async with self.loket(gemeenten) as loket:
            verzoek = {"gemeenten": list(gemeenten), "naam": "Proefpartner", "type": soort, "testgegevens": testgegevens}
            antwoord = await loket.put(f"{BASIS}/signaalpartners/{client}", json=verzoek)
            assert antwoord.status_code == 200, antwoord.text

    async def lever(
        self, inhoud: bytes, soort: str = "text/csv", client: str = "energiebedrijf", gemeenten: Sequence[str] = GEMEENTEN
    ) -> str:
        """Deliver and return the id; nothing is handled yet."""
        async with self.partner(gemeenten, client) as partner:
            antwoord = await partner.post(f"{BASIS}/aanleveringen", content=inhoud, headers={"Content-Type": soort})
            assert antwoord.status_code == 202, antwoord.text
            return str(antwoord.json()["id"])

    async def verwerk(self) -> int:
        """Let the worker handle what waits; return how many blokken that were."""
        aantal = 0
        while await verwerk_volgende(self.context, self.settings):
            aantal += 1
        return aantal

    async def lever_en_verwerk(self, inhoud: bytes, soort: str = "text/csv", client: str = "energiebedrijf") -> dict[str, Any]:
        """Deliver, handle, and return the aanlevering as the partner sees it."""
        ident = await self.lever(inhoud, soort, client)
        await self.verwerk()
        async with self.partner(client=client) as partner:
            antwoord = await partner.get(f"{BASIS}/aanleveringen/{ident}")
            assert antwoord.status_code == 200, antwoord.text
            return dict(antwoord.json())

    async def tel(self, vraag: str) -> Any:
        """One value, as the superuser sees it."""
        async with self.regio.superuser() as connection:
            await connection.execute(f"SET search_path = {APP}")
            return await connection.fetchval(vraag)

    async def rijen(self, vraag: str) -> list[dict[str, Any]]:
        """All rows, as the superuser sees them."""
        async with self.regio.superuser() as connection:
            await connection.execute(f"SET search_path = {APP}")
            return [dict(rij) for rij in await connection.fetch(vraag)]
