"""Logs as redacted JSON, W3C traces, figures without values."""

import asyncio
import io
import json
import logging
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from starlette.routing import Route

from kernel import telemetry

PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


@pytest.fixture
def regels(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """What was logged, as read back from standard error; logging is as it was afterwards."""
    handlers, niveau = logging.root.handlers[:], logging.root.level
    uitvoer = io.StringIO()
    monkeypatch.setattr(sys, "stderr", uitvoer)
    telemetry.configureer("info")

    class Regels(list[dict[str, Any]]):
        def __iter__(self) -> Iterator[dict[str, Any]]:
            return (json.loads(regel) for regel in uitvoer.getvalue().splitlines())

    yield Regels()
    structlog.reset_defaults()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(niveau)


def test_een_regel_is_json_zonder_persoon(regels: list[dict[str, Any]]) -> None:
    structlog.get_logger("x").info("zaak 123456782 geopend", iban="NL91ABNA0417164300", aantal=3)
    structlog.get_logger("x").debug("te fijn")
    (regel,) = regels
    assert regel["event"] == "zaak [bsn] geopend"
    assert regel["iban"] == "[weggelaten]"
    assert regel["aantal"] == 3
    assert regel["level"] == "info"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", regel["tijd"])


def test_een_uitzondering_is_haar_keten_en_haar_plek(regels: list[dict[str, Any]]) -> None:
    try:
        try:
            int("de Vries 123456782")
        except ValueError as fout:
            raise RuntimeError("mislukt voor jan@voorbeeld.nl") from fout
    except RuntimeError:
        structlog.get_logger("x").exception("onverwacht")
    (regel,) = regels
    assert regel["uitzondering"][0] == "RuntimeError: mislukt voor [email]"
    assert regel["uitzondering"][1].startswith("ValueError: invalid literal")
    assert regel["plek"][-1].endswith("test_een_uitzondering_is_haar_keten_en_haar_plek")
    assert not re.search(r"Vries|12345|jan@", json.dumps(regel))


def test_wat_bibliotheken_loggen_gaat_dezelfde_weg(regels: list[dict[str, Any]]) -> None:
    logging.getLogger("uvicorn.error").warning("kreeg %s", "123456782")
    logging.getLogger("uvicorn.access").info('"GET /zaken?bsn=123456782 HTTP/1.1" 200')
    logging.getLogger("httpx").info("HTTP Request: GET http://x/?naam=Vries")
    (regel,) = regels
    assert (regel["bron"], regel["event"]) == ("uvicorn.error", "kreeg [bsn]")
    assert not logging.getLogger("uvicorn.access").propagate


def test_de_trace_van_de_beller_gaat_door_met_een_eigen_stap(regels: list[dict[str, Any]]) -> None:
    assert telemetry.traceparent() is None
    assert telemetry.oorsprong() == "achtergrond"
    with telemetry.request_context({"headers": [(b"traceparent", PARENT.encode())]}):
        eigen = telemetry.traceparent()
        assert telemetry.oorsprong() == "api"
        structlog.get_logger("x").info("hallo")
    assert eigen is not None
    assert eigen.split("-")[1] == PARENT.split("-")[1]
    assert eigen.split("-")[2] != PARENT.split("-")[2]
    assert next(iter(regels))["trace"] == PARENT.split("-")[1]


@pytest.mark.parametrize("kop", [b"", b"rommel", b"00-00000000000000000000000000000000-0000000000000000-01", "é".encode("latin-1")])
def test_zonder_goede_trace_begint_er_een_nieuwe(kop: bytes) -> None:
    with telemetry.request_context({"headers": [(b"traceparent", kop)]}):
        assert re.fullmatch(r"00-[0-9a-f]{32}-[0-9a-f]{16}-03", telemetry.traceparent() or "")


async def test_twee_taken_houden_hun_eigen_trace() -> None:
    async def taak() -> str | None:
        with telemetry.met_traceparent(telemetry.nieuwe_traceparent()):
            await asyncio.sleep(0)
            return telemetry.traceparent()

    een, twee = await asyncio.gather(taak(), taak())
    assert een != twee


def test_een_verzoek_is_een_regel_een_meting_en_een_span_met_het_sjabloon(regels: list[dict[str, Any]]) -> None:
    exporter = InMemorySpanExporter()
    sluit = telemetry.exporteer(exporter)
    scope = {
        "headers": [],
        "method": "GET",
        "path": "/proef/v1/dingen/123456782",
        "query_string": b"naam=Vries",
        "route": Route("/proef/v1/dingen/{dingId}", lambda _: None),
    }
    with telemetry.request_context(scope):
        telemetry.log_request(scope, 200, 0.0123)
    sluit()

    (regel,) = regels
    assert {k: regel[k] for k in ("methode", "route", "status", "duur_ms")} == {
        "methode": "GET",
        "route": "/proef/v1/dingen/{dingId}",
        "status": 200,
        "duur_ms": 12.3,
    }
    (span,) = exporter.get_finished_spans()
    assert dict(span.attributes or {})["http.route"] == "/proef/v1/dingen/{dingId}"
    inhoud, soort = telemetry.metingen()
    assert b'route="/proef/v1/dingen/{dingId}"' in inhoud
    assert soort.startswith("text/plain")
    assert b"123456782" not in inhoud
    assert b"Vries" not in inhoud
