"""One Kafka node in one folder, broker and controller in one (KRaft). Durable like the real thing; alone, so not available like it."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from deploy.kafka.programma import KafkaStartNiet, klassepad

HOST = "127.0.0.1"
WACHT_S = 60
#: Heap of the broker. A region's events are thin: this carries thousands a second.
HEAP = "384m"
#: As many as the largest number of workers per app that will ever share the work; it never changes afterwards.
PARTITIES = 6

INSTELLINGEN = {
    "process.roles": "broker,controller",
    "node.id": "1",
    "controller.listener.names": "CONTROLLER",
    "num.partitions": str(PARTITIES),
    "offsets.topic.num.partitions": "10",
    "offsets.topic.replication.factor": "1",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "group.initial.rebalance.delay.ms": "0",
    "auto.create.topics.enable": "true",  # tests make topics of their own; a production cluster has them from deploy/kafka/topics.py
    "message.max.bytes": "1048588",
}


class Broker:
    """A broker under `map_`. `start` and `stop` may be called more than once; `stop(hard=True)` is a kill -9."""

    def __init__(self, map_: Path, programma: Path, instellingen: Mapping[str, str] | None = None, protocol: str = "PLAINTEXT") -> None:
        """`programma` is where the program is kept, or fetched to; `instellingen` come beside the ones above."""
        self.map, self._programma, self._protocol = map_.absolute(), programma, protocol
        self._instellingen = {**INSTELLINGEN, **(instellingen or {})}
        self._proces: subprocess.Popen[bytes] | None = None

    @property
    def bootstrap(self) -> str:
        """Where clients find it."""
        return f"{HOST}:{self._poorten()[0]}"

    def start(self) -> str:
        """Make the storage when there is none, start, wait until it answers, and return the bootstrap address. Raises KafkaStartNiet."""
        if self._proces is not None and self._proces.poll() is None:
            return self.bootstrap
        self.map.mkdir(parents=True, exist_ok=True)
        self._ruim_wees_op()
        pad = klassepad(self._programma)
        eigenschappen = self.map / "server.properties"
        eigenschappen.write_text("".join(f"{naam}={waarde}\n" for naam, waarde in self._eigenschappen().items()), encoding="utf-8")
        if not (self.map / "data" / "meta.properties").exists():
            self._java(pad, "kafka.tools.StorageTool", "format", "-t", "cmVnaW9sb2tldC1wcm9lZg", "-c", str(eigenschappen)).wait(WACHT_S)
        self._proces = self._java(pad, "kafka.Kafka", str(eigenschappen))
        (self.map / "pid").write_text(str(self._proces.pid))
        self._wacht()
        return self.bootstrap

    def stop(self, *, hard: bool = False) -> None:
        """Stop in an orderly way, or at once."""
        proces, self._proces = self._proces, None
        if proces is None or proces.poll() is not None:
            return
        (proces.kill if hard else proces.terminate)()
        with suppress(subprocess.TimeoutExpired):
            proces.wait(WACHT_S)
        if proces.poll() is None:
            proces.kill()
            proces.wait()

    def _ruim_wees_op(self) -> None:
        """A broker whose supervisor was killed still holds this folder: end it, as a restart of the machine would have done."""
        bestand = self.map / "pid"
        if not bestand.exists():
            return
        pid = int(bestand.read_text())
        with suppress(OSError):
            eigen = str(self.map / "server.properties").encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
            if eigen:
                os.kill(pid, signal.SIGTERM)
                tot = time.monotonic() + WACHT_S
                while Path(f"/proc/{pid}").exists() and time.monotonic() < tot:
                    time.sleep(0.1)
        bestand.unlink()

    def _eigenschappen(self) -> dict[str, str]:
        poort, controller = self._poorten()
        return self._instellingen | {
            "listener.security.protocol.map": f"CONTROLLER:PLAINTEXT,{self._protocol}:{self._protocol}",
            "inter.broker.listener.name": self._protocol,
            "listeners": f"{self._protocol}://{HOST}:{poort},CONTROLLER://{HOST}:{controller}",
            "advertised.listeners": f"{self._protocol}://{HOST}:{poort}",
            "controller.quorum.voters": f"1@{HOST}:{controller}",
            "log.dirs": str(self.map / "data"),
        }

    def _poorten(self) -> tuple[int, int]:
        """Two ports, kept so that a restart answers where it answered before."""
        bestand = self.map / "poorten"
        if not bestand.exists():
            self.map.mkdir(parents=True, exist_ok=True)
            with socket.socket() as een, socket.socket() as twee:
                een.bind((HOST, 0))
                twee.bind((HOST, 0))
                bestand.write_text(f"{een.getsockname()[1]} {twee.getsockname()[1]}")
        poort, controller = bestand.read_text().split()
        return int(poort), int(controller)

    def _java(self, pad: str, klasse: str, *argumenten: str) -> subprocess.Popen[bytes]:
        opties = [
            f"-Xmx{HEAP}",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            f"-Dlog4j2.configurationFile={Path(__file__).with_name('log4j2.properties')}",
        ]
        with (self.map / "kafka.log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - our own arguments
                ["java", *opties, "-cp", pad, klasse, *argumenten],  # noqa: S607 - on PATH
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                env={**os.environ, "LOG_DIR": str(self.map)},
                start_new_session=True,
            )

    def _wacht(self) -> None:
        einde = time.monotonic() + WACHT_S
        host, poort = self.bootstrap.split(":")
        while time.monotonic() < einde:
            assert self._proces is not None, "it was just started"
            if self._proces.poll() is not None:
                break
            with suppress(OSError), socket.create_connection((host, int(poort)), 1):
                return
            time.sleep(0.1)
        self.stop(hard=True)
        raise KafkaStartNiet(f"De broker kwam niet op; lees {self.map / 'kafka.log'}.")
