"""Whose data was handled, for what purpose, when? (Logboek Dataverwerkingen 1.0)

One record per data subject per action, written in the transaction of the action, never sampled. The subject is a
pseudonym (keyed hash). No employee stands here: who did it belongs in the audit log.
"""

import secrets
import time
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import text

from kernel import tenancy
from kernel.append_only import append_only
from kernel.db import AnySession
from kernel.telemetry import nieuwe_traceparent, traceparent

_WRITE = text(
    """
    INSERT INTO verwerking (gemeente, trace_id, span_id, parent_span_id, status, name, start_time, end_time,
                            processing_activity_id, data_subject_id, data_subject_id_type, foreign_processor)
    VALUES (:gemeente, :trace_id, :span_id, :parent_span_id, 'Ok', :name, :start_time, :end_time,
            :activiteit, :betrokkene, :soort, :verwerker)
    """
)


async def log_verwerking(
    session: AnySession,
    gemeente: str,
    activiteit: str,
    betrokkenen: Iterable[bytes | None],
    *,
    naam: str,
    verwerker: str | None = None,
) -> None:
    """Record one action on each of `betrokkenen` (keyed hashes from `Sleutelbos.zoekhash`; None when there is no BSN).

    `activiteit` is the URI of the activity in the register van verwerkingsactiviteiten; `naam` says in words what was done;
    `verwerker` is the app that asked, when it was another one. Needs a session that may write.
    """
    trace_id, parent = _trace()
    nu = time.time_ns() // 1_000_000
    rijen = [
        {
            "gemeente": gemeente,
            "trace_id": trace_id,
            "span_id": secrets.token_bytes(8),
            "parent_span_id": parent,
            "name": naam,
            "start_time": nu,
            "end_time": nu,
            "activiteit": activiteit,
            "betrokkene": None if betrokkene is None else betrokkene.hex(),
            "soort": None if betrokkene is None else "BSN",
            "verwerker": verwerker,
        }
        for betrokkene in betrokkenen
    ]
    if rijen:
        await session.execute(_WRITE, rijen)


def _trace() -> tuple[bytes, bytes | None]:
    """The trace of the call at hand and its span as parent; outside a call a new trace, which has no parent."""
    huidig = traceparent()
    _, trace_id, span_id, _ = (huidig or nieuwe_traceparent()).split("-")
    return bytes.fromhex(trace_id), bytes.fromhex(span_id) if huidig else None


def als_record(rij: Mapping[str, Any]) -> dict[str, Any]:
    """A row of `verwerking` as the record of the standard (LDV §3.2.2), to hand to the gemeente whose log it is."""
    attributes = {
        "dpl.core.processing_activity_id": rij["processing_activity_id"],
        "dpl.core.data_subject_id": rij["data_subject_id"],
        "dpl.core.data_subject_id_type": rij["data_subject_id_type"],
        "dpl.core.foreign_operation.processor": rij["foreign_processor"],
    }
    record: dict[str, Any] = {veld: rij[veld] for veld in ("status", "name", "start_time", "end_time")}
    for veld in ("trace_id", "span_id", "parent_span_id"):
        if rij[veld] is not None:
            record[veld] = bytes(rij[veld]).hex()
    return record | {"attributes": {naam: waarde for naam, waarde in attributes.items() if waarde is not None}}


def create(op: Any) -> None:
    """For the kernel's migration. Field names are those of the standard (LDV §3.2.2); times in ms since the epoch."""
    op.execute(
        """
        CREATE TABLE verwerking (
            gemeente               text NOT NULL,
            id                     uuid NOT NULL DEFAULT uuidv7(),
            trace_id               bytea NOT NULL CHECK (octet_length(trace_id) = 16),
            span_id                bytea NOT NULL CHECK (octet_length(span_id) = 8),
            parent_span_id         bytea CHECK (octet_length(parent_span_id) = 8),
            status                 text NOT NULL CHECK (status IN ('Unset', 'Ok', 'Error')),
            name                   text NOT NULL,
            start_time             bigint NOT NULL,
            end_time               bigint NOT NULL,
            processing_activity_id text NOT NULL,
            data_subject_id        text,
            data_subject_id_type   text,
            foreign_processor      text,
            PRIMARY KEY (gemeente, id)
        )
        """
    )
    op.execute("CREATE INDEX verwerking_betrokkene ON verwerking (gemeente, data_subject_id)")
    tenancy.protect(op, "verwerking", app="SELECT, INSERT")
    append_only(op, "verwerking")
