"""A gemeente's own words, a concept that is edited, and a letter that never changes again."""

from datetime import date
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from kernel.briefopslag import BriefLigtVast, brief_van, maak_concept, sjabloon_van, stel_brief_vast
from tests.conftest import Regio
from tests.steun.proefapp import BRIEF

ONDERWERP, DAG = uuid4(), date(2025, 1, 6)


@pytest.fixture
async def client(regio: Regio, app: FastAPI) -> httpx.AsyncClient:
    token = regio.token("proef", scopes=["proef:brieven:lezen", "proef:brieven:schrijven"], gemeenten=["0518"], medewerker="a1")
    return regio.client(app, token)


async def concept(app: FastAPI, gemeente: str = "0518") -> UUID:
    async with app.state.db.write(frozenset({gemeente})) as session:
        sjabloon = await sjabloon_van(session, gemeente, BRIEF)
        tekst = sjabloon.vul({"wie": "daar"})
        return await maak_concept(session, app.state.sleutelbos, gemeente, ONDERWERP, "groet", tekst, b"hash")


async def test_een_gemeente_kiest_haar_woorden_en_de_volgende_brief_heeft_die(app: FastAPI, client: httpx.AsyncClient) -> None:
    # Given the words of ours, version 0
    pad = "/proef/v1/briefsjablonen/0518/groet"
    antwoord = await client.get(pad)
    assert (antwoord.status_code, antwoord.headers["etag"]) == (200, '"0"')
    alineas = antwoord.json()["alineas"]
    alineas[0]["tekst"] = "Dag {wie}!"
    # When the gemeente says it its own way
    nieuw = await client.put(pad, json={"onderwerp": "Dag", "alineas": alineas}, headers={"If-Match": '"0"'})
    assert (nieuw.status_code, nieuw.headers["etag"]) == (200, '"1"')
    # Then the next letter does, and who saw the old words may not overwrite
    lees = await client.get(f"/proef/v1/briefconcepten/{await concept(app)}")
    assert lees.json()["alineas"][0]["tekst"] == "Dag daar!"
    assert (await client.put(pad, json={"onderwerp": "Dag", "alineas": alineas}, headers={"If-Match": '"0"'})).status_code == 412


async def test_een_concept_wordt_gewijzigd_tot_het_vastligt(app: FastAPI, client: httpx.AsyncClient) -> None:
    pad = f"/proef/v1/briefconcepten/{await concept(app)}"
    gelezen = await client.get(pad)
    brief = {"onderwerp": "Anders", "alineas": [{"sleutel": "nieuw", "tekst": "Fijn dat u belde."}, *gelezen.json()["alineas"][1:]]}
    gewijzigd = await client.put(pad, json=brief, headers={"If-Match": gelezen.headers["etag"]})
    assert gewijzigd.json()["onderwerp"] == "Anders"
    zonder_bezwaar = {**brief, "alineas": brief["alineas"][:1]}
    assert (await client.put(pad, json=zonder_bezwaar, headers={"If-Match": gewijzigd.headers["etag"]})).status_code == 400

    async with app.state.db.write(frozenset({"0518"})) as session:
        await stel_brief_vast(session, "0518", ONDERWERP, "groet", DAG)
    vast = await client.get(pad)
    assert vast.json()["vastOp"] == "2025-01-06"
    assert (await client.put(pad, json=brief, headers={"If-Match": vast.headers["etag"]})).status_code == 409
    with pytest.raises(BriefLigtVast):
        await concept(app)


async def test_ook_de_database_houdt_een_vaste_brief_vast(app: FastAPI) -> None:
    await concept(app)
    async with app.state.db.write(frozenset({"0518"})) as session:
        await stel_brief_vast(session, "0518", ONDERWERP, "groet", DAG)
    with pytest.raises(IntegrityError, match="vastligt"):
        async with app.state.db.write(frozenset({"0518"})) as session:
            await session.execute(text("UPDATE briefconcept SET inhoud = 'x'"))


async def test_een_andere_gemeente_ziet_en_wijzigt_niets(app: FastAPI, client: httpx.AsyncClient) -> None:
    vreemd = f"/proef/v1/briefconcepten/{await concept(app, '0599')}"
    brief = {"onderwerp": "x", "alineas": [{"sleutel": "a", "tekst": "b"}]}
    assert (await client.get(vreemd)).status_code == 404
    assert (await client.put(vreemd, json=brief, headers={"If-Match": '"1"'})).status_code == 404
    assert (await client.get("/proef/v1/briefsjablonen/0599/groet")).status_code == 404
    eigen = {"onderwerp": "x", "alineas": [{"sleutel": "bezwaar", "tekst": "U kunt bezwaar maken."}]}
    assert (await client.put("/proef/v1/briefsjablonen/0599/groet", json=eigen, headers={"If-Match": '"0"'})).status_code == 403
    async with app.state.db.write(frozenset({"0518"})) as session:
        assert await brief_van(session, "0599", ONDERWERP, "groet") is None


async def test_een_concept_staat_versleuteld_en_wie_het_leest_staat_in_het_verwerkingenlog(
    regio: Regio, app: FastAPI, client: httpx.AsyncClient
) -> None:
    await client.get(f"/proef/v1/briefconcepten/{await concept(app)}")
    async with regio.superuser() as db:
        assert b"daar" not in await db.fetchval("SELECT inhoud FROM proef.briefconcept")
        assert await db.fetchval("SELECT count(*) FROM proef.verwerking WHERE name = 'briefconcept gelezen'") == 1
