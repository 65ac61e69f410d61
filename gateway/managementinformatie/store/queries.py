"""Every question about the projections, one function each."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from sqlalchemy import text

from gateway.managementinformatie.domain.indicator import TELT_NIET, Soort
from gateway.managementinformatie.domain.projectie import Wijziging
from gateway.managementinformatie.domain.register import REGISTER
from kernel.db import AnySession, ReadSession, WriteSession

_TEL_OP = text(
    """
    INSERT INTO indicator_som (gemeente, indicator, maand, uitsplitsing, waarde)
    SELECT r.* FROM jsonb_to_recordset(CAST(:rijen AS jsonb)) AS r (
           gemeente text, indicator text, maand date, uitsplitsing text, waarde bigint)
     ORDER BY 1, 2, 3, 4
    ON CONFLICT (gemeente, indicator, maand, uitsplitsing) DO UPDATE SET waarde = indicator_som.waarde + excluded.waarde
    """
)
# The month of the first and the value of the newest: the same rule as Onderwerp.met, for rows that are there already.
_WERK_BIJ = text(
    """
    INSERT INTO indicator_onderwerp AS o (gemeente, indicator, onderwerp, eerste, maand, nieuwste, uitsplitsing)
    SELECT r.* FROM jsonb_to_recordset(CAST(:rijen AS jsonb)) AS r (
           gemeente text, indicator text, onderwerp uuid, eerste integer, maand date, nieuwste integer, uitsplitsing text)
     ORDER BY 1, 2, 3
    ON CONFLICT (gemeente, indicator, onderwerp) DO UPDATE
       SET eerste       = LEAST(o.eerste, excluded.eerste),
           maand        = CASE WHEN (excluded.eerste, excluded.maand) < (o.eerste, o.maand) THEN excluded.maand ELSE o.maand END,
           nieuwste     = GREATEST(o.nieuwste, excluded.nieuwste),
           uitsplitsing = CASE WHEN excluded.nieuwste > o.nieuwste THEN excluded.uitsplitsing ELSE o.uitsplitsing END
    """
)
_WIS = (text("DELETE FROM indicator_som WHERE gemeente = :gemeente"), text("DELETE FROM indicator_onderwerp WHERE gemeente = :gemeente"))
# A stroom is one month, a stand is all months up to then; a laatste counts its subjects.
_STANDEN = text(
    """
    SELECT indicator, uitsplitsing, sum(waarde)::bigint AS waarde FROM indicator_som
     WHERE gemeente = :gemeente AND maand = :maand AND NOT indicator = ANY(:standen)
     GROUP BY 1, 2
    UNION ALL
    SELECT indicator, uitsplitsing, sum(waarde)::bigint FROM indicator_som
     WHERE gemeente = :gemeente AND indicator = ANY(:standen) AND maand <= :maand
     GROUP BY 1, 2
    UNION ALL
    SELECT indicator, uitsplitsing, count(*) FROM indicator_onderwerp
     WHERE gemeente = :gemeente AND maand = :maand AND uitsplitsing <> :telt_niet
     GROUP BY 1, 2
    """
)
_STANDINDICATOREN = [indicator.code for indicator in REGISTER if indicator.soort is Soort.STAND]


async def tel_op(session: WriteSession, wijziging: Wijziging) -> None:
    """Add these changes to the projections."""
    if wijziging.sommen:
        sommen = [
            {
                "gemeente": p.gemeente,
                "indicator": p.indicator,
                "maand": p.maand.isoformat(),
                "uitsplitsing": p.uitsplitsing,
                "waarde": waarde,
            }
            for p, waarde in wijziging.sommen.items()
        ]
        await session.execute(_TEL_OP, {"rijen": json.dumps(sommen)})
    if wijziging.onderwerpen:
        onderwerpen = [
            {**asdict(o), "maand": o.maand.isoformat(), "gemeente": gemeente, "indicator": indicator, "onderwerp": str(onderwerp_id)}
            for (gemeente, indicator, onderwerp_id), o in wijziging.onderwerpen.items()
        ]
        await session.execute(_WERK_BIJ, {"rijen": json.dumps(onderwerpen)})


async def wis(session: WriteSession, gemeente: str) -> None:
    """Forget the projections of one gemeente, before a rebuild."""
    for statement in _WIS:
        await session.execute(statement, {"gemeente": gemeente})


async def standen(session: ReadSession, gemeente: str, maand: date) -> Mapping[str, Mapping[str, int]]:
    """Per indicator its values by uitsplitsing, for one month."""
    per_indicator: dict[str, dict[str, int]] = {}
    for rij in await session.execute(
        _STANDEN, {"gemeente": gemeente, "maand": maand, "standen": _STANDINDICATOREN, "telt_niet": TELT_NIET}
    ):
        per_indicator.setdefault(rij.indicator, {})[rij.uitsplitsing] = rij.waarde
    return per_indicator


_ALLES = text(
    """
    SELECT 'som' AS soort, indicator, maand, uitsplitsing, waarde FROM indicator_som WHERE gemeente = :gemeente AND waarde <> 0
    UNION ALL
    SELECT 'onderwerp', indicator, maand, uitsplitsing, count(*) FROM indicator_onderwerp WHERE gemeente = :gemeente GROUP BY 2, 3, 4
     ORDER BY 1, 2, 3, 4
    """
)


async def alles(session: AnySession, gemeente: str) -> list[tuple[str, str, date, str, int]]:
    """Every figure that is kept of one gemeente: to compare with a recount."""
    return [tuple(rij) for rij in await session.execute(_ALLES, {"gemeente": gemeente})]
