"""Routes of admission, in the words of the work: how someone comes in, who may come, and who may be refused."""

import asyncio
from datetime import date
from uuid import UUID, uuid4

import pytest

from contracts.bbz import BesluitGenomen, Categorie, OndernemerOverleden, OndernemerVerhuisd, Uitkomst, Vorm
from contracts.debiteuren import AchterstandIngelopen, AchterstandOntstaan
from contracts.vroegsignalering import HulpAanvaard
from tests.steun.intake import BSN, UTRECHT, VRIES, Proef, aanmelding, als_event, hulp_aanvaard
from tests.steun.intake_verhaal import Verhaal


@pytest.fixture
def v(intake: Proef) -> Verhaal:
    return Verhaal(intake)


async def test_een_crisis_op_goede_vrijdag_voor_pasen(v: Verhaal) -> None:
    # gegeven: op Goede Vrijdag 18 april 2025 dreigt een ontruiming
    v.dag = "2025-04-18"
    # wanneer: de ondernemer meldt zich die dag zelf
    wie = (await v.doe("aanmeldingen", aanmelding(crisis=True, crisisgrond="woningontruiming")))["id"]
    # dan: za, zo en tweede paasdag tellen niet: di 22 (1), wo 23 (2), do 24 (3)
    assert (await v.lees(f"aanmeldingen/{wie}"))["gesprekUiterlijk"] == "2025-04-24"
    # wanneer: het gesprek is op die donderdag
    v.dag = "2025-04-24"
    await v.doe(f"aanmeldingen/{wie}/gesprekken", {"datum": v.dag, "hulpvraag": "Uitzetting"}, kijkt=f"aanmeldingen/{wie}")
    # dan: op tijd
    assert (await v.lees(f"aanmeldingen/{wie}"))["gesprek"]["binnenTermijn"] is True


async def test_een_eigen_crisisgrond_telt_pas_als_de_gemeente_die_aanwees(v: Verhaal) -> None:
    verzoek = aanmelding(crisis=True, crisisgrond="bankbeslag")
    status, soort, tekst = await v.weigert("aanmeldingen", verzoek)
    assert (status, soort) == (409, "CrisisgrondNietVastgesteld")
    assert "Wgs, art. 4 lid 2" in tekst
    await v.doe("crisisgronden", {"gemeente": UTRECHT, "van": "2025-01-01", "gronden": ["bankbeslag"], "bron": "Beleidsregel 2025"})
    wie = (await v.doe("aanmeldingen", verzoek))["id"]
    assert (await v.lees(f"aanmeldingen/{wie}"))["crisisgrond"] == "bankbeslag"


async def test_een_familielid_belt_het_eerst(v: Verhaal) -> None:
    # gegeven: een zus die zich zorgen maakt, zonder toestemming van de ondernemer
    melder = {"relatie": "familie", "naam": "M. Vriesveen", "telefoonnummer": "0612345678"}
    _, soort, _ = await v.weigert("aanmeldingen", aanmelding(melder=melder))
    assert soort == "ToestemmingOntbreekt"
    # dan: wel een gesprek zonder dossier, waarin niemand is te herkennen
    await v.doe("orientaties", {"gemeente": UTRECHT, "kanaal": "zelf", "relatie": "familie", "vervolg": "bedenkt-zich"})
    assert await v.intake.rijen("SELECT 1 FROM intake.betrokkene") == []
    # wanneer: de ondernemer het goedvindt
    wie = (await v.doe("aanmeldingen", aanmelding(melder=melder, toestemming=True)))["id"]
    # dan: bekend wie belde, en versleuteld bewaard
    assert (await v.lees(f"aanmeldingen/{wie}"))["melder"] == melder
    (rij,) = await v.intake.rijen("SELECT melder FROM intake.aanmelding")
    assert b"Vriesveen" not in rij["melder"]


