"""Who may do what at the broker: one account per app, and what it may do stands in `acls.toml`."""

import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BESTAND = Path(__file__).with_name("acls.toml")


@dataclass(frozen=True, slots=True)
class Recht:
    """One rule: `account` may do `wat` with a `topic` or `group`, by its whole name or by how that begins."""

    account: str
    soort: str
    naam: str
    wat: str
    begint: bool = False

    def als_opdracht(self, bootstrap: str) -> str:
        """The line for a shell."""
        patroon = ["--resource-pattern-type", "prefixed"] if self.begint else []
        delen = ["kafka-acls.sh", "--bootstrap-server", bootstrap, "--command-config", "beheer.properties", "--add"]
        delen += ["--allow-principal", f"User:{self.account}", "--operation", self.wat, f"--{self.soort}", self.naam, *patroon]
        return shlex.join(delen)


def rechten() -> Iterator[Recht]:
    """Every rule. An idempotent producer needs no right of its own since Kafka 3."""
    for account in tomllib.loads(BESTAND.read_text(encoding="utf-8"))["account"]:
        for topic in account["schrijft"]:
            yield Recht(account["naam"], "topic", topic, "WRITE")
            yield Recht(account["naam"], "topic", topic, "DESCRIBE")
        for topic in account["leest"]:
            yield Recht(account["naam"], "topic", topic, "READ")
        yield Recht(account["naam"], "group", f"{account['naam']}.", "READ", begint=True)
