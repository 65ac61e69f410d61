"""Aanmelding, terms, besluiten and what follows from them.

One besluit per traject becomes one *first* besluit per traject: revisions follow on it. The two people of a decision are
guarded on the besluit itself; on the traject the proposal of a revision stands beside the ratification of an older besluit.
"""

from alembic import op

from kernel.append_only import append_only
from kernel.tenancy import protect

revision = "intake_0010"
down_revision = "intake_0001"
branch_labels = None
depends_on = None

_TENANT = "gemeente varchar(4) NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), PRIMARY KEY (gemeente, id)"
_AGGREGATE = f"{_TENANT}, versie integer NOT NULL DEFAULT 0"
_VAN_AANMELDING = "FOREIGN KEY (gemeente, aanmelding_id) REFERENCES aanmelding (gemeente, id)"
_VAN_TRAJECT = "FOREIGN KEY (gemeente, traject_id) REFERENCES traject (gemeente, id)"
_VAN_BESLUIT = "FOREIGN KEY (gemeente, besluit_id) REFERENCES besluit (gemeente, id)"

WIJZIGINGEN = (
    "ALTER TABLE betrokkene ADD COLUMN persoon_hash bytea, ADD COLUMN kvk_hash bytea",
    """ALTER TABLE aanmelding
        ADD COLUMN partnersoort text,
        ADD COLUMN melder bytea,
        ADD COLUMN melder_relatie text,
        ADD COLUMN toestemming boolean NOT NULL DEFAULT true,
        ADD COLUMN crisisgrond text,
        ADD COLUMN contactpersoon text,
        ADD COLUMN samengevoegd_met uuid,
        ADD FOREIGN KEY (gemeente, samengevoegd_met) REFERENCES aanmelding (gemeente, id),
        ADD CHECK ((status = 'samengevoegd') = (samengevoegd_met IS NOT NULL)),
        ADD CHECK (samengevoegd_met <> id),
        ADD CHECK (crisisgrond IS NULL OR crisis)""",
    "ALTER TABLE traject DROP CONSTRAINT traject_check",
    "ALTER TABLE traject DROP CONSTRAINT traject_check1",
    """ALTER TABLE traject
        ADD COLUMN woongemeente varchar(4),
        ADD COLUMN beslistermijn_weken integer,
        ADD COLUMN overleden_op date,
        ADD COLUMN verhuisd_op date,
        ADD COLUMN verhuisd_naar varchar(4),
        ADD CHECK ((verhuisd_op IS NULL) = (verhuisd_naar IS NULL)),
        ADD CONSTRAINT traject_besloten CHECK (
            status = 'uitgestroomd' OR (status IN ('hulpvraag-vastgesteld', 'besluit-voorgesteld')) = (bekrachtigd_door IS NULL))""",
    "ALTER TABLE besluit DROP CONSTRAINT besluit_gemeente_traject_id_key",
    "ALTER TABLE besluit ADD COLUMN voorstel_id uuid NOT NULL, ADD COLUMN reden text",
    "ALTER TABLE besluit ADD COLUMN dagen_te_laat integer NOT NULL DEFAULT 0 CHECK (dagen_te_laat >= 0)",
    "ALTER TABLE plan ADD COLUMN nummer integer NOT NULL DEFAULT 1, ADD UNIQUE (gemeente, traject_id, nummer)",
)

