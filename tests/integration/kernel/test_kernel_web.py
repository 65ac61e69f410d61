"""What every API of the house does, seen from outside."""

import asyncio
from uuid import uuid4

from fastapi import FastAPI

from tests.conftest import Regio

SCHRIJVEN = ["proef:dingen:schrijven"]
DING = {"gemeente": "0518", "naam": "een"}


async def test_aanmaken_geeft_een_verwijzing_een_gebeurtenis_en_een_auditregel(regio: Regio, app: FastAPI) -> None:
    async with regio.client(app, regio.token("proef", scopes=SCHRIJVEN)) as client:
        antwoord = await client.post("/proef/v1/dingen", json=DING, headers={"Boekdatum": "2025-03-01"})

    assert antwoord.status_code == 201
    assert antwoord.headers["api-version"] == "1.0.0"
    async with regio.superuser() as db:
        outbox = await db.fetchrow("SELECT * FROM proef.outbox")
        assert outbox is not None
        assert (str(outbox["subject"]), outbox["sequence"], str(outbox["boekdatum"])) == (antwoord.json()["id"], 1, "2025-03-01")
        assert await db.fetchval("SELECT actor FROM proef.audit") == "loket"


async def test_zonder_token_401_zonder_recht_403_verkeerde_gemeente_403(regio: Regio, app: FastAPI) -> None:
    async with regio.client(app) as client:
        antwoord = await client.post("/proef/v1/dingen", json=DING)
        assert antwoord.status_code == 401
        assert antwoord.headers["www-authenticate"] == "Bearer"
        assert antwoord.headers["content-type"] == "application/problem+json"
    async with regio.client(app, regio.token("proef")) as client:
        assert (await client.post("/proef/v1/dingen", json=DING)).status_code == 403
    async with regio.client(app, regio.token("proef", ["0344"], SCHRIJVEN)) as client:
        assert (await client.post("/proef/v1/dingen", json=DING)).status_code == 403


async def test_een_token_voor_een_andere_app_telt_niet(regio: Regio, app: FastAPI) -> None:
    async with regio.client(app, regio.token("intake", scopes=SCHRIJVEN)) as client:
        assert (await client.get("/proef/v1/dingen")).status_code == 401


async def test_elk_fout_veld_wordt_genoemd_met_400(regio: Regio, app: FastAPI) -> None:
    async with regio.client(app, regio.token("proef", scopes=SCHRIJVEN)) as client:
        antwoord = await client.post("/proef/v1/dingen", json={"naam": 3, "kleur": "rood"})

    assert antwoord.status_code == 400
    probleem = antwoord.json()
    assert {f["veld"] for f in probleem["fouten"]} == {"gemeente", "naam", "kleur"}
    assert probleem["title"]
    assert probleem["detail"]


async def test_schuine_streep_achteraan_is_404_en_een_onbekende_methode_405(regio: Regio, app: FastAPI) -> None:
    async with regio.client(app, regio.token("proef")) as client:
        assert (await client.get("/proef/v1/dingen/")).status_code == 404
        antwoord = await client.delete("/proef/v1/dingen")
        assert antwoord.status_code == 405
        assert "GET" in antwoord.headers["allow"]
        assert antwoord.json()["status"] == 405


async def test_een_onverwachte_fout_verraadt_niets(regio: Regio, app: FastAPI) -> None:
    async with regio.client(app, regio.token("proef")) as client:
        antwoord = await client.get("/proef/v1/kapot")
    assert antwoord.status_code == 500
    assert "999993653" not in antwoord.text
    assert antwoord.headers["api-version"] == "1.0.0"


async def test_een_nulteken_of_te_groot_bericht_wordt_geweigerd(regio: Regio, app: FastAPI) -> None:
    async with regio.client(app, regio.token("proef", scopes=SCHRIJVEN)) as client:
        assert (await client.post("/proef/v1/dingen", json={"gemeente": "0518", "naam": "a\u0000b"})).status_code == 400
        assert (await client.post("/proef/v1/dingen", json={"gemeente": "0518", "naam": "a" * 2_000_000})).status_code == 413


