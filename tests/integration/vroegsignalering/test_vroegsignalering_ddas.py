"""Existing zaken come over in the national format: our own examples always, the published ones where they are at hand."""

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.steun.vroegsignalering import BASIS, Proef

GEPUBLICEERD = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "ddas" / "vs-v1.2"

VOORBEELD: dict[str, Any] = {
    "startdatumLevering": "2025-01-01",
    "einddatumLevering": "2025-01-31",
    "aanleverdatumEnTijd": "2025-02-05T10:15:30Z",
    "codeGegevensleverancier": "PROEF-1",
    "leveringen": [
        {
            "teller": 1,
            "gemeentecode": "0344",
            "aanleverendeOrganisatie": {"naam": "Proef", "kvk-nummer": "12345678"},
            "vroegsignalen": [
                {
                    "ID": "A",
                    "bedrag": 450,
                    "signaaldatum": "2025-01-10",
                    "crisissignaal": True,
                    "signaalpartner": {"type": "Energie"},
                    "client": {"burgerservicenummer": "999900018"},
                },
                {
                    "ID": "B",
                    "bedrag": 90,
                    "signaaldatum": "2025-01-12",
                    "signaalpartner": {"type": "Water"},
                    "client": {"postcode": "1234AB", "huisnummer": "10", "huisnummertoevoeging": "", "geboortedatum": "1985-06-12"},
                },
            ],
            "vroegsignaalzaken": [
                {
                    "resultaat": "(Budget)advies en/of quick fix",
                    "matchingsdatum": "2025-01-12",
                    "datumOpgepakt": "2025-01-15",
                    "vroegsignalen": [{"ID": "A"}],
                    "contactpogingen": [{"soort": "Huisbezoek", "bereikt": True, "datum": "2025-01-20", "dagdeel": "Avond"}],
                },
                {"matchingsdatum": "2025-01-12", "vroegsignalen": [{"ID": "B"}]},
                {"resultaat": "Inwoner is overleden", "matchingsdatum": "2025-01-31", "vroegsignalen": [{"ID": "A"}, {"ID": "B"}]},
            ],
        }
    ],
}


async def importeer(proef: Proef, inhoud: dict[str, Any], *, testgegevens: bool = False) -> dict[str, Any]:
    """Import and give the report's head."""
    async with proef.loket() as loket:
        vlag = "?testgegevens=true" if testgegevens else ""
        antwoord = await loket.post(f"{BASIS}/ddas-importen{vlag}", json=inhoud)
        assert antwoord.status_code == 201, antwoord.text
        return dict((await loket.get(antwoord.headers["Location"])).json())


async def test_zaken_komen_over_zoals_ze_zijn(proef: Proef) -> None:
    uit = await importeer(proef, VOORBEELD)

    assert (uit["aangenomen"], uit["geweigerd"], uit["dubbel"], uit["formaat"]) == (2, 0, 0, "ddas")
    zaken = await proef.rijen("SELECT resultaat, afgesloten_op, signalen, bedrag_centen, werkbakje FROM zaak ORDER BY bedrag_centen")
    assert [(z["resultaat"], z["afgesloten_op"], z["signalen"], z["bedrag_centen"]) for z in zaken] == [
        (None, None, 1, 9_000),
        ("(Budget)advies en/of quick fix", date(2025, 1, 20), 1, 45_000),
        ("Inwoner is overleden", date(2025, 1, 31), 2, 54_000),
    ]
    assert await proef.tel("SELECT count(*) FROM signaal_ook_in_zaak") == 2  # A and B each stand with two zaken
    # only the open zaak is told and guarded: 12 January plus four weeks is Sunday 9 February, so Monday the 10th
    assert await proef.tel("SELECT count(*) FROM outbox WHERE type LIKE '%zaak-geopend%'") == 1
    assert await proef.tel("SELECT einde FROM termijn") == date(2025, 2, 10)


async def test_nog_eens_overnemen_verandert_niets(proef: Proef) -> None:
    await importeer(proef, VOORBEELD)
    uit = await importeer(proef, VOORBEELD)
    assert (uit["aangenomen"], uit["dubbel"]) == (0, 2)
    assert await proef.tel("SELECT count(*) FROM zaak") == 3
    assert await proef.tel("SELECT count(*) FROM contactpoging") == 1


