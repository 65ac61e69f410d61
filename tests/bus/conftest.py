"""Both buses, as the contract suite needs them: opened as often as a test likes."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from confluent_kafka import Producer as MockCluster

from deploy.kafka.broker import Broker
from deploy.kafka.programma import ontbreekt
from kernel.bus.kafka import KafkaBus
from kernel.bus.ports import Bus
from kernel.bus.postgres import PostgresBus
from tests.conftest import WACHTWOORD, Regio

#: Opens a bus of its own connections, as another process would.
Opener = Callable[[], Bus]


#: Where the broker's program is kept between runs.
PROGRAMMA = Path(__file__).parents[2] / "var" / "kafka"


@pytest.fixture(scope="session")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    """A real broker of our own. Where none can be had the test is skipped with the reason, but never in CI."""
    if reden := ontbreekt():
        assert os.environ.get("CI") != "true", reden
        pytest.skip(reden)
    eigen = Broker(tmp_path_factory.mktemp("kafka"), PROGRAMMA)
    eigen.start()
    yield eigen
    eigen.stop()


@pytest.fixture(scope="session")
def kafka_bootstrap(request: pytest.FixtureRequest) -> Iterator[str]:
    """KAFKA_BOOTSTRAP, or a broker of our own; else its wire protocol: librdkafka's mock cluster, as long as this producer lives."""
    if echt := os.environ.get("KAFKA_BOOTSTRAP"):
        yield echt
    elif ontbreekt() is None or os.environ.get("CI") == "true":
        yield request.getfixturevalue("broker").bootstrap
    else:
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
