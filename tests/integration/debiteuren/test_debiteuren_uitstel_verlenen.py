"""Uitstel through the API: granted once, within art. 41, seen in the stoplicht, and only by who saw the last version."""

from datetime import date
from typing import Any

import httpx

from tests.steun.debiteuren import BASIS, Loket, Regel, camt

APRIL = {"van": "2025-04-02", "totEnMet": "2025-04-30", "reden": "Ziekte van de ondernemer"}


async def verleen(loket: Loket, lening: dict[str, Any], verzoek: dict[str, str] = APRIL, *, dag: str = "2025-04-02") -> httpx.Response:
    async with loket.client(Boekdatum=dag) as client:
        etag = (await client.get(f"{BASIS}/leningen/{lening['id']}")).headers["etag"]
        return await client.post(f"{BASIS}/leningen/{lening['id']}/uitstellen", json=verzoek, headers={"If-Match": etag})


async def test_uitstel_zet_het_stoplicht_en_vertelt_geen_reden(loket: Loket) -> None:
    lening = await loket.lening()
    await loket.sluit(date(2025, 4, 2))
    antwoord = await verleen(loket, lening)
    assert antwoord.status_code == 201
    na = await loket.lees(lening["id"])
    assert (na["stoplicht"], na["uitstellen"]) == ("uitstel", [{"van": "2025-04-02", "totEnMet": "2025-04-30"}])
    alle = await loket.gebeurtenissen()
    assert alle[-2] == ("uitstel-verleend", {"leningId": lening["id"], "van": "2025-04-02", "totEnMet": "2025-04-30"})
    assert alle[-1][1]["naar"] == "uitstel"
    assert "Ziekte" not in str(alle)


async def test_tijdens_uitstel_geen_nieuwe_achterstand_en_erna_blijkt_waarom(loket: Loket) -> None:
    lening = await loket.lening()
    await verleen(loket, lening, {**APRIL, "van": "2025-03-15"}, dag="2025-03-15")
    await loket.sluit(date(2025, 4, 30))
    assert (await loket.lees(lening["id"]))["stoplicht"] == "uitstel"
    assert await loket.gebeurtenissen("achterstand-ontstaan") == []
    await loket.sluit(date(2025, 5, 1))
    na = await loket.lees(lening["id"])
    assert (na["stoplicht"], na["stoplichtReden"], na["achterstandSinds"]) == ("achterstand", "uitstel-geeindigd", "2025-04-01")
    assert len(await loket.gebeurtenissen("achterstand-ontstaan")) == 1


async def test_langer_dan_een_jaar_kan_niet(loket: Loket) -> None:
    antwoord = await verleen(loket, await loket.lening(), {**APRIL, "totEnMet": "2026-04-02"})
    assert (antwoord.status_code, antwoord.json()["type"]) == (409, "urn:regioloket:fout:UitstelTeLang")
    assert "tot en met 2026-04-01" in antwoord.json()["detail"]


async def test_twee_keer_dezelfde_dagen_kan_niet(loket: Loket) -> None:
    lening = await loket.lening()
    assert (await verleen(loket, lening)).status_code == 201
    assert (await verleen(loket, lening)).json()["type"] == "urn:regioloket:fout:UitstelOverlapt"


async def test_zonder_norm_op_de_boekdatum_geen_uitstel(loket: Loket) -> None:
    lening = await loket.lening()
    antwoord = await verleen(loket, lening, dag="2014-01-01")
    assert antwoord.json()["type"] == "urn:regioloket:fout:NormOntbreekt"
    assert "uitstel.jaren-per-keer" in antwoord.json()["detail"]


async def test_een_afgeloste_lening_krijgt_geen_uitstel(loket: Loket) -> None:
    lening = await loket.lening(hoofdsom="100", maanden=1)
    await loket.sluit(date(2025, 4, 1))
    await loket.afschrift(camt("A1", [Regel("100,67", lening["betalingskenmerk"])]), boekdatum=date(2025, 4, 1))
    assert (await verleen(loket, lening)).json()["type"] == "urn:regioloket:fout:UitstelNaAflossing"


async def test_wie_een_oude_versie_zag_wordt_tegengehouden(loket: Loket) -> None:
    lening = await loket.lening()
    async with loket.client(Boekdatum="2025-04-02") as client:
        pad = f"{BASIS}/leningen/{lening['id']}/uitstellen"
        assert (await client.post(pad, json=APRIL, headers={"If-Match": '"0"'})).status_code == 412
        assert (await client.post(pad, json=APRIL)).status_code == 428


async def test_zonder_medewerker_geen_uitstel(loket: Loket) -> None:
    lening = await loket.lening()
    token = loket.regio.token("debiteuren", scopes=["debiteuren:uitstellen:schrijven"])
    async with loket.regio.client(loket.app, token) as client:
        antwoord = await client.post(f"{BASIS}/leningen/{lening['id']}/uitstellen", json=APRIL, headers={"If-Match": '"1"'})
    assert antwoord.status_code == 403


async def test_dezelfde_sleutel_verleent_een_keer(loket: Loket) -> None:
    lening = await loket.lening()
    async with loket.client(Boekdatum="2025-04-02") as client:
        headers = {"If-Match": '"1"', "Idempotency-Key": "uitstel-voor-april"}
        antwoorden = [await client.post(f"{BASIS}/leningen/{lening['id']}/uitstellen", json=APRIL, headers=headers) for _ in range(2)]
    assert [a.status_code for a in antwoorden] == [201, 201]
    assert antwoorden[0].json() == antwoorden[1].json()
    assert (await loket.aantallen())["uitstel"] == 1


async def test_alle_foute_velden_worden_genoemd(loket: Loket) -> None:
    antwoord = await verleen(loket, await loket.lening(), {"van": "gisteren", "reden": ""})
    assert antwoord.status_code == 400
    assert {f["veld"] for f in antwoord.json()["fouten"]} == {"van", "totEnMet", "reden"}


async def test_uitstel_staat_in_audit_en_verwerkingenlog_zonder_reden(loket: Loket) -> None:
    lening = await loket.lening()
    await verleen(loket, lening)
    async with loket.regio.superuser() as connection:
        audit = await connection.fetch("SELECT actie, object_id::text, actor, nieuw FROM debiteuren.audit")
        namen = {rij["name"] for rij in await connection.fetch("SELECT name FROM debiteuren.verwerking")}
    assert [(a["actie"], a["object_id"], a["actor"]) for a in audit] == [("uitstel-verleend", lening["id"], "loket/a1")]
    assert "Ziekte" not in str(audit)
    assert "uitstel-verleend" in namen
