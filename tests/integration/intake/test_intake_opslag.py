"""What is stored: nothing personal in the clear, every act and every reading recorded, once."""

import asyncio
from uuid import uuid4

from tests.steun.intake import BSN, Proef, aanmelding, goed

PERSOONLIJK = (BSN, "Vriesveen", "Marktstraat", "vriesveen@example.org", "NL91ABNA0417164300", "leverancier", "administratie afmaken")


async def test_niets_persoonlijks_staat_leesbaar_in_de_database(intake: Proef) -> None:
    await intake.laat_toe()
    tabellen = [r["tablename"] for r in await intake.rijen("SELECT tablename FROM pg_tables WHERE schemaname = 'intake'")]
    for tabel in tabellen:
        inhoud = str(await intake.rijen(f"SELECT * FROM intake.{tabel}"))
        assert [woord for woord in PERSOONLIJK if woord in inhoud] == [], tabel


async def test_wie_wat_deed_staat_in_het_auditlog(intake: Proef) -> None:
    await intake.laat_toe()
    rijen = await intake.rijen("SELECT * FROM intake.audit WHERE object_soort IN ('aanmelding', 'traject') ORDER BY tijdstempel")
    assert [(r["actie"], r["actor"]) for r in rijen] == [
        ("aanmelden", "loket/anna"),
        ("contactpersoon", "loket/anna"),
        ("gesprek", "loket/anna"),
        ("openen", "loket/anna"),
        ("voorstellen", "loket/anna"),
        ("bekrachtigen", "loket/bram"),
    ]


async def test_elke_verwerking_van_een_persoon_wordt_gelogd(intake: Proef) -> None:
    _, besluit_id = await intake.laat_toe()
    async with intake.wie() as client:
        await client.get(f"/intake/v1/besluiten/{besluit_id}/brief")
    rijen = await intake.rijen("SELECT name, data_subject_id FROM intake.verwerking ORDER BY start_time, id")
    assert [r["name"] for r in rijen] == [
        "aanmelding vastgelegd",
        "eerste gesprek vastgelegd",
        "toelating voorgesteld",
        "toelating besloten",
        "brief gelezen",
    ]
    assert len({r["data_subject_id"] for r in rijen}) == 1


async def test_dezelfde_sleutel_meldt_een_keer_aan(intake: Proef) -> None:
    sleutel = {"Idempotency-Key": str(uuid4())}
    async with intake.wie() as client:
        eerste = await client.post("/intake/v1/aanmeldingen", json=aanmelding(), headers=sleutel)
        tweede = await client.post("/intake/v1/aanmeldingen", json=aanmelding(), headers=sleutel)
    assert (eerste.json(), tweede.headers["Idempotent-Replayed"]) == (tweede.json(), "true")
    assert len(await intake.rijen("SELECT 1 FROM intake.aanmelding")) == 1


async def test_twee_bekrachtigingen_tegelijk_geven_een_besluit(intake: Proef) -> None:
    voorstel_id = await intake.stel_voor(await intake.open_traject())
    pad = f"/intake/v1/toelatingsvoorstellen/{voorstel_id}/bekrachtigingen"
    async with intake.wie("bram") as bram, intake.wie("cora") as cora:
        antwoorden = await asyncio.gather(bram.post(pad), cora.post(pad))
    assert sorted(a.status_code for a in antwoorden) == [201, 409]
    assert len(await intake.rijen("SELECT 1 FROM intake.besluit")) == 1


async def test_een_besluit_kan_niet_worden_gewijzigd(intake: Proef) -> None:
    await intake.laat_toe()
    rechten = await intake.rijen(
        "SELECT tabel, has_table_privilege('intake_worker', 'intake.' || tabel, 'UPDATE, DELETE') AS mag"
        " FROM unnest(ARRAY['besluit', 'plan', 'gesprek', 'betrokkene']) AS t(tabel)"
    )
    assert [r["mag"] for r in rechten] == [False] * 4


async def test_openapi_is_er_zonder_token(intake: Proef) -> None:
    async with intake.regio.client(intake.app) as client:
        document = await goed(client.get("/intake/v1/openapi.json"))
    assert "/trajecten/{trajectId}/toelatingsvoorstellen" in document["paths"]
