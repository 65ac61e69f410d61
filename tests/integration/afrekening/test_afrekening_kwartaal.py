"""Events become metered lines, metered lines an invoice, and every line leads back to its event."""

from datetime import date
from typing import Any
from uuid import uuid4

import httpx

from deploy.embedded.productenboek import laad_productenboek
from tests.steun.gateway import UTRECHT, Proef, besluit, dag_afgesloten, poging, zaak_geopend

BOEK: dict[str, Any] = {
    "producten": [
        {"code": "huisbezoek", "naam": "Zaak met huisbezoek", "eenheid": "stuk", "btw": "buiten-btw", "tariefCenten": 8_750},
        {
            "code": "bedrijfskapitaal",
            "naam": "Bedrijfskapitaal",
            "eenheid": "stuk",
            "btw": "belast",
            "btwProcent": "21",
            "tariefCenten": 99_99,
        },
        {"code": "debiteurenbeheer", "naam": "Debiteurenbeheer", "eenheid": "dossiermaand", "btw": "vrijgesteld", "tariefCenten": 1_225},
    ],
    "regels": [
        {
            "code": "huisbezoek",
            "product": "huisbezoek",
            "type": "nl.regioloket.zaken.contactpoging-vastgelegd.v1",
            "filter": {"soort": ["Huisbezoek"], "bereikt": [True]},
            "eenmaalPer": ["zaakId"],
        },
        {"code": "besluit", "product": "bedrijfskapitaal", "type": "nl.regioloket.aanvragen.besluit-genomen.v1"},
        {
            "code": "beheer",
            "product": "debiteurenbeheer",
            "type": "nl.regioloket.dagafsluitingen.dag-afgesloten.v1",
            "hoeveelheid": "leningen",
            "eenmaalPer": ["maand"],
        },
    ],
}
KWARTAAL = {"gemeente": UTRECHT, "jaar": 2025, "kwartaal": 1}


async def zet_boek(gateway: Proef, boek: dict[str, Any] = BOEK) -> None:
    async with gateway.wie() as client:
        antwoord = await client.put("/gateway/v1/productenboeken/2025", json=boek)
        assert antwoord.status_code == 200, antwoord.text
    await gateway.werk("hermeten")


async def stel_op(client: httpx.AsyncClient) -> dict[str, Any]:
    antwoord = await client.post("/gateway/v1/facturen", json=KWARTAAL)
    assert antwoord.status_code == 201, antwoord.text
    factuur: dict[str, Any] = (await client.get(antwoord.headers["Location"])).json()
    return factuur


async def test_een_kwartaal_van_gebeurtenis_tot_factuur_tot_op_de_cent(gateway: Proef) -> None:
    await zet_boek(gateway)
    zaak = uuid4()
    gebeurtenissen = [
        poging(zaak, op=date(2025, 3, 12)),
        poging(zaak, op=date(2025, 3, 14)),  # the same zaak: once
        poging(uuid4(), bereikt=False),  # nobody at home: does not count
        poging(uuid4(), op=date(2025, 4, 1)),  # the next quarter
        besluit(),
        besluit(),
        besluit(),
        dag_afgesloten(date(2025, 2, 1), 11),
        dag_afgesloten(date(2025, 2, 2), 12),  # the same month: once
        dag_afgesloten(date(2025, 3, 31), 12),
    ]
    await gateway.ontvang(*gebeurtenissen)
    await gateway.ontvang(*gebeurtenissen)  # delivered again

    async with gateway.wie() as client:
        factuur = await stel_op(client)
        metingen = (await client.get(f"/gateway/v1/facturen/{factuur['id']}/metingen")).json()["items"]
        bron = await client.get(f"/gateway/v1/gebeurtenissen/{metingen[-1]['gebeurtenisId']}")

    assert [(r["product"], r["aantal"], r["bedragCenten"]) for r in factuur["regels"]] == [
        ("huisbezoek", 1, 8_750),
        ("bedrijfskapitaal", 3, 299_97),  # 3 × 99,99
        ("debiteurenbeheer", 23, 281_75),  # (11 + 12) × 12,25
    ]
    assert factuur["zonderBtwCenten"] == 8_750 + 299_97 + 281_75
    assert factuur["btwCenten"] == 62_99  # 21 % of 299,97 is 62,9937
    assert factuur["metBtwCenten"] == factuur["zonderBtwCenten"] + factuur["btwCenten"]
    assert sum(r["aantal"] * r["tariefCenten"] for r in factuur["regels"]) == factuur["zonderBtwCenten"]
    assert sum(m["aantal"] for m in metingen) == sum(r["aantal"] for r in factuur["regels"]) == 27
    assert (bron.json()["type"], bron.headers["content-type"]) == (
        "nl.regioloket.dagafsluitingen.dag-afgesloten.v1",
        "application/cloudevents+json; charset=UTF-8",
    )


async def test_opnieuw_opstellen_neemt_mee_wat_later_kwam_en_houdt_het_id(gateway: Proef) -> None:
    await zet_boek(gateway)
    await gateway.ontvang(besluit())
    async with gateway.wie() as client:
        eerst = await stel_op(client)
        await gateway.ontvang(besluit())
        daarna = await stel_op(client)
    assert daarna["id"] == eerst["id"]
    assert [f["regels"][0]["aantal"] for f in (eerst, daarna)] == [1, 2]


