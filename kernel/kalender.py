"""Which days count? Working days, public holidays and the Algemene termijnenwet (Atw), right for every year to come.

The holidays of art. 3 are data below. A day that a decree puts on a par with them (art. 3 lid 3) is a row in `AANGEWEZEN`.
"""

from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final

#: Same date every year (Atw art. 3 lid 1): month, day, name.
VASTE_DAGEN: Final = (
    (1, 1, "Nieuwjaarsdag"),
    (5, 5, "Bevrijdingsdag"),  # every year; what employers do with it does not matter here
    (12, 25, "Eerste Kerstdag"),
    (12, 26, "Tweede Kerstdag"),
)
#: Days after Easter Sunday (Atw art. 3 lid 1; Goede Vrijdag by lid 2).
PAASDAGEN: Final = (
    (-2, "Goede Vrijdag"),
    (0, "Eerste Paasdag"),  # a Sunday: not in art. 3, named because a calendar without it surprises
    (1, "Tweede Paasdag"),
    (39, "Hemelvaartsdag"),
    (49, "Eerste Pinksterdag"),  # a Sunday, as above
    (50, "Tweede Pinksterdag"),
)
#: The King's birthday is celebrated on this day; on the day before when it is a Sunday: from year, month, day, name.
KONINGSDAGEN: Final = (
    (2014, 4, 27, "Koningsdag"),
    (1980, 4, 30, "Koninginnedag"),
)
#: Single days put on a par by decree (Atw art. 3 lid 3): date -> name. None is known to us that was verified.
AANGEWEZEN: Final[MappingProxyType[date, str]] = MappingProxyType({})

_EERSTE_JAAR = 1980
_ZATERDAG, _ZONDAG = 5, 6
_DAG = timedelta(days=1)
#: Art. 2: a term of at least three days holds at least two days that are neither weekend nor holiday.
_ART2_DAGEN, _ART2_WERKDAGEN = 3, 2


def pasen(jaar: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous computus of Meeus, Jones and Butcher)."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)


@cache
def _feestdagen(jaar: int) -> MappingProxyType[date, str]:
    assert jaar >= _EERSTE_JAAR, f"the list of holidays starts in {_EERSTE_JAAR}"
    dagen = {date(jaar, maand, dag): naam for maand, dag, naam in VASTE_DAGEN}
    _, maand, dag, naam = next(rij for rij in KONINGSDAGEN if rij[0] <= jaar)
    verjaardag = date(jaar, maand, dag)
    dagen[verjaardag - _DAG if verjaardag.weekday() == _ZONDAG else verjaardag] = naam
    for afstand, naam in PAASDAGEN:
        dagen[pasen(jaar) + afstand * _DAG] = naam
    dagen.update({dag: naam for dag, naam in AANGEWEZEN.items() if dag.year == jaar})
    return MappingProxyType(dict(sorted(dagen.items())))


def feestdagen(jaar: int) -> dict[date, str]:
    """The algemeen erkende feestdagen of a year in order (Atw art. 3), both Sundays of Easter and Pentecost included."""
    return dict(_feestdagen(jaar))


def is_werkdag(dag: date) -> bool:
    """Neither Saturday, Sunday nor algemeen erkende feestdag."""
    return dag.weekday() < _ZATERDAG and dag not in _feestdagen(dag.year)


def eerstvolgende_werkdag(dag: date) -> date:
    """The day itself when it is a werkdag, else the first one after it."""
    while not is_werkdag(dag):
        dag += _DAG
    return dag


def tel_werkdagen(dag: date, aantal: int) -> date:
    """The `aantal`-th werkdag after `dag`; the day itself does not count, and with 0 it is the answer."""
    assert aantal >= 0, "werkdagen are counted forward"
    while aantal:
        dag += _DAG
        aantal -= is_werkdag(dag)
    return dag


def verleng_atw(begin: date, einde: date) -> date:
    """The last day of a statutory term that by itself runs from the day after `begin` through `einde` (Atw art. 1 and 2).

    Whether the Atw applies at all depends on the kind of term (art. 1 and 4): that is for `Termijnsoort` to know. Not for terms
    counted back from a moment (art. 1 lid 2).
    """
    if (einde - begin).days >= _ART2_DAGEN:
        einde = max(einde, tel_werkdagen(begin, _ART2_WERKDAGEN))
    return eerstvolgende_werkdag(einde)
