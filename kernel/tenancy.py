"""How are gemeenten kept apart? By the database, in every statement, also the ones nobody thought of.

A tenant table has `gemeente` first in every key, row level security that is forced on its owner too, and one policy
on the set in `app.gemeenten`. A technical table (outbox, inbox, staging) has no policy; only the worker may read it.
"""

import json
from collections.abc import Mapping
from typing import Any

from alembic.operations import Operations
from sqlalchemy import text

from kernel.db import AnySession, WriteSession
from kernel.envelope import Event

# The set is read once per statement (scalar subselect), not once per row. Empty or unset means no rows.
_POLICY = "gemeente = ANY ((SELECT string_to_array(current_setting('app.gemeenten', true), ','))::text[])"


def protect(op: Operations | Any, tabel: str, *, app: str = "SELECT, INSERT, UPDATE") -> None:
    """Make `tabel` a tenant table: policy, FORCE, and the rights of the three roles. For migrations.

    `app` are the rights of the application and the worker; an append-only table gives `SELECT, INSERT`.
    """
    schema = schema_of(op)
    op.execute(f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY gemeente ON {tabel} USING ({_POLICY}) WITH CHECK ({_POLICY})")
    op.execute(f"GRANT {app} ON {tabel} TO {schema}_app, {schema}_worker")
    op.execute(f"GRANT SELECT ON {tabel} TO {schema}_backup")


def technical(op: Operations | Any, tabel: str, *, app: str = "") -> None:
    """Make `tabel` a technical table: all rights to the worker, and to the application only what `app` says. For migrations."""
    schema = schema_of(op)
    op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {tabel} TO {schema}_worker")
    op.execute(f"GRANT SELECT ON {tabel} TO {schema}_backup")
    if app:
        op.execute(f"GRANT {app} ON {tabel} TO {schema}_app")


def schema_of(op: Operations | Any) -> str:
    """The schema that a migration works in: the app's name, with which its roles begin."""
    return str(op.get_bind().scalar(text("SELECT current_schema()")))


_BEKEND = text("SELECT gemeente FROM gemeente_bekend ORDER BY gemeente")
_PARAMETERS = text("SELECT parameters FROM gemeente_bekend WHERE gemeente = :gemeente")
_ONTHOUD = text(
    """
    INSERT INTO gemeente_bekend (gemeente, volgorde, parameters) VALUES (:gemeente, :volgorde, CAST(:parameters AS jsonb))
    ON CONFLICT (gemeente) DO UPDATE SET volgorde = excluded.volgorde, parameters = excluded.parameters
     WHERE gemeente_bekend.volgorde < excluded.volgorde
    """
)


async def bekende_gemeenten(session: AnySession) -> list[str]:
    """Every gemeente this app has heard of from the gateway: what jobs go through."""
    return list((await session.scalars(_BEKEND)).all())


async def gemeente_parameters(session: AnySession, gemeente: str) -> Mapping[str, Any]:
    """The gemeente's parameters as the gateway last published them (camelCase); empty when it is not known."""
    waarde = await session.scalar(_PARAMETERS, {"gemeente": gemeente})
    if waarde is None:
        return {}
    parameters: Mapping[str, Any] = waarde if isinstance(waarde, dict) else json.loads(waarde)
    return parameters


async def onthoud_gemeente(session: WriteSession, event: Event) -> None:
    """Handler of `gemeente-gewijzigd`: keep our own copy; an older event never overwrites a newer one."""
    await session.execute(_ONTHOUD, {"gemeente": event.gemeente, "volgorde": event.sequence, "parameters": json.dumps(dict(event.data))})