async def test_een_gebeurtenis_telt_eens_ook_als_haar_inboxregel_weg_is(gateway: Proef) -> None:
    await zet_boek(gateway)
    een = besluit()
    await gateway.ontvang(een)
    await gateway.doe("DELETE FROM gateway.inbox")
    await gateway.ontvang(een)
    assert (await gateway.doe("SELECT count(*) FROM gateway.meting"))[0]["count"] == 1
    assert (await gateway.doe("SELECT sum(waarde) FROM gateway.indicator_som WHERE indicator = 'bbz-besluiten'"))[0]["sum"] == 1


async def test_het_vroegste_bezoek_telt_ook_als_het_later_binnenkomt(gateway: Proef) -> None:
    await zet_boek(gateway)
    zaak = uuid4()
    laat, vroeg = poging(zaak, op=date(2025, 4, 2)), poging(zaak, op=date(2025, 3, 30))
    await gateway.ontvang(laat)
    await gateway.ontvang(vroeg)
    (meting,) = await gateway.doe("SELECT boekdatum, gebeurtenis_id FROM gateway.meting")
    assert (meting["boekdatum"], meting["gebeurtenis_id"]) == (date(2025, 3, 30), vroeg.id)


async def test_een_nieuw_boek_meet_het_jaar_opnieuw_en_werkt_het_concept_bij(gateway: Proef) -> None:
    await gateway.ontvang(besluit(), zaak_geopend(uuid4()))
    assert await gateway.doe("SELECT 1 FROM gateway.meting") == []  # there was no book yet
    await zet_boek(gateway)
    async with gateway.wie() as client:
        eerst = await stel_op(client)

        duurder = [{**p, "tariefCenten": 2 * p["tariefCenten"]} for p in BOEK["producten"]]
        per_zaak = {"code": "zaak", "product": "huisbezoek", "type": "nl.regioloket.zaken.zaak-geopend.v1"}
        await zet_boek(gateway, {"producten": duurder, "regels": [*BOEK["regels"], per_zaak]})
        daarna = (await client.get(f"/gateway/v1/facturen/{eerst['id']}")).json()
    assert eerst["zonderBtwCenten"] == 99_99
    assert daarna["zonderBtwCenten"] == 2 * 99_99 + 2 * 8_750
    assert await gateway.werk("hermeten") is False  # nothing left to do


async def test_de_pdf_is_er_en_noemt_het_totaal(gateway: Proef) -> None:
    await zet_boek(gateway)
    await gateway.ontvang(besluit())
    async with gateway.wie() as client:
        factuur = await stel_op(client)
        antwoord = await client.get(f"/gateway/v1/facturen/{factuur['id']}/document")
    assert (antwoord.status_code, antwoord.headers["content-type"]) == (200, "application/pdf")
    assert antwoord.content.startswith(b"%PDF-")


async def test_metingen_zijn_te_doorlopen_per_bladzijde(gateway: Proef) -> None:
    await zet_boek(gateway)
    await gateway.ontvang(*(besluit(op=date(2025, 3, 1 + n)) for n in range(5)))
    gezien: list[str] = []
    async with gateway.wie() as client:
        cursor: str | None = ""
        while cursor is not None:
            vraag = {"aantal": "2", "van": "2025-03-02", "totEnMet": "2025-03-31"} | ({"cursor": cursor} if cursor else {})
            bladzijde = (await client.get("/gateway/v1/metingen", params=vraag)).json()
            gezien += [m["boekdatum"] for m in bladzijde["items"]]
            cursor = bladzijde["volgende"]
    assert gezien == ["2025-03-02", "2025-03-03", "2025-03-04", "2025-03-05"]


async def test_een_boek_met_een_fout_wordt_geweigerd_met_de_reden(gateway: Proef) -> None:
    fout = {**BOEK["regels"][1], "filter": {"kleur": ["rood"]}}
    async with gateway.wie() as client:
        antwoord = await client.put("/gateway/v1/productenboeken/2025", json={"producten": BOEK["producten"], "regels": [fout]})
        assert (antwoord.status_code, "veld kleur" in antwoord.json()["detail"]) == (400, True)
        assert (await client.get("/gateway/v1/productenboeken/2025")).status_code == 404
        assert (await client.post("/gateway/v1/facturen", json=KWARTAAL)).status_code == 404


async def test_het_boek_komt_terug_zoals_het_is_vastgelegd(gateway: Proef) -> None:
    await zet_boek(gateway)
    async with gateway.wie() as client:
        boek = (await client.get("/gateway/v1/productenboeken/2025")).json()
    assert [p["tariefCenten"] for p in boek["producten"]] == [8_750, 9_999, 1_225]
    assert boek["regels"][0]["filter"] == {"soort": ["Huisbezoek"], "bereikt": [True]}


async def test_het_voorbeeldboek_is_te_laden_en_een_tweede_keer_verandert_niets(gateway: Proef) -> None:
    assert [await laad_productenboek(gateway.app.state.db) for _ in range(2)] == [4, 0]  # 2024 up to and including 2027
    assert len(await gateway.doe("SELECT 1 FROM gateway.audit WHERE actie = 'productenboek-vastgelegd'")) == 4
    await gateway.ontvang(besluit(), besluit())
    async with gateway.wie() as client:
        factuur = await stel_op(client)
    assert [(r["product"], r["aantal"]) for r in factuur["regels"]] == [("bedrijfskapitaal-gevestigde", 2)]
