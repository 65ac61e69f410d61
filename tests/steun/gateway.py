"""What tests of the gateway's back office share: its API, its consumers and jobs, clients, events, and a receiver."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
from aiohttp import web
from fastapi import FastAPI
from standardwebhooks import Webhook

from contracts.bbz import BesluitGenomen, Categorie, Uitkomst, Vorm
from contracts.debiteuren import DagAfgesloten
from contracts.vroegsignalering import ContactpogingVastgelegd, Contactsoort, Dagdeel, Melding, ZaakAangevuld, ZaakGeopend, ZaakSamengevoegd
from gateway.app import MIGRATIONS, create_app
from gateway.consumers import make_consumers
from gateway.jobs import make_jobs
from gateway.settings import Settings
from kernel.client import Apps
from kernel.crypto import Sleutelbos
from kernel.db import Database
from kernel.envelope import Event, Gebeurtenis, source_of
from kernel.jobs import JobContext
from tests.conftest import GEMEENTEN, Regio

UTRECHT, DEN_HAAG, ROTTERDAM = GEMEENTEN
MEERVOUDEN = ("abonnementen", "facturen", "metingen", "productenboeken", "managementinformatie", "gebeurtenissen")
SCOPES = [f"gateway:{meervoud}:{recht}" for meervoud in MEERVOUDEN for recht in ("lezen", "schrijven")]


@dataclass
class Proef:
    """The gateway under test, on empty tables and with two clients in the register."""

    regio: Regio
    app: FastAPI
    settings: Settings
    db: Database

    def __post_init__(self) -> None:
        self._maak_jobs()

    def wie(self, gemeenten: Sequence[str] = GEMEENTEN, client: str = "loket", scopes: Sequence[str] = SCOPES) -> httpx.AsyncClient:
        """A client with these gemeenten and every right of the gateway's back office."""
        return self.regio.client(self.app, self.regio.token("gateway", gemeenten, scopes, client=client), Boekdatum="2025-07-01")

    async def ontvang(self, *events: Event) -> None:
        """As if the bus had delivered these to every consumer."""
        for consumer in make_consumers(self.settings):
            async with self.db.write() as session:
                await consumer.handle(session, events)

    async def herstart(self) -> None:
        """As if the worker was killed and came back: what was under way is gone, and nothing is remembered."""
        namen = ("Postbode.", "_OpenVerzender.")
        taken = [taak for taak in asyncio.all_tasks() if getattr(taak.get_coro(), "__qualname__", "").startswith(namen)]
        for taak in taken:
            taak.cancel()
        await asyncio.gather(*taken, return_exceptions=True)
        self._maak_jobs()

    def _maak_jobs(self) -> None:
        self._jobs = {job.naam: job for job in make_jobs(self.settings, Sleutelbos.laad(self.settings.sleutelbos_pad))}

    async def werk(self, naam: str) -> bool:
        """Run one job once, by its name; return whether there is more to do."""
        return bool(await self._jobs[naam].run(JobContext(self.db, Apps(self.settings))))

    async def bezorg(self) -> None:
        """Let the postman work until nothing is due and nothing under way."""
        while await self.werk("webhooks bezorgen"):
            continue

    async def abonneer(
        self, url: str, *, typen: Sequence[str] = ("nl.regioloket.*",), gemeenten: Sequence[str] = (UTRECHT,)
    ) -> tuple[str, str]:
        """An abonnement of the loket whose receiver has been asked for consent: id and secret."""
        async with self.wie() as client:
            verzoek = {"url": url, "typen": list(typen), "gemeenten": list(gemeenten)}
            antwoord = await client.post("/gateway/v1/abonnementen", json=verzoek)
        assert antwoord.status_code == 201, antwoord.text
        await self.werk("webhooks toestemming vragen")
        return antwoord.json()["id"], antwoord.json()["geheim"]

    async def doe(self, sql: str, *waarden: object) -> list[dict[str, Any]]:
        """Past every right: to move a clock, and to see what is really stored. Names need the schema `gateway`."""
        async with self.regio.superuser() as connection:
            return [dict(rij) for rij in await connection.fetch(sql, *waarden)]


@asynccontextmanager
async def proef(regio: Regio, **overig: object) -> AsyncIterator[Proef]:
    """The gateway on empty tables."""
    settings = regio.settings(Settings, publieke_url="https://regio.example", webhook_wachttijd_s=2.0, **overig)
    await regio.klaar(settings, MIGRATIONS)
    await regio.schoon("gateway")
    await regio.ken_gemeenten("gateway")
    async with regio.superuser() as connection:
        for client_id in ("loket", "ander"):
            await connection.execute(
                """
                INSERT INTO gateway.client (id, soort, naam, gemeenten, scopes, sleutels, actief, versie)
                VALUES ($1, 'loket', $1, $2, '{}', '[]', true, 1)
                """,
                client_id,
                list(GEMEENTEN),
            )
    app, db = create_app(settings), Database(settings, "worker")
    proef = Proef(regio, app, settings, db)
    try:
        yield proef
    finally:
        await proef.herstart()
        await app.state.db.close()
        await db.close()