TABELLEN = {
    "orientatie": f"""{_AGGREGATE},
        datum date NOT NULL,
        kanaal text NOT NULL,
        partnersoort text,
        relatie text,
        vervolg text NOT NULL,
        gevoerd_door text NOT NULL""",
    "contactpersoon": f"""{_TENANT},
        aanmelding_id uuid NOT NULL,
        medewerker text NOT NULL,
        sinds date NOT NULL,
        reden bytea,
        vastgelegd_door text NOT NULL,
        {_VAN_AANMELDING}""",
    "crisisbeleid": f"""{_TENANT},
        van date NOT NULL,
        gronden text[] NOT NULL,
        bron text NOT NULL,
        UNIQUE (gemeente, van)""",
    "contactsignaal": f"""{_AGGREGATE},
        lening_id uuid NOT NULL,
        betrokkene_id uuid NOT NULL,
        sinds date NOT NULL,
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen >= 0),
        ontvangen_op date NOT NULL,
        status text NOT NULL,
        traject_id uuid,
        aanmelding_id uuid,
        FOREIGN KEY (gemeente, betrokkene_id) REFERENCES betrokkene (gemeente, id),
        {_VAN_TRAJECT},
        {_VAN_AANMELDING}""",
    "contactsignaal_poging": f"""{_TENANT},
        signaal_id uuid NOT NULL,
        datum date NOT NULL,
        uitkomst text NOT NULL,
        gedaan_door text NOT NULL,
        FOREIGN KEY (gemeente, signaal_id) REFERENCES contactsignaal (gemeente, id)""",
    "hersteltermijn": f"""{_TENANT},
        traject_id uuid NOT NULL,
        gegeven_op date NOT NULL,
        tot_en_met date NOT NULL CHECK (tot_en_met > gegeven_op),
        gevraagd bytea NOT NULL,
        ontvangen_op date,
        verstreken boolean NOT NULL DEFAULT false,
        gegeven_door text NOT NULL,
        {_VAN_TRAJECT},
        CHECK (NOT verstreken OR ontvangen_op IS NULL)""",
    "ingebrekestelling": f"""{_TENANT},
        traject_id uuid NOT NULL,
        ontvangen_op date NOT NULL,
        na_twee_weken date NOT NULL,
        onredelijk_laat boolean NOT NULL,
        vastgelegd_door text NOT NULL,
        {_VAN_TRAJECT},
        UNIQUE (gemeente, traject_id)""",
    "grondonderzoek": f"""{_TENANT},
        traject_id uuid NOT NULL,
        grond text NOT NULL,
        bron text NOT NULL,
        bevinding bytea NOT NULL,
        datum date NOT NULL,
        gedaan_door text NOT NULL,
        {_VAN_TRAJECT}""",
    "schuldtoets": f"""{_TENANT},
        traject_id uuid NOT NULL,
        datum date NOT NULL,
        peildatum date NOT NULL,
        opeisbaar_centen bigint CHECK (opeisbaar_centen >= 0),
        afloscapaciteit_centen bigint,
        vermogen_centen bigint CHECK (vermogen_centen >= 0),
        maanden integer NOT NULL,
        tekort_centen bigint,
        uitkomst text NOT NULL,
        oordeel text NOT NULL,
        motivering bytea,
        terugkomen_op date,
        gedaan_door text NOT NULL,
        {_VAN_TRAJECT}""",
    "bkr_registratie": f"""{_AGGREGATE},
        traject_id uuid NOT NULL,
        besluit_id uuid NOT NULL,
        status text NOT NULL,
        vereist_op date NOT NULL,
        geregistreerd_op date,
        bewijs bytea,
        einde_vereist_op date,
        beeindigd_op date,
        eindbewijs bytea,
        {_VAN_TRAJECT},
        {_VAN_BESLUIT},
        CHECK (status NOT IN ('geregistreerd', 'einde-vereist', 'beeindigd') OR bewijs IS NOT NULL),
        CHECK ((status = 'beeindigd') = (eindbewijs IS NOT NULL))""",
    "crisis": f"""{_AGGREGATE},
        aanmelding_id uuid NOT NULL,
        grond text,
        gemeld_op date NOT NULL,
        gesprek_uiterlijk date NOT NULL,
        gesprek_op date,
        gevoerd_door text,
        FOREIGN KEY (gemeente, aanmelding_id) REFERENCES aanmelding (gemeente, id),
        CHECK ((gesprek_op IS NULL) = (gevoerd_door IS NULL)),
        CHECK (gesprek_op >= gemeld_op)""",
    "voornemen": f"""{_TENANT},
        traject_id uuid NOT NULL,
        soort text NOT NULL,
        verzonden_op date NOT NULL,
        zienswijze_tot_en_met date NOT NULL CHECK (zienswijze_tot_en_met > verzonden_op),
        motivering bytea NOT NULL,
        zienswijze bytea,
        zienswijze_op date,
        verzonden_door text NOT NULL,
        {_VAN_TRAJECT},
        CHECK (zienswijze IS NULL OR zienswijze_op IS NOT NULL)""",
    "bezwaar": f"""{_AGGREGATE},
        besluit_id uuid NOT NULL,
        traject_id uuid NOT NULL,
        ontvangen_op date NOT NULL,
        binnen_termijn boolean NOT NULL,
        gronden bytea NOT NULL,
        status text NOT NULL,
        afgehandeld_op date,
        {_VAN_TRAJECT},
        {_VAN_BESLUIT},
        CHECK ((status = 'ontvangen') = (afgehandeld_op IS NULL))""",
}

