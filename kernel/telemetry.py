"""What happened, when, how long, and as part of which call? Logs, traces and figures, without anything personal.

Logs are JSON lines on standard error. Traces follow the W3C: `traceparent` goes through HTTP, outbox, bus and webhook.
The tracer provider is set up by hand and never samples; who wants the spans gives it an exporter.
"""

import logging
import secrets
import sys
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

import structlog
from opentelemetry import trace
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.sdk.trace.sampling import ALWAYS_ON
from opentelemetry.trace import SpanKind
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from kernel.redactie import melding, redigeer, redigeer_veld

log = structlog.get_logger("toegang")

_provider = TracerProvider(sampler=ALWAYS_ON, resource=Resource({SERVICE_NAME: "regioloket"}), shutdown_on_exit=False)
_tracer = _provider.get_tracer("regioloket")
_propagator = TraceContextTextMapPropagator()

#: The figures of this process, for `/metrics`. Only ours: nothing registers itself here.
METINGEN: Final = CollectorRegistry()
#: Time per request. Labels are templates and codes, never a value of a request.
VERZOEKEN: Final = Histogram(
    "regioloket_verzoek_seconden", "Duur van verzoeken.", ["app", "methode", "route", "status"], registry=METINGEN,
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)  # fmt: skip
#: What became of events: `verzonden`, `verwerkt`, `geparkeerd`, per app or consumer.
GEBEURTENISSEN: Final = Counter("regioloket_gebeurtenissen", "Gebeurtenissen per uitkomst.", ["wie", "uitkomst"], registry=METINGEN)
#: How old the last event of a list was when it had been handled: what a consumer is behind.
ACHTERSTAND: Final = Gauge(
    "regioloket_achterstand_seconden", "Hoe oud een gebeurtenis is als zij is verwerkt.", ["consumer"], registry=METINGEN
)

#: Where the work at hand came from, for the audit log: a call, or the app's own background work.
_oorsprong: ContextVar[str] = ContextVar("oorsprong", default="achtergrond")


def traceparent() -> str | None:
    """The W3C trace context of the call that is being handled, if any."""
    drager: dict[str, str] = {}
    _propagator.inject(drager)
    return drager.get("traceparent")


def nieuwe_traceparent() -> str:
    """The start of a new trace."""
    return f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01"


def oorsprong() -> str:
    """Where the work at hand came from: `api` or `achtergrond`."""
    return _oorsprong.get()


@contextmanager
def met_traceparent(waarde: str | None, naam: str = "verwerk") -> Iterator[None]:
    """Handle what follows as a step of this trace; of a new one when it names none or is not well formed."""
    ouder = _propagator.extract({"traceparent": waarde} if waarde else {})
    with _tracer.start_as_current_span(
        naam, context=ouder, kind=SpanKind.CONSUMER, record_exception=False, set_status_on_exception=False
    ):  # an error's text may quote data: it does not go into a span
        yield


@contextmanager
def request_context(scope: MutableMapping[str, Any]) -> Iterator[None]:
    """Take the caller's trace, or start one, and remember that a call is being handled."""
    gegeven = next((w.decode("latin-1") for n, w in scope["headers"] if n == b"traceparent"), None)
    merk = _oorsprong.set("api")
    try:
        with met_traceparent(gegeven, "verzoek"):
            yield
    finally:
        _oorsprong.reset(merk)


def log_request(scope: MutableMapping[str, Any], status: int, duur_s: float) -> None:
    """One line, one figure and one span per request: the route's template, never the path or the query."""
    app = getattr(getattr(scope.get("app"), "state", None), "settings", None)
    naam, route = getattr(app, "app", "onbekend"), getattr(scope.get("route"), "path", None) or "onbekend"
    VERZOEKEN.labels(naam, scope["method"], route, str(status)).observe(duur_s)
    trace.get_current_span().set_attributes(
        {"http.request.method": scope["method"], "http.route": route, "http.response.status_code": status}
    )
    log.info("verzoek", app=naam, methode=scope["method"], route=route, status=status, duur_ms=round(duur_s * 1000, 1))


def metingen() -> tuple[bytes, str]:
    """The body and content type of `/metrics`."""
    return generate_latest(METINGEN), CONTENT_TYPE_LATEST


def exporteer(exporter: SpanExporter) -> Callable[[], None]:
    """Send every span to `exporter`, in batches, beside the work. The answer sends the last ones: call it when the process ends."""
    verwerker = BatchSpanProcessor(exporter)
    _provider.add_span_processor(verwerker)
    sluit: Callable[[], None] = verwerker.shutdown
    return sluit


def configureer(niveau: str = "info") -> None:
    """Send all logging of this process, ours and that of libraries, as redacted JSON lines to standard error."""
    laagste = logging.getLevelNamesMapping()[niveau.upper()]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            _trace,
            _fout,
            redactie,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="tijd"),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(laagste),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=max(laagste, logging.INFO), handlers=[_NaarStructlog()], force=True)
    for naam in ("httpx", "httpcore", "aiokafka", "alembic"):  # these tell every step, httpx with the whole address
        logging.getLogger(naam).setLevel(logging.WARNING)
    for naam in ("uvicorn", "uvicorn.error"):
        logging.getLogger(naam).handlers.clear()
        logging.getLogger(naam).propagate = True
    # uvicorn would log the query too; `log_request` says what happened.
    toegang = logging.getLogger("uvicorn.access")
    toegang.handlers.clear()
    toegang.propagate = False


def redactie(_logger: Any, _methode: str, regel: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Processor of structlog: nothing personal and no secret leaves in any field of a log line."""
    return {naam: redigeer_veld(naam, waarde) for naam, waarde in regel.items()}


def _trace(_logger: Any, _methode: str, regel: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    context = trace.get_current_span().get_span_context()
    if context.is_valid:
        regel["trace"] = trace.format_trace_id(context.trace_id)
    return regel


def _fout(_logger: Any, _methode: str, regel: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception as its name, what may be said of it, and where it was: the frames, not their values."""
    exc_info = regel.pop("exc_info", None)
    fout = exc_info if isinstance(exc_info, BaseException) else exc_info[1] if isinstance(exc_info, tuple) else sys.exc_info()[1]
    if not exc_info or fout is None:
        return regel
    keten, dieper = [melding(fout)], fout.__cause__ or fout.__context__
    while dieper is not None and len(keten) < 5:  # noqa: PLR2004 - deeper tells nothing new
        keten.append(melding(dieper))
        dieper = dieper.__cause__ or dieper.__context__
    regel["uitzondering"] = keten
    regel["plek"] = list(_frames(fout))
    return regel


def _frames(fout: BaseException) -> Iterator[str]:
    stap = fout.__traceback__
    while stap is not None:
        code = stap.tb_frame.f_code
        module = stap.tb_frame.f_globals.get("__name__", "?")
        yield f"{module}:{stap.tb_lineno} {code.co_name}"
        stap = stap.tb_next


class _NaarStructlog(logging.Handler):
    """Gives what libraries log to structlog, so that it is redacted and rendered like ours."""

    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger().log(
            record.levelno, redigeer(record.getMessage()), bron=record.name, **({"exc_info": record.exc_info} if record.exc_info else {})
        )
