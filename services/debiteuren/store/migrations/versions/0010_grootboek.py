"""The whole ledger: kinds of loans and claims, versions of schedules, co-debtors, securities, receipts by hand, direct debit and payouts.

Existing rows get values that say what they were: a loan of bbz with its first schedule.
"""

from alembic import op

from kernel.append_only import append_only
from kernel.tenancy import protect

revision = "debiteuren_0010"
down_revision = "debiteuren_0001"
branch_labels = None
depends_on = None

_TENANT = "gemeente varchar(4) NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), PRIMARY KEY (gemeente, id)"
_AGGREGATE = f"{_TENANT}, versie integer NOT NULL DEFAULT 0"
_VAN_LENING = "FOREIGN KEY (gemeente, lening_id) REFERENCES lening (gemeente, id)"

#: `hoofdsom_open_centen` and `vervallen_open_centen` repeat what the journal and the terms say, for lists and totals over many loans.
LENING = """
ALTER TABLE lening
    ADD soort text NOT NULL DEFAULT 'rentedragende-lening' CHECK (soort IN
        ('rentedragende-lening', 'renteloze-lening', 'levensonderhoud', 'borgtocht', 'terugvordering', 'restant')),
    ADD bron_id uuid,
    ADD doel text,
    ADD traject_id uuid,
    ADD schemaversie integer NOT NULL DEFAULT 0 CHECK (schemaversie >= 0),
    ADD ongepland_centen bigint NOT NULL DEFAULT 0 CHECK (ongepland_centen >= 0),
    ADD hoofdsom_open_centen bigint NOT NULL DEFAULT 0 CHECK (hoofdsom_open_centen >= 0),
    ADD vervallen_open_centen bigint NOT NULL DEFAULT 0 CHECK (vervallen_open_centen >= 0),
    ADD overgeslagen_op date,
    DROP CONSTRAINT lening_termijnen_check,
    ADD CONSTRAINT lening_termijnen_check CHECK (termijnen >= 0),
    DROP CONSTRAINT lening_gemeente_voorziening_id_key
"""

#: The owner of the tables fills the new columns of rows that were there; row level security is forced on him again at once.
BESTAAND = (
    "UPDATE lening SET bron_id = voorziening_id, soort = CASE vorm WHEN 'renteloos' THEN 'renteloze-lening' ELSE soort END",
    """
    UPDATE lening l SET hoofdsom_open_centen = t.hoofdsom, vervallen_open_centen = t.vervallen
      FROM (SELECT gemeente, lening_id, sum(hoofdsom_centen - hoofdsom_betaald_centen) AS hoofdsom,
                   coalesce(sum(kosten_centen + rente_centen + hoofdsom_centen - kosten_betaald_centen
                                - rente_betaald_centen - hoofdsom_betaald_centen) FILTER (WHERE vervallen), 0) AS vervallen
              FROM aflostermijn GROUP BY gemeente, lening_id) AS t
     WHERE l.gemeente = t.gemeente AND l.id = t.lening_id
    """,
    "ALTER TABLE lening ALTER COLUMN bron_id SET NOT NULL",
)

#: A term of an earlier version that was never due makes room for the new version; what fell due stays.
TERMIJN = """
ALTER TABLE aflostermijn
    ADD vooraf_centen bigint NOT NULL DEFAULT 0 CHECK (vooraf_centen >= 0),
    ADD CONSTRAINT aflostermijn_niet_negatief CHECK (kosten_centen >= 0 AND rente_centen >= 0 AND hoofdsom_centen >= 0),
    DROP CONSTRAINT aflostermijn_gemeente_lening_id_vervaldag_key
"""
TERMIJN_BLIJFT = """
CREATE FUNCTION vervallen_termijn_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'een vervallen termijn blijft staan' USING ERRCODE = 'restrict_violation';
END $$
"""

