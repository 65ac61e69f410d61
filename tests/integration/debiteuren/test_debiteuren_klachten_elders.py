"""What users of Apache Fineract met, each by its number: a night that went wrong there goes right here.

Elsewhere: a broken loan that stops the night (#2545, #6078) in the tests of the dagafsluiting, 0 % that comes to bear interest (#4884)
in those of what bbz decides.
"""

import asyncio
from datetime import date, timedelta
from typing import Any

from sqlalchemy import text

from kernel.db import set_gemeenten
from tests.steun.debiteuren import BASIS, UTRECHT, Loket, Regel, camt


async def rente_per_dag(loket: Loket, lening: dict[str, Any]) -> dict[str, int]:
    """The interest that was booked, by its value date: no day has two."""
    waar = "lening_id = $1 AND soort = 'rente' AND rekening = 'rente-lopend'"
    vraag = f"SELECT valutadatum, bedrag_centen FROM debiteuren.journaalpost WHERE {waar}"
    async with loket.regio.superuser() as connection:
        rijen = await connection.fetch(vraag, lening["id"])
    assert len({rij["valutadatum"] for rij in rijen}) == len(rijen)
    return {rij["valutadatum"].isoformat(): rij["bedrag_centen"] for rij in rijen}


async def test_2777_elke_lening_haalt_haar_eigen_gemiste_dagen_in(loket: Loket) -> None:
    """#2777: catching up several missed days must respect each loan's own last date: no day twice, none left out."""
    op_tijd = await loket.lening()
    await loket.sluit(date(2025, 3, 10))
    te_laat = await loket.lening()  # paid out on 1 March, heard of after the tenth
    await loket.sluit(date(2025, 3, 15))
    een, ander = await rente_per_dag(loket, op_tijd), await rente_per_dag(loket, te_laat)
    assert een == ander
    assert sorted(een) == [f"2025-03-{dag:02d}" for dag in range(2, 16)]


async def test_3080_een_lening_op_slot_houdt_een_andere_niet_op(loket: Loket) -> None:
    """#3080: locks too coarse. While somebody works on one loan, a payment comes in on the next."""
    bezig, ander = await loket.lening(), await loket.lening()
    async with loket.worker.write() as session:
        await set_gemeenten(session, [UTRECHT])
        await session.execute(text("SELECT id FROM lening WHERE id = :id FOR UPDATE"), {"id": bezig["id"]})
        antwoord = await asyncio.wait_for(loket.afschrift(camt("A1", [Regel("10,00", ander["betalingskenmerk"])])), 20)
    assert antwoord.status_code == 201
    assert (await loket.lees(ander["id"]))["vooruitCenten"] == 1_000


async def test_5295_de_laatste_termijn_brengt_de_rente_op_wat_het_schema_zegt(loket: Loket) -> None:
    """#5295: interest of the last instalment and what was accrued for it were not the same."""
    lening = await loket.lening(hoofdsom="1.000", maanden=3)
    async with loket.client() as client:
        termijnen = (await client.get(f"{BASIS}/leningen/{lening['id']}/termijnen")).json()["items"]
    rente = sum(t["renteCenten"] for t in termijnen)
    for nummer, termijn in enumerate(termijnen):
        dag = date.fromisoformat(termijn["vervaldag"])
        await loket.sluit(dag)
        bedrag = f"{(termijn['renteCenten'] + termijn['hoofdsomCenten']) / 100:.2f}".replace(".", ",")
        afschrift = camt(f"A{nummer}", [Regel(bedrag, lening["betalingskenmerk"], dag)])
        await loket.afschrift(afschrift, boekdatum=dag + timedelta(days=1))
    assert sum((await rente_per_dag(loket, lening)).values()) == rente
    # Lent and repaid: only what was earned, and what left and reached the bank, is left.
    assert await loket.saldi(date(2025, 7, 1)) == {"bank": 100_000 + rente, "uitbetalingen": -100_000, "rentebaten": -rente}
    assert (await loket.lees(lening["id"]))["stoplicht"] == "afgesloten"


async def test_5360_een_lening_sluit_ook_als_het_schema_intussen_is_herzien(loket: Loket) -> None:
    """#5360: after a reschedule a loan that was paid off stayed open."""
    lening = await loket.lening(hoofdsom="600", maanden=6)
    await loket.sluit(date(2025, 3, 11))
    async with loket.regio.superuser() as connection:
        versie = await connection.fetchval("SELECT versie FROM debiteuren.lening WHERE id = $1", lening["id"])
    delen = [{"vervaldag": "2025-05-01", "hoofdsomCenten": 20_000}, {"vervaldag": "2025-06-01", "hoofdsomCenten": 40_000}]
    verzoek = {"vorm": "vrij", "renteProcent": 0, "delen": delen, "reden": "herziening"}
    async with loket.client(**{"Boekdatum": "2025-03-12", "If-Match": f'"{versie}"'}) as client:
        assert (await client.post(f"{BASIS}/leningen/{lening['id']}/schemaversies", json=verzoek)).status_code == 201
    await loket.sluit(date(2025, 6, 1))
    open_ = (await loket.lees(lening["id"]))["vervallenOpenCenten"]
    bedrag = f"{open_ / 100:.2f}".replace(".", ",")
    await loket.afschrift(camt("A1", [Regel(bedrag, lening["betalingskenmerk"], date(2025, 6, 2))]), boekdatum=date(2025, 6, 2))
    na = await loket.lees(lening["id"])
    assert (na["stoplicht"], na["vervallenOpenCenten"], na["vooruitCenten"]) == ("afgesloten", 0, 0)
    assert [naam for naam, _ in await loket.gebeurtenissen("afgelost")] == ["afgelost"]


async def test_4165_gebeurtenissen_komen_in_volgorde_van_boekdatum_ook_rond_een_afgesloten_dag(loket: Loket) -> None:
    """#4165: events left out of business-date order around the day's end. Late news is of the first open day, never of a closed one."""
    lening = await loket.lening(hoofdsom="1.000", maanden=3)
    await loket.sluit(date(2025, 4, 2))  # the first term was missed
    betaald = camt("A1", [Regel("337,79", lening["betalingskenmerk"], date(2025, 4, 1))])
    await loket.afschrift(betaald, boekdatum=date(2025, 4, 2))  # with a clock that still stands on the closed day
    await loket.sluit(date(2025, 5, 3))
    async with loket.regio.superuser() as connection:
        rijen = await connection.fetch("SELECT boekdatum, sequence FROM debiteuren.outbox WHERE subject = $1 ORDER BY nummer", lening["id"])
        geboekt = await connection.fetchval("SELECT min(boekdatum) FROM debiteuren.journaalpost WHERE soort = 'ontvangst'")
    dagen = [rij["boekdatum"] for rij in rijen]
    assert len(dagen) > 3
    assert dagen == sorted(dagen)
    assert [rij["sequence"] for rij in rijen] == sorted(rij["sequence"] for rij in rijen)
    assert geboekt == date(2025, 4, 3)
