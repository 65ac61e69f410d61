"""The tables of bbz, the trigger that keeps normen apart, and the one look across gemeenten."""

from alembic import op
from sqlalchemy import text

from kernel.tenancy import protect

revision = "bbz_0001"
down_revision = None
branch_labels = None
depends_on = None

_TENANT = "gemeente varchar(4) NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), PRIMARY KEY (gemeente, id)"
_AGGREGATE = f"{_TENANT}, versie integer NOT NULL DEFAULT 0"

TABELLEN = {
    "betrokkene": f"""{_TENANT},
        gegevens bytea NOT NULL,
        bsn_hash bytea,
        kvk_hash bytea""",
    "uitnodiging": f"""{_AGGREGATE},
        betrokkene_id uuid NOT NULL,
        traject_id uuid NOT NULL,
        verzoek_id uuid NOT NULL,
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen > 0),
        datum date NOT NULL,
        FOREIGN KEY (gemeente, betrokkene_id) REFERENCES betrokkene (gemeente, id),
        UNIQUE (gemeente, verzoek_id)""",
    "aanvraag": f"""{_AGGREGATE},
        betrokkene_id uuid NOT NULL,
        uitnodiging_id uuid,
        traject_id uuid,
        categorie text NOT NULL,
        doel text NOT NULL,
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen > 0),
        melddatum date NOT NULL,
        ontvangen_op date NOT NULL,
        besluit_uiterlijk date NOT NULL,
        voorstel_id uuid,
        besloten boolean NOT NULL,
        FOREIGN KEY (gemeente, betrokkene_id) REFERENCES betrokkene (gemeente, id),
        FOREIGN KEY (gemeente, uitnodiging_id) REFERENCES uitnodiging (gemeente, id),
        UNIQUE (gemeente, uitnodiging_id),
        CHECK (melddatum <= ontvangen_op)""",
    "besluit": f"""{_TENANT},
        aanvraag_id uuid NOT NULL,
        uitkomst text NOT NULL,
        vorm text,
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen >= 0),
        looptijd_maanden bigint CHECK (looptijd_maanden > 0),
        aflossingsvorm text,
        rente_procent numeric,
        norm text,
        motivering bytea NOT NULL,
        datum date NOT NULL,
        binnen_termijn boolean NOT NULL,
        voorgesteld_door text NOT NULL,
        bekrachtigd_door text NOT NULL,
        FOREIGN KEY (gemeente, aanvraag_id) REFERENCES aanvraag (gemeente, id),
        UNIQUE (gemeente, aanvraag_id),
        CHECK (bekrachtigd_door <> voorgesteld_door),
        CHECK ((uitkomst = 'toegekend') = (vorm IS NOT NULL)),
        CHECK ((uitkomst = 'toegekend') = (bedrag_centen > 0)),
        CHECK ((uitkomst = 'toegekend') = (norm IS NOT NULL))""",
    "voorziening": f"""{_AGGREGATE},
        besluit_id uuid NOT NULL,
        betrokkene_id uuid NOT NULL,
        akte_op date NOT NULL,
        uitbetaald_op date CHECK (uitbetaald_op >= akte_op),
        eerste_vervaldag date CHECK (eerste_vervaldag > uitbetaald_op),
        iban bytea,
        FOREIGN KEY (gemeente, besluit_id) REFERENCES besluit (gemeente, id),
        FOREIGN KEY (gemeente, betrokkene_id) REFERENCES betrokkene (gemeente, id),
        UNIQUE (gemeente, besluit_id),
        CHECK ((uitbetaald_op IS NULL) = (iban IS NULL)),
        CHECK ((uitbetaald_op IS NULL) = (eerste_vervaldag IS NULL))""",
}

#: What a decision says is never changed afterwards.
ALLEEN_TOEVOEGEN = {"betrokkene", "besluit"}

INDEXEN = (
    "CREATE INDEX uitnodiging_lijst ON uitnodiging (gemeente, datum, id)",
    "CREATE INDEX aanvraag_lijst ON aanvraag (gemeente, besluit_uiterlijk, id)",
    "CREATE INDEX voorziening_lijst ON voorziening (gemeente, akte_op, id)",
)

