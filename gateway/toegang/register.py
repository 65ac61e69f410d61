"""What does the register say now? A copy in memory that is never older than a few seconds.

The register is small (gemeenten and clients of one region), so it is read whole: an unknown client costs nothing, and a
withdrawn one is out within `vers_s` in every process.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass

from gateway.toegang.domain.client import Client
from gateway.toegang.store import queries
from kernel.db import Database


@dataclass(frozen=True, slots=True)
class Stand:
    """The register at one moment: active clients by id, and the gemeenten of the region."""

    clients: Mapping[str, Client]
    regio: frozenset[str]


class Register:
    """Reads the register when the copy is too old; of many requests at once, one reads."""

    def __init__(self, db: Database, vers_s: float) -> None:
        self._db, self._vers_s = db, vers_s
        self._stand = Stand({}, frozenset())
        self._gelezen = float("-inf")
        self._een_tegelijk = asyncio.Lock()

    async def stand(self) -> Stand:
        """The register as it was at most `vers_s` ago. Raises DatabaseBezet or a database error; there is no older truth."""
        if self._is_oud():
            async with self._een_tegelijk:
                if self._is_oud():
                    begin = time.monotonic()
                    async with self._db.read() as session:
                        self._stand = Stand(await queries.actieve_clients(session), await queries.regio(session))
                    self._gelezen = begin
        return self._stand

    def _is_oud(self) -> bool:
        return time.monotonic() - self._gelezen >= self._vers_s
