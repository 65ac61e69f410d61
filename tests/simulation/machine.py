"""The machine that the simulated processes run on: an event loop with a clock that skips idle time, and sockets that belong to a process.

A process is one coroutine, driven by hand from one await to the next, each step when its turn is given. It can be killed between any
two awaits. Then its sockets are cut first, and it can open no new ones: whatever its `finally` blocks still try reaches nobody, as when
the operating system clears up after `kill -9`. Its connections can also be cut while it lives, and be refused for a while.
"""

import asyncio
import selectors
import types
from collections.abc import Callable, Coroutine, Generator
from contextlib import suppress
from contextvars import ContextVar, copy_context
from dataclasses import dataclass
from random import Random
from typing import Any

#: How long the machine waits for real for an answer before it takes the server to be held up, by a lock that another process has.
ADEM_S = 0.004
#: How far the clock then moves at most: 0.1 s of silence must not look like the kernel's time limits of 10 s and more.
SPRONG_S = 0.02

_PROCES: "ContextVar[Proces | None]" = ContextVar("proces", default=None)


class _Haast(selectors.DefaultSelector):
    """Waits for answers, never for a timer. `nu`: the clock, which moves only when there is nothing to do."""

    def __init__(self) -> None:
        super().__init__()
        self.nu = 0.0
        self.open_vragen: set[int] = set()  # sockets on which something was sent and nothing came back yet

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or timeout <= 0:
            klaar = super().select(timeout)
        elif self.open_vragen:
            if not (klaar := super().select(ADEM_S)):
                self.nu += min(timeout, SPRONG_S)
        elif not (klaar := super().select(0)):
            self.nu += timeout
        self.open_vragen -= {sleutel.fd for sleutel, _ in klaar}
        return klaar


class Machine(asyncio.SelectorEventLoop):
    """The event loop: everything in a process meets only this clock and these sockets."""

    def __init__(self) -> None:
        self._haast = _Haast()
        super().__init__(self._haast)

    def time(self) -> float:
        """Seconds since the machine began, by its own clock."""
        return self._haast.nu

    async def create_connection(self, *args: Any, **kwargs: Any) -> Any:
        """A connection belongs to the process that opens it, and dies with it."""
        proces = _PROCES.get()
        if proces is not None:
            proces.mag_verbinden()
        # In a task of its own, which a kill does not stop halfway: the system too either connects a socket or clears it up.
        return await asyncio.shield(self.create_task(self._verbind(proces, *args, **kwargs)))

    def sluit(self) -> None:
        """End what a dead process left waiting, and close."""
        if rest := asyncio.all_tasks(self):
            for taak in rest:
                taak.cancel()
            self.run_until_complete(asyncio.wait(rest))
        self.run_until_complete(self.shutdown_asyncgens())
        self.close()

    async def _verbind(self, proces: "Proces | None", *args: Any, **kwargs: Any) -> Any:
        vraag = -id(args)  # connecting is a request too, and has no socket yet
        self._haast.open_vragen.add(vraag)
        try:
            transport, protocol = await super().create_connection(*args, **kwargs)
        finally:
            self._haast.open_vragen.discard(vraag)
        self._luister_mee(transport)
        if proces is not None:
            proces.verbindingen.append(transport)
            if not proces.leeft:
                transport.abort()
        return transport, protocol

    def _luister_mee(self, transport: Any) -> None:
        """Know of every request that it is on its way, until the socket is closed."""
        fd, vragen = transport.get_extra_info("socket").fileno(), self._haast.open_vragen

        def na(merk: Callable[[int], None], methode: Callable[..., None]) -> Callable[..., None]:
            def samen(*args: Any) -> None:
                merk(fd)
                methode(*args)

            return samen

        transport.write, transport.writelines = na(vragen.add, transport.write), na(vragen.add, transport.writelines)
        transport.close, transport.abort = na(vragen.discard, transport.close), na(vragen.discard, transport.abort)


@dataclass(frozen=True, slots=True)
class Lot:
    """What befalls a process, counted in awaits. `sterft_na` None: it lives on."""

    sterft_na: int | None = None
    #: Killed with its last request sent and the answer not yet there; else with the answer there and not yet read.
    voor_antwoord: bool = False
    knipt_na: int | None = None
    #: All connections are cut, or one of them; new ones are refused for some seconds.
    alles: bool = True
    zonder_net_s: float = 0.0


