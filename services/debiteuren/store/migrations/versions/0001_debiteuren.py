"""Loans, their schedule and deferrals, the journal, bank statements, days that are closed; and the law and product rules by date."""

from alembic import op

from kernel.tenancy import protect, technical

revision = "debiteuren_0001"
down_revision = None
branch_labels = None
depends_on = None

_TENANT = "gemeente varchar(4) NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), PRIMARY KEY (gemeente, id)"
_AGGREGATE = f"{_TENANT}, versie integer NOT NULL DEFAULT 0"
_VAN_LENING = "FOREIGN KEY (gemeente, lening_id) REFERENCES lening (gemeente, id)"

TABELLEN = {
    "lening": f"""{_AGGREGATE},
        voorziening_id uuid NOT NULL,
        betalingskenmerk text NOT NULL CHECK (betalingskenmerk ~ '^[0-9]{{16}}$'),
        vorm text NOT NULL,
        hoofdsom_centen bigint NOT NULL CHECK (hoofdsom_centen > 0),
        rente_procent numeric NOT NULL CHECK (rente_procent >= 0),
        dagtelling text NOT NULL,
        afronding_centen integer NOT NULL CHECK (afronding_centen > 0),
        respijtdagen integer NOT NULL CHECK (respijtdagen >= 0),
        uitbetaald_op date NOT NULL,
        termijnen integer NOT NULL CHECK (termijnen > 0),
        vervallen_termijnen integer NOT NULL DEFAULT 0 CHECK (vervallen_termijnen BETWEEN 0 AND termijnen),
        vooruit_centen bigint NOT NULL DEFAULT 0 CHECK (vooruit_centen >= 0),
        stoplicht text NOT NULL CHECK (stoplicht IN ('bij', 'achterstand', 'uitstel', 'opeisbaar', 'afgesloten')),
        stoplicht_reden text NOT NULL,
        achterstand_sinds date,
        bijgewerkt_tot_en_met date NOT NULL CHECK (bijgewerkt_tot_en_met >= uitbetaald_op),
        UNIQUE (gemeente, voorziening_id),
        UNIQUE (gemeente, betalingskenmerk)""",
    "debiteur": f"""{_TENANT},
        lening_id uuid NOT NULL,
        gegevens bytea NOT NULL,
        bsn_hash bytea,
        iban_hash bytea,
        UNIQUE (gemeente, lening_id),
        {_VAN_LENING}""",
    "aflostermijn": f"""gemeente varchar(4) NOT NULL,
        lening_id uuid NOT NULL,
        nummer integer NOT NULL CHECK (nummer > 0),
        begin date NOT NULL,
        vervaldag date NOT NULL CHECK (vervaldag > begin),
        vervallen boolean NOT NULL DEFAULT false,
        kosten_centen bigint NOT NULL DEFAULT 0,
        rente_centen bigint NOT NULL,
        hoofdsom_centen bigint NOT NULL,
        kosten_betaald_centen bigint NOT NULL DEFAULT 0 CHECK (kosten_betaald_centen BETWEEN 0 AND kosten_centen),
        rente_betaald_centen bigint NOT NULL DEFAULT 0 CHECK (rente_betaald_centen BETWEEN 0 AND rente_centen),
        hoofdsom_betaald_centen bigint NOT NULL DEFAULT 0 CHECK (hoofdsom_betaald_centen BETWEEN 0 AND hoofdsom_centen),
        CHECK (vervallen OR kosten_betaald_centen + rente_betaald_centen + hoofdsom_betaald_centen = 0),
        PRIMARY KEY (gemeente, lening_id, nummer),
        UNIQUE (gemeente, lening_id, vervaldag),
        {_VAN_LENING}""",
    "uitstel": f"""{_TENANT},
        lening_id uuid NOT NULL,
        van date NOT NULL,
        tot_en_met date NOT NULL CHECK (tot_en_met >= van),
        reden bytea NOT NULL,
        verleend_door text NOT NULL,
        verleend_op date NOT NULL,
        {_VAN_LENING}""",
    "afschrift": f"""{_TENANT},
        rekening_hash bytea NOT NULL,
        kenmerk text NOT NULL,
        inhoud_hash bytea NOT NULL,
        datum date NOT NULL,
        begin_centen bigint NOT NULL,
        eind_centen bigint NOT NULL,
        regels integer NOT NULL,
        verwerkt integer NOT NULL DEFAULT 0,
        onbekend integer NOT NULL DEFAULT 0,
        ontvangen_op date NOT NULL,
        UNIQUE (gemeente, rekening_hash, kenmerk)""",
    # afschrift_id has no foreign key: a statement of one gemeente's account may pay a loan of another in the same region.
    "ontvangst": f"""{_TENANT},
        afschrift_id uuid NOT NULL,
        volgnummer integer NOT NULL,
        lening_id uuid,
        storneert_id uuid,
        status text NOT NULL CHECK (status IN ('verwerkt', 'onbekend', 'terugboeking', 'teruggeboekt')),
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen <> 0),
        kosten_centen bigint NOT NULL DEFAULT 0,
        rente_centen bigint NOT NULL DEFAULT 0,
        hoofdsom_centen bigint NOT NULL DEFAULT 0,
        vooruit_centen bigint NOT NULL DEFAULT 0,
        boekdatum date NOT NULL,
        valutadatum date NOT NULL,
        details bytea NOT NULL,
        UNIQUE (gemeente, afschrift_id, volgnummer),
        FOREIGN KEY (gemeente, lening_id) REFERENCES lening (gemeente, id),
        FOREIGN KEY (gemeente, storneert_id) REFERENCES ontvangst (gemeente, id),
        CHECK ((status = 'onbekend') = (lening_id IS NULL)),
        CHECK ((status = 'terugboeking') = (storneert_id IS NOT NULL)),
        CHECK (status = 'onbekend' OR kosten_centen + rente_centen + hoofdsom_centen + vooruit_centen = bedrag_centen)""",
    "dagafsluiting": f"""{_AGGREGATE},
        datum date NOT NULL,
        afgesloten boolean NOT NULL DEFAULT false,
        leningen integer NOT NULL DEFAULT 0,
        rente_centen bigint NOT NULL DEFAULT 0,
        vervallen_termijnen integer NOT NULL DEFAULT 0,
        achterstanden integer NOT NULL DEFAULT 0,
        UNIQUE (gemeente, datum)""",
    "journaalpost": f"""gemeente varchar(4) NOT NULL,
        boeking_id uuid NOT NULL,
        nummer integer NOT NULL CHECK (nummer > 0),
        soort text NOT NULL,
        rekening text NOT NULL,
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen <> 0),
        lening_id uuid,
        ontvangst_id uuid,
        boekdatum date NOT NULL,
        valutadatum date NOT NULL,
        PRIMARY KEY (gemeente, boeking_id, nummer),
        {_VAN_LENING},
        FOREIGN KEY (gemeente, ontvangst_id) REFERENCES ontvangst (gemeente, id)""",
}