NORM = """
CREATE TABLE norm (
    code              text NOT NULL,
    geldig_van        date NOT NULL,
    geldig_tot_en_met date,
    artikel           text NOT NULL,
    eenheid           text NOT NULL,
    waarde            numeric NOT NULL CHECK (waarde > 0),
    bron              text NOT NULL,
    geverifieerd      boolean NOT NULL,
    PRIMARY KEY (code, geldig_van),
    CHECK (geldig_tot_en_met >= geldig_van)
)
"""

#: An exclusion constraint needs btree_gist, which the wheel's PostgreSQL does not have. One writer per code at a time.
NORM_OVERLAP = """
CREATE FUNCTION norm_overlapt_niet() RETURNS trigger LANGUAGE plpgsql SET search_path = {schema}, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('norm'), hashtext(NEW.code));
    IF EXISTS (
        SELECT FROM norm n
         WHERE n.code = NEW.code
           AND n.geldig_van <> NEW.geldig_van  -- the primary key guards that one, and an upsert must reach it
           AND NOT (TG_OP = 'UPDATE' AND n.geldig_van = OLD.geldig_van)
           AND daterange(n.geldig_van, n.geldig_tot_en_met, '[]') && daterange(NEW.geldig_van, NEW.geldig_tot_en_met, '[]')
    ) THEN
        RAISE EXCEPTION 'norm % heeft al een periode die % raakt', NEW.code, NEW.geldig_van USING ERRCODE = 'exclusion_violation';
    END IF;
    RETURN NEW;
END $$
"""

#: What a business was granted, over all gemeenten. It names no gemeente and no dossier that another could open, and nobody but
#: `plafond_totaal` may read it.
PLAFOND = """
CREATE TABLE plafond (
    besluit_id    uuid PRIMARY KEY,
    bedrijf_hash  bytea NOT NULL,
    norm          text NOT NULL,
    bedrag_centen bigint NOT NULL CHECK (bedrag_centen > 0)
)
"""

#: The one look across gemeenten (Bbz 2004, art. 20 and 24: the maximum is per bedrijf). It gives a total and nothing else, writes in
#: the audit log that it was asked, and lets a second decision on the same business wait until the first is stored.
PLAFOND_TOTAAL = """
CREATE FUNCTION plafond_totaal(door_gemeente text, voor_aanvraag uuid, door_actor text, via text, bedrijf bytea[], van_norm text)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
DECLARE
    totaal bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(encode(bedrijf[1], 'hex'), 0));
    SELECT coalesce(sum(p.bedrag_centen), 0) INTO totaal FROM plafond p WHERE p.bedrijf_hash = ANY (bedrijf) AND p.norm = van_norm;
    INSERT INTO audit (gemeente, actie, object_soort, object_id, resultaat, oorsprong, actor, nieuw)
    VALUES (door_gemeente, 'plafond-opgevraagd', 'aanvraag', voor_aanvraag, 'gelukt', via, door_actor,
            jsonb_build_object('norm', van_norm, 'totaalCenten', totaal));
    RETURN totaal;
END $$
"""


def upgrade() -> None:
    for tabel, kolommen in TABELLEN.items():
        op.execute(f"CREATE TABLE {tabel} ({kolommen})")
        protect(op, tabel, app="SELECT, INSERT" if tabel in ALLEEN_TOEVOEGEN else "SELECT, INSERT, UPDATE")
    for index in INDEXEN:
        op.execute(index)
    _norm()
    _plafond()


def _schema() -> str:
    return str(op.get_bind().scalar(text("SELECT current_schema()")))


def _norm() -> None:
    schema = _schema()
    op.execute(NORM)
    op.execute(NORM_OVERLAP.format(schema=schema))
    op.execute("CREATE TRIGGER norm_overlap BEFORE INSERT OR UPDATE ON norm FOR EACH ROW EXECUTE FUNCTION norm_overlapt_niet()")
    op.execute(f"GRANT SELECT ON norm TO {schema}_app, {schema}_worker, {schema}_backup")


def _plafond() -> None:
    schema = _schema()
    op.execute(PLAFOND)
    op.execute("CREATE INDEX plafond_bedrijf ON plafond (bedrijf_hash)")
    op.execute(f"GRANT INSERT ON plafond TO {schema}_app, {schema}_worker")
    op.execute(f"GRANT SELECT ON plafond TO {schema}_backup")
    op.execute(PLAFOND_TOTAAL.format(schema=schema))
    soort = "plafond_totaal(text, uuid, text, text, bytea[], text)"
    op.execute(f"REVOKE ALL ON FUNCTION {soort} FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION {soort} TO {schema}_app, {schema}_worker")
