"""What the intake needs to judge and match: convenanten, names as keyed hashes, exclusions, who is known elsewhere, and the BRP check."""

from alembic import op

from kernel.tenancy import protect

revision = "0010"
down_revision = "0001"
branch_labels = None
depends_on = None

_UITBREIDING = """
ALTER TABLE signaalpartner
    ADD COLUMN contact_naam text, ADD COLUMN contact_email text, ADD COLUMN contact_telefoon text,
    ADD COLUMN drempel_centen integer CHECK (drempel_centen >= 0),
    ADD COLUMN dagen_minstens integer CHECK (dagen_minstens >= 0),
    ADD COLUMN dagen_hoogstens integer CHECK (dagen_hoogstens >= coalesce(dagen_minstens, 0)),
    ADD COLUMN terugkoppeling boolean NOT NULL DEFAULT false,
    ADD COLUMN grond text,
    ADD COLUMN einde date;
ALTER TABLE aanlevering
    ADD COLUMN kolommen text[],
    ADD COLUMN ontvangen integer NOT NULL DEFAULT 0,
    ADD COLUMN levensteken timestamptz NOT NULL DEFAULT now();
CREATE INDEX aanlevering_lopend ON aanlevering (gemeente, levensteken) WHERE stand = 'inlezen';
ALTER TABLE zaak
    ADD COLUMN behandeld boolean NOT NULL DEFAULT false,
    ADD COLUMN samengevoegd_in uuid;
-- Two households may share a door: a zaak is found by its signals.
DROP INDEX zaak_huishouden;
ALTER TABLE signaal
    ADD COLUMN naam bigint[], ADD COLUMN bedrijf bigint[], ADD COLUMN bedrijfswoorden bigint[], ADD COLUMN geboren bigint,
    ADD COLUMN geboortejaar smallint,
    ADD COLUMN koppeling text NOT NULL DEFAULT 'eerste';
-- A gemeente that delivers for the first time stands in no statistics. Planned for none of its rows, all indexes look alike, and every
-- probe may read all of them: without statistics the one with most columns wins.
ALTER TABLE signaal ALTER COLUMN gemeente SET STATISTICS 0;
CREATE INDEX signaal_bsn ON signaal (gemeente, bsn_hash, signaaldatum) WHERE bsn_hash IS NOT NULL;
ALTER TABLE inname_regel
    ADD COLUMN naam bigint[], ADD COLUMN bedrijf bigint[], ADD COLUMN bedrijfswoorden bigint[], ADD COLUMN geboren bigint,
    ADD COLUMN geboortejaar smallint;
-- What a partner needs to mend a refused row: its plain fields, and the rest encrypted. Erased after a while.
CREATE TABLE geweigerde_regel (
    gemeente       text NOT NULL,
    aanlevering_id uuid NOT NULL,
    regel          integer NOT NULL,
    ontvangen_op   date NOT NULL,
    velden         jsonb NOT NULL,
    persoon        bytea,
    PRIMARY KEY (gemeente, aanlevering_id, regel)
);
CREATE INDEX geweigerde_regel_oud ON geweigerde_regel (gemeente, ontvangen_op);
-- Whom the gemeente does not approach, by BSN or by door: a signal of theirs is not taken up, and the partner never hears why.
CREATE TABLE uitsluiting (
    gemeente    text NOT NULL,
    id          uuid NOT NULL DEFAULT uuidv7(),
    versie      integer NOT NULL DEFAULT 0,
    bsn_hash    bytea,
    postcode    text,
    huisnummer  text,
    toevoeging  text,
    toelichting bytea NOT NULL,
    van         date NOT NULL,
    tot         date,
    door        text NOT NULL,
    PRIMARY KEY (gemeente, id),
    CHECK ((bsn_hash IS NULL) <> (postcode IS NULL))
);
CREATE INDEX uitsluiting_lopend ON uitsluiting (gemeente, id) WHERE tot IS NULL;
-- Who is with schuldhulpverlening now, kept up by the events of intake. Nothing but the keyed hash.
CREATE TABLE schuldhulp_bekend (
    gemeente   text NOT NULL,
    id         uuid NOT NULL,
    bsn_hash   bytea,
    traject_id uuid,
    sinds      date NOT NULL,
    tot        date,
    PRIMARY KEY (gemeente, id)
);
CREATE INDEX schuldhulp_bekend_bsn ON schuldhulp_bekend (gemeente, bsn_hash) WHERE tot IS NULL;
CREATE INDEX schuldhulp_bekend_traject ON schuldhulp_bekend (gemeente, traject_id);
CREATE TABLE brp_koppeling (
    gemeente text NOT NULL,
    id       uuid NOT NULL DEFAULT uuidv7(),
    aan      boolean NOT NULL,
    door     text NOT NULL,
    PRIMARY KEY (gemeente, id),
    UNIQUE (gemeente)
);
-- One row per signal that is to be, or was, compared with the BRP; its id is that of the signal.
CREATE TABLE brp_controle (
    gemeente       text NOT NULL,
    id             uuid NOT NULL,
    versie         integer NOT NULL DEFAULT 0,
    stand          text NOT NULL,
    velden         text[] NOT NULL DEFAULT '{}',
    bsn_hash       bytea,
    aangeboden_op  date NOT NULL,
    gecontroleerd_op date,
    pogingen       integer NOT NULL DEFAULT 0,
    afgehandeld_op date,
    afgehandeld_door text,
    PRIMARY KEY (gemeente, id)
);
CREATE INDEX brp_controle_wacht ON brp_controle (gemeente, id) WHERE stand = 'niet gecontroleerd';
CREATE INDEX brp_controle_werk ON brp_controle (gemeente, gecontroleerd_op, id) WHERE stand = 'afwijkend' AND afgehandeld_op IS NULL;
CREATE INDEX brp_controle_bsn ON brp_controle (gemeente, bsn_hash) WHERE stand IN ('overleden', 'verhuisd');
"""

# The id of row n of a series: time (48 bits), version 7, n (32 bits, around the variant), and the random bits of the series (40).
_REEKS = """
CREATE FUNCTION uuid_in_reeks(tijd text, n bigint, toeval text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT (tijd || '7' || lpad(to_hex(n >> 20), 3, '0') || '8' || lpad(to_hex(n & 1048575), 5, '0') || toeval)::uuid $$
"""


def upgrade() -> None:
    """Extend the tables of the first version and add the new ones."""
    for statement in _UITBREIDING.split(";\n"):
        if statement.strip():
            op.execute(statement)
    op.execute(_REEKS)
    protect(op, "geweigerde_regel", app="SELECT, INSERT, DELETE")
    for tabel in ("uitsluiting", "schuldhulp_bekend", "brp_koppeling", "brp_controle"):
        protect(op, tabel)
