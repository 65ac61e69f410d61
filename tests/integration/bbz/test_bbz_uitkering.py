"""Levensonderhoud lived through: grant by two people, months, review, extension, end; and the boekjaar that is settled afterwards."""

import io
import json
import zipfile

import pytest
from lxml import etree

from tests.steun import bbz_uitvoering as u
from tests.steun.bbz import IBAN, Proef


async def _data(bbz: Proef, naam: str) -> list[dict[str, object]]:
    rijen = await bbz.rijen(f"SELECT data::text AS data FROM bbz.outbox WHERE type LIKE '%.{naam}.v1' ORDER BY nummer")
    return [json.loads(r["data"]) for r in rijen]


async def test_van_toekenning_tot_vaststelling_met_extra_bijstand(bbz: Proef) -> None:
    """Art. 11, 12, 38. Nine months of 2.000 - 500 = 1.500: lent 13.500. Jaarnorm 12 x 2.000 + 1.200 = 25.200; net 12.000 x 80 % = 9.600.
    Together 23.100, so 2.100 short; the share of nine months is 25.200 x 9/12 = 18.900, of which 5.400 is left: 2.100 extra.
    To the bank go 13.500 + 2.100 = 15.600, in ten transfers; the extra is told as a gift.
    """
    async with u.proefnormen(bbz, u.ALLEEN_2025):
        uitkering = await u.uitkering(bbz)
        await u.betaal(bbz, uitkering, *u.maanden(2025, 4, 12))
        detail = (await u.lees(bbz, f"uitkeringen/{uitkering}")).json()
        (boekjaar,) = detail["boekjaren"]
        cijfers = {"zonderLoonbelastingCenten": 12_000_00, "zorgpremieCenten": 1_200_00, "vermogen": u.VERMOGEN}

        te_vroeg = await u.stuur(bbz, f"boekjaren/{boekjaar}/vaststellingsvoorstellen", cijfers, op="2025-12-31")
        zonder = await u.stuur(bbz, f"boekjaren/{boekjaar}/vaststellingsvoorstellen", cijfers, op="2026-05-01")
        ontvangen = await u.stuur(bbz, f"boekjaren/{boekjaar}/administraties", {"ontvangenOp": "2026-06-30"}, op="2026-06-30", versie=0)
        voorstel = await u.stuur(bbz, f"boekjaren/{boekjaar}/vaststellingsvoorstellen", cijfers, op="2026-07-06")
        eigen = await u.bekrachtig(bbz, voorstel.json()["id"], op="2026-07-07", door="anna")
        pad = f"uitvoeringsvoorstellen/{voorstel.json()['id']}/brief"
        concept = (await u.lees(bbz, f"{pad}?vorm=docx")).content
        klaar = await u.bekrachtig(bbz, voorstel.json()["id"], op="2026-07-07")
        brief = await u.lees(bbz, pad)
        kept = (await u.lees(bbz, f"boekjaren/{boekjaar}/vaststelling")).json()

    assert (te_vroeg.status_code, zonder.status_code, ontvangen.status_code, eigen.status_code, klaar.status_code) == (
        409,
        409,
        200,
        409,
        201,
    )
    assert {k: voorstel.json()[k] for k in ("jaarnormCenten", "bijstandCenten", "naarEvenredigheidCenten", "extraCenten")} == {
        "jaarnormCenten": 25_200_00,
        "bijstandCenten": 13_500_00,
        "naarEvenredigheidCenten": 18_900_00,
        "extraCenten": 2_100_00,
    }
    assert len(kept["berekening"]["jaarnorm"]["maanden"]) == 12
    gelezen = zipfile.ZipFile(io.BytesIO(concept)).read("word/document.xml").decode()
    assert "U krijgt nog" in gelezen
    assert "bezwaarschrift" in gelezen
    assert "U moet" not in gelezen
    assert brief.content.startswith(b"%PDF-")
    assert await bbz.rijen("SELECT code, vast_op::text AS op FROM bbz.briefconcept ORDER BY id") == [
        {"code": "bbz-besluit-levensonderhoud", "op": "2025-04-02"},
        {"code": "bbz-besluit-vaststelling", "op": "2026-07-07"},
    ]
    (verteld,) = await _data(bbz, "definitief-vastgesteld")
    assert (verteld["uitkomst"], verteld["omNietCenten"], verteld["extraCenten"]) == ("extra-bijstand", 13_500_00, 2_100_00)
    betaald = await _data(bbz, "levensonderhoud-betaald")
    assert sum(int(str(m["bedragCenten"])) for m in betaald if not m["omNiet"]) == 13_500_00
    assert [(m["bedragCenten"], m["maand"]) for m in betaald if m["omNiet"]] == [(2_100_00, "2025-12-01")]
    assert await bbz.rijen("SELECT count(*) AS aantal, sum(bedrag_centen)::bigint AS som FROM bbz.betaalopdracht") == [
        {"aantal": 10, "som": 15_600_00}
    ]
    assert int(str(verteld["omNietCenten"])) + int(str(verteld["terugTeVorderenCenten"])) + int(str(verteld["leningCenten"])) == 13_500_00


