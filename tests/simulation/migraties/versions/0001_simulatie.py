from alembic import op

from kernel import tenancy

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.execute("CREATE TABLE stand (gemeente text, id uuid, versie integer NOT NULL DEFAULT 0, PRIMARY KEY (gemeente, id))")
    op.execute(
        """
        CREATE TABLE wijziging (
            gemeente text,
            nummer   integer,
            sleutel  uuid NOT NULL,
            sequence integer NOT NULL,
            PRIMARY KEY (gemeente, nummer)
        )
        """
    )
    # No unique key: an effect that happens twice must show.
    op.execute(
        """
        CREATE TABLE gevolg (
            gemeente   text NOT NULL,
            volgnummer bigint GENERATED ALWAYS AS IDENTITY,
            nummer     integer NOT NULL,
            sleutel    uuid NOT NULL,
            sequence   integer NOT NULL,
            vorige     integer NOT NULL
        )
        """
    )
    for tabel in ("stand", "wijziging", "gevolg"):
        tenancy.protect(op, tabel)
