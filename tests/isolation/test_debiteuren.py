"""Debiteuren as another gemeente: every list, reading, writing and file gives nothing, and the database agrees."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from kernel.crypto import Sleutelbos
from kernel.db import Database
from services.debiteuren.app import MIGRATIONS, create_app
from services.debiteuren.settings import Settings
from tests.conftest import Regio
from tests.steun.debiteuren import BASIS, DEN_HAAG, UTRECHT, Loket, Regel, camt

TENANTTABELLEN = (
    "lening",
    "debiteur",
    "aflostermijn",
    "schemaversie",
    "uitstel",
    "afschrift",
    "ontvangst",
    "dagafsluiting",
    "journaalpost",
)


@pytest.fixture
async def loket(regio: Regio) -> AsyncIterator[Loket]:
    settings = regio.settings(Settings)
    await regio.klaar(settings, MIGRATIONS)
    await regio.ken_gemeenten("debiteuren")
    await regio.schoon("debiteuren")
    app, worker = create_app(settings), Database(settings, "worker")
    yield Loket(regio, app, worker, Sleutelbos.laad(settings.sleutelbos_pad))
    await app.state.db.close()
    await worker.close()


@pytest.fixture
async def van_utrecht(loket: Loket) -> dict[str, Any]:
    """A loan of Utrecht with all that can hang on it."""
    lening = await loket.lening(UTRECHT)
    sluiting = await loket.sluit(date(2025, 4, 2))
    afschrift = await loket.afschrift(camt("A1", [Regel("202,76", lening["betalingskenmerk"]), Regel("1,00")]))
    async with loket.client(Boekdatum="2025-04-02") as client:
        etag = (await client.get(f"{BASIS}/leningen/{lening['id']}")).headers["etag"]
        verzoek = {"van": "2025-05-01", "totEnMet": "2025-05-31", "reden": "proef"}
        gegeven = await client.post(f"{BASIS}/leningen/{lening['id']}/uitstellen", json=verzoek, headers={"If-Match": etag})
    assert gegeven.status_code == 201
    return {
        "lening": lening["id"],
        "kenmerk": lening["betalingskenmerk"],
        "afschrift": afschrift.json()["id"],
        "dag": sluiting.json()["id"],
    }


async def test_lijsten_zijn_leeg(loket: Loket, van_utrecht: dict[str, Any]) -> None:
    async with loket.client([DEN_HAAG]) as client:
        paden = ("leningen", "leningen?stoplicht=bij", "ontvangsten", "ontvangsten?status=onbekend", f"dagafsluitingen?gemeente={UTRECHT}")
        for pad in paden:
            antwoord = await client.get(f"{BASIS}/{pad}")
            assert (antwoord.status_code, antwoord.json()["items"]) == (200, []), pad


async def test_lezen_is_404(loket: Loket, van_utrecht: dict[str, Any]) -> None:
    lening = van_utrecht["lening"]
    paden = (
        f"leningen/{lening}",
        f"leningen/{lening}/termijnen",
        f"leningen/{lening}/journaalposten",
        f"afschriften/{van_utrecht['afschrift']}",
        f"dagafsluitingen/{van_utrecht['dag']}",
        f"journaal/saldi?gemeente={UTRECHT}",
    )
    async with loket.client([DEN_HAAG]) as client:
        for pad in paden:
            assert (await client.get(f"{BASIS}/{pad}")).status_code == 404, pad


async def test_schrijven_is_404_en_aanmaken_voor_een_ander_403(loket: Loket, van_utrecht: dict[str, Any]) -> None:
    async with loket.client([DEN_HAAG], Boekdatum="2025-04-02") as client:
        verzoek = {"van": "2025-06-01", "totEnMet": "2025-06-30", "reden": "proef"}
        uitstel = await client.post(f"{BASIS}/leningen/{van_utrecht['lening']}/uitstellen", json=verzoek, headers={"If-Match": '"1"'})
        dag = await client.post(f"{BASIS}/dagafsluitingen", json={"gemeente": UTRECHT, "datum": "2025-04-02"})
        xml = {"Content-Type": "application/xml"}
        afschrift = await client.post(f"{BASIS}/afschriften?gemeente={UTRECHT}", content=camt("A9", [Regel("1,00")]), headers=xml)
    assert (uitstel.status_code, dag.status_code, afschrift.status_code) == (404, 403, 403)


async def test_een_kenmerk_van_een_ander_wordt_niet_herkend(loket: Loket, van_utrecht: dict[str, Any]) -> None:
    """Money of a loan elsewhere stays onbekend with whoever received it; nothing tells that the reference exists."""
    async with loket.client([DEN_HAAG], Boekdatum="2025-04-03") as client:
        inhoud = camt("B1", [Regel("202,76", van_utrecht["kenmerk"])])
        antwoord = await client.post(
            f"{BASIS}/afschriften?gemeente={DEN_HAAG}", content=inhoud, headers={"Content-Type": "application/xml"}
        )
    (afschrift,) = antwoord.json()["items"]
    assert (afschrift["verwerkt"], afschrift["onbekend"]) == (0, 1)
    assert (await loket.lees(van_utrecht["lening"]))["vooruitCenten"] == 0


async def test_hetzelfde_nummer_bij_een_ander_is_een_ander_afschrift(loket: Loket, van_utrecht: dict[str, Any]) -> None:
    """The same account and number in another gemeente: neither refused nor recognised, so nothing leaks."""
    antwoord = await loket.afschrift(camt("A1", [Regel("3,00")]), gemeente=DEN_HAAG)
    assert antwoord.status_code == 201


async def test_de_database_geeft_zonder_gemeente_geen_rij(loket: Loket, van_utrecht: dict[str, Any]) -> None:
    for gemeenten, verwacht in (((), False), ((DEN_HAAG,), False), ((UTRECHT,), True)):
        async with loket.app.state.db.read(gemeenten) as session:
            for tabel in TENANTTABELLEN:
                gevonden = bool(await session.scalar(text(f"SELECT count(*) FROM {tabel}")))
                assert gevonden is verwacht, (gemeenten, tabel)


async def test_elke_gebeurtenis_draagt_haar_gemeente(loket: Loket, van_utrecht: dict[str, Any]) -> None:
    await loket.lening(DEN_HAAG)
    async with loket.regio.superuser() as connection:
        rijen = await connection.fetch(
            "SELECT DISTINCT o.gemeente, l.gemeente AS van FROM debiteuren.outbox o JOIN debiteuren.lening l ON l.id = o.subject"
        )
    assert {tuple(rij) for rij in rijen} == {(UTRECHT, UTRECHT), (DEN_HAAG, DEN_HAAG)}


async def test_wat_een_mens_met_het_grootboek_doet_is_404_of_403(loket: Loket, van_utrecht: dict[str, Any]) -> None:
    """As Den Haag: nothing of Utrecht is read, placed, planned, secured, collected, settled or taken over."""
    lening, niemand = van_utrecht["lening"], "00000000-0000-0000-0000-000000000001"
    async with loket.client() as client:
        (regel,) = (await client.get(f"{BASIS}/ontvangsten?status=onbekend")).json()["items"]
    zekerheid = {"soort": "pandrecht", "waardeCenten": 1, "omschrijving": "x", "gevestigdOp": "2025-04-01"}
    machtiging = {"kenmerk": "M", "ondertekendOp": "2025-04-01", "iban": "NL91ABNA0417164300", "naam": "x"}
    schema = {"vorm": "renteloos", "renteProcent": 0, "looptijdMaanden": 1, "eersteVervaldag": "2026-01-01", "reden": "x"}
    restitutie = {"leningId": lening, "bedragCenten": 1}
    voor = await loket.aantallen()
    async with loket.client([DEN_HAAG], **{"Boekdatum": "2025-04-02", "If-Match": '"1"'}) as client:
        for pad in (
            f"leningen/{lening}/schemaversies",
            f"leningen/{lening}/zekerheden",
            f"leningen/{lening}/medeschuldenaren",
            f"rekening-courant?gemeente={UTRECHT}&maand=2025-04-01",
            f"rekening-courant/vorderingen?gemeente={UTRECHT}&maand=2025-04-01",
            f"journaal/export?gemeente={UTRECHT}&van=2025-01-01&totEnMet=2025-12-31",
            f"dagafsluitingen/{van_utrecht['dag']}/overgeslagen",
            f"betaalbestanden/{niemand}",
            f"overnames/{niemand}",
            f"tegenboekingvoorstellen/{niemand}",
            f"restitutievoorstellen/{niemand}",
        ):
            assert (await client.get(f"{BASIS}/{pad}")).status_code == 404, pad
        assert (await client.get(f"{BASIS}/afrekeningen?gemeente={UTRECHT}")).json()["items"] == []
        assert (await client.get(f"{BASIS}/rekeningen")).json()["items"] == []
        opdrachten: list[tuple[str, dict[str, Any] | None, int]] = [
            (f"ontvangsten/{regel['id']}/koppelingen", {"delen": [{"leningId": lening, "bedragCenten": 1}]}, 404),
            (f"ontvangsten/{regel['id']}/bestemming", {"bestemming": "afdracht"}, 404),
            (f"ontvangsten/{regel['id']}/ontkoppeling", None, 404),
            (f"leningen/{lening}/schemaversies", schema, 404),
            (f"leningen/{lening}/extra-aflossingen", {"bedragCenten": 1, "gevolg": "lagere-termijnen"}, 404),
            (f"leningen/{lening}/wettelijke-rente", None, 404),
            (f"leningen/{lening}/tegenboekingvoorstellen", {"boekingId": niemand, "motivering": "x"}, 404),
            (f"tegenboekingvoorstellen/{niemand}/bekrachtigingen", None, 404),
            ("restitutievoorstellen", {"rekeningId": niemand, "uitvoerdatum": "2025-04-02", "restituties": [restitutie]}, 404),
            (f"restitutievoorstellen/{niemand}/bekrachtigingen", None, 404),
            (f"leningen/{lening}/zekerheden", zekerheid, 404),
            (f"leningen/{lening}/machtigingen", machtiging, 404),
            ("afrekeningen", {"gemeente": UTRECHT, "maand": "2025-04-01"}, 403),
            ("rekeningen", {"gemeente": UTRECHT, "iban": "NL91ABNA0417164300", "naam": "x"}, 403),
        ]
        for pad, inhoud, verwacht in opdrachten:
            assert (await client.post(f"{BASIS}/{pad}", json=inhoud)).status_code == verwacht, pad
    assert await loket.aantallen() == voor
