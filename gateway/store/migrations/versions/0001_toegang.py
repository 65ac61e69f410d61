"""The register of gemeenten and clients, and the verklaringen that were used."""

from alembic import op

from kernel import tenancy

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE gemeente (
            gemeente             text NOT NULL UNIQUE CHECK (gemeente ~ '^[0-9]{4}$'),
            id                   uuid NOT NULL DEFAULT uuidv7(),
            versie               integer NOT NULL DEFAULT 0,
            oin                  text NOT NULL CHECK (length(oin) = 20),
            naam                 text NOT NULL,
            actief_vanaf         date NOT NULL,
            drempelbedrag_centen bigint NOT NULL CHECK (drempelbedrag_centen >= 0),
            beslistermijn_weken  integer NOT NULL CHECK (beslistermijn_weken BETWEEN 1 AND 8),
            PRIMARY KEY (gemeente, id)
        )
        """
    )
    tenancy.technical(op, "gemeente", app="SELECT, INSERT, UPDATE")

    op.execute(
        """
        CREATE TABLE client (
            id        text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]{1,49}$'),
            soort     text NOT NULL,
            naam      text NOT NULL,
            gemeenten text[] NOT NULL,
            scopes    text[] NOT NULL,
            sleutels  jsonb NOT NULL,
            uitgever  text,
            actief    boolean NOT NULL,
            versie    integer NOT NULL
        )
        """
    )
    tenancy.technical(op, "client", app="SELECT, INSERT, UPDATE")

    op.execute(
        """
        CREATE TABLE verklaring (
            client_id text NOT NULL REFERENCES client (id),
            jti       text NOT NULL,
            verloopt  timestamptz NOT NULL,
            PRIMARY KEY (client_id, jti)
        )
        """
    )
    tenancy.technical(op, "verklaring", app="SELECT, INSERT, DELETE")
