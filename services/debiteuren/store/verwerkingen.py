"""Record in the verwerkingenlog for many data subjects at once: the columns that `kernel.verwerkingenlog` writes, in one statement."""

import time
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text

from kernel.db import WriteSession
from kernel.telemetry import nieuwe_traceparent, traceparent

_LOG = """
    INSERT INTO verwerking (gemeente, trace_id, span_id, parent_span_id, status, name, start_time, end_time,
                            processing_activity_id, data_subject_id, data_subject_id_type)
    SELECT :gemeente, :trace_id, substr(uuid_send(gen_random_uuid()), 1, 8), :parent, 'Ok', :naam, :nu, :nu, :activiteit,
           encode(b, 'hex'), CASE WHEN b IS NOT NULL THEN 'BSN' END
      FROM {wie}
"""
_LOG_BETROKKENEN = text(_LOG.format(wie="unnest(CAST(:betrokkenen AS bytea[])) AS b"))
_LOG_LENINGEN = text(
    _LOG.format(
        wie="(SELECT bsn_hash AS b FROM debiteur WHERE gemeente = :gemeente AND lening_id = ANY(CAST(:leningen AS uuid[]))) AS d",
    )
)


async def log_verwerkingen(
    session: WriteSession, gemeente: str, activiteit: str, betrokkenen: Sequence[bytes | None], *, naam: str
) -> None:
    """One record per data subject, as `log_verwerking` does for a few."""
    if betrokkenen:
        await session.execute(_LOG_BETROKKENEN, _kop(gemeente, activiteit, naam) | {"betrokkenen": list(betrokkenen)})


async def log_van_leningen(session: WriteSession, gemeente: str, activiteit: str, leningen: Collection[UUID], *, naam: str) -> None:
    """One record per debtor of these loans."""
    await session.execute(_LOG_LENINGEN, _kop(gemeente, activiteit, naam) | {"leningen": list(leningen)})


def _kop(gemeente: str, activiteit: str, naam: str) -> dict[str, Any]:
    huidig = traceparent()
    _, trace_id, span_id, _ = (huidig or nieuwe_traceparent()).split("-")
    return {
        "gemeente": gemeente,
        "trace_id": bytes.fromhex(trace_id),
        "parent": bytes.fromhex(span_id) if huidig else None,
        "naam": naam,
        "nu": time.time_ns() // 1_000_000,
        "activiteit": activiteit,
    }
