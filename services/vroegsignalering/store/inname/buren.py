"""Which signals have something to do with each other? New rows with a neighbour, the stored signals around them, and their zaken.

A neighbour is a signal at the same door or with the same BSN. Stored signals are looked up door by door and BSN by BSN, so the cost does
not grow with the table; RLS narrows every question to the gemeente of the session.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from kernel.db import WriteSession, raw_connection
from services.vroegsignalering.domain.matching import Deursleutel, Kandidaat

_KOLOMMEN: Final = (
    "signaaldatum, partner_id, kenmerk, bedrag_centen, ontstaansdatum, klant_hash, bsn_hash, postcode, huisnummer, toevoeging, "
    "naam, bedrijf, bedrijfswoorden, geboren, ondernemer"
)
_OPGEPAKT: Final = "s.gemeente = $1 AND (s.reden IS NULL OR s.reden = 'herhaald')"

# Rows are counted per door by a hash, which sorts faster than three texts; two doors with one hash cost a look and nothing more.
_NIEUW: Final = f"""
    SELECT regel AS sleutel, {_KOLOMMEN}, zaak_id
      FROM (SELECT regel, signaaldatum, $2::uuid AS partner_id, kenmerk, bedrag_centen, ontstaansdatum, klant_hash, bsn_hash, postcode,
                   huisnummer, toevoeging, naam, bedrijf, bedrijfswoorden, geboren, ondernemer, zaak_id, maand,
                   count(*) OVER (PARTITION BY hashtextextended(postcode || ' ' || huisnummer || ' ' || toevoeging, 0)) AS aan_deur,
                   count(*) OVER (PARTITION BY coalesce(bsn_hash, uuid_send(zaak_id))) AS van_bsn
              FROM t_regel r WHERE soort = 'signaal' AND reden IS NULL) r
     WHERE aan_deur > 1 OR van_bsn > 1
        OR EXISTS (SELECT FROM (SELECT FROM signaal s
                                 WHERE {_OPGEPAKT} AND s.postcode = r.postcode AND s.huisnummer = r.huisnummer
                                   AND s.toevoeging = r.toevoeging AND s.signaaldatum >= r.maand - $3::int OFFSET 0) s)
        OR bsn_hash IS NOT NULL AND EXISTS (SELECT FROM (SELECT FROM signaal s
                                 WHERE {_OPGEPAKT} AND s.bsn_hash = r.bsn_hash AND s.signaaldatum >= r.maand - $3::int OFFSET 0) s)
"""  # noqa: S608 - built from our own constants only
_BEWAARD: Final = f"SELECT s.id AS sleutel, {_KOLOMMEN}, s.zaak_id, s.reden, s.koppeling, s.ontvangen_op"
_AAN_DEUREN: Final = f"""
    {_BEWAARD}
      FROM unnest($2::text[], $3::text[], $4::text[]) AS d(pc, hn, tv)
     CROSS JOIN LATERAL (SELECT * FROM signaal s
                          WHERE {_OPGEPAKT} AND s.postcode = d.pc AND s.huisnummer = d.hn AND s.toevoeging = d.tv AND s.signaaldatum >= $5
                         OFFSET 0) s
"""  # noqa: S608 - idem
_VAN_BSNS: Final = f"""
    {_BEWAARD}
      FROM unnest($2::bytea[]) AS b(bsn)
     CROSS JOIN LATERAL (SELECT * FROM signaal s WHERE {_OPGEPAKT} AND s.bsn_hash = b.bsn AND s.signaaldatum >= $3 OFFSET 0) s
