"""Where events wait to be sent. Bulk statements write the same columns as `append`."""

from typing import Any

from kernel import tenancy

#: What a bulk INSERT … SELECT must fill; the rest has defaults.
COLUMNS = "type, topic, subject, sequence, gemeente, boekdatum, dataref, data, traceparent"

_CREATE = """
CREATE TABLE outbox (
    nummer       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id           uuid NOT NULL DEFAULT uuidv7(),
    type         text NOT NULL,
    topic        text NOT NULL,
    subject      uuid NOT NULL,
    sequence     integer NOT NULL,
    gemeente     text NOT NULL,
    boekdatum    date NOT NULL,
    dataref      text NOT NULL,
    data         jsonb NOT NULL,
    traceparent  text,
    tijd         timestamptz NOT NULL DEFAULT clock_timestamp(),
    verzonden_op timestamptz
)
"""


def create(op: Any) -> None:
    """For the kernel's migration. The application may only add; the relay, as worker, reads and marks."""
    op.execute(_CREATE)
    # The relay asks for what is unsent, never for «above the last number»: a number can commit late.
    op.execute("CREATE INDEX outbox_onverzonden ON outbox (nummer) WHERE verzonden_op IS NULL")
    tenancy.technical(op, "outbox", app="INSERT")
