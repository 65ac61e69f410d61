"""Ladder: which step of collection may be taken now, and which comes next?

The law fixes the order (`_WET`): aanmaning (Awb 4:112), second aanmaning (Bbz 2004, art. 40), then recovery by a new beschikking (Awb
4:86, 4:87), its own aanmaning, and only then a dwangbevel (4:117; Participatiewet art. 60 lid 2). A loan that is opeisbaar begins at
the recovery. A gemeente may add to it (contact first, a reminder, more days) and take nothing away. Days on which collection stands
still do not count in the time that a debtor has.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from kernel.geld import Bedrag
from kernel.termijn import Termijn, Termijnsoort
from services.debiteuren.domain.fouten.beleid import BeleidTegenDeWet
from services.debiteuren.domain.fouten.ladder import ContactEerst, StapAlGezet, StapOvergeslagen, StapTeVroeg
from services.debiteuren.domain.periode import Periode, schuif_op

_DAG = timedelta(days=1)


class Stap(StrEnum):
    """The steps, in their order."""

    CONTACT = "contact"
    HERINNERING = "herinnering"
    AANMANING = "aanmaning"
    TWEEDE_AANMANING = "tweede-aanmaning"
    TERUGVORDERING = "terugvordering"
    AANMANING_TERUGVORDERING = "aanmaning-terugvordering"
    DWANGBEVEL = "dwangbevel"
    DEURWAARDER = "deurwaarder"
    DEURWAARDER_RETOUR = "deurwaarder-retour"


class Aanvang(StrEnum):
    """Where the ladder begins: with arrears, with a loan that is due as a whole, or with a beschikking that bbz took."""

    ACHTERSTAND = "achterstand"
    OPEISBAAR = "opeisbaar"
    BESCHIKKING = "beschikking"


@dataclass(frozen=True, slots=True)
class _Plicht:
    """What the law wants before a step."""

    na: Stap
    artikel: str


#: The step before each step, by law. Contact, herinnering and the first aanmaning need none.
_WET: Final[Mapping[Stap, _Plicht]] = MappingProxyType(
    {
        Stap.TWEEDE_AANMANING: _Plicht(Stap.AANMANING, "Bbz 2004, art. 40"),
        Stap.TERUGVORDERING: _Plicht(Stap.TWEEDE_AANMANING, "Bbz 2004, art. 40"),
        Stap.AANMANING_TERUGVORDERING: _Plicht(Stap.TERUGVORDERING, "Awb, art. 4:87 en 4:112"),
        Stap.DWANGBEVEL: _Plicht(Stap.AANMANING_TERUGVORDERING, "Awb, art. 4:117; Participatiewet, art. 60 lid 2"),
        Stap.DEURWAARDER: _Plicht(Stap.DWANGBEVEL, "Awb, art. 4:116"),
        Stap.DEURWAARDER_RETOUR: _Plicht(Stap.DEURWAARDER, "Awb, art. 4:116"),
    }
)
_AANMANINGEN = (Stap.AANMANING, Stap.TWEEDE_AANMANING, Stap.AANMANING_TERUGVORDERING)
_VOLGORDE = tuple(Stap)
#: A step that may be done more than once, and while everything stands still.
_VRIJ = (Stap.CONTACT,)
AANMANING_SOORT: Final = Termijnsoort(code="aanmaning", artikel="Awb, art. 4:112", weken=2, atw=True)
TERUGVORDERING_SOORT: Final = Termijnsoort(code="terugvordering", artikel="Awb, art. 4:87", weken=6, atw=True)


@dataclass(frozen=True, slots=True)
class Ladderbeleid:
    """What a gemeente chose. `wachtdagen` per step: days after the end of the step before it (for the first one: after the due date)."""

    contact_eerst: bool = True
    herinnering: bool = True
    aanmaningskosten: bool = True
    extra_betaaldagen: int = 0
    wachtdagen: Mapping[Stap, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.extra_betaaldagen < 0:
            raise BeleidTegenDeWet("een terugvordering met minder dan zes weken om te betalen", "Awb, art. 4:87")
        if any(dagen < 0 for dagen in self.wachtdagen.values()):
            raise BeleidTegenDeWet("een stap voordat de betaaltermijn van de vorige voorbij is", "Awb, art. 4:112 en 4:117")

    @property
    def stappen(self) -> tuple[Stap, ...]:
        """The ladder of this gemeente, in order: all that the law wants, with what it added."""
        weg = {*(() if self.contact_eerst else _VRIJ), *(() if self.herinnering else (Stap.HERINNERING,))}
        return tuple(s for s in _VOLGORDE if s not in weg)


@dataclass(frozen=True, slots=True)
class Gezet:
    """A step that was taken on `datum`; the debtor has until and including `uiterlijk`, if the step asks for money."""

    stap: Stap
    datum: date
    uiterlijk: date | None = None


@dataclass(frozen=True, slots=True)
class Volgende:
    """The next step and the first day on which it may be taken."""

    stap: Stap
    vanaf: date


@dataclass(frozen=True, slots=True)
class Kostennorm:
    """The fee of an aanmaning (Awb art. 4:113): `laag` below the `grens`, else `hoog`."""

    laag: Bedrag
    hoog: Bedrag
    grens: Bedrag

    def kosten(self, schuld: Bedrag) -> Bedrag:
        """The fee for a debt of this size."""
        return self.laag if schuld < self.grens else self.hoog


def uiterlijk(stap: Stap, datum: date, beleid: Ladderbeleid) -> date | None:
    """Until when the debtor may pay; None for a step that sets no term. Two and six weeks, with the Algemene termijnenwet."""
    if stap in _AANMANINGEN:
        return Termijn(AANMANING_SOORT, datum).einde
    if stap is Stap.TERUGVORDERING:
        return Termijn(TERUGVORDERING_SOORT, datum).einde + beleid.extra_betaaldagen * _DAG
    return None


def brengt_kosten(stap: Stap) -> bool:
    """Tell whether a fee may be charged for it (Awb art. 4:113)."""
    return stap in _AANMANINGEN


def volgende(
    gezet: Sequence[Gezet], beleid: Ladderbeleid, aanvang: Aanvang, sinds: date, stil: Iterable[Periode], dag: date
) -> Volgende | None:
    """The step that the gemeente's ladder has next, and from when; None after the last. `sinds` is the oldest unpaid due date."""
    gedaan = {g.stap for g in gezet}
    verst = max((_VOLGORDE.index(g.stap) for g in gezet), default=-1)
    for stap in beleid.stappen:
        if stap not in gedaan and _VOLGORDE.index(stap) > verst and _hoort_bij(stap, aanvang):
            return Volgende(stap, _vanaf(stap, gezet, beleid, aanvang, sinds, tuple(stil), dag))
    return None