async def test_dezelfde_idempotency_key_geeft_hetzelfde_antwoord_en_een_effect(regio: Regio, app: FastAPI) -> None:
    sleutel = {"Idempotency-Key": uuid4().hex}
    async with regio.client(app, regio.token("proef", scopes=SCHRIJVEN)) as client:
        eerste = await client.post("/proef/v1/dingen", json=DING, headers=sleutel)
        tweede = await client.post("/proef/v1/dingen", json=DING, headers=sleutel)
        ander = await client.post("/proef/v1/dingen", json={**DING, "naam": "twee"}, headers=sleutel)
        alle = await client.get("/proef/v1/dingen")

    assert eerste.json() == tweede.json()
    assert tweede.headers["idempotent-replayed"] == "true"
    assert ander.status_code == 409
    assert len(alle.json()) == 1


async def test_twintig_gelijktijdige_verzoeken_met_een_sleutel_hebben_een_effect(regio: Regio, app: FastAPI) -> None:
    sleutel = {"Idempotency-Key": uuid4().hex}
    async with regio.client(app, regio.token("proef", scopes=SCHRIJVEN)) as client:
        antwoorden = await asyncio.gather(*(client.post("/proef/v1/dingen", json=DING, headers=sleutel) for _ in range(20)))
        alle = await client.get("/proef/v1/dingen")
    assert {a.status_code for a in antwoorden} <= {201, 409}
    assert len(alle.json()) == 1


async def test_wijzigen_vraagt_de_versie_die_is_gezien(regio: Regio, app: FastAPI) -> None:
    async with regio.client(app, regio.token("proef", scopes=SCHRIJVEN)) as client:
        ding = (await client.post("/proef/v1/dingen", json=DING)).json()["id"]
        gezien = (await client.get(f"/proef/v1/dingen/{ding}")).headers["etag"]
        zonder = await client.put(f"/proef/v1/dingen/{ding}", json={"naam": "twee"})
        goed = await client.put(f"/proef/v1/dingen/{ding}", json={"naam": "twee"}, headers={"If-Match": gezien})
        laat = await client.put(f"/proef/v1/dingen/{ding}", json={"naam": "drie"}, headers={"If-Match": gezien})
    assert (zonder.status_code, goed.status_code, laat.status_code) == (428, 204, 412)


async def test_een_vreemd_id_is_404_bij_lezen_en_schrijven(regio: Regio, app: FastAPI) -> None:
    async with regio.client(app, regio.token("proef", ["0518"], SCHRIJVEN)) as client:
        ding = (await client.post("/proef/v1/dingen", json=DING)).json()["id"]
    async with regio.client(app, regio.token("proef", ["0344"], SCHRIJVEN)) as client:
        assert (await client.get(f"/proef/v1/dingen/{ding}")).status_code == 404
        assert (await client.put(f"/proef/v1/dingen/{ding}", json={"naam": "x"}, headers={"If-Match": '"1"'})).status_code == 404
        assert (await client.get("/proef/v1/dingen")).json() == []


async def test_het_openapi_document_is_open_voor_iedereen_en_kent_geen_422(regio: Regio, app: FastAPI) -> None:
    async with regio.client(app) as client:
        antwoord = await client.get("/proef/v1/openapi.json")
    document = antwoord.json()
    assert antwoord.headers["access-control-allow-origin"] == "*"
    assert {p for p in document["paths"] if "brief" not in p} == {"/dingen", "/dingen/{dingId}", "/kapot"}
    assert all("422" not in o["responses"] for p in document["paths"].values() for o in p.values())


async def test_metrics_telt_verzoeken_per_sjabloon_en_noemt_geen_waarde(regio: Regio, app: FastAPI) -> None:
    onbekend = "019a1b2c-1111-7111-8111-123456782abc"
    async with regio.client(app, regio.token("proef")) as client:
        await client.get(f"/proef/v1/dingen/{onbekend}?bsn=123456782")
        antwoord = await client.get("/metrics")
    assert 'app="proef",methode="GET",route="/dingen/{dingId}",status="404"' in antwoord.text
    assert "123456782" not in antwoord.text
