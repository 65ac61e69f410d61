"""The postman: claim what is due, send it, record what came of it. Three short steps, and no transaction is open while sending.

A crash after the claim or after the sending leaves a row whose lease runs out: it is sent again under the same id.
"""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

from gateway.webhooks.domain.bezorging import WORP_MAX, Antwoord, beoordeel
from gateway.webhooks.export.verzender import Verzender
from gateway.webhooks.settings import WebhookSettings
from gateway.webhooks.store import bezorgingen, queries
from gateway.webhooks.store.bezorgingen import Opdracht, Verslag
from gateway.webhooks.usecases.geheim import CONTEXT
from gateway.webhooks.usecases.verwerk_handdruk import verwerk_handdruk
from gateway.webhooks.usecases.verwerk_verslagen import verwerk_verslagen
from kernel import signing
from kernel.crypto import CryptoFout, Sleutelbos
from kernel.db import Database, WriteSession, set_gemeenten
from kernel.jobs import JobContext
from kernel.klok import nu
from kernel.tenancy import bekende_gemeenten

#: Attempts under way at once, in all and to one receiver; a dead receiver holds one place and not all of them.
LOPEND_MAX, PER_ONTVANGER = 256, 4
#: What an attempt may take on top of the receiver's time before another process may take it over.
SPELING = timedelta(seconds=30)
#: How long one round goes on, and how often it looks for new work meanwhile.
RONDE_S, PEIL_S = 10.0, 0.2
#: How long finished deliveries and their attempts can be looked up.
BEWAAR = timedelta(days=30)
_HANDDRUKKEN = 20


class Postbode:
    """Sends webhooks for the whole region."""

    def __init__(self, settings: WebhookSettings, sleutelbos: Sleutelbos) -> None:
        self._settings, self._sleutelbos = settings, sleutelbos
        self._lease = timedelta(seconds=settings.webhook_wachttijd_s) + SPELING

    async def bezorg(self, context: JobContext) -> bool:
        """Send until nothing is due, or for one round; return whether there may be more."""
        opdrachten = await self._pak(context.db, ())
        if not opdrachten:
            return False
        einde = time.monotonic() + RONDE_S
        lopend: dict[asyncio.Task[Verslag], UUID] = {}
        async with self._verzender() as verzender, asyncio.TaskGroup() as groep:
            while opdrachten or lopend:
                lopend |= {groep.create_task(self._stuur(verzender, opdracht)): opdracht.abonnement_id for opdracht in opdrachten}
                klaar, _ = await asyncio.wait(lopend, timeout=PEIL_S, return_when=asyncio.FIRST_COMPLETED)
                if klaar:
                    await self._leg_vast(context, [taak.result() for taak in klaar])
                    lopend = {taak: wie for taak, wie in lopend.items() if taak not in klaar}
                opdrachten = await self._pak(context.db, lopend.values()) if time.monotonic() < einde else []
        return time.monotonic() >= einde

    async def vraag_toestemming(self, context: JobContext) -> bool:
        """Ask receivers of new abonnementen for consent; return whether there may be more."""
        async with context.db.write() as session:
            gepakt = await queries.pak_handdrukken(session, nu(), nu() + self._lease, _HANDDRUKKEN)
        if not gepakt:
            return False
        async with self._verzender() as verzender:
            gegeven = await asyncio.gather(*(verzender.vraag_toestemming(url) for _, url, _ in gepakt))
        async with _regio(context.db) as session:
            for (abonnement_id, _, poging), toestemming in zip(gepakt, gegeven, strict=True):
                await verwerk_handdruk(session, abonnement_id, poging, nu(), _worp(), context.vandaag, toestemming=toestemming)
        return len(gepakt) == _HANDDRUKKEN

    async def ruim_op(self, context: JobContext) -> None:
        """Forget deliveries that were finished long ago."""
        async with context.db.read() as session:
            gemeenten = await bekende_gemeenten(session)
        for gemeente in gemeenten:
            async with context.db.write([gemeente]) as session:
                await bezorgingen.ruim_op(session, [gemeente], nu() - BEWAAR)

    def _verzender(self) -> Verzender:
        return Verzender(self._settings.netten, self._settings.webhook_oorsprong, self._settings.webhook_wachttijd_s)

    async def _pak(self, db: Database, bezet: Collection[UUID]) -> list[Opdracht]:
        ruimte = LOPEND_MAX - len(bezet)
        if ruimte <= 0:
            return []
        vol = [wie for wie in set(bezet) if sum(1 for ander in bezet if ander == wie) >= PER_ONTVANGER]
        async with _regio(db) as session:
            return await bezorgingen.pak(session, nu(), nu() + self._lease, vol=vol, per_ontvanger=PER_ONTVANGER, aantal=ruimte)

    async def _stuur(self, verzender: Verzender, opdracht: Opdracht) -> Verslag:
        """One attempt. Never raises: a secret that cannot be read is an answer like any other."""
        begonnen_op, begin = nu(), time.perf_counter()
        try:
            handtekening = signing.sign(self._geheimen(opdracht), str(opdracht.gebeurtenis_id), begonnen_op, opdracht.bericht.encode())
            antwoord = await verzender.stuur(opdracht.url, opdracht.bericht.encode(), handtekening)
        except CryptoFout:
            antwoord = Antwoord(None, "geheim-onleesbaar")
        duur_ms = round((time.perf_counter() - begin) * 1000)
        return Verslag(opdracht, begonnen_op, duur_ms, antwoord, beoordeel(antwoord, opdracht.nummer, nu(), _worp()))

    def _geheimen(self, opdracht: Opdracht) -> list[str]:
        """The secret, and during a rotation the old one beside it."""
        return [self._sleutelbos.ontsleutel(geheim, CONTEXT) for geheim in (opdracht.geheim, opdracht.oud_geheim) if geheim is not None]

    async def _leg_vast(self, context: JobContext, verslagen: list[Verslag]) -> None:
        async with _regio(context.db) as session:
            await verwerk_verslagen(session, verslagen, nu(), context.vandaag)


@asynccontextmanager
async def _regio(db: Database) -> AsyncIterator[WriteSession]:
    """A transaction that sees every gemeente of the region."""
    async with db.write() as session:
        await set_gemeenten(session, await bekende_gemeenten(session))
        yield session


def _worp() -> int:
    return secrets.randbelow(WORP_MAX + 1)
