"""The way in for a delivered file: bytes of a request become staged blokken, a few megabytes of memory at a time.

Parsing and encrypting happen in a thread, so other requests are served meanwhile. Every blok is its own transaction, and
none is open while the sender is waited for. What breaks off halfway keeps what it brought, and the report says where it broke.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any, Final
from uuid import UUID

from starlette.requests import ClientDisconnect

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import Database, WriteSession
from services.vroegsignalering.export.partnerbestand import Formaat, Partnerbestand, Rij
from services.vroegsignalering.settings import Settings
from services.vroegsignalering.usecases.neem_aanlevering_aan import (
    Opdracht,
    Verzoek,
    beeindig,
    begin,
    eerder_aangenomen,
    maak_opdracht,
    maak_records,
    zet_blok_klaar,
)

#: Bytes that are handed to the parser at once.
_HAP: Final = 524_288
#: Rows that wait for their blok to fill, together, in blokken.
_WACHT_BLOKKEN: Final = 4


async def neem_bestand_aan(
    stroom: AsyncIterator[bytes], verzoek: Verzoek, db: Database, sleutelbos: Sleutelbos, settings: Settings
) -> UUID:
    """Stage the whole file and return the id of its aanlevering. Then nothing is kept: SignaalpartnerOnbekend, BestandGeweigerd."""
    async with db.read(verzoek.actor.gemeenten) as session:
        if eerder := await eerder_aangenomen(session, verzoek):
            return eerder
        opdracht = await maak_opdracht(session, verzoek, testgegevens_toegestaan=settings.testgegevens_toegestaan)
    formaat = Formaat(verzoek.formaat)
    bestand = Partnerbestand(formaat, max_bytes=settings.aanlevering_max_bytes, max_regels=settings.aanlevering_max_regels)
    inname = _Inname(db, opdracht, verzoek.actor, bestand, sleutelbos, settings.aanlevering_blok_regels)
    try:
        async for hap in _happen(stroom):
            await inname.neem(await asyncio.to_thread(bestand.voed, hap))
            if bestand.klaar:
                break
        await inname.sluit(await asyncio.to_thread(bestand.sluit), afgebroken=bestand.klaar)
    except ClientDisconnect:
        await inname.sluit(bestand.sluit(afgebroken=True), afgebroken=True)
    return opdracht.aanlevering_id


async def _happen(stroom: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The stream in larger pieces: a thread per network packet costs more than the packet."""
    wacht = bytearray()
    async for stuk in stroom:
        wacht += stuk
        if len(wacht) >= _HAP:
            yield bytes(wacht)
            wacht.clear()
    if wacht:
        yield bytes(wacht)


class _Inname:
    """Collects rows per gemeente until a blok is full, and stages it. What waits stays bounded, however many gemeenten there are."""

    def __init__(
        self, db: Database, opdracht: Opdracht, actor: Actor, bestand: Partnerbestand, sleutelbos: Sleutelbos, blok_regels: int
    ) -> None:
        self._db, self._opdracht, self._actor, self._bestand = db, opdracht, actor, bestand
        self._sleutelbos, self._blok_regels = sleutelbos, blok_regels
        self._wacht: dict[str, list[tuple[Any, ...]]] = {gemeente: [] for gemeente in opdracht.gemeenten}
        self._nummer, self._begonnen = 0, set[str]()

    async def neem(self, rijen: Sequence[Rij]) -> None:
        """Encrypt these rows, and stage every blok that is full now."""
        for gemeente, records in (await asyncio.to_thread(maak_records, self._opdracht, rijen, self._sleutelbos)).items():
            self._wacht[gemeente] += records
        while (langste := max(self._wacht, key=lambda g: len(self._wacht[g]))) and self._vol(langste):
            await self._zet_klaar(langste)

    async def sluit(self, rijen: Sequence[Rij], *, afgebroken: bool) -> None:
        """Stage what is left and the end of the file, together: a file of one blok is there whole or not at all."""
        await self.neem(rijen)
        async with self._db.write(self._opdracht.gemeenten) as session:
            for gemeente in self._opdracht.gemeenten:
                if self._wacht[gemeente]:
                    await self._zet(session, gemeente)
            self._nummer += 1
            await beeindig(session, self._opdracht, self._nummer, afgebroken=afgebroken)

    def _vol(self, gemeente: str) -> bool:
        """The first blok of a gemeente is half as large, so that the worker begins sooner; in whole ones more is matched at once."""
        grens = self._blok_regels if gemeente in self._begonnen else (self._blok_regels + 1) // 2
        return len(self._wacht[gemeente]) >= grens or sum(map(len, self._wacht.values())) >= _WACHT_BLOKKEN * self._blok_regels

    async def _zet_klaar(self, gemeente: str) -> None:
        async with self._db.write(self._opdracht.gemeenten) as session:
            await self._zet(session, gemeente)

    async def _zet(self, session: WriteSession, gemeente: str) -> None:
        """The aanlevering exists from its first blok on: a file that is refused at its header leaves nothing behind."""
        records, self._wacht[gemeente] = self._wacht[gemeente][: self._blok_regels], self._wacht[gemeente][self._blok_regels :]
        self._begonnen.add(gemeente)
        self._nummer += 1
        if self._nummer == 1:
            await begin(session, self._opdracht, self._bestand.kolommen, self._actor)
        await zet_blok_klaar(session, self._opdracht, self._nummer, gemeente, records)
