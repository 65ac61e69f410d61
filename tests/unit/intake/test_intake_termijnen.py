"""Wgs art. 4 and 4a: the first talk and the decision, with worked sums."""

from datetime import date, timedelta

import pytest

from services.intake.domain.fouten import NormOntbreekt, ParameterOntbreekt
from services.intake.domain.normen import NORMEN, Normsoort, norm
from services.intake.domain.termijnen import BESLUIT, GESPREK, GESPREK_CRISIS, besluittermijn, gesprekstermijn


def test_vier_weken_na_het_signaal() -> None:
    # signal Monday 3 March 2025 + 28 days = Monday 31 March; that help was accepted on the 12th changes nothing
    termijn = gesprekstermijn(date(2025, 3, 12), date(2025, 3, 3), crisis=False)
    assert (termijn.soort.code, termijn.begin, termijn.einde) == (GESPREK, date(2025, 3, 3), date(2025, 3, 31))


def test_zonder_signaal_vier_weken_na_de_hulpvraag() -> None:
    # asked Wednesday 12 March + 28 = Wednesday 9 April
    assert gesprekstermijn(date(2025, 3, 12), None, crisis=False).einde == date(2025, 4, 9)


def test_goede_vrijdag_schuift_door_tot_na_pasen() -> None:
    # 21 March + 28 = 18 April 2025, Goede Vrijdag; Sat 19, Sun 20, tweede Paasdag 21 -> Tuesday 22 April (Atw art. 1 and 3)
    assert gesprekstermijn(date(2025, 3, 21), None, crisis=False).einde == date(2025, 4, 22)


def test_crisis_op_witte_donderdag() -> None:
    # Thu 17 April 2025: Fri 18 to Mon 21 are no werkdagen; Tue 22 (1), Wed 23 (2), Thu 24 (3)
    termijn = gesprekstermijn(date(2025, 4, 17), None, crisis=True)
    assert (termijn.soort.code, termijn.soort.artikel, termijn.einde) == (GESPREK_CRISIS, "Wgs, art. 4 lid 2", date(2025, 4, 24))


def test_crisis_over_het_weekend_van_koningsdag() -> None:
    # in 2025 the 27th is a Sunday, so Koningsdag is Saturday 26 April: Mon 28 (1), Tue 29 (2), Wed 30 (3)
    assert gesprekstermijn(date(2025, 4, 25), None, crisis=True).einde == date(2025, 4, 30)


def test_een_oud_signaal_geeft_in_een_crisis_geen_extra_dagen() -> None:
    # three werkdagen from Fri 28 March end on Wed 2 April, but the four weeks of the signal ended Mon 31 March
    termijn = gesprekstermijn(date(2025, 3, 28), date(2025, 3, 3), crisis=True)
    assert (termijn.soort.code, termijn.einde) == (GESPREK, date(2025, 3, 31))


def test_besluit_binnen_de_weken_van_de_verordening() -> None:
    # Monday 10 March + 6 weeks = Monday 21 April, tweede Paasdag: set by verordening alone, so the Atw adds no day
    termijn = besluittermijn("0153", date(2025, 3, 10), 6)
    assert (termijn.soort.code, termijn.soort.artikel, termijn.einde) == (
        BESLUIT,
        "Wgs, art. 4a, verordening beslistermijn",
        date(2025, 4, 21),
    )


def test_acht_weken_is_de_termijn_van_de_wet() -> None:
    # Monday 24 February + 56 = Monday 21 April, tweede Paasdag -> Tuesday 22 April (Atw art. 1)
    assert besluittermijn("0153", date(2025, 2, 24), 8).einde == date(2025, 4, 22)


def test_een_verordening_boven_de_wet_telt_als_acht_weken() -> None:
    assert besluittermijn("0153", date(2025, 3, 3), 10) == besluittermijn("0153", date(2025, 3, 3), 8)


@pytest.mark.parametrize("weken", [None, 0])
def test_zonder_parameter_een_weigering_die_hem_noemt(weken: int | None) -> None:
    with pytest.raises(ParameterOntbreekt, match="gemeente 0153 is de parameter 'beslistermijnWeken'"):
        besluittermijn("0153", date(2025, 3, 3), weken)


def test_voor_de_eerste_norm_een_weigering() -> None:
    with pytest.raises(NormOntbreekt, match="'eerste-gesprek-weken' vastgelegd die geldt op 2020-12-31"):
        gesprekstermijn(date(2020, 12, 31), None, crisis=False)


def test_elke_norm_noemt_artikel_en_bron() -> None:
    assert all(n.artikel and n.bron and n.waarde > 0 for n in NORMEN)
    assert {n.soort for n in NORMEN} == set(Normsoort)


def test_wat_niet_in_een_geldende_tekst_is_gelezen_zegt_dat() -> None:
    """The dwangsom was read in an older text, the term of bezwaar in a list of terms only (domain.md A2.10, A4b)."""
    ongezien = {n.soort.value for n in NORMEN if n.soort.name.startswith(("DWANGSOM", "INGEBREKE", "BEZWAAR"))}
    assert all(not n.geverifieerd for n in NORMEN if n.soort.value in ongezien)


def test_dagen_over_telt_af() -> None:
    termijn = gesprekstermijn(date(2025, 3, 3), None, crisis=False)
    assert [termijn.dagen_over(termijn.einde - timedelta(days=d)) for d in (2, 1, 0, -1)] == [2, 1, 0, -1]
    assert norm(Normsoort.GESPREK_WEKEN, date(2025, 3, 3)).waarde == 4
