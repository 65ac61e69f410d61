"""Both buses, as the contract suite needs them: opened as often as a test likes."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress

import pytest
from confluent_kafka import Producer as MockCluster

from kernel.bus.kafka import KafkaBus
from kernel.bus.ports import Bus
from kernel.bus.postgres import PostgresBus
from tests.conftest import WACHTWOORD, Regio

#: Opens a bus of its own connections, as another process would.
Opener = Callable[[], Bus]


@pytest.fixture(scope="session")
def kafka_bootstrap() -> Iterator[str]:
    """KAFKA_BOOTSTRAP when there is a broker; else its wire protocol: librdkafka's mock cluster, which lives as long as this producer."""
    if echt := os.environ.get("KAFKA_BOOTSTRAP"):
        yield echt
        return
    cluster = MockCluster({"test.mock.num.brokers": 1, "bootstrap.servers": "mock", "log_level": 0})
    yield ",".join(f"{b.host}:{b.port}" for b in cluster.list_topics(timeout=10).brokers.values())
    del cluster


@pytest.fixture
def bus_dsn(regio: Regio) -> str:
    return f"postgresql://bus_gebruiker:{WACHTWOORD}@{regio.adres.host}:{regio.adres.poort}/regioloket"


@pytest.fixture(params=["postgres", "kafka"])
def new_bus(request: pytest.FixtureRequest) -> Opener:
    """Asks only for the fixture of the bus at hand."""
    address = request.getfixturevalue("bus_dsn" if request.param == "postgres" else "kafka_bootstrap")
    return (lambda: PostgresBus(address)) if request.param == "postgres" else (lambda: KafkaBus(address))


@pytest.fixture
async def open_bus(new_bus: Opener) -> AsyncIterator[Opener]:
    """Closes what a test opened."""
    opened: list[Bus] = []

    def opener() -> Bus:
        opened.append(new_bus())
        return opened[-1]

    yield opener
    for bus in opened:
        with suppress(Exception):
            await bus.close()
