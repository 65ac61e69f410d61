"""Closing days: interest that sums to the schedule, terms that fall due, arrears; twice, late, interrupted, and in parallel."""

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest

from kernel.auth import Actor
from kernel.client import Apps
from kernel.jobs import JobContext
from services.debiteuren.domain.rente import dagrente
from services.debiteuren.jobs import sluit_af
from services.debiteuren.store import dagen, queries
from services.debiteuren.usecases.sluit_dag import sluit_dagen
from tests.steun.debiteuren import BASIS, DEN_HAAG, UTRECHT, Loket, Regel, camt

EERSTE = date(2025, 4, 1)
SYSTEEM = Actor("debiteuren", frozenset({UTRECHT}), frozenset(), soort="systeem", oorsprong="debiteuren")
DAARNA = date(2025, 4, 2)


async def test_rente_van_de_maand_telt_op_tot_het_schema(loket: Loket) -> None:
    lening = await loket.lening()
    antwoord = await loket.sluit(date(2025, 3, 31))
    assert antwoord.status_code == 201
    # 66,67 x 30/31 = 64,52 rounded down; the due date brings the last 2,15.
    assert (await loket.saldi(date(2025, 3, 31)))["rente-lopend"] == 6_451
    await loket.sluit(EERSTE)
    assert await loket.saldi(EERSTE) == {
        "hoofdsom": 1_000_000,
        "rente-vervallen": 6_667,
        "rentebaten": -6_667,
        "uitbetalingen": -1_000_000,
    }
    assert (await loket.lees(lening["id"]))["bijgewerktTotEnMet"] == "2025-04-01"


async def test_de_database_rekent_de_dagrente_als_het_domein(loket: Loket) -> None:
    lening = await loket.lening(uitbetaald_op=date(2025, 2, 16))
    await loket.sluit(date(2025, 5, 20))
    async with loket.worker.read([UTRECHT]) as session:
        schema = [termijn.schema for termijn in await queries.schema(session, UTRECHT, lening["id"])]
    async with loket.regio.superuser() as connection:
        rijen = await connection.fetch(
            "SELECT boekdatum, bedrag_centen FROM debiteuren.journaalpost WHERE rekening = 'rente-lopend' AND soort = 'rente'"
        )
    geboekt = {rij["boekdatum"]: rij["bedrag_centen"] for rij in rijen}
    dagen_ = [date(2025, 2, 17) + timedelta(days=d) for d in range((date(2025, 5, 20) - date(2025, 2, 16)).days)]
    assert geboekt == {dag: sum(dagrente(t, dag).centen for t in schema) for dag in dagen_}


async def test_een_gemiste_termijn_is_de_dag_erna_achterstand(loket: Loket) -> None:
    lening = await loket.lening()
    await loket.sluit(EERSTE)
    assert (await loket.lees(lening["id"]))["stoplicht"] == "bij"
    await loket.sluit(DAARNA)

    na = await loket.lees(lening["id"])
    assert (na["stoplicht"], na["stoplichtReden"], na["achterstandSinds"]) == ("achterstand", "termijn-niet-betaald", "2025-04-01")
    assert na["vervallenOpenCenten"] == 20_276
    assert await loket.gebeurtenissen("termijn-vervallen", "achterstand-ontstaan", "stoplicht-gewijzigd") == [
        (
            "termijn-vervallen",
            {"leningId": lening["id"], "nummer": 1, "vervaldag": "2025-04-01", "renteCenten": 6_667, "hoofdsomCenten": 13_609},
        ),
        ("achterstand-ontstaan", {"leningId": lening["id"], "sinds": "2025-04-01", "bedragCenten": 20_276}),
        ("stoplicht-gewijzigd", {"leningId": lening["id"], "van": "bij", "naar": "achterstand", "reden": "termijn-niet-betaald"}),
    ]


