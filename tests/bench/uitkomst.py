"""What did a bench find, beside what, and was that enough?

A module `tests/bench/bench_*.py` holds benches: async functions marked with `@bench`, that get a `Regio` and return an `Uitkomst`.

    @bench("inname")
    async def inname(regio: Regio) -> Uitkomst:
        ...
        return Uitkomst.aandeel("inname", waarde=rijen_per_s, eenheid="rijen/s", referentie=copy_per_s, grens=0.12)
"""

import json
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Self

from tests.conftest import Regio

BESTAND = Path("var/bench/uitkomst.json")

Bench = Callable[[Regio], Awaitable["Uitkomst"]]
BENCHES: dict[str, Bench] = {}


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """One figure. `verhouding` is waarde / referentie, measured in the same run. `gehaald` is None where it cannot be judged here."""

    naam: str
    waarde: float
    eenheid: str
    referentie: float
    verhouding: float
    grens: float | None
    gehaald: bool | None

    @classmethod
    def minstens(cls, naam: str, *, waarde: float, eenheid: str, referentie: float, grens: float | None) -> Self:
        """`waarde` must reach `grens`: a rate."""
        return cls._maak(naam, waarde, eenheid, referentie, grens, gehaald=None if grens is None else waarde >= grens)

    @classmethod
    def hoogstens(cls, naam: str, *, waarde: float, eenheid: str, referentie: float, grens: float | None) -> Self:
        """`waarde` must stay within `grens`: a duration or a size."""
        return cls._maak(naam, waarde, eenheid, referentie, grens, gehaald=None if grens is None else waarde <= grens)

    @classmethod
    def aandeel(cls, naam: str, *, waarde: float, eenheid: str, referentie: float, grens: float | None) -> Self:
        """`waarde` must be at least this part of `referentie`."""
        return cls._maak(naam, waarde, eenheid, referentie, grens, gehaald=None if grens is None else waarde / referentie >= grens)

    @classmethod
    def _maak(cls, naam: str, waarde: float, eenheid: str, referentie: float, grens: float | None, *, gehaald: bool | None) -> Self:
        return cls(
            naam, _rond(waarde), eenheid, _rond(referentie), _rond(waarde / referentie), None if grens is None else _rond(grens), gehaald
        )

    def zonder_oordeel(self) -> Self:
        """The same figure where this machine cannot tell whether the bound holds."""
        return replace(self, gehaald=None)

    def regel(self) -> str:
        """For the person at the terminal."""
        oordeel = {True: "gehaald", False: "NIET gehaald", None: "niet te beoordelen"}[self.gehaald]
        grens = "geen grens" if self.grens is None else f"grens {self.grens:g}"
        naast = f"naast {self.referentie:g} (verhouding {self.verhouding:g})"
        return f"{self.naam:16} {self.waarde:>10g} {self.eenheid:16} {naast:42} {grens}: {oordeel}"


def bench(naam: str) -> Callable[[Bench], Bench]:
    """Register a bench under its name of `make bench B=…`."""

    def registreer(functie: Bench) -> Bench:
        assert naam not in BENCHES, f"there are two benches called {naam}"
        BENCHES[naam] = functie
        return functie

    return registreer


def bewaar(uitkomsten: Iterable[Uitkomst], bestand: Path = BESTAND) -> None:
    """Put the figures in the file; figures of other benches stay as they were."""
    eerder = {u["naam"]: u for u in json.loads(bestand.read_text())} if bestand.exists() else {}
    eerder |= {u.naam: asdict(u) for u in uitkomsten}
    bestand.parent.mkdir(parents=True, exist_ok=True)
    bestand.write_text(json.dumps(list(eerder.values()), indent=2, ensure_ascii=False) + "\n")


def _rond(getal: float) -> float:
    """Three significant digits: more would claim a precision that a shared machine has not."""
    return float(f"{getal:.3g}")