async def test_een_dubbele_aanmelding_gaat_op_in_de_eerste(v: Verhaal) -> None:
    # gegeven: een eigen aanmelding van 12 maart: gesprek uiterlijk 9 april
    eerste = await v.intake.meld_aan(op="2025-03-12")
    # wanneer: dezelfde persoon aanvaardt hulp na een signaal van 3 maart
    await v.intake.ontvang(hulp_aanvaard(uuid4()))
    # dan: een aanmelding gaat verder, met de strengste termijn (3 maart + 28 dagen)
    (over,) = (await v.lees("aanmeldingen?status=ontvangen"))["items"]
    (weg,) = (await v.lees("aanmeldingen?status=samengevoegd"))["items"]
    assert (over["id"], over["gesprekUiterlijk"], weg["samengevoegdMet"]) == (eerste, "2025-03-31", eerste)
    assert (await v.intake.gebeurtenissen())[-1] == "aanmeldingen.aanmelding-samengevoegd"
    (termijn,) = (await v.lees("termijnen"))["items"]
    assert (termijn["onderwerpId"], termijn["einde"]) == (eerste, "2025-03-31")
    assert (await v.lees(f"aanmeldingen/{eerste}"))["opgegaan"] == [weg["id"]]


async def test_een_crisis_van_wie_al_hulp_krijgt_staat_in_zijn_dossier(v: Verhaal) -> None:
    traject = await v.intake.open_traject()  # De Vriesveen
    await v.intake.ontvang(hulp_aanvaard(uuid4(), crisis=True))
    eerste = (await v.lees(f"trajecten/{traject}"))["aanmeldingId"]
    assert (await v.lees(f"aanmeldingen/{eerste}"))["crisis"] is True
    antwoorden = (await v.lees(f"trajecten/{traject}/regievragen"))["items"]
    assert antwoorden[1]["feiten"]["crisis"] is True


async def test_twee_aanmeldingen_tegelijk_geven_een_die_verdergaat(v: Verhaal) -> None:
    antwoorden = await asyncio.gather(*(v.probeer("aanmeldingen", aanmelding()) for _ in range(3)))
    assert [a.status_code for a in antwoorden] == [201, 201, 201]
    standen = sorted(a["status"] for a in (await v.lees("aanmeldingen"))["items"])
    assert standen == ["ontvangen", "samengevoegd", "samengevoegd"]


async def test_wie_na_zijn_traject_terugkomt_is_een_nieuwe_vraag(v: Verhaal) -> None:
    traject, _ = await v.toegelaten()
    v.dag = "2025-06-02"
    weg = {"reden": "Afgerond", "datum": v.dag}
    await v.doe(f"trajecten/{traject}/uitstromen", weg, kijkt=f"trajecten/{traject}")
    nieuw = (await v.doe("aanmeldingen", aanmelding()))["id"]
    assert (await v.lees(f"aanmeldingen/{nieuw}"))["status"] == "ontvangen"


async def test_wie_zonder_bsn_dezelfde_lijkt_voegt_een_mens_samen(v: Verhaal) -> None:
    zonder = aanmelding()
    del zonder["betrokkene"]["persoon"]["bsn"]
    eerste, tweede = (await v.doe("aanmeldingen", zonder))["id"], (await v.doe("aanmeldingen", zonder))["id"]
    (dubbel,) = (await v.lees(f"aanmeldingen/{tweede}/dubbelen"))["items"]
    assert (dubbel["aanmelding"]["id"], dubbel["zelfdeBsn"], dubbel["zelfdeNaamEnGeboorte"], dubbel["zelfdeOnderneming"]) == (
        eerste,
        False,
        True,
        True,
    )
    await v.doe(f"aanmeldingen/{tweede}/samenvoegingen", {"blijftId": eerste}, kijkt=f"aanmeldingen/{tweede}")
    status, soort, tekst = await v.weigert(f"aanmeldingen/{tweede}/gesprekken", {"datum": v.dag}, kijkt=f"aanmeldingen/{tweede}")
    assert (status, soort) == (409, "StapNietMogelijk")
    assert "Deze stap kan bij de status: ontvangen." in tekst


async def test_een_vaste_contactpersoon_voor_de_hele_route(v: Verhaal) -> None:
    wie = await v.intake.meld_aan()
    await v.doe(f"aanmeldingen/{wie}/gesprekken", {"datum": v.dag, "hulpvraag": "Schulden"}, kijkt=f"aanmeldingen/{wie}")
    assert (await v.lees(f"aanmeldingen/{wie}"))["contactpersoon"] == "anna"  # wie het eerste gesprek voerde
    _, soort, _ = await v.weigert(f"aanmeldingen/{wie}/contactpersonen", {"medewerker": "bram"}, kijkt=f"aanmeldingen/{wie}")
    assert soort == "WisselredenOntbreekt"
    wissel = {"medewerker": "bram", "reden": "Anna is met verlof."}
    await v.doe(f"aanmeldingen/{wie}/contactpersonen", wissel, kijkt=f"aanmeldingen/{wie}")
    traject = (await v.lees(f"aanmeldingen/{wie}"))["trajectId"]
    assert (await v.lees(f"trajecten/{traject}"))["contactpersoon"] == "bram"
    assert [c["medewerker"] for c in (await v.lees(f"aanmeldingen/{wie}/contactpersonen"))["items"]] == ["anna", "bram"]


