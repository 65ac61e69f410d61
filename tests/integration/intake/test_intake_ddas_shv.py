"""The delivery to CBS: one levering per gemeente, valid by the schema where that is at hand, and the published examples unharmed."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from services.intake.export.ddas_shv import DdasShvUitwisseling
from tests.steun.intake import BSN, DEN_HAAG, UTRECHT, Proef, goed
from tests.steun.intake_oplossing import Route, schuld

GEPUBLICEERD = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "ddas" / "shv-v1.0"
VOORBEELDEN = ("enkelvoudigVoorbeeld.json", "meervoudigVoorbeeld.json", "meerdereLeveringenVoorbeeld.json")
JAAR = {"startdatum": "2025-01-01", "einddatum": "2025-12-31", "gemeenten": [UTRECHT, DEN_HAAG]}


def controleer(levering: dict[str, Any]) -> None:
    """By the published schema, with its formats; without it, by our own model of it."""
    DdasShvUitwisseling.model_validate(levering)
    if GEPUBLICEERD.exists():
        schema = json.loads((GEPUBLICEERD / "json_schema_Uitwisselmodel.json").read_text())
        jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER).validate(levering)


async def haal(intake: Proef, **anders: Any) -> dict[str, Any]:
    async with intake.wie(op="2026-01-05") as client:
        levering = dict(await goed(client.post("/intake/v1/ddas-leveringen/_haal", json={**JAAR, **anders})))
    controleer(levering)
    return levering


async def test_een_heel_traject_in_de_woorden_van_ddas(intake: Proef) -> None:
    traject_id, _ = await intake.laat_toe(UTRECHT)
    async with intake.wie(op="2025-11-03") as client:
        route = Route(intake, client, traject_id)
        een, twee = await route.schulden(
            schuld(123_450, schuldeiser={"naam": "Groothandel Proef", "kvkNummer": "12345678"}),
            schuld(50_049, schuldeiser={"naam": "Tante Sjaan"}, privepersoon=True, zakelijk=False),
        )
        aanmelding = f"aanmeldingen/{(await route.lees(f'trajecten/{traject_id}'))['aanmeldingId']}"
        crisis = await route.maak(f"{aanmelding}/crises", {"grond": "beeindiging-gas", "gemeldOp": "2025-10-30"}, gezien=aanmelding)
        await route.maak(f"crises/{crisis}/gesprekken", {"datum": "2025-11-03"}, gezien=f"crises/{crisis}")
        begeleiding = {"vorm": "budgetcoaching", "uitvoerder": "Wijkteam", "gestartOp": "2025-04-10"}
        await route.maak(f"trajecten/{traject_id}/begeleidingen", begeleiding)
        await route.maak(f"trajecten/{traject_id}/begeleidingen", {**begeleiding, "vorm": "mentor"})
        ident = await route.bereid_voor("schuldbemiddeling", afwijkingReden="Geen krediet.", vtlbCenten=145_050)
        await goed(route.stap(ident, "voorstellen", {"bodCenten": 60_000}, op="2025-04-10"))
        assert await route.antwoord(ident, (een, "akkoord"), (twee, "akkoord")) == "akkoord"
        await goed(route.stap(ident, "starten", {"datum": "2025-11-03"}))
        pad = f"trajecten/{traject_id}"
        await goed(route.doe(f"{pad}/uitstromen", {"reden": "Zelf", "datum": "2025-11-03"}, gezien=pad))

    (levering, leeg) = (await haal(intake))["leveringen"]
    (traject,) = levering["schuldhulptrajecten"]
    assert leeg["schuldhulptrajecten"] == []
    assert "gemeentecode" not in levering["aanleverende_organisatie"]
    assert traject["gemeentecode"] == UTRECHT
    assert traject["client"] == [{"Burgerservicenummer": BSN, "Postcode": "3511GE", "Huisnummer": "12"}]
    # 1,234.50 and 500.49 are 1,235 and 500 in whole euros; together 1,734.99 is 1,735
    assert [s["bedrag"] for s in traject["schulden"]] == [1235, 500]
    assert traject["totaalSchuldbedragBijAanvangSchuld"] == 1735
    assert traject["schulden"][0]["schuldeiser"] == {"naam": "Groothandel Proef", "kvknummer": "12345678", "privepersoon": False}
    assert traject["schulden"][1]["schuldeiser"] == {"privepersoon": True}
    assert traject["crisisinterventies"] == [{"startdatum": "2025-10-30", "einddatum": "2025-11-03"}]
    assert traject["aanmelding"]["crisisinterventie"] is True
    assert traject["begeleiding"] == [{"soort": "Budgetcoaching", "startdatum": "2025-04-10"}]
    assert traject["oplossing"] == {"soort": "Schuldbemiddeling", "startdatum": "2025-11-03", "einddatum": "2025-11-03", "vtlb": 1451}
    assert traject["uitstroom"] == {"datum": "2025-11-03", "reden": "Zelf"}
    assert (traject["intake"]["beschikkingssoort"], traject["toekenningsdatum"]) == ("Toelatingsbeschikking", "2025-04-02")
    gelogd = await intake.rijen("SELECT foreign_processor FROM intake.verwerking WHERE name LIKE 'geleverd aan CBS%'")
    assert [r["foreign_processor"] for r in gelogd] == ["cbs"]


async def test_alleen_wie_in_de_periode_liep(intake: Proef) -> None:
    await intake.open_traject(DEN_HAAG)
    vooraf = await haal(intake, startdatum="2024-01-01", einddatum="2025-03-19")
    daarna = await haal(intake, startdatum="2025-03-20", einddatum="2025-03-20")
    assert [len(v["schuldhulptrajecten"]) for v in vooraf["leveringen"]] == [0, 0]
    assert [len(v["schuldhulptrajecten"]) for v in daarna["leveringen"]] == [0, 1]


async def test_een_vreemde_gemeente_levert_niemand(intake: Proef) -> None:
    await intake.open_traject(UTRECHT)
    async with intake.wie(gemeenten=(DEN_HAAG,)) as vreemde:
        assert (await vreemde.post("/intake/v1/ddas-leveringen/_haal", json=JAAR)).status_code == 403
        eigen = await goed(vreemde.post("/intake/v1/ddas-leveringen/_haal", json={**JAAR, "gemeenten": [DEN_HAAG]}))
    assert eigen["leveringen"][0]["schuldhulptrajecten"] == []


@pytest.mark.skipif(not GEPUBLICEERD.exists(), reason="the published examples are not at hand")
@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_de_gepubliceerde_voorbeelden_komen_er_ongeschonden_uit(naam: str) -> None:
    voorbeeld = json.loads((GEPUBLICEERD / naam).read_text())
    assert DdasShvUitwisseling.model_validate(voorbeeld).als_json() == voorbeeld
