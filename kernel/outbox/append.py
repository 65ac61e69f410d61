"""Append an event beside the state that it tells of, in the same transaction."""

import json
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
    aggregate.versie = (aggregate.versie or 0) + 1
    await session.flush()
    await session.execute(
        _INSERT,
        {
            "type": gebeurtenis.type,
            "topic": gebeurtenis.topic,
            "subject": aggregate.id,
            "sequence": aggregate.versie,
            "gemeente": aggregate.gemeente,
            "boekdatum": boekdatum,
            "dataref": gebeurtenis.dataref(aggregate.id),
            "data": json.dumps(gebeurtenis.as_data()),
            "traceparent": traceparent(),
        },
    )
