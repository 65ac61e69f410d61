"""A staged blok becomes rows with types, faults and a first judgement: what can be said of a row without looking at its neighbours.

What is decided here is written for one signal in domain/beoordeling.py; a test runs both over random rows and compares.
"""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import text

from kernel.db import WriteSession
from services.vroegsignalering.domain.beoordeling import Reden
from services.vroegsignalering.domain.weigering import Weigercode, fout
from services.vroegsignalering.store.reeks import ID, nieuwe_reeks

#: Amounts that a signal may have, in cents, and days of arrears: limits of the partner format.
BEDRAG_MAX, DAGEN_MAX = 100_000_000, 36_500


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


_JA_NEE: Final = {
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

# What is known of people, by keyed hash of the BSN: small sets of one gemeente, read once per blok. The first reason counts.
_BEKEND = """
    SELECT bsn_hash, min(rang) AS rang FROM (
        SELECT bsn_hash, 1 AS rang FROM uitsluiting
         WHERE gemeente = :gemeente AND bsn_hash IS NOT NULL AND van <= :op AND coalesce(tot > :op, true)
         UNION ALL
        SELECT bsn_hash, CASE stand WHEN 'overleden' THEN 2 ELSE 3 END FROM brp_controle
         WHERE gemeente = :gemeente AND bsn_hash IS NOT NULL AND stand IN ('overleden', 'verhuisd')
         UNION ALL
        SELECT bsn_hash, 4 FROM schuldhulp_bekend WHERE gemeente = :gemeente AND bsn_hash IS NOT NULL AND tot IS NULL
    ) b GROUP BY bsn_hash"""
_DEUREN = """
    SELECT DISTINCT postcode, huisnummer, toevoeging, true AS uit FROM uitsluiting
     WHERE gemeente = :gemeente AND postcode IS NOT NULL AND van <= :op AND coalesce(tot > :op, true)"""

# What the partner needs to mend a refused row, beside what is encrypted in `persoon`.
_TERUG: Final = """jsonb_build_object(
    'signaalId', g.kenmerk, 'gemeentecode', CAST(:gemeente AS text), 'signaaldatum', g.signaaldatum, 'bedragCenten', g.bedrag_centen,
    'ontstaansdatum', g.ontstaansdatum, 'dagenAchterstand', g.dagen, 'crisis', g.crisis, 'eindeLeveringOp', g.einde_levering_op,
    'warmeOverdracht', g.warme_overdracht, 'persoonlijkContactGezocht', g.persoonlijk_contact,
    'gewezenOpSchuldhulp', g.gewezen_op_schuldhulp, 'schriftelijkHerinnerd', g.schriftelijk_herinnerd,
    'postcode', g.postcode, 'huisnummer', g.huisnummer, 'huisnummertoevoeging', g.toevoeging)"""

_ZAAK_ID: Final = ID.format(n="row_number() OVER ()")

BEOORDEEL: Final = text(
    f"""
    INSERT INTO t_regel
    SELECT g.regel, :gemeente, g.kenmerk,
           CASE WHEN alle_fouten = '{{}}' THEN 'signaal' ELSE 'geweigerd' END,
           CASE WHEN alle_fouten <> '{{}}' THEN NULL
                WHEN rechtspersoon THEN '{Reden.RECHTSPERSOON}'
                WHEN uit OR b.rang = 1 THEN '{Reden.UITGESLOTEN}'
                WHEN b.rang = 2 THEN '{Reden.OVERLEDEN}'
                WHEN b.rang = 3 THEN '{Reden.GEEN_INWONER}'
                WHEN b.rang = 4 THEN '{Reden.BEKEND}'
                WHEN n_bedrag_centen < :drempel THEN '{Reden.ONDER_DREMPEL}'
                WHEN n_achterstand < CAST(:minstens AS int) THEN '{Reden.TE_VROEG}'
                WHEN n_achterstand > CAST(:hoogstens AS int) THEN '{Reden.TE_OUD}' END,
           alle_fouten, d_signaaldatum, maand, n_bedrag_centen, d_ontstaansdatum, n_dagen, coalesce(b_crisis, false),
           coalesce(b_warme_overdracht, false), d_einde_levering_op, b_persoonlijk_contact, b_gewezen_op_schuldhulp,
           b_schriftelijk_herinnerd, g.postcode, g.huisnummer, g.toevoeging, g.ondernemer, g.klant_hash, g.bsn_hash, g.persoon,
           g.naam, g.bedrijf, g.bedrijfswoorden, g.geboren, g.geboortejaar, {_ZAAK_ID},
           CASE WHEN alle_fouten <> '{{}}' AND leesbaar THEN {_TERUG} END
      FROM inname_regel g
     CROSS JOIN LATERAL (
           SELECT als_datum(g.signaaldatum) AS d_signaaldatum, als_datum(g.ontstaansdatum) AS d_ontstaansdatum,
                  als_datum(g.einde_levering_op) AS d_einde_levering_op, als_getal(g.bedrag_centen) AS n_bedrag_centen,
                  als_getal(g.dagen) AS n_dagen, {", ".join(f"als_ja_nee(g.{kolom}) AS b_{kolom}" for kolom in _JA_NEE)}
           OFFSET 0) l
     CROSS JOIN LATERAL (
           SELECT CAST(date_trunc('month', CAST(d_signaaldatum AS timestamp)) AS date) AS maand,
                  coalesce(n_dagen, d_signaaldatum - d_ontstaansdatum) AS n_achterstand,
                  CASE WHEN leesbaar THEN fouten || array_remove(ARRAY[{_FOUTEN}], NULL) ELSE fouten END AS alle_fouten
           OFFSET 0) k
      LEFT JOIN ({_BEKEND}) b ON b.bsn_hash = g.bsn_hash
      LEFT JOIN ({_DEUREN}) u ON u.postcode = g.postcode AND u.huisnummer = g.huisnummer AND u.toevoeging = g.toevoeging
     WHERE g.aanlevering_id = :aanlevering_id AND g.blok = :blok
    """  # noqa: S608 - built from our own constants only
)

# Dubbel: this partner's kenmerk is here already, or stands earlier in this blok. One index probe per row, at any size of the table.
DUBBEL: Final = text(
    """
    UPDATE t_regel r SET soort = 'dubbel', reden = NULL
     WHERE r.soort = 'signaal'
       AND EXISTS (SELECT FROM (SELECT FROM signaal s
                                 WHERE s.gemeente = :gemeente AND s.partner_id = :partner_id AND s.kenmerk = r.kenmerk OFFSET 0) s)
    """
)
DUBBEL_IN_BLOK: Final = text(
    """
    UPDATE t_regel r SET soort = 'dubbel', reden = NULL
      FROM (SELECT kenmerk, min(regel) AS eerste FROM t_regel WHERE soort = 'signaal' GROUP BY 1 HAVING count(*) > 1) e
     WHERE r.soort = 'signaal' AND r.kenmerk = e.kenmerk AND r.regel > e.eerste
    """
)


async def beoordeel_blok(session: WriteSession, waarden: Mapping[str, Any]) -> None:
    """Fill `t_regel`. `waarden`: aanlevering_id, blok, gemeente, partner_id, op, over_een_jaar, drempel, minstens, hoogstens."""
    await session.execute(BEOORDEEL, {**waarden, **nieuwe_reeks()})
    await session.execute(DUBBEL, waarden)
    await session.execute(DUBBEL_IN_BLOK, waarden)
