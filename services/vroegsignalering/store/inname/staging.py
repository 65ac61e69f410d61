"""The staging side of the bulk intake: rows in by COPY, blokken out in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import text

from kernel.db import WriteSession, raw_connection

#: Columns of `inname_regel` in the order of a staged record.
KOLOMMEN = (
    "aanlevering_id",
    "blok",
    "regel",
    "kenmerk",
    "signaaldatum",
    "bedrag_centen",
    "ontstaansdatum",
    "dagen",
    "crisis",
    "warme_overdracht",
    "einde_levering_op",
    "persoonlijk_contact",
    "gewezen_op_schuldhulp",
    "schriftelijk_herinnerd",
    "postcode",
    "huisnummer",
    "toevoeging",
    "ondernemer",
    "rechtspersoon",
    "leesbaar",
    "fouten",
    "klant_hash",
    "bsn_hash",
    "persoon",
    "naam",
    "bedrijf",
    "bedrijfswoorden",
    "geboren",
    "geboortejaar",
)
#: A blok that failed this often waits for a person; later blokken of the same aanlevering wait behind it.
POGINGEN_MAX = 5


@dataclass(frozen=True, slots=True)
class Blok:
    """Some 5,000 staged rows of one gemeente. The one that is `laatste` ends the aanlevering in all its gemeenten, as `stand`."""

    aanlevering_id: UUID
    blok: int
    client_id: str
    partner_id: UUID
    partnertype: str
    gemeente: str
    gemeenten: list[str]
    ontvangen_op: date
    laatste: bool
    stand: str
    traceparent: str | None


_ZET_BLOK = text(
    """
    INSERT INTO inname_blok (aanlevering_id, blok, client_id, partner_id, partnertype, gemeente, gemeenten, ontvangen_op, laatste,
                             stand, traceparent)
    VALUES (:aanlevering_id, :blok, :client_id, :partner_id, :partnertype, :gemeente, :gemeenten, :ontvangen_op, :laatste,
            :stand, :traceparent)
    """
)
# Blokken of one gemeente go in order, one at a time; other gemeenten go on beside it. A blok that keeps failing holds up its own
# aanlevering only. The last blok waits for all others of its aanlevering.
_VOLGENDE = text(
    """
    SELECT b.aanlevering_id, b.blok, b.client_id, b.partner_id, b.partnertype, b.gemeente, b.gemeenten, b.ontvangen_op, b.laatste,
           b.stand, b.traceparent
      FROM inname_blok b
     WHERE b.pogingen < :pogingen
       AND NOT EXISTS (SELECT FROM inname_blok e
                        WHERE e.gemeente = b.gemeente AND e.volgnummer < b.volgnummer
                          AND (e.pogingen < :pogingen OR e.aanlevering_id = b.aanlevering_id))
       AND NOT (b.laatste AND EXISTS (SELECT FROM inname_blok e WHERE e.aanlevering_id = b.aanlevering_id AND e.blok < b.blok))
     ORDER BY b.volgnummer LIMIT 1 FOR UPDATE SKIP LOCKED
    """
)
_MISLUKT = text("UPDATE inname_blok SET pogingen = pogingen + 1 WHERE aanlevering_id = :aanlevering_id AND blok = :blok")


# Done: the staged rows go in the same transaction, so a blok is handled once or not at all.
_RUIM_OP = (
    text("DELETE FROM inname_regel WHERE aanlevering_id = :aanlevering_id AND blok = :blok"),
    text("DELETE FROM inname_blok WHERE aanlevering_id = :aanlevering_id AND blok = :blok"),
)


async def zet_klaar(session: WriteSession, blok: Blok, records: Sequence[tuple[Any, ...]]) -> None:
    """Store the rows of a blok by COPY, and the blok itself: from here on nothing of it is lost."""
    if records:
        connection = await raw_connection(session)
        await connection.copy_records_to_table("inname_regel", records=records, columns=KOLOMMEN)
    await session.execute(_ZET_BLOK, {naam: getattr(blok, naam) for naam in Blok.__slots__})


async def volgende_blok(session: WriteSession) -> Blok | None:
    """The oldest blok whose turn it is, locked; None when there is nothing to do, or others are doing it."""
    rij = (await session.execute(_VOLGENDE, {"pogingen": POGINGEN_MAX})).one_or_none()
    return None if rij is None else Blok(**{**rij._asdict(), "gemeenten": list(rij.gemeenten)})


async def tel_poging(session: WriteSession, blok: Blok) -> None:
    """This blok failed once more."""
    await session.execute(_MISLUKT, {"aanlevering_id": blok.aanlevering_id, "blok": blok.blok})


async def ruim_op(session: WriteSession, blok: Blok) -> None:
    """The blok and its staged rows are done with."""
    for statement in _RUIM_OP:
        await session.execute(statement, {"aanlevering_id": blok.aanlevering_id, "blok": blok.blok})
