"""A boeking that was wrong is taken back by two people; the day that is closed does not move, and the debtor gets what he paid."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import asyncpg
import httpx
import pytest

from tests.steun.debiteuren import BASIS, DEN_HAAG, UTRECHT, Loket, Regel, camt

APRIL, MEI = date(2025, 4, 1), date(2025, 5, 2)


@pytest.fixture(autouse=True)
async def zonder_norm(loket: Loket) -> AsyncIterator[None]:
    """Normen are no gemeente's: what a test adds is taken out after it."""
    yield
    async with loket.regio.superuser() as connection:
        await connection.execute("DELETE FROM debiteuren.norm WHERE code = 'wettelijke-rente'")


async def stel_voor(loket: Loket, lening: str, boeking: str, *, medewerker: str = "a1", dag: date = MEI) -> httpx.Response:
    async with loket.regio.superuser() as connection:
        versie = await connection.fetchval("SELECT versie FROM debiteuren.lening WHERE id = $1", lening)
    async with loket.client(medewerker=medewerker, **{"Boekdatum": dag.isoformat(), "If-Match": f'"{versie}"'}) as client:
        verzoek = {"boekingId": boeking, "motivering": "De aanmaning ging naar een oud adres."}
        return await client.post(f"{BASIS}/leningen/{lening}/tegenboekingvoorstellen", json=verzoek)


async def bekrachtig(loket: Loket, voorstel: str, *, medewerker: str = "b2", dag: date = MEI) -> httpx.Response:
    async with loket.client(medewerker=medewerker, Boekdatum=dag.isoformat()) as client:
        return await client.post(f"{BASIS}/tegenboekingvoorstellen/{voorstel}/bekrachtigingen")


async def met_wettelijke_rente(loket: Loket) -> tuple[dict[str, Any], str]:
    """€ 10.000 in one term of 1 April, not paid: on 2 May 31 days at 6 % were charged. Gives the loan and the boeking."""
    lening = await loket.lening(maanden=1)
    await loket.sluit(date(2025, 5, 1))
    async with loket.regio.superuser() as connection:
        await connection.execute("SET search_path = debiteuren")
        await connection.execute("DELETE FROM norm WHERE code = 'wettelijke-rente'")
        await connection.execute(
            "INSERT INTO norm VALUES ('wettelijke-rente', '2025-01-01', NULL, 'BW, art. 6:119', 'procent', 6, 'proef', false)"
        )
        versie = await connection.fetchval("SELECT versie FROM lening WHERE id = $1", lening["id"])
    async with loket.client(**{"Boekdatum": MEI.isoformat(), "If-Match": f'"{versie}"'}) as client:
        antwoord = await client.post(f"{BASIS}/leningen/{lening['id']}/wettelijke-rente")
    assert antwoord.status_code == 201, antwoord.text
    return lening, (await boekingen(loket, lening["id"], "wettelijke-rente"))[0]


async def boekingen(loket: Loket, lening: str, soort: str) -> list[str]:
    async with loket.client() as client:
        posten = (await client.get(f"{BASIS}/leningen/{lening}/journaalposten?aantal=100")).json()["items"]
    return sorted({p["boekingId"] for p in posten if p["soort"] == soort})


async def test_een_verkeerde_last_gaat_terug_met_twee_mensen(loket: Loket) -> None:
    lening = await loket.lening(maanden=1)
    await loket.sluit(date(2025, 5, 1))
    voor, saldi = await loket.lees(lening["id"]), await loket.saldi(MEI)
    await loket.regio.schoon("debiteuren")
    lening, boeking = await met_wettelijke_rente(loket)
    # 10.066,67 x 6 % x 31 / 365 = 51,30.
    assert (await loket.lees(lening["id"]))["vervallenOpenCenten"] == voor["vervallenOpenCenten"] + 5_130
    voorstel = (await stel_voor(loket, lening["id"], boeking)).json()["id"]
    zelf = await bekrachtig(loket, voorstel, medewerker="a1")
    assert (zelf.status_code, zelf.json()["type"]) == (409, "urn:regioloket:fout:ZelfdeMedewerker")
    async with loket.client(medewerker="b2") as client:
        gelezen = (await client.get(f"{BASIS}/tegenboekingvoorstellen/{voorstel}")).json()
    assert (gelezen["boekingId"], gelezen["besloten"]) == (boeking, False)
    assert (await bekrachtig(loket, voorstel)).status_code == 201
    assert (await loket.lees(lening["id"]))["vervallenOpenCenten"] == voor["vervallenOpenCenten"]
    assert await loket.saldi(MEI) == saldi
    weer = await stel_voor(loket, lening["id"], boeking)
    assert (weer.status_code, weer.json()["type"]) == (409, "urn:regioloket:fout:AlTeruggedraaid")
    (spiegel,) = await boekingen(loket, lening["id"], "tegenboeking")
    assert (await stel_voor(loket, lening["id"], spiegel)).json()["type"] == "urn:regioloket:fout:AlTeruggedraaid"


