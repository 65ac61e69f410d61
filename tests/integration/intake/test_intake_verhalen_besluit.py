"""Routes of a besluit, in the words of the work: terms that stand still, what late costs, BKR, revisions, letters, objections."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from kernel.client import Apps
from kernel.db import Database
from kernel.jobs import JobContext
from services.intake.jobs import verstrijk_hersteltermijnen
from tests.steun.intake import PLAN, UTRECHT, Proef
from tests.steun.intake_verhaal import Verhaal

PAPIEREN = {"gevraagd": ["Jaarcijfers 2024", "Aangifte omzetbelasting"], "totEnMet": "2025-04-18"}


@pytest.fixture
def v(intake: Proef) -> Verhaal:
    return Verhaal(intake)


async def _laat_de_dag_aanbreken(v: Verhaal, dag: str) -> None:
    """The timed work of this day."""
    v.dag = dag
    settings = v.intake.settings.model_copy(update={"boekdatum": date.fromisoformat(dag)})
    db = Database(settings, "worker")
    try:
        assert await verstrijk_hersteltermijnen(JobContext(db, Apps(settings))) is False
    finally:
        await db.close()


async def test_papieren_ontbreken_en_de_termijn_loopt_daarna_door(v: Verhaal) -> None:
    # gegeven: een hulpvraag van 20 maart, besluit uiterlijk 15 mei (acht weken); op 4 april is er nog 41 dagen over
    traject, v.dag = await v.intake.open_traject(), "2025-04-04"
    pad = f"trajecten/{traject}"
    # wanneer: op 4 april wordt om papieren gevraagd
    await v.doe(f"{pad}/hersteltermijnen", PAPIEREN, kijkt=pad)
    # dan: de termijn staat stil vanaf 5 april, en op 14 april is er nog evenveel over als toen
    v.dag = "2025-04-14"
    (termijn,) = (t for t in (await v.lees(f"{pad}/termijnen"))["items"] if t["soort"] == "wgs-besluit")
    assert (termijn["geschorst"], termijn["dagenOver"]) == (True, 40)  # 15 mei min 5 april
    assert termijn["opschortingen"] == [{"van": "2025-04-05", "tot": None, "reden": "hersteltermijn"}]
    assert termijn["waarom"].startswith("Het besluit over toelating volgt op het gesprek")
    # wanneer: alles komt op 14 april
    verwerkt = await v.doe(f"{pad}/aanvullingen", {"ontvangenOp": "2025-04-14"}, kijkt=pad)
    # dan: 5 tot en met 13 april telden niet: 15 mei + 9 dagen = zaterdag 24 mei, dus maandag 26 mei
    assert verwerkt["besluitUiterlijk"] == "2025-05-26"
    assert (await v.lees(pad))["besluitUiterlijk"] == "2025-05-26"
    (gegeven,) = (await v.lees(f"{pad}/hersteltermijnen"))["items"]
    assert (gegeven["gevraagd"], gegeven["ontvangenOp"]) == (PAPIEREN["gevraagd"], "2025-04-14")


async def test_papieren_blijven_uit_en_de_aanvraag_wordt_niet_behandeld(v: Verhaal) -> None:
    traject, v.dag = await v.intake.open_traject(), "2025-04-04"
    pad, niet = f"trajecten/{traject}", {"soort": "buiten-behandeling", "reden": "niet-aangevuld"}
    await v.doe(f"{pad}/hersteltermijnen", PAPIEREN, kijkt=pad)
    # dan: voor het einde van de hersteltermijn kan dat niet
    _, soort, tekst = await v.weigert(f"{pad}/herzieningsvoorstellen", niet, kijkt=pad)
    assert (soort, "Awb, art. 4:5" in tekst) == ("HersteltermijnNietVerstreken", True)
    # wanneer: 18 april voorbijgaat
    await _laat_de_dag_aanbreken(v, "2025-04-19")
    # dan: loopt de termijn vanzelf door: 5 tot en met 18 april telden niet, 15 mei + 14 = donderdag 29 mei, Hemelvaart: vrijdag 30 mei
    assert (await v.lees(pad))["besluitUiterlijk"] == "2025-05-30"
    await _laat_de_dag_aanbreken(v, "2025-04-20")  # een tweede keer verandert niets
    assert (await v.lees(pad))["besluitUiterlijk"] == "2025-05-30"
    # wanneer: twee medewerkers besluiten
    besluit = await v.herzie(traject, niet)
    assert (await v.lees(pad))["status"] == "buiten-behandeling"
    assert (await v.lees(f"besluiten/{besluit['id']}"))["binnenTermijn"] is True
    assert (await v.intake.gebeurtenissen())[-1] == "trajecten.besluit-gewijzigd"


async def test_wie_alsnog_papieren_vraagt_kan_niet_meer_buiten_behandeling_stellen(v: Verhaal) -> None:
    # gegeven: een voorstel om de aanvraag niet te behandelen, nadat een hersteltermijn ongebruikt voorbijging
    traject, v.dag = await v.intake.open_traject(), "2025-04-04"
    pad = f"trajecten/{traject}"
    await v.doe(f"{pad}/hersteltermijnen", PAPIEREN, kijkt=pad)
    await _laat_de_dag_aanbreken(v, "2025-04-22")
    niet = {"soort": "buiten-behandeling", "reden": "niet-aangevuld"}
    voorstel = (await v.doe(f"{pad}/herzieningsvoorstellen", niet, kijkt=pad))["id"]
    # wanneer: een collega nog een keer om papieren vraagt en ze komen
    await v.doe(f"{pad}/hersteltermijnen", {"gevraagd": ["Jaarcijfers"], "totEnMet": "2025-05-06"}, kijkt=pad)
    v.dag = "2025-04-25"
    await v.doe(f"{pad}/aanvullingen", {"ontvangenOp": v.dag}, kijkt=pad)
    # dan: kan het voorstel niet meer worden bekrachtigd
    status, soort, _ = await v.weigert(f"herzieningsvoorstellen/{voorstel}/bekrachtigingen", wie="bram")
    assert (status, soort) == (409, "HersteltermijnNietVerstreken")
    assert (await v.lees(pad))["status"] == "besluit-voorgesteld"


async def test_te_laat_besluiten_kan_wordt_gemerkt_en_kost_geld(v: Verhaal) -> None:
    # gegeven: besluit uiterlijk 15 mei; op 14 mei kan nog niemand ons in gebreke stellen
    traject, v.dag = await v.intake.open_traject(), "2025-05-14"
    pad, brief = f"trajecten/{traject}", {"ontvangenOp": "2025-05-14"}
    _, soort, tekst = await v.weigert(f"{pad}/ingebrekestellingen", brief)
    assert (soort, "2025-05-15" in tekst) == ("IngebrekestellingTeVroeg", True)
    # wanneer: de ingebrekestelling komt op maandag 19 mei
    v.dag = "2025-05-19"
    await v.doe(f"{pad}/ingebrekestellingen", {"ontvangenOp": v.dag})
    # dan: twee weken later is 2 juni; de eerste dag die geld kost is 3 juni
    v.dag = "2025-06-02"
    assert (await v.lees(f"{pad}/termijnen"))["dwangsom"]["bedragCenten"] == 0
    v.dag = "2025-06-20"  # 3 tot en met 20 juni: 18 dagen, 14 x € 20 + 4 x € 30 = € 400
    dwangsom = (await v.lees(f"{pad}/termijnen"))["dwangsom"]
    assert (dwangsom["eersteDag"], dwangsom["dagen"], dwangsom["bedragCenten"], dwangsom["loopt"]) == ("2025-06-03", 18, 40_000, True)
    assert dwangsom["geverifieerd"] is False
    # wanneer: op 23 juni wordt toegelaten
    v.dag = "2025-06-23"
    voorstel = (await v.doe(f"{pad}/toelatingsvoorstellen", {"planVanAanpak": PLAN}, kijkt=pad))["id"]
    besluit = await v.doe(f"toelatingsvoorstellen/{voorstel}/bekrachtigingen", wie="bram")
    # dan: 39 dagen te laat, en de teller staat stil op 20 dagen: 14 x € 20 + 6 x € 30
    gelezen = await v.lees(f"besluiten/{besluit['id']}")
    assert (gelezen["binnenTermijn"], gelezen["dagenTeLaat"]) == (False, 39)
    v.dag = "2025-08-01"
    stil = (await v.lees(f"{pad}/termijnen"))["dwangsom"]
    assert (stil["dagen"], stil["bedragCenten"], stil["loopt"]) == (20, 46_000, False)


async def test_pas_later_blijken_de_schulden_problematisch(v: Verhaal) -> None:
    # gegeven: bij de toelating is het nog niet duidelijk
    traject = await v.intake.open_traject()
    pad = f"trajecten/{traject}"
    onbekend = {"opeisbaarCenten": 4_000_000, "oordeel": "nog-niet-duidelijk"}
    _, soort, _ = await v.weigert(f"{pad}/schuldtoetsen", onbekend, kijkt=pad)
    assert soort == "TerugkomdatumOntbreekt"
    await v.doe(f"{pad}/schuldtoetsen", {**onbekend, "terugkomenOp": "2025-06-02"}, kijkt=pad)
    voorstel = (await v.doe(f"{pad}/toelatingsvoorstellen", {"planVanAanpak": PLAN}, kijkt=pad))["id"]
    await v.doe(f"toelatingsvoorstellen/{voorstel}/bekrachtigingen", wie="bram")
    # dan: nog geen registratie, en de vraag komt terug op 2 juni
    assert (await v.lees("bkr-registraties"))["items"] == []
    (terug,) = (t for t in (await v.lees("termijnen"))["items"] if t["soort"] == "schuldtoets-herzien")
    assert terug["einde"] == "2025-06-02"
    # wanneer: blijkt dat € 500 per maand kan: 36 x 500 = € 18.000, een tekort van € 22.000
    v.dag = "2025-06-02"
    toets = {"opeisbaarCenten": 4_000_000, "afloscapaciteitCenten": 50_000, "vermogenCenten": 0}
    _, soort, _ = await v.weigert(f"{pad}/schuldtoetsen", {**toets, "oordeel": "niet-problematisch"}, kijkt=pad)
    assert soort == "MotiveringOntbreekt"
    await v.doe(f"{pad}/schuldtoetsen", {**toets, "oordeel": "problematisch"}, kijkt=pad)
    laatste = (await v.lees(f"{pad}/schuldtoetsen"))["items"][-1]
    assert (laatste["tekortCenten"], laatste["uitkomst"], laatste["oordeel"]) == (2_200_000, "problematisch", "problematisch")
    # dan: alsnog de plicht, die met een bewijs is voldaan
    assert (await v.intake.gebeurtenissen())[-1] == "trajecten.bkr-registratie-vereist"
    (bkr,) = (await v.lees("bkr-registraties?status=vereist"))["items"]
    plek, v.dag = f"bkr-registraties/{bkr['id']}", "2025-06-04"
    _, soort, tekst = await v.weigert(f"{plek}/eindbewijzen", {"datum": v.dag, "kenmerk": "E1"}, kijkt=plek)
    assert (soort, "Deze stap kan bij de status: einde-vereist." in tekst) == ("StapNietMogelijk", True)
    await v.doe(f"{plek}/bewijzen", {"datum": v.dag, "kenmerk": "BKR-123"}, kijkt=plek)
    # wanneer: de hulp eindigt, dan moet ook de registratie eindigen
    v.dag = "2026-12-01"
    await v.herzie(traject, {"soort": "beeindiging", "reden": "hulp-afgerond"})
    assert (await v.lees(plek))["status"] == "einde-vereist"
    await v.doe(f"{plek}/eindbewijzen", {"datum": v.dag, "kenmerk": "BKR-456"}, kijkt=plek)
    klaar = await v.lees(plek)
    assert (klaar["status"], klaar["bewijs"], klaar["eindbewijs"]) == ("beeindigd", "BKR-123", "BKR-456")


async def test_een_ander_plan_met_andere_rechten_is_een_nieuwe_beschikking(v: Verhaal) -> None:
    traject, eerste = await v.toegelaten()
    pad, v.dag = f"trajecten/{traject}", "2025-05-01"
    # wanneer: alleen een stap erbij komt, dan een nieuwe versie onder hetzelfde besluit
    stap = {**PLAN, "stappen": [*PLAN["stappen"], {"omschrijving": "Bellen met de bank", "uitvoerder": "loket"}]}
    await v.doe(f"{pad}/plannen", {"planVanAanpak": stap, "rechtspositieWijzigt": False}, kijkt=pad)
    # wanneer: de aflosperiode langer wordt, dan hoort daar een besluit bij
    langer = {**stap, "aflosperiodeMaanden": 36}
    _, soort, _ = await v.weigert(f"{pad}/plannen", {"planVanAanpak": langer, "rechtspositieWijzigt": False}, kijkt=pad)
    assert soort == "NieuweBeschikkingNodig"
    besluit = await v.herzie(traject, {"soort": "wijziging", "reden": "plan-gewijzigd", "planVanAanpak": langer})
    versies = (await v.lees(f"{pad}/plannen"))["items"]
    assert [(p["nummer"], p["besluitId"], p["planVanAanpak"]["aflosperiodeMaanden"]) for p in versies] == [
        (1, eerste, 18),
        (2, eerste, 18),
        (3, besluit["id"], 36),
    ]
    assert [b["soort"] for b in (await v.lees(f"{pad}/besluiten"))["items"]] == ["toelating", "wijziging"]


async def test_intrekken_om_wat_wij_zelf_vonden_vraagt_eerst_een_voornemen(v: Verhaal) -> None:
    traject, _ = await v.toegelaten()
    pad, intrekking = f"trajecten/{traject}", {"soort": "intrekking", "reden": "gegevens-onjuist", "motivering": "Inkomen verzwegen."}
    v.dag = "2025-05-01"
    _, soort, _ = await v.weigert(f"{pad}/herzieningsvoorstellen", intrekking, kijkt=pad)
    assert soort == "VoornemenOntbreekt"
    wat = {"soort": "intrekking", "motivering": "Inkomen verzwegen.", "zienswijzeTotEnMet": "2025-05-15"}
    voornemen = (await v.doe(f"{pad}/voornemens", wat, kijkt=pad))["id"]
    # dan: zonder reactie kan het vanaf 16 mei
    v.dag = "2025-05-16"
    await v.herzie(traject, intrekking)
    assert (await v.lees(pad))["status"] == "ingetrokken"
    (bkr,) = (await v.lees("bkr-registraties"))["items"]
    assert bkr["status"] == "vervallen"  # er was nog niet geregistreerd
    async with v.intake.wie(op=v.dag) as client:
        brief = await client.get(f"/intake/v1/voornemens/{voornemen}/brief?vorm=docx")
    tekst = "\n".join(p.text for p in Document(BytesIO(brief.content)).paragraphs)
    assert "wij trekken het besluit in waarmee u hulp kreeg" in tekst
    assert "15-05-2025" in tekst


async def test_een_bezwaar_op_tijd_en_een_te_laat(v: Verhaal) -> None:
    # gegeven: een besluit van 2 april: bezwaar tot en met 14 mei (zes weken)
    _, besluit = await v.toegelaten()
    for dag, op_tijd in (("2025-05-14", True), ("2025-05-15", False)):
        v.dag = dag
        bezwaar = (await v.doe(f"besluiten/{besluit}/bezwaren", {"ontvangenOp": dag, "gronden": "Niet mee eens."}))["id"]
        assert (await v.lees(f"bezwaren/{bezwaar}"))["binnenTermijn"] is op_tijd
    uitkomst = {"uitkomst": "niet-ontvankelijk", "datum": v.dag}
    await v.doe(f"bezwaren/{bezwaar}/uitkomsten", uitkomst, kijkt=f"bezwaren/{bezwaar}")
    status, soort, _ = await v.weigert(f"bezwaren/{bezwaar}/uitkomsten", uitkomst, kijkt=f"bezwaren/{bezwaar}")
    assert (status, soort) == (409, "StapNietMogelijk")


async def test_de_consulent_schrijft_de_brief_en_wat_moet_blijft_staan(v: Verhaal) -> None:
    # gegeven: eigen woorden van de gemeente, en een voorstel met een concept
    sjabloon, pad = f"briefsjablonen/{UTRECHT}/toelating", "/intake/v1"
    async with v.intake.wie(op="2025-03-20") as client:
        oud = await client.get(f"{pad}/{sjabloon}")
        woorden = {"onderwerp": "Wij gaan u helpen", "alineas": oud.json()["alineas"]}
        assert (await client.put(f"{pad}/{sjabloon}", json=woorden, headers={"If-Match": '"0"'})).is_success
    traject = await v.intake.open_traject()
    voorstel = await v.intake.stel_voor(traject)
    concept = (await v.lees(f"toelatingsvoorstellen/{voorstel}"))["conceptId"]
    async with v.intake.wie(op="2025-04-01") as client:
        brief = await client.get(f"{pad}/briefconcepten/{concept}")
        assert brief.json()["onderwerp"] == "Wij gaan u helpen"
        alineas = brief.json()["alineas"]
        # wanneer: de consulent een zin toevoegt, mag dat; BKR weglaten mag niet
        versie = {"If-Match": brief.headers["ETag"]}
        zonder = {"onderwerp": "Hulp", "alineas": [a for a in alineas if a["sleutel"] != "bkr"]}
        geweigerd = await client.put(f"{pad}/briefconcepten/{concept}", json=zonder, headers=versie)
        assert geweigerd.json()["type"] == "urn:regioloket:fout:VerplichteAlinea"
        eigen = [{"sleutel": "eigen", "tekst": "Fijn dat u belde."}, *alineas]
        assert (
            await client.put(f"{pad}/briefconcepten/{concept}", json={"onderwerp": "Hulp", "alineas": eigen}, headers=versie)
        ).is_success
        word = await client.get(f"{pad}/besluitvoorstellen/{voorstel}/brief")
    assert "Fijn dat u belde." in [p.text for p in Document(BytesIO(word.content)).paragraphs]
    # wanneer: Bram bekrachtigt, dan ligt de brief vast en komt als PDF/A
    v.dag = "2025-04-02"
    besluit = await v.doe(f"toelatingsvoorstellen/{voorstel}/bekrachtigingen", wie="bram")
    async with v.intake.wie(op=v.dag) as client:
        pdf = await client.get(f"{pad}/besluiten/{besluit['id']}/brief")
        nu = await client.get(f"{pad}/briefconcepten/{concept}")
        vast = await client.put(
            f"{pad}/briefconcepten/{concept}", json={"onderwerp": "X", "alineas": eigen}, headers={"If-Match": nu.headers["ETag"]}
        )
    assert (pdf.headers["content-type"], pdf.content[:5], b"pdfaid" in pdf.content) == ("application/pdf", b"%PDF-", True)
    assert (vast.status_code, nu.json()["vastOp"]) == (409, "2025-04-02")


async def test_de_gemeente_stelt_tien_vragen_en_krijgt_tien_antwoorden(v: Verhaal) -> None:
    traject, _ = await v.toegelaten()
    pad, v.dag = f"trajecten/{traject}", "2025-04-10"
    voor = (await v.lees(f"{pad}/regievragen"))["items"]
    assert [a["nummer"] for a in voor] == list(range(1, 11))
    assert [a["nummer"] for a in voor if a["bekend"]] == [2, 10]  # crisis en termijnen staan altijd in het dossier
    # wanneer: het beeld en een schuld zijn vastgelegd
    beeld = {
        "leefgebieden": [{"leefgebied": "gezondheid", "beoordeling": "zorgelijk"}],
        "oorzaken": [{"oorzaak": "ziekte"}],
        "inkomens": [{"soort": "onderneming", "bedragCenten": 180_000}],
        "uitgaven": [{"omschrijving": "Huur", "bedragCenten": 90_000}],
        "procedures": [{"soort": "dagvaarding"}],
    }
    await v.doe(f"{pad}/beelden", beeld)
    schuld = {"schuldeiser": {"naam": "Energie"}, "soort": "nuts", "bedragCenten": 250_000, "peildatum": v.dag, "zakelijk": False}
    await v.doe(f"{pad}/schulden", schuld)
    na = {a["nummer"]: a for a in (await v.lees(f"{pad}/regievragen"))["items"]}
    assert (na[1]["bekend"], na[1]["feiten"]["schuldenCenten"], na[1]["feiten"]["inkomenCentenPerMaand"]) == (True, 250_000, 180_000)
    assert na[3]["feiten"]["oorzaken"] == ["ziekte"]
    assert na[4]["feiten"]["proceduresVanSchuldeisers"] == ["dagvaarding"]
    assert na[8]["feiten"]["leefgebiedenMetZorg"] == ["gezondheid"]
    assert na[10]["feiten"] == {
        "eersteGesprekBinnenTermijn": True,
        "besluitBinnenTermijn": True,
        "besluitDagenTeLaat": 0,
        "besluitUiterlijk": "2025-05-15",
        "dagenOver": None,
        "planVanAanpakOp": "2025-04-02",
    }