#: What was booked, said or granted is never changed afterwards.
ALLEEN_TOEVOEGEN = {"debiteur", "uitstel", "journaalpost"}

INDEXEN = (
    "CREATE INDEX lening_stoplicht ON lening (gemeente, stoplicht, id)",
    "CREATE INDEX lening_achter ON lening (gemeente, bijgewerkt_tot_en_met, id) WHERE stoplicht <> 'afgesloten'",
    """CREATE INDEX aflostermijn_open ON aflostermijn (gemeente, lening_id) WHERE vervallen
       AND kosten_betaald_centen + rente_betaald_centen + hoofdsom_betaald_centen < kosten_centen + rente_centen + hoofdsom_centen""",
    "CREATE INDEX uitstel_lening ON uitstel (gemeente, lening_id)",
    "CREATE INDEX ontvangst_status ON ontvangst (gemeente, status, valutadatum, id)",
    "CREATE INDEX ontvangst_lening ON ontvangst (gemeente, lening_id, bedrag_centen)",
    "CREATE INDEX journaalpost_rekening ON journaalpost (gemeente, rekening, boekdatum) INCLUDE (bedrag_centen)",
    "CREATE INDEX journaalpost_lening ON journaalpost (gemeente, lening_id, boekdatum, boeking_id, nummer)",
)

#: Every statement that books leaves every boeking at zero; so the journal is in balance by induction, and at the speed of one
#: aggregate per statement (a deferred constraint trigger would run once per line).
JOURNAAL_SLUIT = """
CREATE FUNCTION journaal_sluit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    scheef uuid;
BEGIN
    SELECT boeking_id INTO scheef FROM nieuw
     GROUP BY gemeente, boeking_id
    HAVING sum(bedrag_centen) <> 0 OR min(boekdatum) <> max(boekdatum) OR min(valutadatum) <> max(valutadatum)
     LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'boeking % is niet in evenwicht of heeft meer dan een datum', scheef USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$
"""

JOURNAAL_VAST = """
CREATE FUNCTION journaal_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'het journaal kan alleen groeien: boek terug wat niet klopt' USING ERRCODE = 'restrict_violation';
END $$
"""

NORM = """
CREATE TABLE norm (
    code              text NOT NULL,
    geldig_van        date NOT NULL,
    geldig_tot_en_met date,
    artikel           text NOT NULL,
    eenheid           text NOT NULL,
    waarde            numeric NOT NULL CHECK (waarde >= 0),
    bron              text NOT NULL,
    geverifieerd      boolean NOT NULL,
    PRIMARY KEY (code, geldig_van),
    CHECK (geldig_tot_en_met >= geldig_van)
)
"""