async def test_wie_elders_woont_wordt_warm_overgedragen(v: Verhaal) -> None:
    wie = await v.intake.meld_aan()
    gesprek = {"datum": v.dag, "hulpvraag": "Schulden", "woongemeente": "0518"}
    status, soort, tekst = await v.weigert(f"aanmeldingen/{wie}/gesprekken", gesprek, kijkt=f"aanmeldingen/{wie}")
    assert (status, soort) == (409, "AndereGemeenteVerantwoordelijk")
    assert "0518" in tekst


async def test_een_bestuurder_van_een_bv_met_een_meegetekende_lening(v: Verhaal) -> None:
    # gegeven: de bestuurder van een bv
    wie = await v.intake.meld_aan()
    gesprek = {"datum": v.dag, "hulpvraag": "De bank spreekt mij aan", "rechtsvorm": "bv"}
    # dan: zonder eigen aansprakelijkheid geen toegang
    _, soort, _ = await v.weigert(f"aanmeldingen/{wie}/gesprekken", gesprek, kijkt=f"aanmeldingen/{wie}")
    assert soort == "PriveAansprakelijkheidOntbreekt"
    # wanneer: hij een lening van de bank meetekende
    met_lening = {**gesprek, "priveAansprakelijk": True}
    traject = (await v.doe(f"aanmeldingen/{wie}/gesprekken", met_lening, kijkt=f"aanmeldingen/{wie}"))["trajectId"]
    for bedrag, eigen in ((8_000_000, False), (3_000_000, True)):  # de leverancier van de bv, en de bank
        schuld = {
            "schuldeiser": {"naam": "Schuldeiser"},
            "soort": "overig",
            "bedragCenten": bedrag,
            "peildatum": v.dag,
            "zakelijk": True,
            "opeisbaar": True,
            "priveAansprakelijk": eigen,
        }
        await v.doe(f"trajecten/{traject}/schulden", schuld)
    toets = {"afloscapaciteitCenten": 100_000, "vermogenCenten": 0, "oordeel": "niet-problematisch"}
    await v.doe(f"trajecten/{traject}/schuldtoetsen", toets, kijkt=f"trajecten/{traject}")
    # dan: alleen de lening telt: € 30.000 kan in 36 maanden van € 1.000
    (gelezen,) = (await v.lees(f"trajecten/{traject}/schuldtoetsen"))["items"]
    assert (gelezen["opeisbaarCenten"], gelezen["uitkomst"], gelezen["tekortCenten"]) == (3_000_000, "niet-problematisch", 0)


async def test_recidive_zonder_beleidsplan(v: Verhaal) -> None:
    # gegeven: een gemeente waarvan de raad recidive niet in het beleidsplan zette
    traject = await v.intake.open_traject()
    # dan: de grond kan niet, en er mag niet eens naar worden gevraagd
    afwijzing = {"grond": "recidive", "motivering": "Kreeg al eerder hulp."}
    status, soort, tekst = await v.weigert(f"trajecten/{traject}/afwijzingsvoorstellen", afwijzing, kijkt=f"trajecten/{traject}")
    assert (status, soort) == (409, "WeigeringsgrondZonderBeleidsplan")
    assert "Bgs, art. 13" in tekst
    vraag = {"grond": "recidive", "bron": "Eigen dossier", "bevinding": "2019: schuldregeling."}
    _, soort, tekst = await v.weigert(f"trajecten/{traject}/grondonderzoeken", vraag)
    assert (soort, "Bgs, art. 13" in tekst) == ("GegevensMogenNietGevraagd", True)
    assert (await v.lees(f"trajecten/{traject}/weigeringsgronden"))["items"] == ["geen-verblijfstitel"]
    assert await v.intake.rijen("SELECT 1 FROM intake.grondonderzoek") == []
    # wanneer: de raad het wel opneemt
    plan = {"gemeente": UTRECHT, "van": "2025-01-01", "totEnMet": "2028-12-31", "gronden": ["recidive"], "bron": "Gemeenteblad 2025, 3"}
    await v.doe("beleidsplannen", plan)
    # dan: mag de vraag, en staat de grond open
    await v.doe(f"trajecten/{traject}/grondonderzoeken", vraag)
    assert (await v.lees(f"trajecten/{traject}/weigeringsgronden"))["items"] == ["geen-verblijfstitel", "recidive"]