ONTVANGST = """
ALTER TABLE ontvangst
    ADD deel integer NOT NULL DEFAULT 0,
    ADD verdeeld_centen bigint NOT NULL DEFAULT 0,
    ADD aangewezen_termijn integer,
    ADD eind_tot_eind text,
    ADD tegenrekening_hash bytea,
    ADD voorstel_lening_id uuid,
    ADD voorstel_reden text,
    ADD betaalregel_id uuid,
    ADD gekoppeld_door text,
    DROP CONSTRAINT ontvangst_gemeente_afschrift_id_volgnummer_key,
    ADD UNIQUE (gemeente, afschrift_id, volgnummer, deel),
    DROP CONSTRAINT ontvangst_status_check,
    ADD CONSTRAINT ontvangst_status_check CHECK (status IN
        ('verwerkt', 'onbekend', 'terugboeking', 'teruggeboekt', 'verdeeld', 'uitgaand', 'afdracht', 'ontkoppeld')),
    DROP CONSTRAINT ontvangst_check,
    ADD CONSTRAINT ontvangst_lening_check
        CHECK ((status IN ('verwerkt', 'terugboeking', 'teruggeboekt', 'ontkoppeld')) = (lening_id IS NOT NULL)),
    DROP CONSTRAINT ontvangst_check2,
    ADD CONSTRAINT ontvangst_delen_check CHECK (status IN ('onbekend', 'verdeeld', 'uitgaand', 'afdracht')
        OR kosten_centen + rente_centen + hoofdsom_centen + vooruit_centen = bedrag_centen),
    ADD CONSTRAINT ontvangst_verdeeld_check CHECK (abs(verdeeld_centen) <= abs(bedrag_centen))
"""

JOURNAAL = "ALTER TABLE journaalpost ADD herroept_id uuid"
DAGAFSLUITING = "ALTER TABLE dagafsluiting ADD overgeslagen integer NOT NULL DEFAULT 0"
#: What the first version checked, and: not on a day that is closed, and a boeking is taken back whole, and once.
JOURNAAL_SLUIT = """
CREATE OR REPLACE FUNCTION journaal_sluit() RETURNS trigger LANGUAGE plpgsql AS $$
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
    IF EXISTS (SELECT FROM (SELECT gemeente, min(boekdatum) AS vroegste FROM nieuw GROUP BY gemeente) AS n
                 JOIN dagafsluiting d ON d.gemeente = n.gemeente AND d.datum >= n.vroegste AND d.afgesloten) THEN
        RAISE EXCEPTION 'er wordt geboekt op een dag die is afgesloten' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM (SELECT DISTINCT gemeente, lening_id FROM nieuw WHERE lening_id IS NOT NULL) AS n
                LEFT JOIN lening l ON l.gemeente = n.gemeente AND l.id = n.lening_id WHERE l.id IS NULL) THEN
        RAISE EXCEPTION 'er wordt geboekt op een lening die er niet is' USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF EXISTS (SELECT FROM (SELECT DISTINCT gemeente, ontvangst_id FROM nieuw WHERE ontvangst_id IS NOT NULL) AS n
                LEFT JOIN ontvangst o ON o.gemeente = n.gemeente AND o.id = n.ontvangst_id WHERE o.id IS NULL) THEN
        RAISE EXCEPTION 'er wordt geboekt op een ontvangst die er niet is' USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF EXISTS (SELECT FROM nieuw WHERE herroept_id IS NOT NULL) AND EXISTS (
        SELECT FROM (SELECT DISTINCT gemeente, herroept_id FROM nieuw WHERE herroept_id IS NOT NULL) AS h
         WHERE EXISTS (
               SELECT rekening, lening_id, sum(bedrag_centen) FROM journaalpost j
                WHERE j.gemeente = h.gemeente AND (j.boeking_id = h.herroept_id OR j.herroept_id = h.herroept_id)
                GROUP BY rekening, lening_id HAVING sum(bedrag_centen) <> 0)
            OR NOT EXISTS (SELECT FROM journaalpost j WHERE j.gemeente = h.gemeente AND j.boeking_id = h.herroept_id)) THEN
        RAISE EXCEPTION 'een tegenboeking is het spiegelbeeld van wat zij terugdraait' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$
"""

