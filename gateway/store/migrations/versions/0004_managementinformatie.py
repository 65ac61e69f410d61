"""The archive of events, by month, and the projections that are kept from it."""

from alembic import op

from kernel.tenancy import protect

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    # The month of the boekdatum is the month of every report, so a rebuild reads only the partitions it needs.
    op.execute(
        """
        CREATE TABLE gebeurtenis (
            gemeente    varchar(4) NOT NULL,
            id          uuid NOT NULL,
            source      text NOT NULL,
            boekdatum   date NOT NULL,
            type        text NOT NULL,
            subject     uuid NOT NULL,
            sequence    integer NOT NULL,
            tijd        timestamptz NOT NULL,
            dataref     text NOT NULL,
            traceparent text,
            data        jsonb NOT NULL,
            PRIMARY KEY (gemeente, id, source, boekdatum)
        ) PARTITION BY RANGE (boekdatum)
        """
    )
    op.execute("CREATE INDEX gebeurtenis_datum ON gebeurtenis (gemeente, boekdatum, id)")
    op.execute("CREATE INDEX gebeurtenis_tijd ON gebeurtenis (gemeente, tijd, id)")
    protect(op, "gebeurtenis", app="SELECT")
    op.execute("GRANT INSERT ON gebeurtenis TO gateway_worker")
    _maandfunctie()

    op.execute(
        """
        CREATE TABLE indicator_som (
            gemeente     varchar(4) NOT NULL,
            indicator    text NOT NULL,
            maand        date NOT NULL CHECK (extract(day FROM maand) = 1),
            uitsplitsing text NOT NULL,
            waarde       bigint NOT NULL,
            PRIMARY KEY (gemeente, indicator, maand, uitsplitsing)
        )
        """
    )
    op.execute("CREATE INDEX indicator_som_maand ON indicator_som (gemeente, maand)")
    op.execute(
        """
        CREATE TABLE indicator_onderwerp (
            gemeente     varchar(4) NOT NULL,
            indicator    text NOT NULL,
            onderwerp    uuid NOT NULL,
            eerste       integer NOT NULL,
            maand        date NOT NULL CHECK (extract(day FROM maand) = 1),
            nieuwste     integer NOT NULL,
            uitsplitsing text NOT NULL,
            PRIMARY KEY (gemeente, indicator, onderwerp)
        )
        """
    )
    op.execute("CREATE INDEX indicator_onderwerp_maand ON indicator_onderwerp (gemeente, maand, indicator, uitsplitsing)")
    for tabel in ("indicator_som", "indicator_onderwerp"):
        protect(op, tabel, app="SELECT")
        op.execute(f"GRANT INSERT, UPDATE, DELETE ON {tabel} TO gateway_worker")


def _maandfunctie() -> None:
    """The worker owns nothing, so a function of the owner makes a month's partition when its first event comes.

    ATTACH instead of PARTITION OF: readers and writers of other months need not wait.
    """
    op.execute(
        """
        CREATE FUNCTION gebeurtenis_maand(dag date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = gateway, pg_temp AS $$
        DECLARE
            eerste date := date_trunc('month', dag);
            einde  date := eerste + interval '1 month';
            naam   text := 'gebeurtenis_' || to_char(eerste, 'YYYY_MM');
            regel  text;
        BEGIN
            IF to_regclass(naam) IS NOT NULL THEN RETURN; END IF;
            PERFORM pg_advisory_xact_lock(hashtext('gateway.gebeurtenis_maand'));
            IF to_regclass(naam) IS NOT NULL THEN RETURN; END IF;
            EXECUTE format('CREATE TABLE %I (LIKE gebeurtenis INCLUDING ALL)', naam);
            EXECUTE format('ALTER TABLE gebeurtenis ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', naam, eerste, einde);
            -- Nobody but backup may reach a partition by its own name; the policy stands there all the same.
            SELECT pg_get_expr(polqual, polrelid) INTO regel FROM pg_policy WHERE polrelid = 'gebeurtenis'::regclass;
            EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', naam);
            EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', naam);
            EXECUTE format('CREATE POLICY gemeente ON %I USING (%s) WITH CHECK (%s)', naam, regel, regel);
            EXECUTE format('GRANT SELECT ON %I TO gateway_backup', naam);
        END
        $$
        """
    )
    op.execute("REVOKE ALL ON FUNCTION gebeurtenis_maand(date) FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION gebeurtenis_maand(date) TO gateway_worker")
