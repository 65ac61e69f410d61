"""What the API refuses, and what it says then."""

from uuid import uuid4

import pytest

from tests.steun.intake import PLAN, UTRECHT, Proef, aanmelding, goed

GESPREK = {"datum": "2025-03-20", "hulpvraag": "Schulden"}


async def test_wie_voorstelt_kan_niet_zelf_bekrachtigen(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    voorstel_id = await intake.stel_voor(traject_id)
    async with intake.wie("anna") as client:
        antwoord = await client.post(f"/intake/v1/toelatingsvoorstellen/{voorstel_id}/bekrachtigingen")
        assert (antwoord.status_code, antwoord.json()["type"]) == (409, "urn:regioloket:fout:ZelfdeMedewerker")
        assert (await goed(client.get(f"/intake/v1/trajecten/{traject_id}")))["status"] == "besluit-voorgesteld"
    assert await intake.rijen("SELECT 1 FROM intake.besluit") == []


async def test_een_client_zonder_medewerker_besluit_niet(intake: Proef) -> None:
    voorstel_id = await intake.stel_voor(await intake.open_traject())
    async with intake.wie(None) as client:
        antwoord = await client.post(f"/intake/v1/toelatingsvoorstellen/{voorstel_id}/bekrachtigingen")
    assert (antwoord.status_code, antwoord.json()["type"]) == (403, "urn:regioloket:fout:MedewerkerOntbreekt")


async def test_een_nieuw_voorstel_laat_het_oude_vervallen(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    oud = await intake.stel_voor(traject_id)
    nieuw = await intake.stel_voor(traject_id, versie=2, medewerker="cora")
    async with intake.wie("bram") as client:
        vervallen = await client.post(f"/intake/v1/toelatingsvoorstellen/{oud}/bekrachtigingen")
        assert (vervallen.status_code, vervallen.json()["type"]) == (409, "urn:regioloket:fout:VoorstelVervallen")
        await goed(client.post(f"/intake/v1/toelatingsvoorstellen/{nieuw}/bekrachtigingen"))
        dubbel = await client.post(f"/intake/v1/toelatingsvoorstellen/{nieuw}/bekrachtigingen")
        assert (dubbel.status_code, dubbel.json()["type"]) == (409, "urn:regioloket:fout:VoorstelAlBesloten")


async def test_na_het_besluit_geen_nieuw_voorstel(intake: Proef) -> None:
    traject_id, _ = await intake.laat_toe()
    async with intake.wie() as client:
        versie = (await client.get(f"/intake/v1/trajecten/{traject_id}")).headers["ETag"]
        pad = f"/intake/v1/trajecten/{traject_id}/toelatingsvoorstellen"
        antwoord = await client.post(pad, json={"planVanAanpak": PLAN}, headers={"If-Match": versie})
    assert antwoord.status_code == 409
    detail = antwoord.json()["detail"]
    assert "'besluitvoorstel' kan niet bij de status 'toegelaten'." in detail
    assert "Deze stap kan bij de status: hulpvraag-vastgesteld, besluit-voorgesteld." in detail


async def test_een_krediet_kan_pas_na_toelating(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    async with intake.wie() as client:
        pad = f"/intake/v1/trajecten/{traject_id}/saneringskrediet-verzoeken"
        antwoord = await client.post(pad, json={"bedragCenten": 100}, headers={"If-Match": '"1"'})
    assert (antwoord.status_code, antwoord.json()["type"]) == (409, "urn:regioloket:fout:StapNietMogelijk")


async def test_een_tweede_eerste_gesprek_bestaat_niet(intake: Proef) -> None:
    ident = await intake.meld_aan()
    async with intake.wie() as client:
        pad = f"/intake/v1/aanmeldingen/{ident}/gesprekken"
        await goed(client.post(pad, json=GESPREK, headers={"If-Match": '"1"'}))
        antwoord = await client.post(pad, json=GESPREK, headers={"If-Match": '"2"'})
    assert (antwoord.status_code, antwoord.json()["type"]) == (409, "urn:regioloket:fout:StapNietMogelijk")


@pytest.mark.parametrize(
    ("anders", "soort"),
    [
        ({"rechtsvorm": "stichting"}, "RechtsvormHeeftGeenToegang"),
        ({"rechtsvorm": "bv"}, "PriveAansprakelijkheidOntbreekt"),
        ({"datum": "2025-03-11"}, "DatumNietMogelijk"),  # before the aanmelding of 12 March
        ({"datum": "2025-03-21"}, "DatumNietMogelijk"),  # after the boekdatum of 20 March
    ],
)
async def test_een_gesprek_dat_niet_kan_laat_niets_achter(intake: Proef, anders: dict[str, str], soort: str) -> None:
    ident = await intake.meld_aan()
    async with intake.wie() as client:
        antwoord = await client.post(f"/intake/v1/aanmeldingen/{ident}/gesprekken", json=GESPREK | anders, headers={"If-Match": '"1"'})
    assert (antwoord.status_code, antwoord.json()["type"]) == (409, f"urn:regioloket:fout:{soort}")
    assert await intake.rijen("SELECT 1 FROM intake.gesprek") == []
    assert await intake.gebeurtenissen() == ["aanmeldingen.aanmelding-ontvangen"]


async def test_een_bestuurder_die_prive_tekende_mag_komen(intake: Proef) -> None:
    ident = await intake.meld_aan()
    async with intake.wie() as client:
        verzoek = GESPREK | {"rechtsvorm": "bv", "priveAansprakelijk": True}
        antwoord = await client.post(f"/intake/v1/aanmeldingen/{ident}/gesprekken", json=verzoek, headers={"If-Match": '"1"'})
    assert antwoord.json()["trajectId"] is not None


async def test_zonder_rechtsvorm_geen_traject(intake: Proef) -> None:
    verzoek = aanmelding()
    del verzoek["betrokkene"]["onderneming"]
    async with intake.wie() as client:
        ident = (await goed(client.post("/intake/v1/aanmeldingen", json=verzoek)))["id"]
        antwoord = await client.post(f"/intake/v1/aanmeldingen/{ident}/gesprekken", json=GESPREK, headers={"If-Match": '"1"'})
    assert (antwoord.status_code, antwoord.json()["type"]) == (409, "urn:regioloket:fout:RechtsvormOntbreekt")


async def test_wie_een_oude_versie_zag_moet_opnieuw_kijken(intake: Proef) -> None:
    ident = await intake.meld_aan()
    async with intake.wie() as client:
        pad = f"/intake/v1/aanmeldingen/{ident}/gesprekken"
        assert (await client.post(pad, json=GESPREK)).status_code == 428
        assert (await client.post(pad, json=GESPREK, headers={"If-Match": '"7"'})).status_code == 412


async def test_alle_foute_velden_samen_zonder_hun_waarde(intake: Proef) -> None:
    verzoek = aanmelding("Utrecht", kanaal="brief")
    verzoek["betrokkene"]["persoon"]["bsn"] = "123456789"
    async with intake.wie() as client:
        antwoord = await client.post("/intake/v1/aanmeldingen", json=verzoek)
    assert antwoord.status_code == 400
    assert {f["veld"] for f in antwoord.json()["fouten"]} == {"gemeente", "kanaal", "betrokkene"}
    assert "elfproef" in antwoord.text
    assert "123456789" not in antwoord.text


async def test_een_onbekende_grond_wordt_geweigerd_met_de_mogelijke(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    async with intake.wie() as client:
        pad = f"/intake/v1/trajecten/{traject_id}/afwijzingsvoorstellen"
        antwoord = await client.post(pad, json={"grond": "te-weinig-motivatie", "motivering": "x"}, headers={"If-Match": '"1"'})
    assert antwoord.status_code == 400
    assert "geen-verblijfstitel" in antwoord.json()["fouten"][0]["melding"]


async def test_twee_beleidsplannen_op_een_dag_kan_niet(intake: Proef) -> None:
    plan = {"gemeente": UTRECHT, "van": "2024-01-01", "totEnMet": "2027-12-31", "gronden": [], "bron": "Gemeenteblad"}
    async with intake.wie() as client:
        await goed(client.post("/intake/v1/beleidsplannen", json=plan))
        overlap = await client.post("/intake/v1/beleidsplannen", json=plan | {"van": "2027-12-31", "totEnMet": "2028-12-31"})
        te_lang = await client.post("/intake/v1/beleidsplannen", json=plan | {"van": "2028-01-01", "totEnMet": "2032-01-01"})
        omgekeerd = await client.post("/intake/v1/beleidsplannen", json=plan | {"van": "2028-02-01", "totEnMet": "2028-01-01"})
    assert [overlap.json()["type"], te_lang.json()["type"]] == [
        "urn:regioloket:fout:BeleidsplanOverlapt",
        "urn:regioloket:fout:BeleidsplanTeLang",
    ]
    assert omgekeerd.status_code == 400


@pytest.mark.parametrize("pad", ["aanmeldingen", "trajecten", "termijnen", "beleidsplannen"])
async def test_zonder_recht_geen_lijst(intake: Proef, pad: str) -> None:
    async with intake.regio.client(intake.app, intake.regio.token("intake")) as client:
        assert (await client.get(f"/intake/v1/{pad}")).status_code == 403
    async with intake.regio.client(intake.app) as client:
        assert (await client.get(f"/intake/v1/{pad}")).status_code == 401


async def test_een_client_haalt_geen_personen(intake: Proef) -> None:
    async with intake.wie() as client:
        assert (await client.post("/intake/v1/trajecten/_haal", json={"ids": [str(uuid4())]})).status_code == 403