def als_event(
    gegevens: Gebeurtenis,
    subject: UUID,
    *,
    gemeente: str = UTRECHT,
    op: date = date(2025, 3, 12),
    volgorde: int = 1,
    ident: UUID | None = None,
) -> Event:
    """An event as the bus delivers it."""
    return Event(
        id=ident or uuid4(),
        source=source_of("00000099000000001000", gegevens.publisher),
        type=gegevens.type,
        subject=subject,
        sequence=volgorde,
        time=datetime(2025, 3, 12, 9, tzinfo=UTC),
        gemeente=gemeente,
        boekdatum=op,
        data=gegevens.as_data(),
        dataref=gegevens.dataref(subject),
    )


def zaak_geopend(zaak: UUID, **waar: Any) -> Event:
    """A case with one signal of € 250,00."""
    gegevens = ZaakGeopend(
        zaak_id=zaak,
        melding=Melding.ENKELVOUDIG,
        opeenvolgend=False,
        signalen=1,
        bedrag_centen=250_00,
        crisis=False,
        ondernemer=True,
        werkbakje="ondernemers",
        contact_uiterlijk=date(2025, 4, 9),
    )
    return als_event(gegevens, zaak, **waar)


def zaak_aangevuld(zaak: UUID, **waar: Any) -> Event:
    """A second signal joined the case."""
    gegevens = ZaakAangevuld(zaak_id=zaak, melding=Melding.MEERVOUDIG, signalen=2, bedrag_centen=400_00, crisis=False)
    return als_event(gegevens, zaak, **{"volgorde": 2, **waar})


def zaak_samengevoegd(zaak: UUID, blijft: UUID, **waar: Any) -> Event:
    """All its signals went on to another case."""
    return als_event(ZaakSamengevoegd(zaak_id=zaak, zaak_id_blijft=blijft), zaak, **{"volgorde": 9, **waar})


def poging(zaak: UUID, *, soort: Contactsoort = Contactsoort.HUISBEZOEK, bereikt: bool = True, **waar: Any) -> Event:
    """Someone tried to make contact."""
    gegevens = ContactpogingVastgelegd(
        zaak_id=zaak, contactpoging_id=uuid4(), soort=soort, bereikt=bereikt, datum=waar.get("op", date(2025, 3, 12)), dagdeel=Dagdeel.AVOND
    )
    return als_event(gegevens, zaak, **{"volgorde": 3, **waar})


def besluit(*, bedrag_centen: int = 20_000_00, binnen_termijn: bool = True, uitkomst: Uitkomst = Uitkomst.TOEGEKEND, **waar: Any) -> Event:
    """A Bbz decision for an established entrepreneur."""
    aanvraag = uuid4()
    gegevens = BesluitGenomen(
        aanvraag_id=aanvraag,
        besluit_id=uuid4(),
        traject_id=None,
        categorie=Categorie.GEVESTIGD,
        uitkomst=uitkomst,
        vorm=Vorm.RENTEDRAGENDE_LENING,
        bedrag_centen=bedrag_centen,
        datum=waar.get("op", date(2025, 3, 12)),
        binnen_termijn=binnen_termijn,
    )
    return als_event(gegevens, aanvraag, **waar)


def dag_afgesloten(dag: date, leningen: int, **waar: Any) -> Event:
    """A day is closed with this many loans."""
    ident = uuid4()
    gegevens = DagAfgesloten(dagafsluiting_id=ident, datum=dag, leningen=leningen, rente_centen=0, vervallen_termijnen=0, achterstanden=0)
    return als_event(gegevens, ident, op=dag, **waar)


@dataclass
class Ontvanger:
    """A receiver of webhooks on this machine. `antwoord` decides per message; `toestemming` answers the handshake."""

    url: str = ""
    toestemming: str | None = "*"
    antwoord: Callable[[int], web.StreamResponse] = field(default=lambda _: web.Response(status=204))
    berichten: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    handdrukken: list[dict[str, str]] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        """The `webhook-id` of each message, in order of arrival."""
        return [headers["webhook-id"] for headers, _ in self.berichten]

    def controleer(self, geheim: str, nummer: int = -1) -> dict[str, Any]:
        """The body of a message, after the public library has verified its signature."""
        headers, inhoud = self.berichten[nummer]
        gelezen: dict[str, Any] = Webhook(geheim).verify(inhoud, headers)
        return gelezen

    async def wacht_op(self, aantal: int) -> None:
        """Until so many messages have come in, or the test's patience is over."""
        while len(self.berichten) < aantal:  # noqa: ASYNC110 - the receiver is a list, and stays one
            await asyncio.sleep(0.01)

    async def neem_aan(self, request: web.Request) -> web.StreamResponse:
        headers = {naam.lower(): waarde for naam, waarde in request.headers.items()}
        if request.method == "OPTIONS":
            self.handdrukken.append(headers)
            return web.Response(headers={"WebHook-Allowed-Origin": self.toestemming} if self.toestemming else {})
        self.berichten.append((headers, await request.read()))
        return self.antwoord(len(self.berichten))


@asynccontextmanager
async def luister() -> AsyncIterator[Ontvanger]:
    """A receiver on a free port."""
    ontvanger = Ontvanger()
    app = web.Application()

    async def neem_aan(request: web.Request) -> web.StreamResponse:
        return await ontvanger.neem_aan(request)  # looked up at each request: a test may put its own in its place

    app.router.add_route("*", "/{pad:.*}", neem_aan)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    ontvanger.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    try:
        yield ontvanger
    finally:
        await runner.cleanup()