async def test_dezelfde_dag_twee_keer_verandert_niets(loket: Loket) -> None:
    await loket.lening()
    eerste = await loket.sluit(DAARNA)
    een_keer = await loket.aantallen()
    tweede = await loket.sluit(DAARNA)
    eerder = await loket.sluit(EERSTE)
    assert (tweede.status_code, eerder.status_code) == (200, 200)
    assert tweede.json() == eerste.json()
    assert await loket.aantallen() == een_keer


async def test_gemiste_dagen_worden_elk_op_hun_eigen_datum_ingehaald(loket: Loket) -> None:
    """In one go or day by day: the same journal, line for line, and the same events."""
    await loket.lening(UTRECHT)
    await loket.lening(DEN_HAAG)
    await loket.sluit(date(2025, 6, 10), gemeente=UTRECHT)
    dag = date(2025, 3, 2)
    while dag <= date(2025, 6, 10):
        await loket.sluit(dag, gemeente=DEN_HAAG)
        dag += timedelta(days=1)

    async def journaal(gemeente: str) -> list[tuple[Any, ...]]:
        async with loket.regio.superuser() as connection:
            kolommen = "boekdatum, valutadatum, soort, rekening, bedrag_centen"
            vraag = f"SELECT {kolommen} FROM debiteuren.journaalpost WHERE gemeente = $1 ORDER BY {kolommen}"
            return [tuple(rij) for rij in await connection.fetch(vraag, gemeente)]

    assert await journaal(UTRECHT) == await journaal(DEN_HAAG)
    async with loket.regio.superuser() as connection:
        vraag = "SELECT gemeente, array_agg(type || boekdatum ORDER BY nummer) AS namen FROM debiteuren.outbox GROUP BY gemeente"
        namen = {rij["gemeente"]: rij["namen"] for rij in await connection.fetch(vraag)}
    assert namen[UTRECHT] == namen[DEN_HAAG]


async def test_een_lening_die_later_binnenkomt_leeft_haar_eigen_dagen(loket: Loket) -> None:
    """Named complaint: catch-up must respect each loan's own last date. The books of April are closed, so May carries the boekdatum."""
    await loket.lening()
    await loket.sluit(date(2025, 4, 30))
    gesloten = await loket.saldi(date(2025, 4, 30))
    laat = await loket.lening()
    await loket.sluit(date(2025, 5, 1))

    async with loket.client() as client:
        posten = (await client.get(f"{BASIS}/leningen/{laat['id']}/journaalposten?aantal=100")).json()["items"]
    assert {p["boekdatum"] for p in posten} == {"2025-05-01"}
    assert sorted({p["valutadatum"] for p in posten})[:2] == ["2025-03-01", "2025-03-02"]
    assert await loket.saldi(date(2025, 4, 30)) == gesloten, "what is closed does not move"
    saldi = await loket.saldi(date(2025, 5, 1))
    assert saldi["rente-vervallen"] == 2 * (6_667 + 6_576)  # both loans have seen the terms of April and May fall due


