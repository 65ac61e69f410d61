"""What a medewerker does with a zaak, what the terms say of it, and how the work is divided."""

import json
from datetime import date
from typing import Any

import httpx

from tests.steun.vroegsignalering import BASIS, Proef, als_csv, signaal

UTRECHT = "0344"


async def _zaak(proef: Proef, nummer: int = 1, **velden: str) -> str:
    await proef.convenant([UTRECHT])
    await proef.lever(als_csv([signaal(nummer, gemeentecode=UTRECHT, **velden)]), gemeenten=[UTRECHT])
    await proef.verwerk()
    [rij] = await proef.rijen(f"SELECT zaak_id FROM signaal WHERE kenmerk = 'S-{nummer:06d}'")
    return str(rij["zaak_id"])


async def _stuur(loket: httpx.AsyncClient, zaak: str, wat: str, **verzoek: Any) -> httpx.Response:
    etag = (await loket.get(f"{BASIS}/zaken/{zaak}")).headers["ETag"]
    methode = "PUT" if wat == "ondernemerschap" else "POST"
    return await loket.request(methode, f"{BASIS}/zaken/{zaak}/{wat}", json=verzoek, headers={"If-Match": etag})


async def _termijnen(proef: Proef) -> dict[str, Any]:
    rijen = await proef.rijen("SELECT soort, einde, voldaan_op FROM termijn")
    return {r["soort"]: (r["einde"], r["voldaan_op"]) for r in rijen}


async def test_een_crisis_vraagt_een_gesprek_binnen_drie_werkdagen(proef: Proef) -> None:
    """Received on Monday 10 March 2025: three werkdagen end on Thursday the 13th. A letter approaches, only a talk meets that term."""
    zaak = await _zaak(proef, crisis="ja")
    assert await _termijnen(proef) == {
        "contact-na-signaal": (date(2025, 4, 7), None),
        "gesprek-bij-crisis": (date(2025, 3, 13), None),
    }
    async with proef.loket(boekdatum=date(2025, 3, 12)) as loket:
        assert (await loket.get(f"{BASIS}/zaken/{zaak}")).json()["contactUiterlijk"] == "2025-03-13"
        await _stuur(loket, zaak, "contactpogingen", soort="Brief", bereikt=False, datum="2025-03-11")
        assert (await _termijnen(proef))["gesprek-bij-crisis"] == (date(2025, 3, 13), None)
        gesprek = await _stuur(loket, zaak, "gesprekken", soort="Huisbezoek", datum="2025-03-12", dagdeel="Avond", verslag="Komt morgen.")
        assert gesprek.status_code == 201, gesprek.text
        nu = (await loket.get(f"{BASIS}/zaken/{zaak}")).json()
    assert (await _termijnen(proef))["gesprek-bij-crisis"] == (date(2025, 3, 13), date(2025, 3, 12))
    assert (nu["stand"], nu["opgepaktOp"], nu["bereiktOp"]) == ("in-gesprek", "2025-03-11", "2025-03-12")
    assert [(n["soort"], n["tekst"], n["door"]) for n in nu["notities"]] == [("gesprek", "Komt morgen.", "loket/m1")]
    assert {s["status"] for s in nu["signaallijst"]} == {"Opgepakt"}
    assert b"Komt morgen" not in bytes((await proef.rijen("SELECT tekst FROM notitie"))[0]["tekst"])


async def test_een_aangekondigde_afsluiting_heeft_haar_eigen_dag(proef: Proef) -> None:
    """The supplier names Saturday 29 March: no term of ours, so no weekend moves it, and it comes before the four weeks."""
    zaak = await _zaak(proef, eindeLeveringOp="2025-03-29")
    assert (await _termijnen(proef))["einde-levering"] == (date(2025, 3, 29), None)
    async with proef.loket(boekdatum=date(2025, 3, 20)) as loket:
        assert (await loket.get(f"{BASIS}/zaken/{zaak}")).json()["contactUiterlijk"] == "2025-03-29"
        await _stuur(loket, zaak, "contactpogingen", soort="Telefoon", bereikt=True, datum="2025-03-18")
    assert all(voldaan == date(2025, 3, 18) for _, voldaan in (await _termijnen(proef)).values())


