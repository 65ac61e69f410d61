"""Every path of bbz as another gemeente: 404 on read and write alike, nothing in any list, and of the ceiling only a total."""

import re
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import Regio
from tests.steun import bbz as steun
from tests.steun.bbz import BSN, DEN_HAAG, IBAN, UTRECHT, Proef, aanvraag, betrokkene, goed, saneringskrediet_gevraagd, toekenning

MATCH = {"If-Match": '"1"'}
BETALING = {"uitbetaaldOp": "2025-04-15", "eersteVervaldag": "2025-06-01", "iban": IBAN}
LEZEN = (
    "uitnodigingen/{uitnodiging}",
    "aanvragen/{aanvraag}",
    "besluitvoorstellen/{voorstel}",
    "besluiten/{besluit}",
    "besluiten/{besluit}/brief",
    "voorzieningen/{voorziening}",
    "besluitvoorstellen/{voorstel}/brief",
    "aanvragen/{aanvraag}/stukken",
    "aanvragen/{aanvraag}/toetsingen",
    "aanvragen/{aanvraag}/zekerheden",
    "bezwaren/{bezwaar}",
    "terugkoppelingen/{terugkoppeling}",
    "dossiers/{dossier}",
    "fondsen/{fonds}",
    "betaalbestanden/{betaalbestand}/bericht",
    "aanvragen/{aanvraag}/brieven/bbz-hersteltermijn",
    "briefconcepten/{concept}",
)
REKENING = {"naam": "Gemeente", "iban": IBAN, "bic": None, "painversie": "pain.001.001.09"}
OVERBOEKING = {"bedragCenten": 40_000_00, "naam": "M. Visserman", "iban": IBAN, "kenmerk": "krediet", "aan": "ondernemer"}
BRIEF = {"onderwerp": "x", "alineas": [{"sleutel": "a", "tekst": "x"}]}
SCHRIJVEN: dict[str, Any] = {
    "aanvragen/{aanvraag}/stukken": {"codes": ["offertes"], "ontvangenOp": "2025-04-01"},
    "aanvragen/{aanvraag}/hersteltermijnen": {"totEnMet": "2025-05-01"},
    "aanvragen/{aanvraag}/buitenbehandelingstellingen": None,
    "aanvragen/{aanvraag}/intrekkingen": {"reden": "op-verzoek"},
    "aanvragen/{aanvraag}/verlengingen": {"weken": 13, "reden": "advies"},
    "aanvragen/{aanvraag}/toetsingen": {},
    "aanvragen/{aanvraag}/afwijkingen": {"code": "leeftijd", "oordeel": "voldaan", "reden": "x"},
    "aanvragen/{aanvraag}/voornemens": {"zienswijzeTotEnMet": "2025-05-01", "reden": "x"},
    "aanvragen/{aanvraag}/zienswijzen": {"zienswijze": "x", "ontvangenOp": "2025-04-01"},
    "aanvragen/{aanvraag}/commissieadviezen": {"advies": "positief", "bedragCenten": 1, "toelichting": "x"},
    "aanvragen/{aanvraag}/doorgeleidingen": None,
    "aanvragen/{aanvraag}/plafondvragen": None,
    "aanvragen/{aanvraag}/zekerheden": {"soort": "pand", "waardeCenten": 1},
    "besluiten/{besluit}/bezwaren": {"ontvangenOp": "2025-04-09", "gronden": "x"},
    "bezwaren/{bezwaar}/verdagingen": {"weken": 6},
    "bezwaren/{bezwaar}/afdoeningen": {"uitkomst": "ongegrond", "motivering": "x"},
    "terugkoppelingen/{terugkoppeling}/verzendingen": None,
    "voorzieningen/{voorziening}/betaalopdrachten": {"betalingen": [OVERBOEKING]},
    "voorzieningen/{voorziening}/bestedingen": {"bedragCenten": 1, "bewijs": "factuur", "akkoord": True, "toelichting": "x"},
    "voorzieningen/{voorziening}/aanspraken": {"bedragCenten": 1, "datum": "2025-04-15"},
    "voorzieningen/{voorziening}/omzettingsvoorstellen": {"uitkomst": "niet-gestart", "datum": "2025-04-15", "motivering": "x"},
    "kredietomzettingsvoorstellen/{voorstel}/bekrachtigingen": None,
    "dossiers/{dossier}/voorvallen": {"soort": "overleden", "datum": "2025-04-01"},
    "fondsen/{fonds}/mutaties": {"soort": "storting", "bedragCenten": 1, "datum": "2025-04-01"},
    "aanvragen/{aanvraag}/besluitvoorstellen": toekenning(),
    "besluitvoorstellen/{voorstel}/bekrachtigingen": None,
    "besluiten/{besluit}/akten": {"ondertekendOp": "2025-04-09"},
    "voorzieningen/{voorziening}/uitbetalingen": BETALING,
}
WIJZIGEN = {
    "aanvragen/{aanvraag}/betrokkene": betrokkene(),
    "aanvragen/{aanvraag}/samenstelling": {"gehuwd": False},
    "briefconcepten/{concept}": BRIEF,
}
LIJSTEN = (
    "uitnodigingen",
    "aanvragen",
    "voorzieningen",
    "termijnen",
    "orientaties",
    "terugkoppelingen",
    "bezwaren",
    "dossiers",
    "fondsen",
    "betaalbestanden",
)
#: Not of a gemeente: the law, the questions of the screening, the names of letters. By id only for who asks for its own gemeente. And what
#: has tests of its own below: search, beleid, a letter's words, one security.
OVERIG = (
    "normen",
    "normvoorstellen",
    "normvoorstellen/{id}",
    "normvoorstellen/{id}/bekrachtigingen",
    "orientatievragen",
    "briefsjablonen",
    "briefsjablonen/{gemeente}/{code}",
    "voorzieningen/_haal",
    "dossiers/_zoek",
    "beleid/{gemeente}",
    "beleid/{gemeente}/{dag}",
    "zekerheden/{id}",
)
#: What stands in this file. What follows on a besluit (levensonderhoud, onderzoek, opdrachten) has its own.
TAGS = {
    "Uitnodigingen",
    "Oriëntatie",
    "Aanvragen",
    "Behandeling",
    "Besluiten",
    "Bezwaren",
    "Brieven",
    "Voorzieningen",
    "Geld",
    "Dossiers",
    "Fondsen en beleid",
    "Normen",
    "Termijnen",
}


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
    voorziening = await bbz.teken_akte(besluit)
    open_aanvraag = await bbz.vraag_aan(UTRECHT, kanaal="uwv")
    return await _rondom(bbz, besluit, voorziening, open_aanvraag) | {
        "uitnodiging": uitnodiging["id"],
        "besluit": besluit,
        "voorziening": voorziening,
        "aanvraag": open_aanvraag,
        "voorstel": await bbz.stel_voor(open_aanvraag, versie=2),
    }


