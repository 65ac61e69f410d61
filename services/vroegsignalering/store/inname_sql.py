"""The SQL of the bulk intake: a staged blok, some 5,000 rows of one gemeente, becomes signals, refusals, zaken, terms and events.

A dozen statements over two temporary tables, all in one transaction. What they decide is written for one signal in
domain/beoordeling.py, domain/huishouden.py and domain/werkbakje.py; a test runs both over random rows and compares.
"""

from sqlalchemy import text

from contracts.vroegsignalering import ZaakAangevuld, ZaakGeopend
from services.vroegsignalering.domain.beoordeling import Reden, Signaalstatus
from services.vroegsignalering.domain.termijnen import CONTACT_TERMIJN
from services.vroegsignalering.domain.weigering import Weigercode, fout
from services.vroegsignalering.domain.werkbakje import REGELS, Regel

#: Amounts that a signal may have, in cents, and days of arrears: limits of the partner format.
BEDRAG_MAX, DAGEN_MAX = 100_000_000, 36_500

TIJDELIJK = (
    text(
        """
        CREATE TEMPORARY TABLE IF NOT EXISTS t_regel (
            regel int, gemeente text, kenmerk text, soort text, reden text, fouten text[], signaaldatum date, maand date,
            bedrag_centen bigint,
            ontstaansdatum date, dagen bigint, crisis boolean, warme_overdracht boolean, einde_levering_op date,
            persoonlijk_contact boolean, gewezen_op_schuldhulp boolean, schriftelijk_herinnerd boolean,
            postcode text, huisnummer text, toevoeging text, ondernemer boolean, klant_hash bytea, bsn_hash bytea, persoon bytea
        ) ON COMMIT DELETE ROWS
        """
    ),
    text(
        """
        CREATE TEMPORARY TABLE IF NOT EXISTS t_zaak (
            gemeente text, id uuid, versie int, nieuw boolean, postcode text, huisnummer text, toevoeging text, maand date, signalen int,
            bedrag_centen bigint, crisis boolean, ondernemer boolean, opeenvolgend boolean, werkbakje text, contact_uiterlijk date
        ) ON COMMIT DELETE ROWS
        """
    ),
    # The tables grow from nothing to a million rows under one prepared statement: plan for what is there now.
    text("SET LOCAL plan_cache_mode = force_custom_plan"),
)


def _verplicht(kolom: str, veld: str) -> str:
    return f"WHEN {kolom} = '' THEN '{fout(veld, Weigercode.VERPLICHT)}'"


def _datum(kolom: str, veld: str, *, verplicht: bool = False, hoogstens: str = ":op", extra: str = "") -> str:
    """The fault of a date: `d_<kolom>` is its value or NULL."""
    leeg = _verplicht(f"g.{kolom}", veld) if verplicht else f"WHEN g.{kolom} = '' THEN NULL"
    return f"""CASE {leeg}
        WHEN d_{kolom} IS NULL THEN '{fout(veld, Weigercode.GEEN_DATUM)}'
        WHEN d_{kolom} < DATE '2000-01-01' THEN '{fout(veld, Weigercode.TE_LANG_GELEDEN)}'
        WHEN d_{kolom} > CAST({hoogstens} AS date) THEN '{fout(veld, Weigercode.IN_TOEKOMST)}' {extra} END"""


def _getal(kolom: str, veld: str, van: int, tot: int, *, verplicht: bool = False) -> str:
    leeg = _verplicht(f"g.{kolom}", veld) if verplicht else f"WHEN g.{kolom} = '' THEN NULL"
    return f"""CASE {leeg}
        WHEN n_{kolom} IS NULL THEN '{fout(veld, Weigercode.GEEN_GETAL)}'
        WHEN n_{kolom} NOT BETWEEN {van} AND {tot} THEN '{fout(veld, Weigercode.BUITEN_GRENZEN)}' END"""