async def test_een_quick_fix_heeft_dertig_dagen_en_mag_alsnog_hulp_worden(proef: Proef) -> None:
    """Accepted on Wednesday 12 March: thirty days end on Friday 11 April. No statute sets them, so a weekend would not move the end."""
    zaak = await _zaak(proef)
    async with proef.loket(boekdatum=date(2025, 3, 20)) as loket:
        await _stuur(loket, zaak, "gesprekken", soort="Telefoon", datum="2025-03-12")
        aanbod = await _stuur(loket, zaak, "hulpaanbiedingen", soort="budgetadvies", datum="2025-03-12")
        oud = (await loket.get(f"{BASIS}/zaken/{zaak}")).headers["ETag"]
        gestart = await _stuur(loket, zaak, "quick-fixes", datum="2025-03-12")
        assert (aanbod.status_code, gestart.status_code) == (201, 201), gestart.text
        verouderd = await loket.post(f"{BASIS}/zaken/{zaak}/quick-fixes", json={"datum": "2025-03-12"}, headers={"If-Match": oud})
        nog_een = await _stuur(loket, zaak, "quick-fixes", datum="2025-03-13")
        assert (verouderd.status_code, nog_een.status_code) == (412, 409)
        loopt = (await loket.get(f"{BASIS}/zaken/{zaak}")).json()
        assert (loopt["stand"], loopt["quickFixTot"]) == ("quick-fix", "2025-04-11")
        assert [h["soort"] for h in loopt["hulpaanbiedingen"]] == ["budgetadvies", "quick-fix"]
        assert (await _termijnen(proef))["quick-fix"] == (date(2025, 4, 11), None)
        assert (await _stuur(loket, zaak, "hulpaanvaardingen", datum="2025-03-20")).status_code == 201
    assert (await _termijnen(proef))["quick-fix"] == (date(2025, 4, 11), date(2025, 3, 20))


async def test_de_bezoeker_herkent_een_ondernemer_die_geen_signaal_noemt(proef: Proef) -> None:
    zaak = await _zaak(proef, bsn="999900018")
    onderneming = {"handelsnaam": "Kapsalon Voorbeeld", "kvkNummer": "12345678", "rechtsvorm": "eenmanszaak"}
    async with proef.loket(boekdatum=date(2025, 3, 20)) as loket:
        fout = await _stuur(loket, zaak, "ondernemerschap", ondernemer=True, onderneming=onderneming | {"kvkNummer": "1234"})
        tegenstrijdig = await _stuur(loket, zaak, "ondernemerschap", ondernemer=False, onderneming=onderneming)
        goed = await _stuur(loket, zaak, "ondernemerschap", ondernemer=True, onderneming=onderneming)
        assert (fout.status_code, tegenstrijdig.status_code, goed.status_code) == (400, 400, 200), goed.text
        nu = (await loket.get(f"{BASIS}/zaken/{zaak}")).json()
        assert nu["ondernemer"] is True
        assert nu["betrokkene"]["onderneming"] == onderneming
        assert (await _stuur(loket, zaak, "hulpaanvaardingen", datum="2025-03-19", warmeOverdracht=True)).status_code == 201
    [rij] = await proef.rijen("SELECT data FROM outbox WHERE type LIKE '%hulp-aanvaard%'")
    verteld = json.loads(rij["data"])
    assert (verteld["ondernemer"], verteld["warmeOverdracht"], verteld["signaalOntvangenOp"]) == (True, True, "2025-03-10")
    assert "Kapsalon" not in rij["data"]