async def _rondom(bbz: Proef, besluit: str, voorziening: str, open_aanvraag: str) -> dict[str, str]:
    """One of everything that stands around an aanvraag, a besluit and a payment, of Utrecht."""
    ids = {}
    async with bbz.wie(gemeenten=(UTRECHT,), op="2025-04-10") as anna:
        await goed(anna.put(f"/bbz/v1/beleid/{UTRECHT}/2025-01-01", json={"betaalrekening": REKENING}))
        await goed(anna.post(f"/bbz/v1/aanvragen/{open_aanvraag}/hersteltermijnen", json={"totEnMet": "2025-05-01"}))
        bezwaar = {"ontvangenOp": "2025-04-09", "gronden": "x"}
        ids["bezwaar"] = (await goed(anna.post(f"/bbz/v1/besluiten/{besluit}/bezwaren", json=bezwaar)))["id"]
        regels = {
            "maximumCenten": 10_000_00,
            "renteProcent": "2",
            "looptijdMaanden": 36,
            "aflossingsvormen": ["lineair"],
            "doelen": ["werkkapitaal"],
        }
        fonds = {"gemeente": UTRECHT, "code": "doorstart", "naam": "Doorstart", "regels": regels}
        ids["fonds"] = (await goed(anna.post("/bbz/v1/fondsen", json=fonds)))["id"]
        screening = {"gemeente": UTRECHT, "soort": "screening", "kanaal": "uwv", "datum": "2025-04-01"}
        await goed(anna.post("/bbz/v1/orientaties", json=screening))
        ids["terugkoppeling"] = (await goed(anna.get("/bbz/v1/terugkoppelingen")))["items"][0]["id"]
        ids["dossier"] = (await goed(anna.get("/bbz/v1/dossiers")))["items"][0]["id"]
        assert (await bbz.draag_op(voorziening, OVERBOEKING)).status_code == 201
        bestand = {"gemeente": UTRECHT, "uitvoerenOp": "2025-04-11"}
        ids["betaalbestand"] = (await goed(anna.post("/bbz/v1/betaalbestanden", json=bestand)))["id"]
    (concept,) = await bbz.rijen("SELECT id FROM bbz.briefconcept WHERE code = 'bbz-hersteltermijn'")
    return {**ids, "concept": str(concept["id"])}


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
    bekend = {_vorm(f"/{pad}") for pad in (*LEZEN, *SCHRIJVEN, *WIJZIGEN, *LIJSTEN, *OVERIG)}
    assert {_vorm(pad) for pad, acties in paden.items() if any(TAGS & set(a.get("tags", ())) for a in acties.values())} == bekend


