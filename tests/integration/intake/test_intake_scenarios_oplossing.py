"""Routes of entrepreneurs in plain words, from the talk to what comes after: given, when, then."""

from datetime import date
from uuid import uuid4

from kernel.db import Database
from services.intake.usecases.plan_afspraak import herinner
from tests.steun.intake import UTRECHT, VRIES, Proef, goed
from tests.steun.intake_oplossing import Route, schuld

GERUST = {
    "rekeningen": "ja",
    "belasting": "ja",
    "rondkomen": "ja",
    "klanten": "ja",
    "administratie": "ja",
    "energie": "ja",
    "dreiging": "nee",
}


def antwoorden(**anders: str) -> list[dict[str, str]]:
    return [{"code": code, "antwoord": antwoord} for code, antwoord in {**GERUST, **anders}.items()]


async def test_wie_niet_op_de_afspraak_komt_wordt_gebeld_en_niet_weggestuurd(intake: Proef) -> None:
    # given an appointment on Tuesday 22 April 2025, after Easter
    traject_id = await intake.open_traject()
    async with intake.wie(op="2025-04-01") as client:
        route = Route(intake, client, traject_id)
        aanmelding_id = (await route.lees(f"trajecten/{traject_id}"))["aanmeldingId"]
        afspraak = {"datum": "2025-04-22", "tijd": "10:30", "vorm": "bij-de-ondernemer", "plek": "Marktstraat 12"}
        ident = await route.maak(f"aanmeldingen/{aanmelding_id}/afspraken", afspraak)
        db = Database(intake.settings, "worker")
        async with db.write([UTRECHT]) as session:
            # then he is reminded once, on Thursday 17 April: Good Friday and Easter Monday are no werkdagen
            assert [await herinner(session, UTRECHT, date(2025, 4, d)) for d in (16, 17, 18)] == [0, 1, 0]
        await db.close()

        # when he does not come
        await route.maak(f"afspraken/{ident}/aflopen", {"status": "niet-verschenen"}, op="2025-04-22", gezien=f"afspraken/{ident}")
        # then he stands on the list to be called, and nobody can send him away for it
        assert [a["id"] for a in (await route.lees("afspraken?nabellen=true"))["items"]] == [ident]
        pad, weg = f"trajecten/{traject_id}", {"reden": "Nietverschenen", "datum": "2025-04-22"}
        niet = await route.doe(f"{pad}/uitstromen", weg, op="2025-04-22", gezien=pad)
        assert "wordt eerst nagebeld" in niet.json()["detail"]
        await route.maak(f"afspraken/{ident}/belpogingen", op="2025-04-23", gezien=f"afspraken/{ident}")
        assert (await route.lees("afspraken?nabellen=true"))["items"] == []
        assert (await route.lees(f"afspraken/{ident}"))["plek"] == "Marktstraat 12"
        assert (await route.lees(pad))["status"] == "hulpvraag-vastgesteld"
    assert (await intake.gebeurtenissen())[-1] == "afspraken.afspraak-nadert"


