"""Every path of bbz as another gemeente: 404 on read and write alike, nothing in any list, and of the ceiling only a total."""

import re
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

from tests.conftest import Regio
from tests.steun import bbz as steun
from tests.steun.bbz import DEN_HAAG, IBAN, UTRECHT, Proef, aanvraag, betrokkene, goed, saneringskrediet_gevraagd, toekenning

MATCH = {"If-Match": '"1"'}
BETALING = {"uitbetaaldOp": "2025-04-15", "eersteVervaldag": "2025-06-01", "iban": IBAN}
LEZEN = (
    "uitnodigingen/{uitnodiging}",
    "aanvragen/{aanvraag}",
    "besluitvoorstellen/{voorstel}",
    "besluiten/{besluit}",
    "besluiten/{besluit}/brief",
    "voorzieningen/{voorziening}",
)
SCHRIJVEN = {
    "aanvragen/{aanvraag}/besluitvoorstellen": toekenning(),
    "besluitvoorstellen/{voorstel}/bekrachtigingen": None,
    "besluiten/{besluit}/akten": {"ondertekendOp": "2025-04-09"},
    "voorzieningen/{voorziening}/uitbetalingen": BETALING,
}
WIJZIGEN = {"aanvragen/{aanvraag}/betrokkene": betrokkene()}
LIJSTEN = ("uitnodigingen", "aanvragen", "voorzieningen", "termijnen")
#: Not of a gemeente: the law. And by id only for who asks for its own gemeente.
OVERIG = ("normen", "voorzieningen/_haal")


@pytest.fixture
async def bbz(regio: Regio) -> AsyncIterator[Proef]:
    async with steun.proef(regio) as proef:
        yield proef


async def _dossier_van_utrecht(bbz: Proef) -> dict[str, str]:
    """An invitation, an open aanvraag with its proposal, and a besluit with its voorziening, all of Utrecht."""
    await bbz.ontvang(saneringskrediet_gevraagd(uuid4()))
    async with bbz.wie(gemeenten=(UTRECHT,)) as client:
        (uitnodiging,) = (await goed(client.get("/bbz/v1/uitnodigingen")))["items"]
    besluit = await bbz.besluit(UTRECHT)
    open_aanvraag = await bbz.vraag_aan(UTRECHT)
    return {
        "uitnodiging": uitnodiging["id"],
        "besluit": besluit,
        "voorziening": await bbz.teken_akte(besluit),
        "aanvraag": open_aanvraag,
        "voorstel": await bbz.stel_voor(open_aanvraag),
    }


async def test_elk_pad_als_een_andere_gemeente(bbz: Proef) -> None:
    ids = await _dossier_van_utrecht(bbz)
    telling = " UNION ALL ".join(f"SELECT count(*) AS n FROM bbz.{t}" for t in ("outbox", "audit", "verwerking", "voorstel", "voorziening"))
    voor = await bbz.rijen(telling)
    async with bbz.wie("bram", gemeenten=(DEN_HAAG,)) as vreemde:
        for pad in LEZEN:
            assert (await vreemde.get(f"/bbz/v1/{pad.format(**ids)}")).status_code == 404, pad
        for pad, verzoek in SCHRIJVEN.items():
            assert (await vreemde.post(f"/bbz/v1/{pad.format(**ids)}", json=verzoek, headers=MATCH)).status_code == 404, pad
        for pad, verzoek in WIJZIGEN.items():
            assert (await vreemde.put(f"/bbz/v1/{pad.format(**ids)}", json=verzoek, headers=MATCH)).status_code == 404, pad
        for pad in LIJSTEN:
            assert (await vreemde.get(f"/bbz/v1/{pad}")).json()["items"] == [], pad
    assert await bbz.rijen(telling) == voor


async def test_de_eigen_gemeente_ziet_alles_wel(bbz: Proef) -> None:
    ids = await _dossier_van_utrecht(bbz)
    async with bbz.wie("bram", gemeenten=(UTRECHT,)) as eigen:
        for pad in LEZEN:
            assert (await eigen.get(f"/bbz/v1/{pad.format(**ids)}")).status_code == 200, pad
        for pad in LIJSTEN:
            assert (await eigen.get(f"/bbz/v1/{pad}")).json()["items"] != [], pad