TABELLEN = {
    # Every version of every schedule, one row each: what was agreed on a day does not change.
    "schemaversie": f"""{_TENANT},
        lening_id uuid NOT NULL,
        versie integer NOT NULL CHECK (versie > 0),
        reden text NOT NULL,
        vorm text NOT NULL,
        rente_procent numeric NOT NULL CHECK (rente_procent >= 0),
        ingaat_op date NOT NULL,
        vastgesteld_op date NOT NULL,
        vastgesteld_door text NOT NULL,
        nummers integer[] NOT NULL,
        vervaldagen date[] NOT NULL,
        rente_centen bigint[] NOT NULL,
        hoofdsom_centen bigint[] NOT NULL,
        UNIQUE (gemeente, lening_id, versie),
        {_VAN_LENING}""",
    # Who is hoofdelijk liable beside the debtor. `gegevens` is the encrypted JSON of contracts.persoon.Medebetrokkene.
    "medeschuldenaar": f"""{_TENANT},
        lening_id uuid NOT NULL,
        band text NOT NULL CHECK (band IN ('echtgenoot', 'vennoot', 'bestuurder', 'borg')),
        gegevens bytea NOT NULL,
        bsn_hash bytea,
        iban_hash bytea,
        vanaf date NOT NULL,
        ontslagen_op date CHECK (ontslagen_op >= vanaf),
        {_VAN_LENING}""",
    "zekerheid": f"""{_AGGREGATE},
        lening_id uuid NOT NULL,
        soort text NOT NULL CHECK (soort IN ('hypotheek', 'pandrecht', 'borgstelling', 'overlijdensrisicoverzekering')),
        waarde_centen bigint NOT NULL CHECK (waarde_centen >= 0),
        omschrijving bytea NOT NULL,
        gevestigd_op date NOT NULL,
        vrijgegeven_op date CHECK (vrijgegeven_op >= gevestigd_op),
        opbrengst_centen bigint CHECK (opbrengst_centen >= 0),
        {_VAN_LENING}""",
    # A portfolio that was taken over: what the file says, what was opened, and where the two differ.
    "overname": f"""{_AGGREGATE},
        herkomst text NOT NULL,
        peildatum date NOT NULL,
        inhoud_hash bytea NOT NULL,
        regels integer NOT NULL,
        geopend integer NOT NULL,
        geweigerd integer NOT NULL,
        controletotaal_centen bigint NOT NULL,
        hoofdsom_centen bigint NOT NULL,
        vervallen_centen bigint NOT NULL,
        lopende_rente_centen bigint NOT NULL,
        verschillen jsonb NOT NULL,
        uitgevoerd_op date NOT NULL,
        UNIQUE (gemeente, inhoud_hash)""",
    # Our own accounts: which gemeente they serve, and under which creditor id direct debit runs.
    "rekening": f"""{_AGGREGATE},
        iban bytea NOT NULL,
        iban_hash bytea NOT NULL,
        naam text NOT NULL,
        bic text,
        incassant_id text,
        UNIQUE (gemeente, iban_hash)""",
    "machtiging": f"""{_AGGREGATE},
        lening_id uuid NOT NULL,
        kenmerk text NOT NULL,
        ondertekend_op date NOT NULL,
        gegevens bytea NOT NULL,
        gebruikt boolean NOT NULL DEFAULT false,
        ingetrokken_op date,
        UNIQUE (gemeente, kenmerk),
        {_VAN_LENING}""",
    # A file for the bank: direct debit (pain.008) or payouts (pain.001).
    "betaalbestand": f"""{_AGGREGATE},
        soort text NOT NULL CHECK (soort IN ('incasso', 'uitbetaling')),
        rekening_id uuid NOT NULL,
        kenmerk text NOT NULL,
        uitvoerdatum date NOT NULL,
        regels integer NOT NULL CHECK (regels > 0),
        totaal_centen bigint NOT NULL CHECK (totaal_centen > 0),
        inhoud bytea NOT NULL,
        gemaakt_op date NOT NULL,
        UNIQUE (gemeente, kenmerk),
        FOREIGN KEY (gemeente, rekening_id) REFERENCES rekening (gemeente, id)""",
    "betaalregel": f"""{_TENANT},
        betaalbestand_id uuid NOT NULL,
        eind_tot_eind text NOT NULL,
        lening_id uuid,
        machtiging_id uuid,
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen > 0),
        UNIQUE (gemeente, eind_tot_eind),
        {_VAN_LENING},
        FOREIGN KEY (gemeente, betaalbestand_id) REFERENCES betaalbestand (gemeente, id),
        FOREIGN KEY (gemeente, machtiging_id) REFERENCES machtiging (gemeente, id)""",
    # What was settled with the gemeente for a month: asked from it (positive) or owed to it (negative), as its books stood then.
    "afrekening": f"""{_AGGREGATE},
        maand date NOT NULL CHECK (extract(day FROM maand) = 1),
        uitbetaald_centen bigint NOT NULL,
        ontvangen_centen bigint NOT NULL,
        saldo_centen bigint NOT NULL,
        bank_centen bigint NOT NULL,
        afschrift_centen bigint NOT NULL,
        per_product jsonb NOT NULL,
        vastgesteld_op date NOT NULL,
        vastgesteld_door text NOT NULL,
        UNIQUE (gemeente, maand)""",
    # A loan whose day could not be closed, and why; it is tried again with every next day.
    "overgeslagen_lening": f"""{_TENANT},
        lening_id uuid NOT NULL,
        datum date NOT NULL,
        dag date NOT NULL,
        fout text NOT NULL,
        UNIQUE (gemeente, datum, lening_id),
        {_VAN_LENING}""",
}
ALLEEN_TOEVOEGEN = {"schemaversie", "overname", "afrekening", "overgeslagen_lening"}

