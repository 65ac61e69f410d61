"""Afrekening: productenboek, metingen and concept invoices."""

from alembic import op

from kernel.tenancy import protect, technical

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    # The region's book, adopted as a whole and therefore kept as a whole. `hermeten`: the rules changed, the worker meters anew.
    op.execute(
        """
        CREATE TABLE productenboek (
            jaar         integer PRIMARY KEY,
            versie       integer NOT NULL,
            inhoud       jsonb NOT NULL,
            hermeten     boolean NOT NULL,
            gewijzigd_op timestamptz NOT NULL DEFAULT now()
        )
        """
    )
    technical(op, "productenboek", app="SELECT, INSERT, UPDATE")

    op.execute(
        """
        CREATE TABLE factuur (
            gemeente          varchar(4) NOT NULL,
            id                uuid NOT NULL DEFAULT uuidv7(),
            versie            integer NOT NULL DEFAULT 0,
            jaar              integer NOT NULL,
            kwartaal          integer NOT NULL CHECK (kwartaal BETWEEN 1 AND 4),
            stand             text NOT NULL DEFAULT 'concept',
            zonder_btw_centen bigint NOT NULL,
            btw_centen        bigint NOT NULL,
            met_btw_centen    bigint NOT NULL,
            opgesteld_op      date NOT NULL,
            PRIMARY KEY (gemeente, id),
            UNIQUE (gemeente, jaar, kwartaal),
            CHECK (zonder_btw_centen + btw_centen = met_btw_centen)
        )
        """
    )
    protect(op, "factuur")

    op.execute(
        """
        CREATE TABLE factuurregel (
            gemeente      varchar(4) NOT NULL,
            factuur_id    uuid NOT NULL,
            volgnummer    integer NOT NULL,
            product       text NOT NULL,
            omschrijving  text NOT NULL,
            eenheid       text NOT NULL,
            aantal        bigint NOT NULL,
            tarief_centen bigint NOT NULL,
            bedrag_centen bigint NOT NULL,
            btw           text NOT NULL,
            btw_procent   numeric(5, 2) NOT NULL,
            PRIMARY KEY (gemeente, factuur_id, volgnummer),
            UNIQUE (gemeente, factuur_id, product),
            FOREIGN KEY (gemeente, factuur_id) REFERENCES factuur (gemeente, id),
            CHECK (aantal * tarief_centen = bedrag_centen)
        )
        """
    )
    protect(op, "factuurregel", app="SELECT, INSERT, DELETE")

    op.execute(
        """
        CREATE TABLE meting (
            gemeente       varchar(4) NOT NULL,
            id             uuid NOT NULL DEFAULT uuidv7(),
            regel          text NOT NULL,
            sleutel        text NOT NULL,
            product        text NOT NULL,
            aantal         integer NOT NULL,
            boekdatum      date NOT NULL,
            gebeurtenis_id uuid NOT NULL,
            factuur_id     uuid,
            PRIMARY KEY (gemeente, id),
            UNIQUE (gemeente, regel, sleutel),
            FOREIGN KEY (gemeente, factuur_id) REFERENCES factuur (gemeente, id)
        )
        """
    )
    op.execute("CREATE INDEX meting_datum ON meting (gemeente, boekdatum, id)")
    op.execute("CREATE INDEX meting_factuur ON meting (gemeente, factuur_id, boekdatum, id)")
    protect(op, "meting", app="SELECT, UPDATE")
    op.execute("GRANT INSERT, DELETE ON meting TO gateway_worker")
