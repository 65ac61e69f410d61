"""The temporary tables between the statements of one blok. They live as long as a connection, and are empty at every commit."""

from sqlalchemy import text

from kernel.db import WriteSession

_TABELLEN = tuple(
    text(f"CREATE TEMPORARY TABLE IF NOT EXISTS {naam} ({kolommen}) ON COMMIT DELETE ROWS")
    for naam, kolommen in {
        # Every row of the blok. `zaak_id` is the zaak that a signal opens when it has no neighbour.
        "t_regel": """regel int, gemeente text, kenmerk text, soort text, reden text, fouten text[], signaaldatum date, maand date,
            bedrag_centen bigint, ontstaansdatum date, dagen bigint, crisis boolean, warme_overdracht boolean, einde_levering_op date,
            persoonlijk_contact boolean, gewezen_op_schuldhulp boolean, schriftelijk_herinnerd boolean, postcode text, huisnummer text,
            toevoeging text, ondernemer boolean, klant_hash bytea, bsn_hash bytea, persoon bytea, naam bigint[], bedrijf bigint[],
            bedrijfswoorden bigint[], geboren bigint, geboortejaar smallint, zaak_id uuid, velden jsonb""",
        # What was decided of rows that have neighbours. Without a zaak: herhaald.
        "t_besluit": "regel int PRIMARY KEY, zaak_id uuid, koppeling text",
        # Stored signals that move, or become or are no longer herhaald.
        "t_verplaatst": "id uuid, zaak_id uuid, koppeling text, reden text, status text",
        # Zaken whose signals changed: to be counted again. `vers`: a new zaak of new rows only.
        "t_doel": """id uuid, maand date, postcode text, huisnummer text, toevoeging text, ontvangen_op date, contact_einde date,
            crisis_einde date, opeenvolgend boolean, vers boolean""",
        # Zaken that lost all their signals, and where these went, or how it ends when they went nowhere.
        "t_leeg": "id uuid, zaak_id uuid, resultaat text",
        # What became of the zaken, for events and terms.
        "t_zaak": """gemeente text, id uuid, versie int, nieuw boolean, werd_crisis boolean, herplaatst boolean, ontvangen_op date,
            contact_einde date, crisis_einde date, signalen int, bedrag_centen bigint, crisis boolean, ondernemer boolean,
            opeenvolgend boolean, werkbakje text, regel text, actie text, prioriteit smallint, einde_levering_op date,
            contact_uiterlijk date""",
    }.items()
)
# The tables grow from nothing to a million rows under one prepared statement: plan for what is there now.
_PLAN = (text("SET LOCAL plan_cache_mode = force_custom_plan"), text("SET LOCAL jit = off"))


async def maak_tijdelijk(session: WriteSession) -> None:
    """Make sure that the tables are there on this connection."""
    for statement in (*_TABELLEN, *_PLAN):
        await session.execute(statement)
