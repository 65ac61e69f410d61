"""The tables of intake."""

from alembic import op

from kernel.tenancy import protect

revision = "intake_0001"
down_revision = None
branch_labels = None
depends_on = None

_TENANT = "gemeente varchar(4) NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), PRIMARY KEY (gemeente, id)"
_AGGREGATE = f"{_TENANT}, versie integer NOT NULL DEFAULT 0"

TABELLEN = {
    "betrokkene": f"""{_TENANT},
        gegevens bytea NOT NULL,
        bsn_hash bytea""",
    "aanmelding": f"""{_AGGREGATE},
        betrokkene_id uuid NOT NULL,
        kanaal text NOT NULL,
        zaak_id uuid,
        ontvangen_op date NOT NULL,
        signaal_ontvangen_op date,
        crisis boolean NOT NULL,
        warme_overdracht boolean NOT NULL,
        gesprek_uiterlijk date NOT NULL,
        status text NOT NULL,
        FOREIGN KEY (gemeente, betrokkene_id) REFERENCES betrokkene (gemeente, id),
        UNIQUE (gemeente, zaak_id),
        CHECK ((kanaal = 'vroegsignaal') = (zaak_id IS NOT NULL))""",
    "gesprek": f"""{_TENANT},
        aanmelding_id uuid NOT NULL,
        datum date NOT NULL,
        hulpvraag bytea,
        binnen_termijn boolean NOT NULL,
        gevoerd_door text NOT NULL,
        FOREIGN KEY (gemeente, aanmelding_id) REFERENCES aanmelding (gemeente, id),
        UNIQUE (gemeente, aanmelding_id)""",
    "traject": f"""{_AGGREGATE},
        aanmelding_id uuid NOT NULL,
        betrokkene_id uuid NOT NULL,
        rechtsvorm text NOT NULL,
        prive_aansprakelijk boolean NOT NULL,
        schulden_totaal_centen bigint CHECK (schulden_totaal_centen >= 0),
        hulpvraag_op date NOT NULL,
        besluit_uiterlijk date NOT NULL,
        status text NOT NULL,
        voorstel_id uuid,
        voorgesteld_door text,
        bekrachtigd_door text,
        FOREIGN KEY (gemeente, aanmelding_id) REFERENCES gesprek (gemeente, aanmelding_id),
        FOREIGN KEY (gemeente, betrokkene_id) REFERENCES betrokkene (gemeente, id),
        UNIQUE (gemeente, aanmelding_id),
        CHECK ((status IN ('toegelaten', 'afgewezen')) = (bekrachtigd_door IS NOT NULL)),
        CHECK (bekrachtigd_door <> voorgesteld_door)""",
    "besluit": f"""{_TENANT},
        traject_id uuid NOT NULL,
        soort text NOT NULL,
        grond text,
        motivering bytea,
        problematisch boolean,
        datum date NOT NULL,
        binnen_termijn boolean NOT NULL,
        voorgesteld_door text NOT NULL,
        bekrachtigd_door text NOT NULL,
        FOREIGN KEY (gemeente, traject_id) REFERENCES traject (gemeente, id),
        UNIQUE (gemeente, traject_id),
        CHECK (bekrachtigd_door <> voorgesteld_door),
        CHECK ((soort = 'afwijzing') = (grond IS NOT NULL))""",
    "plan": f"""{_TENANT},
        traject_id uuid NOT NULL,
        besluit_id uuid NOT NULL,
        inhoud bytea NOT NULL,
        aflosperiode_maanden integer NOT NULL CHECK (aflosperiode_maanden >= 1),
        vastgesteld_op date NOT NULL,
        FOREIGN KEY (gemeente, traject_id) REFERENCES traject (gemeente, id),
        FOREIGN KEY (gemeente, besluit_id) REFERENCES besluit (gemeente, id)""",
    "kredietverzoek": f"""{_TENANT},
        traject_id uuid NOT NULL,
        bedrag_centen bigint NOT NULL CHECK (bedrag_centen > 0),
        datum date NOT NULL,
        gevraagd_door text NOT NULL,
        FOREIGN KEY (gemeente, traject_id) REFERENCES traject (gemeente, id)""",
    "beleidsplan": f"""{_TENANT},
        van date NOT NULL,
        tot_en_met date NOT NULL,
        gronden text[] NOT NULL,
        bron text NOT NULL,
        CHECK (van <= tot_en_met)""",
}

#: What a decision says is never changed afterwards.
ALLEEN_TOEVOEGEN = {"betrokkene", "gesprek", "besluit", "plan", "kredietverzoek", "beleidsplan"}

INDEXEN = (
    "CREATE INDEX betrokkene_bsn ON betrokkene (gemeente, bsn_hash) WHERE bsn_hash IS NOT NULL",
    "CREATE INDEX aanmelding_lijst ON aanmelding (gemeente, gesprek_uiterlijk, id)",
    "CREATE INDEX aanmelding_werkvoorraad ON aanmelding (gemeente, status, gesprek_uiterlijk, id)",
    "CREATE INDEX traject_lijst ON traject (gemeente, besluit_uiterlijk, id)",
    "CREATE INDEX traject_werkvoorraad ON traject (gemeente, status, besluit_uiterlijk, id)",
    "CREATE INDEX plan_besluit ON plan (gemeente, besluit_id)",
    "CREATE INDEX kredietverzoek_traject ON kredietverzoek (gemeente, traject_id)",
)


def upgrade() -> None:
    for tabel, kolommen in TABELLEN.items():
        op.execute(f"CREATE TABLE {tabel} ({kolommen})")
        protect(op, tabel, app="SELECT, INSERT" if tabel in ALLEEN_TOEVOEGEN else "SELECT, INSERT, UPDATE")
    for index in INDEXEN:
        op.execute(index)


def downgrade() -> None:
    for tabel in reversed(TABELLEN):
        op.execute(f"DROP TABLE {tabel}")