def _vorm(pad: str) -> str:
    return re.sub("{.*?}", "{}", pad).replace("bbz-hersteltermijn", "{}")


async def test_iets_aanmaken_bij_een_vreemde_gemeente_mag_niet(bbz: Proef) -> None:
    async with bbz.wie(gemeenten=(DEN_HAAG,)) as vreemde:
        assert (await vreemde.post("/bbz/v1/aanvragen", json=aanvraag(UTRECHT))).status_code == 403
        screening = {"gemeente": UTRECHT, "soort": "screening", "kanaal": "uwv", "datum": "2025-04-01"}
        assert (await vreemde.post("/bbz/v1/orientaties", json=screening)).status_code == 403
        assert (await vreemde.post("/bbz/v1/betaalbestanden", json={"gemeente": UTRECHT, "uitvoerenOp": "2025-04-11"})).status_code == 403
        assert (await vreemde.put(f"/bbz/v1/beleid/{UTRECHT}/2025-01-01", json={})).status_code == 403
        assert (await vreemde.get(f"/bbz/v1/beleid/{UTRECHT}")).status_code == 403
        assert (await vreemde.get(f"/bbz/v1/briefsjablonen/{UTRECHT}/bbz-toekenning")).status_code == 404
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


async def test_zoeken_op_bsn_vindt_alleen_in_de_eigen_gemeenten(bbz: Proef) -> None:
    await bbz.vraag_aan(UTRECHT)
    async with bbz.wie(gemeenten=(UTRECHT,)) as eigen, bbz.wie(gemeenten=(DEN_HAAG,)) as vreemde:
        assert len((await goed(eigen.post("/bbz/v1/dossiers/_zoek", json={"bsn": BSN})))["items"]) == 1
        assert (await goed(vreemde.post("/bbz/v1/dossiers/_zoek", json={"bsn": BSN})))["items"] == []


async def test_een_zekerheid_van_een_andere_gemeente_bestaat_niet(bbz: Proef) -> None:
    aanvraag_id = await bbz.vraag_aan(UTRECHT)
    async with bbz.wie() as client:
        geeist = await goed(client.post(f"/bbz/v1/aanvragen/{aanvraag_id}/zekerheden", json={"soort": "pand", "waardeCenten": 1}))
    async with bbz.wie(gemeenten=(DEN_HAAG,)) as vreemde:
        gewijzigd = {"gevestigdOp": "2025-04-01"}
        assert (await vreemde.patch(f"/bbz/v1/zekerheden/{geeist['id']}", json=gewijzigd, headers=MATCH)).status_code == 404
