"""The route through the API: from aanmelding to beschikking and the request for a saneringskrediet."""

from typing import Any
from uuid import uuid4

import pytest

from tests.steun.intake import BSN, PLAN, UTRECHT, Proef, aanmelding, goed


async def test_de_hele_route(intake: Proef) -> None:
    traject_id, besluit_id = await intake.laat_toe()
    async with intake.wie("bram", op="2025-04-02") as client:
        traject = await client.get(f"/intake/v1/trajecten/{traject_id}")
        assert (traject.json()["status"], traject.json()["schuldenTotaalCenten"]) == ("toegelaten", 4_250_000)
        assert traject.json()["besluit"] == {
            "id": besluit_id,
            "trajectId": traject_id,
            "soort": "toelating",
            "datum": "2025-04-02",
            "grond": None,
            "problematischeSchulden": True,
            "binnenTermijn": True,
            "dagenTeLaat": 0,
            "reden": None,
        }
        gevraagd = await client.post(
            f"/intake/v1/trajecten/{traject_id}/saneringskrediet-verzoeken",
            json={"bedragCenten": 3_000_000},
            headers={"If-Match": traject.headers["ETag"]},
        )
        assert gevraagd.status_code == 201, gevraagd.text
        assert (await goed(client.get("/intake/v1/termijnen")))["items"] == []
    assert await intake.gebeurtenissen() == [
        "aanmeldingen.aanmelding-ontvangen",
        "aanmeldingen.gesprek-gevoerd",
        "trajecten.hulpvraag-vastgesteld",
        "trajecten.toelating-besloten",
        "trajecten.plan-vastgesteld",
        "trajecten.bkr-registratie-vereist",
        "trajecten.saneringskrediet-gevraagd",
    ]


async def test_de_volgnummers_van_een_traject_lopen_op(intake: Proef) -> None:
    traject_id, _ = await intake.laat_toe()
    rijen = await intake.rijen(f"SELECT sequence FROM intake.outbox WHERE subject = '{traject_id}' ORDER BY nummer")
    volgnummers = [r["sequence"] for r in rijen]
    assert volgnummers == sorted(set(volgnummers))


async def test_de_brief_is_een_pdf(intake: Proef) -> None:
    _, besluit_id = await intake.laat_toe()
    async with intake.wie() as client:
        brief = await client.get(f"/intake/v1/besluiten/{besluit_id}/brief")
        nog_eens = await client.get(f"/intake/v1/besluiten/{besluit_id}/brief")
    assert (brief.status_code, brief.headers["content-type"]) == (200, "application/pdf")
    assert brief.content.startswith(b"%PDF-")
    assert brief.content == nog_eens.content


async def test_het_gesprek_voldoet_de_ene_termijn_en_begint_de_andere(intake: Proef) -> None:
    ident = await intake.meld_aan()
    async with intake.wie(op="2025-03-20") as client:
        (voor,) = (await goed(client.get("/intake/v1/termijnen")))["items"]
        # asked 12 March + 28 = 9 April; 20 days left on 20 March
        assert (voor["soort"], voor["einde"], voor["dagenOver"]) == ("eerste-gesprek", "2025-04-09", 20)
        verzoek = {"datum": "2025-03-20", "hulpvraag": "Schulden"}
        await goed(client.post(f"/intake/v1/aanmeldingen/{ident}/gesprekken", json=verzoek, headers={"If-Match": '"1"'}))
        (na,) = (await goed(client.get("/intake/v1/termijnen")))["items"]
        # 20 March + 56 = 15 May 2025, an ordinary Thursday
        assert (na["soort"], na["artikel"], na["einde"], na["dagenOver"]) == ("wgs-besluit", "Wgs, art. 4a", "2025-05-15", 56)


async def test_een_gesprek_zonder_hulpvraag_rondt_af(intake: Proef) -> None:
    ident = await intake.meld_aan()
    async with intake.wie() as client:
        pad = f"/intake/v1/aanmeldingen/{ident}"
        gesprek = await goed(client.post(f"{pad}/gesprekken", json={"datum": "2025-03-20"}, headers={"If-Match": '"1"'}))
        assert gesprek["trajectId"] is None
        assert (await goed(client.get(pad)))["status"] == "afgerond"
        assert (await goed(client.get("/intake/v1/trajecten")))["items"] == []


