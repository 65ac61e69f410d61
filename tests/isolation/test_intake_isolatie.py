"""Every path of intake as another gemeente: 404 on read and write alike, and nothing in any list."""

import re
from collections.abc import AsyncIterator

import pytest

from tests.conftest import Regio
from tests.steun import intake as steun
from tests.steun.intake import DEN_HAAG, PLAN, UTRECHT, Proef, aanmelding
from tests.steun.intake_besluitpaden import LEZEN_BESLUIT, LIJSTEN_BESLUIT, OVERIG_BESLUIT, SCHRIJVEN_BESLUIT
from tests.steun.intake_paden import LEZEN_OPLOSSING, LIJSTEN_OPLOSSING, OVERIG_OPLOSSING, SCHRIJVEN_OPLOSSING

#: Tested in test_intake_oplossing_isolatie.py.
OPLOSSING = (*LEZEN_OPLOSSING, *SCHRIJVEN_OPLOSSING, *LIJSTEN_OPLOSSING, *OVERIG_OPLOSSING)
#: Tested in test_intake_besluit_isolatie.py.
BESLUIT = (*LEZEN_BESLUIT, *SCHRIJVEN_BESLUIT, *LIJSTEN_BESLUIT, *OVERIG_BESLUIT)
MATCH = {"If-Match": '"1"'}
BELEIDSPLAN = {"gemeente": UTRECHT, "van": "2024-01-01", "totEnMet": "2027-12-31", "gronden": ["fraude"], "bron": "Gemeenteblad"}


@pytest.fixture
async def intake(regio: Regio) -> AsyncIterator[Proef]:
    async with steun.proef(regio) as proef:
        yield proef


async def _vreemde_ids(intake: Proef) -> dict[str, str]:
    """A full dossier of Utrecht, and a second one with an open proposal of each kind."""
    traject, besluit = await intake.laat_toe(UTRECHT)
    open_traject = await intake.open_traject(UTRECHT)
    async with intake.wie() as client:
        afwijzing = await client.post(
            f"/intake/v1/trajecten/{open_traject}/afwijzingsvoorstellen",
            json={"grond": "geen-verblijfstitel", "motivering": "Geen titel."},
            headers=MATCH,
        )
        beleidsplan = await client.post("/intake/v1/beleidsplannen", json=BELEIDSPLAN)
    return {
        "aanmelding": await intake.meld_aan(UTRECHT),
        "traject": traject,
        "besluit": besluit,
        "toelating": await intake.stel_voor(open_traject, versie=2),
        "afwijzing": afwijzing.json()["id"],
        "beleidsplan": beleidsplan.json()["id"],
    }


LEZEN = (
    "aanmeldingen/{aanmelding}",
    "trajecten/{traject}",
    "toelatingsvoorstellen/{toelating}",
    "afwijzingsvoorstellen/{afwijzing}",
    "besluiten/{besluit}",
    "besluiten/{besluit}/brief",
    "beleidsplannen/{beleidsplan}",
)
SCHRIJVEN = {
    "aanmeldingen/{aanmelding}/gesprekken": {"datum": "2025-03-20", "hulpvraag": "Schulden"},
    "trajecten/{traject}/toelatingsvoorstellen": {"planVanAanpak": PLAN},
    "trajecten/{traject}/afwijzingsvoorstellen": {"grond": "geen-verblijfstitel", "motivering": "Geen titel."},
    "trajecten/{traject}/saneringskrediet-verzoeken": {"bedragCenten": 100},
    "toelatingsvoorstellen/{toelating}/bekrachtigingen": None,
    "afwijzingsvoorstellen/{afwijzing}/bekrachtigingen": None,
}
LIJSTEN = ("aanmeldingen", "trajecten", "termijnen", "beleidsplannen")


async def test_elk_pad_als_een_andere_gemeente(intake: Proef) -> None:
    ids = await _vreemde_ids(intake)
    telling = " UNION ALL ".join(f"SELECT count(*) AS n FROM intake.{tabel}" for tabel in ("outbox", "audit", "verwerking", "voorstel"))
    voor = await intake.rijen(telling)
    async with intake.wie("bram", gemeenten=(DEN_HAAG,)) as vreemde:
        for pad in LEZEN:
            assert (await vreemde.get(f"/intake/v1/{pad.format(**ids)}")).status_code == 404, pad
        for pad, verzoek in SCHRIJVEN.items():
            assert (await vreemde.post(f"/intake/v1/{pad.format(**ids)}", json=verzoek, headers=MATCH)).status_code == 404, pad
        for pad in LIJSTEN:
            assert (await vreemde.get(f"/intake/v1/{pad}")).json()["items"] == [], pad
    assert await intake.rijen(telling) == voor


async def test_de_eigen_gemeente_ziet_alles_wel(intake: Proef) -> None:
    ids = await _vreemde_ids(intake)
    async with intake.wie("bram", gemeenten=(UTRECHT,)) as eigen:
        for pad in LEZEN:
            assert (await eigen.get(f"/intake/v1/{pad.format(**ids)}")).status_code == 200, pad
        for pad in LIJSTEN:
            assert (await eigen.get(f"/intake/v1/{pad}")).json()["items"] != [], pad


async def test_elk_pad_staat_in_deze_proef(intake: Proef) -> None:
    async with intake.wie() as client:
        paden = (await client.get("/intake/v1/openapi.json")).json()["paths"]
    bekend = {re.sub("{.*?}", "{}", f"/{pad}") for pad in (*LEZEN, *SCHRIJVEN, *LIJSTEN, "trajecten/_haal", *OPLOSSING, *BESLUIT)}
    assert {re.sub("{.*?}", "{}", pad) for pad in paden} == bekend


async def test_iets_aanmaken_bij_een_vreemde_gemeente_mag_niet(intake: Proef) -> None:
    async with intake.wie(gemeenten=(DEN_HAAG,)) as vreemde:
        assert (await vreemde.post("/intake/v1/aanmeldingen", json=aanmelding(UTRECHT))).status_code == 403
        assert (await vreemde.post("/intake/v1/beleidsplannen", json=BELEIDSPLAN)).status_code == 403
    assert await intake.rijen("SELECT 1 FROM intake.aanmelding") == []


async def test_een_systeem_token_van_een_andere_gemeente_haalt_niets(intake: Proef) -> None:
    traject_id = await intake.open_traject(UTRECHT)
    token = intake.regio.systeem_token("bbz", "intake", DEN_HAAG, "intake:personen:lezen")
    async with intake.regio.client(intake.app, token) as client:
        antwoord = await client.post("/intake/v1/trajecten/_haal", json={"ids": [traject_id]})
    assert antwoord.json() == {"items": []}