async def test_een_jaar_met_te_veel_inkomen_wordt_deels_teruggevorderd_met_een_reden(bbz: Proef) -> None:
    """Lent 9 x 1.500 = 13.500; net 20.000 x 80 % = 16.000: 29.500 against 24.000, so at most 5.500 back. 3.000 is chosen."""
    async with u.proefnormen(bbz, u.ALLEEN_2025):
        uitkering = await u.uitkering(bbz)
        await u.betaal(bbz, uitkering, *u.maanden(2025, 4, 12))
        (boekjaar,) = (await u.lees(bbz, f"uitkeringen/{uitkering}")).json()["boekjaren"]
        await u.stuur(bbz, f"boekjaren/{boekjaar}/administraties", {"ontvangenOp": "2026-03-01"}, op="2026-03-01", versie=0)
        cijfers = {"zonderLoonbelastingCenten": 20_000_00, "vermogen": u.VERMOGEN, "terugvorderenCenten": 3_000_00}
        pad = f"boekjaren/{boekjaar}/vaststellingsvoorstellen"
        zonder_reden = await u.stuur(bbz, pad, cijfers, op="2026-04-01")
        await u.besluit(bbz, pad, {**cijfers, "reden": "Het verschil komt door een zieke partner."}, op="2026-04-01")
    assert zonder_reden.json()["type"].endswith("RedenOntbreekt")
    (verteld,) = await _data(bbz, "definitief-vastgesteld")
    assert (verteld["uitkomst"], verteld["terugTeVorderenCenten"], verteld["omNietCenten"]) == ("terugvordering", 3_000_00, 10_500_00)
    assert "zieke" not in json.dumps(verteld)


async def test_een_maand_zonder_norm_wordt_geweigerd_bij_naam(bbz: Proef) -> None:
    aanvraag = await u.aanvraag(bbz)
    antwoord = await u.stuur(bbz, f"aanvragen/{aanvraag}/uitkeringsvoorstellen", u.levensonderhoud(), op="2025-04-02")
    assert antwoord.status_code == 409
    assert "'bijstandsnorm-alleenstaande' (Participatiewet, art. 21 onder a) van 2025-04-01" in antwoord.json()["detail"]


async def test_in_2026_is_de_norm_bekend_en_telt_een_starter_achttien_maanden(bbz: Proef) -> None:
    """Stb. 2025, 220 from 1 January 2026 (the default of the setting): 19 months are too many; 1.401,50 - 500 = 901,50 a month."""
    aanvraag = await u.aanvraag(bbz, categorie="beginnend")
    pad = f"aanvragen/{aanvraag}/uitkeringsvoorstellen"
    te_lang = await u.stuur(bbz, pad, u.levensonderhoud("2026-02-01", 19), op="2026-02-02")
    uitkering = await u.besluit(bbz, pad, u.levensonderhoud("2026-02-01", 18), op="2026-02-02")
    await u.betaal(bbz, uitkering, "2026-02")
    nog_eens = await u.stuur(bbz, f"uitkeringen/{uitkering}/maanden", {"maand": "2026-02-01", "betaaldOp": "2026-02-26"}, op="2026-02-26")
    assert "ten hoogste 18" in te_lang.json()["detail"]
    assert nog_eens.json()["type"].endswith("MaandAlBetaald")
    assert [m["bedragCenten"] for m in await _data(bbz, "levensonderhoud-betaald")] == [901_50]


