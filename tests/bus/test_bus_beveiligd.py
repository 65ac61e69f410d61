"""Over TLS and with an account: the line is closed to who has neither."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from ssl import Purpose, SSLError, create_default_context

import asyncpg
import pytest
from confluent_kafka.admin import (  # type: ignore[attr-defined]  # its stub forgets to re-export
    AclBinding,
    AclOperation,
    AclPermissionType,
    AdminClient,
    ResourcePatternType,
    ResourceType,
)
from pydantic import SecretStr

from deploy.embedded.postgres import Adres
from deploy.kafka.acls import rechten
from deploy.kafka.broker import Broker
from deploy.kafka.programma import ontbreekt
from deploy.kafka.topics import maak_topics
from kernel.bus import open_bus
from kernel.bus.kafka import KafkaBus, Toegang
from kernel.bus.ports import BusOnbereikbaar, Message
from kernel.db import make_engine
from kernel.leader import Leader
from kernel.migrate import role_statements
from tests.bus.conftest import PROGRAMMA
from tests.conftest import WACHTWOORD, Regio
from tests.steun.certificaat import maak_certificaten
from tests.steun.proefapp import Settings

SSL_VERZOEK = bytes.fromhex("0000000804d2162f")
GEHEIM = "alleen-voor-deze-broker"
_JAAS = (
    "org.apache.kafka.common.security.plain.PlainLoginModule required "
    f'username="beheer" password="{GEHEIM}" user_beheer="{GEHEIM}" user_intake="{GEHEIM}";'
)


@pytest.fixture(scope="module")
def certificaten(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    return maak_certificaten(tmp_path_factory.mktemp("certificaten"))


@pytest.fixture(scope="module")
def gesloten_broker(tmp_path_factory: pytest.TempPathFactory, certificaten: tuple[Path, Path, Path]) -> Iterator[Broker]:
    if reden := ontbreekt():
        assert os.environ.get("CI") != "true", reden
        pytest.skip(reden)
    map_ = tmp_path_factory.mktemp("gesloten")
    (map_ / "server.pem").write_text(certificaten[2].read_text() + certificaten[1].read_text())
    instellingen = {
        "ssl.keystore.type": "PEM",
        "ssl.keystore.location": str(map_ / "server.pem"),
        "ssl.truststore.type": "PEM",
        "ssl.truststore.location": str(certificaten[0]),
        "sasl.enabled.mechanisms": "PLAIN",
        "sasl.mechanism.inter.broker.protocol": "PLAIN",
        "listener.name.sasl_ssl.plain.sasl.jaas.config": _JAAS,
        "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "super.users": "User:beheer;User:ANONYMOUS",  # the controller's own line has no account
    }
    broker = Broker(map_, PROGRAMMA, instellingen, protocol="SASL_SSL")
    broker.start()
    yield broker
    broker.stop()


async def test_kafka_over_tls_met_een_account(gesloten_broker: Broker, certificaten: tuple[Path, Path, Path], regio: Regio) -> None:
    settings = regio.settings(
        Settings,
        bus="kafka",
        kafka_bootstrap=gesloten_broker.bootstrap,
        kafka_ca=certificaten[0],
        kafka_gebruiker="beheer",
        kafka_wachtwoord=SecretStr(GEHEIM),
        kafka_mechanisme="PLAIN",
    )
    bus = open_bus(settings)
    await bus.publish("veilig.v1", [Message("k", b"1")])
    lezer = await bus.subscribe("veilig", ["veilig.v1"])
    gelezen = await lezer.fetch(10, 10.0)
    assert [r.value for r in gelezen] == [b"1"]
    await lezer.close()
    await bus.close()
    assert GEHEIM not in repr(settings)


@pytest.mark.parametrize("fout", ["zonder-tls", "zonder-account", "verkeerd-wachtwoord", "andere-ca"])
async def test_wie_dat_niet_heeft_komt_er_niet_in(
    fout: str, gesloten_broker: Broker, certificaten: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kernel.bus.kafka.JOIN_S", 3.0)
    toegang = {
        "zonder-tls": Toegang(None, "intake", GEHEIM, "PLAIN"),
        "zonder-account": Toegang(certificaten[0]),
        "verkeerd-wachtwoord": Toegang(certificaten[0], "intake", "anders", "PLAIN"),
        "andere-ca": Toegang(maak_certificaten(tmp_path)[0], "intake", GEHEIM, "PLAIN"),
    }[fout]
    bus = KafkaBus(gesloten_broker.bootstrap, toegang=toegang)
    with pytest.raises(BusOnbereikbaar):
        await bus.publish("veilig.v1", [Message("k", b"2")])
    await bus.close()


@asynccontextmanager
async def tls_voor(adres: Adres, certificaat: Path, sleutel: Path) -> AsyncIterator[int]:
    """TLS in front of PostgreSQL, in PostgreSQL's own way of asking for it; who does not ask is cut off. The wheel's server has no TLS."""
    context = create_default_context(Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificaat, sleutel)

    async def door(lezer: asyncio.StreamReader, schrijver: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            if await lezer.readexactly(8) == SSL_VERZOEK:
                schrijver.write(b"S")
                await schrijver.start_tls(context)
                terug, heen = await asyncio.open_connection(adres.host, adres.poort)
                await asyncio.gather(pomp(lezer, heen), pomp(terug, schrijver))
        schrijver.close()

    async def pomp(van: asyncio.StreamReader, naar: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while deel := await van.read(65_536):
                naar.write(deel)
                await naar.drain()
        naar.close()

    server = await asyncio.start_server(door, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    server.close()


async def test_de_database_over_tls(certificaten: tuple[Path, Path, Path], regio: Regio, tmp_path: Path) -> None:
    ca, certificaat, sleutel = certificaten
    async with regio.superuser() as beheer:
        for statement in role_statements("proef", WACHTWOORD):
            await beheer.execute(statement)
    async with tls_voor(regio.adres, certificaat, sleutel) as poort:
        url = SecretStr(f"postgresql+asyncpg://{{rol}}:{WACHTWOORD}@127.0.0.1:{poort}/regioloket")
        # Given settings that name the CA: pool and leadership both get through
        settings = regio.settings(Settings, database_url=url, database_ca=ca)
        engine = make_engine(settings, "worker", pool=1)
        async with engine.connect() as connection:
            assert (await connection.exec_driver_sql("SELECT current_user")).scalar() == "proef_worker"
        await engine.dispose()
        leider = Leader(settings, "beveiligd")
        assert await leider.leads()
        await leider.resign()
        # Who believes another CA does not speak on, and who does not ask for TLS is not let in
        engine = make_engine(regio.settings(Settings, database_url=url, database_ca=maak_certificaten(tmp_path)[0]), "worker", pool=1)
        with pytest.raises(SSLError):
            async with engine.connect():
                pass
        await engine.dispose()
        with pytest.raises((OSError, asyncpg.InterfaceError, asyncpg.PostgresError)):
            await asyncpg.connect(host="127.0.0.1", port=poort, user="proef_worker", password=WACHTWOORD, database="regioloket", ssl=False)


async def test_een_account_schrijft_alleen_op_zijn_eigen_topic_en_leest_wat_het_nodig_heeft(
    gesloten_broker: Broker, certificaten: tuple[Path, Path, Path]
) -> None:
    beheer = Toegang(certificaten[0], "beheer", GEHEIM, "PLAIN")
    await maak_topics(gesloten_broker.bootstrap, toegang=beheer)
    geef_rechten(gesloten_broker.bootstrap, certificaten[0])

    intake, beheerbus = (
        KafkaBus(gesloten_broker.bootstrap, toegang=t) for t in (Toegang(certificaten[0], "intake", GEHEIM, "PLAIN"), beheer)
    )
    async with asyncio.timeout(20):  # a broker takes a moment to hear of new rights
        while True:
            with suppress(BusOnbereikbaar):
                await intake.publish("intake.v1", [Message("k", b"van intake")])
                break
            await asyncio.sleep(0.1)
    with pytest.raises(BusOnbereikbaar, match="TopicAuthorizationFailed"):
        await intake.publish("bbz.v1", [Message("k", b"alsof van bbz")])
    await beheerbus.publish("bbz.v1", [Message("k", b"van bbz")])
    lezer = await intake.subscribe("intake.hoofd", ["bbz.v1"])
    assert [r.value for r in await lezer.fetch(10, 10.0)] == [b"van bbz"]
    await lezer.close()
    with pytest.raises(BusOnbereikbaar, match="GroupAuthorizationFailed"):
        await intake.subscribe("gateway.archief", ["bbz.v1"])
    await intake.close()
    await beheerbus.close()


def geef_rechten(bootstrap: str, ca: Path) -> None:
    """What `python -m deploy acls | sh` does, by another client."""
    sasl = {"sasl.mechanism": "PLAIN", "sasl.username": "beheer", "sasl.password": GEHEIM}
    admin = AdminClient({"bootstrap.servers": bootstrap, "security.protocol": "SASL_SSL", "ssl.ca.location": str(ca), **sasl})
    regels = [
        AclBinding(
            ResourceType[recht.soort.upper()],
            recht.naam,
            ResourcePatternType.PREFIXED if recht.begint else ResourcePatternType.LITERAL,
            f"User:{recht.account}",
            "*",
            AclOperation[recht.wat],
            AclPermissionType.ALLOW,
        )
        for recht in rechten()
    ]
    for klaar in admin.create_acls(regels).values():
        klaar.result(30)
