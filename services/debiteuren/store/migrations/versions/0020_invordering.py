"""Collection: work items, the ladder, pauses, prescription, decisions, hand-overs, inquiries, a gemeente's policy, the portfolio by day."""

from alembic import op

from kernel.append_only import append_only
from kernel.tenancy import protect, schema_of, technical

revision = "debiteuren_0020"
down_revision = "debiteuren_0010"
branch_labels = None
depends_on = None

_TENANT = "gemeente varchar(4) NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), PRIMARY KEY (gemeente, id)"
_AGGREGATE = f"{_TENANT}, versie integer NOT NULL DEFAULT 0"
_VAN_LENING = "lening_id uuid NOT NULL, FOREIGN KEY (gemeente, lening_id) REFERENCES lening (gemeente, id)"

TABELLEN = {
    "pauze": f"""{_TENANT}, {_VAN_LENING},
        soort text NOT NULL CHECK (soort IN
            ('schuldregeling', 'moratorium', 'wsnp', 'surseance', 'faillissement', 'geschorst', 'nalatenschap')),
        van date NOT NULL,
        tot_en_met date CHECK (tot_en_met >= van - 1),
        bron_id uuid NOT NULL,
        UNIQUE (gemeente, lening_id, soort, bron_id)""",
    "taak": f"""{_AGGREGATE}, {_VAN_LENING},
        soort text NOT NULL,
        sleutel text NOT NULL,
        stap text,
        plek text NOT NULL CHECK (plek IN ('loket', 'debiteuren', 'gemeente')),
        uiterlijk date NOT NULL,
        ontstaan_op date NOT NULL,
        afgerond_op date,
        afgerond_door text,
        uitkomst text,
        UNIQUE (gemeente, lening_id, soort, sleutel),
        CHECK ((afgerond_op IS NULL) = (uitkomst IS NULL))""",
    "invordering": f"""{_AGGREGATE}, {_VAN_LENING},
        aanvang text NOT NULL CHECK (aanvang IN ('achterstand', 'opeisbaar', 'beschikking')),
        sinds date NOT NULL,
        begonnen_op date NOT NULL,
        geeindigd_op date,
        einde_reden text,
        CHECK ((geeindigd_op IS NULL) = (einde_reden IS NULL))""",
    "invorderingsstap": f"""{_TENANT}, {_VAN_LENING},
        invordering_id uuid NOT NULL,
        stap text NOT NULL,
        datum date NOT NULL,
        uiterlijk date,
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen >= 0),
        kosten_centen bigint NOT NULL DEFAULT 0 CHECK (kosten_centen >= 0),
        vervaldagen date[] NOT NULL DEFAULT '{{}}',
        kanaal text,
        bereikt boolean,
        toelichting bytea,
        besluit_id uuid,
        door text NOT NULL,
        FOREIGN KEY (gemeente, invordering_id) REFERENCES invordering (gemeente, id)""",
    "stuiting": f"""{_TENANT}, {_VAN_LENING},
        handeling text NOT NULL,
        datum date NOT NULL,
        vervaldagen date[],
        stap_id uuid,
        toelichting bytea,
        door text NOT NULL""",
    # Only ever inserted, when the second medewerker ratifies: what was proposed stands in `voorstel`.
    "besluit": f"""{_TENANT}, {_VAN_LENING},
        soort text NOT NULL,
        grond text NOT NULL,
        artikel text NOT NULL,
        bedrag_centen bigint NOT NULL DEFAULT 0,
        kosten_centen bigint NOT NULL DEFAULT 0,
        rente_centen bigint NOT NULL DEFAULT 0,
        hoofdsom_centen bigint NOT NULL DEFAULT 0,
        motivering bytea NOT NULL,
        datum date NOT NULL,
        voorstel_id uuid NOT NULL,
        voorgesteld_door text NOT NULL,
        bekrachtigd_door text NOT NULL CHECK (bekrachtigd_door <> voorgesteld_door),
        UNIQUE (gemeente, voorstel_id)""",
    "overdracht": f"""{_AGGREGATE}, {_VAN_LENING},
        van text NOT NULL,
        naar text NOT NULL CHECK (naar <> van),
        stukken text[] NOT NULL,
        stand text NOT NULL CHECK (stand IN ('aangeboden', 'aanvaard', 'geweigerd')),
        aangeboden_op date NOT NULL,
        aangeboden_door text NOT NULL,
        afgehandeld_op date,
        afgehandeld_door text CHECK (afgehandeld_door <> aangeboden_door),
        reden bytea,
        CHECK ((stand = 'aangeboden') = (afgehandeld_op IS NULL))""",
    "onderzoek": f"""{_AGGREGATE}, {_VAN_LENING},
        soort text NOT NULL CHECK (soort IN ('voortgang', 'debiteuren')),
        stand text NOT NULL CHECK (stand IN ('gepland', 'opgevraagd', 'ontvangen', 'beoordeeld')),
        uiterlijk date NOT NULL,
        opgevraagd_op date,
        ontvangen_op date,
        beoordeeld_op date,
        uitkomst text,
        toelichting bytea,
        CHECK ((stand = 'beoordeeld') = (uitkomst IS NOT NULL))""",
    "invorderingsbeleid": f"""{_TENANT},
        geldig_van date NOT NULL,
        inhoud jsonb NOT NULL,
        vastgelegd_door text NOT NULL,
        vastgelegd_op date NOT NULL""",
    "invorderingsronde": f"""{_AGGREGATE},
        datum date NOT NULL,
        taken integer NOT NULL DEFAULT 0,
        onderzoeken integer NOT NULL DEFAULT 0,
        begonnen integer NOT NULL DEFAULT 0,
        geeindigd integer NOT NULL DEFAULT 0,
        leningen integer NOT NULL DEFAULT 0,
        UNIQUE (gemeente, datum)""",
    "portefeuillestand": """gemeente varchar(4) NOT NULL,
        datum date NOT NULL,
        product text NOT NULL,
        stoplicht text NOT NULL,
        klasse text NOT NULL,
        leeftijd text NOT NULL,
        aantal integer NOT NULL,
        open_centen bigint NOT NULL,
        vervallen_centen bigint NOT NULL,
        voorziening_centen bigint NOT NULL,
        PRIMARY KEY (gemeente, datum, product, stoplicht, klasse, leeftijd)""",
}

