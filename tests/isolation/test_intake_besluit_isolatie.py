"""Every path of admission, terms and besluit as another gemeente: 404 on read and write alike, and nothing in any list."""

import json
from collections.abc import AsyncIterator
from datetime import date
from uuid import uuid4

import pytest

from contracts.debiteuren import AchterstandOntstaan
from tests.conftest import Regio
from tests.steun import intake as steun
from tests.steun.intake import DEN_HAAG, UTRECHT, VRIES, Proef, als_event, goed
from tests.steun.intake_besluitpaden import CRISISGRONDEN, LEZEN_BESLUIT, LIJSTEN_BESLUIT, ORIENTATIE, SCHRIJVEN_BESLUIT, ZOEK

MATCH = {"If-Match": '"1"'}
TABELLEN = ("outbox", "audit", "verwerking", "voorstel", "hersteltermijn", "schuldtoets", "voornemen", "bezwaar", "contactsignaal_poging")


@pytest.fixture
async def intake(regio: Regio) -> AsyncIterator[Proef]:
    async with steun.proef(regio) as proef:
        yield proef


async def _ids(intake: Proef) -> dict[str, str]:
    """A full dossier of Utrecht: admitted, with a revision proposed, an objection, a signal of arrears; and a second, open one."""
    aanmelding, ander = await intake.meld_aan(UTRECHT), await intake.meld_aan(UTRECHT)
    traject, besluit = await intake.laat_toe(UTRECHT)
    open_traject = await intake.open_traject(UTRECHT)
    achterstand = AchterstandOntstaan(lening_id=uuid4(), sinds=date(2025, 3, 1), bedrag_centen=10_000)
    await intake.ontvang(als_event(achterstand, achterstand.lening_id, op=date(2025, 4, 1), fetched=VRIES))
    async with intake.wie(op="2025-04-10") as client:

        async def maak(pad: str, verzoek: object, versie: int = 0) -> str:
            headers = {"If-Match": f'"{versie}"'} if versie else {}
            return str((await goed(client.post(f"/intake/v1/{pad}", json=verzoek, headers=headers)))["id"])

        versie = int((await client.get(f"/intake/v1/trajecten/{traject}")).headers["ETag"].strip('"'))
        voornemen = await maak(f"trajecten/{traject}/voornemens", SCHRIJVEN_BESLUIT["trajecten/{traject}/voornemens"], versie)
        herziening = await maak(
            f"trajecten/{traject}/herzieningsvoorstellen", SCHRIJVEN_BESLUIT["trajecten/{traject}/herzieningsvoorstellen"], versie + 1
        )
        concept = await goed(client.get(f"/intake/v1/herzieningsvoorstellen/{herziening}"))
        (bkr,) = (await goed(client.get("/intake/v1/bkr-registraties")))["items"]
        (signaal,) = (await goed(client.get("/intake/v1/contactsignalen")))["items"]
        await maak("crisisgronden", CRISISGRONDEN)
        return {
            "aanmelding": aanmelding,
            "ander": ander,
            "traject": traject,
            "open": open_traject,
            "besluit": besluit,
            "herziening": herziening,
            "concept": concept["conceptId"],
            "voornemen": voornemen,
            "hersteltermijn": await maak(f"trajecten/{open_traject}/hersteltermijnen", {"gevraagd": ["X"], "totEnMet": "2025-05-01"}, 1),
            "bezwaar": await maak(f"besluiten/{besluit}/bezwaren", {"ontvangenOp": "2025-04-10", "gronden": "Niet eens."}),
            "bkr": bkr["id"],
            "signaal": signaal["id"],
            "orientatie": await maak("orientaties", ORIENTATIE),
        }


def _lijf(verzoek: object, ids: dict[str, str]) -> object:
    """The body with the ids of this dossier."""
    return json.loads(json.dumps(verzoek).replace("{ander}", ids["ander"]))


async def test_elk_pad_als_een_andere_gemeente(intake: Proef) -> None:
    ids = await _ids(intake)
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
    ids = await _ids(intake)
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
