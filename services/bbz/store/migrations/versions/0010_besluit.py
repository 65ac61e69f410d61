"""From the first talk to the money: what stands around an aanvraag, its besluit, the payment and the dossier; and normen by four eyes."""

from alembic import op
from sqlalchemy import text

from kernel.tenancy import protect

revision = "bbz_0010"
down_revision = "bbz_0001"
branch_labels = None
depends_on = None

_TENANT = "gemeente varchar(4) NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), PRIMARY KEY (gemeente, id)"
_AGGREGATE = f"{_TENANT}, versie integer NOT NULL DEFAULT 0"
_VAN_AANVRAAG = "aanvraag_id uuid NOT NULL, FOREIGN KEY (gemeente, aanvraag_id) REFERENCES aanvraag (gemeente, id)"
_VAN_VOORZIENING = "voorziening_id uuid NOT NULL, FOREIGN KEY (gemeente, voorziening_id) REFERENCES voorziening (gemeente, id)"

#: First what an aanvraag, besluit or voorziening will point to.
EERST = {
    "dossier": f"""{_AGGREGATE},
        betrokkene_id uuid NOT NULL,
        bsn_hash bytea,
        traject_id uuid,
        geopend_op date NOT NULL,
        beeindigd_op date,
        beeindigd_door text,
        overleden_op date,
        verhuisd_op date,
        naar_gemeente varchar(4),
        FOREIGN KEY (gemeente, betrokkene_id) REFERENCES betrokkene (gemeente, id),
        CHECK ((beeindigd_op IS NULL) = (beeindigd_door IS NULL)),
        CHECK ((verhuisd_op IS NULL) = (naar_gemeente IS NULL))""",
    "fonds": f"""{_AGGREGATE},
        code text NOT NULL,
        naam text NOT NULL,
        regels jsonb NOT NULL,
        geopend_op date NOT NULL,
        UNIQUE (gemeente, code)""",
}

WIJZIGINGEN = (
    # aanvraag: also for levensonderhoud, from a channel, in a household, on a dossier or from a fund
    (
        "ALTER TABLE aanvraag ADD COLUMN dossier_id uuid, ADD COLUMN fonds_id uuid, ADD COLUMN kanaal text NOT NULL DEFAULT 'ondernemer',"
        " ADD COLUMN levensonderhoud boolean NOT NULL DEFAULT false, ADD COLUMN gehuwd boolean NOT NULL DEFAULT false,"
        " ADD COLUMN rechtsvorm text,"
        " ADD COLUMN gesloten_als text, ADD COLUMN verlengd_weken bigint NOT NULL DEFAULT 0 CHECK (verlengd_weken >= 0),"
        " ADD FOREIGN KEY (gemeente, dossier_id) REFERENCES dossier (gemeente, id),"
        " ADD FOREIGN KEY (gemeente, fonds_id) REFERENCES fonds (gemeente, id)"
    ),
    "ALTER TABLE aanvraag DROP CONSTRAINT aanvraag_bedrag_centen_check",
    "ALTER TABLE aanvraag ADD CHECK (bedrag_centen > 0 OR (levensonderhoud AND bedrag_centen = 0))",
    "CREATE INDEX aanvraag_dossier ON aanvraag (gemeente, dossier_id)",
    # besluit: one per onderdeel, and a new one after bezwaar
    (
        "ALTER TABLE besluit ADD COLUMN onderdeel text NOT NULL DEFAULT 'bedrijfskapitaal', ADD COLUMN nummer bigint NOT NULL DEFAULT 1,"
        " ADD COLUMN voorstel_id uuid, ADD COLUMN begeleiding_centen bigint NOT NULL DEFAULT 0 CHECK (begeleiding_centen >= 0)"
    ),
    (
        "ALTER TABLE besluit DROP CONSTRAINT besluit_gemeente_aanvraag_id_key, DROP CONSTRAINT besluit_check1,"
        " DROP CONSTRAINT besluit_check2, DROP CONSTRAINT besluit_check3"
    ),
    (
        "ALTER TABLE besluit ADD UNIQUE (gemeente, aanvraag_id, onderdeel, nummer),"
        " ADD CHECK (onderdeel <> 'bedrijfskapitaal' OR (uitkomst = 'toegekend') = (vorm IS NOT NULL)),"
        " ADD CHECK (onderdeel <> 'bedrijfskapitaal' OR (uitkomst = 'toegekend') = (bedrag_centen > 0)),"
        " ADD CHECK (onderdeel <> 'bedrijfskapitaal' OR (uitkomst = 'toegekend') = (norm IS NOT NULL)),"
        " ADD CHECK (begeleiding_centen <= bedrag_centen)"
    ),
    # voorziening: also what has no akte or no first term
    (
        "ALTER TABLE voorziening ADD COLUMN soort text NOT NULL DEFAULT 'krediet', ADD COLUMN dossier_id uuid, ADD COLUMN ontstaan_op date,"
        " ALTER COLUMN akte_op DROP NOT NULL, DROP CONSTRAINT voorziening_check2, DROP CONSTRAINT voorziening_check3,"
        " ADD FOREIGN KEY (gemeente, dossier_id) REFERENCES dossier (gemeente, id)"
    ),
    "ALTER TABLE voorziening NO FORCE ROW LEVEL SECURITY",
    "UPDATE voorziening SET ontstaan_op = akte_op",
    "ALTER TABLE voorziening FORCE ROW LEVEL SECURITY",
    "ALTER TABLE voorziening ALTER COLUMN ontstaan_op SET NOT NULL",
    "DROP INDEX voorziening_lijst",
    "CREATE INDEX voorziening_lijst ON voorziening (gemeente, ontstaan_op, id)",
    "CREATE INDEX voorziening_dossier ON voorziening (gemeente, dossier_id)",
    "ALTER TABLE plafond ADD COLUMN persoon_hash bytea",
    "CREATE INDEX plafond_persoon ON plafond (persoon_hash)",
)

