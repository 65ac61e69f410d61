"""Payments that are booked together end where each would have ended alone: the statements of `store/toerekening.py` beside the domain."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any
from uuid import UUID

import pytest

from kernel.identificatie import maak_betalingskenmerk
from services.debiteuren.store import toerekening
from tests.steun.debiteuren import DEN_HAAG, UTRECHT, Loket, Regel, camt

LENINGEN, REGELS = 40, 120
DAG = date(2025, 6, 2)
_LENING = """
INSERT INTO debiteuren.lening (gemeente, voorziening_id, bron_id, soort, betalingskenmerk, vorm, hoofdsom_centen, rente_procent, dagtelling,
        afronding_centen, respijtdagen, uitbetaald_op, termijnen, vervallen_termijnen, stoplicht, stoplicht_reden, achterstand_sinds,
        bijgewerkt_tot_en_met, schemaversie, hoofdsom_open_centen, vervallen_open_centen, ongepland_centen, vooruit_centen)
SELECT $1, uuidv7(), uuidv7(), 'rentedragende-lening', $2, 'annuitair', 900000, 8, '30/360', 1, $3, '2024-03-01', $4, $5,
       CASE WHEN $6::date IS NULL THEN 'bij' ELSE 'achterstand' END,
       CASE WHEN $6::date IS NULL THEN 'op-schema' ELSE 'termijn-niet-betaald' END, $6::date, '2025-06-01', 1, 900000, $7, $8, $9
RETURNING id
"""
_TERMIJN = """
INSERT INTO debiteuren.aflostermijn (gemeente, lening_id, nummer, begin, vervaldag, vervallen, kosten_centen, rente_centen, hoofdsom_centen,
        kosten_betaald_centen)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""
#: Everything that a statement leaves behind, without ids and gemeente; a loan by its place, a line by its number on the statement.
_GEVOLGEN = {
    "lening": """SELECT array_position($2::uuid[], id) AS n, versie, vooruit_centen, vervallen_open_centen, hoofdsom_open_centen, stoplicht,
                        stoplicht_reden, achterstand_sinds, bijgewerkt_tot_en_met FROM lening WHERE gemeente = $1 ORDER BY n""",
    "termijn": """SELECT array_position($2::uuid[], lening_id) AS n, nummer, vervallen, kosten_betaald_centen, rente_betaald_centen,
                         hoofdsom_betaald_centen FROM aflostermijn WHERE gemeente = $1 ORDER BY n, nummer""",
    "ontvangst": """SELECT volgnummer, deel, array_position($2::uuid[], lening_id) AS n, status, bedrag_centen, kosten_centen, rente_centen,
                           hoofdsom_centen, vooruit_centen, boekdatum, valutadatum FROM ontvangst WHERE gemeente = $1 ORDER BY 1""",
    "journaal": """SELECT o.volgnummer, j.nummer, j.soort, j.rekening, j.bedrag_centen, j.boekdatum, j.valutadatum,
                          array_position($2::uuid[], j.lening_id) AS n
                     FROM journaalpost j JOIN ontvangst o ON o.gemeente = j.gemeente AND o.id = j.ontvangst_id
                    WHERE j.gemeente = $1 ORDER BY 1, 2""",
    "outbox": """SELECT array_position($2::uuid[], subject) AS n, sequence, type, topic, boekdatum,
                        data - 'leningId' - 'ontvangstId' AS data, data ->> 'leningId' = subject::text
                        AND dataref LIKE '%/leningen/' || subject AS wie
                   FROM outbox WHERE gemeente = $1 ORDER BY 1, 2""",
    "verwerking": "SELECT name, count(*) FROM verwerking WHERE gemeente = $1 AND $2::uuid[] IS NOT NULL GROUP BY name",
}


