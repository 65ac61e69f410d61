"""Terms: length, Algemene termijnenwet by kind (domain.md A4b), suspension (Awb art. 4:15)."""

from datetime import date, timedelta

import pytest

from kernel.termijn import (
    Opschorting,
    OpschortingOngeldig,
    Termijn,
    TermijnAlGeschorst,
    TermijnNietGeschorst,
    Termijnsoort,
    TermijnVerstreken,
)

GESPREK = Termijnsoort(code="eerste-gesprek", artikel="Wgs art. 4 lid 1", weken=4, atw=True)
CRISIS = Termijnsoort(code="eerste-gesprek-crisis", artikel="Wgs art. 4 lid 2", werkdagen=3, atw=True)
BESLUIT = Termijnsoort(code="besluit", artikel="Bbz 2004 art. 35 lid 2", weken=13, atw=False)


def maanden(aantal: int) -> Termijnsoort:
    return Termijnsoort(code="m", artikel="-", maanden=aantal, atw=False)


def test_vier_weken_na_maandag_is_maandag() -> None:
    assert Termijn(GESPREK, date(2025, 3, 3)).einde == date(2025, 3, 31)


def test_de_atw_verlengt_een_korte_termijn_en_een_lange_niet() -> None:
    # both end by themselves on Easter Monday 21 April 2025
    assert Termijn(GESPREK, date(2025, 3, 24)).einde == date(2025, 4, 22)
    assert Termijn(BESLUIT, date(2025, 1, 20)).einde == date(2025, 4, 21)


def test_drie_werkdagen_bij_een_bedreigende_situatie() -> None:
    assert Termijn(CRISIS, date(2025, 4, 17)).einde == date(2025, 4, 24)


def test_een_werkdag_krijgt_er_twee_als_er_een_weekend_in_zit() -> None:
    # one werkdag after Friday is Monday: three days that hold one werkdag, so art. 2 makes it Tuesday
    morgen = Termijnsoort(code="x", artikel="-", werkdagen=1, atw=True)
    assert Termijn(morgen, date(2025, 3, 7)).einde == date(2025, 3, 11)


@pytest.mark.parametrize(
    ("begin", "aantal", "einde"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),  # February has no 31st
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),  # 1 March 2024 through 28 February 2025 is a full year
        (date(2025, 6, 15), 24, date(2027, 6, 15)),
    ],
)
def test_maanden_eindigen_op_dezelfde_dag_of_de_laatste(begin: date, aantal: int, einde: date) -> None:
    assert Termijn(maanden(aantal), begin).einde == einde


def test_jaren_zijn_twaalf_maanden() -> None:
    verjaring = Termijnsoort(code="verjaring", artikel="Awb art. 4:104", jaren=5, atw=False)
    assert Termijn(verjaring, date(2024, 2, 29)).einde == date(2029, 2, 28)


@pytest.mark.parametrize("lengte", [{"dagen": 91}, {"weken": 13}, {"maanden": 4}, {"jaren": 1}])
def test_een_lange_termijn_kan_niet_onder_de_atw_vallen(lengte: dict[str, int]) -> None:
    with pytest.raises(AssertionError, match=r"art\. 4"):
        Termijnsoort(code="lang", artikel="-", atw=True, **lengte)


@pytest.mark.parametrize("lengte", [{}, {"dagen": 1, "weken": 1}, {"dagen": -1}, {"dagen": 5, "weken": -1}])
def test_een_soort_heeft_een_lengte(lengte: dict[str, int]) -> None:
    with pytest.raises(AssertionError, match="one length"):
        Termijnsoort(code="x", artikel="-", atw=False, **lengte)


def test_een_opschorting_schuift_het_einde_op() -> None:
    # 13 weeks from 3 March is 2 June; asked on 10 March, completed on 24 March: 11 through 23 March is 13 days
    termijn = Termijn(BESLUIT, date(2025, 3, 3)).schort_op(date(2025, 3, 11), "hersteltermijn").hervat(date(2025, 3, 24))
    assert termijn.opschortingen == (Opschorting(date(2025, 3, 11), date(2025, 3, 24), "hersteltermijn"),)
    assert termijn.einde == date(2025, 6, 15)


def test_twee_opschortingen_tellen_op() -> None:
    termijn = Termijn(BESLUIT, date(2025, 3, 3))
    for van, tot in [(date(2025, 3, 11), date(2025, 3, 24)), (date(2025, 3, 24), date(2025, 3, 31))]:
        termijn = termijn.schort_op(van, "hersteltermijn").hervat(tot)
    assert termijn.einde == date(2025, 6, 2) + timedelta(days=13 + 7)


def test_tijdens_een_opschorting_staat_de_teller_stil() -> None:
    termijn = Termijn(BESLUIT, date(2025, 3, 3)).schort_op(date(2025, 3, 11), "hersteltermijn")
    assert termijn.geschorst
    assert termijn.dagen_over(date(2025, 3, 11)) == termijn.dagen_over(date(2026, 3, 11)) == 83  # 11 March to 2 June
    assert not termijn.overschreden(date(2026, 3, 11))
    assert termijn.einde == date(2025, 6, 2)  # not moved until it is known by how much


def test_op_de_laatste_dag_is_er_nul_over_en_daarna_is_hij_overschreden() -> None:
    termijn = Termijn(GESPREK, date(2025, 3, 3))
    assert termijn.dagen_over(date(2025, 3, 31)) == 0
    assert not termijn.overschreden(date(2025, 3, 31))
    assert termijn.overschreden(date(2025, 4, 1))


def test_opschorten_in_de_dagen_die_de_atw_toevoegde() -> None:
    # by itself the end is Friday 18 April (Goede Vrijdag), with the Atw Tuesday 22; suspended Monday, goes on Thursday 24: two days left
    termijn = Termijn(GESPREK, date(2025, 3, 21)).schort_op(date(2025, 4, 21), "hersteltermijn").hervat(date(2025, 4, 24))
    assert termijn.einde == date(2025, 4, 25)


def test_werkdagen_slaan_geschorste_dagen_over() -> None:
    # Monday 10 March: Tuesday counts, Wednesday and Thursday are suspended, Friday and Monday count
    termijn = Termijn(CRISIS, date(2025, 3, 10)).schort_op(date(2025, 3, 12), "geen-contact").hervat(date(2025, 3, 14))
    assert termijn.einde == date(2025, 3, 17)


def test_wat_niet_kan_zegt_waarom() -> None:
    termijn = Termijn(GESPREK, date(2025, 3, 3))
    geschorst = termijn.schort_op(date(2025, 3, 11), "hersteltermijn")
    with pytest.raises(TermijnAlGeschorst, match="sinds 2025-03-11"):
        geschorst.schort_op(date(2025, 3, 12), "nog-een")
    with pytest.raises(TermijnVerstreken, match="tot en met 2025-03-31"):
        termijn.schort_op(date(2025, 4, 1), "te-laat")
    with pytest.raises(TermijnNietGeschorst):
        termijn.hervat(date(2025, 3, 12))
    with pytest.raises(OpschortingOngeldig, match="2025-03-11"):
        geschorst.hervat(date(2025, 3, 10))
    with pytest.raises(OpschortingOngeldig, match="2025-03-04"):
        termijn.schort_op(date(2025, 3, 3), "te-vroeg")
