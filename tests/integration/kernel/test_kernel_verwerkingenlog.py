"""Logboek Dataverwerkingen 1.0: one record per data subject, per gemeente, with the trace of the call."""

import pytest
from sqlalchemy import text

from kernel.crypto import Sleutelbos
from kernel.db import Database
from kernel.telemetry import met_traceparent, traceparent
from kernel.verwerkingenlog import als_record, log_verwerking
from tests.conftest import Regio

UTRECHT, DEN_HAAG = "0344", "0518"
ACTIVITEIT = "urn:regioloket:verwerkingsactiviteit:proef-lezen"
PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


@pytest.fixture
async def db(regio: Regio, worker_db: Database) -> Database:
    await regio.schoon("proef")
    return worker_db


async def test_een_record_per_betrokkene_onder_een_schuilnaam(regio: Regio, db: Database) -> None:
    bos = Sleutelbos.nieuw()
    hashes = [bos.zoekhash("123456782"), bos.zoekhash("111222333"), None]
    with met_traceparent(PARENT):
        eigen = traceparent() or ""
        async with db.write([UTRECHT]) as session:
            await log_verwerking(session, UTRECHT, ACTIVITEIT, hashes, naam="dingen gelezen", verwerker="intake")
    async with regio.superuser() as direct:
        rijen = await direct.fetch("SELECT * FROM proef.verwerking ORDER BY id")
    records = [als_record(dict(rij)) for rij in rijen]
    assert len(records) == 3
    assert {r["trace_id"] for r in records} == {PARENT.split("-")[1]}
    assert {r["parent_span_id"] for r in records} == {eigen.split("-")[2]}
    assert len({r["span_id"] for r in records}) == 3
    assert records[0] | {"span_id": "", "start_time": 0, "end_time": 0} == {
        "trace_id": PARENT.split("-")[1],
        "span_id": "",
        "parent_span_id": eigen.split("-")[2],
        "status": "Ok",
        "name": "dingen gelezen",
        "start_time": 0,
        "end_time": 0,
        "attributes": {
            "dpl.core.processing_activity_id": ACTIVITEIT,
            "dpl.core.data_subject_id": bos.zoekhash("123456782").hex(),
            "dpl.core.data_subject_id_type": "BSN",
            "dpl.core.foreign_operation.processor": "intake",
        },
    }
    assert "dpl.core.data_subject_id" not in records[2]["attributes"]
    assert 1_600_000_000_000 < records[0]["start_time"] <= records[0]["end_time"] < 10_000_000_000_000  # milliseconds


async def test_buiten_een_aanroep_begint_er_een_trace_zonder_ouder(regio: Regio, db: Database) -> None:
    async with db.write([UTRECHT]) as session:
        await log_verwerking(session, UTRECHT, ACTIVITEIT, [b"x"], naam="taak")
    async with regio.superuser() as direct:
        rij = await direct.fetchrow("SELECT * FROM proef.verwerking")
    assert rij is not None
    assert "parent_span_id" not in als_record(dict(rij))


async def test_zonder_betrokkenen_is_er_niets_te_loggen(regio: Regio, db: Database) -> None:
    async with db.write([UTRECHT]) as session:
        await log_verwerking(session, UTRECHT, ACTIVITEIT, [], naam="niets")
    async with regio.superuser() as direct:
        assert await direct.fetchval("SELECT count(*) FROM proef.verwerking") == 0


async def test_elke_gemeente_heeft_haar_eigen_logboek(db: Database) -> None:
    async with db.write([UTRECHT, DEN_HAAG]) as session:
        await log_verwerking(session, UTRECHT, ACTIVITEIT, [b"a", b"b"], naam="x")
        await log_verwerking(session, DEN_HAAG, ACTIVITEIT, [b"c"], naam="x")
    async with db.read([DEN_HAAG]) as session:
        assert await session.scalar(text("SELECT count(*) FROM verwerking")) == 1