async def leningen(loket: Loket, gemeente: str, kans: Random, eerste: int) -> tuple[list[UUID], list[str]]:
    """Loans with none to four terms due (some with costs, partly paid), none or two to come, and days of grace or not."""
    ids, kenmerken = [], [maak_betalingskenmerk(eerste + n) for n in range(LENINGEN)]
    async with loket.regio.superuser() as db:
        for n, kenmerk in enumerate(kenmerken):
            vervallen, te_komen, respijt = kans.randrange(5), kans.choice((0, 2)), kans.choice((0, 40))
            te_komen = te_komen or (2 if vervallen == 0 else 0)
            delen = [(kans.choice((0, 1_700)), kans.randrange(9_000), kans.randrange(1, 20_000)) for _ in range(vervallen + te_komen)]
            vervaldagen = [date(2025, 6 - vervallen + plaats, 1) for plaats in range(vervallen + te_komen)]
            open_centen = sum(rente + hoofdsom for _, rente, hoofdsom in delen[:vervallen])
            # 2 June: what fell due on 1 May is in arrears; with forty days of grace only what fell due before 22 April.
            gemist = [dag for dag in vervaldagen[:vervallen] if (date(2025, 6, 1) - dag).days > respijt]
            # Of one loan in three nobody saw it yet.
            rij = (gemeente, kenmerk, respijt, vervallen + te_komen, vervallen, gemist[0] if gemist and n % 3 else None, open_centen)
            ids.append(await db.fetchval(_LENING, *rij, 5_000 if n % 7 == 0 else 0, 300 if vervallen == 0 else 0))
            for nummer, ((kosten, rente, hoofdsom), dag) in enumerate(zip(delen, vervaldagen, strict=True), start=1):
                is_vervallen = nummer <= vervallen
                # The costs of every second term were paid already.
                bedragen = (kosten if is_vervallen else 0, rente, hoofdsom, kosten if is_vervallen and nummer % 2 else 0)
                await db.execute(_TERMIJN, gemeente, ids[-1], nummer, date(2024, 12, 1), dag, is_vervallen, *bedragen)
            await db.execute(
                "INSERT INTO debiteuren.debiteur (gemeente, lening_id, gegevens, bsn_hash) VALUES ($1, $2, '', $3)",
                *(gemeente, ids[-1], bytes([n]) * 32),
            )
        await db.execute(
            """UPDATE debiteuren.lening l SET vervallen_open_centen = vervallen_open_centen + k.kosten
                 FROM (SELECT lening_id, sum(kosten_centen - kosten_betaald_centen) AS kosten FROM debiteuren.aflostermijn
                        WHERE vervallen GROUP BY lening_id) AS k WHERE l.gemeente = $1 AND l.id = k.lening_id""",
            gemeente,
        )
    return ids, kenmerken


async def gevolgen(loket: Loket, gemeente: str, ids: Sequence[UUID]) -> dict[str, list[dict[str, Any]]]:
    async with loket.regio.superuser() as db:
        await db.execute("SET search_path = debiteuren")
        return {naam: [dict(rij) for rij in await db.fetch(vraag, gemeente, ids)] for naam, vraag in _GEVOLGEN.items()}


async def test_samen_geboekt_is_als_een_voor_een(loket: Loket, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two equal portfolios get equal statements: one booked together, one loan by loan. Not a cent, light or event differs."""
    utrecht, kenmerken_utrecht = await leningen(loket, UTRECHT, Random(7), 1)
    den_haag, kenmerken_den_haag = await leningen(loket, DEN_HAAG, Random(7), 1_000)
    kans = Random(11)
    # From a cent to more than the loan asks; some loans are paid once, some often, some are not; one in thirty names no loan.
    betalingen = [
        (f"{kans.choice((1, 1_700, 9_999, 40_000)) / 100:.2f}".replace(".", ","), kans.randrange(LENINGEN)) for _ in range(REGELS)
    ]

    def afschrift(nummer: str, kenmerken: list[str]) -> bytes:
        regels = [Regel(bedrag, "" if n % 30 == 0 else kenmerken[lening], DAG) for n, (bedrag, lening) in enumerate(betalingen)]
        return camt(nummer, regels)

    samen: list[int] = []
    boek, slot = toerekening.boek_betalingen, toerekening.zet_op_slot

    async def tel(*args: Any) -> None:
        samen.append(len(args[3]))
        await boek(*args)

    async def niemand_gewoon(*args: Any) -> set[UUID]:
        await slot(*args)
        return set()

    monkeypatch.setattr(toerekening, "boek_betalingen", tel)
    assert (await loket.afschrift(afschrift("A1", kenmerken_utrecht), boekdatum=DAG)).status_code == 201
    monkeypatch.setattr(toerekening, "zet_op_slot", niemand_gewoon)
    assert (await loket.afschrift(afschrift("B1", kenmerken_den_haag), gemeente=DEN_HAAG, boekdatum=DAG)).status_code == 201

    assert samen == [REGELS - REGELS // 30, 0]
    alles, een_voor_een = await gevolgen(loket, UTRECHT, utrecht), await gevolgen(loket, DEN_HAAG, den_haag)
    assert alles == een_voor_een
    lichten = {rij["stoplicht"] for rij in alles["lening"]}
    assert lichten == {"bij", "achterstand", "afgesloten"}, "the mix reaches every light"
    soorten = {rij["type"].split(".")[-2] for rij in alles["outbox"]}
    assert soorten == {"ontvangst-verwerkt", "achterstand-ontstaan", "achterstand-ingelopen", "stoplicht-gewijzigd", "afgelost"}


async def test_wie_stil_staat_wordt_apart_bekeken(loket: Loket) -> None:
    """A loan with uitstel is no ordinary one: its payment is booked as ever, and its light stays."""
    lening = await loket.lening()
    async with loket.regio.superuser() as db:
        await db.execute(
            """INSERT INTO debiteuren.uitstel (gemeente, lening_id, van, tot_en_met, reden, verleend_door, verleend_op)
               VALUES ($1, $2, '2025-03-01', '2025-09-01', '', 'm1', '2025-03-01')""",
            *(UTRECHT, UUID(lening["id"])),
        )
    await loket.afschrift(camt("U1", [Regel("202,76", lening["betalingskenmerk"])]))

    na = await loket.lees(lening["id"])

    assert (na["stoplicht"], na["vooruitCenten"]) == ("uitstel", 20_276)