async def test_afgebroken_na_elk_stuk_en_opnieuw_geeft_dezelfde_dag(loket: Loket, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven loans in chunks of three: stopped after any chunk, the rerun books the rest and nothing twice."""
    for _ in range(7):
        await loket.lening(UTRECHT)
        await loket.lening(DEN_HAAG)
    await loket.sluit(EERSTE, gemeente=DEN_HAAG)

    echt = dagen.tel
    for stukken in range(3):  # two lanes, of four and three loans: three chunks
        over = stukken

        async def breek(*args: Any, **kwargs: Any) -> None:
            nonlocal over
            if over == 0:
                raise ConnectionError("the process stops here")
            over -= 1
            await echt(*args, **kwargs)

        monkeypatch.setattr(dagen, "tel", breek)
        dag = date(2025, 3, 2) + timedelta(days=stukken)
        with pytest.raises(ExceptionGroup):
            await sluit_dagen(loket.worker, UTRECHT, dag, SYSTEEM, stuk=3)
        monkeypatch.setattr(dagen, "tel", echt)
        await loket.sluit(dag)
    await loket.sluit(EERSTE)

    assert await loket.saldi(EERSTE, gemeente=UTRECHT) == await loket.saldi(EERSTE, gemeente=DEN_HAAG)
    afgebroken, in_een_keer = [(await loket.sluit(EERSTE, gemeente=g)).json() for g in (UTRECHT, DEN_HAAG)]
    for veld in ("leningen", "renteCenten", "vervallenTermijnen", "achterstanden"):
        assert afgebroken[veld] == in_een_keer[veld]


async def test_een_kapotte_lening_houdt_de_rest_niet_tegen(loket: Loket) -> None:
    """What users of Fineract met (#2545, #6078): one loan that cannot be closed stopped the whole night."""
    leningen = [await loket.lening() for _ in range(5)]
    kapot = leningen[2]["id"]
    async with loket.regio.superuser() as connection:
        # An amount with which no sum fits: the statement that holds this loan fails.
        await connection.execute(
            "UPDATE debiteuren.aflostermijn SET rente_centen = 9223372036854775807, begin = '2025-02-01'"
            " WHERE lening_id = $1 AND nummer = 1",
            kapot,
        )
    dag = (await loket.sluit(date(2025, 3, 10))).json()
    assert (dag["afgesloten"], dag["leningen"], dag["overgeslagen"]) == (True, 4, 1)
    async with loket.client() as client:
        (gemist,) = (await client.get(f"{BASIS}/dagafsluitingen/{dag['id']}/overgeslagen")).json()["items"]
    assert (gemist["leningId"], gemist["dag"]) == (kapot, "2025-03-02")
    # Nine days of 66,67 x 9/31 = 19,35 for four loans.
    assert (await loket.saldi(date(2025, 3, 10)))["rente-lopend"] == 4 * 1_935

    async with loket.regio.superuser() as connection:
        await connection.execute(
            "UPDATE debiteuren.aflostermijn SET rente_centen = 6667, begin = '2025-03-01' WHERE lening_id = $1 AND nummer = 1", kapot
        )
    hersteld = (await loket.sluit(date(2025, 3, 11))).json()
    assert (hersteld["leningen"], hersteld["overgeslagen"]) == (5, 0)
    # Ten days, 66,67 x 10/31 = 21,50, for all five: the loan caught up, each day on its own value date.
    assert (await loket.saldi(date(2025, 3, 11)))["rente-lopend"] == 5 * 2_150
    async with loket.client() as client:
        posten = (await client.get(f"{BASIS}/leningen/{kapot}/journaalposten?aantal=100")).json()["items"]
    assert {p["valutadatum"] for p in posten if p["soort"] == "rente"} == {f"2025-03-{d:02d}" for d in range(2, 12)}


async def test_de_nachtelijke_taak_maakt_af_wat_bleef_liggen(loket: Loket, regio_apps: Apps) -> None:
    await loket.lening()
    async with loket.worker.write([UTRECHT]) as session:
        await dagen.begin_dag(session, UTRECHT, DAARNA)
    await sluit_af(JobContext(loket.worker, regio_apps))
    async with loket.client() as client:
        lijst = (await client.get(f"{BASIS}/dagafsluitingen?gemeente={UTRECHT}&aantal=100")).json()["items"]
    assert lijst[-1]["datum"] == "2025-04-02"
    assert all(dag["afgesloten"] for dag in lijst)


async def test_vier_tegelijk_sluiten_een_keer(loket: Loket) -> None:
    for _ in range(5):
        await loket.lening()
    antwoorden = await asyncio.gather(*(loket.sluit(date(2025, 3, 10)) for _ in range(4)))
    assert {a.status_code for a in antwoorden} <= {200, 201}
    # Nine days of 66,67 x 9/31 = 19,35 for five loans.
    assert (await loket.saldi(date(2025, 3, 10)))["rente-lopend"] == 5 * 1_935
    assert len(await loket.gebeurtenissen("dag-afgesloten")) == 9


async def test_dag_afgesloten_vertelt_wat_de_dag_deed(loket: Loket) -> None:
    await loket.lening()
    await loket.lening()
    antwoord = (await loket.sluit(EERSTE)).json()
    (laatste,) = [data for _, data in await loket.gebeurtenissen("dag-afgesloten") if data["datum"] == "2025-04-01"]
    # 66,67 - 64,51 = 2,16 on the last day, twice.
    verwacht = {"leningen": 2, "renteCenten": 432, "vervallenTermijnen": 2, "achterstanden": 0}
    assert {k: laatste[k] for k in verwacht} == verwacht
    assert {k: antwoord[k] for k in verwacht} == verwacht


async def test_een_dag_die_nog_komt_kan_niet_worden_afgesloten(loket: Loket) -> None:
    async with loket.client(Boekdatum="2025-04-01") as client:
        antwoord = await client.post(f"{BASIS}/dagafsluitingen", json={"gemeente": UTRECHT, "datum": "2025-04-02"})
    assert (antwoord.status_code, antwoord.json()["type"]) == (409, "urn:regioloket:fout:DagNogNietVoorbij")


async def test_een_dag_voor_het_begin_kan_niet_meer(loket: Loket) -> None:
    await loket.lening()
    await loket.sluit(date(2025, 3, 5))
    antwoord = await loket.sluit(date(2025, 2, 1))
    assert (antwoord.status_code, antwoord.json()["type"]) == (409, "urn:regioloket:fout:DagVoorbij")


async def test_vooruitbetaald_betaalt_de_termijn_op_zijn_vervaldag(loket: Loket) -> None:
    lening = await loket.lening()
    await loket.afschrift(camt("A1", [Regel("202,76", lening["betalingskenmerk"], date(2025, 3, 20))]), boekdatum=date(2025, 3, 21))
    assert (await loket.saldi(date(2025, 3, 21)))["vooruitbetaald"] == -20_276
    await loket.sluit(DAARNA)
    na = await loket.lees(lening["id"])
    assert (na["stoplicht"], na["vooruitCenten"], na["hoofdsomOpenCenten"]) == ("bij", 0, 1_000_000 - 13_609)
    saldi = await loket.saldi(DAARNA)
    assert "vooruitbetaald" not in saldi
    assert saldi["hoofdsom"] == 1_000_000 - 13_609


async def test_de_hele_looptijd_in_een_keer(loket: Loket) -> None:
    """Three terms, each paid when due: nothing is left on any account of the loan, and the light is out."""
    lening = await loket.lening(hoofdsom="300", maanden=3)
    async with loket.client() as client:
        schema = (await client.get(f"{BASIS}/leningen/{lening['id']}/termijnen")).json()["items"]
    for termijn in schema:
        dag = date.fromisoformat(termijn["vervaldag"])
        await loket.sluit(dag)
        bedrag = f"{(termijn['renteCenten'] + termijn['hoofdsomCenten']) / 100:.2f}".replace(".", ",")
        await loket.afschrift(camt(f"A{termijn['nummer']}", [Regel(bedrag, lening["betalingskenmerk"], dag)]), boekdatum=dag)
    na = await loket.lees(lening["id"])
    assert (na["stoplicht"], na["stoplichtReden"], na["hoofdsomOpenCenten"]) == ("afgesloten", "afgelost", 0)
    assert [naam for naam, _ in await loket.gebeurtenissen("afgelost", "achterstand-ontstaan")] == ["afgelost"]
    rente = sum(t["renteCenten"] for t in schema)
    assert await loket.saldi(date(2025, 7, 1)) == {"bank": 30_000 + rente, "uitbetalingen": -30_000, "rentebaten": -rente}


@pytest.fixture
async def regio_apps(loket: Loket) -> Apps:
    return Apps(loket.worker.settings)
