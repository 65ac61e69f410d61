"""Another gemeente, or another client: 404 on what is not yours, empty lists, and 403 only where a creation names it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest

from kernel.db import Database
from tests.conftest import Regio
from tests.integration.afrekening.test_afrekening_kwartaal import zet_boek
from tests.steun.gateway import DEN_HAAG, UTRECHT, Proef, besluit, proef

TABELLEN = (
    "abonnement_gemeente",
    "bezorging",
    "bezorgpoging",
    "factuur",
    "factuurregel",
    "meting",
    "gebeurtenis",
    "indicator_som",
    "indicator_onderwerp",
)


@dataclass
class Buren:
    """Utrecht has everything; who looks works for Den Haag."""

    gateway: Proef
    factuur: str
    abonnement: str
    gebeurtenis: str


@pytest.fixture
async def buren(regio: Regio) -> AsyncIterator[Buren]:
    from tests.steun.gateway import luister, poging, zaak_geopend

    async with proef(regio) as gateway, luister() as ontvanger:
        await zet_boek(gateway)
        abonnement, _ = await gateway.abonneer(ontvanger.url)
        een = besluit()
        await gateway.ontvang(een, zaak_geopend(zaak := uuid4()), poging(zaak))
        await gateway.bezorg()
        async with gateway.wie() as client:
            factuur = (await client.post("/gateway/v1/facturen", json={"gemeente": UTRECHT, "jaar": 2025, "kwartaal": 1})).json()["id"]
        yield Buren(gateway, factuur, abonnement, str(een.id))


async def test_wat_van_een_ander_is_bestaat_niet(buren: Buren) -> None:
    paden = [
        f"facturen/{buren.factuur}",
        f"facturen/{buren.factuur}/metingen",
        f"facturen/{buren.factuur}/document",
        f"gebeurtenissen/{buren.gebeurtenis}",
        f"managementinformatie/2025-03?gemeente={UTRECHT}",
    ]
    async with buren.gateway.wie([DEN_HAAG]) as vreemd, buren.gateway.wie([UTRECHT]) as eigen:
        assert [(await vreemd.get(f"/gateway/v1/{pad}")).status_code for pad in paden] == [404] * len(paden)
        assert [(await eigen.get(f"/gateway/v1/{pad}")).status_code for pad in paden] == [200] * len(paden)


@pytest.mark.parametrize("pad", ["facturen", "metingen", f"metingen?gemeente={UTRECHT}", "aansluitingen"])
async def test_een_lijst_van_een_ander_is_leeg(buren: Buren, pad: str) -> None:
    async with buren.gateway.wie([DEN_HAAG]) as vreemd, buren.gateway.wie([UTRECHT]) as eigen:
        assert (await vreemd.get(f"/gateway/v1/{pad}")).json()["items"] == []
        assert len((await eigen.get(f"/gateway/v1/{pad}")).json()["items"]) > 0


async def test_een_abonnement_is_van_een_client(buren: Buren) -> None:
    pad = f"/gateway/v1/abonnementen/{buren.abonnement}"
    async with buren.gateway.wie(client="ander") as ander, buren.gateway.wie() as eigen:
        assert (await ander.get("/gateway/v1/abonnementen")).json()["items"] == []
        gezien = [
            (await ander.get(pad)).status_code,
            (await ander.get(f"{pad}/bezorgpogingen")).status_code,
            (await ander.post(f"{pad}/geheimen")).status_code,
            (await ander.post(f"{pad}/activeringen")).status_code,
            (await ander.post(f"{pad}/herhalingen", json={"sinds": "2025-01-01T00:00:00Z"})).status_code,
            (await ander.delete(pad)).status_code,
        ]
        assert gezien == [404] * 6
        assert len((await eigen.get(f"{pad}/bezorgpogingen")).json()["items"]) == 3


async def test_dezelfde_client_met_een_andere_gemeente_ziet_geen_bezorging(buren: Buren) -> None:
    """A token of the same client that holds fewer gemeenten sees fewer deliveries, and repeats none of the others."""
    pad = f"/gateway/v1/abonnementen/{buren.abonnement}"
    async with buren.gateway.wie([DEN_HAAG]) as smal:
        assert (await smal.get(f"{pad}/bezorgpogingen")).json()["items"] == []
        assert (await smal.get(pad)).json()["gemeenten"] == []
        herhaling = await smal.post(f"{pad}/herhalingen", json={"sinds": "2025-01-01T00:00:00Z"})
        assert (herhaling.status_code, herhaling.json()["aantal"]) == (202, 0)


async def test_wie_een_andere_gemeente_noemt_bij_een_aanvraag_krijgt_403(buren: Buren) -> None:
    async with buren.gateway.wie([DEN_HAAG]) as vreemd:
        factuur = await vreemd.post("/gateway/v1/facturen", json={"gemeente": UTRECHT, "jaar": 2025, "kwartaal": 1})
        verzoek = {"url": "https://webhooks.example.org/", "typen": ["nl.regioloket.*"], "gemeenten": [DEN_HAAG, UTRECHT]}
        abonnement = await vreemd.post("/gateway/v1/abonnementen", json=verzoek)
    assert [factuur.status_code, abonnement.status_code] == [403, 403]


async def test_de_webhook_van_een_ander_krijgt_niets(buren: Buren) -> None:
    from tests.steun.gateway import luister

    async with luister() as haags:
        await buren.gateway.abonneer(haags.url, gemeenten=(DEN_HAAG,))
        await buren.gateway.ontvang(besluit(op=date(2025, 3, 20)))
        await buren.gateway.bezorg()
    assert haags.berichten == []


@pytest.mark.parametrize("tabel", TABELLEN)
async def test_de_database_zelf_laat_alleen_de_eigen_gemeente_zien(buren: Buren, tabel: str) -> None:
    from sqlalchemy import text

    db = Database(buren.gateway.settings, "app")
    vraag = text(f"SELECT count(*) FROM {tabel}")
    try:
        async with db.read() as niemand, db.read([DEN_HAAG]) as vreemd, db.read([UTRECHT]) as eigen:
            assert [await s.scalar(vraag) for s in (niemand, vreemd)] == [0, 0]
            assert (await eigen.scalar(vraag) or 0) > 0
    finally:
        await db.close()


async def test_een_deel_van_het_archief_is_ook_onder_zijn_eigen_naam_dicht(buren: Buren) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import ProgrammingError

    for rol in ("app", "worker"):
        db = Database(buren.gateway.settings, rol)
        try:
            with pytest.raises(ProgrammingError, match="permission denied"):
                async with db.read([UTRECHT]) as session:
                    await session.execute(text("SELECT * FROM gebeurtenis_2025_03"))
        finally:
            await db.close()
