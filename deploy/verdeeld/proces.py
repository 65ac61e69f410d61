"""One process of one app: `regioloket api <app>` answers requests, `regioloket worker <app>` does the work behind it.

Both stop on SIGTERM: requests and lists in hand are finished, offsets committed, leaderships and group places given back.
"""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from prometheus_client import start_http_server

from deploy.apps import make_api, make_door, make_worker, settings_of
from kernel import telemetry
from kernel.bus import open_bus
from kernel.db import Database
from kernel.settings import AppSettings

#: How long requests in hand get after SIGTERM, in seconds; below the thirty that Kubernetes gives a pod.
UITLOOP_S = 20


@contextmanager
def gemeten(settings: AppSettings) -> Iterator[None]:
    """Log, and send spans where the settings say; the last ones go out when the process ends."""
    telemetry.configureer(settings.log_niveau)
    if settings.otlp_url is None:
        yield
        return
    sluit = telemetry.exporteer(OTLPSpanExporter(endpoint=settings.otlp_url))
    try:
        yield
    finally:
        sluit()


def serveer(app: str, host: str, poort: int) -> None:
    """Answer until a signal. The gateway is the door: it passes on to the addresses in `app_urls`."""
    with gemeten(settings_of(app)):
        api = make_door({}) if app == "gateway" else make_api(app)
        uvicorn.run(
            api,
            host=host,
            port=poort,
            log_config=None,
            access_log=False,  # the apps log requests themselves, by route and without the query
            server_header=False,
            timeout_graceful_shutdown=UITLOOP_S,
        )


async def werk(app: str) -> None:
    """Relay, consumers and jobs of one app, until a signal. Other apps are asked at the addresses in `app_urls`."""
    settings = settings_of(app)
    stop = asyncio.Event()
    for sein in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sein, stop.set)
    with gemeten(settings):
        if settings.metingen_poort is not None:
            start_http_server(settings.metingen_poort, registry=telemetry.METINGEN)
        bus = open_bus(settings)
        try:
            await make_worker(app, bus, {}, Database(settings, "worker")).run(stop)
        finally:
            await bus.close()