async def test_een_weigering_met_zienswijze(v: Verhaal) -> None:
    # gegeven: volgens een register is er geen geldige verblijfstitel; de ondernemer zei iets anders
    traject = await v.intake.open_traject()
    pad, afwijzing = f"trajecten/{traject}", {"grond": "geen-verblijfstitel", "motivering": "Register.", "eigenGegevens": False}
    _, soort, tekst = await v.weigert(f"{pad}/afwijzingsvoorstellen", afwijzing, kijkt=pad)
    assert (soort, "Awb, art. 4:7" in tekst) == ("VoornemenOntbreekt", True)
    # wanneer: het voornemen gaat de deur uit, met tijd tot 3 april
    wat = {"soort": "afwijzing", "grond": "geen-verblijfstitel", "motivering": "Register.", "zienswijzeTotEnMet": "2025-04-03"}
    voornemen = (await v.doe(f"{pad}/voornemens", wat, kijkt=pad))["id"]
    _, soort, tekst = await v.weigert(f"{pad}/afwijzingsvoorstellen", afwijzing, kijkt=pad)
    assert (soort, "2025-04-03" in tekst) == ("ZienswijzeLoopt", True)
    # wanneer: hij reageert op 26 maart, en twee medewerkers daarna besluiten
    v.dag = "2025-03-26"
    await v.doe(f"voornemens/{voornemen}/zienswijzen", {"ontvangenOp": v.dag, "zienswijze": "Mijn verlenging loopt nog."})
    voorstel = (await v.doe(f"{pad}/afwijzingsvoorstellen", afwijzing, kijkt=pad))["id"]
    await v.doe(f"afwijzingsvoorstellen/{voorstel}/bekrachtigingen", wie="bram")
    # dan: staat de zienswijze in het dossier, en loopt er geen termijn meer
    (gelezen,) = (await v.lees(f"{pad}/voornemens"))["items"]
    assert (gelezen["zienswijzeOp"], gelezen["zienswijze"]) == ("2025-03-26", "Mijn verlenging loopt nog.")
    assert (await v.lees("termijnen"))["items"] == []
    assert (await v.lees(pad))["status"] == "afgewezen"


async def test_een_bbz_krediet_met_twee_beschikkingen(v: Verhaal) -> None:
    # gegeven: toegelaten tot de Wgs, en Bbz om een saneringskrediet gevraagd
    traject, besluit = await v.toegelaten()
    pad, v.dag = f"trajecten/{traject}", "2025-04-10"
    await v.doe(f"{pad}/saneringskrediet-verzoeken", {"bedragCenten": 3_000_000}, kijkt=pad)
    # wanneer: Bbz het krediet toekent
    toegekend = BesluitGenomen(
        aanvraag_id=uuid4(),
        besluit_id=uuid4(),
        traject_id=UUID(traject),
        categorie=Categorie.GEVESTIGD,
        uitkomst=Uitkomst.TOEGEKEND,
        vorm=Vorm.RENTEDRAGENDE_LENING,
        bedrag_centen=3_000_000,
        datum=date(2025, 5, 1),
        binnen_termijn=True,
    )
    await v.intake.ontvang(als_event(toegekend, toegekend.aanvraag_id, op=date(2025, 5, 1)))
    # dan: twee beschikkingen naast elkaar, en de Wgs-hulp gaat door
    v.dag = "2025-05-02"
    gelezen = await v.lees(pad)
    assert (gelezen["besluit"]["id"], gelezen["status"]) == (besluit, "toegelaten")
    assert [b["besluitId"] for b in gelezen["bbzBeschikkingen"]] == [str(toegekend.besluit_id)]
    einde = {"soort": "beeindiging", "reden": "hulp-afgerond"}
    status, soort, tekst = await v.weigert(f"{pad}/herzieningsvoorstellen", einde, kijkt=pad)
    assert (status, soort, "§ 4.4.5.4" in tekst) == (409, "BbzKredietLoopt", True)