#: What was said, decided or done is never changed afterwards.
ALLEEN_TOEVOEGEN = ("invorderingsstap", "stuiting", "besluit", "invorderingsbeleid")

INDEXEN = (
    "CREATE INDEX pauze_lening ON pauze (gemeente, lening_id)",
    "CREATE INDEX taak_open ON taak (gemeente, uiterlijk, id) WHERE afgerond_op IS NULL",
    "CREATE UNIQUE INDEX invordering_loopt ON invordering (gemeente, lening_id) WHERE geeindigd_op IS NULL",
    "CREATE INDEX invordering_lening ON invordering (gemeente, lening_id, begonnen_op)",
    "CREATE INDEX invorderingsstap_lening ON invorderingsstap (gemeente, lening_id, datum)",
    "CREATE INDEX invorderingsstap_invordering ON invorderingsstap (gemeente, invordering_id)",
    "CREATE INDEX stuiting_lening ON stuiting (gemeente, lening_id)",
    "CREATE INDEX besluit_lening ON besluit (gemeente, lening_id, datum)",
    "CREATE INDEX overdracht_lening ON overdracht (gemeente, lening_id)",
    "CREATE UNIQUE INDEX overdracht_open ON overdracht (gemeente, lening_id) WHERE stand = 'aangeboden'",
    "CREATE INDEX overdracht_lijst ON overdracht (gemeente, aangeboden_op, id)",
    "CREATE INDEX onderzoek_lening ON onderzoek (gemeente, lening_id, soort)",
    "CREATE UNIQUE INDEX onderzoek_open ON onderzoek (gemeente, lening_id, soort) WHERE stand <> 'beoordeeld'",
    "CREATE INDEX onderzoek_lijst ON onderzoek (gemeente, uiterlijk, id)",
    "CREATE INDEX invorderingsbeleid_op ON invorderingsbeleid (gemeente, geldig_van, id)",
    "CREATE INDEX uitstel_einde ON uitstel (gemeente, tot_en_met) WHERE einde_besluit IS NULL",
    "CREATE INDEX debiteur_bsn ON debiteur (gemeente, bsn_hash)",
    "CREATE INDEX lening_voorziening ON lening (gemeente, voorziening_id)",
)

LENING = """
ALTER TABLE lening ADD COLUMN opgeeist_op date, ADD COLUMN opeisgrond text, ADD COLUMN behandelaar text,
    ADD COLUMN beeindigd_op date, ADD COLUMN restant_tot date,
    ADD CHECK ((opgeeist_op IS NULL) = (opeisgrond IS NULL))
"""

#: `tot_en_met` is the last day that really counts: a deferral that ends early gives its days back. What was granted then stays beside it.
UITSTEL = """
ALTER TABLE uitstel ADD COLUMN omvang text NOT NULL DEFAULT 'aflossing-en-rente'
        CHECK (omvang IN ('aflossing', 'aflossing-en-rente', 'verlaging')),
    ADD COLUMN maandbedrag_centen bigint CHECK (maandbedrag_centen > 0),
    ADD COLUMN verleend_tot_en_met date,
    ADD COLUMN einde_reden text,
    ADD COLUMN einde_besluit text CHECK (einde_besluit IN ('innen', 'opeisbaar', 'verlengd', 'betaald')),
    ADD CHECK ((omvang = 'verlaging') = (maandbedrag_centen IS NOT NULL)),
    DROP CONSTRAINT uitstel_check,
    ADD CHECK (tot_en_met >= van - 1)
"""

