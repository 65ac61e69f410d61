"""Awb art. 4:104 to 4:111: five years per lapsed term, stuiting, extension, and nothing after."""

from datetime import date

import pytest

from services.debiteuren.domain.fouten.verjaring import StuitingNietInToekomst, Verjaard
from services.debiteuren.domain.pauze import Pauzesoort
from services.debiteuren.domain.periode import Periode, dagen_binnen, schuif_op
from services.debiteuren.domain.verjaring import Stuiting, Stuitingshandeling, controleer_stuiting, nadert, nog_inbaar, verjaart_op

VERVALDAG = date(2020, 4, 1)
AANMANING = Stuitingshandeling.AANMANING


def test_vijf_jaar_na_de_vervaldag() -> None:
    assert verjaart_op(VERVALDAG, [], [], date(2025, 1, 1)) == date(2025, 4, 1)


def test_stuiting_begint_vijf_nieuwe_jaren_op_de_dag_erna() -> None:
    # aanmaning on 10-3-2024: the new term begins 11-3-2024 and ends with 10-3-2029
    assert verjaart_op(VERVALDAG, [Stuiting(date(2024, 3, 10), AANMANING)], [], date(2024, 3, 10)) == date(2029, 3, 10)


def test_te_late_stuiting_helpt_niet() -> None:
    assert verjaart_op(VERVALDAG, [Stuiting(date(2025, 4, 2), AANMANING)], [], date(2025, 4, 2)) == date(2025, 4, 1)


def test_stuiting_op_de_laatste_dag_helpt_nog() -> None:
    assert verjaart_op(VERVALDAG, [Stuiting(date(2025, 4, 1), AANMANING)], [], date(2025, 4, 1)) == date(2030, 4, 1)


def test_stuiting_raakt_alleen_de_genoemde_termijnen() -> None:
    stuiting = Stuiting(date(2024, 3, 10), AANMANING, frozenset({date(2020, 5, 1)}))
    assert verjaart_op(VERVALDAG, [stuiting], [], date(2024, 3, 10)) == date(2025, 4, 1)
    assert verjaart_op(date(2020, 5, 1), [stuiting], [], date(2024, 3, 10)) == date(2029, 3, 10)


def test_uitstel_verlengt_met_zijn_dagen() -> None:
    # 2021 has 365 days: 1-4-2025 becomes 1-4-2026
    uitstel = Periode(date(2021, 1, 1), date(2021, 12, 31))
    assert verjaart_op(VERVALDAG, [], [uitstel], date(2025, 1, 1)) == date(2026, 4, 1)


def test_uitstel_van_voor_de_vervaldag_telt_pas_vanaf_de_dag_erna() -> None:
    # 1-1-2020 to 10-4-2020: of it 2 to 10 April lie after the start, 9 days
    assert verjaart_op(VERVALDAG, [], [Periode(date(2020, 1, 1), date(2020, 4, 10))], date(2025, 1, 1)) == date(2025, 4, 10)


def test_samenvallende_verlengingen_tellen_een_keer() -> None:
    samen = [Periode(date(2021, 1, 1), date(2021, 12, 31)), Periode(date(2021, 6, 1), date(2021, 12, 31))]
    assert verjaart_op(VERVALDAG, [], samen, date(2025, 1, 1)) == date(2026, 4, 1)


def test_een_faillissement_zonder_einde_schuift_mee() -> None:
    # from 1-4-2025, its last day, on: every day until today is added
    loopt = Periode(date(2025, 4, 1))
    assert verjaart_op(VERVALDAG, [], [loopt], date(2025, 4, 10)) == date(2025, 4, 11)


def test_een_verlenging_na_afloop_maakt_niets_levend() -> None:
    assert verjaart_op(VERVALDAG, [], [Periode(date(2025, 4, 2), date(2026, 4, 1))], date(2026, 5, 1)) == date(2025, 4, 1)


def test_stuiting_na_verlenging_telt_vanaf_de_stuiting() -> None:
    uitstel = Periode(date(2021, 1, 1), date(2021, 12, 31))
    # lengthened to 1-4-2026, so 1-2-2026 is in time; the deferral lies before the new start and adds nothing more
    assert verjaart_op(VERVALDAG, [Stuiting(date(2026, 2, 1), AANMANING)], [uitstel], date(2026, 2, 1)) == date(2031, 2, 1)


def test_alleen_wat_de_wet_noemt_verlengt() -> None:
    verlengt = {soort for soort in Pauzesoort if soort.artikel}
    assert verlengt == {Pauzesoort.SURSEANCE, Pauzesoort.FAILLISSEMENT, Pauzesoort.WSNP, Pauzesoort.GESCHORST}


def test_zes_maanden_ervoor_nadert_het() -> None:
    assert [nadert(date(2025, 4, 1), dag, 6) for dag in (date(2024, 9, 30), date(2024, 10, 1), date(2025, 4, 1), date(2025, 4, 2))] == [
        False,
        True,
        True,
        False,
    ]


def test_na_verjaring_is_niets_inbaar() -> None:
    termijnen = [date(2020, 4, 1), date(2020, 5, 1)]
    assert nog_inbaar(termijnen, [], [], date(2025, 4, 15)) == [date(2020, 5, 1)]
    with pytest.raises(Verjaard, match="2025-05-01"):
        nog_inbaar(termijnen, [], [], date(2025, 5, 2))


def test_een_stuiting_is_gedaan() -> None:
    with pytest.raises(StuitingNietInToekomst):
        controleer_stuiting(date(2025, 4, 2), date(2025, 4, 1))


def test_schrikkeldag_eindigt_op_de_laatste_februari() -> None:
    assert verjaart_op(date(2024, 2, 29), [], [], date(2025, 1, 1)) == date(2029, 2, 28)


def test_dagen_binnen_een_periode() -> None:
    periodes = [Periode(date(2025, 1, 1), date(2025, 1, 10)), Periode(date(2025, 1, 5), date(2025, 1, 20)), Periode(date(2025, 2, 1))]
    # 1 to 20 January is 20, and 1 to 3 February is 3
    assert dagen_binnen(periodes, date(2024, 12, 1), date(2025, 2, 3)) == 23


def test_een_termijn_schuift_alleen_op_door_dagen_erin() -> None:
    # two weeks from 1 to 15 January; stood still 10 to 20 January: eleven days more
    assert schuif_op(date(2025, 1, 1), date(2025, 1, 15), [Periode(date(2025, 1, 10), date(2025, 1, 20))], date(2025, 3, 1)) == date(
        2025, 1, 26
    )