async def test_herbeoordeling_verlenging_en_einde_van_een_starter(bbz: Proef) -> None:
    """Reviews in month 6 (1 August 2026) and 12; then 18 more months; then the business is no longer levensvatbaar."""
    aanvraag = await u.aanvraag(bbz, categorie="beginnend")
    pad = f"aanvragen/{aanvraag}/uitkeringsvoorstellen"
    uitkering = await u.besluit(bbz, pad, u.levensonderhoud("2026-02-01", 18), op="2026-02-02")
    review = {"uitkomst": "levensvatbaar", "toelichting": "De omzet groeit."}
    for dag in ("2026-08-01", "2027-02-02"):
        assert (await u.stuur(bbz, f"uitkeringen/{uitkering}/herbeoordelingen", {**review, "datum": dag}, op=dag)).status_code == 201
    medisch = {"maanden": 6, "grond": "medisch-of-sociaal", "motivering": "Ziekte."}
    te_vroeg = await u.stuur(bbz, f"uitkeringen/{uitkering}/verlengingsvoorstellen", medisch, op="2027-06-01")
    langer = {"maanden": 18, "grond": "nog-niet-zelfstandig", "motivering": "Nog even."}
    await u.besluit(bbz, f"uitkeringen/{uitkering}/verlengingsvoorstellen", langer, op="2027-06-01")
    slecht = {"uitkomst": "niet-levensvatbaar", "toelichting": "De klanten zijn weg.", "datum": "2027-09-01"}
    assert (await u.stuur(bbz, f"uitkeringen/{uitkering}/herbeoordelingen", slecht, op="2027-09-01")).status_code == 201
    betalen = await u.stuur(bbz, f"uitkeringen/{uitkering}/maanden", {"maand": "2027-10-01", "betaaldOp": "2027-10-25"}, op="2027-10-25")
    einde = {"datum": "2027-09-30", "reden": "niet-levensvatbaar", "motivering": "Artikel 23 lid 2."}
    await u.besluit(bbz, f"uitkeringen/{uitkering}/beeindigingsvoorstellen", einde, op="2027-10-26")

    detail = (await u.lees(bbz, f"uitkeringen/{uitkering}", op="2027-11-01")).json()
    assert [h["binnenTermijn"] for h in detail["herbeoordelingen"]] == [True, False, True]
    assert "pas na 36 maanden" in te_vroeg.json()["detail"]
    assert betalen.json()["type"].endswith("MoetEerstEindigen")
    assert (detail["totEnMet"], detail["maanden"], detail["beeindigdOp"]) == ("2029-01-31", 36, "2027-09-30")
    assert (await _data(bbz, "levensonderhoud-beeindigd"))[0]["reden"] == "niet-levensvatbaar"


async def test_een_voorschot_als_de_gemeente_dat_wil_en_het_gaat_van_de_maand_af(bbz: Proef) -> None:
    """95 % of 901,50 = 856,425 -> 856,43 in advance; the month is then 901,50 - 856,43 = 45,07."""
    aanvraag = await u.aanvraag(bbz)
    pad = f"aanvragen/{aanvraag}/uitkeringsvoorstellen"
    voorschot = u.levensonderhoud("2026-02-01", 6, voorschot=True)
    uit = await u.stuur(bbz, pad, voorschot, op="2026-02-02")
    regels = {"geldigVan": "2026-01-01", "toetsingApart": True, "voorschot": True, "herbeoordelingMaanden": 4}
    assert (await u.stuur(bbz, "uitvoeringsregels/0344", regels, op="2026-01-02")).status_code == 201
    uitkering = await u.besluit(bbz, pad, voorschot, op="2026-02-02")
    await u.betaal(bbz, uitkering, "2026-02")
    zelfde = await u.besluit(bbz, pad, u.levensonderhoud("2026-02-01", 6), op="2026-02-26")
    await u.betaal(bbz, zelfde, "2026-02")
    betaald = await _data(bbz, "levensonderhoud-betaald")
    assert "kent geen voorschot" in uit.json()["detail"]
    assert uitkering == zelfde
    assert [(m["bedragCenten"], m["voorschot"]) for m in betaald] == [(856_43, True), (45_07, False)]


