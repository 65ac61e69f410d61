"""The postman: claim what is due, send it, record what came of it. Three short steps, and no transaction is open while sending.

A crash after the claim or after the sending leaves a row whose lease runs out: it is sent again under the same id.
"""

import asyncio
import secrets
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

from gateway.webhooks.domain import signing
from gateway.webhooks.domain.bezorging import WORP_MAX, Antwoord, beoordeel
from gateway.webhooks.export.verzender import Verzender
from gateway.webhooks.settings import WebhookSettings
from gateway.webhooks.store import bezorgingen, queries
from gateway.webhooks.store.bezorgingen import Opdracht, Verslag
from gateway.webhooks.usecases.geheim import CONTEXT
from gateway.webhooks.usecases.verwerk_handdruk import verwerk_handdruk
from gateway.webhooks.usecases.verwerk_verslagen import verwerk_verslagen
from kernel.crypto import CryptoFout, Sleutelbos
from kernel.db import Database, WriteSession, set_gemeenten
from kernel.jobs import JobContext
from kernel.klok import nu
from kernel.tenancy import bekende_gemeenten

#: Attempts under way at once, in all and to one receiver; a dead receiver holds one place and not all of them.
LOPEND_MAX, PER_ONTVANGER = 256, 4
#: What an attempt may take on top of the receiver's time before another process may take it over.
SPELING = timedelta(seconds=30)
#: How often is looked for new work while attempts are under way.
PEIL_S = 0.2
#: How long finished deliveries and their attempts can be looked up.
BEWAAR = timedelta(days=30)
_HANDDRUKKEN = 20


class Postbode:
    """Sends webhooks for the whole region. Attempts outlive a round, so that a slow receiver never holds up the next one."""

    def __init__(self, settings: WebhookSettings, sleutelbos: Sleutelbos) -> None:
        self._settings, self._sleutelbos = settings, sleutelbos
        self._lease = timedelta(seconds=settings.webhook_wachttijd_s) + SPELING
        self._lopend: dict[asyncio.Task[None], UUID] = {}
        self._verslagen: list[Verslag] = []
        self._verzender: _OpenVerzender | None = None

    async def bezorg(self, context: JobContext) -> bool:
        """Claim and send what is due, record what came back meanwhile; return whether anything is under way."""
        opdrachten = await self._pak(context.db)
        if not opdrachten and not self._lopend and not self._verslagen:
            await self._sluit()
            return False
        if opdrachten:
            verzender = await self._open()
            self._lopend |= {asyncio.create_task(self._stuur(verzender, opdracht)): opdracht.abonnement_id for opdracht in opdrachten}
        if self._lopend:
            klaar, _ = await asyncio.wait(self._lopend, timeout=PEIL_S, return_when=asyncio.FIRST_COMPLETED)
            self._lopend = {taak: wie for taak, wie in self._lopend.items() if taak not in klaar}
        if verslagen := list(self._verslagen):
            async with _regio(context.db) as session:
                await verwerk_verslagen(session, verslagen, nu(), context.vandaag)
            del self._verslagen[: len(verslagen)]
        return True

    async def vraag_toestemming(self, context: JobContext) -> bool:
        """Ask receivers of new abonnementen for consent; return whether there may be more."""
        async with context.db.write() as session:
            gepakt = await queries.pak_handdrukken(session, nu(), nu() + self._lease, _HANDDRUKKEN)
        if not gepakt:
            return False
        async with self._nieuwe_verzender() as verzender:
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

    async def _pak(self, db: Database) -> list[Opdracht]:
        bezet = Counter(self._lopend.values())
        ruimte = LOPEND_MAX - bezet.total()
        if ruimte <= 0:
            return []
        vol = [wie for wie, aantal in bezet.items() if aantal >= PER_ONTVANGER]
        async with _regio(db) as session:
            return await bezorgingen.pak(session, nu(), nu() + self._lease, vol=vol, per_ontvanger=PER_ONTVANGER, aantal=ruimte)

    async def _stuur(self, verzender: Verzender, opdracht: Opdracht) -> None:
        """One attempt. Never raises: a secret that cannot be read is an answer like any other."""
        begonnen_op, begin = nu(), time.perf_counter()
        try:
            handtekening = signing.sign(self._geheimen(opdracht), str(opdracht.gebeurtenis_id), begonnen_op, opdracht.bericht.encode())
            antwoord = await verzender.stuur(opdracht.url, opdracht.bericht.encode(), handtekening)
        except CryptoFout:
            antwoord = Antwoord(None, "geheim-onleesbaar")
        duur_ms = round((time.perf_counter() - begin) * 1000)
        besluit = beoordeel(antwoord, opdracht.nummer, nu(), _worp())
        self._verslagen.append(Verslag(opdracht, begonnen_op, duur_ms, antwoord, besluit))

    def _geheimen(self, opdracht: Opdracht) -> list[str]:
        """The secret, and during a rotation the old one beside it."""
        return [self._sleutelbos.ontsleutel(geheim, CONTEXT) for geheim in (opdracht.geheim, opdracht.oud_geheim) if geheim is not None]

    def _nieuwe_verzender(self) -> Verzender:
        return Verzender(self._settings.netten, self._settings.webhook_oorsprong, self._settings.webhook_wachttijd_s)

    async def _open(self) -> Verzender:
        """The connections to receivers, kept open from one round to the next while there is work."""
        if self._verzender is None:
            self._verzender = _OpenVerzender(self._nieuwe_verzender())
        return await self._verzender.klaar

    async def _sluit(self) -> None:
        if self._verzender is not None:
            await self._verzender.sluit()
            self._verzender = None


class _OpenVerzender:
    """A sender held open by a task of its own: when the process stops, that task is cancelled and closes the connections."""

    def __init__(self, verzender: Verzender) -> None:
        self.klaar: asyncio.Future[Verzender] = asyncio.get_running_loop().create_future()
        self._genoeg = asyncio.Event()
        self._taak = asyncio.create_task(self._houd_open(verzender))

    async def _houd_open(self, verzender: Verzender) -> None:
        async with verzender:
            self.klaar.set_result(verzender)
            await self._genoeg.wait()

    async def sluit(self) -> None:
        """Close the connections."""
        self._genoeg.set()
        await self._taak


@asynccontextmanager
async def _regio(db: Database) -> AsyncIterator[WriteSession]:
    """A transaction that sees every gemeente of the region."""
    async with db.write() as session:
        await set_gemeenten(session, await bekende_gemeenten(session))
        yield session


def _worp() -> int:
    return secrets.randbelow(WORP_MAX + 1)
