"""The work list."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import RowMapping, text

from kernel.db import ReadSession
from services.vroegsignalering.domain.werkbakje import Werkbakje

_WERKVOORRAAD = text(
    """
    SELECT z.*
      FROM unnest(CAST(:gemeenten AS text[])) AS g(gemeente)
     CROSS JOIN unnest(CAST(:bakjes AS text[])) AS b(werkbakje)
     CROSS JOIN LATERAL (
           SELECT gemeente, id, left(postcode, 4) AS wijk, maand, ontvangen_op, contact_uiterlijk, signalen, bedrag_centen, crisis,
                  ondernemer, opeenvolgend, werkbakje, hulp_aanvaard_op, afgesloten_op
             FROM zaak
            WHERE gemeente = g.gemeente AND werkbakje = b.werkbakje AND afgesloten_op IS NULL
              AND (contact_uiterlijk, id) > (:na_dag, :na_id)
            ORDER BY contact_uiterlijk, id
            LIMIT :aantal) AS z
     ORDER BY z.contact_uiterlijk, z.id
     LIMIT :aantal
    """
)


async def werkvoorraad(
    session: ReadSession, gemeenten: Collection[str], werkbakje: Werkbakje | None, na: tuple[date, UUID], aantal: int
) -> Sequence[RowMapping]:
    """Zaken that are not closed, the first deadline first. One index probe per gemeente and bakje: the page costs the same at any size."""
    bakjes = [werkbakje] if werkbakje else list(Werkbakje)
    parameters = {"gemeenten": sorted(gemeenten), "bakjes": bakjes, "na_dag": na[0], "na_id": na[1], "aantal": aantal}
    return (await session.execute(_WERKVOORRAAD, parameters)).mappings().all()