_JA_NEE = {
    "crisis": "crisis",
    "warme_overdracht": "warmeOverdracht",
    "persoonlijk_contact": "persoonlijkContactGezocht",
    "gewezen_op_schuldhulp": "gewezenOpSchuldhulp",
    "schriftelijk_herinnerd": "schriftelijkHerinnerd",
}
_FOUTEN = ",\n".join(
    [
        f"CASE {_verplicht('g.kenmerk', 'signaalId')} END",
        f"CASE WHEN CAST(:drempel AS bigint) IS NULL THEN '{fout('gemeentecode', Weigercode.GEEN_CONVENANT)}' END",
        _datum("signaaldatum", "signaaldatum", verplicht=True),
        _getal("bedrag_centen", "bedragCenten", 1, BEDRAG_MAX, verplicht=True),
        _datum(
            "ontstaansdatum",
            "ontstaansdatum",
            extra=f"WHEN d_ontstaansdatum > d_signaaldatum THEN '{fout('ontstaansdatum', Weigercode.NA_SIGNAALDATUM)}'",
        ),
        _getal("dagen", "dagenAchterstand", 0, DAGEN_MAX),
        _datum("einde_levering_op", "eindeLeveringOp", hoogstens=":over_een_jaar"),
        *(
            f"CASE WHEN g.{kolom} <> '' AND b_{kolom} IS NULL THEN '{fout(veld, Weigercode.GEEN_JA_NEE)}' END"
            for kolom, veld in _JA_NEE.items()
        ),
    ]
)

# 1. Text becomes types and faults are named; what is good is judged (domain/beoordeling.py), but for what needs the neighbours.
BEOORDEEL = text(
    f"""
    INSERT INTO t_regel
    WITH gelezen AS MATERIALIZED (
        SELECT r.*, als_datum(signaaldatum) AS d_signaaldatum, als_datum(ontstaansdatum) AS d_ontstaansdatum,
               als_datum(einde_levering_op) AS d_einde_levering_op, als_getal(bedrag_centen) AS n_bedrag_centen,
               als_getal(dagen) AS n_dagen,
               {", ".join(f"als_ja_nee({kolom}) AS b_{kolom}" for kolom in _JA_NEE)}
          FROM inname_regel r WHERE aanlevering_id = :aanlevering_id AND blok = :blok
    ), gekeurd AS MATERIALIZED (
        SELECT g.*, CAST(date_trunc('month', CAST(d_signaaldatum AS timestamp)) AS date) AS maand,
               coalesce(n_dagen, d_signaaldatum - d_ontstaansdatum) AS n_achterstand,
               CASE WHEN leesbaar THEN fouten || array_remove(ARRAY[{_FOUTEN}], NULL) ELSE fouten END AS alle_fouten
          FROM gelezen g
    )
    SELECT g.regel, :gemeente, g.kenmerk,
           CASE WHEN alle_fouten = '{{}}' THEN 'signaal' ELSE 'geweigerd' END,
           CASE WHEN alle_fouten <> '{{}}' THEN NULL
                WHEN rechtspersoon THEN '{Reden.RECHTSPERSOON}'
                WHEN n_bedrag_centen < :drempel THEN '{Reden.ONDER_DREMPEL}'
                WHEN n_achterstand < CAST(:minstens AS int) THEN '{Reden.TE_VROEG}'
                WHEN n_achterstand > CAST(:hoogstens AS int) THEN '{Reden.TE_OUD}' END,
           alle_fouten, d_signaaldatum, maand, n_bedrag_centen, d_ontstaansdatum, n_dagen, coalesce(b_crisis, false),
           coalesce(b_warme_overdracht, false), d_einde_levering_op, b_persoonlijk_contact, b_gewezen_op_schuldhulp,
           b_schriftelijk_herinnerd, g.postcode, g.huisnummer, g.toevoeging, g.ondernemer, g.klant_hash, g.bsn_hash, g.persoon
      FROM gekeurd g
    """  # noqa: S608 - built from our own constants only
)

ANALYSEER = text("ANALYZE t_regel (soort, reden, kenmerk, postcode, klant_hash)")

# 2. Dubbel: this partner's kenmerk is here already, or stands earlier in this blok.
DUBBEL = text(
    """
    UPDATE t_regel r SET soort = 'dubbel', reden = NULL
      FROM signaal s
     WHERE r.soort = 'signaal' AND s.gemeente = :gemeente AND s.partner_id = :partner_id AND s.kenmerk = r.kenmerk
    """
)
DUBBEL_IN_BLOK = text(
    """
    UPDATE t_regel r SET soort = 'dubbel', reden = NULL
      FROM (SELECT gemeente, kenmerk, min(regel) AS eerste FROM t_regel WHERE soort = 'signaal' GROUP BY 1, 2 HAVING count(*) > 1) e
     WHERE r.soort = 'signaal' AND r.gemeente = e.gemeente AND r.kenmerk = e.kenmerk AND r.regel > e.eerste
    """
)