async def test_een_achterstand_op_een_bbz_lening_is_een_reden_om_te_bellen(v: Verhaal) -> None:
    # gegeven: een termijn van een Bbz-lening is niet betaald
    lening, v.dag = uuid4(), "2025-04-10"
    ontstaan = AchterstandOntstaan(lening_id=lening, sinds=date(2025, 3, 1), bedrag_centen=45_000)
    await v.intake.ontvang(als_event(ontstaan, lening, op=date(2025, 4, 9), fetched=VRIES))
    (signaal,) = (await v.lees("contactsignalen?status=open"))["items"]
    pad = f"contactsignalen/{signaal['id']}"
    # wanneer: er wordt gebeld, eerst niemand, dan hulp aanvaard
    await v.doe(f"{pad}/contactpogingen", {"datum": v.dag, "uitkomst": "niet-bereikt"}, kijkt=pad)
    aanvaard = await v.doe(f"{pad}/contactpogingen", {"datum": v.dag, "uitkomst": "aanvaard"}, kijkt=pad)
    # dan: is hij aangemeld, met vier weken voor het eerste gesprek
    nieuw = await v.lees(f"aanmeldingen/{aanvaard['aanmeldingId']}")
    assert (nieuw["kanaal"], nieuw["gesprekUiterlijk"], nieuw["betrokkene"]["persoon"]["bsn"]) == ("bbz", "2025-05-08", BSN)


async def test_wie_weer_bij_is_hoeft_niet_te_worden_gebeld(v: Verhaal) -> None:
    lening = uuid4()
    ontstaan = AchterstandOntstaan(lening_id=lening, sinds=date(2025, 3, 1), bedrag_centen=45_000)
    await v.intake.ontvang(als_event(ontstaan, lening, op=date(2025, 4, 9), fetched=VRIES))
    ingelopen = AchterstandIngelopen(lening_id=lening, datum=date(2025, 4, 11))
    await v.intake.ontvang(als_event(ingelopen, lening, op=date(2025, 4, 11), volgorde=2))
    (signaal,) = (await v.lees("contactsignalen"))["items"]
    assert signaal["status"] == "ingelopen"


async def test_wie_al_hulp_krijgt_wordt_door_zijn_eigen_contactpersoon_gebeld(v: Verhaal) -> None:
    traject = await v.intake.open_traject()  # De Vriesveen
    ontstaan = AchterstandOntstaan(lening_id=uuid4(), sinds=date(2025, 3, 1), bedrag_centen=45_000)
    await v.intake.ontvang(als_event(ontstaan, ontstaan.lening_id, op=date(2025, 4, 9), fetched=VRIES))
    (signaal,) = (await v.lees("contactsignalen"))["items"]
    assert signaal["trajectId"] == traject


async def test_wie_geen_onderneming_heeft_helpt_de_gemeente_zelf(v: Verhaal) -> None:
    gegevens = HulpAanvaard(
        zaak_id=uuid4(),
        datum=date(2025, 3, 12),
        signaal_ontvangen_op=date(2025, 3, 3),
        crisis=False,
        warme_overdracht=False,
        ondernemer=False,
    )
    await v.intake.ontvang(als_event(gegevens, gegevens.zaak_id, op=date(2025, 3, 12), fetched=VRIES))
    assert (await v.lees("aanmeldingen"))["items"] == []


async def test_wat_bbz_van_de_persoon_hoort_staat_in_het_dossier(v: Verhaal) -> None:
    traject = UUID(await v.intake.open_traject())
    weg = OndernemerVerhuisd(dossier_id=uuid4(), datum=date(2025, 4, 1), naar_gemeente="0518", voorziening_ids=[], traject_id=traject)
    dood = OndernemerOverleden(dossier_id=uuid4(), datum=date(2025, 5, 1), voorziening_ids=[], traject_id=traject)
    elders = OndernemerOverleden(dossier_id=uuid4(), datum=date(2025, 5, 1), voorziening_ids=[], traject_id=uuid4())
    for gegevens in (weg, dood, elders):
        await v.intake.ontvang(als_event(gegevens, gegevens.dossier_id, op=gegevens.datum))
    gelezen = await v.lees(f"trajecten/{traject}")
    assert (gelezen["verhuisdOp"], gelezen["verhuisdNaar"], gelezen["overledenOp"]) == ("2025-04-01", "0518", "2025-05-01")
