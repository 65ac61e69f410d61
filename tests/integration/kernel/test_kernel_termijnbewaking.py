"""Terms in the store: met in time or not, suspended, and told of once each."""

import json
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from contracts.intake import TermijnNadert, TermijnOverschreden
from kernel import termijnbewaking
from kernel.client import Apps
from kernel.db import Database
from kernel.jobs import JobContext
from kernel.termijn import Termijn, TermijnNietGeschorst, Termijnsoort
from kernel.termijnbewaking import bewaak, bewakingstaak, hervat, lopende_termijn, schort_op, start_termijn, voldoe_termijn
from tests.conftest import Regio
from tests.steun import proefapp

UTRECHT, DEN_HAAG = "0344", "0518"
BESLUIT = Termijnsoort(code="besluit", artikel="Bbz 2004 art. 35 lid 2", weken=13, atw=False)
BEGIN, EINDE = date(2025, 3, 3), date(2025, 6, 2)


@pytest.fixture
async def db(regio: Regio, worker_db: Database) -> Database:
    await regio.schoon("proef")
    await regio.ken_gemeenten("proef")
    return worker_db


async def start(db: Database, gemeente: str = UTRECHT, begin: date = BEGIN) -> UUID:
    onderwerp = uuid4()
    async with db.write([gemeente]) as session:
        await start_termijn(session, gemeente, onderwerp, Termijn(BESLUIT, begin))
    return onderwerp


async def bewaak_op(db: Database, op: date, gemeente: str = UTRECHT) -> int:
    async with db.write([gemeente]) as session:
        return await bewaak(session, gemeente, op, TermijnNadert, TermijnOverschreden)


async def verteld(regio: Regio) -> list[tuple[str, date, int, dict[str, Any]]]:
    async with regio.superuser() as direct:
        rijen = await direct.fetch("SELECT type, boekdatum, sequence, data FROM proef.outbox ORDER BY nummer")
    return [(rij["type"].split(".")[-2], rij["boekdatum"], rij["sequence"], json.loads(rij["data"])) for rij in rijen]


async def test_een_termijn_nadert_een_keer_en_is_een_keer_overschreden(regio: Regio, db: Database) -> None:
    onderwerp = await start(db)
    dagen = [date(2025, 5, 25), date(2025, 5, 26), date(2025, 5, 27), EINDE, date(2025, 6, 3), date(2025, 6, 4)]
    assert [await bewaak_op(db, dag) for dag in dagen] == [0, 1, 0, 0, 1, 0]
    (nadert, overschreden) = await verteld(regio)
    assert nadert[:3] == ("termijn-nadert", date(2025, 5, 26), 1)
    assert overschreden[:3] == ("termijn-overschreden", date(2025, 6, 3), 2)
    gegevens = TermijnNadert.model_validate(nadert[3])
    assert (gegevens.onderwerp_id, gegevens.soort, gegevens.artikel, gegevens.einde) == (onderwerp, BESLUIT.code, BESLUIT.artikel, EINDE)


async def test_wie_laat_kijkt_hoort_alleen_nog_dat_hij_is_overschreden(regio: Regio, db: Database) -> None:
    await start(db)
    assert [await bewaak_op(db, date(2026, 1, 1)) for _ in range(2)] == [1, 0]
    assert [naam for naam, *_ in await verteld(regio)] == ["termijn-overschreden"]


@pytest.mark.parametrize(("op", "op_tijd"), [(EINDE, True), (date(2025, 6, 3), False)])
async def test_voldaan_op_de_laatste_dag_is_op_tijd(db: Database, op: date, op_tijd: bool) -> None:
    onderwerp = await start(db)
    async with db.write([UTRECHT]) as session:
        assert await voldoe_termijn(session, UTRECHT, onderwerp, BESLUIT.code, op) is op_tijd
        assert await voldoe_termijn(session, UTRECHT, onderwerp, BESLUIT.code, op) is None
    assert await bewaak_op(db, date(2026, 1, 1)) == 0


async def test_een_geschorste_termijn_zwijgt_en_schuift_daarna_op(regio: Regio, db: Database) -> None:
    onderwerp = await start(db)
    async with db.write([UTRECHT]) as session:
        rij = await lopende_termijn(session, UTRECHT, onderwerp, BESLUIT.code)
        assert rij is not None
        await schort_op(session, rij, BESLUIT, date(2025, 3, 11), "hersteltermijn")
    assert await bewaak_op(db, date(2026, 1, 1)) == 0

    async with db.write([UTRECHT]) as session:
        rij = await lopende_termijn(session, UTRECHT, onderwerp, BESLUIT.code)
        assert rij is not None
        await hervat(session, rij, BESLUIT, date(2025, 3, 24))
        assert rij.einde == date(2025, 6, 15)  # 2 June plus thirteen days
        with pytest.raises(TermijnNietGeschorst):
            await hervat(session, rij, BESLUIT, date(2025, 3, 25))
    assert [await bewaak_op(db, dag) for dag in (date(2025, 6, 7), date(2025, 6, 8))] == [0, 1]
    assert [naam for naam, *_ in await verteld(regio)] == ["termijn-nadert"]


async def test_geschorste_termijnen_houden_de_andere_niet_op(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(termijnbewaking, "BATCH", 2)
    for _ in range(3):
        onderwerp = await start(db)
        async with db.write([UTRECHT]) as session:
            rij = await lopende_termijn(session, UTRECHT, onderwerp, BESLUIT.code)
            assert rij is not None
            await schort_op(session, rij, BESLUIT, date(2025, 3, 11), "hersteltermijn")
    await start(db, begin=date(2025, 3, 10))  # ends later than the three that wait
    assert await bewaak_op(db, date(2026, 1, 1)) == 1


async def test_de_taak_gaat_alle_gemeenten_langs_op_de_boekdatum(regio: Regio, settings: proefapp.Settings) -> None:
    await regio.schoon("proef")
    await regio.ken_gemeenten("proef")
    db = regio.database(regio.settings(proefapp.Settings, boekdatum=date(2025, 6, 3)), "worker")
    apps = Apps(settings)
    try:
        await start(db, UTRECHT)
        await start(db, DEN_HAAG)
        await bewakingstaak(TermijnNadert, TermijnOverschreden).run(JobContext(db, apps))
    finally:
        await apps.close()
        await db.close()
    assert [(naam, boekdatum) for naam, boekdatum, *_ in await verteld(regio)] == [("termijn-overschreden", date(2025, 6, 3))] * 2
