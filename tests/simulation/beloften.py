"""What must be true when the dust has settled. Each check reads the database as its administrator and trusts no count of the simulation."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from uuid import UUID

from tests.simulation.wereld import Beheerder, StandGewijzigd, Wereld

_STAND = """
SELECT (SELECT count(*) FROM outbox WHERE verzonden_op IS NULL) AS onverzonden,
       (SELECT count(*) FROM bus.bericht WHERE positie > coalesce((SELECT max(positie) FROM bus.voortgang), 0)) AS onverwerkt,
       (SELECT count(*) FROM gevolg) AS gevolgen,
       (SELECT count(*) FROM geparkeerd) AS geparkeerd
"""


@dataclass(frozen=True, slots=True)
class Stand:
    """How far things are. While any of these figures moves, there is hope."""

    onverzonden: int
    onverwerkt: int
    gevolgen: int
    geparkeerd: int

    @property
    def klaar(self) -> bool:
        """Everything is sent, and handled or parked."""
        return self.onverzonden == self.onverwerkt == 0


@dataclass(frozen=True, slots=True)
class Feit:
    """One change, as it was made, as it lies on the bus, or as its effect."""

    gemeente: str
    sleutel: UUID
    sequence: int
    nummer: int


async def stand(db: Beheerder) -> Stand:
    """Where things are now."""
    return Stand(*(await db.fetch(_STAND))[0])


async def na_de_storm(db: Beheerder, wereld: Wereld) -> list[str]:
    """The promises before the mending: what waits, waits for a reason."""
    gemaakt, bus, gevolgen = await _gemaakt(db), await _op_de_bus(db), await _gevolgen(db)
    wachtend = [StandGewijzigd.model_validate(inhoud["data"]).nummer for inhoud in await _geparkeerd(db)]
    return [*_bus_klopt(gemaakt, bus), *_wachten_klopt(gemaakt, wachtend, wereld), *_gevolgen_kloppen(gemaakt, gevolgen, set(wachtend))]


async def aan_het_eind(db: Beheerder) -> list[str]:
    """The promises at the end: nothing waits."""
    gemaakt, bus, gevolgen = await _gemaakt(db), await _op_de_bus(db), await _gevolgen(db)
    wachtend = [f"nog geparkeerd: {inhoud['subject']} {inhoud['sequence']}" for inhoud in await _geparkeerd(db)]
    return [*_bus_klopt(gemaakt, bus), *wachtend, *_gevolgen_kloppen(gemaakt, gevolgen, set())]


def _bus_klopt(gemaakt: set[Feit], bus: list[Feit]) -> list[str]:
    """Every committed event is on the bus at least once, nothing else is, and those of a key came on it in order."""
    breuken = [f"nooit op de bus: {feit}" for feit in gemaakt - set(bus)]
    breuken += [f"op de bus zonder vastgelegd te zijn: {feit}" for feit in set(bus) - gemaakt]
    for sleutel, feiten in _per_sleutel(list(dict.fromkeys(bus))).items():
        if (volgorde := [f.sequence for f in feiten]) != sorted(volgorde):
            breuken.append(f"op de bus uit de volgorde: {sleutel} {volgorde}")
    return breuken


def _gevolgen_kloppen(gemaakt: set[Feit], gevolgen: list[tuple[Feit, int]], wachtend: set[int]) -> list[str]:
    """Every committed event that is not parked had its effect once; per key in order, each seeing the one before it."""
    verwacht = {f for f in gemaakt if f.nummer not in wachtend}
    aantallen = Counter(feit for feit, _ in gevolgen)
    breuken = [f"geen gevolg: {feit}" for feit in verwacht - set(aantallen)]
    breuken += [f"gevolg zonder vastgelegd te zijn: {feit}" for feit in set(aantallen) - gemaakt]
    breuken += [f"{aantal} keer een gevolg: {feit}" for feit, aantal in aantallen.items() if aantal > 1]
    breuken += [f"gevolg uit de volgorde: {feit} zag {vorige}" for feit, vorige in gevolgen if vorige != feit.sequence - 1]
    return breuken


def _wachten_klopt(gemaakt: set[Feit], wachtend: list[int], wereld: Wereld) -> list[str]:
    """Parked, once each: what could not succeed, and what comes behind it in its key; nothing else."""
    verwacht = set[int]()
    for feiten in _per_sleutel(sorted(gemaakt, key=lambda f: f.sequence)).values():
        eerste = min((f.sequence for f in feiten if f.nummer in wereld.hopeloos), default=None)
        verwacht |= {f.nummer for f in feiten if eerste is not None and f.sequence >= eerste}
    breuken = [f"ten onrechte geparkeerd: {n}" for n in set(wachtend) - verwacht]
    breuken += [f"niet geparkeerd: {n}" for n in verwacht - set(wachtend)]
    return breuken + [f"{aantal} keer geparkeerd: {n}" for n, aantal in Counter(wachtend).items() if aantal > 1]


def _per_sleutel(feiten: list[Feit]) -> dict[UUID, list[Feit]]:
    groepen = defaultdict[UUID, list[Feit]](list)
    for feit in feiten:
        groepen[feit.sleutel].append(feit)
    return groepen


async def _gemaakt(db: Beheerder) -> set[Feit]:
    """What was committed, by the state itself and not by the outbox."""
    return {Feit(*rij) for rij in await db.fetch("SELECT gemeente, sleutel, sequence, nummer FROM wijziging")}


async def _op_de_bus(db: Beheerder) -> list[Feit]:
    berichten = [json.loads(rij["value"]) for rij in await db.fetch("SELECT value FROM bus.bericht ORDER BY positie")]
    return [Feit(b["gemeente"], UUID(b["subject"]), int(b["sequence"]), b["data"]["nummer"]) for b in berichten]


async def _gevolgen(db: Beheerder) -> list[tuple[Feit, int]]:
    rijen = await db.fetch("SELECT gemeente, sleutel, sequence, nummer, vorige FROM gevolg ORDER BY volgnummer")
    return [(Feit(*rij[:4]), rij["vorige"]) for rij in rijen]


async def _geparkeerd(db: Beheerder) -> list[dict[str, dict[str, int]]]:
    return [json.loads(rij["inhoud"]) for rij in await db.fetch("SELECT inhoud FROM geparkeerd ORDER BY nummer")]
