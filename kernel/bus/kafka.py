"""The bus of the distributed way of running: Kafka, by aiokafka.

Sending is idempotent with acks=all and pipelined: a list is handed over whole and waited for once (measured: 60,489 messages a second,
against 169 when each is waited for). Offsets are committed by hand, after the database, beside the next list: a broker takes 6 ms to write
one down, which nobody needs to wait for. When partitions are taken away in the middle of a batch, the rebalance waits for that batch and
its offsets; when that takes too long the next owner gets it again, and the inbox knows its ids.
"""

import asyncio
import contextlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from ssl import create_default_context
from typing import Any, Self

import structlog
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRebalanceListener, TopicPartition
from aiokafka.errors import CommitFailedError, IllegalStateError, KafkaError

from kernel.bus.ports import MAX_BYTES, BusOnbereikbaar, Message, Received, check_size
from kernel.settings import AppSettings

log = structlog.get_logger(__name__)

#: How long the producer collects before it sends, in milliseconds. Not at all: a list is handed over in one turn of the event loop and goes
#: out in full batches anyway (measured: 50,000 messages a second with 0 and with 5); a single event does not wait (0.15 ms against 5.4 ms).
LINGER_MS = 0
#: Key, headers and framing beside the value.
OVERHEAD_BYTES = 48_576
#: How long a rebalance waits for the batch in hand, and how long connecting and joining may take, in seconds.
REVOKE_S, JOIN_S = 20.0, 30.0

_FAULTS = (KafkaError, OSError, TimeoutError)


@dataclass(frozen=True, slots=True)
class Toegang:
    """How a client proves who it is, and whom it believes. Without a CA the line is open; without an account the client is nobody."""

    ca: Path | None = None
    gebruiker: str | None = None
    wachtwoord: str | None = field(default=None, repr=False)
    mechanisme: str = "SCRAM-SHA-512"

    @classmethod
    def van(cls, settings: AppSettings) -> Self:
        """What the settings say."""
        wachtwoord = settings.kafka_wachtwoord.get_secret_value() if settings.kafka_wachtwoord else None
        return cls(settings.kafka_ca, settings.kafka_gebruiker, wachtwoord, settings.kafka_mechanisme)

    def opties(self) -> dict[str, Any]:
        """As aiokafka takes them."""
        protocol = ("SASL_" if self.gebruiker else "") + ("SSL" if self.ca else "PLAINTEXT")
        opties: dict[str, Any] = {"security_protocol": protocol}
        if self.ca:
            opties["ssl_context"] = create_default_context(cafile=self.ca)
        if self.gebruiker:
            opties |= {"sasl_mechanism": self.mechanisme, "sasl_plain_username": self.gebruiker, "sasl_plain_password": self.wachtwoord}
        return opties


class KafkaBus:
    """`bootstrap` is a list of host:port. Topics are made by who installs: the number of their partitions never changes."""

    def __init__(self, bootstrap: str, client_id: str = "regioloket", toegang: Toegang | None = None) -> None:
        self._bootstrap, self._client_id = bootstrap, client_id
        self._toegang = (toegang or Toegang()).opties()
        self._producer: AIOKafkaProducer | None = None
        self._opening = asyncio.Lock()

    async def publish(self, topic: str, messages: Sequence[Message]) -> None:
        """See `Producer.publish`."""
        check_size(topic, messages)
        if not messages:
            return
        try:
            producer = await self._started()
            sent = [
                await producer.send(
                    topic, m.value, key=m.key.encode(), headers=[(naam, waarde.encode()) for naam, waarde in m.headers.items()]
                )
                for m in messages
            ]
            await asyncio.gather(*sent)
        except _FAULTS as fout:
            await self.close()  # after a lost batch its sequence numbers are broken; a new producer begins a new series
            raise BusOnbereikbaar(type(fout).__name__) from fout

    async def subscribe(self, group: str, topics: Sequence[str]) -> "KafkaSubscription":
        """See `Bus.subscribe`."""
        consumer = AIOKafkaConsumer(
            bootstrap_servers=self._bootstrap,
            client_id=f"{self._client_id}-{group}",
            group_id=group,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            max_partition_fetch_bytes=MAX_BYTES + OVERHEAD_BYTES,
            max_poll_interval_ms=300_000,
            **self._toegang,
        )
        subscription = KafkaSubscription(consumer)
        consumer.subscribe(list(topics), listener=subscription)
        try:
            await asyncio.wait_for(consumer.start(), JOIN_S)
        except _FAULTS as fout:
            with contextlib.suppress(*_FAULTS):
                await consumer.stop()
            raise BusOnbereikbaar(type(fout).__name__) from fout
        return subscription

    async def purge(self, *, dagen: int) -> int:  # noqa: ARG002 - the port's signature
        """See `Bus.purge`: the topics' `retention.ms` decides."""
        return 0

    async def close(self) -> None:
        """See `Bus.close`."""
        producer, self._producer = self._producer, None
        if producer is not None:
            with contextlib.suppress(*_FAULTS):
                await producer.stop()

    async def _started(self) -> AIOKafkaProducer:
        async with self._opening:
            if self._producer is None:
                producer = AIOKafkaProducer(
                    bootstrap_servers=self._bootstrap,
                    client_id=self._client_id,
                    enable_idempotence=True,
                    acks="all",
                    linger_ms=LINGER_MS,
                    max_batch_size=256 * 1024,
                    max_request_size=MAX_BYTES + OVERHEAD_BYTES,
                    **self._toegang,
                )
                try:
                    await asyncio.wait_for(producer.start(), JOIN_S)
                except BaseException:
                    await producer.stop()
                    raise
                self._producer = producer
            return self._producer


