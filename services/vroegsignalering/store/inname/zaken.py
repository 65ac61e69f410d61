"""Zaken from signals: the ones that a single signal opens, and the ones whose signals changed, counted again from what is stored.

Where a zaak lands is worked out by the kader of the gemeente, as one SQL expression (store/afweging_sql.py).
"""

from functools import lru_cache
from typing import Final

from sqlalchemy import TextClause, text

from services.vroegsignalering.domain.afweging import Kader
from services.vroegsignalering.store.afweging_sql import Feitkolommen, Wat, uitkomst, uitkomst_tenzij_met_de_hand

_KOLOMMEN: Final = (
    "gemeente, id, versie, postcode, huisnummer, toevoeging, maand, ontvangen_op, contact_uiterlijk, signalen, bedrag_centen, crisis, "
    "ondernemer, opeenvolgend, typen, geboortejaar, einde_levering_op, werkbakje, regel, actie, prioriteit, kader"
)
_PLEK: Final[tuple[Wat, ...]] = ("bakje", "code", "actie", "prioriteit")
_VAN_RIJ: Final = Feitkolommen(
    signalen="1",
    bedrag_centen="r.bedrag_centen",
    crisis="r.crisis",
    opeenvolgend="false",
    ondernemer="r.ondernemer",
    typen="ARRAY[CAST(:partnertype AS text)]",
    postcode="r.postcode",
    leeftijd="CAST(:jaar AS int) - r.geboortejaar",
)
#: What a statement that opened zaken (its `nieuw`) leaves in `t_zaak`; their first signals are received on the day of the blok.
_NAAR_T_ZAAK: Final = """
        SELECT gemeente, id, versie, true, crisis, false, ontvangen_op, :contact_einde, :crisis_einde, signalen, bedrag_centen, crisis,
               ondernemer, opeenvolgend, werkbakje, regel, actie, prioriteit, einde_levering_op, contact_uiterlijk
          FROM nieuw"""


def _uiterlijk(contact: str, crisis: str, crisis_einde: str, einde_levering: str, ontvangen: str) -> str:
    """The first of the days by which someone must have come (domain/termijnen.py). NULLs do not count."""
    einde = f"GREATEST({einde_levering}, CASE WHEN {einde_levering} IS NOT NULL THEN {ontvangen} END)"
    return f"LEAST({contact}, CASE WHEN {crisis} THEN {crisis_einde} END, {einde})"


@lru_cache(maxsize=1024)
def open_enkele(kader: Kader) -> TextClause:
    """A zaak for every signal that has no neighbour."""
    plek = ", ".join(uitkomst(kader, wat, _VAN_RIJ) for wat in _PLEK)
    uiterlijk = _uiterlijk(
        "CAST(:contact_einde AS date)", "r.crisis", "CAST(:crisis_einde AS date)", "r.einde_levering_op", "CAST(:op AS date)"
    )
    return text(
        f"""
        WITH nieuw AS (
            INSERT INTO zaak ({_KOLOMMEN})
            SELECT r.gemeente, r.zaak_id, 1, r.postcode, r.huisnummer, r.toevoeging, r.maand, :op, {uiterlijk}, 1, r.bedrag_centen,
                   r.crisis, r.ondernemer, false, ARRAY[CAST(:partnertype AS text)], r.geboortejaar, r.einde_levering_op,
                   {plek}, {int(kader.versie)}
              FROM t_regel r LEFT JOIN t_besluit b ON b.regel = r.regel
             WHERE r.soort = 'signaal' AND r.reden IS NULL AND b.regel IS NULL
            RETURNING *)
        INSERT INTO t_zaak
        {_NAAR_T_ZAAK}
        """  # noqa: S608 - a kader holds only what its domain checked
    )


@lru_cache(maxsize=1024)
def open_groepen(kader: Kader) -> TextClause:
    """A zaak for every group of new rows alone (`t_doel.vers`): counted from these rows, without a look at what is stored."""
    plek = ", ".join(uitkomst(kader, wat, Feitkolommen.van("t")) for wat in _PLEK)
    uiterlijk = _uiterlijk("d.contact_einde", "bool_or(r.crisis)", "d.crisis_einde", "min(r.einde_levering_op)", "d.ontvangen_op")
    return text(
        f"""
        WITH geteld AS MATERIALIZED (
            SELECT d.id, d.postcode, d.huisnummer, d.toevoeging, d.maand, d.ontvangen_op, d.opeenvolgend,
                   CAST(count(*) AS int) AS signalen, CAST(sum(r.bedrag_centen) AS bigint) AS bedrag_centen, bool_or(r.crisis) AS crisis,
                   bool_or(r.ondernemer) AS ondernemer, ARRAY[CAST(:partnertype AS text)] AS typen,
                   (array_agg(r.geboortejaar ORDER BY r.signaaldatum DESC, r.kenmerk) FILTER (WHERE r.geboortejaar IS NOT NULL))[1]
                       AS geboortejaar,
                   min(r.einde_levering_op) AS einde_levering_op, {uiterlijk} AS contact_uiterlijk
              FROM t_besluit b JOIN t_doel d ON d.id = b.zaak_id JOIN t_regel r ON r.regel = b.regel
             WHERE d.vers
             GROUP BY d.id, d.postcode, d.huisnummer, d.toevoeging, d.maand, d.ontvangen_op, d.opeenvolgend, d.contact_einde, d.crisis_einde
        ), nieuw AS (
            INSERT INTO zaak ({_KOLOMMEN})
            SELECT :gemeente, t.id, 1, t.postcode, t.huisnummer, t.toevoeging, t.maand, t.ontvangen_op, t.contact_uiterlijk, t.signalen,
                   t.bedrag_centen, t.crisis, t.ondernemer, t.opeenvolgend, t.typen, t.geboortejaar, t.einde_levering_op, {plek},
                   {int(kader.versie)}
              FROM geteld t
            RETURNING *)
        INSERT INTO t_zaak
        {_NAAR_T_ZAAK}
        """  # noqa: S608 - a kader holds only what its domain checked
    )