async def test_wie_geen_ondernemer_is_gaat_naar_de_gemeente(proef: Proef) -> None:
    """A business name on the contract, but the visitor knows better."""
    zaak = await _zaak(proef, bedrijfsnaam="Kapsalon Voorbeeld")
    async with proef.loket(boekdatum=date(2025, 3, 20)) as loket:
        await _stuur(loket, zaak, "hulpaanvaardingen", datum="2025-03-19", ondernemerschap={"ondernemer": False})
    [rij] = await proef.rijen("SELECT data FROM outbox WHERE type LIKE '%hulp-aanvaard%'")
    assert json.loads(rij["data"])["ondernemer"] is False


async def test_afsluiten_geeft_de_signalen_de_status_van_de_standaard(proef: Proef) -> None:
    zaak = await _zaak(proef)
    async with proef.loket() as loket:
        tegen = await _stuur(loket, zaak, "afsluitingen", resultaat="Geen reactie na eerder contact")
        assert tegen.status_code == 409, "nobody was ever reached"
        await _stuur(loket, zaak, "afsluitingen", resultaat="Inwoner al bekend bij schuldhulpverlening")
    assert await proef.tel("SELECT status FROM signaal") == "Inwoner al bekend bij schuldhulpverlening"
    assert all(voldaan for _, voldaan in (await _termijnen(proef)).values())


async def _drie_zaken(proef: Proef) -> dict[str, str]:
    """A crisis, an entrepreneur and one with a letter; by kenmerk."""
    await proef.convenant()
    rijen = [
        signaal(1, gemeentecode=UTRECHT, crisis="ja"),
        signaal(2, gemeentecode=UTRECHT, bedrijfsnaam="Bakkerij"),
        signaal(3, gemeentecode="0518"),
    ]
    await proef.lever_en_verwerk(als_csv(rijen))
    return {r["kenmerk"][-1]: str(r["zaak_id"]) for r in await proef.rijen("SELECT kenmerk, zaak_id FROM signaal")}


async def test_toewijzen_gaat_in_een_keer_of_niet(proef: Proef) -> None:
    zaak = await _drie_zaken(proef)
    async with proef.loket() as loket:
        onbekend = {"zaken": [*zaak.values(), "00000000-0000-7000-8000-000000000000"], "behandelaar": "m7"}
        assert (await loket.post(f"{BASIS}/toewijzingen", json=onbekend)).status_code == 404
        assert await proef.tel("SELECT count(*) FROM zaak WHERE behandelaar IS NOT NULL") == 0

        goed = await loket.post(f"{BASIS}/toewijzingen", json={"zaken": [zaak["1"], zaak["3"]], "behandelaar": "m7"})
        assert (goed.status_code, goed.json()) == (201, {"gewijzigd": 2})
        nog_eens = await loket.post(f"{BASIS}/toewijzingen", json={"zaken": list(zaak.values()), "behandelaar": "m7"})
        assert nog_eens.json() == {"gewijzigd": 1}
        van_m7 = (await loket.get(f"{BASIS}/zaken?behandelaar=m7")).json()["items"]
        assert [z["id"] for z in van_m7] == [zaak["1"], *sorted([zaak["2"], zaak["3"]])], "the first deadline first, over gemeenten"
        terug = await loket.post(f"{BASIS}/toewijzingen", json={"zaken": [zaak["2"]], "behandelaar": None})
        assert terug.json() == {"gewijzigd": 1}
        vrij = (await loket.get(f"{BASIS}/zaken?nietToegewezen=true")).json()["items"]
    assert [z["id"] for z in vrij] == [zaak["2"]]
    assert await proef.tel("SELECT count(*) FROM audit WHERE actie = 'zaak-toegewezen'") == 4


