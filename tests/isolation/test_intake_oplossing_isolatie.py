"""The second half of intake as another gemeente: 404 on read and write alike, and nothing in any list."""

from collections.abc import AsyncIterator

import pytest

from tests.conftest import Regio
from tests.steun import intake as steun
from tests.steun.intake import DEN_HAAG, UTRECHT, Proef
from tests.steun.intake_oplossing import BUDGET, vul_dossier
from tests.steun.intake_paden import LEZEN_OPLOSSING, LIJSTEN_OPLOSSING, SCHRIJVEN_OPLOSSING

MATCH = {"If-Match": '"1"'}


@pytest.fixture
async def intake(regio: Regio) -> AsyncIterator[Proef]:
    async with steun.proef(regio) as proef:
        yield proef


async def test_elk_pad_van_de_oplossing_als_een_andere_gemeente(intake: Proef) -> None:
    ids = await vul_dossier(intake)
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
    ids = await vul_dossier(intake)
    async with intake.wie("bram", gemeenten=(UTRECHT,), op="2025-04-10") as eigen:
        for pad in LEZEN_OPLOSSING:
            assert (await eigen.get(f"/intake/v1/{pad.format(**ids)}")).status_code == 200, pad
        for pad in LIJSTEN_OPLOSSING:
            assert (await eigen.get(f"/intake/v1/{pad}")).json()["items"] != [], pad
