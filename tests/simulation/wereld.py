"""The little world of the simulation: accounts that change, the event of each change, and what a consumer notes of it."""

from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import ClassVar, TypeAlias
from uuid import UUID

import asyncpg
from pydantic import SecretStr
from sqlalchemy import MetaData, select, text

from deploy.embedded.postgres import Adres
from kernel.bus import postgres as bus
from kernel.db import Aggregate, Database, Tabel, WriteSession
from kernel.envelope import Event, Gebeurtenis
from kernel.inbox import Consumer
from kernel.migrate import migreer, role_statements
from kernel.outbox import append
from kernel.settings import AppSettings

#: The administrator's connection: past every right, and of no process.
Beheerder: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

APP = "simulatie"
WACHTWOORD = "alleen-voor-de-test"
GEMEENTEN = ("0344", "0518", "0599")
BOEKDATUM = date(2025, 1, 1)
#: A handler that fails this often never succeeds before it is mended.
ALTIJD = 1_000_000


class StandGewijzigd(Gebeurtenis, publisher=APP, meervoud="standen", naam="stand-gewijzigd"):
    """Change `nummer` was made."""

    nummer: int


class Settings(AppSettings):
    app: ClassVar[str] = APP


class Stand(Aggregate, Tabel):
    __tablename__ = "stand"
    metadata = MetaData()


@dataclass(frozen=True, slots=True)
class Sleutel:
    """One aggregate: its events must be handled in order."""

    gemeente: str
    id: UUID


@dataclass(frozen=True, slots=True)
class Opdracht:
    """One transaction of a producer: changes of accounts of one gemeente, by number. `terug`: it rolls back at the end."""

    wijzigingen: tuple[tuple[int, Sleutel], ...]
    terug: bool


