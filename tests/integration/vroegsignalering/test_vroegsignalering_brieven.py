"""Letters in batches: the gemeente's words, one PDF/A and one contact attempt each, and none where there should be none."""

import io
import json
import zipfile
from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from kernel.crypto import Sleutelbos
from services.vroegsignalering.domain.brieven import PARTNERS, SJABLONEN, bereikbaar, noem_partners
from services.vroegsignalering.jobs import maak_brieven
from tests.steun.vroegsignalering import BASIS, DAG, Proef, als_csv, signaal

UTRECHT = "0344"
OVERMORGEN = date(2025, 3, 12)


async def _maak(proef: Proef) -> None:
    while await maak_brieven(proef.context, Sleutelbos.laad(proef.settings.sleutelbos_pad)):
        pass


async def _zaken(proef: Proef, aantal: int, **velden: str) -> list[dict[str, Any]]:
    await proef.convenant([UTRECHT])
    rijen = [
        signaal(n, gemeentecode=UTRECHT, voorletters="A.", straatnaam="Voorbeeldstraat", plaatsnaam="Utrecht", **velden)
        for n in range(aantal)
    ]
    await proef.lever(als_csv(rijen), gemeenten=[UTRECHT])
    await proef.verwerk()
    async with proef.loket() as loket:
        return list((await loket.get(f"{BASIS}/zaken?aantal=100")).json()["items"])


async def _vraag(proef: Proef, **verzoek: Any) -> dict[str, Any]:
    """Ask for a batch, let the worker make it, and give the batch."""
    inhoud = {"gemeente": UTRECHT, "code": "eerste-brief", "telefoon": "030 123 45 67", **verzoek}
    async with proef.loket(boekdatum=OVERMORGEN) as loket:
        antwoord = await loket.post(f"{BASIS}/briefseries", json=inhoud)
        assert antwoord.status_code == 201, antwoord.text
        await _maak(proef)
        return dict((await loket.get(antwoord.headers["Location"])).json())


async def test_een_brief_per_zaak_met_een_contactpoging(proef: Proef) -> None:
    zaken = await _zaken(proef, 3, bsn="")
    serie = await _vraag(proef, werkbakje="enkelvoudig")

    assert (serie["gevraagd"], serie["gemaakt"], serie["overgeslagen"], serie["wachtend"], serie["klaar"]) == (3, 3, 0, 0, True)
    pogingen = await proef.rijen("SELECT zaak_id, soort, bereikt, datum, door FROM contactpoging")
    assert {str(p["zaak_id"]) for p in pogingen} == {z["id"] for z in zaken}
    assert {(p["soort"], p["bereikt"], p["datum"], p["door"]) for p in pogingen} == {("Brief", False, OVERMORGEN, "loket/m1")}
    # a letter approaches someone: the term of four weeks is met, and everyone hears of it
    assert await proef.tel("SELECT count(*) FROM termijn WHERE voldaan_op IS NULL") == 0
    assert await proef.tel("SELECT count(*) FROM outbox WHERE type LIKE '%contactpoging%'") == 3

    async with proef.loket() as loket:
        brieven = (await loket.get(f"{BASIS}/briefseries/{serie['id']}/brieven")).json()["items"]
        pdf = await loket.get(f"{BASIS}/brieven/{brieven[0]['id']}")
        zip_ = await loket.get(f"{BASIS}/briefseries/{serie['id']}/bestand")
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert sha256(pdf.content).hexdigest() == brieven[0]["sha256"]
    assert b"pdfaid" in pdf.content, "PDF/A says so in its metadata"
    with zipfile.ZipFile(io.BytesIO(zip_.content)) as archief:
        assert sorted(archief.namelist()) == sorted(f"{z['id']}.pdf" for z in zaken)
        assert archief.read(f"{brieven[0]['zaakId']}.pdf") == pdf.content
    assert await proef.tel("SELECT count(*) FROM verwerking WHERE name = 'brief gelezen'") == 1 + 3
    assert await proef.tel("SELECT count(*) FROM verwerking WHERE name = 'brief gemaakt'") == 3
    opgeslagen = await proef.rijen("SELECT pdf FROM brief")
    assert all(b"%PDF" not in bytes(r["pdf"]) for r in opgeslagen), "a letter is stored encrypted"


async def test_wie_al_benaderd_is_krijgt_geen_brief_uit_het_bakje(proef: Proef) -> None:
    zaken = await _zaken(proef, 2)
    async with proef.loket() as loket:
        bezoek = {"soort": "Huisbezoek", "bereikt": True, "datum": DAG.isoformat()}
        assert (await loket.post(f"{BASIS}/zaken/{zaken[0]['id']}/contactpogingen", json=bezoek)).status_code == 201
    serie = await _vraag(proef, werkbakje="enkelvoudig")
    assert (serie["gevraagd"], serie["gemaakt"]) == (1, 1)
    async with proef.loket() as loket:
        leeg = await loket.post(
            f"{BASIS}/briefseries", json={"gemeente": UTRECHT, "code": "eerste-brief", "werkbakje": "enkelvoudig", "telefoon": "14030"}
        )
    assert leeg.status_code == 409


