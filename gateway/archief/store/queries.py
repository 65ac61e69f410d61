"""Every question that the archive is asked, one function each."""

import json
from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from gateway.archief.domain.fouten import GebeurtenisNietGevonden
from kernel.db import AnySession, WriteSession
from kernel.envelope import Event

#: Events read at a time when the archive is gone through.
BLOK = 2_000

_SLOT = {
    False: text("SELECT pg_advisory_xact_lock_shared(hashtext('gateway.archief'), hashtext(:gemeente))"),
    True: text("SELECT pg_advisory_xact_lock(hashtext('gateway.archief'), hashtext(:gemeente))"),
}
_MAAND = text("SELECT gebeurtenis_maand(:dag)")
_BEWAAR = text(
    """
    INSERT INTO gebeurtenis (gemeente, id, source, boekdatum, type, subject, sequence, tijd, dataref, traceparent, data)
    SELECT r.*
      FROM jsonb_to_recordset(CAST(:rijen AS jsonb)) AS r (
           gemeente text, id uuid, source text, boekdatum date, type text, subject uuid, sequence integer,
           tijd timestamptz, dataref text, traceparent text, data jsonb)
    ON CONFLICT DO NOTHING
    RETURNING source, id
    """
)
_KOLOMMEN = "gemeente, id, source, boekdatum, type, subject, sequence, tijd, dataref, traceparent, data::text AS data"
_VANAF = text(
    f"""
    SELECT {_KOLOMMEN} FROM gebeurtenis
     WHERE gemeente = :gemeente AND boekdatum >= :vanaf AND (boekdatum, id) > (:na_dag, :na_id)
     ORDER BY boekdatum, id LIMIT :aantal
    """  # noqa: S608 - the columns are our own
)
_SINDS = text(
    f"""
    SELECT {_KOLOMMEN} FROM gebeurtenis
     WHERE gemeente = ANY(:gemeenten) AND tijd >= :sinds AND (CAST(:id AS uuid) IS NULL OR id = :id)
     ORDER BY tijd, id LIMIT :aantal
    """  # noqa: S608 - the columns are our own
)
_EEN = text(f"SELECT {_KOLOMMEN} FROM gebeurtenis WHERE gemeente = ANY(:gemeenten) AND id = :id")  # noqa: S608 - the columns are our own
_TELLING = text(
    """
    SELECT gemeente, split_part(source, 'regioloket-', 2) AS publisher, type, count(*) AS aantal
      FROM gebeurtenis WHERE gemeente = ANY(:gemeenten)
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    """
)


async def slot(session: WriteSession, gemeente: str, *, alleen: bool = False) -> None:
    """Hold this gemeente's archive and what is kept from it until the transaction ends; `alleen` waits for all others.

    Who adds holds it together with others, who rebuilds holds it alone: no event falls between the two.
    """
    await session.execute(_SLOT[alleen], {"gemeente": gemeente})


async def bewaar(session: WriteSession, events: Sequence[Event]) -> list[Event]:
    """Store these events and give back the ones that were not there yet: each has its effect once, whoever asks twice."""
    for maand in sorted({event.boekdatum.replace(day=1) for event in events}):
        await session.execute(_MAAND, {"dag": maand})
    per_sleutel = {(event.source, event.id): event for event in events}
    rijen = json.dumps([_rij(event) for event in per_sleutel.values()])
    nieuw = (await session.execute(_BEWAAR, {"rijen": rijen})).all()
    return [per_sleutel[rij.source, UUID(str(rij.id))] for rij in nieuw]


async def vanaf(session: AnySession, gemeente: str, dag: date) -> AsyncIterator[list[Event]]:
    """All events of a gemeente from this boekdatum on, in blocks, oldest first: for rebuilds."""
    na_dag, na_id = date.min, UUID(int=0)
    while True:
        vraag = {"gemeente": gemeente, "vanaf": dag, "na_dag": na_dag, "na_id": na_id, "aantal": BLOK}
        events = [_event(rij) for rij in await session.execute(_VANAF, vraag)]
        if events:
            yield events
        if len(events) < BLOK:
            return
        na_dag, na_id = events[-1].boekdatum, events[-1].id


async def sinds(session: AnySession, gemeenten: Sequence[str], tijd: datetime, gebeurtenis_id: UUID | None, aantal: int) -> list[Event]:
    """At most `aantal` events that were logged since then, oldest first; only this one when an id is given."""
    vraag = {"gemeenten": list(gemeenten), "sinds": tijd, "id": gebeurtenis_id, "aantal": aantal}
    return [_event(rij) for rij in await session.execute(_SINDS, vraag)]


async def gebeurtenis(session: AnySession, gemeenten: Sequence[str], gebeurtenis_id: UUID) -> Event:
    """One event. Raises GebeurtenisNietGevonden."""
    rij = (await session.execute(_EEN, {"gemeenten": list(gemeenten), "id": gebeurtenis_id})).first()
    if rij is None:
        raise GebeurtenisNietGevonden
    return _event(rij)


async def telling(session: AnySession, gemeenten: Sequence[str]) -> list[Row[Any]]:
    """How many events of each type were received, per gemeente and publisher."""
    return list((await session.execute(_TELLING, {"gemeenten": list(gemeenten)})).all())


def _rij(event: Event) -> dict[str, Any]:
    return {
        "gemeente": event.gemeente,
        "id": str(event.id),
        "source": event.source,
        "boekdatum": event.boekdatum.isoformat(),
        "type": event.type,
        "subject": str(event.subject),
        "sequence": event.sequence,
        "tijd": event.time.isoformat(),
        "dataref": event.dataref,
        "traceparent": event.traceparent,
        "data": dict(event.data),
    }


def _event(rij: Row[Any]) -> Event:
    return Event(
        id=UUID(str(rij.id)),
        source=rij.source,
        type=rij.type,
        subject=UUID(str(rij.subject)),
        sequence=rij.sequence,
        time=rij.tijd,
        gemeente=rij.gemeente,
        boekdatum=rij.boekdatum,
        data=json.loads(rij.data),
        dataref=rij.dataref,
        traceparent=rij.traceparent,
    )
