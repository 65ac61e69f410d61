"""Every path of admission, terms and besluit as another gemeente: 404 on read and write alike, and nothing in any list."""

import json
from collections.abc import AsyncIterator

import pytest

from tests.conftest import Regio
from tests.steun import intake as steun
from tests.steun.intake import DEN_HAAG, UTRECHT, Proef
from tests.steun.intake_besluitpaden import CRISISGRONDEN, LEZEN_BESLUIT, LIJSTEN_BESLUIT, ORIENTATIE, SCHRIJVEN_BESLUIT, ZOEK, vul_besluit

MATCH = {"If-Match": '"1"'}
TABELLEN = ("outbox", "audit", "verwerking", "voorstel", "hersteltermijn", "schuldtoets", "voornemen", "bezwaar", "contactsignaal_poging")


@pytest.fixture
async def intake(regio: Regio) -> AsyncIterator[Proef]:
    async with steun.proef(regio) as proef:
        yield proef


def _lijf(verzoek: object, ids: dict[str, str]) -> object:
    """The body with the ids of this dossier."""
    return json.loads(json.dumps(verzoek).replace("{ander}", ids["ander"]))


async def test_elk_pad_als_een_andere_gemeente(intake: Proef) -> None:
    ids = await vul_besluit(intake)
    telling = " UNION ALL ".join(f"SELECT count(*) AS n FROM intake.{tabel}" for tabel in TABELLEN)
    voor = await intake.rijen(telling)
    async with intake.wie("bram", gemeenten=(DEN_HAAG,), op="2025-04-10") as vreemde:
        for pad in LEZEN_BESLUIT:
            assert (await vreemde.get(f"/intake/v1/{pad.format(**ids)}")).status_code == 404, pad
        for pad, verzoek in SCHRIJVEN_BESLUIT.items():
            antwoord = await vreemde.post(f"/intake/v1/{pad.format(**ids)}", json=_lijf(verzoek, ids), headers=MATCH)
            assert antwoord.status_code == 404, (pad, antwoord.text)
        for pad in LIJSTEN_BESLUIT:
            assert (await vreemde.get(f"/intake/v1/{pad}")).json()["items"] == [], pad
        assert (await vreemde.post("/intake/v1/aanmeldingen/_zoek", json=ZOEK)).json() == {"items": []}
        assert (await vreemde.get(f"/intake/v1/briefsjablonen/{UTRECHT}/toelating")).status_code == 404
    assert await intake.rijen(telling) == voor


async def test_de_eigen_gemeente_ziet_alles_wel(intake: Proef) -> None:
    ids = await vul_besluit(intake)
    async with intake.wie("bram", gemeenten=(UTRECHT,), op="2025-04-10") as eigen:
        for pad in LEZEN_BESLUIT:
            antwoord = await eigen.get(f"/intake/v1/{pad.format(**ids)}")
            assert antwoord.status_code == 200, (pad, antwoord.text)
        for pad in LIJSTEN_BESLUIT:
            assert (await eigen.get(f"/intake/v1/{pad}")).json()["items"] != [], pad
        assert len((await eigen.post("/intake/v1/aanmeldingen/_zoek", json=ZOEK)).json()["items"]) == 1
        assert (await eigen.get("/intake/v1/briefsjablonen")).json()["items"] != []
        assert (await eigen.get(f"/intake/v1/briefsjablonen/{UTRECHT}/toelating")).status_code == 200


async def test_iets_aanmaken_bij_een_vreemde_gemeente_mag_niet(intake: Proef) -> None:
    async with intake.wie(gemeenten=(DEN_HAAG,)) as vreemde:
        assert (await vreemde.post("/intake/v1/orientaties", json=ORIENTATIE)).status_code == 403
        assert (await vreemde.post("/intake/v1/crisisgronden", json=CRISISGRONDEN)).status_code == 403


async def test_een_systeem_token_van_een_andere_gemeente_haalt_niets(intake: Proef) -> None:
    aanmelding = await intake.meld_aan(UTRECHT)
    for gemeente, gevonden in ((DEN_HAAG, []), (UTRECHT, [aanmelding])):
        token = intake.regio.systeem_token("vroegsignalering", "intake", gemeente, "intake:personen:lezen")
        async with intake.regio.client(intake.app, token) as client:
            antwoord = await client.post("/intake/v1/aanmeldingen/_haal", json={"ids": [aanmelding]})
        assert [item["id"] for item in antwoord.json()["items"]] == gevonden