async def test_bsn_zonder_elfproef_alleen_als_testgegeven(proef: Proef) -> None:
    inhoud = copy.deepcopy(VOORBEELD)
    inhoud["leveringen"][0]["vroegsignalen"][0]["client"]["burgerservicenummer"] = "123456789"

    streng = await importeer(proef, inhoud)
    assert (streng["aangenomen"], streng["geweigerd"]) == (1, 1)
    soepel = await importeer(proef, inhoud, testgegevens=True)
    assert (soepel["aangenomen"], soepel["dubbel"]) == (1, 1)


async def test_andere_gemeente_wordt_geweigerd_en_gemeld(proef: Proef) -> None:
    inhoud = copy.deepcopy(VOORBEELD)
    inhoud["leveringen"][0]["gemeentecode"] = "0034"
    uit = await importeer(proef, inhoud)
    assert (uit["aangenomen"], uit["geweigerd"]) == (0, 2)
    assert await proef.tel("SELECT count(*) FROM weigering WHERE code = 'geen-convenant'") == 2


async def test_wie_het_formaat_niet_volgt_hoort_welk_veld(proef: Proef) -> None:
    inhoud = copy.deepcopy(VOORBEELD)
    inhoud["leveringen"][0]["vroegsignalen"][0]["client"]["postcode"] = "1234AB"
    inhoud["leveringen"][0]["vroegsignaalzaken"][0]["resultaat"] = "Verzonnen"
    async with proef.loket() as loket:
        antwoord = await loket.post(f"{BASIS}/ddas-importen", json=inhoud)
    assert antwoord.status_code == 400
    velden = {f["veld"] for f in antwoord.json()["fouten"]}
    assert velden == {"leveringen.0.vroegsignalen.0.client", "leveringen.0.vroegsignaalzaken.0.resultaat"}


if GEPUBLICEERD.is_dir():  # the published files are no part of this repository

    @pytest.mark.parametrize(("bestand", "verwacht"), [("enkelvoudigVoorbeeld.json", (1, 0, 1)), ("uitgebreidVoorbeeld.json", (15, 2, 14))])
    async def test_gepubliceerde_voorbeelden(proef: Proef, bestand: str, verwacht: tuple[int, int, int]) -> None:
        """0599 has 11 signals and 10 zaken, 0518 4 and 4; Almere (0034), with 2, is no gemeente of this region."""
        inhoud = json.loads((GEPUBLICEERD / bestand).read_text())
        uit = await importeer(proef, inhoud, testgegevens=True)
        zaken = await proef.tel("SELECT count(*) FROM zaak")
        assert (uit["aangenomen"], uit["geweigerd"], zaken) == verwacht


async def test_versie_10_komt_over_als_versie_12(proef: Proef) -> None:
    """The same content under the names of v1.0, its slips of the pen included. Names of people have no place in v1.2, and are left out."""
    client = {"Burgerservicenummer": "999900018", "Achternaam": "Geheimhouder", "Postcode": "1234AB", "Huisnummer": "10"}
    contact = {"soort": "Huisbezoek", "bereikt": True, "datum": "2025-01-20", "dagdeel": "Avond"}
    signaal = {"ID": "A", "bedrag": 450, "signaaldatum": "2025-01-10", "signaalpartner": {"type": "Energie"}, "client": client}
    zaak = {
        "resultaat": "Verwijzing zonder toestemming",
        "startdatum_matchtingperiode": "2025-01-01",
        "einddatum_matchingperiode": "2025-01-31",
        "datum_opgepakt": "2025-01-15",
        "vroegsignalen": [{"ID": "A"}],
        "contactpogingen": [contact],
    }
    levering = {
        "teller": 1,
        "gemeentecode": "0344",
        "aanleverende_organisatie": {"naam": "Proef", "kvk-nummer": "12345678", "contactpersoonen": [{"naam": "P"}]},
        "vroegsignalen": [signaal, signaal | {"ID": "B", "client": {k: client[k] for k in ("Achternaam", "Postcode", "Huisnummer")}}],
        "vroegsignaalzaken": [zaak, {"vroegsignalen": [{"ID": "B"}]}],
    }
    stand = await importeer(proef, VOORBEELD | {"leveringen": [levering]})
    assert (stand["aangenomen"], stand["geweigerd"]) == (2, 0)
    rijen = await proef.rijen("SELECT resultaat, maand, postcode FROM zaak ORDER BY resultaat")
    assert [r["resultaat"] for r in rijen] == ["Verwijzing zonder tussenkomst inwoner", None]
    assert rijen[1]["postcode"] == "1234AB"
    assert {r["koppeling"] for r in await proef.rijen("SELECT koppeling FROM signaal")} == {"overgenomen"}