def _deur(een: str, ander: str) -> str:
    """Two rows at one front door of one gemeente."""
    return " AND ".join(f"{een}.{kolom} = {ander}.{kolom}" for kolom in ("gemeente", "postcode", "huisnummer", "toevoeging"))


# 3. Herhaalde melding: same partner, same debtor at the same door, same arrears, recently received and taken up, not higher. First
#    beside what is stored, then beside earlier rows of this blok. Stored signals are looked up door by door (OFFSET 0 keeps it so): the
#    cost does not grow with the table, and no lack of statistics makes the planner think otherwise.
HERHAALD = text(
    f"""
    UPDATE t_regel r SET reden = '{Reden.HERHAALD}'
     WHERE soort = 'signaal' AND reden IS NULL
       AND EXISTS (SELECT FROM (SELECT * FROM signaal s WHERE {_deur("s", "r")} OFFSET 0) s
                    WHERE s.partner_id = :partner_id AND s.klant_hash = r.klant_hash
                      AND s.ontstaansdatum IS NOT DISTINCT FROM r.ontstaansdatum
                      AND s.bedrag_centen >= r.bedrag_centen AND s.zaak_id IS NOT NULL AND s.ontvangen_op >= :herhaald_vanaf)
    """  # noqa: S608 - built from our own constants only
)
HERHAALD_IN_BLOK = text(
    f"""
    UPDATE t_regel r SET reden = '{Reden.HERHAALD}'
     WHERE soort = 'signaal' AND reden IS NULL
       AND EXISTS (SELECT FROM t_regel e
                    WHERE {_deur("e", "r")}
                      AND e.klant_hash = r.klant_hash AND e.ontstaansdatum IS NOT DISTINCT FROM r.ontstaansdatum
                      AND e.bedrag_centen >= r.bedrag_centen AND e.soort = 'signaal' AND e.reden IS NULL AND e.regel < r.regel)
    """  # noqa: S608 - built from our own constants only
)


def _bakje(crisis: str, signalen: str, ondernemer: str) -> str:
    """domain/werkbakje.py as one expression: the same ordered list, the first rule that fits."""

    def vraag(regel: Regel) -> str:
        vragen = [crisis] * regel.crisis + [f"{signalen} > 1"] * regel.meervoudig + [ondernemer] * regel.ondernemer
        return " AND ".join(f"({v})" for v in vragen) or "true"

    return "CASE " + " ".join(f"WHEN {vraag(regel)} THEN '{regel.bakje}'" for regel in REGELS) + " END"