TABELLEN = {
    "dossiergebeurtenis": f"""{_TENANT},
        dossier_id uuid NOT NULL,
        soort text NOT NULL,
        reden text,
        datum date NOT NULL,
        naar_gemeente varchar(4),
        vastgelegd_op date NOT NULL,
        door text NOT NULL,
        FOREIGN KEY (gemeente, dossier_id) REFERENCES dossier (gemeente, id),
        UNIQUE (gemeente, dossier_id, soort)""",
    "orientatie": f"""{_AGGREGATE},
        betrokkene_id uuid,
        soort text NOT NULL,
        kanaal text NOT NULL,
        datum date NOT NULL,
        uitkomst text NOT NULL,
        antwoorden jsonb NOT NULL,
        FOREIGN KEY (gemeente, betrokkene_id) REFERENCES betrokkene (gemeente, id)""",
    "terugkoppeling": f"""{_AGGREGATE},
        aan text NOT NULL,
        moment text NOT NULL,
        onderwerp_id uuid NOT NULL,
        uitkomst text NOT NULL,
        datum date NOT NULL,
        melddatum date,
        gegeven_op date CHECK (gegeven_op >= datum)""",
    "stuk": f"""{_TENANT}, {_VAN_AANVRAAG},
        code text NOT NULL,
        ontvangen_op date,
        UNIQUE (gemeente, aanvraag_id, code)""",
    "hersteltermijn": f"""{_TENANT}, {_VAN_AANVRAAG},
        gegeven_op date NOT NULL,
        tot_en_met date NOT NULL CHECK (tot_en_met > gegeven_op),
        stukken jsonb NOT NULL,
        hervat_op date,
        aangevuld boolean NOT NULL DEFAULT false""",
    "medeaansprakelijke": f"""{_TENANT}, {_VAN_AANVRAAG},
        volgnummer bigint NOT NULL CHECK (volgnummer >= 0),
        band text NOT NULL,
        rol text NOT NULL,
        aanvaard_op date,
        UNIQUE (gemeente, aanvraag_id, volgnummer)""",
    "toetspunt": f"""{_TENANT}, {_VAN_AANVRAAG},
        code text NOT NULL,
        artikel text NOT NULL,
        uitkomst text NOT NULL,
        invoer bytea NOT NULL,
        reden bytea,
        datum date NOT NULL,
        door text NOT NULL""",
    "voornemen": f"""{_TENANT}, {_VAN_AANVRAAG},
        verzonden_op date NOT NULL,
        zienswijze_tot_en_met date NOT NULL CHECK (zienswijze_tot_en_met > verzonden_op),
        zienswijze_op date,
        zienswijze bytea,
        CHECK ((zienswijze_op IS NULL) = (zienswijze IS NULL))""",
    "commissieadvies": f"""{_TENANT}, {_VAN_AANVRAAG},
        datum date NOT NULL,
        advies text NOT NULL,
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen >= 0),
        toelichting bytea NOT NULL,
        door text NOT NULL""",
    "bezwaar": f"""{_AGGREGATE},
        besluit_id uuid NOT NULL,
        ontvangen_op date NOT NULL,
        tijdig boolean NOT NULL,
        met_commissie boolean NOT NULL,
        beslissen_uiterlijk date NOT NULL,
        verdaagd_weken bigint NOT NULL DEFAULT 0,
        gronden bytea NOT NULL,
        uitkomst text,
        motivering bytea,
        afgedaan_op date,
        FOREIGN KEY (gemeente, besluit_id) REFERENCES besluit (gemeente, id),
        CHECK ((afgedaan_op IS NULL) = (uitkomst IS NULL))""",
    "zekerheid": f"""{_AGGREGATE}, {_VAN_AANVRAAG},
        soort text NOT NULL,
        waarde_centen bigint NOT NULL CHECK (waarde_centen > 0),
        geeist_op date NOT NULL,
        gevestigd_op date,
        vervallen_op date CHECK (vervallen_op >= gevestigd_op)""",
    "betaalbestand": f"""{_AGGREGATE},
        formaat text NOT NULL,
        aangemaakt_op date NOT NULL,
        uitvoeren_op date NOT NULL,
        aantal bigint NOT NULL CHECK (aantal > 0),
        totaal_centen bigint NOT NULL CHECK (totaal_centen > 0),
        bericht bytea NOT NULL,
        door text NOT NULL""",
    "betaalopdracht": f"""{_TENANT}, {_VAN_VOORZIENING},
        volgnummer bigint NOT NULL,
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen > 0),
        begunstigde bytea NOT NULL,
        aan text NOT NULL,
        opgemaakt_op date NOT NULL,
        door text NOT NULL,
        betaalbestand_id uuid,
        FOREIGN KEY (gemeente, betaalbestand_id) REFERENCES betaalbestand (gemeente, id),
        UNIQUE (gemeente, voorziening_id, volgnummer)""",
    "besteding": f"""{_TENANT}, {_VAN_VOORZIENING},
        datum date NOT NULL,
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen > 0),
        bewijs text NOT NULL,
        akkoord boolean NOT NULL,
        toelichting bytea NOT NULL,
        door text NOT NULL""",
    "kredietomzetting": f"""{_TENANT}, {_VAN_VOORZIENING},
        uitkomst text NOT NULL,
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen >= 0),
        rente_procent numeric,
        datum date NOT NULL,
        voorgesteld_door text NOT NULL,
        bekrachtigd_door text NOT NULL,
        CHECK (bekrachtigd_door <> voorgesteld_door),
        UNIQUE (gemeente, voorziening_id)""",
    "aanspraak": f"""{_TENANT}, {_VAN_VOORZIENING},
        datum date NOT NULL,
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen > 0),
        door text NOT NULL""",
    "beleid": f"""{_AGGREGATE},
        geldig_van date NOT NULL,
        inhoud jsonb NOT NULL,
        door text NOT NULL,
        UNIQUE (gemeente, geldig_van)""",
    "fondsmutatie": f"""{_TENANT},
        fonds_id uuid NOT NULL,
        soort text NOT NULL,
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen > 0),
        datum date NOT NULL,
        onderwerp_id uuid,
        door text NOT NULL,
        FOREIGN KEY (gemeente, fonds_id) REFERENCES fonds (gemeente, id)""",
}

