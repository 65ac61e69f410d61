"""Art. 41 lid 2: one year at a time, three years in all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.debiteuren.domain.fouten import UitstelOpgebruikt, UitstelOverlapt, UitstelTeLang
from services.debiteuren.domain.uitstel import Uitstel, UitstelNorm, beoordeel, dagen_over

NORM = UitstelNorm(jaren_per_keer=1, dagen_totaal=3 * 365)


def jaar(j: int) -> Uitstel:
    return Uitstel(date(j, 1, 1), date(j, 12, 31))


def test_een_jaar_mag() -> None:
    assert beoordeel([], jaar(2025), NORM) == jaar(2025)


def test_een_jaar_en_een_dag_mag_niet() -> None:
    with pytest.raises(UitstelTeLang, match="tot en met 2025-12-31"):
        beoordeel([], Uitstel(date(2025, 1, 1), date(2026, 1, 1)), NORM)


def test_een_jaar_vanaf_schrikkeldag_loopt_tot_en_met_28_februari() -> None:
    gevraagd = Uitstel(date(2024, 2, 29), date(2025, 2, 28))
    assert beoordeel([], gevraagd, NORM) == gevraagd


def test_na_drie_losse_jaren_is_het_op() -> None:
    eerder = [jaar(2021), jaar(2023), jaar(2025)]  # 365 + 365 + 365 = 1.095 days, all of them
    with pytest.raises(UitstelOpgebruikt, match="nog 0 dagen"):
        beoordeel(eerder, Uitstel(date(2027, 1, 1), date(2027, 1, 1)), NORM)


def test_wat_eerder_ophield_telt_maar_voor_zijn_dagen() -> None:
    eerder = [jaar(2021), Uitstel(date(2023, 1, 1), date(2023, 1, 31))]  # 1.095 - 365 - 31 = 699
    assert dagen_over(eerder, NORM) == 699


def test_twee_keer_op_een_dag_mag_niet() -> None:
    with pytest.raises(UitstelOverlapt):
        beoordeel([jaar(2025)], Uitstel(date(2025, 12, 31), date(2026, 1, 31)), NORM)


@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 400)), max_size=30))
def test_nooit_meer_dan_de_norm(verzoeken: list[tuple[int, int]]) -> None:
    """Whatever is asked, in whatever order, what is granted stays within the norm and never overlaps."""
    verleend: list[Uitstel] = []
    for begin, dagen in verzoeken:
        van = date(2020, 1, 1) + timedelta(days=begin)
        try:
            verleend.append(beoordeel(verleend, Uitstel(van, van + timedelta(days=dagen - 1)), NORM))
        except (UitstelOverlapt, UitstelTeLang, UitstelOpgebruikt):
            continue
    assert sum(u.dagen for u in verleend) <= NORM.dagen_totaal
    assert not any(a.overlapt(b) for i, a in enumerate(verleend) for b in verleend[:i])