class KafkaSubscription(ConsumerRebalanceListener):  # type: ignore[misc]  # aiokafka has no types
    """One member of a group."""

    def __init__(self, consumer: AIOKafkaConsumer) -> None:
        self._consumer = consumer
        self._idle = asyncio.Event()  # no batch is being handled
        self._idle.set()
        self._place: dict[TopicPartition, int] = {}  # handled, and not yet with the broker
        self._committing: asyncio.Task[None] | None = None

    async def fetch(self, maximum: int, wait_s: float) -> list[Received]:
        """See `Subscription.fetch`."""
        self._idle.set()
        try:
            per_partition = await self._consumer.getmany(timeout_ms=int(wait_s * 1000), max_records=maximum)
        except _FAULTS as fout:
            raise BusOnbereikbaar(type(fout).__name__) from fout
        received = [
            Received(
                r.topic,
                r.partition,
                r.offset,
                (r.key or b"").decode(),
                r.value or b"",
                {naam: waarde.decode() for naam, waarde in r.headers},
            )
            for records in per_partition.values()
            for r in records
        ]
        if received:
            self._idle.clear()
        return received

    async def commit(self, received: Sequence[Received]) -> None:
        """See `Subscription.commit`. The broker hears of it beside the next list; what goes wrong there is raised at the next call."""
        for r in received:
            partition = TopicPartition(r.topic, r.partition)
            self._place[partition] = max(r.offset + 1, self._place.get(partition, 0))
        self._idle.set()
        if self._committing is None or self._committing.done():
            await self._flush()  # raises what the last one met
            self._committing = asyncio.create_task(self._commit())

    async def _commit(self) -> None:
        """Tell the broker, until nothing is left to tell. A partition that went to another member is left to that member."""
        while self._place:
            place, self._place = self._place, {}
            mine = self._consumer.assignment()
            try:
                if ours := {partition: offset for partition, offset in place.items() if partition in mine}:
                    await self._consumer.commit(ours)
            except (CommitFailedError, IllegalStateError) as verdeeld:
                log.warning("partities kregen een andere lezer; zij krijgt deze berichten opnieuw", reden=type(verdeeld).__name__)

    async def _flush(self) -> None:
        """Wait until the broker knows all that was handled. Raises BusOnbereikbaar."""
        try:
            if self._committing is not None:
                await asyncio.shield(self._committing)
        except _FAULTS as fout:
            raise BusOnbereikbaar(type(fout).__name__) from fout

    async def close(self) -> None:
        """See `Subscription.close`."""
        self._idle.set()
        with contextlib.suppress(BusOnbereikbaar, TimeoutError):
            await asyncio.wait_for(self._flush(), REVOKE_S)
        with contextlib.suppress(*_FAULTS):
            await self._consumer.stop()

    async def on_partitions_revoked(self, revoked: Collection[TopicPartition]) -> None:
        """A rebalance begins: let the batch in hand be committed first."""
        try:
            async with asyncio.timeout(REVOKE_S):
                await self._idle.wait()
                await self._flush()
        except TimeoutError:
            log.warning("herverdeling wacht niet langer op een lijst berichten", partities=len(revoked))
        except BusOnbereikbaar as weg:
            log.warning("herverdeling zonder antwoord op de laatste plaats; die berichten komen opnieuw", reden=weg.reden)

    async def on_partitions_assigned(self, assigned: Collection[TopicPartition]) -> None:
        """Reading begins at the committed place of each partition; nothing to prepare."""