async def test_de_aanmelding_toont_persoon_en_hulpvraag(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    async with intake.wie() as client:
        (item,) = (await goed(client.get("/intake/v1/aanmeldingen?status=in-traject")))["items"]
        detail = await goed(client.get(f"/intake/v1/aanmeldingen/{item['id']}"))
    assert "betrokkene" not in item
    assert detail["betrokkene"]["persoon"]["bsn"] == BSN
    assert detail["gesprek"]["hulpvraag"] == "Te veel schulden bij de leverancier"
    assert (detail["gesprek"]["binnenTermijn"], detail["trajectId"]) == (True, traject_id)


async def test_de_tweede_medewerker_leest_wat_hij_bekrachtigt(intake: Proef) -> None:
    voorstel_id = await intake.stel_voor(await intake.open_traject())
    async with intake.wie("bram") as client:
        voorstel = await goed(client.get(f"/intake/v1/toelatingsvoorstellen/{voorstel_id}"))
    assert voorstel["planVanAanpak"] == PLAN
    assert (voorstel["voorgesteldDoor"], voorstel["problematischeSchulden"]) == ("loket/anna", True)


async def test_een_afwijzing_zonder_verblijfstitel(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    async with intake.wie("anna") as anna, intake.wie("bram", op="2025-05-16") as bram:
        verzoek = {"grond": "geen-verblijfstitel", "motivering": "Uit het gesprek bleek dat de aanvraag is ingetrokken."}
        pad = f"/intake/v1/trajecten/{traject_id}/afwijzingsvoorstellen"
        voorstel_id = (await goed(anna.post(pad, json=verzoek, headers={"If-Match": '"1"'})))["id"]
        assert (await goed(bram.get(f"/intake/v1/afwijzingsvoorstellen/{voorstel_id}")))["motivering"] == verzoek["motivering"]
        besluit = await goed(bram.post(f"/intake/v1/afwijzingsvoorstellen/{voorstel_id}/bekrachtigingen"))
        gelezen = await goed(bram.get(f"/intake/v1/besluiten/{besluit['id']}"))
        brief = await bram.get(f"/intake/v1/besluiten/{besluit['id']}/brief")
    # the term ended on 15 May: deciding late is possible, and seen
    assert (gelezen["soort"], gelezen["grond"], gelezen["binnenTermijn"]) == ("afwijzing", "geen-verblijfstitel", False)
    assert besluit["planId"] is None
    assert brief.content.startswith(b"%PDF-")
    assert (await intake.gebeurtenissen())[-1] == "trajecten.afwijzing-besloten"


async def test_fraude_mag_zodra_het_beleidsplan_die_noemt(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    pad, verzoek = (
        f"/intake/v1/trajecten/{traject_id}/afwijzingsvoorstellen",
        {"grond": "fraude", "motivering": "Onherroepelijk vastgesteld."},
    )
    plan = {"gemeente": UTRECHT, "van": "2024-01-01", "totEnMet": "2027-12-31", "gronden": ["fraude"], "bron": "Gemeenteblad 2023, 1"}
    async with intake.wie() as client:
        geweigerd = await client.post(pad, json=verzoek, headers={"If-Match": '"1"'})
        assert geweigerd.status_code == 409
        assert "noemt deze grond niet op 2025-03-20 (Bgs, art. 13)" in geweigerd.json()["detail"]

        vastgelegd = await client.post("/intake/v1/beleidsplannen", json=plan)
        assert (await goed(client.get(vastgelegd.headers["Location"])))["gronden"] == ["fraude"]
        assert len((await goed(client.get("/intake/v1/beleidsplannen")))["items"]) == 1
        ongehoord = await client.post(pad, json=verzoek, headers={"If-Match": '"1"'})
        assert ongehoord.json()["type"] == "urn:regioloket:fout:VoornemenOntbreekt"  # fraude is never what he told himself
        wat = {"soort": "afwijzing", "grond": "fraude", "motivering": "Een vonnis.", "zienswijzeTotEnMet": "2025-04-03"}
        voornemen = await goed(client.post(f"/intake/v1/trajecten/{traject_id}/voornemens", json=wat, headers={"If-Match": '"1"'}))
        antwoord = {"ontvangenOp": "2025-03-20", "zienswijze": "Dat klopt niet."}
        await goed(client.post(f"/intake/v1/voornemens/{voornemen['id']}/zienswijzen", json=antwoord))
        await goed(client.post(pad, json=verzoek, headers={"If-Match": '"2"'}))


async def test_bbz_haalt_de_persoon_bij_een_traject(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    token = intake.regio.systeem_token("bbz", "intake", UTRECHT, "intake:personen:lezen")
    async with intake.regio.client(intake.app, token) as client:
        antwoord = await goed(client.post("/intake/v1/trajecten/_haal", json={"ids": [traject_id, str(uuid4())]}))
    (item,) = antwoord["items"]
    assert (item["id"], item["betrokkene"]["persoon"]["bsn"]) == (traject_id, BSN)
    (log,) = await intake.rijen(
        "SELECT foreign_processor, data_subject_id FROM intake.verwerking WHERE name = 'persoonsgegevens verstrekt'"
    )
    assert log["foreign_processor"] == "bbz"
    assert log["data_subject_id"] is not None


async def test_lijsten_gaan_per_pagina_de_meest_dringende_eerst(intake: Proef) -> None:
    for dag in ("2025-03-12", "2025-03-10", "2025-03-11"):
        await intake.meld_aan(ontvangenOp=dag)
    async with intake.wie() as client:
        eerste = await goed(client.get("/intake/v1/aanmeldingen?aantal=2"))
        tweede = await goed(client.get("/intake/v1/aanmeldingen", params={"aantal": 2, "cursor": eerste["volgende"]}))
    dagen = [i["gesprekUiterlijk"] for i in (*eerste["items"], *tweede["items"])]
    # four weeks later: 7, 8 and 9 April
    assert dagen == ["2025-04-07", "2025-04-08", "2025-04-09"]
    assert tweede["volgende"] is None


@pytest.mark.parametrize(("kanaal", "partner"), [("zelf", {}), ("partner", {"partnersoort": "boekhouder", "toestemming": True})])
async def test_een_eigen_aanmelding_zegt_waar_hij_staat(intake: Proef, kanaal: str, partner: dict[str, Any]) -> None:
    async with intake.wie(None) as client:
        verzoek = aanmelding(kanaal=kanaal, crisis=True, crisisgrond="woningontruiming", **partner)
        antwoord = await client.post("/intake/v1/aanmeldingen", json=verzoek)
        detail = await client.get(antwoord.headers["Location"])
    assert (antwoord.status_code, detail.json()["kanaal"], detail.headers["ETag"]) == (201, kanaal, '"1"')
    # Thursday 20 March: Fri 21 (1), Mon 24 (2), Tue 25 (3)
    assert detail.json()["gesprekUiterlijk"] == "2025-03-25"
