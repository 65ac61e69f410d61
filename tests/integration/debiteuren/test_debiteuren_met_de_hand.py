"""What a person does: place an unknown line, plan anew, repay early, give back, charge interest by law."""

from datetime import date
from decimal import Decimal
from typing import Any

import httpx
import pytest

from services.debiteuren.domain.afschrift import rf_kenmerk
from tests.steun.debiteuren import BASIS, DEN_HAAG, IBAN, UTRECHT, Loket, Regel, camt

EERSTE, DAARNA, MEI = date(2025, 4, 1), date(2025, 4, 2), date(2025, 5, 2)


async def doe(
    loket: Loket, pad: str, inhoud: dict[str, Any] | None = None, *, lening: str | None = None, dag: date = DAARNA
) -> httpx.Response:
    """POST as a consulent, with the version of the loan that he saw."""
    kop = {"Boekdatum": dag.isoformat()}
    if lening is not None:
        kop["If-Match"] = f'"{await versie(loket, lening)}"'
    async with loket.client(**kop) as client:
        return await client.post(f"{BASIS}{pad}", json=inhoud)


async def versie(loket: Loket, lening: str) -> int:
    async with loket.regio.superuser() as connection:
        return int(await connection.fetchval("SELECT versie FROM debiteuren.lening WHERE id = $1", lening))


async def norm(connection: Any, procent: float) -> None:
    """What an administrator does: the percentage is not shipped."""
    await connection.execute("SET search_path = debiteuren")
    rij = ("wettelijke-rente", date(2025, 1, 1), None, "BW, art. 6:119", "procent", Decimal(str(procent)), "proef", False)
    await connection.execute("INSERT INTO norm VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", *rij)


async def onbekend(loket: Loket) -> list[dict[str, Any]]:
    async with loket.client() as client:
        items: list[dict[str, Any]] = (await client.get(f"{BASIS}/ontvangsten?status=onbekend")).json()["items"]
    return items


async def test_een_rf_verwijzing_vindt_de_lening(loket: Loket) -> None:
    lening = await loket.lening()
    await loket.afschrift(camt("A1", [Regel("10,00", rf_kenmerk(lening["betalingskenmerk"]))]))
    assert (await loket.lees(lening["id"]))["vooruitCenten"] == 1_000


async def test_een_bekende_rekening_geeft_een_voorstel_en_boekt_niets(loket: Loket) -> None:
    lening = await loket.lening()
    await loket.afschrift(camt("A1", [Regel("202,76", tekst="aflossing")]))
    (regel,) = await onbekend(loket)
    # The next term asks 202,76 and the account is the debtor's.
    assert (regel["tegenrekening"], regel["voorstelLeningId"], regel["voorstelReden"]) == (IBAN, lening["id"], "iban-en-bedrag")
    assert (await loket.lees(lening["id"]))["vooruitCenten"] == 0


async def test_een_regel_wordt_over_leningen_van_twee_gemeenten_verdeeld(loket: Loket) -> None:
    een, ander = await loket.lening(UTRECHT), await loket.lening(DEN_HAAG)
    await loket.afschrift(camt("A1", [Regel("100,00")]))
    (regel,) = await onbekend(loket)
    delen = [{"leningId": een["id"], "bedragCenten": 3_000}, {"leningId": ander["id"], "bedragCenten": 5_000}]
    assert (await doe(loket, f"/ontvangsten/{regel['id']}/koppelingen", {"delen": delen})).status_code == 201
    (rest,) = await onbekend(loket)
    assert (rest["id"], rest["verdeeldCenten"]) == (regel["id"], 8_000)
    utrecht, den_haag = [await loket.saldi(MEI, gemeente=g) for g in (UTRECHT, DEN_HAAG)]
    # 100,00 came in: 20,00 still waits and 30,00 is on the loan in Utrecht, 50,00 went to Den Haag.
    assert (utrecht["bank"], utrecht["onbekend"], utrecht["vooruitbetaald"]) == (5_000, -2_000, -3_000)
    assert (den_haag["bank"], den_haag["vooruitbetaald"]) == (5_000, -5_000)
    te_veel = await doe(loket, f"/ontvangsten/{regel['id']}/koppelingen", {"delen": [{"leningId": een["id"], "bedragCenten": 2_001}]})
    assert (te_veel.status_code, te_veel.json()["type"]) == (409, "urn:regioloket:fout:MeerDanOnbekend")