async def test_elk_pad_staat_in_deze_proef(bbz: Proef) -> None:
    async with bbz.wie() as client:
        paden = (await client.get("/bbz/v1/openapi.json")).json()["paths"]
    bekend = {re.sub("{.*?}", "{}", f"/{pad}") for pad in (*LEZEN, *SCHRIJVEN, *WIJZIGEN, *LIJSTEN, *OVERIG)}
    assert {re.sub("{.*?}", "{}", pad) for pad in paden} == bekend


async def test_iets_aanmaken_bij_een_vreemde_gemeente_mag_niet(bbz: Proef) -> None:
    async with bbz.wie(gemeenten=(DEN_HAAG,)) as vreemde:
        assert (await vreemde.post("/bbz/v1/aanvragen", json=aanvraag(UTRECHT))).status_code == 403
    assert await bbz.rijen("SELECT 1 FROM bbz.aanvraag") == []


async def test_een_uitnodiging_van_een_andere_gemeente_geeft_geen_aanvraag(bbz: Proef) -> None:
    """Also when the token reaches both: the aanvraag belongs to the gemeente that invited."""
    ids = await _dossier_van_utrecht(bbz)
    async with bbz.wie(gemeenten=(UTRECHT, DEN_HAAG)) as client:
        antwoord = await client.post("/bbz/v1/aanvragen", json=aanvraag(DEN_HAAG, uitnodigingId=ids["uitnodiging"]))
    assert antwoord.status_code == 404


async def test_een_systeem_token_van_een_andere_gemeente_haalt_niets(bbz: Proef) -> None:
    ids = await _dossier_van_utrecht(bbz)
    token = bbz.regio.systeem_token("debiteuren", "bbz", DEN_HAAG, "bbz:personen:lezen")
    async with bbz.regio.client(bbz.app, token) as client:
        antwoord = await client.post("/bbz/v1/voorzieningen/_haal", json={"ids": [ids["voorziening"]]})
    assert antwoord.json() == {"items": []}


async def test_zonder_recht_op_personen_geen_personen(bbz: Proef) -> None:
    ids = await _dossier_van_utrecht(bbz)
    async with bbz.wie(gemeenten=(UTRECHT,)) as client:
        antwoord = await client.post("/bbz/v1/voorzieningen/_haal", json={"ids": [ids["voorziening"]]})
    assert antwoord.status_code == 403


async def test_van_het_krediet_elders_is_alleen_het_totaal_te_zien(bbz: Proef) -> None:
    """Two credits in Utrecht, € 150.000 and € 50.000: Den Haag hears of € 200.000, and of no gemeente, dossier or date."""
    van_utrecht = [await bbz.besluit(UTRECHT, toekenning(150_000_00)), await bbz.besluit(UTRECHT, toekenning(50_000_00))]
    async with bbz.wie(gemeenten=(DEN_HAAG,)) as den_haag:
        eigen = (await goed(den_haag.post("/bbz/v1/aanvragen", json=aanvraag(DEN_HAAG))))["id"]
        antwoord = await den_haag.post(f"/bbz/v1/aanvragen/{eigen}/besluitvoorstellen", json=toekenning(60_000_00), headers=MATCH)
    assert antwoord.json()["detail"] == (
        "€ 60.000,00 is te hoog. Het maximum is € 253.420,00, daarvan is al € 200.000,00 verleend: "
        "er kan nog € 53.420,00 (Bbz 2004, art. 20)."
    )
    vragen = await bbz.rijen(f"SELECT nieuw::text AS nieuw FROM bbz.audit WHERE gemeente = '{DEN_HAAG}' AND actie = 'plafond-opgevraagd'")
    gezien = antwoord.text + "".join(vraag["nieuw"] for vraag in vragen)
    verklapt = [woord for woord in (UTRECHT, *van_utrecht, "150.000", "15000000", "5000000") if woord in gezien]
    assert (len(vragen), verklapt) == (3, [])
