"""A random life of three loans through the API: after every step the journal in the database agrees with the terms."""

import asyncio
import random
from datetime import date, timedelta

import pytest

from tests.steun.debiteuren import UTRECHT, Loket, Regel, camt

_TERMIJNEN = """
SELECT coalesce(sum(hoofdsom_centen - hoofdsom_betaald_centen), 0) AS hoofdsom,
       coalesce(sum(rente_centen - rente_betaald_centen) FILTER (WHERE vervallen), 0) AS rente
  FROM debiteuren.aflostermijn
"""


async def controleer(loket: Loket) -> None:
    """Debit is credit on every day (`saldi` asserts it), and every account is what the terms say."""
    saldi = await loket.saldi(date(2030, 1, 1))
    async with loket.regio.superuser() as connection:
        termijnen = await connection.fetchrow(_TERMIJNEN)
        vooruit = await connection.fetchval("SELECT sum(vooruit_centen) FROM debiteuren.lening")
        bank = await connection.fetchval("SELECT coalesce(sum(bedrag_centen), 0) FROM debiteuren.ontvangst")
    assert termijnen is not None
    assert saldi.get("hoofdsom", 0) == termijnen["hoofdsom"]
    assert saldi.get("rente-vervallen", 0) == termijnen["rente"]
    assert saldi.get("vooruitbetaald", 0) == -vooruit
    assert saldi.get("bank", 0) == bank


@pytest.mark.parametrize("zaad", range(3))
async def test_grootboek_en_termijnen_blijven_gelijk(loket: Loket, zaad: int) -> None:
    toeval = random.Random(zaad)
    leningen = [await loket.lening(UTRECHT, hoofdsom="600", maanden=4) for _ in range(3)]
    dag, betaald = date(2025, 3, 1), list[tuple[str, str]]()
    for stap in range(25):
        kenmerk = toeval.choice(leningen)["betalingskenmerk"]
        match toeval.choice(["dag", "dag", "betaal", "betaal", "storno", "onbekend"]):
            case "dag":
                dag += timedelta(days=toeval.randint(1, 25))
                assert (await loket.sluit(dag)).status_code == 201
            case "betaal":
                bedrag = f"{toeval.randint(1, 250)},{toeval.randint(10, 99)}"
                betaald.append((kenmerk, bedrag))
                await loket.afschrift(camt(f"B{stap}", [Regel(bedrag, kenmerk, dag)]), boekdatum=dag)
            case "storno" if betaald:
                kenmerk, bedrag = betaald.pop(toeval.randrange(len(betaald)))
                antwoord = await loket.afschrift(camt(f"S{stap}", [Regel(f"-{bedrag}", kenmerk, dag, storno=True)]), boekdatum=dag)
                assert antwoord.json()["items"][0]["verwerkt"] == 1
            case _:
                await loket.afschrift(camt(f"O{stap}", [Regel("9,99", "", dag)]), boekdatum=dag)
        await controleer(loket)


async def test_afschriften_tijdens_een_dagafsluiting(loket: Loket) -> None:
    """Statements that pay many loans come in while two processes close a month: nothing waits for ever, nothing is lost or doubled."""
    leningen = [await loket.lening(UTRECHT, hoofdsom="600", maanden=4) for _ in range(5)]

    async def betaal(nummer: int) -> int:
        volgorde = leningen[nummer % 5 :] + leningen[: nummer % 5]
        regels = [Regel("30,00", lening["betalingskenmerk"], date(2025, 3, 20)) for lening in volgorde]
        return (await loket.afschrift(camt(f"P{nummer}", regels), boekdatum=date(2025, 3, 20))).status_code

    async def sluit() -> int:
        return (await loket.sluit(date(2025, 4, 2))).status_code

    uitkomsten = await asyncio.gather(sluit(), *(betaal(n) for n in range(4)), sluit(), *(betaal(n) for n in range(4, 8)))
    assert set(uitkomsten) <= {200, 201}
    await controleer(loket)
    assert (await loket.saldi(date(2030, 1, 1)))["bank"] == 8 * 5 * 3_000
    for lening in leningen:
        na = await loket.lees(lening["id"])
        # 8 x 30,00 = 240,00 pays the first term (600 at 8 % in four months: 152,51); the rest waits.
        assert (na["vervallenOpenCenten"], na["vooruitCenten"], na["stoplicht"]) == (0, 24_000 - 15_251, "bij")


async def test_een_gesloten_dag_verandert_niet_meer(loket: Loket) -> None:
    lening = await loket.lening()
    await loket.sluit(date(2025, 4, 10))
    gesloten = await loket.saldi(date(2025, 4, 10))
    await loket.afschrift(camt("A1", [Regel("100,00", lening["betalingskenmerk"], date(2025, 4, 1))]), boekdatum=date(2025, 4, 1))
    await loket.lening()
    assert await loket.saldi(date(2025, 4, 10)) == gesloten
    assert (await loket.saldi(date(2025, 4, 11)))["bank"] == 10_000