async def test_ander_huishouden_geldt_vanaf_een_maand_die_nog_niet_is_betaald(bbz: Proef) -> None:
    """Married from March 2026: 2.002,13 - 500 = 1.502,13."""
    uitkering = await u.uitkering(bbz, begin="2026-02-01", maanden=6, op="2026-02-02")
    await u.betaal(bbz, uitkering, "2026-02")
    nieuw = {"vanaf": "2026-03-01", "leefvorm": "gehuwden", "verwachtInkomenCenten": 500_00}
    pad = f"uitkeringen/{uitkering}/grondslagen"
    async with u.wie(bbz, op="2026-02-27") as client:
        versie = (await client.get(f"/bbz/v1/uitkeringen/{uitkering}")).headers["ETag"]
        te_laat = await client.post(f"/bbz/v1/{pad}", json={**nieuw, "vanaf": "2026-02-01"}, headers={"If-Match": versie})
        assert (await client.post(f"/bbz/v1/{pad}", json=nieuw, headers={"If-Match": versie})).is_success
    await u.betaal(bbz, uitkering, "2026-03")
    assert te_laat.status_code == 400
    assert [m["bedragCenten"] for m in await _data(bbz, "levensonderhoud-betaald")] == [901_50, 1_502_13]


async def test_een_maand_gaat_met_het_volgende_bestand_naar_de_bank(bbz: Proef) -> None:
    """901,50 of February and of March 2026, to the account that the first month named, and to another from March on."""
    rekening = {"naam": "Gemeente Utrecht", "iban": IBAN, "painversie": "pain.001.001.09"}
    async with bbz.wie(op="2026-01-02") as client:
        assert (await client.put("/bbz/v1/beleid/0344/2026-01-01", json={"betaalrekening": rekening})).is_success
    uitkering = await u.uitkering(bbz, begin="2026-02-01", maanden=6, op="2026-02-02")
    pad, maand = f"uitkeringen/{uitkering}/maanden", {"maand": "2026-02-01", "betaaldOp": "2026-02-25"}
    zonder = await u.stuur(bbz, pad, maand, op="2026-02-25")
    await u.betaal(bbz, uitkering, "2026-02")
    ander = {"maand": "2026-03-01", "betaaldOp": "2026-03-25", "iban": "NL02ABNA0123456789"}
    assert (await u.stuur(bbz, pad, ander, op="2026-03-25")).status_code == 201
    bestand = (await u.stuur(bbz, "betaalbestanden", {"gemeente": "0344", "uitvoerenOp": "2026-03-27"}, op="2026-03-25")).json()["id"]
    async with bbz.wie(op="2026-03-25") as client:
        bericht = etree.fromstring((await client.get(f"/bbz/v1/betaalbestanden/{bestand}/bericht")).content)
    ruimte = {"p": "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"}
    assert zonder.json()["type"].endswith("RekeningOntbreekt")
    assert [e.text for e in bericht.iterfind(".//p:InstdAmt", ruimte)] == ["901.50", "901.50"]
    assert [e.text for e in bericht.iterfind(".//p:CdtrAcct/p:Id/p:IBAN", ruimte)] == [IBAN, "NL02ABNA0123456789"]
    assert {e.text for e in bericht.iterfind(".//p:Cdtr/p:Nm", ruimte)} == {"M. Visserman"}
    assert await bbz.rijen("SELECT 1 FROM bbz.betaalopdracht WHERE betaalbestand_id IS NULL") == []