INDEXEN = (
    "CREATE UNIQUE INDEX lening_bron ON lening (gemeente, soort, bron_id)",
    "CREATE UNIQUE INDEX aflostermijn_te_komen ON aflostermijn (gemeente, lening_id, vervaldag) WHERE NOT vervallen",
    "CREATE INDEX debiteur_iban ON debiteur (gemeente, iban_hash)",
    "CREATE INDEX medeschuldenaar_lening ON medeschuldenaar (gemeente, lening_id)",
    "CREATE INDEX medeschuldenaar_iban ON medeschuldenaar (gemeente, iban_hash)",
    "CREATE INDEX zekerheid_lening ON zekerheid (gemeente, lening_id)",
    "CREATE INDEX ontvangst_eind_tot_eind ON ontvangst (gemeente, eind_tot_eind) WHERE eind_tot_eind IS NOT NULL",
    "CREATE UNIQUE INDEX journaalpost_herroept ON journaalpost (gemeente, herroept_id, nummer) WHERE herroept_id IS NOT NULL",
    "CREATE UNIQUE INDEX machtiging_lening ON machtiging (gemeente, lening_id) WHERE ingetrokken_op IS NULL",
    "CREATE INDEX betaalregel_bestand ON betaalregel (gemeente, betaalbestand_id)",
    "CREATE INDEX betaalregel_lening ON betaalregel (gemeente, lening_id)",
)

#: Figures that one medewerker proposes. They are of the region, so of no gemeente.
NORMVOORSTEL = """
CREATE TABLE normvoorstel (
    id               uuid PRIMARY KEY DEFAULT uuidv7(),
    normen           jsonb NOT NULL CHECK (jsonb_typeof(normen) = 'array'),
    voorgesteld_door text NOT NULL,
    voorgesteld_op   date NOT NULL,
    bekrachtigd_door text CHECK (bekrachtigd_door <> voorgesteld_door),
    bekrachtigd_op   date,
    CHECK ((bekrachtigd_door IS NULL) = (bekrachtigd_op IS NULL))
)
"""

#: The one way in which a running app adds to the law: what another person proposed, whole, once. A period that was open ends the day
#: before the next one begins; no figure changes. What lies over a known period is refused by the trigger on `norm`.
NORMEN_BEKRACHTIG = """
CREATE FUNCTION normen_bekrachtig(welk uuid, door_wie text, op_dag date)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
DECLARE
    r record;
    aantal bigint := 0;
BEGIN
    UPDATE normvoorstel SET bekrachtigd_door = door_wie, bekrachtigd_op = op_dag
     WHERE id = welk AND bekrachtigd_door IS NULL AND voorgesteld_door <> door_wie;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    FOR r IN
        SELECT x.* FROM normvoorstel v,
               jsonb_to_recordset(v.normen) AS x(code text, geldig_van date, geldig_tot_en_met date, artikel text, eenheid text,
                                                 waarde numeric, bron text, geverifieerd boolean)
         WHERE v.id = welk ORDER BY x.code, x.geldig_van
    LOOP
        UPDATE norm SET geldig_tot_en_met = r.geldig_van - 1
         WHERE code = r.code AND geldig_tot_en_met IS NULL AND geldig_van < r.geldig_van;
        INSERT INTO norm (code, geldig_van, geldig_tot_en_met, artikel, eenheid, waarde, bron, geverifieerd)
        VALUES (r.code, r.geldig_van, r.geldig_tot_en_met, r.artikel, r.eenheid, r.waarde, r.bron, r.geverifieerd);
        aantal := aantal + 1;
    END LOOP;
    RETURN aantal;
END $$
"""

