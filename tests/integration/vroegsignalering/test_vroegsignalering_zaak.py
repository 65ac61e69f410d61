"""From a zaak in the work list to help accepted, and how it ends."""

import json
from datetime import date
from typing import Any

import httpx

from contracts.persoon import HaalAntwoord
from tests.steun.vroegsignalering import BASIS, Proef, als_csv, signaal


async def een_zaak(proef: Proef, **velden: str) -> dict[str, Any]:
    """Deliver one signal and give the zaak from the work list."""
    await proef.convenant()
    await proef.lever_en_verwerk(als_csv([signaal(1, **velden)]))
    async with proef.loket() as loket:
        [zaak] = (await loket.get(f"{BASIS}/zaken")).json()["items"]
        return dict(zaak)


async def stuur(loket: httpx.AsyncClient, zaak: dict[str, Any], wat: str, **verzoek: Any) -> httpx.Response:
    """POST below a zaak, with the version as it stands now."""
    nu = await loket.get(f"{BASIS}/zaken/{zaak['id']}")
    return await loket.post(f"{BASIS}/zaken/{zaak['id']}/{wat}", json=verzoek, headers={"If-Match": nu.headers["ETag"]})


async def test_werkvoorraad_is_zonder_persoon_en_het_dossier_met(proef: Proef) -> None:
    zaak = await een_zaak(proef, bsn="999900018", bedrijfsnaam="Bakkerij Voorbeeld", kvkNummer="12345678", huisnummertoevoeging="a")
    async with proef.loket() as loket:
        detail = (await loket.get(f"{BASIS}/zaken/{zaak['id']}")).json()

    assert "Voorbeeld" not in json.dumps(zaak)
    assert (zaak["werkbakje"], zaak["wijk"], zaak["stand"], zaak["melding"]) == ("ondernemer", "1001", "open", "enkelvoudig")
    assert detail["betrokkene"] == {
        "persoon": {
            "achternaam": "Voorbeeld",
            "bsn": "999900018",
            "voorletters": None,
            "voorvoegsel": None,
            "geboortedatum": None,
            "straatnaam": None,
            "huisnummer": "1",
            "huisnummertoevoeging": "A",
            "postcode": "1001AB",
            "plaatsnaam": None,
            "telefoonnummer": None,
            "emailadres": None,
            "iban": None,
        },
        "onderneming": {"handelsnaam": "Bakkerij Voorbeeld", "kvkNummer": "12345678", "rechtsvorm": None},
        "mede": [],
    }
    assert await proef.tel("SELECT count(*) FROM verwerking WHERE name = 'zaak gelezen'") == 1


async def test_contactpoging_voldoet_aan_de_termijn_maar_een_aantekening_niet(proef: Proef) -> None:
    zaak = await een_zaak(proef)
    async with proef.loket(boekdatum=date(2025, 3, 14)) as loket:
        await stuur(loket, zaak, "contactpogingen", soort="Administratief", bereikt=False, datum="2025-03-12")
        assert len((await loket.get(f"{BASIS}/termijnen")).json()["items"]) == 1
        bezoek = await stuur(loket, zaak, "contactpogingen", soort="Huisbezoek", bereikt=True, datum="2025-03-13", dagdeel="Avond")
        assert bezoek.status_code == 201, bezoek.text
        assert (await loket.get(f"{BASIS}/termijnen")).json()["items"] == []

    [_, rij] = await proef.rijen("SELECT data, boekdatum FROM outbox WHERE type LIKE '%contactpoging%' ORDER BY nummer")
    assert json.loads(rij["data"])["soort"] == "Huisbezoek"
    assert rij["boekdatum"] == date(2025, 3, 14)


async def test_hulp_aanvaard_vertelt_wanneer_het_signaal_kwam(proef: Proef) -> None:
    zaak = await een_zaak(proef, crisis="ja")
    async with proef.loket(boekdatum=date(2025, 3, 20)) as loket:
        antwoord = await stuur(loket, zaak, "hulpaanvaardingen", datum="2025-03-19", warmeOverdracht=True)
        assert antwoord.status_code == 201, antwoord.text
        nog_eens = await stuur(loket, zaak, "hulpaanvaardingen", datum="2025-03-19")
        assert nog_eens.status_code == 409
        assert (await loket.get(f"{BASIS}/zaken/{zaak['id']}")).json()["stand"] == "hulp-aanvaard"

    [rij] = await proef.rijen("SELECT data, dataref, subject FROM outbox WHERE type LIKE '%hulp-aanvaard%'")
    assert json.loads(rij["data"]) == {
        "zaakId": zaak["id"],
        "datum": "2025-03-19",
        "signaalOntvangenOp": "2025-03-10",
        "crisis": True,
        "warmeOverdracht": True,
        "ondernemer": False,
    }
    assert rij["dataref"] == f"{BASIS}/zaken/{zaak['id']}"