# 4. Households of this month: a new zaak, or more signals on the open one.
ZAKEN = text(
    f"""
    WITH groep AS MATERIALIZED (
        SELECT gemeente, postcode, huisnummer, toevoeging, maand, count(*) AS signalen,
               sum(bedrag_centen) AS bedrag_centen, bool_or(crisis) AS crisis, bool_or(ondernemer) AS ondernemer,
               CAST(maand - make_interval(months => :maanden) AS date) AS terug_tot
          FROM t_regel WHERE soort = 'signaal' AND reden IS NULL
         GROUP BY 1, 2, 3, 4, 5
    ), deur AS (
        SELECT g.gemeente, g.postcode, g.huisnummer, g.toevoeging, g.maand
          FROM groep g
         CROSS JOIN LATERAL (
               SELECT FROM signaal s WHERE {_deur("s", "g")} AND s.signaaldatum >= g.terug_tot AND s.signaaldatum < g.maand LIMIT 1) s
        UNION
        SELECT gemeente, postcode, huisnummer, toevoeging, g.maand
          FROM groep g JOIN t_regel e USING (gemeente, postcode, huisnummer, toevoeging)
         WHERE e.soort = 'signaal' AND e.signaaldatum >= g.terug_tot AND e.signaaldatum < g.maand
    ), eerder AS (
        SELECT g.*, d.gemeente IS NOT NULL AS opeenvolgend
          FROM groep g LEFT JOIN deur d USING (gemeente, postcode, huisnummer, toevoeging, maand)
    ), bewaard AS (
        INSERT INTO zaak AS z (gemeente, versie, postcode, huisnummer, toevoeging, maand, ontvangen_op, contact_uiterlijk, signalen,
                               bedrag_centen, crisis, ondernemer, opeenvolgend, werkbakje)
        SELECT gemeente, 1, postcode, huisnummer, toevoeging, maand, :op, :contact_uiterlijk, signalen, bedrag_centen, crisis, ondernemer,
               opeenvolgend, {_bakje("crisis", "signalen", "ondernemer")}
          FROM eerder ORDER BY gemeente, postcode, huisnummer, toevoeging, maand
        ON CONFLICT (gemeente, postcode, huisnummer, toevoeging, maand) WHERE afgesloten_op IS NULL DO UPDATE
           SET versie = z.versie + 1, signalen = z.signalen + excluded.signalen, bedrag_centen = z.bedrag_centen + excluded.bedrag_centen,
               crisis = z.crisis OR excluded.crisis, ondernemer = z.ondernemer OR excluded.ondernemer,
               opeenvolgend = z.opeenvolgend OR excluded.opeenvolgend,
               werkbakje = {_bakje("z.crisis OR excluded.crisis", "z.signalen + excluded.signalen", "z.ondernemer OR excluded.ondernemer")}
        RETURNING NEW.gemeente, NEW.id, NEW.versie, OLD.id IS NULL, NEW.postcode, NEW.huisnummer, NEW.toevoeging, NEW.maand, NEW.signalen,
                  NEW.bedrag_centen, NEW.crisis, NEW.ondernemer, NEW.opeenvolgend, NEW.werkbakje, NEW.contact_uiterlijk
    )
    INSERT INTO t_zaak SELECT * FROM bewaard
    """  # noqa: S608 - built from our own constants only
)
ANALYSEER_ZAKEN = text("ANALYZE t_zaak (postcode)")

_STATUS = f"""CASE WHEN r.reden IS NULL THEN '{Signaalstatus.NOG_NIET_OPGEPAKT}'
                   WHEN r.reden = '{Reden.RECHTSPERSOON}' THEN '{Signaalstatus.ANDERE_REDEN}'
                   WHEN r.reden = '{Reden.HERHAALD}' THEN '{Signaalstatus.HERHAALD}' ELSE '{Signaalstatus.ONTERECHT}' END"""

# 5. Every signal is kept, also the one that is not taken up: without a zaak, with its reason.
SIGNALEN = text(
    f"""
    INSERT INTO signaal (gemeente, aanlevering_id, regel, partner_id, partnertype, kenmerk, zaak_id, signaaldatum, ontvangen_op,
                         bedrag_centen, ontstaansdatum, dagen, crisis, warme_overdracht, einde_levering_op, persoonlijk_contact,
                         gewezen_op_schuldhulp, schriftelijk_herinnerd, postcode, huisnummer, toevoeging, ondernemer, status, reden,
                         klant_hash, bsn_hash, persoon)
    SELECT r.gemeente, :aanlevering_id, r.regel, :partner_id, :partnertype, r.kenmerk, z.id, r.signaaldatum, :op,
           r.bedrag_centen, r.ontstaansdatum, r.dagen, r.crisis, r.warme_overdracht, r.einde_levering_op, r.persoonlijk_contact,
           r.gewezen_op_schuldhulp, r.schriftelijk_herinnerd, r.postcode, r.huisnummer, r.toevoeging, r.ondernemer, {_STATUS}, r.reden,
           r.klant_hash, r.bsn_hash, r.persoon
      FROM t_regel r
      LEFT JOIN t_zaak z ON r.reden IS NULL AND {_deur("z", "r")}
           AND z.maand = r.maand
     WHERE r.soort = 'signaal'
    """  # noqa: S608 - built from our own constants only
)