#: What was said or sent is never changed afterwards.
ALLEEN_TOEVOEGEN = {"contactpersoon", "crisisbeleid", "contactsignaal_poging", "ingebrekestelling", "grondonderzoek", "schuldtoets"}

INDEXEN = (
    "CREATE INDEX betrokkene_persoon ON betrokkene (gemeente, persoon_hash) WHERE persoon_hash IS NOT NULL",
    "CREATE INDEX betrokkene_kvk ON betrokkene (gemeente, kvk_hash) WHERE kvk_hash IS NOT NULL",
    "CREATE INDEX aanmelding_betrokkene ON aanmelding (gemeente, betrokkene_id)",
    "CREATE INDEX aanmelding_samengevoegd ON aanmelding (gemeente, samengevoegd_met) WHERE samengevoegd_met IS NOT NULL",
    "CREATE INDEX traject_betrokkene ON traject (gemeente, betrokkene_id)",
    "CREATE INDEX besluit_traject ON besluit (gemeente, traject_id, datum, id)",
    """CREATE UNIQUE INDEX besluit_eerste ON besluit (gemeente, traject_id)
        WHERE soort IN ('toelating', 'afwijzing', 'buiten-behandeling')""",
    "CREATE INDEX orientatie_lijst ON orientatie (gemeente, datum, id)",
    "CREATE INDEX contactpersoon_aanmelding ON contactpersoon (gemeente, aanmelding_id)",
    "CREATE INDEX contactsignaal_lijst ON contactsignaal (gemeente, ontvangen_op, id)",
    "CREATE INDEX contactsignaal_werkvoorraad ON contactsignaal (gemeente, status, ontvangen_op, id)",
    "CREATE UNIQUE INDEX contactsignaal_open ON contactsignaal (gemeente, lening_id) WHERE status IN ('open', 'contact-aangeboden')",
    "CREATE INDEX contactsignaal_poging_signaal ON contactsignaal_poging (gemeente, signaal_id)",
    "CREATE INDEX hersteltermijn_traject ON hersteltermijn (gemeente, traject_id)",
    """CREATE UNIQUE INDEX hersteltermijn_lopend ON hersteltermijn (gemeente, traject_id)
        WHERE ontvangen_op IS NULL AND NOT verstreken""",
    """CREATE INDEX hersteltermijn_verstrijkt ON hersteltermijn (gemeente, tot_en_met)
        WHERE ontvangen_op IS NULL AND NOT verstreken""",
    "CREATE INDEX grondonderzoek_traject ON grondonderzoek (gemeente, traject_id)",
    "CREATE INDEX schuldtoets_traject ON schuldtoets (gemeente, traject_id, datum, id)",
    "CREATE INDEX bkr_lijst ON bkr_registratie (gemeente, vereist_op, id)",
    "CREATE INDEX bkr_werkvoorraad ON bkr_registratie (gemeente, status, vereist_op, id)",
    "CREATE UNIQUE INDEX bkr_lopend ON bkr_registratie (gemeente, traject_id) WHERE status IN ('vereist', 'geregistreerd')",
    "CREATE INDEX crisis_aanmelding ON crisis (gemeente, aanmelding_id)",
    "CREATE INDEX voornemen_traject ON voornemen (gemeente, traject_id)",
    "CREATE INDEX bezwaar_besluit ON bezwaar (gemeente, besluit_id)",
    "CREATE INDEX bezwaar_traject ON bezwaar (gemeente, traject_id)",
)


def upgrade() -> None:
    for wijziging in WIJZIGINGEN:
        op.execute(wijziging)
    for tabel, kolommen in TABELLEN.items():
        op.execute(f"CREATE TABLE {tabel} ({kolommen})")
        protect(op, tabel, app="SELECT, INSERT" if tabel in ALLEEN_TOEVOEGEN else "SELECT, INSERT, UPDATE")
        if tabel in ALLEEN_TOEVOEGEN:
            append_only(op, tabel)
    for index in INDEXEN:
        op.execute(index)
