"""The tables of vroegsignalering, the staging tables of the bulk intake, and the casts that never fail."""

from alembic import op

from kernel.tenancy import protect, technical

revision = "0001"
down_revision = None

_TABELLEN = """
CREATE TABLE signaalpartner (
    gemeente     text NOT NULL,
    id           uuid NOT NULL DEFAULT uuidv7(),
    client_id    text NOT NULL,
    naam         text NOT NULL,
    type         text NOT NULL,
    testgegevens boolean NOT NULL DEFAULT false,
    PRIMARY KEY (gemeente, id),
    UNIQUE (gemeente, client_id)
);
CREATE TABLE aanlevering (
    gemeente     text NOT NULL,
    id           uuid NOT NULL DEFAULT uuidv7(),
    versie       integer NOT NULL DEFAULT 0,
    client_id    text NOT NULL,
    partner_id   uuid NOT NULL,
    partnertype  text,
    formaat      text NOT NULL,
    ontvangen_op date NOT NULL,
    stand        text NOT NULL,
    aangenomen   integer NOT NULL DEFAULT 0,
    geweigerd    integer NOT NULL DEFAULT 0,
    dubbel       integer NOT NULL DEFAULT 0,
    gelezen      boolean NOT NULL DEFAULT false,
    begonnen_op  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (gemeente, id)
);
CREATE TABLE weigering (
    gemeente       text NOT NULL,
    aanlevering_id uuid NOT NULL,
    regel          integer NOT NULL,
    veld           text NOT NULL,
    code           text NOT NULL,
    kenmerk        text NOT NULL,
    PRIMARY KEY (gemeente, aanlevering_id, regel, veld),
    FOREIGN KEY (gemeente, aanlevering_id) REFERENCES aanlevering (gemeente, id)
);
CREATE TABLE zaak (
    gemeente          text NOT NULL,
    id                uuid NOT NULL DEFAULT uuidv7(),
    versie            integer NOT NULL DEFAULT 0,
    postcode          text,
    huisnummer        text,
    toevoeging        text,
    maand             date NOT NULL,
    ontvangen_op      date NOT NULL,
    contact_uiterlijk date NOT NULL,
    signalen          integer NOT NULL,
    bedrag_centen     bigint NOT NULL,
    crisis            boolean NOT NULL,
    ondernemer        boolean NOT NULL,
    opeenvolgend      boolean NOT NULL,
    werkbakje         text NOT NULL,
    hulp_aanvaard_op  date,
    afgesloten_op     date,
    resultaat         text,
    overgenomen       jsonb,
    PRIMARY KEY (gemeente, id)
);
CREATE UNIQUE INDEX zaak_huishouden ON zaak (gemeente, postcode, huisnummer, toevoeging, maand) WHERE afgesloten_op IS NULL;
CREATE INDEX zaak_werkvoorraad ON zaak (gemeente, werkbakje, contact_uiterlijk, id) WHERE afgesloten_op IS NULL;
CREATE TABLE signaal (
    gemeente               text NOT NULL,
    id                     uuid NOT NULL DEFAULT uuidv7(),
    aanlevering_id         uuid NOT NULL,
    regel                  integer NOT NULL,
    partner_id             uuid NOT NULL,
    partnertype            text NOT NULL,
    kenmerk                text NOT NULL,
    zaak_id                uuid,
    signaaldatum           date NOT NULL,
    ontvangen_op           date NOT NULL,
    bedrag_centen          bigint NOT NULL,
    ontstaansdatum         date,
    dagen                  integer,
    crisis                 boolean NOT NULL,
    warme_overdracht       boolean NOT NULL,
    einde_levering_op      date,
    persoonlijk_contact    boolean,
    gewezen_op_schuldhulp  boolean,
    schriftelijk_herinnerd boolean,
    postcode               text,
    huisnummer             text,
    toevoeging             text,
    ondernemer             boolean NOT NULL,
    status                 text NOT NULL,
    reden                  text,
    klant_hash             bytea NOT NULL,
    bsn_hash               bytea,
    persoon                bytea NOT NULL,
    PRIMARY KEY (gemeente, id),
    UNIQUE (gemeente, partner_id, kenmerk),
    -- Stated, not checked: signals are written with their zaak by one statement, and the check costs more than the row.
    FOREIGN KEY (gemeente, zaak_id) REFERENCES zaak (gemeente, id) NOT ENFORCED
);
CREATE INDEX signaal_huishouden ON signaal (gemeente, postcode, huisnummer, toevoeging, signaaldatum);
CREATE INDEX signaal_zaak ON signaal (gemeente, zaak_id);
-- A signal of an imported zaak may sit in more zaken than one (the published DDAS examples do so). Its first is signaal.zaak_id.
CREATE TABLE signaal_ook_in_zaak (
    gemeente   text NOT NULL,
    signaal_id uuid NOT NULL,
    zaak_id    uuid NOT NULL,
    PRIMARY KEY (gemeente, signaal_id, zaak_id),
    FOREIGN KEY (gemeente, signaal_id) REFERENCES signaal (gemeente, id),
    FOREIGN KEY (gemeente, zaak_id) REFERENCES zaak (gemeente, id)
);
CREATE TABLE contactpoging (
    gemeente text NOT NULL,
    id       uuid NOT NULL DEFAULT uuidv7(),
    zaak_id  uuid NOT NULL,
    soort    text NOT NULL,
    bereikt  boolean NOT NULL,
    datum    date NOT NULL,
    dagdeel  text,
    door     text NOT NULL,
    PRIMARY KEY (gemeente, id),
    FOREIGN KEY (gemeente, zaak_id) REFERENCES zaak (gemeente, id)
);
CREATE INDEX contactpoging_zaak ON contactpoging (gemeente, zaak_id, datum);
"""

