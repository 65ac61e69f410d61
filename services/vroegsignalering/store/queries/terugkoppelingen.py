"""What became of a partner's own signals."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text

from kernel.db import ReadSession


@dataclass(frozen=True, slots=True)
class Selectie:
    """The signals of this client that were received in this period, after (kenmerk, gemeente), at most so many."""

    client_id: str
    van: date
    tot_en_met: date
    na: tuple[str, str]
    aantal: int


# One index probe per convenant that allows feedback: (gemeente, partner_id, kenmerk) is the unique key of a signal.
_TERUG = text(
    """
    SELECT s.*
      FROM signaalpartner p
     CROSS JOIN LATERAL (
           SELECT gemeente, kenmerk, signaaldatum, ontvangen_op, status
             FROM signaal
            WHERE gemeente = p.gemeente AND partner_id = p.id AND gewist_op IS NULL AND ontvangen_op BETWEEN :van AND :tot_en_met
              AND kenmerk >= :na_kenmerk AND (kenmerk, gemeente) > (:na_kenmerk, :na_gemeente)
            ORDER BY kenmerk
            LIMIT :aantal) AS s
     WHERE p.gemeente = ANY(:gemeenten) AND p.client_id = :client_id AND p.terugkoppeling
     ORDER BY s.kenmerk, s.gemeente
     LIMIT :aantal
    """
)


async def terugkoppelingen(session: ReadSession, gemeenten: Collection[str], selectie: Selectie) -> list[dict[str, Any]]:
    """The partner's signals in the order of his own kenmerken, of the gemeenten that allow feedback."""
    parameters = {
        "gemeenten": sorted(gemeenten),
        "client_id": selectie.client_id,
        "van": selectie.van,
        "tot_en_met": selectie.tot_en_met,
        "na_kenmerk": selectie.na[0],
        "na_gemeente": selectie.na[1],
        "aantal": selectie.aantal,
    }
    return [dict(rij) for rij in (await session.execute(_TERUG, parameters)).mappings()]
