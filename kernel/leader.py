"""Which process does it? One at a time, chosen by an advisory lock on a connection of its own.

When that connection breaks the lock is gone, and another process may take over; so whoever leads asks `leads()` again
before every round, and everything a leader does is safe to do twice.
"""

import asyncio
from zlib import crc32

import asyncpg
from sqlalchemy.engine import make_url

from kernel.settings import AppSettings

#: First half of the advisory lock's key: «this lock is a leadership of regioloket».
_LOCK_CLASS = 0x7265
_LOCK = "SELECT pg_try_advisory_lock($1, $2)"


class Leader:
    """The leadership of one task of one app, such as `intake.relay`."""

    def __init__(self, settings: AppSettings, taak: str) -> None:
        url = make_url(settings.database_adres("worker"))
        self._dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._tls = settings.database_tls()
        self._naam = f"{settings.app}.{taak}"
        # crc32 as a signed int: what pg_try_advisory_lock(int, int) takes.
        self._key = int.from_bytes(crc32(self._naam.encode()).to_bytes(4), signed=True)
        self._turn = asyncio.Lock()
        self._connection: asyncpg.Connection[asyncpg.Record] | None = None
        self._leading = False

    async def leads(self) -> bool:
        """Whether this process leads now; tries to become the leader when nobody is."""
        async with self._turn:  # the jobs of one worker share one leadership
            return await self._leads()

    async def _leads(self) -> bool:
        if self._connection is None or self._connection.is_closed():
            self._leading = False
            self._connection = await asyncpg.connect(
                self._dsn, timeout=10, ssl=self._tls, server_settings={"application_name": f"regioloket-{self._naam}"}
            )
        if not self._leading:  # who stands by keeps its connection: it asks twenty times a second
            self._leading = bool(await self._connection.fetchval(_LOCK, _LOCK_CLASS, self._key))
        return self._leading

    async def resign(self) -> None:
        """Let go, so that another process need not wait for a timeout."""
        if self._connection is not None:
            await self._connection.close()
            self._connection = None
            self._leading = False
