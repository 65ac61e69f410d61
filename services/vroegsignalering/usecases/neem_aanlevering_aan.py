"""Take in a delivered file: begin the aanlevering, stage its rows blok by blok, end it. Judging comes later, in the worker.

Each step is one short transaction of the caller: none is open while bytes of a client are awaited.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import ReadSession, WriteSession
from kernel.telemetry import traceparent
from services.vroegsignalering.domain.fouten import SignaalpartnerOnbekend
from services.vroegsignalering.domain.partnerformaat import lees_regel
from services.vroegsignalering.store import inname, queries
from services.vroegsignalering.store.inname import Blok
from services.vroegsignalering.store.tables import CONTEXT_PERSOON, Aanlevering

#: States of an aanlevering.
INLEZEN, VERWERKT, AFGEBROKEN = "inlezen", "verwerkt", "afgebroken"

#: Fields that travel as text: the database reads them. Field of the format -> nothing else is done to it here.
_TEKSTEN: Final = (
    "signaalId",
    "gemeentecode",
    "signaaldatum",
    "bedragCenten",
    "ontstaansdatum",
    "dagenAchterstand",
    "crisis",
    "warmeOverdracht",
    "eindeLeveringOp",
    "persoonlijkContactGezocht",
    "gewezenOpSchuldhulp",
    "schriftelijkHerinnerd",
)


@dataclass(frozen=True, slots=True)
class Opdracht:
    """One delivery: who delivers, for which gemeenten (his convenanten within his token), in which format, on which date."""

    aanlevering_id: UUID
    client_id: str
    partner_id: UUID
    partnertype: str
    testgegevens: bool
    gemeenten: tuple[str, ...]
    formaat: str
    ontvangen_op: date


async def maak_opdracht(session: ReadSession, actor: Actor, formaat: str, ontvangen_op: date, *, testgegevens_toegestaan: bool) -> Opdracht:
    """Who may deliver what. Raises SignaalpartnerOnbekend for a client without a convenant."""
    convenanten = await queries.convenanten(session, actor.client)
    if not convenanten:
        raise SignaalpartnerOnbekend
    eerste = convenanten[0]
    return Opdracht(
        aanlevering_id=uuid4(),
        client_id=actor.client,
        partner_id=eerste.id,
        partnertype=eerste.type,
        testgegevens=testgegevens_toegestaan and all(c.testgegevens for c in convenanten),
        gemeenten=tuple(sorted(c.gemeente for c in convenanten)),
        formaat=formaat,
        ontvangen_op=ontvangen_op,
    )


async def begin(session: WriteSession, opdracht: Opdracht, actor: Actor) -> None:
    """Make the aanlevering visible: one row per gemeente, one id, nothing handled yet."""
    for gemeente in opdracht.gemeenten:
        session.add(
            Aanlevering(
                gemeente=gemeente,
                id=opdracht.aanlevering_id,
                client_id=opdracht.client_id,
                partner_id=opdracht.partner_id,
                partnertype=opdracht.partnertype,
                formaat=opdracht.formaat,
                ontvangen_op=opdracht.ontvangen_op,
                stand=INLEZEN,
            )
        )
    await session.flush()
    for gemeente in opdracht.gemeenten:
        await audit.schrijf(session, gemeente, "aanlevering-ontvangen", "aanlevering", opdracht.aanlevering_id, actor)


async def zet_blok_klaar(session: WriteSession, opdracht: Opdracht, nummer: int, records: Sequence[tuple[Any, ...]]) -> None:
    """Stage one blok of rows."""
    await inname.zet_klaar(session, _blok(opdracht, nummer, laatste=False, stand=INLEZEN), records)


async def beeindig(session: WriteSession, opdracht: Opdracht, nummer: int, records: Sequence[tuple[Any, ...]], *, afgebroken: bool) -> None:
    """Stage the last blok (it may be empty) and with it the end of the file."""
    stand = AFGEBROKEN if afgebroken else VERWERKT
    await inname.zet_klaar(session, _blok(opdracht, nummer, laatste=True, stand=stand), records)


def _blok(opdracht: Opdracht, nummer: int, *, laatste: bool, stand: str) -> Blok:
    return Blok(
        aanlevering_id=opdracht.aanlevering_id,
        blok=nummer,
        client_id=opdracht.client_id,
        partner_id=opdracht.partner_id,
        partnertype=opdracht.partnertype,
        gemeenten=list(opdracht.gemeenten),
        ontvangen_op=opdracht.ontvangen_op,
        laatste=laatste,
        stand=stand,
        traceparent=traceparent(),
    )


def maak_records(
    opdracht: Opdracht, nummer: int, rijen: Iterable[tuple[int, Mapping[str, str], str | None]], sleutelbos: Sleutelbos
) -> list[tuple[Any, ...]]:
    """Rows as they are staged: (line, texts, fault) in, records of `inname.KOLOMMEN` out. Personal data leaves here encrypted.

    A row that is already known to be refused carries nothing personal. Pure work for the processor: call it in a thread.
    """
    return [
        _onleesbaar(opdracht, nummer, regel, fout) if fout else _record(opdracht, nummer, regel, velden, sleutelbos)
        for regel, velden, fout in rijen
    ]


def _record(opdracht: Opdracht, nummer: int, regel: int, velden: Mapping[str, str], sleutelbos: Sleutelbos) -> tuple[Any, ...]:
    gelezen = lees_regel(velden, opdracht.ontvangen_op, testgegevens=opdracht.testgegevens)
    teksten = [velden.get(naam, "") for naam in _TEKSTEN]
    teksten[1] = teksten[1].removeprefix("GM")
    if gelezen.fouten:
        teksten = [_schoon(tekst) for tekst in teksten]
        klant = bsn = persoon = None
    else:
        klant = sleutelbos.zoekhash(_klant(velden, gelezen.bsn))
        bsn = sleutelbos.zoekhash(gelezen.bsn) if gelezen.bsn else None
        persoon = sleutelbos.versleutel(json.dumps(gelezen.persoon, separators=(",", ":")), CONTEXT_PERSOON)
    return (
        opdracht.aanlevering_id,
        nummer,
        regel,
        *teksten,
        gelezen.postcode,
        gelezen.huisnummer,
        gelezen.toevoeging,
        gelezen.ondernemer,
        gelezen.rechtspersoon,
        True,
        gelezen.fouten,
        klant,
        bsn,
        persoon,
    )


def _onleesbaar(opdracht: Opdracht, nummer: int, regel: int, fout: str) -> tuple[Any, ...]:
    leeg = [""] * (len(_TEKSTEN) + 3)
    return (opdracht.aanlevering_id, nummer, regel, *leeg, False, False, False, (fout,), None, None, None)


def _klant(velden: Mapping[str, str], bsn: str | None) -> str:
    """Which debtor of this partner: by his klantnummer, else BSN, else name and birth. Prefixed, so that kinds never mix."""
    if klantnummer := velden.get("klantnummer"):
        return f"klantnummer {klantnummer}"
    if bsn:
        return f"bsn {bsn}"
    naam = " ".join(velden.get(veld, "") for veld in ("voorletters", "voorvoegsel", "achternaam", "bedrijfsnaam", "geboortedatum"))
    return f"naam {naam.casefold()}"


def _schoon(tekst: str) -> str:
    """Text that PostgreSQL can hold: no NUL, no half characters. Only rows that are refused anyway need it."""
    return tekst.replace("\0", "").encode("utf-8", "replace").decode()
