"""Until when may it take? A legal term, with or without the Algemene termijnenwet, and its suspensions.

A term begins on the day of the event that starts it and counts from the day after: four weeks after a Monday end on a Monday.
While it is suspended, days do not count (Awb art. 4:15): what was left stays left.
"""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from kernel.kalender import is_werkdag, verleng_atw

_DAG = timedelta(days=1)
#: Longer than this, the Atw does not apply (art. 4 a). In years: never.
_ATW_HOOGSTENS = {"dagen": 90, "weken": 12, "maanden": 3, "jaren": 0}


class TermijnFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Dit kan niet met deze termijn."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class TermijnVerstreken(TermijnFout):
    """De termijn liep tot en met {einde} en kan daarna niet meer worden opgeschort."""

    def __init__(self, einde: date) -> None:
        self.einde = einde


class TermijnAlGeschorst(TermijnFout):
    """De termijn is al opgeschort sinds {van}."""

    def __init__(self, van: date) -> None:
        self.van = van


class TermijnNietGeschorst(TermijnFout):
    """De termijn is niet opgeschort en kan dus niet worden hervat."""


class OpschortingOngeldig(TermijnFout):
    """Deze datum past niet: het moet {vanaf} of later zijn."""

    status = 400

    def __init__(self, vanaf: date) -> None:
        self.vanaf = vanaf


@dataclass(frozen=True, slots=True, kw_only=True)
class Termijnsoort:
    """One kind of term: `code` names it, `artikel` sets it, and exactly one of the five lengths says how long it is.

    `atw` is true for a term set by a wet or AMvB (Atw art. 1 and 5), false for one that only a verordening, beschikking or
    convenant sets. Art. 4 leaves out long terms: those cannot have it.
    """

    code: str
    artikel: str
    dagen: int = 0
    werkdagen: int = 0
    weken: int = 0
    maanden: int = 0
    jaren: int = 0
    atw: bool

    def __post_init__(self) -> None:
        lengtes = [self.dagen, self.werkdagen, self.weken, self.maanden, self.jaren]
        assert min(lengtes) == 0 and lengtes.count(0) == len(lengtes) - 1, "a term has one length, above zero"  # noqa: PT018
        te_lang = [eenheid for eenheid, grens in _ATW_HOOGSTENS.items() if getattr(self, eenheid) > grens]
        assert not (self.atw and te_lang), f"{self.code}: the Algemene termijnenwet leaves out a term this long (art. 4)"

    def op_zich(self, begin: date) -> date:
        """The last day by the length alone, no suspension and no Atw. A month without that day ends on its last day."""
        maanden = self.maanden + 12 * self.jaren
        jaar, maand0 = divmod(begin.month - 1 + maanden, 12)
        jaar, maand = begin.year + jaar, maand0 + 1
        dag = min(begin.day, calendar.monthrange(jaar, maand)[1])
        return date(jaar, maand, dag) + timedelta(days=self.dagen, weeks=self.weken)


@dataclass(frozen=True, slots=True, order=True)
class Opschorting:
    """Days that do not count: `van` is the first of them, `tot` the first that counts again, or None while it lasts. `reden` is a code."""

    van: date
    tot: date | None
    reden: str

    def duur(self, tot_op: date) -> int:
        """Days suspended, an open one counted up to `tot_op`."""
        return max(0, ((self.tot or tot_op) - self.van).days)


@dataclass(frozen=True, slots=True)
class Termijn:
    """A running term. `begin` is the day of the event, so the day after is the first that counts."""

    soort: Termijnsoort
    begin: date
    opschortingen: tuple[Opschorting, ...] = ()

    def __post_init__(self) -> None:
        assert all(o.van > self.begin for o in self.opschortingen), "a term is not suspended before its first day"
        for eerder, later in zip(self.opschortingen, self.opschortingen[1:], strict=False):
            assert eerder.tot is not None and eerder.tot <= later.van, "suspensions stand in order and do not overlap"  # noqa: PT018

    @property
    def geschorst(self) -> bool:
        """Is it suspended, with no day yet on which it goes on?"""
        return bool(self.opschortingen) and self.opschortingen[-1].tot is None

    @property
    def einde(self) -> date:
        """The last day, inclusive, as far as is known: a suspension that still lasts has not moved it yet."""
        return self.einde_op(self.begin)

    def einde_op(self, dag: date) -> date:
        """The last day, were a suspension that still lasts to end on `dag`."""
        if self.soort.werkdagen:
            return self._tel_werkdagen(dag)
        einde = self.soort.op_zich(self.begin)
        for o in self.opschortingen:
            if o.van > einde:  # suspended in the days that the Atw had added: those are kept too
                einde = self._met_atw(einde)
            einde += timedelta(days=o.duur(dag))
        return self._met_atw(einde)

    def dagen_over(self, op: date) -> int:
        """Days from `op` to the end: 0 on the last day, below zero when it has passed. Stands still while suspended."""
        return (self.einde_op(op) - op).days

    def overschreden(self, op: date) -> bool:
        """Has the last day passed on `op`?"""
        return self.dagen_over(op) < 0

    def schort_op(self, van: date, reden: str) -> "Termijn":
        """The same term, suspended from `van` on. Raises TermijnAlGeschorst, TermijnVerstreken or OpschortingOngeldig."""
        laatste = self.opschortingen[-1] if self.opschortingen else None
        if laatste and laatste.tot is None:
            raise TermijnAlGeschorst(laatste.van)
        if van > self.einde:
            raise TermijnVerstreken(self.einde)
        vroegst = laatste.tot if laatste and laatste.tot else self.begin + _DAG
        if van < vroegst:
            raise OpschortingOngeldig(vroegst)
        return replace(self, opschortingen=(*self.opschortingen, Opschorting(van, None, reden)))

    def hervat(self, op: date) -> "Termijn":
        """The same term, counting again from `op`. Raises TermijnNietGeschorst or OpschortingOngeldig."""
        if not self.geschorst:
            raise TermijnNietGeschorst
        *eerder, laatste = self.opschortingen
        if op < laatste.van:
            raise OpschortingOngeldig(laatste.van)
        return replace(self, opschortingen=(*eerder, replace(laatste, tot=op)))

    def _met_atw(self, einde: date) -> date:
        return verleng_atw(self.begin, einde) if self.soort.atw else einde

    def _tel_werkdagen(self, dag: date) -> date:
        """The n-th werkdag that is not suspended. It ends on a werkdag, so art. 1 adds nothing; art. 2 may, for one or two werkdagen."""
        einde, nog = self.begin, self.soort.werkdagen
        while nog:
            einde += _DAG
            geschorst = any(o.van <= einde < o.van + o.duur(dag) * _DAG for o in self.opschortingen)
            nog -= is_werkdag(einde) and not geschorst
        return self._met_atw(einde)
