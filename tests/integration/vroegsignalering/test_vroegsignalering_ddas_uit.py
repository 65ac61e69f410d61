"""What happened in a period goes out in the national format: valid by the published schema, and the same when it comes in again."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from services.vroegsignalering.export.ddas import DdasUitwisseling
from tests.conftest import GEMEENTEN
from tests.steun.vroegsignalering import BASIS, DAG, Proef, als_csv, signaal

GEPUBLICEERD = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "ddas" / "vs-v1.2"
JAAR = "van=2025-01-01&totEnMet=2025-12-31"


async def exporteer(proef: Proef, periode: str = JAAR) -> dict[str, Any]:
    async with proef.loket() as loket:
        antwoord = await loket.get(f"{BASIS}/ddas-exporten?{periode}")
        assert antwoord.status_code == 200, antwoord.text
    uit = dict(antwoord.json())
    DdasUitwisseling.model_validate(uit)  # extra fields are refused there, as the schema does
    if GEPUBLICEERD.is_dir():  # the published files are no part of this repository
        schema = json.loads((GEPUBLICEERD / "json_schema_Uitwisselmodel.json").read_text())
        fouten = list(Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(uit))
        assert [f"{f.json_path}: {f.message}" for f in fouten] == []
    return uit


async def importeer(proef: Proef, inhoud: dict[str, Any]) -> None:
    async with proef.loket() as loket:
        antwoord = await loket.post(f"{BASIS}/ddas-importen?testgegevens=true", json=inhoud)
        assert antwoord.status_code == 201, antwoord.text


def inhoud(uit: dict[str, Any]) -> dict[str, Any]:
    """What is told, without the moment and without order: the standard gives lists none. Of an addition we keep one spelling: 3h is 3H."""

    def vast(waarde: Any) -> Any:
        if isinstance(waarde, dict):
            return {naam: w.upper() if naam == "huisnummertoevoeging" else vast(w) for naam, w in waarde.items() if w not in ("", [])}
        if isinstance(waarde, list):
            return sorted((vast(w) for w in waarde), key=lambda w: json.dumps(w, sort_keys=True))
        return waarde

    gevuld = [lev for lev in uit["leveringen"] if lev["vroegsignalen"] or lev["vroegsignaalzaken"]]
    return {lev["gemeentecode"]: vast([lev["vroegsignalen"], lev["vroegsignaalzaken"]]) for lev in gevuld}


async def _een_zaak_met_alles(proef: Proef) -> None:
    """A meervoudige zaak of one household that was visited and closed, one that is open, and one signal below the drempel."""
    await proef.convenant()
    await proef.convenant(client="waterbedrijf", soort="Water")
    gezin = {"bsn": "999900018", "geboortedatum": "1985-06-12", "gemeentecode": "0344"}
    await proef.lever_en_verwerk(
        als_csv(
            [
                signaal(1, **gezin, bedragCenten="25049"),
                signaal(2, gemeentecode="0344"),
                signaal(3, gemeentecode="0518", bedragCenten="4000"),
            ]
        )
    )
    await proef.lever_en_verwerk(als_csv([signaal(1, **gezin, bedragCenten="9950")]), client="waterbedrijf")
    async with proef.loket(boekdatum=date(2025, 3, 20)) as loket:
        [zaak] = [z for z in (await loket.get(f"{BASIS}/zaken?gemeente=0344")).json()["items"] if z["signalen"] == 2]
        for soort, dag in (("Brief", "2025-03-11"), ("Huisbezoek", "2025-03-18")):
            poging = {"soort": soort, "bereikt": soort == "Huisbezoek", "datum": dag}
            assert (await loket.post(f"{BASIS}/zaken/{zaak['id']}/contactpogingen", json=poging)).status_code == 201
        etag = (await loket.get(f"{BASIS}/zaken/{zaak['id']}")).headers["ETag"]
        klaar = {"resultaat": "(Budget)advies en/of quick fix"}
        assert (await loket.post(f"{BASIS}/zaken/{zaak['id']}/afsluitingen", json=klaar, headers={"If-Match": etag})).status_code == 201


async def test_een_levering_per_gemeente_in_de_spelling_van_de_standaard(proef: Proef) -> None:
    await _een_zaak_met_alles(proef)
    uit = await exporteer(proef, "van=2025-03-01&totEnMet=2025-03-31")

    assert [(lev["teller"], lev["gemeentecode"]) for lev in uit["leveringen"]] == [(n, g) for n, g in enumerate(GEMEENTEN, start=1)]
    utrecht = uit["leveringen"][0]
    afgesloten, lopend = sorted(utrecht["vroegsignaalzaken"], key=lambda z: "resultaat" not in z)
    assert {s["ID"] for s in afgesloten["vroegsignalen"]} | {s["ID"] for s in lopend["vroegsignalen"]} == {
        s["ID"] for s in utrecht["vroegsignalen"]
    }
    assert afgesloten == {
        "resultaat": "(Budget)advies en/of quick fix",
        "matchingsdatum": DAG.isoformat(),
        "startdatumMatchingperiode": "2025-03-01",
        "einddatumMatchingperiode": "2025-03-31",
        "datumOpgepakt": "2025-03-11",
        "vroegsignalen": afgesloten["vroegsignalen"],
        "contactpogingen": [
            {"soort": "Brief", "bereikt": False, "datum": "2025-03-11"},
            {"soort": "Huisbezoek", "bereikt": True, "datum": "2025-03-18"},
        ],
    }
    met_bsn = [s for s in utrecht["vroegsignalen"] if "burgerservicenummer" in s["client"]]
    # 250,49 and 99,50 euro: whole euros, half a euro upwards
    assert sorted((s["bedrag"], s["status"], s["client"]) for s in met_bsn) == [
        (100, "Opgepakt", {"burgerservicenummer": "999900018"}),
        (250, "Opgepakt", {"burgerservicenummer": "999900018"}),
    ]
    [zonder_bsn] = [s for s in utrecht["vroegsignalen"] if s not in met_bsn]
    assert zonder_bsn["client"] == {"postcode": "1002AB", "huisnummer": "1"}
    [klein] = [s for lev in uit["leveringen"] for s in lev["vroegsignalen"] if s["bedrag"] == 40]
    assert klein["status"] == "Niet opgepakt: onterecht signaal"


async def test_wat_eruit_gaat_komt_er_gelijk_weer_in(proef: Proef) -> None:
    await _een_zaak_met_alles(proef)
    eerst = await exporteer(proef)
    await proef.regio.schoon("vroegsignalering")
    await importeer(proef, eerst)
    assert inhoud(await exporteer(proef)) == inhoud(eerst)


async def test_buiten_de_periode_blijft_weg_maar_een_zaak_blijft_heel(proef: Proef) -> None:
    await _een_zaak_met_alles(proef)
    april = await exporteer(proef, "van=2025-04-01&totEnMet=2025-04-30")
    assert inhoud(april) == {}
    async with proef.loket() as loket:
        fout = await loket.get(f"{BASIS}/ddas-exporten?van=2025-04-02&totEnMet=2025-04-01")
    assert fout.status_code == 400


async def test_een_levering_zonder_een_gemeente_van_u_is_er_niet(proef: Proef) -> None:
    async with proef.loket() as loket:
        fout = await loket.get(f"{BASIS}/ddas-exporten?van=2025-04-01&totEnMet=2025-04-30&gemeente=9841")
    assert fout.status_code == 404


async def test_elke_levering_staat_in_beide_logboeken(proef: Proef) -> None:
    await _een_zaak_met_alles(proef)
    await exporteer(proef)
    assert await proef.tel("SELECT count(*) FROM audit WHERE actie = 'levering-samengesteld'") == 3
    assert await proef.tel("SELECT count(*) FROM verwerking WHERE name LIKE 'levering%' AND data_subject_id IS NULL") == 3


if GEPUBLICEERD.is_dir():

    @pytest.mark.parametrize("bestand", ["enkelvoudigVoorbeeld.json", "uitgebreidVoorbeeld.json"])
    async def test_de_gepubliceerde_voorbeelden_gaan_er_gelijk_weer_uit(proef: Proef, bestand: str) -> None:
        """Of the gemeenten of this region; Almere (0034) is none of them."""
        voorbeeld = json.loads((GEPUBLICEERD / bestand).read_text())
        await importeer(proef, voorbeeld)
        uit = await exporteer(proef, "van=2020-01-01&totEnMet=2030-12-31")

        normaal = DdasUitwisseling.model_validate(voorbeeld).model_dump(mode="json", by_alias=True, exclude_none=True)
        verwacht = {g: w for g, w in inhoud(normaal).items() if g in GEMEENTEN}
        assert inhoud(uit) == verwacht