async def test_de_debiteur_wijst_aan_welke_termijn_hij_betaalt(loket: Loket) -> None:
    lening = await loket.lening()
    await loket.sluit(MEI)
    await loket.afschrift(camt("A1", [Regel("202,76")]), boekdatum=MEI)
    (regel,) = await onbekend(loket)
    deel = {"leningId": lening["id"], "bedragCenten": 20_276, "termijn": 2}
    await doe(loket, f"/ontvangsten/{regel['id']}/koppelingen", {"delen": [deel]}, dag=MEI)
    async with loket.client() as client:
        termijnen = (await client.get(f"{BASIS}/leningen/{lening['id']}/termijnen")).json()["items"][:2]
    assert [t["renteBetaaldCenten"] + t["hoofdsomBetaaldCenten"] for t in termijnen] == [0, 20_276]


async def test_een_verkeerde_koppeling_gaat_terug_zonder_een_spoor_in_de_saldi(loket: Loket) -> None:
    lening = await loket.lening()
    await loket.sluit(DAARNA)
    await loket.afschrift(camt("A1", [Regel("202,76")]), boekdatum=DAARNA)
    voor = await loket.saldi(MEI)
    (regel,) = await onbekend(loket)
    antwoord = await doe(loket, f"/ontvangsten/{regel['id']}/koppelingen", {"delen": [{"leningId": lening["id"], "bedragCenten": 20_276}]})
    assert (await loket.lees(lening["id"]))["vervallenOpenCenten"] == 0
    terug = await doe(loket, f"/ontvangsten/{antwoord.json()['id']}/ontkoppeling")
    assert terug.status_code == 201
    assert await loket.saldi(MEI) == voor
    assert (await loket.lees(lening["id"]))["vervallenOpenCenten"] == 20_276
    assert [(o["bedragCenten"], o["verdeeldCenten"]) for o in await onbekend(loket)] == [(20_276, 0)]


async def test_een_uitgaande_regel_sluit_de_uitbetaling(loket: Loket) -> None:
    await loket.lening(hoofdsom="1.000")
    await loket.afschrift(camt("A1", [Regel("-1.000,00", tekst="krediet"), Regel("400,00", tekst="van de gemeente")]))
    for regel in await onbekend(loket):
        bestemming = "uitbetaling" if regel["bedragCenten"] < 0 else "afdracht"
        assert (await doe(loket, f"/ontvangsten/{regel['id']}/bestemming", {"bestemming": bestemming})).status_code == 204
    assert await loket.saldi(MEI) == {"hoofdsom": 100_000, "bank": -60_000, "afdracht": -40_000}


