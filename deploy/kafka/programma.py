"""Where the broker's program comes from: `KAFKA_HOME` when there is one, else Maven Central. Java 17 or newer runs it."""

import fcntl
import os
import re
import shutil
import subprocess
from pathlib import Path

POM = Path(__file__).with_name("pom.xml")
JAVA_MINSTENS = 17


class KafkaStartNiet(RuntimeError):  # noqa: N818 - Dutch: the name says it is an error
    """A broker cannot run here; the message is one Dutch sentence for the person at the terminal."""


def ontbreekt() -> str | None:
    """Why no broker can be started here, in one sentence; None when one can."""
    if shutil.which("java") is None:
        return "Kafka heeft Java 17 of nieuwer nodig, en er is geen java."
    if (versie := _java_versie()) < JAVA_MINSTENS:
        return f"Kafka heeft Java {JAVA_MINSTENS} of nieuwer nodig; deze java is versie {versie}."
    if "KAFKA_HOME" not in os.environ and shutil.which("mvn") is None:
        return "Er is geen KAFKA_HOME en geen mvn om Kafka mee op te halen."
    return None


def klassepad(map_: Path) -> str:
    """The class path of the broker. Fetched once into `map_`; a half-fetched one is fetched again. Raises KafkaStartNiet."""
    if reden := ontbreekt():
        raise KafkaStartNiet(reden)
    if thuis := os.environ.get("KAFKA_HOME"):
        return str(Path(thuis) / "libs" / "*")
    versie = re.search(r"<artifactId>kafka_.*?<version>([0-9.]+)</version>", POM.read_text(encoding="utf-8"), re.DOTALL)
    assert versie is not None, "pom.xml names the version of Kafka"
    heel = map_.absolute() / f"kafka-{versie[1]}"
    heel.parent.mkdir(parents=True, exist_ok=True)
    with heel.with_name("slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)  # who comes second finds it there
        if not heel.exists():
            _haal_op(heel)
    return str(heel / "*")


def _haal_op(heel: Path) -> None:
    half = heel.with_name(f"{heel.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir()
    opdracht = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", f"-DoutputDirectory={half}", "-DincludeScope=runtime"]
    uitkomst = subprocess.run(opdracht, capture_output=True, text=True, check=False, timeout=600)  # noqa: S603 - our own arguments
    if uitkomst.returncode:
        raise KafkaStartNiet("mvn kon Kafka niet ophalen: controleer of Maven Central bereikbaar is.")
    half.rename(heel)


def _java_versie() -> int:
    uitvoer = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False, timeout=30).stderr  # noqa: S607 - on PATH
    gevonden = re.search(r'version "(\d+)', uitvoer)
    return int(gevonden[1]) if gevonden else 0
