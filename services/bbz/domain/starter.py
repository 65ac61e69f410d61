"""Starters: the preparation in phases, and what a provider earns by it (Bbz 2004, art. 2 lid 3; Divosa 2017, chapter 3)

The phases follow each other; after each the klantmanager says go or no-go. A contract pays in parts, each on an outcome: 75 % with a plan
and 25 % at the start, or two halves; and a bonus with all of its conditions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kernel.geld import NUL, Bedrag, totaal, verdeel
from services.bbz.domain.fouten.starter import ContractKloptNiet, FaseNietAanDeBeurt, GroepVol, MetingTeVroeg, TrajectAfgerond
from services.bbz.domain.levensonderhoud import laatste_dag

#: A group is at most so large (ZLF; Divosa 2017, § 3.3).
GROEP_MAX = 12
#: Months after the start at which durable outflow is measured (Divosa 2017, § 1.3).
METINGEN = (12, 48)
#: Den Haag: a year without uitkering, and at least half a year without levensonderhoud of the Bbz (Divosa 2017, § 3.4).
JAAR, HALF_JAAR = 12, 6


class Fase(StrEnum):
    """In order; a gemeente may leave phases out."""

    VOORLICHTING = "voorlichting"
    ENTREETOETS = "entreetoets"
    ORIENTATIE = "orientatie"
    ONTWIKKEL = "ontwikkel"


class Trajectuitkomst(StrEnum):
    """What became of it. Loondienst and parttime are good outcomes too."""

    GESTART_MET_BBZ = "gestart-met-bbz"
    GESTART_ZONDER_BBZ = "gestart-zonder-bbz"
    LATER_STARTEN = "later-starten"
    LOONDIENST = "loondienst"
    PARTTIME = "parttime"
    NIET_GESCHIKT = "niet-geschikt"
    GESTOPT = "gestopt"

    @property
    def gestart(self) -> bool:
        """Did a business begin?"""
        return self in {Trajectuitkomst.GESTART_MET_BBZ, Trajectuitkomst.GESTART_ZONDER_BBZ}


class Mijlpaal(StrEnum):
    """On what a part of the price is paid."""

    BEGIN = "begin"
    PLAN = "plan"
    START = "start"


def toets_fase(gedaan: Sequence[tuple[Fase, bool]], volgende: Fase, *, afgerond: bool) -> None:
    """Raise TrajectAfgerond, or FaseNietAanDeBeurt after a no-go and for a phase that is not later than the last."""
    if afgerond:
        raise TrajectAfgerond
    volgorde = list(Fase)
    if gedaan and (not gedaan[-1][1] or volgorde.index(volgende) <= volgorde.index(gedaan[-1][0])):
        raise FaseNietAanDeBeurt(volgende.value, gedaan[-1][0].value)


def toets_groep(deelnemers: int, plaatsen: int) -> None:
    """Raise GroepVol when nobody more fits."""
    if deelnemers >= min(plaatsen, GROEP_MAX):
        raise GroepVol(min(plaatsen, GROEP_MAX))


def toets_meting(onderneming_op: date, na_maanden: int, vandaag: date) -> None:
    """Raise MetingTeVroeg before so many months have passed since the start."""
    vanaf = laatste_dag(onderneming_op, na_maanden)
    if vandaag <= vanaf:
        raise MetingTeVroeg(na_maanden, vanaf)


def duurzaam(maanden_uitkering: int, maanden_levensonderhoud: int) -> bool:
    """Durable: no month on an uitkering and none on levensonderhoud in the whole period."""
    return maanden_uitkering == 0 and maanden_levensonderhoud == 0


@dataclass(frozen=True, slots=True)
class Contract:
    """`delen`: per mijlpaal its share in percent, together 100. `bonus` is paid on top, on both conditions of Den Haag."""

    prijs: Bedrag
    delen: Mapping[Mijlpaal, Decimal]
    bonus: Bedrag = NUL

    def __post_init__(self) -> None:
        if sum(self.delen.values()) != 100 or any(d <= 0 for d in self.delen.values()):  # noqa: PLR2004 - per cent
            raise ContractKloptNiet("de delen zijn samen 100 procent")


@dataclass(frozen=True, slots=True)
class Verloop:
    """What happened, as far as it is known. `eerste_jaar`: months on an uitkering and on levensonderhoud in the year after the start."""

    begonnen: bool
    plan: bool
    gestart: bool
    eerste_jaar: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Verdienste:
    """What the provider earned, part by part."""

    delen: Mapping[Mijlpaal, Bedrag]
    bonus: Bedrag

    @property
    def samen(self) -> Bedrag:
        """All of it."""
        return totaal(self.delen.values()) + self.bonus


def verdiend(contract: Contract, verloop: Verloop) -> Verdienste:
    """The parts whose mijlpaal was reached; split so that all parts together are the price to the cent."""
    gehaald = {Mijlpaal.BEGIN: verloop.begonnen, Mijlpaal.PLAN: verloop.plan, Mijlpaal.START: verloop.gestart}
    bedragen = verdeel(contract.prijs, list(contract.delen.values()))
    delen = {m: b if gehaald[m] else NUL for m, b in zip(contract.delen, bedragen, strict=True)}
    return Verdienste(delen, contract.bonus if _bonus(verloop) else NUL)


def _bonus(verloop: Verloop) -> bool:
    """Both: a whole year without uitkering, and at least half a year of it without levensonderhoud."""
    if not verloop.gestart or verloop.eerste_jaar is None:
        return False
    uitkering, levensonderhoud = verloop.eerste_jaar
    return uitkering == 0 and JAAR - levensonderhoud >= HALF_JAAR
