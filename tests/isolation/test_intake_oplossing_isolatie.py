"""The second half of intake as another gemeente: 404 on read and write alike, and nothing in any list."""

from collections.abc import AsyncIterator

import pytest

from tests.conftest import Regio
from tests.steun import intake as steun
from tests.steun.intake import DEN_HAAG, UTRECHT, Proef
from tests.steun.intake_oplossing import ADMINISTRATIE, BEELD, Route, schuld
from tests.steun.intake_paden import LEZEN_OPLOSSING, LIJSTEN_OPLOSSING, SCHRIJVEN_OPLOSSING

MATCH = {"If-Match": '"1"'}
BUDGET = {"gemeente": UTRECHT, "jaar": 2025, "budgetCenten": 1, "plafondBoekjaarCenten": 1, "bron": "Begroting"}
AFSPRAAK = {"datum": "2025-04-22", "tijd": "10:00", "vorm": "telefoon"}


@pytest.fixture
async def intake(regio: Regio) -> AsyncIterator[Proef]:
    async with steun.proef(regio) as proef:
        yield proef


async def _vreemde_ids(intake: Proef) -> dict[str, str]:
    """A dossier of Utrecht with one of everything, and a second one that has left and has nazorg."""
    traject, _ = await intake.laat_toe(UTRECHT)
    weg = await intake.open_traject(UTRECHT)
    async with intake.wie(op="2025-04-10") as client:
        route = Route(intake, client, traject)
        pad = f"trajecten/{traject}"
        aanmelding = str((await route.lees(pad))["aanmeldingId"])
        verwijzing = {"richting": "naar", "partnersoort": "kvk", "partner": "KVK", "toestemmingOp": "2025-04-10", "datum": "2025-04-10"}
        await route.maak(f"{pad}/beelden", BEELD)
        await route.maak(f"{pad}/administraties", ADMINISTRATIE)
        await route.maak(f"{pad}/begeleidingsplannen", {"themas": ["Geld"]})
        await route.maak(
            "hulpbudgetten", {"gemeente": UTRECHT, "jaar": 2025, "budgetCenten": 1, "plafondBoekjaarCenten": 1, "bron": "Begroting"}
        )
        ids = {
            "aanmelding": aanmelding,
            "traject": traject,
            "schuld": (await route.schulden(schuld(1_000)))[0],
            "begeleiding": await route.maak(f"{pad}/begeleidingen", {"vorm": "mentor", "uitvoerder": "X", "gestartOp": "2025-04-10"}),
            "afspraak": await route.maak(f"aanmeldingen/{aanmelding}/afspraken", AFSPRAAK),
            "verwijzing": await route.maak(
                f"aanmeldingen/{aanmelding}/verwijzingen", {**verwijzing, "terugkoppelingVerwachtOp": "2025-05-01"}
            ),
            "regeling": await route.bereid_voor("betalingsregeling"),
            "stap": await route.maak(f"{pad}/gerechtelijke-stappen", {"soort": "wsnp", "gevraagdOp": "2025-04-10"}),
        }
        elders = Route(intake, client, weg)
        await elders.maak(f"trajecten/{weg}/uitstromen", {"reden": "Zelf", "datum": "2025-04-10"}, gezien=f"trajecten/{weg}")
        ids["weg"], ids["nazorg"] = weg, await elders.maak(f"trajecten/{weg}/nazorgen")
        antwoorden = [{"code": v["code"], "antwoord": "ja"} for v in (await route.lees("quickscan-vragen"))["vragen"]]
        ids["quickscan"] = await route.maak("quickscans", {"gemeente": UTRECHT, "antwoorden": antwoorden})
    return ids


async def test_elk_pad_van_de_oplossing_als_een_andere_gemeente(intake: Proef) -> None:
    ids = await _vreemde_ids(intake)
    telling = " UNION ALL ".join(f"SELECT count(*) AS n FROM intake.{tabel}" for tabel in ("outbox", "audit", "verwerking", "aandeel"))
    voor = await intake.rijen(telling)
    async with intake.wie("bram", gemeenten=(DEN_HAAG,), op="2025-04-10") as vreemde:
        for pad in LEZEN_OPLOSSING:
            assert (await vreemde.get(f"/intake/v1/{pad.format(**ids)}")).status_code == 404, pad
        for pad, verzoek in SCHRIJVEN_OPLOSSING.items():
            antwoord = await vreemde.post(f"/intake/v1/{pad.format(**ids)}", json=verzoek, headers=MATCH)
            assert antwoord.status_code == 404, (pad, antwoord.text)
        for pad in LIJSTEN_OPLOSSING:
            assert (await vreemde.get(f"/intake/v1/{pad}")).json()["items"] == [], pad
        assert (await vreemde.post("/intake/v1/hulpbudgetten", json=BUDGET)).status_code == 403
        # a self-test of Utrecht cannot become an aanmelding in Den Haag
        aanvraag = {"gemeente": DEN_HAAG, "quickscanId": ids["quickscan"], "betrokkene": {"persoon": {"achternaam": "X"}}}
        assert (await vreemde.post("/intake/v1/quickscan-aanmeldingen", json=aanvraag)).status_code == 404
    assert await intake.rijen(telling) == voor


async def test_de_eigen_gemeente_ziet_de_oplossing_wel(intake: Proef) -> None:
    ids = await _vreemde_ids(intake)
    async with intake.wie("bram", gemeenten=(UTRECHT,), op="2025-04-10") as eigen:
        for pad in LEZEN_OPLOSSING:
            assert (await eigen.get(f"/intake/v1/{pad.format(**ids)}")).status_code == 200, pad
        for pad in LIJSTEN_OPLOSSING:
            assert (await eigen.get(f"/intake/v1/{pad}")).json()["items"] != [], pad