async def test_een_nieuwe_afspraak_geeft_een_versie_en_bewaart_de_oude(loket: Loket) -> None:
    lening = await loket.lening(hoofdsom="600", maanden=6)
    await loket.sluit(date(2025, 3, 11))
    delen = [{"vervaldag": "2025-06-01", "hoofdsomCenten": 20_000}, {"vervaldag": "2025-12-01", "hoofdsomCenten": 40_000}]
    verzoek = {"vorm": "vrij", "renteProcent": 8, "delen": delen, "reden": "herziening"}
    assert (await doe(loket, f"/leningen/{lening['id']}/schemaversies", verzoek, lening=lening["id"])).status_code == 201
    async with loket.client() as client:
        versies = (await client.get(f"{BASIS}/leningen/{lening['id']}/schemaversies")).json()["items"]
        termijnen = (await client.get(f"{BASIS}/leningen/{lening['id']}/termijnen")).json()["items"]
    assert [(v["versie"], len(v["nummers"])) for v in versies] == [(1, 6), (2, 2)]
    # First term: 4,00 x 10/31 = 1,29 had run by 11 March, and 80 days (30/360) over 600,00 at 8 % is 10,67. Second: 180 days over 400,00.
    assert [t["renteCenten"] for t in termijnen] == [129 + 1_067, 1_600]
    await loket.sluit(date(2025, 12, 1))
    saldi = await loket.saldi(date(2025, 12, 1))
    assert (saldi["rente-vervallen"], saldi.get("rente-lopend"), saldi["rentebaten"]) == (2_796, None, -2_796)


@pytest.mark.parametrize(("gevolg", "aantal"), [("lagere-termijnen", 60), ("kortere-looptijd", 28)])
async def test_extra_aflossen_verlaagt_of_verkort(loket: Loket, gevolg: str, aantal: int) -> None:
    lening = await loket.lening()
    await loket.afschrift(camt("A1", [Regel("5.000,00", lening["betalingskenmerk"])]))
    verzoek = {"bedragCenten": 500_000, "gevolg": gevolg}
    assert (await doe(loket, f"/leningen/{lening['id']}/extra-aflossingen", verzoek, lening=lening["id"])).status_code == 201
    na = await loket.lees(lening["id"])
    assert (na["termijnen"], na["hoofdsomOpenCenten"], na["vooruitCenten"]) == (aantal, 500_000, 0)
    te_veel = await doe(loket, f"/leningen/{lening['id']}/extra-aflossingen", verzoek, lening=lening["id"])
    assert te_veel.json()["type"] == "urn:regioloket:fout:NietGenoegVooruit"


async def test_wettelijke_rente_weigert_zonder_percentage_en_rekent_met(loket: Loket) -> None:
    lening = await loket.lening(hoofdsom="50.000")
    await loket.sluit(MEI)
    pad = f"/leningen/{lening['id']}/wettelijke-rente"
    zonder = await doe(loket, pad, lening=lening["id"], dag=MEI)
    assert (zonder.status_code, zonder.json()["type"]) == (409, "urn:regioloket:fout:NormOntbreekt")
    assert "wettelijke-rente" in zonder.json()["detail"]
    async with loket.regio.superuser() as connection:
        await norm(connection, 36.5)
    try:
        # 1.013,82 open since 1 April, 31 days at 36,5 % is 31,43; the term of 1 May 1 day: 1,01. Together 32,44.
        met = await doe(loket, pad, lening=lening["id"], dag=MEI)
        assert (met.status_code, met.json()["bedragCenten"]) == (201, 3_244)
        assert (await loket.saldi(date(2025, 5, 3)))["rente-vervallen"] == 33_333 + 32_880 + 3_244
    finally:
        async with loket.regio.superuser() as connection:
            await connection.execute("DELETE FROM debiteuren.norm WHERE code = 'wettelijke-rente'")


async def test_onder_de_drempel_is_geen_wettelijke_rente_verschuldigd(loket: Loket) -> None:
    lening = await loket.lening()
    await loket.sluit(MEI)
    async with loket.regio.superuser() as connection:
        await norm(connection, 6)
    try:
        antwoord = await doe(loket, f"/leningen/{lening['id']}/wettelijke-rente", lening=lening["id"], dag=MEI)
        assert antwoord.json()["type"] == "urn:regioloket:fout:WettelijkeRenteNietVerschuldigd"
        assert "€ 20,00" in antwoord.json()["detail"]
    finally:
        async with loket.regio.superuser() as connection:
            await connection.execute("DELETE FROM debiteuren.norm WHERE code = 'wettelijke-rente'")