async def test_een_overdracht_waarvan_niemand_iets_hoort_blijft_in_beeld(intake: Proef) -> None:
    # given someone who is better helped by the wijkteam, with his consent
    aanmelding_id = await intake.meld_aan()
    naar = {"richting": "naar", "partnersoort": "wijkteam", "partner": "Wijkteam Noord", "datum": "2025-03-20"}
    async with intake.wie(op="2025-03-20") as client:
        route = Route(intake, client, aanmelding_id)
        pad = f"aanmeldingen/{aanmelding_id}/verwijzingen"
        zonder = await route.doe(pad, {**naar, "terugkoppelingVerwachtOp": "2025-04-03"})
        assert "toestemming van de ondernemer" in zonder.json()["detail"]
        een = await route.maak(pad, {**naar, "toestemmingOp": "2025-03-20", "terugkoppelingVerwachtOp": "2025-04-03"})
        van = {
            **naar,
            "richting": "van",
            "partnersoort": "boekhouder",
            "toestemmingOp": "2025-03-12",
            "terugkoppelingVerwachtOp": "2025-03-27",
        }
        twee = await route.maak(pad, van)

        # when nobody tells anything, both stand in the list, the longest waiting first
        open_ = await route.lees("verwijzingen?zonderTerugkoppeling=true")
        assert [v["id"] for v in open_["items"]] == [twee, een]
        assert "partner" not in open_["items"][0]

        # when the wijkteam reports, it leaves the list, and cannot report twice
        terug = {"resultaat": "geholpen", "toelichting": "Gezin krijgt hulp.", "datum": "2025-03-20"}
        await route.maak(f"verwijzingen/{een}/terugkoppelingen", terug, gezien=f"verwijzingen/{een}")
        nog_eens = await route.doe(f"verwijzingen/{een}/terugkoppelingen", terug, gezien=f"verwijzingen/{een}")
        assert "al vastgelegd op 2025-03-20" in nog_eens.json()["detail"]
        assert [v["id"] for v in (await route.lees("verwijzingen?zonderTerugkoppeling=true"))["items"]] == [twee]
        gelezen = await route.lees(f"verwijzingen/{een}")
    assert (gelezen["partner"], gelezen["toelichting"]) == ("Wijkteam Noord", "Gezin krijgt hulp.")


async def test_wie_klaar_is_krijgt_nazorg_aangeboden_en_kiest_zelf(intake: Proef) -> None:
    # given an admitted entrepreneur whose betalingsregeling succeeded
    traject_id, _ = await intake.laat_toe()
    pad = f"trajecten/{traject_id}"
    async with intake.wie(op="2025-10-10") as client:
        route = Route(intake, client, traject_id)
        (ident_schuld,) = await route.schulden(schuld(60_000))
        ident = await route.bereid_voor("betalingsregeling", aflosperiodeMaanden=6)
        await goed(route.stap(ident, "voorstellen", {}, op="2025-04-10"))
        await route.antwoord(ident, (ident_schuld, "akkoord"))
        await goed(route.stap(ident, "starten", {"datum": "2025-10-10"}))
        te_vroeg = await route.doe(f"{pad}/uitstromen", {"reden": "Afgerond", "datum": "2025-10-10"}, gezien=pad)
        assert "regeling met de status 'lopend'" in te_vroeg.json()["detail"]
        await goed(route.stap(ident, "beeindigingen", {"datum": "2025-10-10", "geslaagd": True}))

        # when he leaves, he is asked whether he wants to stay in touch
        nazorg_te_vroeg = await route.doe(f"{pad}/nazorgen")
        assert nazorg_te_vroeg.status_code == 409
        await route.maak(f"{pad}/uitstromen", {"reden": "Afgerond", "datum": "2025-10-10"}, gezien=pad)
        nazorg = await route.maak(f"{pad}/nazorgen")
        ja = {"gewenst": True, "datum": "2025-10-10"}
        await route.maak(f"nazorgen/{nazorg}/antwoorden", {**ja, "gewenst": False}, gezien=f"{pad}/nazorg")
        # then a no may still become a yes
        await route.maak(f"nazorgen/{nazorg}/antwoorden", ja, gezien=f"{pad}/nazorg")
        gesprek = {"datum": "2026-01-12", "bereikt": True, "verslag": "Het gaat goed."}
        await route.maak(f"nazorgen/{nazorg}/contacten", gesprek, op="2026-01-12", gezien=f"{pad}/nazorg")
        await route.maak(f"nazorgen/{nazorg}/afrondingen", {"datum": "2026-04-10"}, op="2026-04-10", gezien=f"{pad}/nazorg")
        gelezen = await route.lees(f"{pad}/nazorg")
    assert (gelezen["status"], gelezen["gestartOp"], gelezen["geeindigdOp"]) == ("afgerond", "2025-10-10", "2026-04-10")
    assert [c["verslag"] for c in gelezen["contacten"]] == ["Het gaat goed."]
    assert (await intake.gebeurtenissen())[-2:] == ["trajecten.traject-beeindigd", "trajecten.nazorg-gestart"]