#: Awb art. 4:87, 4:98 and 4:113 were read in the consolidation of 1 January 2024. The percentage of BW art. 6:119 is not ours to recall:
#: two medewerkers add it, with its dates (`/normvoorstellen`).
NORMEN = """
INSERT INTO norm (code, geldig_van, artikel, eenheid, waarde, bron, geverifieerd) VALUES
    ('betaaltermijn.beschikking', '2009-07-01', 'Awb, art. 4:87', 'dagen', 42, 'Awb, geconsolideerd 1-1-2024', true),
    ('wettelijke-rente.drempel', '2009-07-01', 'Awb, art. 4:98 lid 2', 'centen', 2000, 'Awb, geconsolideerd 1-1-2024', true)
"""

#: Claims count days and round as loans do, until the gemeente decides otherwise.
PRODUCTPARAMETERS = """
INSERT INTO productparameter (code, geldig_van, dagtelling, afronding_centen, respijtdagen, bron, geverifieerd)
SELECT code, '2015-01-01', '30/360', 1, 0, 'uitgangspunt van regioloket; de gemeente bepaalt', false
  FROM unnest(ARRAY['levensonderhoud', 'borgtocht', 'terugvordering', 'restant']) AS p(code)
"""


#: A day's end changes every loan: without an index on what it changes, and with room on the page, PostgreSQL does that in place. And the
#: loan and the receipt of a line are looked up once per statement that books (above), where a foreign key does it per line. Neither is
#: ever deleted: nobody has that right.
SNEL = (
    "DROP INDEX lening_achter",
    "ALTER TABLE lening SET (fillfactor = 70)",
    "ALTER TABLE journaalpost DROP CONSTRAINT journaalpost_gemeente_lening_id_fkey",
    "ALTER TABLE journaalpost DROP CONSTRAINT journaalpost_gemeente_ontvangst_id_fkey",
)


def upgrade() -> None:
    for statement in (LENING, TERMIJN, TERMIJN_BLIJFT, ONTVANGST, JOURNAAL, JOURNAAL_SLUIT, DAGAFSLUITING):
        op.execute(statement)
    for tabel in ("lening", "aflostermijn"):
        op.execute(f"ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY")
    for statement in BESTAAND:
        op.execute(statement)
    for tabel in ("lening", "aflostermijn"):
        op.execute(f"ALTER TABLE {tabel} FORCE ROW LEVEL SECURITY")
    op.execute(
        "CREATE TRIGGER vervallen_blijft BEFORE DELETE ON aflostermijn FOR EACH ROW WHEN (old.vervallen)"
        " EXECUTE FUNCTION vervallen_termijn_blijft()"
    )
    for naam, kolommen in TABELLEN.items():
        op.execute(f"CREATE TABLE {naam} ({kolommen})")
        protect(op, naam, app="SELECT, INSERT" if naam in ALLEEN_TOEVOEGEN else "SELECT, INSERT, UPDATE")
        if naam in ALLEEN_TOEVOEGEN:
            append_only(op, naam)
    schema = op.get_bind().exec_driver_sql("SELECT current_schema()").scalar()
    op.execute(f"GRANT DELETE ON aflostermijn TO {schema}_app, {schema}_worker")
    for statement in (*INDEXEN, *SNEL, NORMEN, PRODUCTPARAMETERS):
        op.execute(statement)
    op.execute(NORMVOORSTEL)
    op.execute(f"GRANT SELECT, INSERT ON normvoorstel TO {schema}_app, {schema}_worker")
    op.execute(f"GRANT SELECT ON normvoorstel TO {schema}_backup")
    op.execute(NORMEN_BEKRACHTIG.format(schema=schema))
    op.execute("REVOKE ALL ON FUNCTION normen_bekrachtig(uuid, text, date) FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION normen_bekrachtig(uuid, text, date) TO {schema}_app, {schema}_worker")
