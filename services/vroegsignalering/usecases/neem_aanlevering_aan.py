"""Take in a delivered file: begin the aanlevering, stage its rows blok by blok, end it. Judging comes later, in the worker.

Each step is one short transaction of the caller: none is open while bytes of a client are awaited.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import ReadSession, WriteSession
from kernel.telemetry import traceparent
from services.vroegsignalering.domain.fouten import SignaalpartnerOnbekend
from services.vroegsignalering.domain.naam import bedrijfssleutel, bedrijfswoorden, naamdelen
from services.vroegsignalering.domain.partnerformaat import PERSOONLIJK, lees_regel
from services.vroegsignalering.domain.weigering import Weigercode, fout
from services.vroegsignalering.store import inname, queries
from services.vroegsignalering.store.inname import Blok
from services.vroegsignalering.store.tables import CONTEXT_PERSOON, Aanlevering

#: States of an aanlevering.
INLEZEN, VERWERKT, AFGEBROKEN = "inlezen", "verwerkt", "afgebroken"

_SLEUTELS: Final = uuid5(NAMESPACE_URL, "urn:regioloket:vroegsignalering:aanlevering")

_aangehaald: Final = json.encoder.encode_basestring_ascii
#: Surname and tussenvoegsel -> their hashes, for the rows of one call: many people have one name.
_Namen = dict[tuple[str, str], list[int] | None]

#: Fields that travel as text: the database reads them. Field of the format -> nothing else is done to it here.
_TEKSTEN: Final = (
    "signaalId",
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
_LEEG: Final = ("",) * len(_TEKSTEN)


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

    @property
    def thuis(self) -> str:
        """The gemeente with which rows count that name none of this partner: the lowest code."""
        return self.gemeenten[0]


@dataclass(frozen=True, slots=True)
class Verzoek:
    """Who sends what, when. `sleutel` is his own name for this file: with it a file that came in whole is not taken in twice."""

    actor: Actor
    formaat: str
    boekdatum: date
    sleutel: str | None


async def eerder_aangenomen(session: ReadSession, verzoek: Verzoek) -> UUID | None:
    """The aanlevering that this sender got for the same sleutel, when it came in whole."""
    if verzoek.sleutel is None:
        return None
    aanlevering_id = _id_van(verzoek)
    return aanlevering_id if await queries.is_gelezen(session, aanlevering_id) else None


def _id_van(verzoek: Verzoek) -> UUID:
    return uuid5(_SLEUTELS, f"{verzoek.actor.client}\n{verzoek.sleutel}") if verzoek.sleutel else uuid4()


async def maak_opdracht(session: ReadSession, verzoek: Verzoek, *, testgegevens_toegestaan: bool) -> Opdracht:
    """Who may deliver what. Raises SignaalpartnerOnbekend for a client without a convenant that runs."""
    actor, aanlevering_id = verzoek.actor, _id_van(verzoek)
    if await queries.aanlevering_begonnen(session, aanlevering_id):
        aanlevering_id = uuid4()  # an earlier try broke off halfway: what it brought stays, and is dubbel now
    convenanten = [c for c in await queries.convenanten(session, actor.client) if c.loopt(verzoek.boekdatum)]
    if not convenanten:
        raise SignaalpartnerOnbekend
    eerste = convenanten[0]
    return Opdracht(
        aanlevering_id=aanlevering_id,
        client_id=actor.client,
        partner_id=eerste.id,
        partnertype=eerste.type,
        testgegevens=testgegevens_toegestaan and all(c.testgegevens for c in convenanten),
        gemeenten=tuple(sorted(c.gemeente for c in convenanten)),
        formaat=verzoek.formaat,
        ontvangen_op=verzoek.boekdatum,
    )


async def begin(session: WriteSession, opdracht: Opdracht, kolommen: Sequence[str] | None, actor: Actor) -> None:
    """Make the aanlevering visible: one row per gemeente, one id, nothing handled yet. `kolommen`: of a CSV file, in its order."""
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
                kolommen=list(kolommen) if kolommen else None,
            )
        )
    await session.flush()
    for gemeente in opdracht.gemeenten:
        await audit.schrijf(session, gemeente, "aanlevering-ontvangen", "aanlevering", opdracht.aanlevering_id, actor)


async def zet_blok_klaar(session: WriteSession, opdracht: Opdracht, nummer: int, gemeente: str, records: Sequence[tuple[Any, ...]]) -> None:
    """Stage one blok of rows of one gemeente. Raises AanleveringBeeindigd when nothing was heard of this file for too long."""
    await queries.tel_ontvangen(session, opdracht.thuis, opdracht.aanlevering_id, len(records))
    genummerd = [(opdracht.aanlevering_id, nummer, *record) for record in records]
    await inname.zet_klaar(session, _blok(opdracht, nummer, gemeente, laatste=False, stand=INLEZEN), genummerd)


async def beeindig(session: WriteSession, opdracht: Opdracht, nummer: int, *, afgebroken: bool) -> None:
    """Stage the end of the file: a blok without rows, that waits for all others."""
    stand = AFGEBROKEN if afgebroken else VERWERKT
    await queries.zet_gelezen(session, opdracht.aanlevering_id)
    await inname.zet_klaar(session, _blok(opdracht, nummer, opdracht.thuis, laatste=True, stand=stand), [])


def _blok(opdracht: Opdracht, nummer: int, gemeente: str, *, laatste: bool, stand: str) -> Blok:
    return Blok(
        aanlevering_id=opdracht.aanlevering_id,
        blok=nummer,
        client_id=opdracht.client_id,
        partner_id=opdracht.partner_id,
        partnertype=opdracht.partnertype,
        gemeente=gemeente,
        gemeenten=list(opdracht.gemeenten),
        ontvangen_op=opdracht.ontvangen_op,
        laatste=laatste,
        stand=stand,
        traceparent=traceparent(),
    )


def maak_records(
    opdracht: Opdracht, rijen: Iterable[tuple[int, Mapping[str, str], str | None]], sleutelbos: Sleutelbos
) -> dict[str, list[tuple[Any, ...]]]:
    """Rows as they are staged, per gemeente: (line, texts, fault) in, records of `inname.KOLOMMEN` after the first two out.

    Personal data leaves here encrypted. A row that names no gemeente of
    this partner goes with his first. Pure work for the processor: call it in a thread.
    """
    sleutel, namen = vergelijksleutel(sleutelbos), _Namen()
    per_gemeente: dict[str, list[tuple[Any, ...]]] = {gemeente: [] for gemeente in opdracht.gemeenten}
    for regel, velden, fout_in_regel in rijen:
        code = velden.get("gemeentecode", "").removeprefix("GM")
        bekend = code in per_gemeente
        if fout_in_regel:
            record = _onleesbaar(regel, fout_in_regel)
        else:
            fouten = () if bekend else (fout("gemeentecode", Weigercode.GEEN_CONVENANT if code else Weigercode.VERPLICHT),)
            record = _record(opdracht, regel, velden, fouten, sleutelbos, sleutel, namen)
        per_gemeente[code if bekend else opdracht.thuis].append(record)
    return per_gemeente


def vergelijksleutel(sleutelbos: Sleutelbos) -> bytes:
    """The key of what is only compared within this app, derived from the one that searches: a short keyed hash costs a third."""
    return sleutelbos.zoekhash("vroegsignalering vergelijken")


def _record(
    opdracht: Opdracht,
    regel: int,
    velden: Mapping[str, str],
    fouten: tuple[str, ...],
    sleutelbos: Sleutelbos,
    sleutel: bytes,
    namen: _Namen,
) -> tuple[Any, ...]:
    gelezen = lees_regel(velden, opdracht.ontvangen_op, testgegevens=opdracht.testgegevens)
    teksten = map(velden.get, _TEKSTEN, _LEEG)
    fouten += gelezen.fouten
    adres = (gelezen.postcode, gelezen.huisnummer, gelezen.toevoeging)
    plat = (regel, *(map(_schoon, teksten) if fouten else teksten), *adres, gelezen.ondernemer, gelezen.rechtspersoon, True, fouten)
    if fouten:
        # As it was written, for the partner to mend: the field that is wrong may be personal.
        return (*plat, None, None, _versleutel(sleutelbos, _om_te_herstellen(velden)), None, None, None, None, None)
    klant = blake2b(_klant(velden, gelezen.bsn).encode(), key=sleutel, digest_size=16).digest()
    bsn = sleutelbos.zoekhash(gelezen.bsn) if gelezen.bsn else None
    return (*plat, klant, bsn, _versleutel(sleutelbos, gelezen.persoon), *_vergelijkbaar(gelezen.persoon, sleutel, namen))


def _versleutel(sleutelbos: Sleutelbos, gegevens: Mapping[str, str]) -> bytes:
    """Encrypt as JSON. Its keys are field names of the format; written out here, for it is done for every row."""
    tekst = ",".join([f'"{naam}":{_aangehaald(waarde)}' for naam, waarde in gegevens.items()])
    return sleutelbos.versleutel(f"{{{tekst}}}", CONTEXT_PERSOON)


def _om_te_herstellen(velden: Mapping[str, str]) -> dict[str, str]:
    return {naam: _schoon(waarde) for naam, waarde in velden.items() if waarde and (naam in PERSOONLIJK or naam == "gemeentecode")}


def _vergelijkbaar(persoon: Mapping[str, str], sleutel: bytes, namen: _Namen) -> tuple[Any, ...]:
    """What matching compares: keyed hashes of the parts of the name, of the business and of the date of birth; and the year of birth."""

    def getal(soort: str, waarde: str) -> int:
        return int.from_bytes(blake2b(f"{soort} {waarde}".encode(), key=sleutel, digest_size=8).digest(), "big", signed=True)

    heet = (persoon.get("achternaam", ""), persoon.get("voorvoegsel", ""))
    if heet not in namen:
        namen[heet] = [getal("naam", deel) for deel in sorted(naamdelen(*heet))] or None
    geboren = persoon.get("geboortedatum")
    bedrijf = woorden = None
    if bedrijfsnaam := persoon.get("bedrijfsnaam"):
        bedrijf = [getal("bedrijf", bedrijfssleutel(bedrijfsnaam))]
        woorden = [getal("naam", woord) for woord in sorted(bedrijfswoorden(bedrijfsnaam))]
    if kvk := persoon.get("kvkNummer"):
        bedrijf = [*(bedrijf or ()), getal("kvk", kvk)]
    return namen[heet], bedrijf, woorden, getal("geboren", geboren) if geboren else None, int(geboren[:4]) if geboren else None


def _onleesbaar(regel: int, fout_in_regel: str) -> tuple[Any, ...]:
    leeg = [""] * (len(_TEKSTEN) + 3)
    return (regel, *leeg, False, False, False, (fout_in_regel,), *(None,) * 8)


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