async def test_een_zaak_die_intussen_gesloten_is_krijgt_geen_brief(proef: Proef) -> None:
    zaken = await _zaken(proef, 2)
    async with proef.loket(boekdatum=OVERMORGEN) as loket:
        verzoek = {"gemeente": UTRECHT, "code": "herinnering", "zaken": [z["id"] for z in zaken], "emailadres": "hulp@example.org"}
        serie = (await loket.post(f"{BASIS}/briefseries", json=verzoek)).json()
        klaar = {"resultaat": "Inwoner is overleden"}
        dicht = await loket.post(f"{BASIS}/zaken/{zaken[0]['id']}/afsluitingen", json=klaar, headers={"If-Match": '"1"'})
        assert dicht.status_code == 201
        await _maak(proef)
        brieven = (await loket.get(f"{BASIS}/briefseries/{serie['id']}/brieven")).json()["items"]
        nu = (await loket.get(f"{BASIS}/briefseries/{serie['id']}")).json()
    per_zaak = {b["zaakId"]: (b["stand"], b["reden"]) for b in brieven}
    assert per_zaak == {zaken[0]["id"]: ("overgeslagen", "afgesloten"), zaken[1]["id"]: ("gemaakt", None)}
    assert (nu["klaar"], nu["overgeslagen"]) == (True, 1)
    assert await proef.tel("SELECT count(*) FROM contactpoging") == 1


async def test_de_gemeente_schrijft_haar_eigen_woorden_maar_zegt_altijd_hoe_men_haar_bereikt(proef: Proef) -> None:
    await _zaken(proef, 1)
    pad = f"{BASIS}/briefsjablonen/{UTRECHT}/eerste-brief"
    async with proef.loket() as loket:
        standaard = (await loket.get(pad)).json()
        zonder = {"onderwerp": "Hulp", "alineas": [a for a in standaard["alineas"] if not a["verplicht"]]}
        assert (await loket.put(pad, json=zonder, headers={"If-Match": '"0"'})).status_code == 400
        contact = [a for a in standaard["alineas"] if a["verplicht"]]
        eigen = {"onderwerp": "Utrecht helpt", "alineas": [{"sleutel": "kort", "tekst": "Wij helpen u graag, naast {partners}."}, *contact]}
        assert (await loket.put(pad, json=eigen, headers={"If-Match": '"0"'})).status_code == 200
    await _vraag(proef, werkbakje="enkelvoudig")
    [rij] = await proef.rijen("SELECT sjabloon::text AS sjabloon FROM briefserie")
    assert json.loads(rij["sjabloon"])["onderwerp"] == "Utrecht helpt"


@pytest.mark.parametrize(
    ("verzoek", "status"),
    [
        ({"code": "bestaat-niet", "werkbakje": "enkelvoudig"}, 400),
        ({"werkbakje": "enkelvoudig", "telefoon": None}, 400),  # no way to reach us, and none in the settings of the trial
        ({"werkbakje": "enkelvoudig", "gemeente": "0034"}, 403),
        ({}, 400),
        ({"zaken": ["00000000-0000-7000-8000-000000000000"]}, 404),
    ],
)
async def test_een_reeks_die_niet_kan_zegt_waarom(proef: Proef, verzoek: dict[str, Any], status: int) -> None:
    await _zaken(proef, 1)
    async with proef.loket() as loket:
        antwoord = await loket.post(
            f"{BASIS}/briefseries", json={"gemeente": UTRECHT, "code": "eerste-brief", "telefoon": "14030", **verzoek}
        )
    assert antwoord.status_code == status, antwoord.text


def test_elke_soort_partner_heeft_een_naam_en_elke_brief_zegt_hoe_men_ons_bereikt() -> None:
    assert noem_partners(["Energie", "Huur", "Water", "Energie"]) == "uw energiebedrijf, uw verhuurder en uw waterbedrijf"
    assert noem_partners(["Zorg"]) == "uw zorgverzekeraar"
    assert len(PARTNERS) == 11
    assert bereikbaar("14030", "") == "Bel 14030."
    assert bereikbaar("14030", "a@example.org") == "Bel 14030 of mail naar a@example.org."
    for sjabloon in SJABLONEN:
        assert [a.sleutel for a in sjabloon.alineas if a.verplicht] == ["contact"]
        tekst = " ".join(a.tekst for a in sjabloon.alineas).lower()
        assert not any(woord in tekst for woord in ("schuld", "bbz", "wgs", "incasso", "vroegsignalering")), (
            "words that scare or mean nothing"
        )
        zinnen = [z for a in sjabloon.alineas for z in a.tekst.replace("?", ".").replace(":", ".").split(".") if z.strip()]
        assert max(len(z.split()) for z in zinnen) <= 20, "level B1: short sentences"