@lru_cache(maxsize=1024)
def hertel(kader: Kader) -> TextClause:
    """The other zaken of `t_doel`, new or not, counted from their stored signals; one that a person placed stays where it is."""
    nieuw = ", ".join(uitkomst(kader, wat, Feitkolommen.van("t")) for wat in _PLEK)
    opnieuw = {wat: uitkomst_tenzij_met_de_hand(kader, wat, Feitkolommen.van("excluded"), "z") for wat in _PLEK}
    uiterlijk = _uiterlijk("d.contact_einde", "s.crisis", "d.crisis_einde", "s.einde_levering_op", "d.ontvangen_op")
    return text(
        f"""
        WITH geteld AS MATERIALIZED (
            SELECT d.*, s.*, {uiterlijk} AS contact_uiterlijk
              FROM (SELECT * FROM t_doel WHERE NOT vers) d
             CROSS JOIN LATERAL (
                   SELECT CAST(count(*) AS int) AS signalen, CAST(sum(bedrag_centen) AS bigint) AS bedrag_centen, bool_or(crisis) AS crisis,
                          bool_or(ondernemer) AS ondernemer, array_agg(DISTINCT partnertype) AS typen,
                          (array_agg(geboortejaar ORDER BY signaaldatum DESC, kenmerk) FILTER (WHERE geboortejaar IS NOT NULL))[1]
                              AS geboortejaar,
                          min(einde_levering_op) AS einde_levering_op
                     FROM (SELECT * FROM signaal s WHERE s.gemeente = :gemeente AND s.zaak_id = d.id
                            UNION ALL
                           SELECT s.* FROM signaal_ook_in_zaak o JOIN signaal s ON s.gemeente = o.gemeente AND s.id = o.signaal_id
                            WHERE o.gemeente = :gemeente AND o.zaak_id = d.id) s) s
        ), bewaard AS (
            INSERT INTO zaak AS z ({_KOLOMMEN})
            SELECT :gemeente, t.id, 1, t.postcode, t.huisnummer, t.toevoeging, t.maand, t.ontvangen_op, t.contact_uiterlijk, t.signalen,
                   t.bedrag_centen, t.crisis, t.ondernemer, t.opeenvolgend, t.typen, t.geboortejaar, t.einde_levering_op, {nieuw},
                   {int(kader.versie)}
              FROM geteld t ORDER BY t.id
            ON CONFLICT (gemeente, id) DO UPDATE
               SET versie = z.versie + CASE WHEN z.regel = {opnieuw["code"]} AND z.werkbakje = {opnieuw["bakje"]} THEN 1 ELSE 2 END,
                   signalen = excluded.signalen, bedrag_centen = excluded.bedrag_centen, crisis = excluded.crisis,
                   ondernemer = z.ondernemer OR excluded.ondernemer, opeenvolgend = excluded.opeenvolgend, typen = excluded.typen,
                   geboortejaar = coalesce(excluded.geboortejaar, z.geboortejaar), einde_levering_op = excluded.einde_levering_op,
                   postcode = coalesce(z.postcode, excluded.postcode), huisnummer = coalesce(z.huisnummer, excluded.huisnummer),
                   toevoeging = coalesce(z.toevoeging, excluded.toevoeging),
                   contact_uiterlijk = LEAST(z.contact_uiterlijk,
                       CASE WHEN excluded.crisis AND NOT z.crisis THEN CAST(:crisis_einde AS date) END,
                       CASE WHEN excluded.einde_levering_op < coalesce(z.einde_levering_op, DATE 'infinity')
                            THEN GREATEST(excluded.einde_levering_op, CAST(:op AS date)) END),
                   werkbakje = {opnieuw["bakje"]}, regel = {opnieuw["code"]}, actie = {opnieuw["actie"]},
                   prioriteit = {opnieuw["prioriteit"]}, kader = excluded.kader
            RETURNING NEW.*, OLD.id IS NULL AS nieuw, NEW.crisis AND NOT coalesce(OLD.crisis, false) AS werd_crisis,
                      OLD.id IS NOT NULL AND (OLD.regel <> NEW.regel OR OLD.werkbakje <> NEW.werkbakje) AS herplaatst
        )
        INSERT INTO t_zaak
        SELECT b.gemeente, b.id, b.versie, b.nieuw, b.werd_crisis, b.herplaatst, b.ontvangen_op,
               CASE WHEN b.nieuw THEN d.contact_einde ELSE :contact_einde END, CASE WHEN b.nieuw THEN d.crisis_einde ELSE :crisis_einde END,
               b.signalen, b.bedrag_centen, b.crisis, b.ondernemer, b.opeenvolgend, b.werkbakje, b.regel, b.actie, b.prioriteit,
               b.einde_levering_op, b.contact_uiterlijk
          FROM bewaard b JOIN t_doel d ON d.id = b.id
        """  # noqa: S608 - a kader holds only what its domain checked
    )
