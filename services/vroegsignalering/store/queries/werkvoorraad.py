"""The work list: pages of open zaken in the order of their deadlines, and how many wait in each werkbakje."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, text

from kernel.db import AnySession, ReadSession

#: The columns of a row of the work list.
KOLOMMEN = (
    "gemeente, id, left(postcode, 4) AS wijk, maand, ontvangen_op, contact_uiterlijk, signalen, bedrag_centen, crisis, ondernemer,"
    " opeenvolgend, werkbakje, regel, actie, prioriteit, behandelaar, opgepakt_op, bereikt_op, hulpaanbod_op, quick_fix_tot,"
    " hulp_aanvaard_op, afgesloten_op"
)


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to; None or empty narrows nothing. `wijk` is the first four digits of a postcode."""

    gemeente: str | None = None
    werkbakje: str | None = None
    behandelaar: str | None = None
    niet_toegewezen: bool = False
    crisis: bool | None = None
    ondernemer: bool | None = None
    opgepakt: bool | None = None
    prioriteit: int | None = None
    wijk: str | None = None
    uiterlijk: date | None = None


#: Which werkbakjes hold open zaken now: one index probe per gemeente and bakje, also for bakjes of a kader that no longer holds.
_BAKJES = """
    WITH RECURSIVE b (gemeente, werkbakje) AS (
        SELECT g.gemeente, (SELECT min(werkbakje) FROM zaak z WHERE z.gemeente = g.gemeente AND z.afgesloten_op IS NULL)
          FROM unnest(CAST(:gemeenten AS text[])) AS g(gemeente)
         UNION ALL
        SELECT b.gemeente,
               (SELECT min(werkbakje) FROM zaak z WHERE z.gemeente = b.gemeente AND z.afgesloten_op IS NULL AND z.werkbakje > b.werkbakje)
          FROM b WHERE b.werkbakje IS NOT NULL
    )"""
_EEN_BAKJE = "WITH b AS (SELECT g.gemeente, :werkbakje AS werkbakje FROM unnest(CAST(:gemeenten AS text[])) AS g(gemeente))"
_GEMEENTEN = "WITH b AS (SELECT g.gemeente FROM unnest(CAST(:gemeenten AS text[])) AS g(gemeente))"

_WAAR = {
    "niet_toegewezen": "behandelaar IS NULL",
    "crisis": "crisis = :crisis",
    "ondernemer": "ondernemer = :ondernemer",
    "opgepakt": "(opgepakt_op IS NOT NULL) = :opgepakt",
    "prioriteit": "prioriteit = :prioriteit",
    "wijk": "postcode >= :wijk AND postcode < :wijk_tot",
    "uiterlijk": "contact_uiterlijk <= :uiterlijk",
}


def _vraag(filter_: Filter) -> TextClause:
    """One probe per gemeente and werkbakje (or per gemeente for one medewerker), whatever the size of the table."""
    gevraagd = (naam for naam in _WAAR if getattr(filter_, naam) is not None and (naam != "niet_toegewezen" or filter_.niet_toegewezen))
    waar = [_WAAR[naam] for naam in gevraagd]
    if filter_.behandelaar is not None:
        bron, sleutel = _GEMEENTEN, "behandelaar = :behandelaar"
        if filter_.werkbakje is not None:
            waar.append("werkbakje = :werkbakje")
    else:
        bron, sleutel = (_EEN_BAKJE if filter_.werkbakje is not None else _BAKJES), "werkbakje = b.werkbakje"
    extra = "".join(f" AND {deel}" for deel in waar)
    return text(
        f"""
        {bron}
        SELECT z.* FROM b
         CROSS JOIN LATERAL (
               SELECT {KOLOMMEN} FROM zaak
                WHERE gemeente = b.gemeente AND {sleutel} AND afgesloten_op IS NULL AND (contact_uiterlijk, id) > (:na_dag, :na_id){extra}
                ORDER BY contact_uiterlijk, id
                LIMIT :aantal) AS z
         ORDER BY z.contact_uiterlijk, z.id
         LIMIT :aantal
        """  # noqa: S608 - built from our own constants only
    )


async def werkvoorraad(
    session: ReadSession, gemeenten: Collection[str], filter_: Filter, na: tuple[date, UUID], aantal: int
) -> list[dict[str, Any]]:
    """Zaken that are not closed, the first deadline first."""
    eigen = set(gemeenten) & {filter_.gemeente} if filter_.gemeente else set(gemeenten)
    parameters = {"gemeenten": sorted(eigen), "na_dag": na[0], "na_id": na[1], "aantal": aantal}
    for naam in ("werkbakje", "behandelaar", "crisis", "ondernemer", "opgepakt", "prioriteit", "wijk", "uiterlijk"):
        if (waarde := getattr(filter_, naam)) is not None:
            parameters[naam] = waarde
    if filter_.wijk is not None:
        parameters["wijk_tot"] = str(int(filter_.wijk) + 1)
    return [dict(rij) for rij in (await session.execute(_vraag(filter_), parameters)).mappings()]


_TELLINGEN = text(
    """
    SELECT gemeente, werkbakje, count(*) AS aantal, count(*) FILTER (WHERE contact_uiterlijk < :op AND opgepakt_op IS NULL) AS te_laat,
           count(*) FILTER (WHERE behandelaar IS NULL) AS niet_toegewezen, count(*) FILTER (WHERE opgepakt_op IS NULL) AS niet_opgepakt,
           min(contact_uiterlijk) FILTER (WHERE opgepakt_op IS NULL) AS eerste_uiterlijk
      FROM zaak
     WHERE gemeente = ANY(:gemeenten) AND afgesloten_op IS NULL
     GROUP BY gemeente, werkbakje
     ORDER BY gemeente, min(prioriteit), werkbakje
    """
)


async def tellingen(session: ReadSession, gemeenten: Collection[str], op: date) -> list[dict[str, Any]]:
    """How many open zaken wait in each werkbakje, and how many of those nobody approached in time."""
    return [dict(rij) for rij in (await session.execute(_TELLINGEN, {"gemeenten": sorted(gemeenten), "op": op})).mappings()]


_VAN_PERSOON = text(
    f"""
    SELECT {KOLOMMEN} FROM zaak z
     WHERE gemeente = ANY(:gemeenten)
       AND id IN (SELECT zaak_id FROM signaal s
                   WHERE s.gemeente = ANY(:gemeenten) AND s.zaak_id IS NOT NULL
                     AND (s.bsn_hash = ANY(CAST(:hashes AS bytea[]))
                          OR (s.postcode = :postcode AND s.huisnummer = :huisnummer
                              AND (CAST(:toevoeging AS text) IS NULL OR s.toevoeging = :toevoeging))))
     ORDER BY ontvangen_op DESC, id DESC
     LIMIT :aantal
    """  # noqa: S608 - built from our own constants only
)


async def zaken_van(
    session: AnySession, gemeenten: Collection[str], hashes: Sequence[bytes], adres: tuple[str, str, str | None] | None, aantal: int
) -> list[dict[str, Any]]:
    """Zaken, closed ones too, with a signal of this BSN (its keyed hashes) or at this address; the newest first."""
    postcode, huisnummer, toevoeging = adres or (None, None, None)
    parameters = {
        "gemeenten": sorted(gemeenten),
        "hashes": list(hashes),
        "postcode": postcode,
        "huisnummer": huisnummer,
        "toevoeging": toevoeging,
        "aantal": aantal,
    }
    return [dict(rij) for rij in (await session.execute(_VAN_PERSOON, parameters)).mappings()]
