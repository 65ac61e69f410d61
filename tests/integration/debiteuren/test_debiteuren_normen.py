"""Figures of the law come in with their source and two people; a figure that was used never changes."""

from datetime import date
from typing import Any

import httpx

from tests.steun.debiteuren import BASIS, Loket

RENTE = {"code": "wettelijke-rente", "waarde": "6", "geldigVan": "2025-01-01", "bron": "proef", "geverifieerd": False}


async def stel_voor(loket: Loket, *normen: dict[str, Any]) -> httpx.Response:
    async with loket.client(Boekdatum="2025-04-01") as client:
        return await client.post(f"{BASIS}/normvoorstellen", json={"normen": list(normen)})


async def bekrachtig(loket: Loket, voorstel: str, wie: str = "b2") -> httpx.Response:
    async with loket.client(medewerker=wie, Boekdatum="2025-04-01") as client:
        return await client.post(f"{BASIS}/normvoorstellen/{voorstel}/bekrachtigingen")


async def normen(loket: Loket, dag: str) -> tuple[dict[str, Any], list[str]]:
    async with loket.client() as client:
        inhoud = (await client.get(f"{BASIS}/normen?datum={dag}")).json()
    return {item["code"]: item for item in inhoud["items"]}, inhoud["ontbreekt"]


async def ruim_op(loket: Loket) -> None:
    """What a migration brought is not in the way of the next test."""
    async with loket.regio.superuser() as connection:
        await connection.execute("SET search_path = debiteuren")
        await connection.execute("DELETE FROM norm WHERE bron = 'proef'")
        await connection.execute("UPDATE norm SET geldig_tot_en_met = NULL WHERE bron <> 'proef'")


async def test_een_percentage_geldt_als_een_ander_het_bekrachtigt(loket: Loket) -> None:
    await ruim_op(loket)
    assert "wettelijke-rente" in (await normen(loket, "2025-04-01"))[1]
    voorstel = (await stel_voor(loket, RENTE)).json()["id"]
    assert "wettelijke-rente" in (await normen(loket, "2025-04-01"))[1], "a proposal is not the law"
    zelf = await bekrachtig(loket, voorstel, "a1")
    assert (zelf.status_code, zelf.json()["type"]) == (409, "urn:regioloket:fout:ZelfdeMedewerker")
    assert (await bekrachtig(loket, voorstel)).json() == {"aantal": 1}
    assert (await bekrachtig(loket, voorstel, "c3")).json()["type"] == "urn:regioloket:fout:VoorstelAlBesloten"
    gelden, ontbreekt = await normen(loket, "2025-04-01")
    assert (gelden["wettelijke-rente"]["waarde"], gelden["wettelijke-rente"]["artikel"]) == ("6", "BW, art. 6:119")
    assert "wettelijke-rente" not in ontbreekt
    assert "wettelijke-rente" in (await normen(loket, "2024-12-31"))[1], "and not a day before"
    await ruim_op(loket)


async def test_een_nieuwe_periode_sluit_de_open_periode_en_verandert_haar_niet(loket: Loket) -> None:
    await ruim_op(loket)
    nieuw = {"code": "aanmaning.kosten-laag", "waarde": "9", "geldigVan": "2025-07-01", "bron": "proef", "geverifieerd": False}
    await bekrachtig(loket, (await stel_voor(loket, nieuw)).json()["id"])
    toen, nu = (await normen(loket, "2025-06-30"))[0], (await normen(loket, "2025-07-01"))[0]
    assert (toen["aanmaning.kosten-laag"]["waarde"], toen["aanmaning.kosten-laag"]["geldigTotEnMet"]) == ("8", "2025-06-30")
    assert nu["aanmaning.kosten-laag"]["waarde"] == "9"
    dubbel = await stel_voor(loket, nieuw | {"waarde": "10"})
    assert (dubbel.status_code, dubbel.json()["type"]) == (400, "urn:regioloket:fout:NormvoorstelKanNiet")
    tussen = await stel_voor(loket, nieuw | {"geldigVan": "2025-06-01"})
    assert tussen.status_code == 400, "an open period would lie over a known one"
    await ruim_op(loket)


async def test_de_proposer_kan_ook_met_sql_niet_zelf_bekrachtigen(loket: Loket) -> None:
    voorstel = (await stel_voor(loket, RENTE)).json()["id"]
    async with loket.regio.superuser() as connection:
        door = await connection.fetchval("SELECT voorgesteld_door FROM debiteuren.normvoorstel WHERE id = $1", voorstel)
        assert await connection.fetchval("SELECT debiteuren.normen_bekrachtig($1, $2, $3)", voorstel, door, date(2025, 4, 1)) == 0
    assert "wettelijke-rente" in (await normen(loket, "2025-04-01"))[1]


async def test_een_code_die_niemand_vraagt_of_een_halve_dag_wordt_geweigerd(loket: Loket) -> None:
    assert (await stel_voor(loket, RENTE | {"code": "verzonnen"})).status_code == 400
    assert (await stel_voor(loket, RENTE | {"geldigVan": "2025-05-01", "geldigTotEnMet": "2025-04-01"})).status_code == 400
    half = {"code": "betaaltermijn.beschikking", "waarde": "42.5", "geldigVan": "2030-01-01", "bron": "proef", "geverifieerd": False}
    assert (await stel_voor(loket, half)).status_code == 400
