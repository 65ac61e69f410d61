"""The pages of the door: plain, Dutch, and with nothing from elsewhere."""

import base64
import hashlib
import re
from typing import Any

from fastapi import FastAPI
from lxml import html

from gateway.settings import Settings
from kernel.db import Database
from kernel.settings import AppSettings
from kernel.web import create_api
from tests.conftest import Regio
from tests.steun.poort import Deur, open_deur


async def test_de_startpagina_verwijst_en_stuurt_niet_door(deur: Deur) -> None:
    antwoord = await deur.http.get("/")
    assert antwoord.status_code == 200
    pagina = html.fromstring(antwoord.text)
    links = {a.get("href") for a in pagina.iter("a")}
    assert {"/ontwikkelaars", "/gezondheid", "/klaar"} <= links
    assert pagina.get("lang") == "nl"


async def test_de_ontwikkelaarspagina_noemt_elke_bewerking(regio: Regio) -> None:
    async with open_deur(regio, {"intake": _intake(regio)}, app_urls={"bbz": "http://127.0.0.1:9"}) as deur:
        antwoord = await deur.http.get("/ontwikkelaars")
    pagina = html.fromstring(antwoord.text)
    # every app has its place and a link to its document
    assert {s.get("aria-labelledby") for s in pagina.iter("section")} == {"intake", "gateway", "bbz"}
    assert "/gateway/v1/openapi.json" in {a.get("href") for a in pagina.iter("a")}
    rijen = [[_tekst(cel) for cel in rij.iter("td")] for rij in pagina.iter("tr")]
    assert ["PUT", "/gateway/v1/gemeenten/{gemeentecode}", "Voeg een gemeente toe aan de regio, of wijzig haar parameters."] in rijen
    # an app that is down is said to be down, and takes nobody with it
    [bbz] = [s for s in pagina.iter("section") if s.get("aria-labelledby") == "bbz"]
    assert "niet bereikbaar" in _tekst(bbz)


async def test_de_pagina_laadt_niets_van_elders(deur: Deur) -> None:
    antwoord = await deur.http.get("/ontwikkelaars")
    stijl = re.search("<style>(.*?)</style>", antwoord.text, re.DOTALL)
    assert stijl is not None
    hash_ = base64.b64encode(hashlib.sha256(stijl[1].encode()).digest()).decode()
    beleid = antwoord.headers["content-security-policy"]
    assert beleid.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{hash_}'" in beleid
    pagina = html.fromstring(antwoord.text)
    assert not list(pagina.iter("script", "img", "link", "iframe"))
    assert next(k.tag for k in pagina.iter("h1", "h2")) == "h1"


async def test_het_document_van_elke_app_mag_iedereen_lezen(regio: Regio) -> None:
    async with open_deur(regio, {"intake": _intake(regio)}) as deur:
        for app in ("intake", "gateway"):
            antwoord = await deur.http.get(f"/{app}/v1/openapi.json")
            assert antwoord.status_code == 200
            assert antwoord.headers["access-control-allow-origin"] == "*"
            assert antwoord.json()["servers"][0]["url"].endswith(f"/{app}/v1")


async def test_gezond_en_klaar(deur: Deur) -> None:
    assert (await deur.http.get("/gezondheid")).json() == {"status": "in orde"}
    assert (await deur.http.get("/klaar")).json() == {"status": "klaar"}


async def test_zonder_database_wel_gezond_niet_klaar_en_niemand_binnen(regio: Regio) -> None:
    async with open_deur(regio, register_vers_s=0.0) as deur:
        als = await deur.als("loket")
        url = deur.settings.database_url.get_secret_value().replace(f":{regio.adres.poort}/", ":9/")
        elders = regio.settings(Settings, **{**deur.settings.model_dump(), "database_url": url})
        from gateway.app import create_poort

        deur.http._transport.app = create_poort(elders, {"intake": _intake(regio)})  # type: ignore[attr-defined]
        assert (await deur.http.get("/gezondheid")).status_code == 200
        klaar, binnen = await deur.http.get("/klaar"), await deur.http.get("/intake/v1/gezondheid", headers=als)
    assert (klaar.status_code, binnen.status_code) == (503, 503)
    assert binnen.headers["retry-after"] == "2"


def _intake(regio: Regio) -> FastAPI:
    """An app with the recipe of the house and nothing in it."""

    class Intake(AppSettings):
        app = "intake"

    settings = regio.settings(Intake)
    return create_api(settings, Database(settings, "app"), titel="Proef", beschrijving="Een <proef>.", routers=[])


def _tekst(element: Any) -> str:
    return "".join(element.itertext())
