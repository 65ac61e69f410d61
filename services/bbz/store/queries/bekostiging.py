"""What the Bbz cost in a year, by product, from what bbz itself paid; and what came back, as it was told."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select, text

from kernel.db import AnySession
from kernel.geld import Bedrag
from services.bbz.domain.bekostiging import Product
from services.bbz.domain.fouten.bekostiging import IndelingNietGevonden
from services.bbz.store.queries.basis import gevonden
from services.bbz.store.tables.bekostiging import Sisaindeling

_LASTEN = text(
    """
    SELECT CASE WHEN u.categorie = 'beginnend' THEN 'startersuitkering' ELSE 'levensonderhoud' END AS product,
           sum(m.bedrag_centen) AS centen
      FROM (SELECT gemeente, uitkering_id, betaald_op, bedrag_centen FROM uitkeringsmaand
            UNION ALL
            SELECT j.gemeente, j.voorziening_id, v.datum, v.extra_centen
              FROM vaststelling v JOIN boekjaar j ON (j.gemeente, j.id) = (v.gemeente, v.boekjaar_id)) m
      JOIN uitkering u ON (u.gemeente, u.id) = (m.gemeente, m.uitkering_id)
     WHERE m.gemeente = :gemeente AND m.betaald_op BETWEEN :van AND :tot_en_met GROUP BY 1
    UNION ALL
    SELECT CASE b.norm WHEN 'kapitaal-beginnend' THEN 'startkapitaal' WHEN 'kapitaal-gevestigd' THEN 'bedrijfskapitaal-gevestigd'
                       ELSE 'bedrijfskapitaal-om-niet' END, sum(b.bedrag_centen)
      FROM voorziening v JOIN besluit b ON (b.gemeente, b.id) = (v.gemeente, v.besluit_id)
     WHERE v.gemeente = :gemeente AND v.soort = 'krediet' AND v.uitbetaald_op BETWEEN :van AND :tot_en_met
       AND b.norm IN ('kapitaal-beginnend', 'kapitaal-gevestigd', 'kapitaal-om-niet', 'kapitaal-ouder') GROUP BY 1
    UNION ALL
    SELECT 'onderzoek', sum(kosten_centen) FROM onderzoek
     WHERE gemeente = :gemeente AND extern AND afgerond_op BETWEEN :van AND :tot_en_met HAVING sum(kosten_centen) > 0
    UNION ALL
    SELECT 'begeleiding', sum(prijs_centen) FROM opdracht
     WHERE gemeente = :gemeente AND soort = 'begeleiding' AND betaler = 'gemeente' AND geleverd_op BETWEEN :van AND :tot_en_met
    HAVING sum(prijs_centen) > 0
    """
)
_ONDERZOEKEN = text(
    """
    SELECT o.soort, o.kosten_centen, o.afgerond_op, a.categorie
      FROM onderzoek o LEFT JOIN aanvraag a ON (a.gemeente, a.id) = (o.gemeente, o.aanvraag_id)
     WHERE o.gemeente = :gemeente AND o.extern AND o.afgerond_op BETWEEN :van AND :tot_en_met
    """
)
_BATEN = text("SELECT product, sum(bedrag_centen) AS centen FROM bekostigingsbaten WHERE gemeente = :gemeente AND jaar = :jaar GROUP BY 1")
_DOSSIERS = text(
    "SELECT count(DISTINCT b.aanvraag_id) FROM besluit b WHERE b.gemeente = :gemeente AND b.uitkomst = 'toegekend'"
    " AND b.onderdeel <> 'voorschot' AND b.datum BETWEEN :van AND :tot_en_met"
)
_ONDERZOEK_VAN = text("SELECT coalesce(sum(kosten_centen), 0) FROM onderzoek WHERE gemeente = :gemeente AND aanvraag_id = :aanvraag")


def _jaar(gemeente: str, jaar: int) -> dict[str, object]:
    return {"gemeente": gemeente, "van": date(jaar, 1, 1), "tot_en_met": date(jaar, 12, 31)}


async def lasten(session: AnySession, gemeente: str, jaar: int) -> Mapping[Product, Bedrag]:
    """Paid in this calendar year, by product; a product without costs is absent."""
    rijen = (await session.execute(_LASTEN, _jaar(gemeente, jaar))).all()
    return {Product(rij.product): Bedrag(int(rij.centen)) for rij in rijen if rij.centen}


async def onderzoeken(session: AnySession, gemeente: str, jaar: int) -> list[tuple[str, Bedrag, date, str | None]]:
    """The external reports of this year: kind, cost, the day, and the category of the aanvraag."""
    rijen = (await session.execute(_ONDERZOEKEN, _jaar(gemeente, jaar))).all()
    return [(r.soort, Bedrag(int(r.kosten_centen or 0)), r.afgerond_op, r.categorie) for r in rijen]


async def baten(session: AnySession, gemeente: str, jaar: int) -> Mapping[Product, Bedrag]:
    """What came back in this year, as it was told."""
    rijen = (await session.execute(_BATEN, {"gemeente": gemeente, "jaar": jaar})).all()
    return {Product(rij.product): Bedrag(int(rij.centen)) for rij in rijen}


async def geholpen(session: AnySession, gemeente: str, jaar: int) -> int:
    """How many aanvragen were granted in this year."""
    return int(await session.scalar(_DOSSIERS, _jaar(gemeente, jaar)) or 0)


async def onderzoek_van_aanvraag(session: AnySession, gemeente: str, aanvraag_id: object) -> Bedrag:
    """What research on one aanvraag cost."""
    return Bedrag(int(await session.scalar(_ONDERZOEK_VAN, {"gemeente": gemeente, "aanvraag": aanvraag_id}) or 0))


async def indeling(session: AnySession, gemeente: str, jaar: int) -> Sisaindeling:
    """The layout of the verantwoording of this year; raises IndelingNietGevonden."""
    vraag = select(Sisaindeling).where(Sisaindeling.gemeente == gemeente, Sisaindeling.jaar == jaar)
    return gevonden((await session.scalars(vraag)).one_or_none(), IndelingNietGevonden)
