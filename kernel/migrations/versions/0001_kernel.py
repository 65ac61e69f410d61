"""The tables that every app has: outbox, inbox, idempotency, audit, verwerkingenlog, termijnen, voorstellen, gemeenten."""

from alembic import op

from kernel import audit, idempotency, inbox, tenancy, termijnbewaking, verwerkingenlog, vierogen
from kernel.outbox import table as outbox

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE gemeente_bekend (
            gemeente   text PRIMARY KEY,
            volgorde   integer NOT NULL,
            parameters jsonb NOT NULL
        )
        """
    )
    tenancy.technical(op, "gemeente_bekend", app="SELECT")
    for onderdeel in (outbox, inbox, idempotency, audit, verwerkingenlog, vierogen, termijnbewaking):
        onderdeel.create(op)