async def test_wie_verhuist_laat_geen_lopende_regeling_achter(intake: Proef) -> None:
    # given a schuldbemiddeling that runs, and a moratorium
    traject_id, _ = await intake.laat_toe()
    pad = f"trajecten/{traject_id}"
    async with intake.wie(op="2025-05-01") as client:
        route = Route(intake, client, traject_id)
        (ident_schuld,) = await route.schulden(schuld(60_000))
        ident = await route.bereid_voor("schuldbemiddeling", afwijkingReden="Geen krediet.")
        await goed(route.stap(ident, "voorstellen", {"bodCenten": 10_000}, op="2025-04-10"))
        await route.antwoord(ident, (ident_schuld, "akkoord"))
        await goed(route.stap(ident, "starten", {"datum": "2025-05-01"}))
        stap = await route.maak(f"{pad}/gerechtelijke-stappen", {"soort": "moratorium", "gevraagdOp": "2025-04-03"})
        uitspraak = {"uitspraak": "toegewezen", "datum": "2025-05-01", "totEnMet": "2025-08-01"}
        await goed(client.post(f"/intake/v1/gerechtelijke-stappen/{stap}/uitspraken", json=uitspraak, headers={"If-Match": '"1"'}))
        # when he moves away
        await route.maak(f"{pad}/uitstromen", {"reden": "Verhuisd", "datum": "2025-05-01"}, gezien=pad)
        # then creditors hear that both ended, and the dossier takes no more steps
        assert (await route.lees(f"regelingen/{ident}"))["status"] == "mislukt"
        dicht = await route.doe(f"{pad}/schulden", schuld(1))
        assert "Nu wel mogelijk: nazorg" in dicht.json()["detail"]
    assert (await intake.gebeurtenissen())[-3:] == [
        "trajecten.schuldregeling-geeindigd",
        "trajecten.schuldregeling-geeindigd",
        "trajecten.traject-beeindigd",
    ]


async def test_een_beeindiging_laat_geen_lopende_regeling_achter(intake: Proef) -> None:
    # given a schuldbemiddeling that runs
    traject_id, _ = await intake.laat_toe()
    pad = f"trajecten/{traject_id}"
    async with intake.wie(op="2025-05-01") as client:
        route = Route(intake, client, traject_id)
        (ident_schuld,) = await route.schulden(schuld(60_000))
        ident = await route.bereid_voor("schuldbemiddeling", afwijkingReden="Geen krediet.")
        await goed(route.stap(ident, "voorstellen", {"bodCenten": 10_000}, op="2025-04-10"))
        await route.antwoord(ident, (ident_schuld, "akkoord"))
        await goed(route.stap(ident, "starten", {"datum": "2025-05-01"}))
        # when the help cannot be done yet, it cannot be ended as done
        klaar = await route.doe(f"{pad}/herzieningsvoorstellen", {"soort": "beeindiging", "reden": "hulp-afgerond"}, gezien=pad)
        assert (klaar.status_code, "status 'lopend'" in klaar.json()["detail"]) == (409, True)
        # when he asks himself to end it, and a second medewerker ratifies
        voorstel = {"soort": "beeindiging", "reden": "op-eigen-verzoek"}
        voorstel_id = await route.maak(f"{pad}/herzieningsvoorstellen", voorstel, gezien=pad)
        assert (await route.lees(f"regelingen/{ident}"))["status"] == "lopend"
        async with intake.wie("bram", op="2025-05-01") as bram:
            await goed(bram.post(f"/intake/v1/herzieningsvoorstellen/{voorstel_id}/bekrachtigingen"))
        # then nothing runs any more, and creditors hear that they need not wait
        assert (await route.lees(f"regelingen/{ident}"))["status"] == "mislukt"
        assert (await route.lees(pad))["status"] == "beeindigd"
    assert (await intake.gebeurtenissen())[-2:] == ["trajecten.besluit-gewijzigd", "trajecten.schuldregeling-geeindigd"]