async def test_datum_moet_tussen_signaal_en_vandaag_liggen(proef: Proef) -> None:
    zaak = await een_zaak(proef)
    async with proef.loket() as loket:
        morgen = await stuur(loket, zaak, "contactpogingen", soort="Brief", bereikt=False, datum="2025-03-11")
        te_vroeg = await stuur(loket, zaak, "hulpaanvaardingen", datum="2025-03-09")
    assert (morgen.status_code, te_vroeg.status_code) == (400, 400)
    assert "2025-03-10" in te_vroeg.json()["detail"]


async def test_afsluiten_kan_een_keer_en_daarna_niets_meer(proef: Proef) -> None:
    zaak = await een_zaak(proef)
    async with proef.loket() as loket:
        onbekend = await stuur(loket, zaak, "afsluitingen", resultaat="Zomaar")
        goed = await stuur(loket, zaak, "afsluitingen", resultaat="Definitief geen contact kunnen krijgen")
        dubbel = await stuur(loket, zaak, "afsluitingen", resultaat="Definitief geen contact kunnen krijgen")
        poging = await stuur(loket, zaak, "contactpogingen", soort="Brief", bereikt=False, datum="2025-03-10")
        lijst = (await loket.get(f"{BASIS}/zaken")).json()["items"]
    assert [r.status_code for r in (onbekend, goed, dubbel, poging)] == [400, 201, 409, 409]
    assert lijst == []


async def test_wie_een_oude_versie_zag_mag_niet_afsluiten(proef: Proef) -> None:
    zaak = await een_zaak(proef)
    pad = f"{BASIS}/zaken/{zaak['id']}/afsluitingen"
    verzoek = {"resultaat": "Inwoner is overleden"}
    async with proef.loket() as loket:
        zonder = await loket.post(pad, json=verzoek)
        verouderd = await loket.post(pad, json=verzoek, headers={"If-Match": '"0"'})
    assert (zonder.status_code, verouderd.status_code) == (428, 412)


async def test_signaal_na_afsluiting_opent_een_nieuwe_zaak(proef: Proef) -> None:
    zaak = await een_zaak(proef)
    async with proef.loket() as loket:
        await stuur(loket, zaak, "afsluitingen", resultaat="Inwoner heeft zelf al betaald/betalingsregeling getroffen")
    await proef.lever_en_verwerk(als_csv([signaal(1, signaalId="later", bedragCenten="60000")]))
    assert await proef.tel("SELECT count(*) FROM zaak") == 2
    assert await proef.tel("SELECT count(*) FROM zaak WHERE afgesloten_op IS NULL") == 1


async def test_een_andere_app_haalt_de_persoon_voor_een_gemeente(proef: Proef) -> None:
    zaak = await een_zaak(proef, bsn="999900018")
    token = proef.regio.systeem_token("intake", "vroegsignalering", zaak["gemeente"], "vroegsignalering:personen:lezen")
    elders = proef.regio.systeem_token("intake", "vroegsignalering", "0599", "vroegsignalering:personen:lezen")
    async with proef.regio.client(proef.app, token) as intake, proef.regio.client(proef.app, elders) as ander:
        antwoord = await intake.post(f"{BASIS}/zaken/_haal", json={"ids": [zaak["id"]]})
        niets = await ander.post(f"{BASIS}/zaken/_haal", json={"ids": [zaak["id"]]})
    [item] = HaalAntwoord.model_validate(antwoord.json()).items
    assert item.betrokkene.persoon.bsn == "999900018"
    assert niets.json() == {"items": []}
    assert await proef.tel("SELECT foreign_processor FROM verwerking WHERE name = 'persoonsgegevens verstrekt'") == "intake"


async def test_bladeren_geeft_elke_zaak_een_keer(proef: Proef) -> None:
    await proef.convenant()
    await proef.lever_en_verwerk(als_csv([signaal(n, crisis="ja" if n % 2 else "nee") for n in range(40)]))
    gezien: list[str] = []
    async with proef.loket() as loket:
        cursor = ""
        while True:
            pagina = (await loket.get(f"{BASIS}/zaken?aantal=7{cursor}")).json()
            gezien += [z["id"] for z in pagina["items"]]
            if not pagina["volgende"]:
                break
            cursor = f"&cursor={pagina['volgende']}"
        crisis = (await loket.get(f"{BASIS}/zaken?werkbakje=crisis&aantal=100")).json()["items"]
    assert len(gezien) == len(set(gezien)) == 40
    assert len(crisis) == 20