async def test_wat_op_een_teruggedraaide_last_was_betaald_is_van_de_debiteur(loket: Loket) -> None:
    """He paid 10.117,97: the term with its interest by law. The 51,30 stand to his credit after it."""
    lening, boeking = await met_wettelijke_rente(loket)
    await loket.afschrift(camt("A1", [Regel("10.117,97", lening["betalingskenmerk"], MEI)]), boekdatum=MEI)
    na = await loket.lees(lening["id"])
    assert (na["stoplicht"], na["vervallenOpenCenten"]) == ("afgesloten", 0)
    await bekrachtig(loket, (await stel_voor(loket, lening["id"], boeking)).json()["id"])
    na = await loket.lees(lening["id"])
    assert (na["vooruitCenten"], na["vervallenOpenCenten"]) == (5_130, 0)
    saldi = await loket.saldi(MEI)
    assert (saldi["vooruitbetaald"], saldi.get("rente-vervallen"), saldi.get("hoofdsom")) == (-5_130, None, None)


async def test_een_afgesloten_dag_beweegt_niet_door_een_tegenboeking(loket: Loket) -> None:
    lening, boeking = await met_wettelijke_rente(loket)
    await loket.sluit(date(2025, 5, 10))
    toen = await loket.saldi(date(2025, 5, 10))
    voorstel = (await stel_voor(loket, lening["id"], boeking, dag=date(2025, 5, 12))).json()["id"]
    await bekrachtig(loket, voorstel, dag=date(2025, 5, 12))
    assert await loket.saldi(date(2025, 5, 10)) == toen
    async with loket.regio.superuser() as connection:
        rij = await connection.fetchrow(
            "SELECT DISTINCT boekdatum, valutadatum, herroept_id::text FROM debiteuren.journaalpost WHERE soort = 'tegenboeking'"
        )
    assert rij is not None
    assert tuple(rij) == (date(2025, 5, 12), MEI, boeking)


async def test_rente_uit_het_schema_en_een_ontvangst_draait_niemand_hier_terug(loket: Loket) -> None:
    lening, _ = await met_wettelijke_rente(loket)
    for soort in ("uitbetaling", "rente", "verval"):
        geweigerd = await stel_voor(loket, lening["id"], (await boekingen(loket, lening["id"], soort))[0])
        assert (geweigerd.status_code, geweigerd.json()["type"]) == (409, "urn:regioloket:fout:NietTerugTeDraaien"), soort


async def test_een_boeking_van_een_ander_is_er_niet(loket: Loket) -> None:
    lening, boeking = await met_wettelijke_rente(loket)
    ander = await loket.lening(DEN_HAAG)
    assert (await stel_voor(loket, ander["id"], boeking)).json()["type"] == "urn:regioloket:fout:BoekingNietGevonden"
    voorstel = (await stel_voor(loket, lening["id"], boeking)).json()["id"]
    async with loket.client([DEN_HAAG], medewerker="b2", Boekdatum=MEI.isoformat()) as client:
        lezen = await client.get(f"{BASIS}/tegenboekingvoorstellen/{voorstel}")
        doen = await client.post(f"{BASIS}/tegenboekingvoorstellen/{voorstel}/bekrachtigingen")
    assert (lezen.status_code, doen.status_code) == (404, 404)


async def test_dezelfde_dagen_dragen_geen_tweede_keer_wettelijke_rente(loket: Loket) -> None:
    """Asked again on the same day there is nothing; 32 days later 32 days, and no interest over what was charged before."""
    lening, _ = await met_wettelijke_rente(loket)

    async def weer(dag: date) -> httpx.Response:
        async with loket.regio.superuser() as connection:
            versie = await connection.fetchval("SELECT versie FROM debiteuren.lening WHERE id = $1", lening["id"])
        async with loket.client(**{"Boekdatum": dag.isoformat(), "If-Match": f'"{versie}"'}) as client:
            return await client.post(f"{BASIS}/leningen/{lening['id']}/wettelijke-rente")

    assert (await weer(MEI)).json()["type"] == "urn:regioloket:fout:GeenVerzuim"
    # 10.066,67 x 6 % x 32 / 365 = 52,95.
    assert (await weer(date(2025, 6, 3))).json()["bedragCenten"] == 5_295


async def test_de_database_weigert_een_halve_en_een_tweede_tegenboeking(loket: Loket) -> None:
    lening, boeking = await met_wettelijke_rente(loket)
    async with loket.regio.superuser() as connection:
        await connection.execute("SET search_path = debiteuren")
        halve = (
            "INSERT INTO journaalpost (gemeente, boeking_id, nummer, soort, rekening, bedrag_centen, lening_id, boekdatum, valutadatum,"
            " herroept_id) SELECT $1, b, n, 'tegenboeking', r, d, $2, '2025-05-12', '2025-05-02', $3 FROM (SELECT uuidv7() AS b) AS x,"
            " (VALUES (1, 'rente-vervallen', -100), (2, 'rentebaten', 100)) AS v(n, r, d)"
        )
        with pytest.raises(asyncpg.CheckViolationError, match="spiegelbeeld"):
            await connection.execute(halve, UTRECHT, lening["id"], boeking)