async def test_toegelaten_tot_de_wsnp_is_ook_een_oplossing(intake: Proef) -> None:
    traject_id, _ = await intake.laat_toe()
    async with intake.wie(op="2025-09-01") as client:
        route = Route(intake, client, traject_id)
        stap = await route.maak(f"trajecten/{traject_id}/gerechtelijke-stappen", {"soort": "wsnp", "gevraagdOp": "2025-06-02"})
        pad, kop = f"/intake/v1/gerechtelijke-stappen/{stap}/uitspraken", {"If-Match": '"1"'}
        await goed(client.post(pad, json={"uitspraak": "toegewezen", "datum": "2025-09-01"}, headers=kop))
        nog_eens = await client.post(pad, json={"uitspraak": "afgewezen", "datum": "2025-09-01"}, headers={"If-Match": '"2"'})
        assert "al uitspraak gedaan" in nog_eens.json()["detail"]
    assert (await intake.gebeurtenissen())[-2:] == ["trajecten.schuldregeling-gestart", "trajecten.oplossing-bereikt"]


async def test_een_ondernemer_test_zichzelf_zonder_naam_en_vraagt_dan_om_een_gesprek(intake: Proef) -> None:
    # given somebody without a token, on a public page
    async with intake.regio.client(intake.app, Boekdatum="2025-03-12") as bezoeker:
        vragen = (await goed(bezoeker.get("/intake/v1/quickscan-vragen")))["vragen"]
        assert {v["code"] for v in vragen} == set(GERUST)
        # when bills and taxes are a worry and so are customers, the advice is to ask for help
        scan = {"gemeente": UTRECHT, "antwoorden": antwoorden(rekeningen="nee", belasting="nee", klanten="soms")}
        advies = await goed(bezoeker.post("/intake/v1/quickscans", json=scan))
        assert (advies["advies"], advies["geverifieerd"]) == ("aanmelden", False)
        assert await intake.rijen("SELECT 1 FROM intake.betrokkene") == []
        # when he wants a call, that is one aanmelding, however often he asks
        wie = VRIES.model_dump(mode="json", by_alias=True, exclude_none=True)
        for _ in range(2):
            aanvraag = {"gemeente": UTRECHT, "quickscanId": advies["id"], "betrokkene": wie}
            assert (await bezoeker.post("/intake/v1/quickscan-aanmeldingen", json=aanvraag)).status_code == 202
        vreemd = {**aanvraag, "quickscanId": str(uuid4())}
        assert (await bezoeker.post("/intake/v1/quickscan-aanmeldingen", json=vreemd)).status_code == 404
        elders = await bezoeker.post("/intake/v1/quickscans", json={**scan, "gemeente": "0001"})
        assert elders.status_code == 404
    (rij,) = await intake.rijen("SELECT kanaal FROM intake.aanmelding")
    assert rij["kanaal"] == "zelf"
    async with intake.wie() as loket:
        assert (await goed(loket.get(f"/intake/v1/quickscans/{advies['id']}")))["aanmeldingId"] is not None
    assert "quickscans.quickscan-afgerond" in await intake.gebeurtenissen()