async def test_wat_al_is_teruggevorderd_telt_bij_de_vaststelling_niet_nog_eens(bbz: Proef) -> None:
    """Art. 12, 44, 45. Lent 13.500, of which 1.000 was recovered; net 16.000: 29.500 against 24.000, so 5.500 too much.
    Of that 1.000 is a claim already: 4.500 more, and 13.500 - 5.500 = 8.000 om niet. Afterwards of the year 8.000 is left.
    """
    async with u.proefnormen(bbz, u.ALLEEN_2025):
        uitkering = await u.uitkering(bbz)
        await u.betaal(bbz, uitkering, *u.maanden(2025, 4, 12))
        terug = {"grond": "inlichtingen", "boekjaar": 2025, "bedragCenten": 1_000_00, "motivering": "Niet gemeld."}
        pad = f"uitkeringen/{uitkering}/terugvorderingsvoorstellen"
        ander_jaar = await u.stuur(bbz, pad, {**terug, "boekjaar": 2024}, op="2026-01-05")
        await u.besluit(bbz, pad, terug, op="2026-01-05")
        (boekjaar,) = (await u.lees(bbz, f"uitkeringen/{uitkering}")).json()["boekjaren"]
        await u.stuur(bbz, f"boekjaren/{boekjaar}/administraties", {"ontvangenOp": "2026-03-01"}, op="2026-03-01", versie=0)
        cijfers = {"zonderLoonbelastingCenten": 20_000_00, "vermogen": u.VERMOGEN}
        await u.besluit(bbz, f"boekjaren/{boekjaar}/vaststellingsvoorstellen", cijfers, op="2026-04-01")
        te_veel = await u.stuur(bbz, pad, {**terug, "bedragCenten": 8_000_01}, op="2026-04-02")
    assert (ander_jaar.status_code, te_veel.status_code) == (409, 409)
    (verteld,) = await _data(bbz, "definitief-vastgesteld")
    assert (verteld["terugTeVorderenCenten"], verteld["omNietCenten"], verteld["leningCenten"]) == (4_500_00, 8_000_00, 0)


@pytest.mark.parametrize(
    ("voorval", "reden"),
    [
        ({"soort": "overleden", "datum": "2026-03-10"}, "overleden"),
        ({"soort": "verhuisd", "datum": "2026-03-10", "naarGemeente": "0518"}, "verhuisd"),
        ({"soort": "bedrijf-beeindigd", "reden": "overgedragen", "datum": "2026-03-10"}, "bedrijf-beeindigd"),
        ({"soort": "bedrijf-beeindigd", "reden": "surseance", "datum": "2026-03-10"}, None),
    ],
)
async def test_met_een_voorval_eindigt_levensonderhoud(bbz: Proef, voorval: dict[str, str], reden: str | None) -> None:
    """Art. 39, 43. Ten of the 31 days of March: 901,50 x 10/31 = 290,806 -> 290,81; April is no month of it. Surseance ends nothing."""
    uitkering = await u.uitkering(bbz, begin="2026-02-01", maanden=6, op="2026-02-02")
    (dossier,) = await bbz.rijen("SELECT id FROM bbz.dossier")
    gemeld = await u.stuur(bbz, f"dossiers/{dossier['id']}/voorvallen", voorval, op="2026-03-12", versie=0)
    assert gemeld.status_code == 201, gemeld.text
    await u.betaal(bbz, uitkering, "2026-03")
    april = {"maand": "2026-04-01", "betaaldOp": "2026-04-25", "iban": IBAN}
    later = await u.stuur(bbz, f"uitkeringen/{uitkering}/maanden", april, op="2026-04-25")
    detail = (await u.lees(bbz, f"uitkeringen/{uitkering}")).json()
    einde = [e["reden"] for e in await _data(bbz, "levensonderhoud-beeindigd")]
    assert (detail["eindreden"], einde) == (reden, [reden] if reden else [])
    assert later.status_code == (409 if reden else 201)
    assert detail["betaaldeMaanden"][0]["bedragCenten"] == (290_81 if reden else 901_50)


