"""One transaction per request or job step: who opens it, for which gemeenten, and when it commits.

Usecases never commit; this module does. A session is typed as read or write, so that a signature shows who changes
things. The set of gemeenten is put in `app.gemeenten` when the transaction begins: row level security does the rest.
"""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Annotated, Any, ClassVar, Literal, NewType, cast
from uuid import UUID

from fastapi import Depends, Request
from sqlalchemy import Connection, MetaData, text
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolLeeg
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import String

from kernel.auth.depends import ActorDep
from kernel.problem import Fout
from kernel.settings import AppSettings

ReadSession = NewType("ReadSession", AsyncSession)
WriteSession = NewType("WriteSession", AsyncSession)
#: What a query that serves both may ask for.
AnySession = ReadSession | WriteSession

Rol = Literal["app", "worker"]

_SET_GEMEENTEN = text("SELECT set_config('app.gemeenten', :gemeenten, true)")
_READ_ONLY = text("SET TRANSACTION READ ONLY")


class DatabaseBezet(Fout):
    """Het is nu te druk. Probeer het over enkele seconden opnieuw."""

    status = 503


def is_weg(fout: Exception) -> bool:
    """Whether the database was away (lost, refusing, starting, stopping, full), as opposed to the work being wrong."""
    if isinstance(fout, DBAPIError):
        return fout.connection_invalidated or (getattr(fout.orig, "sqlstate", None) or "").startswith(("08", "53", "57P"))
    return isinstance(fout, DatabaseBezet | PoolLeeg | ConnectionError | TimeoutError)


class Tabel(DeclarativeBase):
    """Base of every mapped table. An app makes its own subclass with its own `metadata` in `store/tables.py`."""

    __abstract__ = True
    metadata: ClassVar[MetaData]
    type_annotation_map: ClassVar[dict[Any, Any]] = {UUID: PG_UUID(as_uuid=True)}


class Tenant:
    """A row that belongs to one gemeente: the code comes first in every key, because constraints look past RLS."""

    gemeente: Mapped[str] = mapped_column(String(4), primary_key=True)
    id: Mapped[UUID] = mapped_column(PG_UUID(as_uuid=True), primary_key=True, server_default=text("uuidv7()"))


class Aggregate(Tenant):
    """A row that events are about. `versie` counts its events: it is their `sequence` and the resource's ETag."""

    versie: Mapped[int] = mapped_column(default=0, server_default=text("0"))


class Database:
    """The database of one app, as one role. `bij_commit` is called after every commit that wrote: it wakes the relay."""

    def __init__(self, settings: AppSettings, rol: Rol, *, pool: int | None = None) -> None:
        self.settings, self.rol = settings, rol
        grootte = pool or (settings.pool_api if rol == "app" else settings.pool_worker)
        self.engine = make_engine(settings, rol, pool=grootte)
        self.bij_commit: list[Callable[[], None]] = []
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)

    @asynccontextmanager
    async def read(self, gemeenten: Iterable[str] = ()) -> AsyncIterator[ReadSession]:
        """A read-only transaction that sees only these gemeenten."""
        async with self._begin(gemeenten) as session:
            await session.execute(_READ_ONLY)
            yield ReadSession(session)

    @asynccontextmanager
    async def write(self, gemeenten: Iterable[str] = ()) -> AsyncIterator[WriteSession]:
        """A transaction that commits when the block ends well, and rolls back when it does not."""
        async with self._begin(gemeenten) as session:
            yield WriteSession(session)
        for wek in self.bij_commit:
            wek()

    @asynccontextmanager
    async def _begin(self, gemeenten: Iterable[str]) -> AsyncIterator[AsyncSession]:
        async with self._sessions() as session:
            try:
                await session.begin()
                await set_gemeenten(session, gemeenten)
            except PoolLeeg as leeg:
                raise DatabaseBezet from leeg
            yield session
            await session.commit()

    async def close(self) -> None:
        """Give all connections back."""
        await self.engine.dispose()


async def set_gemeenten(session: AsyncSession, gemeenten: Iterable[str]) -> None:
    """Narrow the transaction to these gemeenten. An empty set sees and writes no tenant row at all."""
    await session.execute(_SET_GEMEENTEN, {"gemeenten": ",".join(sorted(gemeenten))})


def make_engine(settings: AppSettings, rol: str, *, pool: int) -> AsyncEngine:
    """An engine for one role of one app. The schema is the app's own, so no statement names it."""
    return create_async_engine(
        settings.database_adres(rol),
        pool_size=pool,
        max_overflow=0,
        pool_timeout=settings.pool_wacht_s,
        pool_pre_ping=False,
        hide_parameters=True,  # an error's text never quotes what a statement was given
        connect_args={
            "ssl": settings.database_tls(),
            "server_settings": {"search_path": settings.app, "application_name": f"regioloket-{settings.app}-{rol}"},
        },
    )


def sync_connection(connection: Connection) -> Any:
    """The asyncpg connection below a SQLAlchemy one: for COPY, which SQLAlchemy does not know."""
    return cast("Any", connection.connection).driver_connection


async def raw_connection(session: AnySession) -> Any:
    """The asyncpg connection of this session's transaction: for COPY, which SQLAlchemy does not know."""
    return await (await session.connection()).run_sync(sync_connection)


async def _read_session(request: Request, actor: ActorDep) -> AsyncIterator[ReadSession]:
    async with request.app.state.db.read(actor.gemeenten) as session:
        yield session


async def _write_session(request: Request, actor: ActorDep) -> AsyncIterator[WriteSession]:
    async with request.app.state.db.write(actor.gemeenten) as session:
        yield session


# scope="function": the transaction commits before the answer leaves, so a 201 is never a promise that can still fail.
ReadSessionDep = Annotated[ReadSession, Depends(_read_session, scope="function")]
WriteSessionDep = Annotated[WriteSession, Depends(_write_session, scope="function")]
