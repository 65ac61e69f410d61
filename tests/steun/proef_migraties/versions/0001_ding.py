from alembic import op

from kernel import tenancy

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE ding (
            gemeente text NOT NULL,
            id       uuid NOT NULL DEFAULT uuidv7(),
            versie   integer NOT NULL DEFAULT 0,
            naam     text NOT NULL,
            PRIMARY KEY (gemeente, id)
        )
        """
    )
    tenancy.protect(op, "ding")
    op.execute("CREATE TABLE gezien (volgnummer bigint GENERATED ALWAYS AS IDENTITY, ding_id uuid NOT NULL, gemeente text NOT NULL)")
    tenancy.technical(op, "gezien")
