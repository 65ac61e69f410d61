"""The whole story: it reconciles, it can be told again, and being killed changes nothing."""

import random
import re
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from deploy.embedded.omgeving import DATABASE, Omgeving
from kernel.identificatie import OngeldigKenmerk, bsn
from tests.e2e.conftest import HUIS, Demo
from tests.steun.catalogus import ZONDER_POLICY, tabellen

#: Where the demo is killed, in printed lines; drawn once, so that a failure can be repeated.
DOODSTEKEN = random.Random(20250106).sample(range(3, 40), 4)


@pytest.fixture(scope="module")
def eerste(demo: Demo) -> dict[str, Any]:
    return demo.vertel()


def test_alles_sluit_aan(eerste: dict[str, Any]) -> None:
    assert [a for a in eerste["aansluitingen"] if not a["sluit"]] == []
    assert len(eerste["aansluitingen"]) >= 20
    assert eerste["totalen"]["signalen_aangenomen"] > 0
    assert eerste["totalen"]["webhooks"] > 0


async def test_een_sessie_zonder_gemeenten_ziet_geen_rij_van_de_gevulde_tabellen(demo: Demo, eerste: dict[str, Any]) -> None:
    """On the database that the story filled: superuser counts rows, the application role sees none of them."""
    omgeving = Omgeving(demo.map / "demo")
    adres = omgeving.postgres.start()
    alles = await asyncpg.connect(adres.dsn(DATABASE))
    gevuld = 0
    for tabel in await tabellen(alles):
        if tabel.app_leest and tabel.heeft_gemeente and tabel.naam not in ZONDER_POLICY:
            rijen = await alles.fetchval(f"SELECT count(*) FROM {tabel.app}.{tabel.naam}")
            gevuld += rijen > 0
            async with alles.transaction():
                await alles.execute(f"SET LOCAL ROLE {tabel.app}_app")
                assert await alles.fetchval(f"SELECT count(*) FROM {tabel.app}.{tabel.naam}") == 0, f"{tabel.app}.{tabel.naam}"
    await alles.close()
    assert gevuld > 20


async def test_geen_bsn_op_de_bus_in_logboeken_of_in_de_database(demo: Demo, eerste: dict[str, Any]) -> None:
    """The files hold valid BSNs. After the story none of them stands anywhere in the open."""
    geleverd = _bsns_in((HUIS / "deploy" / "embedded" / "voorbeeld" / "signalen.csv").read_text(encoding="utf-8-sig"))
    geleverd |= _bsns_in((HUIS / "deploy" / "embedded" / "voorbeeld" / "signalen.ndjson").read_text(encoding="utf-8"))
    assert len(geleverd) > 10
    omgeving = Omgeving(demo.map / "demo")
    adres = omgeving.postgres.start()
    alles = await asyncpg.connect(adres.dsn(DATABASE))
    for rij in await alles.fetch(
        "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
    ):
        tekst = await alles.fetchval(f"SELECT string_agg(t::text, ' ') FROM {rij['schemaname']}.{rij['tablename']} AS t") or ""
        assert not geleverd & set(re.findall(r"(?<!\d)\d{9}(?!\d)", tekst)), f"{rij['schemaname']}.{rij['tablename']}"
    await alles.close()
    for log in (demo.map / "demo").glob("*.log"):
        assert not geleverd & set(re.findall(r"(?<!\d)\d{9}(?!\d)", log.read_text())), log.name


def test_nog_eens_geeft_dezelfde_totalen(demo: Demo, eerste: dict[str, Any]) -> None:
    assert _vergelijkbaar(demo.vertel()) == _vergelijkbaar(eerste)


def test_gedood_en_weer_begonnen_geeft_dezelfde_totalen(demo: Demo, eerste: dict[str, Any]) -> None:
    """kill -9 of every process at once, four times on the way, PostgreSQL too; each time it goes on where it was."""
    (demo.map / "demo" / "uitkomst.json").unlink()
    demo.wis()
    for nummer, regels in enumerate(sorted(DOODSTEKEN)):
        demo.dood_na(regels, ook_postgres=nummer % 2 == 1)
    # Where a delivery was cut decides how often the total of a zaak was told on its way to the same total; each telling arrived.
    assert {**_vergelijkbaar(demo.vertel()), "webhooks": 0} == {**_vergelijkbaar(eerste), "webhooks": 0}


def test_verdeeld_op_een_echte_broker_geeft_dezelfde_totalen(verdeeld: Demo, eerste: dict[str, Any]) -> None:
    """Ten processes, a database per app, Kafka: nothing but settings differs."""
    assert _vergelijkbaar(verdeeld.vertel()) == _vergelijkbaar(eerste)


def _vergelijkbaar(uitkomst: dict[str, Any]) -> dict[str, Any]:
    sluit = {a["naam"]: a["sluit"] for a in uitkomst["aansluitingen"]}
    return {"sluit": sluit, **uitkomst["totalen"], **{s["naam"]: s["aantal"] for s in uitkomst["stappen"]}}


def _bsns_in(tekst: str) -> set[str]:
    gevonden = set()
    for getal in re.findall(r"(?<!\d)\d{9}(?!\d)", tekst):
        try:
            gevonden.add(bsn(getal))
        except OngeldigKenmerk:
            continue
    return gevonden


def test_de_voorbeelden_staan_in_de_repo() -> None:
    voorbeeld: Path = HUIS / "deploy" / "embedded" / "voorbeeld"
    assert {p.name for p in voorbeeld.iterdir()} >= {"signalen.csv", "signalen.ndjson", "afschrift.xml", "regio.toml", "productenboek.toml"}
