"""The topics: one per publisher, with as many partitions as it will ever have. Written down in `topics.toml`, made by `maak_topics`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError, for_code

from kernel.bus.kafka import Toegang

BESTAND = Path(__file__).with_name("topics.toml")
_BESTAAT_AL = 36


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: the number of partitions never changes, because the order per key depends on it. `bewaar_dagen` is retention."""

    naam: str
    partities: int
    bewaar_dagen: int
    max_bytes: int

    @property
    def instellingen(self) -> dict[str, str]:
        """The topic's own settings at the broker."""
        return {"retention.ms": str(self.bewaar_dagen * 86_400_000), "max.message.bytes": str(self.max_bytes), "cleanup.policy": "delete"}


class TopicNietGemaakt(RuntimeError):  # noqa: N818 - Dutch: the name says it is an error
    """A topic could not be made; the message is one Dutch sentence."""


def topics() -> list[Topic]:
    """What `topics.toml` says."""
    inhoud = tomllib.loads(BESTAND.read_text(encoding="utf-8"))
    return [Topic(**{**inhoud["standaard"], **eigen}) for eigen in inhoud["topic"]]


async def maak_topics(bootstrap: str, replicatie: int = 1, toegang: Toegang | None = None) -> list[str]:
    """Make what is not there yet; return those names. What exists is left as it is. Raises TopicNietGemaakt."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap, **(toegang or Toegang()).opties())
    try:
        await admin.start()
        gewenst = [NewTopic(t.naam, t.partities, replicatie, topic_configs=t.instellingen) for t in topics()]
        antwoord = await admin.create_topics(gewenst)
    except KafkaError as fout:
        raise TopicNietGemaakt(f"De broker op {bootstrap} antwoordt niet zoals het hoort ({type(fout).__name__}).") from fout
    finally:
        await admin.close()
    gemaakt = []
    for naam, code, *_ in antwoord.topic_errors:
        if code == 0:
            gemaakt.append(naam)
        elif code != _BESTAAT_AL:
            raise TopicNietGemaakt(f"Topic {naam} is niet gemaakt: {for_code(code).__name__}.")
    return gemaakt
