"""The register: who forms the region, who may knock, and how every app hears of it."""

import asyncio
import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from contracts.gateway import GemeenteGewijzigd
from deploy.embedded.regio import laad_regio
from tests.conftest import Regio
from tests.steun.poort import Deur, inhoud

DELFT = {"oin": "00000099000000503000", "naam": "Delft", "actiefVanaf": "2025-07-01", "drempelbedragCenten": 7500, "beslistermijnWeken": 6}
PARTNER: dict[str, Any] = {"soort": "signaalpartner", "naam": "Waterbedrijf", "gemeenten": ["0344"], "scopes": []}


async def events(regio: Regio) -> list[tuple[str, int, dict[str, Any]]]:
    """What the outbox holds: gemeente, sequence, data."""
    async with regio.superuser() as connection:
        vraag = "SELECT gemeente, sequence, data FROM gateway.outbox WHERE type = $1 ORDER BY nummer"
        rijen = await connection.fetch(vraag, GemeenteGewijzigd.type)
    return [(r["gemeente"], r["sequence"], json.loads(r["data"])) for r in rijen]


async def test_een_nieuwe_gemeente_wordt_aan_iedereen_verteld(deur: Deur, regio: Regio) -> None:
    # when beheer adds a gemeente
    beheer = await deur.als("beheer")
    antwoord = await deur.http.put("/gateway/v1/gemeenten/0503", json=DELFT, headers={**beheer, "Boekdatum": "2025-06-02"})
    # then it is there, and an event tells its parameters
    assert (antwoord.status_code, antwoord.headers["location"], antwoord.headers["etag"]) == (201, "/gateway/v1/gemeenten/0503", '"1"')
    gemeente, sequence, data = (await events(regio))[-1]
    assert (gemeente, sequence) == ("0503", 1)
    assert (data["naam"], data["drempelbedragCenten"], data["beslistermijnWeken"]) == ("Delft", 7500, 6)
    assert inhoud(await deur.http.get("/gateway/v1/gemeenten/0503", headers=beheer)) == {**DELFT, "gemeente": "0503"}


async def test_twee_keer_hetzelfde_is_een_keer_verteld(deur: Deur, regio: Regio) -> None:
    beheer = await deur.als("beheer")
    for verwacht in (201, 200):
        assert (await deur.http.put("/gateway/v1/gemeenten/0503", json=DELFT, headers=beheer)).status_code == verwacht
    anders = await deur.http.put("/gateway/v1/gemeenten/0503", json={**DELFT, "drempelbedragCenten": 8000}, headers=beheer)
    assert anders.headers["etag"] == '"2"'
    assert [(g, s) for g, s, _ in await events(regio)] == [("0344", 1), ("0518", 1), ("0599", 1), ("0503", 1), ("0503", 2)]


async def test_wie_tegelijk_hetzelfde_toevoegt_krijgt_een_gemeente(deur: Deur, regio: Regio) -> None:
    beheer = await deur.als("beheer")
    antwoorden = await asyncio.gather(*(deur.http.put("/gateway/v1/gemeenten/0503", json=DELFT, headers=beheer) for _ in range(4)))
    assert sorted(a.status_code for a in antwoorden) == [200, 200, 200, 201]
    assert [g for g, _, _ in await events(regio)].count("0503") == 1


async def test_wie_iets_ouds_zag_overschrijft_niets(deur: Deur) -> None:
    beheer = await deur.als("beheer")
    await deur.http.put("/gateway/v1/gemeenten/0503", json=DELFT, headers=beheer)
    antwoord = await deur.http.put("/gateway/v1/gemeenten/0503", json={**DELFT, "naam": "Delfft"}, headers={**beheer, "If-Match": '"0"'})
    assert antwoord.status_code == 412


@pytest.mark.parametrize(
    ("code", "anders", "status"),
    [
        ("0503", {"beslistermijnWeken": 9}, 400),
        ("0503", {"oin": "12345678901234567890"}, 400),
        ("0503", {"naam": "  "}, 400),
        ("0503", {"onbekendVeld": 1}, 400),
        ("503", {}, 400),
    ],
)
async def test_een_gemeente_die_niet_kan(deur: Deur, code: str, anders: dict[str, Any], status: int) -> None:
    antwoord = await deur.http.put(f"/gateway/v1/gemeenten/{code}", json={**DELFT, **anders}, headers=await deur.als("beheer"))
    assert antwoord.status_code == status
    assert antwoord.headers["content-type"] == "application/problem+json"