"""  # noqa: S608 - idem
_MET_ID: Final = f"{_BEWAARD} FROM signaal s WHERE {_OPGEPAKT} AND s.id = ANY($2::uuid[])"
# Locked in one order, so that a medewerker who acts on a zaak and the intake never decide about it at once.
_ZAKEN: Final = """
    SELECT z.id, z.opeenvolgend, z.afgesloten_op IS NULL AS open,
           z.behandeld OR z.afgesloten_op IS NOT NULL OR z.hulp_aanvaard_op IS NOT NULL OR z.overgenomen IS NOT NULL
           OR EXISTS (SELECT FROM contactpoging c WHERE c.gemeente = z.gemeente AND c.zaak_id = z.id) AS vast
      FROM zaak z WHERE z.gemeente = $1 AND z.id = ANY($2::uuid[]) ORDER BY z.id FOR UPDATE OF z
"""


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A stored signal, and how it stands now."""

    kandidaat: Kandidaat
    koppeling: str
    ontvangen_op: date
    herhaald: bool


@dataclass(frozen=True, slots=True)
class ZaakNu:
    """A zaak as it stands now. `vast`: someone acted on it, or it is closed."""

    opeenvolgend: bool
    open: bool
    vast: bool


async def nieuwe_met_buren(session: WriteSession, gemeente: str, partner_id: UUID, dagen_terug: int) -> dict[Kandidaat, UUID]:
    """The rows of `t_regel` that are to be taken up and have a neighbour, each with the zaak that it opens if it must.

    `sleutel` is their line number.
    """
    connection = await raw_connection(session)
    return {_kandidaat(rij): rij[16] for rij in await connection.fetch(_NIEUW, gemeente, partner_id, dagen_terug)}


async def aan_deuren(session: WriteSession, gemeente: str, deuren: Collection[Deursleutel], vanaf: date) -> list[Bewaard]:
    """Stored signals at these doors, sent since `vanaf`."""
    connection = await raw_connection(session)
    postcodes, huisnummers, toevoegingen = ([deur[i] for deur in deuren] for i in range(3))
    rijen = await connection.fetch(_AAN_DEUREN, gemeente, postcodes, huisnummers, toevoegingen, vanaf)
    return [_bewaard(rij) for rij in rijen]


async def van_bsns(session: WriteSession, gemeente: str, bsns: Sequence[bytes], vanaf: date) -> list[Bewaard]:
    """Stored signals of these people, sent since `vanaf`."""
    connection = await raw_connection(session)
    return [_bewaard(rij) for rij in await connection.fetch(_VAN_BSNS, gemeente, list(bsns), vanaf)]


async def met_id(session: WriteSession, gemeente: str, ids: Collection[UUID]) -> list[Bewaard]:
    """These stored signals, as far as they are taken up or herhaald."""
    connection = await raw_connection(session)
    return [_bewaard(rij) for rij in await connection.fetch(_MET_ID, gemeente, list(ids))]


async def zaken_op_slot(session: WriteSession, gemeente: str, ids: Collection[UUID]) -> dict[UUID, ZaakNu]:
    """These zaken, locked until the transaction ends."""
    connection = await raw_connection(session)
    rijen = await connection.fetch(_ZAKEN, gemeente, sorted(ids)) if ids else []
    return {rij["id"]: ZaakNu(rij["opeenvolgend"], rij["open"], rij["vast"]) for rij in rijen}


def _kandidaat(rij: Any, zaak_id: UUID | None = None) -> Kandidaat:
    """In the order of `_KOLOMMEN`, after the sleutel."""
    sleutel, datum, partner, kenmerk, bedrag, ontstaan, klant, bsn = rij[:8]
    return Kandidaat(
        sleutel,
        datum,
        partner,
        kenmerk,
        bedrag,
        ontstaan,
        klant,
        bsn,
        rij[8:11] if rij[8] else None,
        frozenset(rij[11] or ()),
        frozenset(rij[12] or ()),
        frozenset(rij[13] or ()),
        rij[14],
        rij[15],
        zaak_id,
    )


def _bewaard(rij: Any) -> Bewaard:
    return Bewaard(_kandidaat(rij, rij[16]), rij[18], rij[19], rij[17] is not None)
