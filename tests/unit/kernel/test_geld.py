from decimal import Decimal

import pytest

from kernel.geld import NUL, Bedrag, OngeldigBedrag, procent, rond_af, totaal, verdeel


@pytest.mark.parametrize(
    ("euro", "centen"),
    [
        ("12", 1200),
        ("12,3", 1230),
        ("12,34", 1234),
        ("1.234,56", 123456),
        ("1234567,89", 123456789),
        ("€ 1.234,56", 123456),
        ("€ -1.234,56", -123456),
        ("-0,05", -5),
        (" 7,00 ", 700),
        (Decimal("12.34"), 1234),
        (Decimal("-0.01"), -1),
        (12, 1200),
    ],
)
def test_leest_euros(euro: str | Decimal | int, centen: int) -> None:
    assert Bedrag.uit_euro(euro) == Bedrag(centen)


@pytest.mark.parametrize("euro", ["", "12.34", "1,234", "1.23,45", "12,", ",50", "twaalf", "١٢", "1e3", Decimal("0.001"), Decimal("NaN")])
def test_weigert_wat_geen_bedrag_is(euro: str | Decimal) -> None:
    with pytest.raises(OngeldigBedrag, match="ten hoogste twee cijfers"):
        Bedrag.uit_euro(euro)


def test_een_bedrag_is_nooit_een_breuk() -> None:
    with pytest.raises(TypeError):
        Bedrag(12.5)  # type: ignore[arg-type]


def test_rekent_en_vergelijkt() -> None:
    tien, drie = Bedrag(1000), Bedrag(300)
    assert tien + drie == Bedrag(1300)
    assert drie - tien == -Bedrag(700)
    assert abs(drie - tien) == Bedrag(700)
    assert drie * 4 == 4 * drie == Bedrag(1200)
    assert drie < tien
    assert totaal([tien, drie]) == Bedrag(1300)
    assert totaal([]) == NUL


@pytest.mark.parametrize(
    ("centen", "tekst"),
    [(0, "€ 0,00"), (5, "€ 0,05"), (123456, "€ 1.234,56"), (-123456, "€ -1.234,56"), (123456789, "€ 1.234.567,89")],
)
def test_schrijft_zoals_een_nederlander(centen: int, tekst: str) -> None:
    assert str(Bedrag(centen)) == tekst


def test_in_euro_voor_bestanden() -> None:
    assert str(Bedrag(-1234).euro) == "-12.34"


@pytest.mark.parametrize(("centen", "afgerond"), [("0.5", 1), ("1.4999", 1), ("2.5", 3), ("-0.5", -1), ("-2.5", -3)])
def test_een_halve_cent_gaat_van_nul_af(centen: str, afgerond: int) -> None:
    assert rond_af(Decimal(centen)) == Bedrag(afgerond)


def test_procent_rondt_een_keer_af() -> None:
    # 8 % of € 10.000,00 is € 800,00; 8 % of € 0,44 is 3,52 cents
    assert procent(Bedrag(1_000_000), Decimal(8)) == Bedrag(80_000)
    assert procent(Bedrag(44), Decimal(8)) == Bedrag(4)


def test_verdeelt_naar_grootste_rest() -> None:
    # € 1,00 over 1:1:1 is 33⅓ each; the cent left over goes to the first
    assert verdeel(Bedrag(100), [1, 1, 1]) == [Bedrag(34), Bedrag(33), Bedrag(33)]
    # € 1,00 over 50:30:19 (of 99): 50,51 · 30,30 · 19,19; the cent goes to the largest remainder
    assert verdeel(Bedrag(100), [50, 30, 19]) == [Bedrag(51), Bedrag(30), Bedrag(19)]
    assert verdeel(Bedrag(100), [Decimal("0.5"), 0, Decimal("0.5")]) == [Bedrag(50), NUL, Bedrag(50)]
    assert verdeel(-Bedrag(100), [1, 1, 1]) == [Bedrag(-34), Bedrag(-33), Bedrag(-33)]
