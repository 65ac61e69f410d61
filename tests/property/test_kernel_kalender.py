from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kernel.kalender import eerstvolgende_werkdag, is_werkdag, tel_werkdagen, verleng_atw

dagen = st.dates(date(1990, 1, 1), date(2050, 12, 31))
lengtes = st.integers(0, 90)


def werkdagen(begin: date, einde: date) -> int:
    """In the days after `begin` through `einde`."""
    return sum(is_werkdag(begin + timedelta(days=n)) for n in range(1, (einde - begin).days + 1))


@given(dagen, lengtes)
def test_een_verlengde_termijn_eindigt_op_een_werkdag_en_nooit_eerder(begin: date, lengte: int) -> None:
    einde = begin + timedelta(days=lengte)
    verlengd = verleng_atw(begin, einde)
    assert is_werkdag(verlengd)
    assert verlengd >= einde
    assert verleng_atw(begin, verlengd) == verlengd or lengte < 3  # art. 2 looks at the term itself, so a short one may grow into it
    assert lengte < 3 or werkdagen(begin, verlengd) >= 2


@given(dagen, lengtes)
def test_geen_dag_meer_dan_nodig(begin: date, lengte: int) -> None:
    einde = begin + timedelta(days=lengte)
    verlengd = verleng_atw(begin, einde)
    for eerder in (einde + timedelta(days=n) for n in range((verlengd - einde).days)):
        assert not is_werkdag(eerder) or (lengte >= 3 and werkdagen(begin, eerder) < 2)


@given(dagen, lengtes, st.integers(0, 30))
def test_later_beginnen_is_nooit_eerder_klaar(begin: date, lengte: int, later: int) -> None:
    einde, verschil = begin + timedelta(days=lengte), timedelta(days=later)
    assert verleng_atw(begin, einde) <= verleng_atw(begin + verschil, einde + verschil)


@given(dagen, st.integers(1, 60))
def test_werkdagen_tellen_is_werkdagen_tellen(dag: date, aantal: int) -> None:
    einde = tel_werkdagen(dag, aantal)
    assert is_werkdag(einde)
    assert werkdagen(dag, einde) == aantal


@given(dagen)
def test_nooit_meer_dan_vijf_dagen_op_rij_zonder_werkdag(dag: date) -> None:
    """The longest: Goede Vrijdag through Easter Monday with Koningsdag behind it, as in 2038."""
    assert (eerstvolgende_werkdag(dag) - dag).days <= 5