#: What was decided, advised, paid or proved is never changed afterwards.
ALLEEN_TOEVOEGEN = {"dossiergebeurtenis", "toetspunt", "commissieadvies", "besteding", "kredietomzetting", "aanspraak", "fondsmutatie"}

INDEXEN = (
    "CREATE INDEX dossier_lijst ON dossier (gemeente, geopend_op, id)",
    "CREATE INDEX dossier_bsn ON dossier (gemeente, bsn_hash)",
    "CREATE INDEX orientatie_lijst ON orientatie (gemeente, datum, id)",
    "CREATE INDEX terugkoppeling_lijst ON terugkoppeling (gemeente, datum, id) WHERE gegeven_op IS NULL",
    "CREATE INDEX hersteltermijn_lopend ON hersteltermijn (gemeente, tot_en_met, id) WHERE hervat_op IS NULL",
    "CREATE INDEX hersteltermijn_aanvraag ON hersteltermijn (gemeente, aanvraag_id)",
    "CREATE INDEX toetspunt_aanvraag ON toetspunt (gemeente, aanvraag_id)",
    "CREATE INDEX voornemen_aanvraag ON voornemen (gemeente, aanvraag_id)",
    "CREATE INDEX commissieadvies_aanvraag ON commissieadvies (gemeente, aanvraag_id)",
    "CREATE INDEX bezwaar_besluit ON bezwaar (gemeente, besluit_id)",
    "CREATE INDEX bezwaar_lijst ON bezwaar (gemeente, beslissen_uiterlijk, id)",
    "CREATE INDEX zekerheid_aanvraag ON zekerheid (gemeente, aanvraag_id)",
    "CREATE INDEX betaalopdracht_open ON betaalopdracht (gemeente, opgemaakt_op, id) WHERE betaalbestand_id IS NULL",
    "CREATE INDEX betaalbestand_lijst ON betaalbestand (gemeente, aangemaakt_op, id)",
    "CREATE INDEX besteding_voorziening ON besteding (gemeente, voorziening_id)",
    "CREATE INDEX aanspraak_voorziening ON aanspraak (gemeente, voorziening_id)",
    "CREATE INDEX fonds_lijst ON fonds (gemeente, geopend_op, id)",
    "CREATE INDEX fondsmutatie_fonds ON fondsmutatie (gemeente, fonds_id)",
)

