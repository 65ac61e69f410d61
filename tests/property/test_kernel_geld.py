from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kernel.geld import Bedrag, procent, totaal, verdeel

centen = st.integers(-(10**12), 10**12)
gewicht = st.one_of(st.integers(0, 10**6), st.decimals(0, 1000, places=4))


@given(centen, st.lists(gewicht, min_size=1, max_size=40).filter(lambda g: sum(g) > 0))
def test_de_delen_zijn_samen_het_geheel_en_elk_binnen_een_cent(bedrag: int, gewichten: list[int | Decimal]) -> None:
    delen = verdeel(Bedrag(bedrag), gewichten)
    assert totaal(delen) == Bedrag(bedrag)
    som = sum(gewichten)
    for deel, g in zip(delen, gewichten, strict=True):
        assert abs(Decimal(deel.centen) - Decimal(bedrag) * g / som) <= 1
        assert g != 0 or deel == Bedrag(0)


@given(centen)
def test_wat_is_geschreven_is_te_lezen(bedrag: int) -> None:
    assert Bedrag.uit_euro(str(Bedrag(bedrag))) == Bedrag.uit_euro(Bedrag(bedrag).euro) == Bedrag(bedrag)


@given(centen, st.decimals(0, 100, places=3))
def test_procent_is_hooguit_een_halve_cent_ernaast_en_draait_mee_met_het_teken(bedrag: int, percentage: Decimal) -> None:
    uitkomst = procent(Bedrag(bedrag), percentage)
    assert abs(uitkomst.centen - bedrag * percentage / 100) <= Decimal("0.5")
    assert procent(-Bedrag(bedrag), percentage) == -uitkomst
