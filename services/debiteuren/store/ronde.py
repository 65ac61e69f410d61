"""Which loans need someone today? The set-based questions of the invorderingsronde, each one statement over a gemeente's loans."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import text

from kernel.db import WriteSession

_EINDIG = text(
    """
    UPDATE invordering i
       SET geeindigd_op = :dag, versie = i.versie + 1,
           einde_reden = CASE WHEN l.stoplicht = 'afgesloten' THEN 'afgesloten' WHEN l.stoplicht = 'opeisbaar' THEN 'opgeeist'
                              ELSE 'ingelopen' END
      FROM lening l
     WHERE i.gemeente = :gemeente AND i.geeindigd_op IS NULL AND l.gemeente = i.gemeente AND l.id = i.lening_id
       AND (l.stoplicht IN ('bij', 'afgesloten') AND l.achterstand_sinds IS NULL)
    """
)
_VERVALLEN_TAKEN = text(
    """
    UPDATE taak t SET afgerond_op = :dag, afgerond_door = 'systeem', uitkomst = 'niet-meer-nodig', versie = t.versie + 1
      FROM lening l
     WHERE t.gemeente = :gemeente AND t.afgerond_op IS NULL AND l.gemeente = t.gemeente AND l.id = t.lening_id
       AND ((t.soort IN ('contact', 'ladderstap') AND NOT EXISTS (
                 SELECT FROM invordering i WHERE i.gemeente = t.gemeente AND i.lening_id = t.lening_id AND i.geeindigd_op IS NULL))
            OR l.stoplicht = 'afgesloten')
    """
)
_BEGIN = text(
    """
    INSERT INTO invordering (gemeente, lening_id, aanvang, sinds, begonnen_op)
    SELECT l.gemeente, l.id,
           CASE WHEN l.soort = 'terugvordering' THEN 'beschikking' WHEN l.opgeeist_op IS NULL THEN 'achterstand' ELSE 'opeisbaar' END,
           coalesce(CASE WHEN l.soort <> 'terugvordering' THEN l.opgeeist_op END, l.achterstand_sinds, :dag), :dag
      FROM lening l
     WHERE l.gemeente = :gemeente AND (l.stoplicht = 'achterstand' OR l.stoplicht = 'opeisbaar' AND l.vervallen_open_centen > 0)
       AND NOT EXISTS (SELECT FROM invordering i WHERE i.gemeente = l.gemeente AND i.lening_id = l.id AND i.geeindigd_op IS NULL)
       AND NOT EXISTS (SELECT FROM uitstel u WHERE u.gemeente = l.gemeente AND u.lening_id = l.id AND l.opgeeist_op IS NULL
                          AND u.einde_besluit IS NULL AND u.tot_en_met >= u.van AND u.tot_en_met < :dag)
    RETURNING lening_id, id, aanvang
    """
)
_LOPEND = text(
    """
    SELECT i.lening_id, i.id, i.aanvang, i.sinds, l.uitbetaald_op, l.behandelaar,
           coalesce((SELECT json_agg(json_build_array(s.stap, s.datum, s.uiterlijk) ORDER BY s.datum, s.id) FROM invorderingsstap s
                      WHERE s.gemeente = i.gemeente AND s.invordering_id = i.id), '[]') AS stappen,
           coalesce((SELECT json_agg(json_build_array(p.van, p.tot_en_met)) FROM (
                         SELECT van, tot_en_met FROM pauze WHERE gemeente = i.gemeente AND lening_id = i.lening_id
                            AND coalesce(tot_en_met, van) >= van
                         UNION ALL SELECT van, tot_en_met FROM uitstel WHERE gemeente = i.gemeente AND lening_id = i.lening_id
                            AND tot_en_met >= van) AS p), '[]') AS stil
      FROM invordering i JOIN lening l ON l.gemeente = i.gemeente AND l.id = i.lening_id
     WHERE i.gemeente = :gemeente AND i.geeindigd_op IS NULL
     ORDER BY i.lening_id
    """
)
_UITSTEL_EINDIGT = text(
    """
    SELECT u.lening_id, u.id, u.tot_en_met FROM uitstel u JOIN lening l ON l.gemeente = u.gemeente AND l.id = u.lening_id
     WHERE u.gemeente = :gemeente AND u.einde_besluit IS NULL AND u.tot_en_met >= u.van
       AND u.tot_en_met <= CAST(:dag AS date) + CAST(:signaal AS int)
       AND l.stoplicht <> 'afgesloten'
       AND NOT EXISTS (SELECT FROM uitstel v WHERE v.gemeente = u.gemeente AND v.lening_id = u.lening_id AND v.van = u.tot_en_met + 1
                          AND v.tot_en_met >= v.van)
     ORDER BY u.lening_id
    """
)
_DEELBETALING = text(
    """
    SELECT u.lening_id, u.id, u.omvang, u.maandbedrag_centen, t.nummer, t.vervaldag, t.rente_centen, t.hoofdsom_centen,
           t.kosten_betaald_centen + t.rente_betaald_centen + t.hoofdsom_betaald_centen AS betaald_centen
      FROM uitstel u
      JOIN lening l ON l.gemeente = u.gemeente AND l.id = u.lening_id
      JOIN aflostermijn t ON t.gemeente = u.gemeente AND t.lening_id = u.lening_id AND t.vervallen
       AND t.vervaldag BETWEEN u.van AND least(u.tot_en_met, CAST(:dag AS date) - 1 - l.respijtdagen)
     WHERE u.gemeente = :gemeente AND u.omvang <> 'aflossing-en-rente' AND u.van <= :dag AND u.tot_en_met >= :dag
     ORDER BY u.lening_id, t.vervaldag
    """
)
_OUDE_TERMIJNEN = text(
    """
    SELECT t.lening_id, array_agg(t.vervaldag ORDER BY t.vervaldag) AS vervaldagen,
           coalesce((SELECT json_agg(json_build_array(s.datum, s.handeling, s.vervaldagen)) FROM stuiting s
                      WHERE s.gemeente = t.gemeente AND s.lening_id = t.lening_id), '[]') AS stuitingen,
           coalesce((SELECT json_agg(json_build_array(p.van, p.tot_en_met)) FROM (
                         SELECT van, tot_en_met FROM pauze WHERE gemeente = t.gemeente AND lening_id = t.lening_id
                            AND soort = ANY(CAST(:verlengt AS text[])) AND coalesce(tot_en_met, van) >= van
                         UNION ALL SELECT van, tot_en_met FROM uitstel WHERE gemeente = t.gemeente AND lening_id = t.lening_id
                            AND tot_en_met >= van) AS p), '[]') AS verlengingen
      FROM aflostermijn t JOIN lening l ON l.gemeente = t.gemeente AND l.id = t.lening_id AND l.stoplicht <> 'afgesloten'
     WHERE t.gemeente = :gemeente AND t.vervallen AND t.vervaldag <= CAST(:ouder_dan AS date)
       AND t.kosten_betaald_centen + t.rente_betaald_centen + t.hoofdsom_betaald_centen
         < t.kosten_centen + t.rente_centen + t.hoofdsom_centen
     GROUP BY t.gemeente, t.lening_id ORDER BY t.lening_id
    """
)
_RESTANT_OM = text(
    """
    SELECT id AS lening_id, restant_tot FROM lening WHERE gemeente = :gemeente AND restant_tot < :dag AND stoplicht <> 'afgesloten'
     ORDER BY id
    """
)
#: A loan's own year begins on the day that it was paid out; a claim that is due and paid while it is young needs no inquiry.
_ONDERZOEKEN = text(
    """
    WITH gedaan AS MATERIALIZED (
        SELECT lening_id, soort, max(beoordeeld_op) AS laatste, bool_or(stand <> 'beoordeeld') AS loopt
          FROM onderzoek WHERE gemeente = :gemeente GROUP BY lening_id, soort
    ), nodig AS MATERIALIZED (
        SELECT id, CASE WHEN soort = 'terugvordering' OR opgeeist_op IS NOT NULL THEN 'debiteuren' ELSE 'voortgang' END AS soort,
               coalesce(CASE WHEN soort <> 'terugvordering' THEN opgeeist_op END, uitbetaald_op) AS begin,
               vervallen_open_centen = 0 AND CAST(:dag AS date) < uitbetaald_op + interval '5 years' AS jong_en_betaalt
          FROM lening WHERE gemeente = :gemeente AND stoplicht <> 'afgesloten'
    )
    INSERT INTO onderzoek (gemeente, lening_id, soort, stand, uiterlijk)
    SELECT :gemeente, n.id, n.soort, 'gepland', (coalesce(g.laatste, n.begin) + make_interval(months => :maanden))::date
      FROM nodig n LEFT JOIN gedaan g ON g.lening_id = n.id AND g.soort = n.soort
     WHERE coalesce(g.laatste, n.begin) + make_interval(months => :maanden) <= CAST(:dag AS date) + 30
       AND NOT (n.soort = 'debiteuren' AND n.jong_en_betaalt) AND NOT coalesce(g.loopt, false)
    RETURNING lening_id, id, uiterlijk
    """
)


async def eindig(session: WriteSession, gemeente: str, dag: date) -> int:
    """Who paid everything up leaves the ladder, and the work items about it go. Returns how many left."""
    resultaat = await session.execute(_EINDIG, {"gemeente": gemeente, "dag": dag})
    await session.execute(_VERVALLEN_TAKEN, {"gemeente": gemeente, "dag": dag})
    return int(getattr(resultaat, "rowcount", 0))


async def begin(session: WriteSession, gemeente: str, dag: date) -> Sequence[Any]:
    """Put on the ladder every loan in arrears or called, save where nobody decided yet what follows on an uitstel."""
    return (await session.execute(_BEGIN, {"gemeente": gemeente, "dag": dag})).all()


async def lopend(session: WriteSession, gemeente: str) -> Sequence[Any]:
    """Every loan on the ladder with its steps and its pauses."""
    return (await session.execute(_LOPEND, {"gemeente": gemeente})).all()


async def uitstel_eindigt(session: WriteSession, gemeente: str, dag: date, signaal: int) -> Sequence[Any]:
    """Deferrals that end within so many days, or have ended, and about which nobody decided."""
    return (await session.execute(_UITSTEL_EINDIGT, {"gemeente": gemeente, "dag": dag, "signaal": signaal})).all()


async def deelbetalingen(session: WriteSession, gemeente: str, dag: date) -> Sequence[Any]:
    """Terms that fell due during a deferral in which something is still paid."""
    return (await session.execute(_DEELBETALING, {"gemeente": gemeente, "dag": dag})).all()


async def oude_termijnen(session: WriteSession, gemeente: str, ouder_dan: date, verlengt: Sequence[str]) -> Sequence[Any]:
    """Unpaid terms that were due by then, per loan, with what interrupted or lengthened their prescription."""
    return (await session.execute(_OUDE_TERMIJNEN, {"gemeente": gemeente, "ouder_dan": ouder_dan, "verlengt": list(verlengt)})).all()


async def restant_om(session: WriteSession, gemeente: str, dag: date) -> Sequence[Any]:
    """Loans of which the years of art. 43 or 43a have passed."""
    return (await session.execute(_RESTANT_OM, {"gemeente": gemeente, "dag": dag})).all()


async def plan_onderzoeken(session: WriteSession, gemeente: str, dag: date, maanden: int) -> Sequence[Any]:
    """Plan every inquiry whose year is over within thirty days; return them."""
    return (await session.execute(_ONDERZOEKEN, {"gemeente": gemeente, "dag": dag, "maanden": maanden})).all()