#: A proposal for the law itself. It belongs to no gemeente, so the kernel's table of proposals cannot hold it.
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

#: The one way in which a running app adds to the law: what another person proposed, whole, once. The proposer cannot call it for
#: himself, also not with SQL of his own; a period that touches a known one is refused by the trigger on `norm`.
NORMEN_BEKRACHTIG = """
CREATE FUNCTION normen_bekrachtig(welk uuid, door_wie text, op_dag date)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
DECLARE
    aantal bigint;
BEGIN
    UPDATE normvoorstel SET bekrachtigd_door = door_wie, bekrachtigd_op = op_dag
     WHERE id = welk AND bekrachtigd_door IS NULL AND voorgesteld_door <> door_wie;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    INSERT INTO norm (code, geldig_van, geldig_tot_en_met, artikel, eenheid, waarde, bron, geverifieerd)
    SELECT r.code, r.geldig_van, r.geldig_tot_en_met, r.artikel, r.eenheid, r.waarde, r.bron, r.geverifieerd
      FROM normvoorstel v,
           jsonb_to_recordset(v.normen) AS r(code text, geldig_van date, geldig_tot_en_met date, artikel text, eenheid text,
                                             waarde numeric, bron text, geverifieerd boolean)
     WHERE v.id = welk;
    GET DIAGNOSTICS aantal = ROW_COUNT;
    RETURN aantal;
END $$
"""

#: What one person was granted in all gemeenten, for who asks beside the business: a total and nothing else, and the question is logged.
PLAFOND_PERSOON = """
CREATE FUNCTION plafond_persoon(door_gemeente text, voor_aanvraag uuid, door_actor text, via text, persoon bytea[])
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
DECLARE
    totaal bigint;
BEGIN
    SELECT coalesce(sum(p.bedrag_centen), 0) INTO totaal FROM plafond p WHERE p.persoon_hash = ANY (persoon);
    INSERT INTO audit (gemeente, actie, object_soort, object_id, resultaat, oorsprong, actor, nieuw)
    VALUES (door_gemeente, 'plafond-opgevraagd', 'aanvraag', voor_aanvraag, 'gelukt', via, door_actor,
            jsonb_build_object('norm', 'persoon', 'totaalCenten', totaal));
    RETURN totaal;
END $$
"""

#: A grant that was taken back no longer counts for the business.
PLAFOND_VRIJ = """
CREATE FUNCTION plafond_vrij(van_besluit uuid)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
    DELETE FROM plafond WHERE besluit_id = van_besluit;
$$
"""

FUNCTIES = {
    "normen_bekrachtig(uuid, text, date)": NORMEN_BEKRACHTIG,
    "plafond_persoon(text, uuid, text, text, bytea[])": PLAFOND_PERSOON,
    "plafond_vrij(uuid)": PLAFOND_VRIJ,
}


def upgrade() -> None:
    schema = str(op.get_bind().scalar(text("SELECT current_schema()")))
    _maak(EERST)
    for wijziging in WIJZIGINGEN:
        op.execute(wijziging)
    _maak(TABELLEN)
    for index in INDEXEN:
        op.execute(index)
    op.execute(NORMVOORSTEL)
    op.execute(f"GRANT SELECT, INSERT ON normvoorstel TO {schema}_app, {schema}_worker")
    op.execute(f"GRANT SELECT ON normvoorstel TO {schema}_backup")
    for kop, functie in FUNCTIES.items():
        op.execute(functie.format(schema=schema))
        op.execute(f"REVOKE ALL ON FUNCTION {kop} FROM PUBLIC")
        op.execute(f"GRANT EXECUTE ON FUNCTION {kop} TO {schema}_app, {schema}_worker")


def _maak(tabellen: dict[str, str]) -> None:
    for tabel, kolommen in tabellen.items():
        op.execute(f"CREATE TABLE {tabel} ({kolommen})")
        protect(op, tabel, app="SELECT, INSERT" if tabel in ALLEEN_TOEVOEGEN else "SELECT, INSERT, UPDATE")
