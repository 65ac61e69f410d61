"""Algemene termijnenwet art. 1 to 3; `holidays` is the oracle for every year to 2050."""

from datetime import date

import holidays
import pytest

from kernel.kalender import eerstvolgende_werkdag, feestdagen, is_werkdag, pasen, tel_werkdagen, verleng_atw


@pytest.mark.parametrize("jaar", range(1990, 2051))
def test_elk_jaar_dezelfde_feestdagen_als_het_orakel(jaar: int) -> None:
    # 5 May is public in lustrum years only there, and optional in the others; Goede Vrijdag is optional
    orakel = holidays.country_holidays("NL", years=jaar, categories=("public", "optional"), language="nl")
    assert set(feestdagen(jaar)) == set(orakel)


@pytest.mark.parametrize(
    ("dag", "naam"),
    [
        (date(2025, 4, 26), "Koningsdag"),  # 27 April 2025 is a Sunday
        (date(2026, 4, 27), "Koningsdag"),
        (date(2013, 4, 30), "Koninginnedag"),
        (date(2025, 4, 18), "Goede Vrijdag"),
        (date(2026, 5, 5), "Bevrijdingsdag"),  # no lustrum year
        (date(2025, 5, 29), "Hemelvaartsdag"),
        (date(2025, 6, 9), "Tweede Pinksterdag"),
        (date(2026, 1, 1), "Nieuwjaarsdag"),
    ],
)
def test_feestdagen_bij_naam(dag: date, naam: str) -> None:
    assert feestdagen(dag.year)[dag] == naam
    assert not is_werkdag(dag)


def test_pasen_op_zijn_vroegst_en_zijn_laatst() -> None:
    assert (pasen(2008), pasen(2038)) == (date(2008, 3, 23), date(2038, 4, 25))


def test_voor_1980_is_er_geen_lijst() -> None:
    with pytest.raises(AssertionError, match="1980"):
        feestdagen(1979)


def test_drie_werkdagen_over_pasen() -> None:
    # Thursday 17 April 2025 → Goede Vrijdag, weekend, tweede Paasdag → Tuesday 22 is the first, Thursday 24 the third
    assert tel_werkdagen(date(2025, 4, 17), 3) == date(2025, 4, 24)
    assert tel_werkdagen(date(2025, 4, 19), 0) == date(2025, 4, 19)


def test_eerstvolgende_werkdag_is_de_dag_zelf_of_later() -> None:
    assert eerstvolgende_werkdag(date(2025, 4, 17)) == date(2025, 4, 17)
    assert eerstvolgende_werkdag(date(2025, 4, 18)) == date(2025, 4, 22)


@pytest.mark.parametrize(
    ("begin", "einde", "verlengd", "waarom"),
    [
        (date(2025, 3, 3), date(2025, 3, 31), date(2025, 3, 31), "a Monday stays"),
        (date(2025, 3, 1), date(2025, 3, 29), date(2025, 3, 31), "art. 1: Saturday goes to Monday"),
        (date(2025, 3, 21), date(2025, 4, 18), date(2025, 4, 22), "art. 1: Goede Vrijdag goes past Easter"),
        (date(2025, 4, 17), date(2025, 4, 20), date(2025, 4, 23), "art. 2: three days without a werkdag get two"),
        (date(2025, 12, 24), date(2025, 12, 29), date(2025, 12, 30), "art. 2: one werkdag (Monday 29) is not enough"),
        (date(2025, 4, 17), date(2025, 4, 19), date(2025, 4, 22), "two days: art. 2 leaves it, art. 1 does not"),
    ],
)
def test_algemene_termijnenwet(begin: date, einde: date, verlengd: date, waarom: str) -> None:
    assert verleng_atw(begin, einde) == verlengd, waarom