async def test_een_stortvloed_van_quickscans_wordt_afgeknepen(intake: Proef) -> None:
    scan = {"gemeente": UTRECHT, "antwoorden": antwoorden()}
    async with intake.regio.client(intake.app) as bezoeker:
        grens = intake.settings.quickscans_per_minuut
        for _ in range(grens):
            await goed(bezoeker.post("/intake/v1/quickscans", json=scan))
        te_veel = await bezoeker.post("/intake/v1/quickscans", json=scan)
        assert te_veel.status_code == 429
        groot = await bezoeker.post("/intake/v1/quickscans", content=b"x" * 9_000, headers={"Content-Type": "application/json"})
        assert groot.status_code == 413
        half = await bezoeker.post("/intake/v1/quickscans", json={**scan, "antwoorden": scan["antwoorden"][:2]})
        assert half.status_code == 400


async def test_wie_na_de_quickscan_op_straat_dreigt_te_staan_krijgt_een_gesprek_binnen_drie_werkdagen(intake: Proef) -> None:
    wie = VRIES.model_dump(mode="json", by_alias=True, exclude_none=True)
    async with intake.regio.client(intake.app, Boekdatum="2025-04-17") as bezoeker:
        scan = {"gemeente": UTRECHT, "antwoorden": antwoorden(dreiging="ja")}
        advies = await goed(bezoeker.post("/intake/v1/quickscans", json=scan))
        assert (advies["advies"], "binnen drie werkdagen" in advies["tekst"]) == ("direct-bellen", True)
        aanvraag = {"gemeente": UTRECHT, "quickscanId": advies["id"], "betrokkene": wie, "crisisgrond": "woningontruiming"}
        assert (await bezoeker.post("/intake/v1/quickscan-aanmeldingen", json=aanvraag)).status_code == 202
    async with intake.wie(op="2025-04-17") as client:
        (termijn,) = (await goed(client.get("/intake/v1/termijnen")))["items"]
    # asked on Maundy Thursday: Good Friday and Easter Monday do not count, so Tue 22 (1), Wed 23 (2), Thu 24 (3)
    assert (termijn["soort"], termijn["einde"]) == ("eerste-gesprek-crisis", "2025-04-24")


async def test_een_schuldeiser_die_zwijgt_wordt_niet_als_akkoord_gezien_en_een_nieuw_bod_telt(intake: Proef) -> None:
    # given two creditors of whom one is silent
    traject_id, _ = await intake.laat_toe()
    async with intake.wie(op="2025-06-10") as client:
        route = Route(intake, client, traject_id)
        een, twee = await route.schulden(schuld(200_000), schuld(100_000, "Leverancier", preferent=True, soort="publiek"))
        ident = await route.bereid_voor("sanering", kredietbron="derde")
        await goed(route.stap(ident, "voorstellen", {"bodCenten": 40_000}, op="2025-04-10"))
        assert await route.antwoord(ident, (een, "akkoord"), (twee, "geen-reactie")) == "geweigerd"
        # when more is offered, everybody is asked again
        await goed(route.stap(ident, "voorstellen", {"bodCenten": 80_000}, op="2025-05-10"))
        regeling = await route.lees(f"regelingen/{ident}")
        assert {a["reactie"] for a in regeling["aandelen"]} == {"open"}
        # 2 x 1,000 against 2,000: half each, 400 (40 %) and 400 (20 %)
        assert [a["aandeelCenten"] for a in regeling["aandelen"]] == [40_000, 40_000]
        # then both agree, and the credit of a third party pays them
        assert await route.antwoord(ident, (een, "akkoord"), (twee, "akkoord"), datum="2025-05-12") == "akkoord"
        later = await route.stap(ident, "starten", {"datum": "2025-06-09", "kredietUitbetaaldOp": "2025-06-10"})
        assert "uitbetaling van het krediet kan niet op 2025-06-10" in later.json()["detail"]
        await goed(route.stap(ident, "starten", {"datum": "2025-06-10", "kredietUitbetaaldOp": "2025-06-09"}))
        await goed(route.stap(ident, "uitbetalingen", {"datum": "2025-06-10"}))
        assert (await route.lees(f"regelingen/{ident}"))["aandelen"][0]["betaaldOp"] == "2025-06-10"
