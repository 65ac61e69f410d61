"""Webhooks: who listens, what is to be delivered, and every attempt."""

from alembic import op

from kernel.tenancy import protect, technical

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    # A client's own affair and of no one gemeente: technical, and every query asks for the client.
    op.execute(
        """
        CREATE TABLE abonnement (
            id               uuid PRIMARY KEY DEFAULT uuidv7(),
            client_id        text NOT NULL,
            url              text NOT NULL,
            typen            text[] NOT NULL,
            formaat          text NOT NULL,
            stand            text NOT NULL,
            reden            text,
            geheim           bytea NOT NULL,
            oud_geheim       bytea,
            oud_geldig_tot   timestamptz,
            mislukt_sinds    timestamptz,
            rust_tot         timestamptz,
            handdruk_poging  integer NOT NULL DEFAULT 0,
            handdruk_op      timestamptz,
            aangemaakt_op    timestamptz NOT NULL DEFAULT now(),
            CHECK ((oud_geheim IS NULL) = (oud_geldig_tot IS NULL))
        )
        """
    )
    op.execute("CREATE INDEX abonnement_client ON abonnement (client_id, id)")
    op.execute("CREATE INDEX abonnement_handdruk ON abonnement (handdruk_op) WHERE stand = 'handdruk'")
    technical(op, "abonnement", app="SELECT, INSERT, UPDATE")

    op.execute(
        """
        CREATE TABLE abonnement_gemeente (
            gemeente varchar(4) NOT NULL,
            id       uuid NOT NULL,
            versie   integer NOT NULL DEFAULT 0,
            PRIMARY KEY (gemeente, id)
        )
        """
    )
    protect(op, "abonnement_gemeente")

    op.execute(
        """
        CREATE TABLE bezorging (
            gemeente       varchar(4) NOT NULL,
            id             uuid NOT NULL DEFAULT uuidv7(),
            abonnement_id  uuid NOT NULL,
            gebeurtenis_id uuid NOT NULL,
            type           text NOT NULL,
            bericht        text NOT NULL,
            stand          text NOT NULL DEFAULT 'wachtend',
            poging         integer NOT NULL DEFAULT 0,
            volgende_op    timestamptz NOT NULL DEFAULT now(),
            aangemaakt_op  timestamptz NOT NULL DEFAULT now(),
            PRIMARY KEY (gemeente, id),
            UNIQUE (gemeente, abonnement_id, gebeurtenis_id),
            FOREIGN KEY (gemeente, abonnement_id) REFERENCES abonnement_gemeente (gemeente, id)
        )
        """
    )
    op.execute("CREATE INDEX bezorging_wachtend ON bezorging (gemeente, abonnement_id, volgende_op) WHERE stand = 'wachtend'")
    op.execute("CREATE INDEX bezorging_oud ON bezorging (gemeente, aangemaakt_op) WHERE stand <> 'wachtend'")
    protect(op, "bezorging")
    op.execute("GRANT DELETE ON bezorging TO gateway_worker")

    op.execute(
        """
        CREATE TABLE bezorgpoging (
            gemeente       varchar(4) NOT NULL,
            id             uuid NOT NULL DEFAULT uuidv7(),
            bezorging_id   uuid NOT NULL,
            abonnement_id  uuid NOT NULL,
            nummer         integer NOT NULL,
            begonnen_op    timestamptz NOT NULL,
            duur_ms        integer NOT NULL,
            status         integer,
            fout           text,
            gevolg         text NOT NULL,
            PRIMARY KEY (gemeente, id),
            FOREIGN KEY (gemeente, bezorging_id) REFERENCES bezorging (gemeente, id) ON DELETE CASCADE
        )
        """
    )
    op.execute("CREATE INDEX bezorgpoging_abonnement ON bezorgpoging (gemeente, abonnement_id, id)")
    op.execute("CREATE INDEX bezorgpoging_bezorging ON bezorgpoging (gemeente, bezorging_id)")
    protect(op, "bezorgpoging", app="SELECT, INSERT")
    op.execute("GRANT DELETE ON bezorgpoging TO gateway_worker")