async def test_alleen_beheer_wijzigt_het_register(deur: Deur) -> None:
    loket = await deur.als("loket")
    for pad, lichaam in (("/gateway/v1/gemeenten/0518", DELFT), ("/gateway/v1/clients/waterbedrijf", PARTNER)):
        antwoord = await deur.http.put(pad, json=lichaam, headers=loket)
        assert antwoord.status_code == 403
    assert (await deur.http.get("/gateway/v1/clients", headers=loket)).status_code == 403


async def test_wie_het_register_wijzigt_staat_in_het_auditlog(deur: Deur, regio: Regio) -> None:
    beheer = await deur.als("beheer", X_Medewerker="b-12")
    await deur.http.put("/gateway/v1/gemeenten/0503", json=DELFT, headers=beheer)
    await deur.http.put("/gateway/v1/clients/waterbedrijf", json=PARTNER, headers=beheer)
    async with regio.superuser() as connection:
        rijen = await connection.fetch("SELECT gemeente, actie, object_id, actor FROM gateway.audit ORDER BY tijdstempel DESC LIMIT 2")
    assert (rijen[0]["actie"], rijen[0]["object_id"], rijen[0]["actor"]) == ("client-gewijzigd", "waterbedrijf", "beheer/b-12")
    assert (rijen[1]["gemeente"], rijen[1]["actie"]) == ("0503", "gemeente-gewijzigd")


async def test_een_client_toevoegen_en_teruglezen(deur: Deur) -> None:
    beheer = await deur.als("beheer")
    gemaakt = await deur.http.put("/gateway/v1/clients/waterbedrijf", json=PARTNER, headers=beheer)
    assert (gemaakt.status_code, gemaakt.headers["location"]) == (201, "/gateway/v1/clients/waterbedrijf")
    gelezen = inhoud(await deur.http.get("/gateway/v1/clients/waterbedrijf", headers=beheer))
    assert gelezen == {**PARTNER, "id": "waterbedrijf", "sleutels": [], "uitgever": None, "actief": True}


@pytest.mark.parametrize(
    ("anders", "status", "fout"),
    [
        ({"scopes": ["intake:trajecten:lezen"]}, 400, "ScopePastNiet"),
        ({"gemeenten": []}, 400, "GemeentenPassenNiet"),
        ({"gemeenten": ["0344", "0999"]}, 409, "OnbekendeGemeenten"),
        ({"sleutels": [{"kty": "oct", "k": "x", "kid": "y"}]}, 400, "OngeldigeSleutel"),
        ({"soort": "directeur"}, 400, "OngeldigeInvoer"),
    ],
)
async def test_een_client_die_niet_kan(deur: Deur, anders: dict[str, Any], status: int, fout: str) -> None:
    antwoord = await deur.http.put("/gateway/v1/clients/waterbedrijf", json={**PARTNER, **anders}, headers=await deur.als("beheer"))
    assert (antwoord.status_code, antwoord.json()["type"]) == (status, f"urn:regioloket:fout:{fout}")


async def test_de_lijst_van_clients_gaat_per_bladzijde(deur: Deur) -> None:
    beheer, gezien, cursor = await deur.als("beheer"), list[str](), ""
    while True:
        pagina = inhoud(await deur.http.get(f"/gateway/v1/clients?aantal=3{cursor}", headers=beheer))
        gezien += [c["id"] for c in pagina["items"]]
        if pagina["volgende"] is None:
            break
        cursor = f"&cursor={pagina['volgende']}"
    assert gezien == sorted(c.id for c in deur.bestand.clients)


async def test_de_regio_nog_eens_laden_verandert_niets(deur: Deur, regio: Regio) -> None:
    eerder = await events(regio)
    assert await laad_regio(deur.db, deur.bestand, deur.settings.sleutels_map, date(2025, 2, 3)) == 0
    assert await events(regio) == eerder


async def test_de_app_rol_kan_niemand_uit_het_register_wissen(deur: Deur) -> None:
    async with deur.db.read() as session:
        mag = await session.scalar(text("SELECT has_table_privilege('client', 'DELETE') OR has_table_privilege('gemeente', 'DELETE')"))
    assert mag is False