async def test_filters_en_tellingen(proef: Proef) -> None:
    zaak = await _drie_zaken(proef)

    async def lijst(loket: httpx.AsyncClient, vraag: str) -> set[str]:
        antwoord = await loket.get(f"{BASIS}/zaken?{vraag}")
        assert antwoord.status_code == 200, antwoord.text
        return {next(k for k, v in zaak.items() if v == z["id"]) for z in antwoord.json()["items"]}

    async with proef.loket(boekdatum=date(2025, 3, 17)) as loket:
        await _stuur(loket, zaak["2"], "contactpogingen", soort="Telefoon", bereikt=False, datum="2025-03-11")
        gevonden = {
            vraag: await lijst(loket, vraag)
            for vraag in (
                "gemeente=0518",
                "werkbakje=ondernemer",
                "crisis=true",
                "crisis=false",
                "ondernemer=true",
                "opgepakt=true",
                "opgepakt=false",
                "prioriteit=1",
                "wijk=1002",
                "uiterlijk=2025-03-13",
                "werkbakje=enkelvoudig&gemeente=0344",
            )
        }
        fout = await loket.get(f"{BASIS}/zaken?wijk=12")
        bakjes = (await loket.get(f"{BASIS}/werkbakjes")).json()["items"]
    assert fout.status_code == 400
    assert gevonden == {
        "gemeente=0518": {"3"},
        "werkbakje=ondernemer": {"2"},
        "crisis=true": {"1"},
        "crisis=false": {"2", "3"},
        "ondernemer=true": {"2"},
        "opgepakt=true": {"2"},
        "opgepakt=false": {"1", "3"},
        "prioriteit=1": {"1"},
        "wijk=1002": {"2"},
        "uiterlijk=2025-03-13": {"1"},
        "werkbakje=enkelvoudig&gemeente=0344": set(),
    }
    # on the 17th the three werkdagen of the crisis are over, and nobody came
    assert [(b["gemeente"], b["werkbakje"], b["aantal"], b["nietOpgepakt"], b["teLaat"]) for b in bakjes] == [
        ("0344", "crisis", 1, 1, 1),
        ("0344", "ondernemer", 1, 0, 0),
        ("0518", "enkelvoudig", 1, 1, 0),
    ]


async def test_zoeken_vraagt_een_bsn_of_een_adres(proef: Proef) -> None:
    await _zaak(proef)
    async with proef.loket() as loket:
        half = await loket.post(f"{BASIS}/zaken/_zoek", json={"postcode": "1001AB"})
        elfproef = await loket.post(f"{BASIS}/zaken/_zoek", json={"bsn": "123456789"})
        adres = await loket.post(f"{BASIS}/zaken/_zoek", json={"postcode": "1001 ab", "huisnummer": "1", "huisnummertoevoeging": ""})
    assert (half.status_code, elfproef.status_code) == (400, 400)
    assert "123456789" not in elfproef.text
    assert len(adres.json()["items"]) == 1


async def test_een_warme_overdracht_zegt_wie_wanneer_en_aan_wie(proef: Proef) -> None:
    await proef.convenant()
    await proef.lever_en_verwerk(als_csv([signaal(1, gemeentecode=UTRECHT)]))
    async with proef.loket() as loket:
        [zaak] = (await loket.get(f"{BASIS}/zaken")).json()["items"]
        pad = f"{BASIS}/zaken/{zaak['id']}/warme-overdrachten"
        verzoek = {"datum": "2025-03-10", "aan": "Buurtteam Oost", "afspraak": "Samen op gesprek."}
        assert (await loket.post(pad, json=verzoek | {"datum": "2025-03-11"})).status_code == 400, "that day is still to come"
        assert (await loket.post(pad, json=verzoek)).status_code == 201
        gelezen = (await loket.get(f"{BASIS}/zaken/{zaak['id']}")).json()
    [notitie] = gelezen["notities"]
    assert (gelezen["warmeOverdracht"], notitie["soort"], notitie["datum"]) == (True, "warme-overdracht", "2025-03-10")
    assert notitie["tekst"] == "Overgedragen aan: Buurtteam Oost\nAfspraak: Samen op gesprek."
    assert notitie["door"]
    assert "Buurtteam" not in str(await proef.rijen("SELECT * FROM notitie")) + str(await proef.rijen("SELECT * FROM audit"))