#: Text of 1 January 2024; the fees are indexed, so they are not verified for later years. Figures of the Bbz as consolidated in 2015.
NORMEN = """
INSERT INTO norm (code, geldig_van, artikel, eenheid, waarde, bron, geverifieerd) VALUES
    ('aanmaning.kosten-laag', '2024-01-01', 'Awb, art. 4:113 lid 1', 'euro', 8, 'Awb, tekst geldend op 1-1-2024', false),
    ('aanmaning.kosten-hoog', '2024-01-01', 'Awb, art. 4:113 lid 1', 'euro', 19, 'Awb, tekst geldend op 1-1-2024', false),
    ('aanmaning.grens', '2024-01-01', 'Awb, art. 4:113 lid 1', 'euro', 500, 'Awb, tekst geldend op 1-1-2024', false),
    ('uitstel.verlengingen', '2015-01-05', 'Bbz 2004, art. 41 lid 2', 'keer', 2, 'Bbz 2004, geconsolideerd 5-1-2015', false),
    ('restant.procent', '2015-01-05', 'Bbz 2004, art. 43 lid 2', 'procent', 50, 'Bbz 2004, geconsolideerd 5-1-2015', false),
    ('restant.jaren', '2015-01-05', 'Bbz 2004, art. 43 lid 2', 'jaren', 5, 'Bbz 2004, geconsolideerd 5-1-2015', false),
    ('hypotheek.jaren', '2015-01-05', 'Bbz 2004, art. 43a lid 2', 'jaren', 10, 'Bbz 2004, geconsolideerd 5-1-2015', false)
"""

#: `code` is rubriek/our word, so that the same trigger keeps the periods of one code apart.
BDFS_CODE = """
CREATE TABLE bdfs_code (
    code              text NOT NULL,
    geldig_van        date NOT NULL,
    geldig_tot_en_met date,
    waarde            text NOT NULL,
    bron              text NOT NULL,
    geverifieerd      boolean NOT NULL,
    PRIMARY KEY (code, geldig_van),
    CHECK (geldig_tot_en_met >= geldig_van)
)
"""

#: The richtlijn of 28-9-2015 was read, later ones were not: nothing here is verified for today. `51`-`54` and `60` are as read; which of
#: our kinds falls under which ontstaansgrond is our reading of it.
BDFS_CODES = """
INSERT INTO bdfs_code (code, geldig_van, waarde, bron, geverifieerd)
SELECT code, '2015-09-28', waarde, 'CBS, richtlijn BDFS 28-9-2015', false FROM (VALUES
    ('aard-uitkering/rentedragende-lening', '15'), ('aard-uitkering/renteloze-lening', '15'), ('aard-uitkering/levensonderhoud', '15'),
    ('aard-uitkering/borgtocht', '15'), ('aard-uitkering/terugvordering', '15'), ('aard-uitkering/restant', '15'),
    ('ontstaansgrond/rentedragende-lening', '60'), ('ontstaansgrond/renteloze-lening', '60'), ('ontstaansgrond/levensonderhoud', '60'),
    ('ontstaansgrond/krediethypotheek', '61'), ('ontstaansgrond/terugvordering', '57'), ('ontstaansgrond/borgtocht', '65'),
    ('ontstaansgrond/restant', '60'),
    ('status/lopende-aflossing', '51'), ('status/tijdelijk-geen-invordering', '52'), ('status/definitief-buiten-invordering', '53'),
    ('status/geheel-afgelost', '54')) AS c(code, waarde)
"""


def upgrade() -> None:
    for statement in (LENING, UITSTEL):
        op.execute(statement)
    for naam, kolommen in TABELLEN.items():
        op.execute(f"CREATE TABLE {naam} ({kolommen})")
        recht = "SELECT, INSERT" if naam in ALLEEN_TOEVOEGEN else "SELECT, INSERT, UPDATE"
        protect(op, naam, app="SELECT, INSERT, UPDATE, DELETE" if naam == "portefeuillestand" else recht)
        if naam in ALLEEN_TOEVOEGEN:
            append_only(op, naam)
    for statement in INDEXEN:
        op.execute(statement)
    schema = schema_of(op)
    op.execute(f"GRANT UPDATE (tot_en_met, verleend_tot_en_met, einde_reden, einde_besluit) ON uitstel TO {schema}_app, {schema}_worker")
    op.execute(NORMEN)
    op.execute(BDFS_CODE)
    op.execute("CREATE TRIGGER periode BEFORE INSERT OR UPDATE ON bdfs_code FOR EACH ROW EXECUTE FUNCTION periode_overlapt_niet()")
    technical(op, "bdfs_code", app="SELECT")
    op.execute(BDFS_CODES)
