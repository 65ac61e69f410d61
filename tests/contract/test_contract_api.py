"""What the API Design Rules 2.2.1 ask of every operation of every app: on paper (the OpenAPI document) and in practice."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from kernel.web import SECURITY_HEADERS
from tests.contract.conftest import Proef
from tests.steun.huis import Operatie

#: An aanlevering may be read with two rights: all of a gemeente, or what the partner itself delivered. The route decides.
TWEE_RECHTEN = {"leesAanlevering", "lijstWeigeringen", "leesHerstelbestand"}
ENGELS = re.compile(r"\b(the|get|list|create|update|delete|successful|validation)\b", re.IGNORECASE)
METHODEN = ("GET", "POST", "PUT", "PATCH", "DELETE")


def is_probleem(antwoord: httpx.Response, status: int) -> None:
    """Problem+json with its three members, and the headers that stand on every answer."""
    waar = f"{antwoord.request.method} {antwoord.request.url.path}: {antwoord.text[:300]}"
    assert antwoord.status_code == status, waar
    assert antwoord.headers["content-type"] == "application/problem+json", waar
    probleem = antwoord.json()
    assert probleem["status"] == status, waar
    assert probleem["title"], waar
    assert probleem["detail"], waar
    heeft_de_headers(antwoord)


def heeft_de_headers(antwoord: httpx.Response) -> None:
    assert antwoord.headers["api-version"] == "1.0.0"
    for naam, waarde in SECURITY_HEADERS.items():
        assert antwoord.headers[naam.decode()] == waarde.decode()
    assert "server" not in antwoord.headers


# -- on paper -----------------------------------------------------------------------------------------------------


def test_elke_operatie_heeft_een_eigen_naam_en_zegt_in_het_nederlands_wat_zij_doet(proef: Proef) -> None:
    namen = [o.id for o in proef.operaties]
    assert len(set(namen)) == len(namen) > 0
    for operatie in proef.operaties:
        assert re.fullmatch(r"[a-z][a-zA-Z]+", operatie.id), operatie
        for tekst in (operatie.inhoud["summary"], operatie.inhoud["description"]):
            assert len(tekst.split()) > 1, operatie.id
            assert not ENGELS.search(tekst), (operatie.id, tekst)
        assert operatie.inhoud["tags"], operatie.id


def test_elk_pad_is_kebab_case_en_elke_sleutel_camel_case(proef: Proef) -> None:
    for operatie in proef.operaties:
        for deel in operatie.pad.removeprefix("/").split("/"):
            assert re.fullmatch(r"_?[a-z]+(-[a-z]+)*|\{[a-z]+([A-Z][a-z]+)*\}", deel), operatie.pad
        for parameter in operatie.inhoud.get("parameters", []):
            if parameter["in"] in ("query", "path"):
                assert re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", parameter["name"]), (operatie.pad, parameter["name"])


def test_elk_veld_is_camel_case(proef: Proef) -> None:
    schemas = proef.api.state.document()["components"]["schemas"]
    # RFC 6749 and RFC 7517 name the members of a token and a key; DDAS names those of its own format.
    eigen = {"TokenAntwoord", "Jwks", "Sleutel", "Body_geefToken"} | {naam for naam in schemas if naam.startswith("Ddas")}
    fout = [
        f"{naam}.{veld}"
        for naam, schema in schemas.items()
        for veld in schema.get("properties", {})
        if naam not in eigen and not re.fullmatch(r"[a-z]+([A-Z0-9][a-z0-9]*)*", veld)
    ]
    assert fout == []


def test_elk_antwoord_noemt_api_version_en_elke_fout_is_een_probleem(proef: Proef) -> None:
    for operatie in proef.operaties:
        antwoorden = operatie.inhoud["responses"]
        verwacht = {"400", "500"} | (set() if operatie.anoniem else {"401", "403"})
        assert verwacht <= set(antwoorden), operatie.id
        assert "422" not in antwoorden, operatie.id
        for status, antwoord in antwoorden.items():
            assert "API-Version" in antwoord["headers"], (operatie.id, status)
            if status >= "400":
                assert set(antwoord["content"]) == {"application/problem+json"}, (operatie.id, status)


def test_elke_operatie_noemt_het_recht_dat_zij_vraagt(proef: Proef) -> None:
    zonder = {o.id for o in proef.operaties if not any(scopes for eis in o.inhoud.get("security", []) for scopes in eis.values())}
    anoniem = {o.id for o in proef.operaties if o.anoniem}
    assert zonder - TWEE_RECHTEN == anoniem


def test_een_datum_heet_ook_een_datum_als_zij_leeg_mag_zijn(proef: Proef) -> None:
    for waar, schema in _schemas(proef.api.state.document(), ""):
        keuzes = schema.get("anyOf", [])
        formaten = {k.get("format") for k in keuzes if isinstance(k, dict)} & {"date", "date-time"}
        if formaten and len(keuzes) == 2:
            assert schema.get("format") in formaten, waar


def _schemas(knoop: Any, waar: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(knoop, dict):
        yield waar, knoop
        for naam, kind in knoop.items():
            yield from _schemas(kind, f"{waar}/{naam}")
    elif isinstance(knoop, list):
        for kind in knoop:
            yield from _schemas(kind, waar)


# -- in practice --------------------------------------------------------------------------------------------------


async def test_zonder_token_401_behalve_waar_het_bewust_open_is(proef: Proef) -> None:
    async with proef.client() as client:
        for operatie in proef.operaties:
            antwoord = await client.request(operatie.methode, operatie.adres)
            if operatie.anoniem:
                assert antwoord.status_code != 403
                heeft_de_headers(antwoord)
            else:
                is_probleem(antwoord, 401)
                assert antwoord.headers["www-authenticate"] == "Bearer"


async def test_een_token_zonder_enig_recht_is_403_en_nooit_een_antwoord(proef: Proef) -> None:
    async with proef.client(proef.regio.token(proef.app, medewerker="a1")) as client:
        for operatie in proef.operaties:
            if not operatie.anoniem and operatie.methode in ("GET", "DELETE") and operatie.id not in TWEE_RECHTEN and not _vraagt(operatie):
                is_probleem(await client.request(operatie.methode, operatie.adres), 403)


async def test_het_document_is_voor_iedereen(proef: Proef) -> None:
    async with proef.client() as client:
        antwoord = await client.get(f"/{proef.app}/v1/openapi.json")
    assert antwoord.status_code == 200
    assert antwoord.headers["access-control-allow-origin"] == "*"
    heeft_de_headers(antwoord)
    assert antwoord.json()["info"]["version"] == antwoord.headers["api-version"]


async def test_een_schuine_streep_achteraan_is_404_en_geen_omleiding(proef: Proef) -> None:
    async with proef.client(proef.token()) as client:
        for operatie in proef.operaties:
            is_probleem(await client.request(operatie.methode, f"{operatie.adres}/"), 404)


async def test_een_methode_die_niet_bestaat_is_405_en_zegt_welke_wel(proef: Proef) -> None:
    per_pad: dict[str, set[str]] = {}
    for operatie in proef.operaties:
        per_pad.setdefault(operatie.adres, set()).add(operatie.methode)
    async with proef.client(proef.token()) as client:
        for adres, bestaat in per_pad.items():
            # `GET /zaken/_haal` asks for the zaak «_haal», which is no id.
            for methode in set(METHODEN) - bestaat - ({"GET"} if "/_" in adres else set()):
                antwoord = await client.request(methode, adres)
                is_probleem(antwoord, 405)
                assert set(antwoord.headers["allow"].split(", ")) == bestaat, adres


async def test_een_ander_soort_bericht_is_415(proef: Proef) -> None:
    async with proef.client(proef.token()) as client:
        for operatie in proef.operaties:
            if operatie.inhoud.get("requestBody") and not operatie.anoniem:
                antwoord = await client.request(
                    operatie.methode, operatie.adres, params=_parameters(operatie), content=b"<x/>", headers=_kop(operatie, "text/html")
                )
                is_probleem(antwoord, 415)


@pytest.mark.parametrize("lichaam", [b"{", b"", b"[1,", b'{"a":NaN}', b"\xff\xfe", b"null", b"[]", b'"tekst"'])
async def test_wat_geen_json_object_is_is_400(proef: Proef, lichaam: bytes) -> None:
    async with proef.client(proef.token()) as client:
        for operatie in proef.operaties:
            if operatie.leest_json:
                antwoord = await client.request(
                    operatie.methode,
                    operatie.adres,
                    params=_parameters(operatie),
                    content=lichaam,
                    headers=_kop(operatie, "application/json"),
                )
                is_probleem(antwoord, 400)


async def test_een_onbekend_veld_wordt_geweigerd_en_genoemd(proef: Proef) -> None:
    async with proef.client(proef.token()) as client:
        for operatie in proef.operaties:
            if operatie.leest_json:
                antwoord = await client.request(
                    operatie.methode, operatie.adres, params=_parameters(operatie), json={"kleur": "rood"}, headers=_kop(operatie)
                )
                is_probleem(antwoord, 400)
                assert "kleur" in {f["veld"] for f in antwoord.json().get("fouten", [])}, (operatie.id, antwoord.text)
                assert "rood" not in antwoord.text


async def test_een_onbekende_cursor_of_een_te_grote_pagina_is_400(proef: Proef) -> None:
    async with proef.client(proef.token()) as client:
        for operatie in proef.operaties:
            namen = {p["name"] for p in operatie.inhoud.get("parameters", [])}
            if "cursor" in namen:
                eisen = _parameters(operatie)
                is_probleem(await client.get(operatie.adres, params={**eisen, "cursor": "%%"}), 400)
                is_probleem(await client.get(operatie.adres, params={**eisen, "aantal": "1000000"}), 400)


def _vraagt(operatie: Operatie) -> bool:
    """Whether something other than a path is required: that is looked at first."""
    return any(p.get("required") and p["in"] != "path" for p in operatie.inhoud.get("parameters", []))


def _parameters(operatie: Operatie) -> dict[str, str]:
    """What the query must have."""
    dag = "2025-03-01"
    waarden = {"gemeente": "0518", "datum": dag, "maand": dag, "van": dag, "totEnMet": dag, "peildatum": dag}
    waarden |= {"herkomst": "oud-systeem", "controletotaalCenten": "0"}
    return {p["name"]: waarden[p["name"]] for p in operatie.inhoud.get("parameters", []) if p["in"] == "query" and p.get("required")}


def _kop(operatie: Operatie, soort: str | None = None) -> dict[str, str]:
    """A version where one must be seen, and the kind of the message."""
    versie = {"If-Match": '"1"'} if any(p["name"] == "If-Match" for p in operatie.inhoud.get("parameters", [])) else {}
    return versie | ({"Content-Type": soort} if soort else {})