# Durable: what is answered with 202 is here, and stays here until the transaction that handled it commits.
_INNAME = """
CREATE TABLE inname_blok (
    aanlevering_id uuid NOT NULL,
    blok           integer NOT NULL,
    client_id      text NOT NULL,
    partner_id     uuid NOT NULL,
    partnertype    text NOT NULL,
    gemeente       text NOT NULL,
    gemeenten      text[] NOT NULL,
    ontvangen_op   date NOT NULL,
    laatste        boolean NOT NULL,
    stand          text NOT NULL,
    traceparent    text,
    pogingen       integer NOT NULL DEFAULT 0,
    volgnummer     bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (aanlevering_id, blok)
);
CREATE INDEX inname_blok_volgorde ON inname_blok (gemeente, volgnummer);
CREATE TABLE inname_regel (
    aanlevering_id         uuid NOT NULL,
    blok                   integer NOT NULL,
    regel                  integer NOT NULL,
    kenmerk                text NOT NULL,
    signaaldatum           text NOT NULL,
    bedrag_centen          text NOT NULL,
    ontstaansdatum         text NOT NULL,
    dagen                  text NOT NULL,
    crisis                 text NOT NULL,
    warme_overdracht       text NOT NULL,
    einde_levering_op      text NOT NULL,
    persoonlijk_contact    text NOT NULL,
    gewezen_op_schuldhulp  text NOT NULL,
    schriftelijk_herinnerd text NOT NULL,
    postcode               text NOT NULL,
    huisnummer             text NOT NULL,
    toevoeging             text NOT NULL,
    ondernemer             boolean NOT NULL,
    rechtspersoon          boolean NOT NULL,
    leesbaar               boolean NOT NULL,
    fouten                 text[] NOT NULL,
    klant_hash             bytea,
    bsn_hash               bytea,
    persoon                bytea
);
CREATE INDEX inname_regel_blok ON inname_regel (aanlevering_id, blok);
"""

# Text that is no date, number or ja/nee becomes NULL instead of an error: one bad row never costs its neighbours.
_CASTS = """
CREATE FUNCTION als_datum(t text) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN t ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' AND pg_input_is_valid(t, 'date') THEN t::date END $$;
CREATE FUNCTION als_getal(t text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN t ~ '^-?[0-9]{1,12}$' THEN t::bigint END $$;
CREATE FUNCTION als_ja_nee(t text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE lower(t) WHEN 'ja' THEN true WHEN 'true' THEN true WHEN '1' THEN true
                        WHEN 'nee' THEN false WHEN 'false' THEN false WHEN '0' THEN false END $$;
"""


def upgrade() -> None:
    for statement in (_TABELLEN + _INNAME).split(";\n"):
        if statement.strip():
            op.execute(statement)
    for statement in _CASTS.split("$$;\n"):
        if statement.strip():
            op.execute(statement + "$$")
    for tabel in ("signaalpartner", "aanlevering", "zaak", "signaal"):
        protect(op, tabel)
    for tabel in ("weigering", "contactpoging", "signaal_ook_in_zaak"):
        protect(op, tabel, app="SELECT, INSERT")
    technical(op, "inname_blok", app="INSERT")
    technical(op, "inname_regel", app="INSERT")