PRODUCTPARAMETER = """
CREATE TABLE productparameter (
    code              text NOT NULL,
    geldig_van        date NOT NULL,
    geldig_tot_en_met date,
    dagtelling        text NOT NULL CHECK (dagtelling IN ('30/360', 'werkelijk/365')),
    afronding_centen  integer NOT NULL CHECK (afronding_centen > 0),
    respijtdagen      integer NOT NULL CHECK (respijtdagen >= 0),
    bron              text NOT NULL,
    geverifieerd      boolean NOT NULL,
    PRIMARY KEY (code, geldig_van),
    CHECK (geldig_tot_en_met >= geldig_van)
)
"""

#: An exclusion constraint needs btree_gist, which the wheel's PostgreSQL does not have. One writer per code at a time.
PERIODE_OVERLAPT_NIET = """
CREATE FUNCTION periode_overlapt_niet() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    overlap boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext(TG_TABLE_NAME), hashtext(NEW.code));
    EXECUTE format(
        'SELECT EXISTS (SELECT FROM %I WHERE code = $1 AND geldig_van IS DISTINCT FROM $2'
        ' AND daterange(geldig_van, geldig_tot_en_met, ''[]'') && daterange($3, $4, ''[]''))', TG_TABLE_NAME)
       INTO overlap USING NEW.code, CASE WHEN TG_OP = 'UPDATE' THEN OLD.geldig_van END, NEW.geldig_van, NEW.geldig_tot_en_met;
    IF overlap THEN
        RAISE EXCEPTION '% % heeft al een periode die % raakt', TG_TABLE_NAME, NEW.code, NEW.geldig_van
              USING ERRCODE = 'exclusion_violation';
    END IF;
    RETURN NEW;
END $$
"""

#: Bbz 2004 as consolidated on 5 January 2015: the only full text that was read. Hence not before that day, and not verified for
#: today. Three years in all are 3 x 365 days.
NORMEN = """
INSERT INTO norm (code, geldig_van, artikel, eenheid, waarde, bron, geverifieerd) VALUES
    ('uitstel.jaren-per-keer', '2015-01-05', 'Bbz 2004, art. 41 lid 2', 'jaren', 1, 'Bbz 2004, geconsolideerd 5-1-2015', false),
    ('uitstel.dagen-totaal', '2015-01-05', 'Bbz 2004, art. 41 lid 2', 'dagen', 1095, 'Bbz 2004, geconsolideerd 5-1-2015', false)
"""

#: The statute prescribes neither day count nor rounding nor days of grace (Bbz 2004, art. 39 leaves them to the beschikking): our defaults.
PRODUCTPARAMETERS = """
INSERT INTO productparameter (code, geldig_van, dagtelling, afronding_centen, respijtdagen, bron, geverifieerd)
SELECT code, '2015-01-01', '30/360', 1, 0, 'uitgangspunt van regioloket; de gemeente bepaalt', false
  FROM unnest(ARRAY['rentedragende-lening', 'renteloze-lening']) AS p(code)
"""


def upgrade() -> None:
    for naam, kolommen in TABELLEN.items():
        op.execute(f"CREATE TABLE {naam} ({kolommen})")
        protect(op, naam, app="SELECT, INSERT" if naam in ALLEEN_TOEVOEGEN else "SELECT, INSERT, UPDATE")
    for statement in (*INDEXEN, JOURNAAL_SLUIT, JOURNAAL_VAST, NORM, PRODUCTPARAMETER, PERIODE_OVERLAPT_NIET):
        op.execute(statement)
    op.execute(
        "CREATE TRIGGER journaal_sluit AFTER INSERT ON journaalpost REFERENCING NEW TABLE AS nieuw"
        " FOR EACH STATEMENT EXECUTE FUNCTION journaal_sluit()"
    )
    op.execute(
        "CREATE TRIGGER journaal_vast BEFORE UPDATE OR DELETE OR TRUNCATE ON journaalpost"
        " FOR EACH STATEMENT EXECUTE FUNCTION journaal_vast()"
    )
    for naam in ("norm", "productparameter"):
        op.execute(f"CREATE TRIGGER periode BEFORE INSERT OR UPDATE ON {naam} FOR EACH ROW EXECUTE FUNCTION periode_overlapt_niet()")
        technical(op, naam, app="SELECT")
    op.execute(NORMEN)
    op.execute(PRODUCTPARAMETERS)
    # The number in a betalingskenmerk: never given twice, over all gemeenten of the region.
    op.execute("CREATE SEQUENCE betalingskenmerk_volgnummer MAXVALUE 999999999999999 NO CYCLE")
    schema = op.get_bind().exec_driver_sql("SELECT current_schema()").scalar()
    op.execute(f"GRANT USAGE ON SEQUENCE betalingskenmerk_volgnummer TO {schema}_app, {schema}_worker")
    op.execute(f"GRANT SELECT ON SEQUENCE betalingskenmerk_volgnummer TO {schema}_backup")