@dataclass(slots=True)
class Wereld:
    """What one seed has to do, and what its handlers still do wrong. It outlives every process."""

    settings: Settings
    sleutels: list[Sleutel]
    #: What the two producers do first, and what they do after the mending.
    opdrachten: tuple[deque[Opdracht], deque[Opdracht]]
    later: tuple[deque[Opdracht], deque[Opdracht]]
    #: How often the handler still fails, per change; for the hopeless ones until it is mended.
    fouten: Counter[int]
    hopeloos: frozenset[int]

    @classmethod
    def verzin(cls, settings: Settings, kans: Random) -> "Wereld":
        """A small world: two producers, a few keys in a few gemeenten, some transactions that roll back, some events that fail."""
        sleutels = [Sleutel(kans.choice(GEMEENTEN), UUID(int=kans.getrandbits(128), version=4)) for _ in range(kans.randint(2, 4))]
        wachtrijen = [(deque[Opdracht](), deque[Opdracht]()) for _ in range(2)]
        nummer, aantal = 0, kans.randint(6, 12)
        for i in range(aantal):
            gemeente = kans.choice(sleutels).gemeente
            eigen = [s for s in sleutels if s.gemeente == gemeente]
            gekozen = sorted(kans.sample(eigen, kans.randint(1, len(eigen))), key=lambda s: s.id)  # one order of locks: no deadlocks
            wijzigingen = tuple(enumerate(gekozen, start=nummer))
            nummer += len(gekozen)
            kans.choice(wachtrijen[i > aantal * 2 // 3]).append(Opdracht(wijzigingen, terug=kans.random() < 0.15))
        fouten = Counter({n: kans.choice((1, 2)) for n in range(nummer) if kans.random() < 0.1})
        hopeloos = frozenset(n for n in range(nummer) if kans.random() < 0.05)
        eerst, later = wachtrijen
        return cls(settings, sleutels, eerst, later, fouten | Counter(dict.fromkeys(hopeloos, ALTIJD)), hopeloos)

    def herstel(self) -> None:
        """What never worked is mended, and the producers go on."""
        for nummer in self.hopeloos:
            del self.fouten[nummer]
        self.opdrachten = self.later

    async def produceer(self, wie: int) -> None:
        """Do the transactions of one producer. Whether the last one before a crash was committed, only the database knows."""
        db, opdrachten = Database(self.settings, "app", pool=1), self.opdrachten[wie]
        while opdrachten:
            opdracht = opdrachten.popleft()
            try:
                await _voer_uit(db, opdracht)
            except Exception:  # noqa: BLE001 - a caller would see an error; this one goes on
                continue
        await db.close()

    def consumer(self) -> Consumer:
        """Notes every change with what it saw before it; sometimes it fails when it has already written."""
        consumer = Consumer(APP)

        @consumer.on(StandGewijzigd)
        async def noteer(session: WriteSession, event: Event) -> None:
            nummer = event.gegevens(StandGewijzigd).nummer
            rij = {"gemeente": event.gemeente, "nummer": nummer, "sleutel": event.subject, "sequence": event.sequence}
            await session.execute(_NOTEER, rij)
            if self.fouten[nummer] > 0:
                self.fouten[nummer] -= 1
                raise ValueError

        return consumer


class _Terug(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """This transaction must leave no trace."""


_NOTEER = text(
    """
    INSERT INTO gevolg (gemeente, nummer, sleutel, sequence, vorige)
    SELECT :gemeente, :nummer, :sleutel, :sequence, coalesce(max(sequence), 0) FROM gevolg WHERE sleutel = :sleutel
    """
)
_WIJZIG = text("INSERT INTO wijziging (gemeente, nummer, sleutel, sequence) VALUES (:gemeente, :nummer, :sleutel, :sequence)")


async def _voer_uit(db: Database, opdracht: Opdracht) -> None:
    async with db.write({s.gemeente for _, s in opdracht.wijzigingen}) as session:
        for nummer, sleutel in opdracht.wijzigingen:
            vraag = select(Stand).where(Stand.gemeente == sleutel.gemeente, Stand.id == sleutel.id).with_for_update()
            stand = (await session.scalars(vraag)).one()
            await append(session, StandGewijzigd(nummer=nummer), aggregate=stand, boekdatum=BOEKDATUM)
            rij = {"gemeente": sleutel.gemeente, "nummer": nummer, "sleutel": sleutel.id, "sequence": stand.versie}
            await session.execute(_WIJZIG, rij)
        if opdracht.terug:
            raise _Terug


@dataclass(frozen=True, slots=True)
class Opstelling:
    """A database of its own with the app and the bus in it, for one seed after the other."""

    dsn: str
    settings: Settings

    @classmethod
    async def richt_in(cls, adres: Adres, aantal: int) -> "list[Opstelling]":
        """Make this many databases, all alike. Logging in is made cheap: a simulated process does it often and proves nothing by it."""
        namen = [f"{APP}_{i}" for i in range(aantal)]
        opstellingen = [cls(adres.dsn(naam), _settings(adres, naam)) for naam in namen]
        server = await asyncpg.connect(adres.dsn())
        await server.execute(f"CREATE DATABASE {namen[0]}")
        eerste = await asyncpg.connect(adres.dsn(namen[0]))
        await eerste.execute("SET scram_iterations = 1")
        for statement in (*role_statements(APP, WACHTWOORD), *bus.create_statements(WACHTWOORD)):
            await eerste.execute(statement)
        await eerste.close()
        await migreer(opstellingen[0].settings, "tests.simulation.migraties")
        for naam in namen[1:]:
            await server.execute(f"CREATE DATABASE {naam} TEMPLATE {namen[0]}")
        await server.close()
        return opstellingen

    @asynccontextmanager
    async def beheerder(self) -> AsyncIterator[Beheerder]:
        """A connection past every right, on which the dust settles: it sees all and belongs to no process."""
        connection = await asyncpg.connect(self.dsn, server_settings={"search_path": APP})
        try:
            yield connection
        finally:
            await connection.close()


def _settings(adres: Adres, database: str) -> Settings:
    plek = f"{adres.host}:{adres.poort}/{database}"
    return Settings(
        omgeving="proef",
        database_url=SecretStr(f"postgresql+asyncpg://{{rol}}:{WACHTWOORD}@{plek}"),
        bus_url=SecretStr(f"postgresql://bus_gebruiker:{WACHTWOORD}@{plek}"),
    )


async def maak_leeg(db: Beheerder, wereld: Wereld) -> None:
    """End what an earlier seed left running in the server, empty every table, and open the accounts of this one."""
    await db.execute(
        """
        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
         WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
        """
    )
    await db.execute("TRUNCATE outbox, inbox, geparkeerd, stand, wijziging, gevolg, bus.bericht, bus.voortgang RESTART IDENTITY")
    await db.executemany("INSERT INTO stand (gemeente, id) VALUES ($1, $2)", [(s.gemeente, s.id) for s in wereld.sleutels])
