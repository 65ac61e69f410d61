"""One seed: which processes run, when each dies, and who takes the next step; then the dust settles and the promises are checked.

Two producers, one or two relays and one or two consumers, each in a process of its own. They are killed between two awaits and started
again, and lose connections; deaths run out, and then what can be done gets done. After that the cause of what was parked is mended, and
while the producers go on a replay runs, which is killed too.
"""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import Any
from unittest.mock import patch

from kernel import inbox
from kernel.bus.postgres import PostgresBus
from kernel.db import Database
from kernel.inbox import Intake
from kernel.outbox import relay
from tests.simulation import beloften
from tests.simulation.machine import Lot, Machine, Proces
from tests.simulation.wereld import Beheerder, Opstelling, Wereld, maak_leeg

#: How long the process whose turn it is may wait for an answer or a timer before another gets the turn: seconds of the machine's clock.
GEDULD_S = 0.02
#: Turns between two looks at how things stand.
KIJK = 40
#: How long nothing may move and nobody be born before we say that nothing will: seconds of that clock, beyond every pause in the kernel.
STIL_S = 15.0
#: Awaits in the life of a process that is bound to die: enough to start and do a few rounds.
LEVENSDUUR = 120


@dataclass(slots=True)
class Plek:
    """A place for one process after the other. `doden`: how many of them are still to die."""

    naam: str
    werk: Callable[[], Coroutine[Any, Any, None]]
    doden: int
    kans: Random
    proces: Proces | None = None

    @property
    def af(self) -> bool:
        """The work of this place is done."""
        return self.proces is not None and self.proces.af


@dataclass(slots=True)
class Simulatie:
    """The scheduler of one seed. Which process, which fate: `kans` decides, so that a seed says it all."""

    machine: Machine
    kans: Random
    wereld: Wereld
    db: Beheerder
    plekken: list[Plek] = field(default_factory=list)
    geboorten: int = 0

    async def draai(self) -> list[str]:
        """Return every promise that was broken."""
        self._open("producent", 2, 2, self._producent)
        self._open("relay", self.kans.choice((1, 1, 2)), 3, self._relay)
        self._open("consumer", self.kans.choice((1, 1, 2)), 3, self._consumer)
        try:
            if breuken := await self._tot_rust() or await beloften.na_de_storm(self.db, self.wereld):
                return breuken
            self.wereld.herstel()
            self._open("producent", 2, 1, self._producent)
            if self.wereld.hopeloos:
                self._open("herhaling", self.kans.choice((1, 1, 2)), 2, self._herhaling)
            return await self._tot_rust() or await beloften.aan_het_eind(self.db)
        finally:
            for plek in self.plekken:
                if plek.proces is not None and plek.proces.leeft:
                    await plek.proces.sterf()

    def _open(self, naam: str, aantal: int, doden: int, werk: Callable[[int], Coroutine[Any, Any, None]]) -> None:
        for i in range(aantal):
            kans = Random(self.kans.random())
            self.plekken.append(Plek(f"{naam}-{i}", partial(werk, i), kans.randint(0, doden), kans))

    async def _tot_rust(self) -> list[str]:
        """Give turns until all is done. Whoever can end must have ended; and what never will be done is named."""
        vorige, sinds = None, self.machine.time()
        eindig = [p for p in self.plekken if p.naam.startswith(("producent", "herhaling"))]
        while True:
            for _ in range(KIJK):
                await self._beurt()
            stand = await beloften.stand(self.db)
            if stand.klaar and all(p.af for p in eindig):
                return []
            if (stand, self.geboorten) != vorige:
                vorige, sinds = (stand, self.geboorten), self.machine.time()
            elif self.machine.time() - sinds > STIL_S:
                return [f"komt niet tot rust: {stand}, niet af: {[p.naam for p in eindig if not p.af]}"]

    async def _beurt(self) -> None:
        plek = self.kans.choice([p for p in self.plekken if not p.af])
        if plek.proces is None or not plek.proces.leeft:
            self.geboorten += 1
            plek.proces = Proces(self.machine, plek.naam, plek.werk, _lot(plek), plek.kans)
            return
        if plek.proces.gereed.done():
            plek.proces.stap()
        # Its answer comes before another has a turn, unless it sleeps or is held up: so a seed takes nearly the same course each time.
        await asyncio.wait([plek.proces.gereed], timeout=GEDULD_S)

    async def _producent(self, wie: int) -> None:
        await self.wereld.produceer(wie)

    async def _relay(self, _: int) -> None:
        db, bus = Database(self.wereld.settings, "worker"), PostgresBus(self.wereld.settings.bus_url.get_secret_value())
        await relay.Relay(db, bus).run(asyncio.Event())

    async def _consumer(self, _: int) -> None:
        await self._intake().run(asyncio.Event())

    async def _herhaling(self, _: int) -> None:
        """As a person would: once, and again when it says that it could not."""
        klaar = False
        while not klaar:
            try:
                klaar = await self._intake().replay() is not None
            except Exception:  # noqa: BLE001 - the database was away
                await asyncio.sleep(1)

    def _intake(self) -> Intake:
        db, bus = Database(self.wereld.settings, "worker"), PostgresBus(self.wereld.settings.bus_url.get_secret_value())
        geen_apps: Any = None  # no handler here fetches
        return Intake(self.wereld.consumer(), db, bus, geen_apps)


def _lot(plek: Plek) -> Lot:
    """The fate of the next process at this place, whoever else there is."""
    sterft, knipt, kans = plek.doden > 0, plek.kans.random() < 0.3, plek.kans
    plek.doden -= sterft
    return Lot(
        sterft_na=kans.randint(1, LEVENSDUUR) if sterft else None,
        voor_antwoord=kans.random() < 0.5,
        knipt_na=kans.randint(1, LEVENSDUUR) if knipt else None,
        alles=kans.random() < 0.5,
        zonder_net_s=kans.choice((0.0, 0.0, 0.3, 0.7, 3.0)),
    )


async def _simuleer(machine: Machine, opstelling: Opstelling, seed: int) -> list[str]:
    kans = Random(seed)
    wereld = Wereld.verzin(opstelling.settings, kans)
    with patch.object(relay, "BATCH", kans.choice((2, 5, 1000))), patch.object(inbox, "BATCH", kans.choice((2, 5, 200))):
        async with opstelling.beheerder() as db:
            await maak_leeg(db, wereld)
            return await Simulatie(machine, kans, wereld, db).draai()


def simuleer(opstelling: Opstelling, seed: int) -> list[str]:
    """Live through one seed, on a machine of its own; return every promise that was broken."""
    machine = Machine()
    try:
        return machine.run_until_complete(_simuleer(machine, opstelling, seed))
    finally:
        machine.sluit()