def controleer(
    stap: Stap, gezet: Sequence[Gezet], beleid: Ladderbeleid, aanvang: Aanvang, sinds: date, stil: Iterable[Periode], dag: date
) -> None:
    """May this step be taken on `dag`? Raises StapAlGezet, StapOvergeslagen, ContactEerst or StapTeVroeg.

    What the gemeente added may be left out by whoever decides, save contact; what the law wants may not.
    """
    if stap in _VRIJ:
        return
    periodes = tuple(stil)
    komt = volgende(gezet, beleid, aanvang, sinds, periodes, dag)
    mogelijk = komt.stap.value if komt else "contact"
    for eerder in gezet:
        if eerder.stap is stap:
            raise StapAlGezet(stap.value, eerder.datum, mogelijk)
    if not _hoort_bij(stap, aanvang) or any(_VOLGORDE.index(g.stap) > _VOLGORDE.index(stap) for g in gezet):
        raise StapOvergeslagen(stap.value, mogelijk, "Bbz 2004, art. 40 en 41", mogelijk)
    plicht = _plicht(stap, aanvang)
    if plicht is not None and plicht.na not in {g.stap for g in gezet}:
        raise StapOvergeslagen(stap.value, plicht.na.value, plicht.artikel, mogelijk)
    if beleid.contact_eerst and Stap.CONTACT not in {g.stap for g in gezet} and aanvang is Aanvang.ACHTERSTAND:
        raise ContactEerst
    vanaf = _wettelijk_vanaf(gezet, aanvang, sinds, periodes, dag)
    if dag < vanaf:
        raise StapTeVroeg(stap.value, vanaf, plicht.artikel if plicht else "Awb, art. 4:97")


def _plicht(stap: Stap, aanvang: Aanvang) -> _Plicht | None:
    """Where the loan is due as a whole, the recovery needs no aanmaning before it (Bbz 2004, art. 39 lid 2, 41 lid 4, 43)."""
    if stap is Stap.TERUGVORDERING and aanvang is Aanvang.OPEISBAAR:
        return None
    return _WET.get(stap)


def _hoort_bij(stap: Stap, aanvang: Aanvang) -> bool:
    """The aanmaningen on terms belong to arrears only; a beschikking of bbz is the recovery itself."""
    if aanvang is Aanvang.ACHTERSTAND:
        return True
    if stap in {Stap.HERINNERING, Stap.AANMANING, Stap.TWEEDE_AANMANING}:
        return False
    return stap is not Stap.TERUGVORDERING or aanvang is Aanvang.OPEISBAAR


def _vanaf(
    stap: Stap, gezet: Sequence[Gezet], beleid: Ladderbeleid, aanvang: Aanvang, sinds: date, stil: tuple[Periode, ...], dag: date
) -> date:
    return _wettelijk_vanaf(gezet, aanvang, sinds, stil, dag) + beleid.wachtdagen.get(stap, 0) * _DAG


def _wettelijk_vanaf(gezet: Sequence[Gezet], aanvang: Aanvang, sinds: date, stil: tuple[Periode, ...], dag: date) -> date:
    """The day after the last term that was given. Before any: the day after the due date (Awb art. 4:97), or the day it was called."""
    eerste = sinds + _DAG if aanvang is Aanvang.ACHTERSTAND else sinds
    einden = [schuif_op(g.datum, g.uiterlijk, stil, dag) + _DAG for g in gezet if g.uiterlijk is not None]
    return max([eerste, *einden, *(g.datum for g in gezet)])
