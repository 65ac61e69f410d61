"""Many seeds side by side: a few processes, each with a database of its own, each living through one seed at a time."""

import asyncio
import logging
import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass

import structlog

from deploy.embedded.postgres import Adres
from tests.simulation.gebreken import GEBREKEN
from tests.simulation.verloop import simuleer
from tests.simulation.wereld import Opstelling

#: More than there are cores: half of the time a simulation waits for its database.
AANTAL = min(8, (os.cpu_count() or 1) + 1)

_eigen: list[Opstelling] = []


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What became of one seed: every promise that was broken."""

    seed: int
    gebrek: str
    breuken: list[str]

    def __str__(self) -> str:
        """For a person: what went wrong, and the one command that does it again."""
        regels = [f"seed {self.seed}:", *(f"  {breuk}" for breuk in self.breuken)]
        met = "" if self.gebrek == "geen" else f" GEBREK={self.gebrek}"
        return "\n".join([*regels, f"  opnieuw: make simulate SEED={self.seed}{met}"])


class Werkers:
    """The processes. They stand ready until `sluit`."""

    def __init__(self, adres: Adres, aantal: int = AANTAL) -> None:
        loop = asyncio.new_event_loop()
        opstellingen = loop.run_until_complete(Opstelling.richt_in(adres, aantal))
        loop.close()
        self._aantal, context = aantal, multiprocessing.get_context("spawn")
        voorraad = context.Queue()
        for opstelling in opstellingen:
            voorraad.put(opstelling)
        self._pool = ProcessPoolExecutor(aantal, mp_context=context, initializer=_begin, initargs=(voorraad,))

    def leef(self, seeds: Iterable[int], gebrek: str = "geen") -> Iterator[Uitkomst]:
        """What became of each seed, as soon as it is known. Whoever stops asking leaves no more than one seed per process behind."""
        wachtrij, bezig = iter(seeds), set[Future[Uitkomst]]()
        while True:
            while len(bezig) < self._aantal and (seed := next(wachtrij, None)) is not None:
                bezig.add(self._pool.submit(_leef, seed, gebrek))
            if not bezig:
                return
            klaar, bezig = wait(bezig, return_when=FIRST_COMPLETED)
            yield from (taak.result() for taak in klaar)

    def sluit(self) -> None:
        """Wait for what is in hand, and let the processes go."""
        self._pool.shutdown()


def _begin(voorraad: "multiprocessing.Queue[Opstelling]") -> None:
    """In a process of the pool: take a database. That connections break is what we do, so nobody logs it."""
    _eigen.append(voorraad.get())
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    logging.disable(logging.CRITICAL)


def _leef(seed: int, gebrek: str) -> Uitkomst:
    with GEBREKEN[gebrek]():
        return Uitkomst(seed, gebrek, simuleer(_eigen[0], seed))
