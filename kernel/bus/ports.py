"""What every bus promises, whichever carries the events.

`publish` is durable when it returns. A group gets every message of its topics at least once, those of one key in the order in which they
were published, and again from the last commit after a restart. A new group starts at the oldest message that is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

#: The largest message, in bytes of `value`. Events are thin: 1 MB is a sign of a mistake, and Kafka's own default lies just above it.
MAX_BYTES = 1_000_000


class BusFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """De gebeurtenissenbus kan dit niet."""

    def __str__(self) -> str:
        """The docstring, filled in."""
        return (self.__doc__ or "").format(**vars(self))


class BusOnbereikbaar(BusFout):
    """De gebeurtenissenbus antwoordt niet of weigert ({reden}). Gebeurtenissen blijven bewaard tot het weer kan."""

    def __init__(self, reden: str) -> None:
        self.reden = reden


class BerichtTeGroot(BusFout):
    """Het bericht met sleutel {key} voor {topic} is {bytes} bytes; ten hoogste {maximum} bytes mag."""

    def __init__(self, topic: str, key: str, omvang: int) -> None:
        self.topic, self.key, self.bytes, self.maximum = topic, key, omvang, MAX_BYTES


@dataclass(frozen=True, slots=True)
class Message:
    """What goes in. `key` decides the order: messages of one key stay behind each other."""

    key: str
    value: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Received:
    """What comes out. `offset` grows within a partition of a topic; the postgres bus has one partition, 0."""

    topic: str
    partition: int
    offset: int
    key: str
    value: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class Producer(Protocol):
    """The side that sends."""

    async def publish(self, topic: str, messages: Sequence[Message]) -> None:
        """Send in this order, in one go; every message is durable when this returns.

        Raises BerichtTeGroot before anything is sent, and BusOnbereikbaar when some may not have arrived: send all of them again.
        """
        ...


class Subscription(Protocol):
    """The place of one group in its topics."""

    async def fetch(self, maximum: int, wait_s: float) -> list[Received]:
        """The next messages, as soon as there is one; an empty list when there is none within `wait_s` seconds."""
        ...

    async def commit(self, received: Sequence[Received]) -> None:
        """Everything up to and including these has been handled. Call it after the database commit, never before."""
        ...

    async def close(self) -> None:
        """Give the place to another. What was fetched but not committed is delivered again."""
        ...


class Bus(Producer, Protocol):
    """Both sides of one bus."""

    async def subscribe(self, group: str, topics: Sequence[str]) -> Subscription:
        """Take or wait for the place of `group`. Raises BusOnbereikbaar."""
        ...

    async def purge(self, *, dagen: int) -> int:
        """Remove what is older than `dagen` and has been read by all; return how much. A broker keeps its own retention: 0."""
        ...

    async def close(self) -> None:
        """Let go of every connection of the sending side; subscriptions are closed by their owner."""
        ...


def check_size(topic: str, messages: Sequence[Message]) -> None:
    """Refuse the list by the name of its first message that is too large."""
    for message in messages:
        if len(message.value) > MAX_BYTES:
            raise BerichtTeGroot(topic, message.key, len(message.value))
