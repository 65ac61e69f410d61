"""What only the Kafka bus has to prove here: how it bears a rebalance, on a stand-in for aiokafka's consumer, and without a broker."""

import asyncio
from typing import Any

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import CommitFailedError, KafkaConnectionError

from kernel.bus import kafka
from kernel.bus.kafka import KafkaBus, KafkaSubscription
from kernel.bus.ports import BusOnbereikbaar, Message, Received

P0, P1 = TopicPartition("t.v1", 0), TopicPartition("t.v1", 1)
LIJST = [Received("t.v1", 0, 7, "a", b""), Received("t.v1", 0, 8, "a", b""), Received("t.v1", 1, 3, "b", b"")]


class Lid:
    """A member of a group as aiokafka shows it, with the partitions that a broker would have given."""

    def __init__(self, *partities: TopicPartition, fout: Exception | None = None) -> None:
        self.partities, self.fout = set(partities), fout
        self.bevestigd: list[dict[TopicPartition, int]] = []

    def assignment(self) -> set[TopicPartition]:
        return self.partities

    async def commit(self, offsets: dict[TopicPartition, int]) -> None:
        if self.fout:
            raise self.fout
        self.bevestigd.append(offsets)

    async def getmany(self, **_: Any) -> dict[TopicPartition, list[Any]]:
        class Bericht:
            topic, partition, offset, key, value, headers = "t.v1", 0, 7, b"a", b"", ()

        return {P0: [Bericht()]}

    async def stop(self) -> None:
        pass


async def bevestig(lid: Lid, lijst: list[Received]) -> None:
    """Commit, and wait until the broker knows."""
    subscription = KafkaSubscription(lid)
    await subscription.commit(lijst)
    await subscription.close()


async def test_bevestigd_wordt_het_volgende_nummer_per_partitie() -> None:
    lid = Lid(P0, P1)
    await bevestig(lid, LIJST)
    assert lid.bevestigd == [{P0: 9, P1: 4}]


async def test_een_partitie_die_weg_is_wordt_niet_bevestigd() -> None:
    lid = Lid(P1)
    await bevestig(lid, LIJST)
    assert lid.bevestigd == [{P1: 4}]


async def test_een_herverdeling_tijdens_het_bevestigen_is_geen_fout() -> None:
    await bevestig(Lid(P0, P1, fout=CommitFailedError()), LIJST)  # the next owner gets them again


async def test_een_broker_die_wegvalt_is_wel_een_fout() -> None:
    """It is told at the next call: nobody waits for the broker to write a place down."""
    subscription = KafkaSubscription(Lid(P0, P1, fout=KafkaConnectionError()))
    await subscription.commit(LIJST)
    await asyncio.sleep(0)
    with pytest.raises(BusOnbereikbaar, match="KafkaConnectionError"):
        await subscription.commit(LIJST)


async def test_wat_intussen_is_afgehandeld_gaat_in_een_keer_mee() -> None:
    lid = Lid(P0, P1)
    subscription = KafkaSubscription(lid)
    for bericht in LIJST:
        await subscription.commit([bericht])
    await subscription.close()
    assert lid.bevestigd == [{P0: 9, P1: 4}]


async def test_een_herverdeling_wacht_op_de_lijst_in_behandeling() -> None:
    subscription = KafkaSubscription(Lid(P0))
    lijst = await subscription.fetch(10, 0.1)
    herverdeling = asyncio.create_task(subscription.on_partitions_revoked([P0]))
    await asyncio.sleep(0.05)
    assert not herverdeling.done()
    await subscription.commit(lijst)
    await asyncio.wait_for(herverdeling, 1)


async def test_maar_niet_voor_altijd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kafka, "REVOKE_S", 0.05)
    subscription = KafkaSubscription(Lid(P0))
    await subscription.fetch(10, 0.1)
    await asyncio.wait_for(subscription.on_partitions_revoked([P0]), 1)


async def test_een_broker_die_er_niet_is() -> None:
    bus = KafkaBus("127.0.0.1:1")
    with pytest.raises(BusOnbereikbaar, match="KafkaConnectionError"):
        await bus.publish("t.v1", [Message("k", b"1")])
    with pytest.raises(BusOnbereikbaar):
        await bus.subscribe("g", ["t.v1"])
    await bus.close()
