"""What a kader would do to zaken that are there, and the doing of it. Both in one statement, by the expression that the intake uses."""

from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import TextClause, text

from contracts.vroegsignalering import ZaakIngedeeld
from kernel.db import ReadSession, WriteSession
from services.vroegsignalering.domain.afweging import MET_DE_HAND, Kader
from services.vroegsignalering.store.afweging_sql import Feitkolommen, uitkomst

#: Zaken that one call places anew.
HERINDELEN_MAX: Final = 5_000


def _proef(kader: Kader) -> TextClause:
    """Zaken of a period by where they lie now and where this kader would put them. What a person placed counts as staying."""
    z = Feitkolommen.van("z")
    return text(
        f"""
        SELECT werkbakje AS van, regel AS van_regel, naar, naar_regel, count(*) AS aantal FROM (
            SELECT z.werkbakje, z.regel,
                   CASE WHEN z.regel = '{MET_DE_HAND}' THEN z.werkbakje ELSE {uitkomst(kader, "bakje", z)} END AS naar,
                   CASE WHEN z.regel = '{MET_DE_HAND}' THEN z.regel ELSE {uitkomst(kader, "code", z)} END AS naar_regel
              FROM zaak z
             WHERE z.gemeente = :gemeente AND z.ontvangen_op BETWEEN :van AND :tot_en_met AND z.gewist_op IS NULL) AS p
         GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
        """  # noqa: S608 - built from constants that the domain checked
    )


async def proef(session: ReadSession, gemeente: str, kader: Kader, van: date, tot_en_met: date) -> list[dict[str, Any]]:
    """Counts of zaken received in this period: `van`, `van_regel`, `naar`, `naar_regel`, `aantal`."""
    rijen = await session.execute(_proef(kader), {"gemeente": gemeente, "van": van, "tot_en_met": tot_en_met})
    return [dict(rij) for rij in rijen.mappings()]


@lru_cache(maxsize=256)
def _herindeel(kader: Kader) -> TextClause:
    """Open zaken that another rule than theirs places now; each moved zaak tells so, with its own next version."""
    z = Feitkolommen.van("z")
    wat = {naam: uitkomst(kader, soort, z) for naam, soort in (("bakje", "bakje"), ("regel", "code"), ("actie", "actie"))}
    return text(
        f"""
        WITH nieuw AS (
            SELECT z.gemeente, z.id, {wat["bakje"]} AS werkbakje, {wat["regel"]} AS regel, {wat["actie"]} AS actie,
                   {uitkomst(kader, "prioriteit", z)} AS prioriteit
              FROM zaak z
             WHERE z.gemeente = :gemeente AND z.afgesloten_op IS NULL AND z.regel <> '{MET_DE_HAND}' AND z.kader <> {int(kader.versie)}
             ORDER BY z.id LIMIT :aantal FOR UPDATE
        ), gezet AS (
            UPDATE zaak z
               SET werkbakje = n.werkbakje, regel = n.regel, actie = n.actie, prioriteit = n.prioriteit, kader = {int(kader.versie)},
                   versie = z.versie + ((z.werkbakje, z.regel, z.actie, z.prioriteit)
                                        IS DISTINCT FROM (n.werkbakje, n.regel, n.actie, n.prioriteit))::int
              FROM nieuw n WHERE z.gemeente = n.gemeente AND z.id = n.id
            RETURNING z.gemeente, z.id, OLD.versie < NEW.versie AS verplaatst, NEW.versie AS versie, NEW.werkbakje AS werkbakje,
                      NEW.regel AS regel, NEW.actie AS actie, NEW.prioriteit AS prioriteit
        ), verteld AS (
            INSERT INTO outbox (type, topic, subject, sequence, gemeente, boekdatum, dataref, data, traceparent)
            SELECT '{ZaakIngedeeld.type}', '{ZaakIngedeeld.topic}', id, versie, gemeente, :op,
                   '/{ZaakIngedeeld.publisher}/v1/{ZaakIngedeeld.meervoud}/' || id,
                   jsonb_build_object('zaakId', id, 'werkbakje', werkbakje, 'regel', regel, 'actie', actie, 'prioriteit', prioriteit),
                   :traceparent
              FROM gezet WHERE verplaatst
        )
        SELECT count(*) AS bekeken, count(*) FILTER (WHERE verplaatst) AS verplaatst FROM gezet
        """  # noqa: S608 - built from constants that the domain checked
    )


async def herindeel(session: WriteSession, gemeente: str, kader: Kader, op: date, traceparent: str | None) -> tuple[int, int]:
    """Place open zaken by this kader, at most HERINDELEN_MAX at a time; return how many were looked at and how many moved."""
    parameters = {"gemeente": gemeente, "aantal": HERINDELEN_MAX, "op": op, "traceparent": traceparent}
    rij = (await session.execute(_herindeel(kader), parameters)).one()
    return rij.bekeken, rij.verplaatst
