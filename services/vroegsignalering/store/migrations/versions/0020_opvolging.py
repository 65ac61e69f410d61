"""What happens after a zaak is there: where it is placed, who works on it, what was said and offered, letters, how long all is kept."""

from alembic import op

from kernel.append_only import append_only
from kernel.tenancy import protect, schema_of

revision = "0020"
down_revision = "0010"
branch_labels = None
depends_on = None

_ZAAK = """
ALTER TABLE zaak
    -- facts that the rules of the afwegingskader look at
    ADD COLUMN typen text[] NOT NULL DEFAULT '{}',
    ADD COLUMN geboortejaar smallint,
    ADD COLUMN einde_levering_op date,
    -- where the kader, or a person, placed it
    ADD COLUMN kader integer NOT NULL DEFAULT 0,
    ADD COLUMN regel text NOT NULL DEFAULT 'overig',
    ADD COLUMN actie text NOT NULL DEFAULT 'Brief',
    ADD COLUMN prioriteit smallint NOT NULL DEFAULT 5,
    -- what people did with it
    ADD COLUMN behandelaar text,
    ADD COLUMN opgepakt_op date,
    ADD COLUMN bereikt_op date,
    ADD COLUMN hulpaanbod_op date,
    ADD COLUMN quick_fix_tot date,
    ADD COLUMN warme_overdracht boolean NOT NULL DEFAULT false,
    ADD COLUMN onderneming bytea,
    -- when the retention policy took the person out of it
    ADD COLUMN gewist_op date;
CREATE INDEX zaak_behandelaar ON zaak (gemeente, behandelaar, contact_uiterlijk, id)
 WHERE afgesloten_op IS NULL AND behandelaar IS NOT NULL;
CREATE INDEX zaak_afgesloten ON zaak (gemeente, afgesloten_op, id) WHERE afgesloten_op IS NOT NULL AND gewist_op IS NULL;
ALTER TABLE signaal ADD COLUMN gewist_op date;
CREATE INDEX signaal_niet_opgepakt ON signaal (gemeente, ontvangen_op, id) WHERE zaak_id IS NULL AND gewist_op IS NULL;
"""

_TABELLEN = """
CREATE TABLE afwegingskader (
    gemeente    text NOT NULL,
    id          uuid NOT NULL DEFAULT uuidv7(),
    versie      integer NOT NULL,
    regels      jsonb NOT NULL,
    toelichting text NOT NULL,
    door        text NOT NULL,
    boekdatum   date NOT NULL,
    PRIMARY KEY (gemeente, id),
    UNIQUE (gemeente, versie)
);
CREATE TABLE hulpaanbod (
    gemeente text NOT NULL,
    id       uuid NOT NULL DEFAULT uuidv7(),
    zaak_id  uuid NOT NULL,
    datum    date NOT NULL,
    soort    text NOT NULL,
    door     text NOT NULL,
    PRIMARY KEY (gemeente, id),
    FOREIGN KEY (gemeente, zaak_id) REFERENCES zaak (gemeente, id)
);
CREATE INDEX hulpaanbod_zaak ON hulpaanbod (gemeente, zaak_id, datum);
CREATE TABLE notitie (
    gemeente text NOT NULL,
    id       uuid NOT NULL DEFAULT uuidv7(),
    zaak_id  uuid NOT NULL,
    datum    date NOT NULL,
    soort    text NOT NULL,
    door     text NOT NULL,
    tekst    bytea NOT NULL,
    PRIMARY KEY (gemeente, id),
    FOREIGN KEY (gemeente, zaak_id) REFERENCES zaak (gemeente, id)
);
CREATE INDEX notitie_zaak ON notitie (gemeente, zaak_id, datum);
CREATE TABLE briefserie (
    gemeente  text NOT NULL,
    id        uuid NOT NULL DEFAULT uuidv7(),
    code      text NOT NULL,
    datum     date NOT NULL,
    sjabloon  jsonb NOT NULL,
    afzender  jsonb NOT NULL,
    gevraagd  integer NOT NULL,
    door      text NOT NULL,
    actor     jsonb NOT NULL,
    klaar_op  date,
    PRIMARY KEY (gemeente, id)
);
CREATE INDEX briefserie_open ON briefserie (gemeente, id) WHERE klaar_op IS NULL;
-- One letter of a series. `reden` says why there is none after all (the zaak was closed meanwhile, there is no address).
CREATE TABLE brief (
    gemeente text NOT NULL,
    id       uuid NOT NULL DEFAULT uuidv7(),
    serie_id uuid NOT NULL,
    zaak_id  uuid NOT NULL,
    stand    text NOT NULL DEFAULT 'wacht',
    reden    text,
    pdf      bytea,
    sha256   text,
    PRIMARY KEY (gemeente, id),
    UNIQUE (gemeente, serie_id, zaak_id),
    FOREIGN KEY (gemeente, serie_id) REFERENCES briefserie (gemeente, id),
    FOREIGN KEY (gemeente, zaak_id) REFERENCES zaak (gemeente, id)
);
CREATE INDEX brief_zaak ON brief (gemeente, zaak_id);
CREATE INDEX brief_wacht ON brief (gemeente, serie_id, id) WHERE stand = 'wacht';
CREATE TABLE bewaarregel (
    gemeente    text NOT NULL,
    id          uuid NOT NULL DEFAULT uuidv7(),
    categorie   text NOT NULL,
    versie      integer NOT NULL,
    maanden     integer,
    wijze       text NOT NULL,
    grondslag   text NOT NULL,
    door        text NOT NULL,
    boekdatum   date NOT NULL,
    PRIMARY KEY (gemeente, id),
    UNIQUE (gemeente, categorie, versie)
);
"""

#: What the job of retention takes away for good; nobody else may.
_WISSEN = (
    "zaak",
    "signaal",
    "signaal_ook_in_zaak",
    "contactpoging",
    "weigering",
    "hulpaanbod",
    "notitie",
    "brief",
    "termijn",
    "brp_controle",
)


def upgrade() -> None:
    for statement in (_ZAAK + _TABELLEN).split(";\n"):
        if statement.strip():
            op.execute(statement)
    for tabel in ("briefserie", "brief"):
        protect(op, tabel)
    for tabel in ("afwegingskader", "hulpaanbod", "notitie", "bewaarregel"):
        protect(op, tabel, app="SELECT, INSERT")
    for tabel in ("afwegingskader", "bewaarregel"):
        append_only(op, tabel)
    for tabel in _WISSEN:
        op.execute(f"GRANT DELETE ON {tabel} TO {schema_of(op)}_worker")