async def test_terugvorderen_kan_nooit_meer_dan_er_is_betaald(bbz: Proef) -> None:
    """Art. 45, 46."""
    uitkering = await u.uitkering(bbz, begin="2026-02-01", maanden=6, op="2026-02-02")
    await u.betaal(bbz, uitkering, "2026-02")
    verzoek = {"grond": "inlichtingen", "motivering": "Inkomsten niet gemeld.", "boekjaar": 2026, "bedragCenten": 901_51}
    pad = f"uitkeringen/{uitkering}/terugvorderingsvoorstellen"
    te_veel = await u.stuur(bbz, pad, verzoek, op="2026-03-02")
    await u.besluit(bbz, pad, {**verzoek, "bedragCenten": 901_50}, op="2026-03-02")
    nog_eens = await u.stuur(bbz, pad, {**verzoek, "bedragCenten": 1}, op="2026-03-03")
    assert (te_veel.status_code, nog_eens.status_code) == (409, 409)
    (verteld,) = await _data(bbz, "terugvordering-besloten")
    assert (verteld["artikel"], verteld["bedragCenten"]) == ("Bbz 2004, art. 45 lid 1 onder a", 901_50)


async def test_omzetting_van_een_krediet_en_daarna_de_rente(bbz: Proef) -> None:
    """Jaarnorm 2025: 24.000; net 10.000 x 80 % = 8.000: 16.000 short; the wealth leaves 58.035 - 20.000 = 38.035; lent 40.000.
    A second time is refused; the interest of 2025 is not of a year after the aanvraag.
    """
    voorziening = await u.krediet(bbz)
    cijfers = {"boekjaar": 2025, "leefvorm": "alleenstaande", "zonderLoonbelastingCenten": 10_000_00, "vermogen": u.VERMOGEN}
    pad = f"voorzieningen/{voorziening}/om-niet-voorstellen"
    async with u.proefnormen(bbz, u.ALLEEN_2025):
        voorstel = (await u.stuur(bbz, pad, cijfers, op="2026-04-01")).json()
        assert "id" in voorstel, voorstel
        assert (await u.bekrachtig(bbz, voorstel["id"], op="2026-04-02")).status_code == 201
        nog_eens = await u.stuur(bbz, pad, cijfers, op="2026-04-03")
        rente = await u.stuur(bbz, pad, {**cijfers, "renteCenten": 3_000_00}, op="2026-04-03")
    assert (voorstel["tekortCenten"], voorstel["ruimteVermogenCenten"], voorstel["bedragCenten"]) == (16_000_00, 38_035_00, 16_000_00)
    assert nog_eens.json()["type"].endswith("AlOmgezet")
    assert rente.json()["type"].endswith("BoekjaarPastNiet")
    (verteld,) = await _data(bbz, "omgezet-om-niet")
    assert (verteld["bedragCenten"], verteld["boekjaar"], verteld["aanBank"]) == (16_000_00, 2025, False)
    assert [o["bedragCenten"] for o in (await u.lees(bbz, f"voorzieningen/{voorziening}/om-niet-omzettingen")).json()["items"]] == [
        16_000_00
    ]


async def test_wat_vertrouwelijk_is_staat_nergens_leesbaar(bbz: Proef) -> None:
    aanvraag = await u.aanvraag(bbz, categorie="beginnend")
    pad = f"aanvragen/{aanvraag}/uitkeringsvoorstellen"
    geheim = "tijdelijk weg"
    await u.besluit(bbz, pad, u.levensonderhoud("2026-02-01", 18), op="2026-02-02")
    rijen = await bbz.rijen("SELECT t::text AS rij FROM bbz.voorstel t UNION ALL SELECT t::text FROM bbz.besluit t")
    assert len(rijen) == 2
    assert not [r for r in rijen if geheim in r["rij"] or geheim.encode().hex() in r["rij"]]
