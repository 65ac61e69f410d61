"""Append the events of many loans at once: the columns of the outbox, in one statement. For a few, `kernel.outbox.append` does."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import text

from kernel.db import WriteSession
from kernel.envelope import Gebeurtenis
from kernel.telemetry import traceparent

_TOEVOEGEN = text(
    """
    INSERT INTO outbox (type, topic, subject, sequence, gemeente, boekdatum, dataref, data, traceparent)
    SELECT type, topic, subject, sequence, :gemeente, :boekdatum, dataref, CAST(data AS jsonb), :traceparent
      FROM unnest(CAST(:types AS text[]), CAST(:topics AS text[]), CAST(:subjects AS uuid[]), CAST(:sequences AS int[]),
                  CAST(:datarefs AS text[]), CAST(:data AS text[]))
           WITH ORDINALITY AS g(type, topic, subject, sequence, dataref, data, plaats)
     ORDER BY plaats
    """
)


@dataclass(frozen=True, slots=True)
class Kop:
    """What is the same for every event of a kind: for statements that write the outbox themselves. `dataref` is up to the id."""

    soort: str
    topic: str
    dataref: str

    @classmethod
    def van(cls, soort: type[Gebeurtenis]) -> "Kop":
        """The head of this kind of event."""
        niemand = UUID(int=0)
        return cls(soort.type, soort.topic, soort.dataref(niemand).removesuffix(str(niemand)))


@dataclass(frozen=True, slots=True)
class Bericht:
    """An event with the loan that it is about and that loan's version."""

    gebeurtenis: Gebeurtenis
    lening_id: UUID
    versie: int


async def voeg_toe(session: WriteSession, gemeente: str, boekdatum: date, berichten: Sequence[Bericht]) -> None:
    """Store the events in this order. The loans are locked by the caller, and get the versions that stand here."""
    if not berichten:
        return
    await session.execute(
        _TOEVOEGEN,
        {
            "gemeente": gemeente,
            "boekdatum": boekdatum,
            "traceparent": traceparent(),
            "types": [b.gebeurtenis.type for b in berichten],
            "topics": [b.gebeurtenis.topic for b in berichten],
            "subjects": [b.lening_id for b in berichten],
            "sequences": [b.versie for b in berichten],
            "datarefs": [b.gebeurtenis.dataref(b.lening_id) for b in berichten],
            "data": [json.dumps(b.gebeurtenis.as_data()) for b in berichten],
        },
    )
