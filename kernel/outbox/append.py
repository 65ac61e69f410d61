"""Append events beside the state that they tell of, in the same transaction."""

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy import text

from kernel.db import Aggregate, WriteSession
from kernel.envelope import Gebeurtenis
from kernel.telemetry import traceparent

_INSERT = text(
    """
    INSERT INTO outbox (type, topic, subject, sequence, gemeente, boekdatum, dataref, data, traceparent)
    VALUES (:type, :topic, :subject, :sequence, :gemeente, :boekdatum, :dataref, CAST(:data AS jsonb), :traceparent)
    """
)


async def append(session: WriteSession, gebeurtenis: Gebeurtenis, *, aggregate: Aggregate, boekdatum: date) -> None:
    """Store the event for the relay and raise the aggregate's `versie`, which is the event's `sequence`.

    The aggregate's row is written first: that lock is what keeps the events of one aggregate in order.
    """
    await append_all(session, [(gebeurtenis, aggregate)], boekdatum=boekdatum)


async def append_all(session: WriteSession, gebeurtenissen: Sequence[tuple[Gebeurtenis, Aggregate]], *, boekdatum: date) -> None:
    """The same for many events, in this order, in as few statements as it takes."""
    sequences = []
    for _, aggregate in gebeurtenissen:
        aggregate.versie = (aggregate.versie or 0) + 1
        sequences.append(aggregate.versie)
    await session.flush()
    rijen = [
        {
            "type": gebeurtenis.type,
            "topic": gebeurtenis.topic,
            "subject": aggregate.id,
            "sequence": sequence,
            "gemeente": aggregate.gemeente,
            "boekdatum": boekdatum,
            "dataref": gebeurtenis.dataref(aggregate.id),
            "data": json.dumps(gebeurtenis.as_data()),
            "traceparent": traceparent(),
        }
        for (gebeurtenis, aggregate), sequence in zip(gebeurtenissen, sequences, strict=True)
    ]
    if rijen:
        await session.execute(_INSERT, rijen)
