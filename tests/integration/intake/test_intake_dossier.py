"""The picture of person and business through the API: what is kept, what it sums to, and what is refused."""

from datetime import date
from uuid import UUID, uuid4

from contracts.bbz import BedrijfBeeindigd, Beeindigingsreden, Levensvatbaarheid, Onderzoeksoort
from contracts.bbz import OnderzoekAfgerond as Onderzoek
from tests.steun.intake import UTRECHT, Proef, als_event, goed
from tests.steun.intake_oplossing import ADMINISTRATIE, BEELD, Route, schuld

BUDGET = {"gemeente": UTRECHT, "jaar": 2025, "budgetCenten": 120_000, "plafondBoekjaarCenten": 50_000, "bron": "Programmabegroting 2025"}


async def test_het_beeld_wordt_versleuteld_bewaard_en_elke_versie_blijft(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    async with intake.wie() as client:
        route = Route(intake, client, traject_id)
        await route.maak(f"trajecten/{traject_id}/beelden", BEELD)
        await route.maak(f"trajecten/{traject_id}/beelden", {**BEELD, "samenvatting": "Het gaat beter."})
        beeld = await route.lees(f"trajecten/{traject_id}/beeld")
    # 1,200 in and 950 out: 250 is left
    assert (beeld["volgnummer"], beeld["overCenten"], beeld["inhoud"]["samenvatting"]) == (2, 25_000, "Het gaat beter.")
    assert "stadspas" not in beeld["nogTeBekijken"]
    assert "bijzondere-bijstand" in beeld["nogTeBekijken"]
    rijen = await intake.rijen("SELECT inhoud FROM intake.intakebeeld")
    assert len(rijen) == 2
    assert not any(b"huurachterstand" in bytes(r["inhoud"]) for r in rijen)


async def test_een_schuld_verandert_met_de_versie_die_is_gezien(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    async with intake.wie() as client:
        route = Route(intake, client, traject_id)
        wie = {"naam": "Energiebedrijf Proef", "adres": ["Postbus 12", "3500 AA Utrecht"]}
        (ident,) = await route.schulden(schuld(100_000, schuldeiser=wie, soort="nuts"))
        wijziging = {"bedragCenten": 80_000, "peildatum": "2025-03-20", "opeisbaar": True, "beslag": False}
        pad = f"/intake/v1/schulden/{ident}/wijzigingen"
        await goed(client.post(pad, json=wijziging, headers={"If-Match": '"1"'}))
        assert (await client.post(pad, json=wijziging, headers={"If-Match": '"1"'})).status_code == 412
        (item,) = (await route.lees(f"trajecten/{traject_id}/schulden"))["items"]
        assert (item["bedragCenten"], item["schuldeiser"]["naam"], item["versie"]) == (80_000, "Energiebedrijf Proef", 2)
        assert item["schuldeiser"]["adres"] == ["Postbus 12", "3500 AA Utrecht"]
        await goed(client.post(pad, json={**wijziging, "vervallenOp": "2025-03-20"}, headers={"If-Match": '"2"'}))
        assert (await route.lees(f"trajecten/{traject_id}/schulden"))["items"] == []


async def test_de_levensvatbaarheid_wacht_op_de_administratie_en_de_toelating_niet_op_de_levensvatbaarheid(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    pad = f"trajecten/{traject_id}"
    async with intake.wie() as client:
        route = Route(intake, client, traject_id)
        zonder = await route.doe(f"{pad}/levensvatbaarheidsvragen", gezien=pad)
        assert "er is nog geen boekjaar vastgelegd" in zonder.json()["detail"]
        half = [*ADMINISTRATIE["onderdelen"], {"onderdeel": "bankafschriften", "stand": "ontbreekt"}]  # type: ignore[misc]
        await route.maak(f"{pad}/administraties", {**ADMINISTRATIE, "onderdelen": half})
        niet = await route.doe(f"{pad}/levensvatbaarheidsvragen", gezien=pad)
        assert "Nog niet in orde: 2024" in niet.json()["detail"]
        await route.maak(f"{pad}/administraties", ADMINISTRATIE)
        assert (await route.lees(f"{pad}/administratie"))["allesInOrde"] is True
        verzoek_id = await route.maak(f"{pad}/levensvatbaarheidsvragen", gezien=pad)
        dubbel = await route.doe(f"{pad}/levensvatbaarheidsvragen", gezien=pad)
        assert "loopt al een vraag" in dubbel.json()["detail"]

    # bbz has not answered, and still someone is admitted
    await intake.stel_voor(traject_id, versie=2)
    antwoord = Onderzoek(
        onderzoek_id=uuid4(),
        soort=Onderzoeksoort.VERKORT,
        extern=False,
        uitkomst=Levensvatbaarheid.ONDER_VOORWAARDEN,
        aanvraag_id=None,
        traject_id=UUID(traject_id),
        verzoek_id=UUID(verzoek_id),
        datum=date(2025, 4, 20),
        kosten_centen=0,
    )
    await intake.ontvang(als_event(antwoord, antwoord.onderzoek_id, op=date(2025, 4, 20)))
    await intake.ontvang(als_event(antwoord.model_copy(update={"verzoek_id": uuid4()}), uuid4(), op=date(2025, 4, 20)))
    async with intake.wie() as client:
        (vraag,) = (await Route(intake, client, traject_id).lees(f"{pad}/levensvatbaarheidsvragen"))["items"]
    assert (vraag["uitkomst"], vraag["beantwoordOp"]) == ("onder-voorwaarden", "2025-04-20")
    assert "trajecten.levensvatbaarheid-gevraagd" in await intake.gebeurtenissen()


async def test_een_vergoeding_blijft_binnen_plafond_en_budget(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    pad, kosten = f"trajecten/{traject_id}/vergoedingen", {"kostensoort": "bedrijf", "bron": "gemeentebudget", "boekjaar": 2023}
    async with intake.wie() as client:
        route = Route(intake, client, traject_id)
        leeg = await route.doe(pad, {**kosten, "bedragCenten": 40_000})
        assert "voor 2025 geen hulpbudget vastgelegd" in leeg.json()["detail"]
        await route.maak("hulpbudgetten", BUDGET)
        await route.maak(pad, {**kosten, "bedragCenten": 40_000})
        te_veel = await route.doe(pad, {**kosten, "bedragCenten": 20_000})
        assert "€ 500,00 per boekjaar, waarvan € 400,00 al is vergoed" in te_veel.json()["detail"]
        await route.maak(pad, {**kosten, "bedragCenten": 20_000, "bovenPlafondReden": "Drie aangiften in één jaar."})
        await route.maak(pad, {**kosten, "boekjaar": 2024, "bedragCenten": 50_000})
        op = await route.doe(pad, {**kosten, "boekjaar": 2022, "bedragCenten": 10_001})
        assert "nog € 100,00 over" in op.json()["detail"]
        (budget,) = (await route.lees("hulpbudgetten"))["items"]
        assert (budget["besteedCenten"], budget["overCenten"]) == (110_000, 10_000)
        gratis = await route.doe(pad, {**kosten, "kostensoort": "persoon", "bron": "ondernemer", "bedragCenten": 1})
        assert "kosteloos" in gratis.json()["detail"]


async def test_een_raadpleging_noemt_haar_grondslag_en_kan_pas_na_de_hulpvraag(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    raadpleging = {"bron": "suwinet", "grondslag": "Wgs, art. 8", "doel": "inkomen", "datum": "2025-03-20"}
    async with intake.wie() as client:
        route = Route(intake, client, traject_id)
        await route.maak(f"trajecten/{traject_id}/raadplegingen", raadpleging)
        eerder = await route.doe(f"trajecten/{traject_id}/raadplegingen", {**raadpleging, "datum": "2025-03-19"})
        assert "kan van 2025-03-20 tot en met 2025-03-20" in eerder.json()["detail"]
        (item,) = (await route.lees(f"trajecten/{traject_id}/raadplegingen"))["items"]
    assert (item["bron"], item["grondslag"], item["geraadpleegdDoor"]) == ("suwinet", "Wgs, art. 8", "loket/anna")


async def test_dat_het_bedrijf_stopte_hoort_intake_ook_van_bbz(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    einde = BedrijfBeeindigd(
        dossier_id=uuid4(), reden=Beeindigingsreden.BEEINDIGD, datum=date(2025, 6, 1), voorziening_ids=[], traject_id=UUID(traject_id)
    )
    async with intake.wie() as client:
        await Route(intake, client, traject_id).maak(
            f"trajecten/{traject_id}/bedrijfsuitkomsten", {"uitkomst": "voortgezet", "datum": "2025-03-20"}
        )
    await intake.ontvang(als_event(einde, einde.dossier_id, op=date(2025, 6, 1)))
    rijen = await intake.rijen("SELECT uitkomst, oorsprong FROM intake.bedrijfsuitkomst ORDER BY id")
    assert [(r["uitkomst"], r["oorsprong"]) for r in rijen] == [("voortgezet", "gateway"), ("beeindigd", "bbz")]


async def test_begeleiding_begint_en_eindigt_en_het_plan_heeft_versies(intake: Proef) -> None:
    traject_id = await intake.open_traject()
    pad = f"trajecten/{traject_id}"
    async with intake.wie() as client:
        route = Route(intake, client, traject_id)
        plan = {"themas": ["Grip op geld"], "versterkenOnderneming": ["Mentor van het klankbord"], "flankerendeHulp": ["Huisarts"]}
        await route.maak(f"{pad}/begeleidingsplannen", plan)
        assert (await route.lees(f"{pad}/begeleidingsplan"))["inhoud"]["flankerendeHulp"] == ["Huisarts"]
        ident = await route.maak(f"{pad}/begeleidingen", {"vorm": "mentor", "uitvoerder": "Klankbord", "gestartOp": "2025-03-20"})
        kop = {"If-Match": '"1"'}
        await goed(client.post(f"/intake/v1/begeleidingen/{ident}/beeindigingen", json={"geeindigdOp": "2025-03-20"}, headers=kop))
        (item,) = (await route.lees(f"{pad}/begeleidingen"))["items"]
    assert (item["versterktOnderneming"], item["geeindigdOp"], item["uitvoerder"]) == (True, "2025-03-20", "Klankbord")
