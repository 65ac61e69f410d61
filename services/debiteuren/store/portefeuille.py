"""The portfolio by day: counted once over all loans of a gemeente, then read as a few hundred rows however many loans there are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import text

from kernel.db import AnySession, WriteSession
from services.debiteuren.domain.achterstandsklasse import Klasse

#: Days in arrears on which nothing stood still, as `achterstandsklasse.achterstandsdagen` counts them; periods that overlap count once.
_PER_LENING = """
    WITH stil AS (
        SELECT p.lening_id, range_agg(daterange(p.van, coalesce(p.tot_en_met, CAST(:datum AS date)), '[]')) AS dagen
          FROM (SELECT lening_id, van, tot_en_met FROM pauze
                 WHERE gemeente = :gemeente AND van <= coalesce(tot_en_met, CAST(:datum AS date))
                UNION ALL SELECT lening_id, van, tot_en_met FROM uitstel WHERE gemeente = :gemeente AND van <= tot_en_met) AS p
         GROUP BY p.lening_id
    ), per_lening AS (
        SELECT l.id, l.soort AS product, l.stoplicht, l.vervallen_open_centen, l.uitbetaald_op,
               l.hoofdsom_open_centen + l.vervallen_open_centen - l.vervallen_hoofdsom AS open_centen,
               CASE WHEN l.achterstand_sinds IS NULL OR l.achterstand_sinds >= CAST(:datum AS date) THEN 0
                    ELSE (CAST(:datum AS date) - l.achterstand_sinds) - coalesce((
                         SELECT sum(upper(r) - lower(r)) FROM unnest(
                             s.dagen * datemultirange(daterange(l.achterstand_sinds + 1, CAST(:datum AS date), '[]'))) AS r), 0)
               END AS dagen
          FROM (SELECT l.*, coalesce((SELECT sum(hoofdsom_centen - hoofdsom_betaald_centen) FROM aflostermijn t
                                       WHERE t.gemeente = l.gemeente AND t.lening_id = l.id AND t.vervallen
                                         AND l.vervallen_open_centen > 0), 0) AS vervallen_hoofdsom
                  FROM lening l
                 WHERE l.gemeente = :gemeente AND l.stoplicht <> 'afgesloten' AND l.uitbetaald_op <= CAST(:datum AS date)) AS l
          LEFT JOIN stil s ON s.lening_id = l.id
    ), ingedeeld AS (
        SELECT p.*, k.code AS klasse, k.procent,
               CASE WHEN CAST(:datum AS date) < p.uitbetaald_op + interval '1 year' THEN '0-1'
                    WHEN CAST(:datum AS date) < p.uitbetaald_op + interval '3 years' THEN '1-3'
                    WHEN CAST(:datum AS date) < p.uitbetaald_op + interval '5 years' THEN '3-5'
                    WHEN CAST(:datum AS date) < p.uitbetaald_op + interval '10 years' THEN '5-10' ELSE '10+' END AS leeftijd
          FROM per_lening p
         CROSS JOIN LATERAL (SELECT * FROM unnest(CAST(:codes AS text[]), CAST(:vanaf AS int[]), CAST(:procenten AS numeric[]))
                                  AS k(code, vanaf, procent) WHERE k.vanaf <= p.dagen ORDER BY k.vanaf DESC LIMIT 1) AS k
    )
"""
_TEL = text(
    f"""
    {_PER_LENING}
    INSERT INTO portefeuillestand (gemeente, datum, product, stoplicht, klasse, leeftijd, aantal, open_centen, vervallen_centen,
                                   voorziening_centen)
    SELECT :gemeente, :datum, product, stoplicht, klasse, leeftijd, count(*), sum(open_centen), sum(vervallen_open_centen),
           sum(round(open_centen * procent / 100))
      FROM ingedeeld GROUP BY product, stoplicht, klasse, leeftijd
    """  # noqa: S608 - one constant in another
)
_LENINGEN = text(
    f"""
    {_PER_LENING}
    SELECT id, product, stoplicht, klasse, leeftijd, dagen, open_centen, vervallen_open_centen AS vervallen_centen,
           round(open_centen * procent / 100)::bigint AS voorziening_centen
      FROM ingedeeld WHERE id > :na ORDER BY id LIMIT :aantal
    """  # noqa: S608 - one constant in another
)
_WEG = text("DELETE FROM portefeuillestand WHERE gemeente = :gemeente AND datum = :datum")
_OVERZICHT = text(
    """
    SELECT p.*
      FROM unnest(CAST(:gemeenten AS text[])) AS g(gemeente)
     CROSS JOIN LATERAL (SELECT max(datum) AS datum FROM portefeuillestand
                          WHERE gemeente = g.gemeente AND datum <= CAST(:datum AS date)) AS d
     CROSS JOIN LATERAL (SELECT * FROM portefeuillestand WHERE gemeente = g.gemeente AND datum = d.datum) AS p
     ORDER BY p.gemeente, p.product, p.stoplicht, p.klasse, p.leeftijd
    """
)


@dataclass(frozen=True, slots=True)
class Portefeuilleregel:
    """One cell of the portfolio: how many loans, what is open, what of it is due, what counts as lost."""

    gemeente: str
    datum: date
    product: str
    stoplicht: str
    klasse: str
    leeftijd: str
    aantal: int
    open_centen: int
    vervallen_centen: int
    voorziening_centen: int


@dataclass(frozen=True, slots=True)
class Portefeuillelening:
    """One loan as it counts in the portfolio."""

    id: UUID
    product: str
    stoplicht: str
    klasse: str
    leeftijd: str
    dagen: int
    open_centen: int
    vervallen_centen: int
    voorziening_centen: int


async def leg_vast(session: WriteSession, gemeente: str, datum: date, klassen: Sequence[Klasse]) -> None:
    """Count the gemeente's loans as they stand, and keep that as the portfolio of `datum`; a second count replaces the first."""
    await session.execute(_WEG, {"gemeente": gemeente, "datum": datum})
    await session.execute(_TEL, {"gemeente": gemeente, "datum": datum} | _klassen(klassen))


async def overzicht(session: AnySession, gemeenten: Collection[str], datum: date) -> list[Portefeuilleregel]:
    """Per gemeente the last portfolio that was counted up to and including `datum`."""
    rijen = await session.execute(_OVERZICHT, {"gemeenten": sorted(gemeenten), "datum": datum})
    return [Portefeuilleregel(**rij) for rij in rijen.mappings()]


async def leningen(
    session: AnySession, gemeente: str, datum: date, klassen: Sequence[Klasse], na: UUID, aantal: int
) -> list[Portefeuillelening]:
    """The same figures down to the loan, as they stand now, in order of id."""
    vraag = {"gemeente": gemeente, "datum": datum, "na": na, "aantal": aantal} | _klassen(klassen)
    rijen = await session.execute(_LENINGEN, vraag)
    return [Portefeuillelening(**rij) for rij in rijen.mappings()]


def _klassen(klassen: Sequence[Klasse]) -> dict[str, Any]:
    procenten: list[Decimal] = [k.voorziening_procent for k in klassen]
    return {"codes": [k.code for k in klassen], "vanaf": [k.vanaf_dagen for k in klassen], "procenten": procenten}