# 6. Refused and double rows, with the field and the code; the partner's own kenmerk lets him find the row back.
WEIGERINGEN = text(
    f"""
    INSERT INTO weigering (gemeente, aanlevering_id, regel, veld, code, kenmerk)
    SELECT r.gemeente, :aanlevering_id, r.regel, split_part(f, ':', 1), min(split_part(f, ':', 2)), left(r.kenmerk, 64)
      FROM t_regel r
     CROSS JOIN LATERAL unnest(CASE r.soort WHEN 'dubbel' THEN ARRAY['{fout("signaalId", Weigercode.DUBBEL)}'] ELSE r.fouten END) AS f
     WHERE r.soort <> 'signaal'
     GROUP BY r.gemeente, r.regel, split_part(f, ':', 1), left(r.kenmerk, 64)
    """  # noqa: S608 - built from our own constants only
)

# 7. What the gemeenten hear: a zaak is opened, or has more signals.
GEBEURTENISSEN = text(
    f"""
    INSERT INTO outbox (type, topic, subject, sequence, gemeente, boekdatum, dataref, data, traceparent)
    SELECT CASE WHEN nieuw THEN '{ZaakGeopend.type}' ELSE '{ZaakAangevuld.type}' END, '{ZaakGeopend.topic}', id, versie, gemeente, :op,
           '/{ZaakGeopend.publisher}/v1/{ZaakGeopend.meervoud}/' || id,
           CASE WHEN nieuw THEN jsonb_build_object(
                    'zaakId', id, 'melding', CASE WHEN signalen > 1 THEN 'meervoudig' ELSE 'enkelvoudig' END, 'opeenvolgend', opeenvolgend,
                    'signalen', signalen, 'bedragCenten', bedrag_centen, 'crisis', crisis, 'ondernemer', ondernemer,
                    'werkbakje', werkbakje, 'contactUiterlijk', contact_uiterlijk)
                ELSE jsonb_build_object(
                    'zaakId', id, 'melding', CASE WHEN signalen > 1 THEN 'meervoudig' ELSE 'enkelvoudig' END,
                    'signalen', signalen, 'bedragCenten', bedrag_centen, 'crisis', crisis) END,
           :traceparent
      FROM t_zaak
    """  # noqa: S608 - built from our own constants only
)

# 8. Four weeks to approach the household, guarded by the kernel.
TERMIJNEN = text(
    f"""
    INSERT INTO termijn (gemeente, soort, artikel, onderwerp_id, begin, einde)
    SELECT gemeente, '{CONTACT_TERMIJN.code}', '{CONTACT_TERMIJN.artikel}', id, :op, contact_uiterlijk FROM t_zaak WHERE nieuw
    """  # noqa: S608 - built from our own constants only
)

# 9. One record per data subject (LDV): a bulk action is no exception. The random half of the id serves as span.
VERWERKINGEN = text(
    """
    INSERT INTO verwerking (gemeente, id, trace_id, span_id, parent_span_id, status, name, start_time, end_time, processing_activity_id,
                            data_subject_id, data_subject_id_type)
    SELECT gemeente, id, CAST(:trace_id AS bytea), substring(uuid_send(id) FROM 9 FOR 8), CAST(:span_id AS bytea), 'Ok',
           'signaal vastgelegd', :nu_ms, :nu_ms, :activiteit, encode(bsn_hash, 'hex'), CASE WHEN bsn_hash IS NOT NULL THEN 'BSN' END
      FROM (SELECT uuidv7() AS id, gemeente, bsn_hash FROM t_regel WHERE soort = 'signaal' OFFSET 0) AS r
    """
)

# 10. Progress, per gemeente.
TEL = text(
    """
    UPDATE aanlevering a
       SET aangenomen = a.aangenomen + t.aangenomen, geweigerd = a.geweigerd + t.geweigerd, dubbel = a.dubbel + t.dubbel
      FROM (SELECT gemeente, count(*) FILTER (WHERE soort = 'signaal') AS aangenomen,
                   count(*) FILTER (WHERE soort = 'geweigerd') AS geweigerd, count(*) FILTER (WHERE soort = 'dubbel') AS dubbel
              FROM t_regel GROUP BY gemeente) t
     WHERE a.gemeente = t.gemeente AND a.id = :aanlevering_id
    """
)

# 11. Done: the staged rows go in the same transaction, so a blok is handled once or not at all.
RUIM_OP = (
    text("DELETE FROM inname_regel WHERE aanlevering_id = :aanlevering_id AND blok = :blok"),
    text("DELETE FROM inname_blok WHERE aanlevering_id = :aanlevering_id AND blok = :blok"),
)