class Proces:
    """One process. `gereed` is done when it could take its next step, and when it lives no more; `af`: it ended by itself."""

    def __init__(self, machine: Machine, naam: str, werk: Callable[[], Coroutine[Any, Any, None]], lot: Lot, kans: Random) -> None:
        self.naam, self._machine, self._lot, self._kans = naam, machine, lot, kans
        self.verbindingen: list[asyncio.Transport] = []
        self.leeft, self.af, self.stappen = True, False, 0
        self._aan_zet, self._geen_net_tot = False, 0.0
        self._poort: asyncio.Future[None] = machine.create_future()
        self.gereed: asyncio.Future[None] = machine.create_future()
        context = copy_context()
        context.run(_PROCES.set, self)
        self.taak = machine.create_task(self._leef(werk()), context=context)

    def stap(self) -> None:
        """Give it its turn: it runs to its next await."""
        self._aan_zet = True
        self.gereed = self._machine.create_future()
        if not self._poort.done():
            self._poort.set_result(None)

    def mag_verbinden(self) -> None:
        """Raises ConnectionRefusedError for the dead and during an outage."""
        if not self.leeft or self._machine.time() < self._geen_net_tot:
            raise ConnectionRefusedError

    async def sterf(self) -> None:
        """Kill it, wherever it is."""
        self._dood()
        if not self._poort.done():
            self._poort.set_result(None)
        await asyncio.wait([self.taak])

    def _dood(self) -> None:
        self.leeft = False
        self._knip(len(self.verbindingen))

    def _knip(self, aantal: int) -> None:
        """Cut some connections. What was sent is on its way; what was not sent never will be."""
        for verbinding in self._kans.sample(self.verbindingen, aantal):
            verbinding.abort()
            self.verbindingen.remove(verbinding)

    def _noodlot(self) -> None:
        """What must happen at this await happens now."""
        if self.stappen == self._lot.knipt_na and self.verbindingen:
            self._knip(len(self.verbindingen) if self._lot.alles else 1)
            self._geen_net_tot = self._machine.time() + self._lot.zonder_net_s
        if self.stappen == self._lot.sterft_na:
            self._dood()

    async def _leef(self, coroutine: Coroutine[Any, Any, None]) -> None:
        try:
            await self._drijf(coroutine)
        finally:
            self._dood()
            if not self.gereed.done():
                self.gereed.set_result(None)
            await _ontbind(coroutine)

    @types.coroutine
    def _drijf(self, coroutine: Coroutine[Any, Any, None]) -> Generator[Any, Any, None]:
        """Forward what the coroutine waits for, and before every step wait for a turn as well."""
        fout: BaseException | None = None
        while True:
            fout = (yield from self._wacht_op_beurt()) or fout
            if not self.leeft:
                return
            try:
                wacht_op = coroutine.throw(fout) if fout else coroutine.send(None)
            except StopIteration:
                self.af = True
                return
            fout = None
            self.stappen += 1
            if self._lot.voor_antwoord:
                self._noodlot()
            if not self.leeft:
                return
            try:
                yield wacht_op
            except BaseException as f:  # noqa: BLE001 - whatever the loop throws in is for the coroutine
                fout = f
            if not self._lot.voor_antwoord:
                self._noodlot()

    def _wacht_op_beurt(self) -> Generator[Any, Any, BaseException | None]:
        fout: BaseException | None = None
        while self.leeft and not self._aan_zet:
            self._poort = self._machine.create_future()
            if not self.gereed.done():
                self.gereed.set_result(None)
            try:
                yield from self._poort
            except asyncio.CancelledError as f:  # a time limit of the coroutine's own went off meanwhile
                fout = f
        self._aan_zet = False
        return fout


@types.coroutine
def _ontbind(coroutine: Coroutine[Any, Any, None]) -> Generator[Any, Any, None]:
    """Cancel what is dead at each await, so that it leaves this process' memory: nothing it still tries gets through."""
    for _ in range(100):
        try:
            wacht_op = coroutine.throw(asyncio.CancelledError())
        except BaseException:  # noqa: BLE001 - how it ends no longer matters
            return
        with suppress(BaseException):
            yield wacht_op
    raise AssertionError("a dead process keeps running")
