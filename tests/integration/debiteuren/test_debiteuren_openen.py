"""`krediet-uitbetaald` opens a loan: schedule, debtor, journal and event, once."""

from datetime import date

import pytest

from contracts.bbz import Vorm
from services.debiteuren.domain.fouten import BetrokkeneOntbreekt
from tests.steun.debiteuren import BASIS, BSN, IBAN, NAAM, UTRECHT, Loket, krediet_uitbetaald


async def test_een_uitbetaling_opent_een_lening_met_schema(loket: Loket) -> None:
    lening = await loket.lening()

    async with loket.client() as client:
        schema = (await client.get(f"{BASIS}/leningen/{lening['id']}/termijnen")).json()["items"]
    assert len(schema) == 60
    assert (schema[0]["renteCenten"], schema[0]["hoofdsomCenten"]) == (6_667, 13_609)  # 66,67 + 136,09 = 202,76
    assert sum(t["hoofdsomCenten"] for t in schema) == lening["hoofdsomCenten"] == 1_000_000
    assert (lening["stoplicht"], lening["stoplichtReden"], len(lening["betalingskenmerk"])) == ("bij", "op-schema", 16)
    assert lening["debiteur"]["persoon"]["achternaam"] == NAAM


async def test_de_uitbetaling_staat_in_het_journaal(loket: Loket) -> None:
    lening = await loket.lening()
    assert await loket.saldi(date(2025, 3, 1)) == {"hoofdsom": 1_000_000, "uitbetalingen": -1_000_000}
    assert await loket.saldi(date(2025, 2, 28)) == {}
    async with loket.client() as client:
        posten = (await client.get(f"{BASIS}/leningen/{lening['id']}/journaalposten")).json()["items"]
    assert [(p["soort"], p["rekening"], p["bedragCenten"]) for p in posten] == [
        ("uitbetaling", "hoofdsom", 1_000_000),
        ("uitbetaling", "uitbetalingen", -1_000_000),
    ]


async def test_lening_geopend_gaat_de_bus_op_zonder_iets_persoonlijks(loket: Loket) -> None:
    lening = await loket.lening()
    ((naam, data),) = await loket.gebeurtenissen()
    assert naam == "lening-geopend"
    assert data == {
        "leningId": lening["id"],
        "voorzieningId": lening["voorzieningId"],
        "hoofdsomCenten": 1_000_000,
        "termijnen": 60,
        "eersteVervaldag": "2025-04-01",
        "laatsteVervaldag": "2030-03-01",
        "soort": "rentedragende-lening",
    }


async def test_dezelfde_gebeurtenis_twee_keer_is_een_lening(loket: Loket) -> None:
    event = krediet_uitbetaald()
    await loket.ontvang(event)
    een_keer = await loket.aantallen()
    await loket.ontvang(event)
    assert await loket.aantallen() == een_keer


async def test_renteloos_heeft_geen_rente(loket: Loket) -> None:
    lening = await loket.lening(vorm=Vorm.RENTELOZE_LENING, maanden=3)
    async with loket.client() as client:
        schema = (await client.get(f"{BASIS}/leningen/{lening['id']}/termijnen")).json()["items"]
    assert [(t["renteCenten"], t["hoofdsomCenten"]) for t in schema] == [(0, 333_333), (0, 333_333), (0, 333_334)]


@pytest.mark.parametrize("vorm", [Vorm.OM_NIET, Vorm.BORGTOCHT])
async def test_wat_niet_wordt_terugbetaald_geeft_geen_lening(loket: Loket, vorm: Vorm) -> None:
    await loket.ontvang(krediet_uitbetaald(vorm=vorm, betrokkene=None))
    assert (await loket.aantallen())["lening"] == 0


async def test_zonder_debiteur_geen_lening(loket: Loket) -> None:
    with pytest.raises(BetrokkeneOntbreekt):
        await loket.ontvang(krediet_uitbetaald(betrokkene=None))
    assert (await loket.aantallen())["lening"] == 0


async def test_elke_lening_heeft_een_eigen_kenmerk(loket: Loket) -> None:
    kenmerken = [(await loket.lening(gemeente))["betalingskenmerk"] for gemeente in (UTRECHT, UTRECHT, "0518")]
    assert len(set(kenmerken)) == 3


async def test_persoonsgegevens_staan_nergens_leesbaar(loket: Loket) -> None:
    """The whole schema is dumped and searched: only ciphertext and keyed hashes."""
    await loket.lening()
    async with loket.regio.superuser() as connection:
        tabellen = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'debiteuren'")
        alles = [str(await connection.fetch(f"SELECT t::text FROM debiteuren.{rij['tablename']} t")) for rij in tabellen]
    for geheim in (BSN, IBAN, NAAM, "Bakkerij"):
        assert not any(geheim in inhoud for inhoud in alles)


async def test_openen_en_lezen_staan_in_het_verwerkingenlog(loket: Loket) -> None:
    await loket.lening()
    async with loket.regio.superuser() as connection:
        rijen = await connection.fetch("SELECT name, data_subject_id_type, foreign_processor FROM debiteuren.verwerking ORDER BY id")
    assert [tuple(rij) for rij in rijen] == [("lening openen", "BSN", "bbz"), ("lening gelezen", "BSN", None)]
