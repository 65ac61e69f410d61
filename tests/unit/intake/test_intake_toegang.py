"""Who may come, and on which ground may be refused."""

from datetime import date

import pytest

from services.intake.domain.fouten import (
    BeleidsplanOverlapt,
    BeleidsplanTeLang,
    PriveAansprakelijkheidOntbreekt,
    RechtsvormHeeftGeenToegang,
    WeigeringsgrondZonderBeleidsplan,
)
from services.intake.domain.rechtsvorm import Rechtsvorm, beoordeel_toegang
from services.intake.domain.weigering import Beleidsplan, Weigeringsgrond, beoordeel_beleidsplan, beoordeel_grond

G = Weigeringsgrond
PLAN = Beleidsplan(date(2024, 1, 1), date(2027, 12, 31), frozenset({G.FRAUDE}))


@pytest.mark.parametrize("vorm", [Rechtsvorm.EENMANSZAAK, Rechtsvorm.VOF, Rechtsvorm.CV, Rechtsvorm.MAATSCHAP])
def test_zonder_rechtspersoonlijkheid_altijd_toegang(vorm: Rechtsvorm) -> None:
    beoordeel_toegang(vorm, prive_aansprakelijk=False)


def test_bestuurder_van_een_bv_met_een_meegetekende_lening() -> None:
    beoordeel_toegang(Rechtsvorm.BV, prive_aansprakelijk=True)


def test_bestuurder_van_een_bv_zonder_prive_schuld() -> None:
    with pytest.raises(PriveAansprakelijkheidOntbreekt, match="privé aansprakelijk"):
        beoordeel_toegang(Rechtsvorm.BV, prive_aansprakelijk=False)


@pytest.mark.parametrize("vorm", [Rechtsvorm.STICHTING, Rechtsvorm.VERENIGING, Rechtsvorm.COOPERATIE])
def test_andere_rechtspersonen_nooit(vorm: Rechtsvorm) -> None:
    with pytest.raises(RechtsvormHeeftGeenToegang, match=vorm):
        beoordeel_toegang(vorm, prive_aansprakelijk=True)


def test_geen_verblijfstitel_vraagt_geen_beleidsplan() -> None:
    assert beoordeel_grond(G.GEEN_VERBLIJFSTITEL, [], "0153", date(2025, 6, 1)) is G.GEEN_VERBLIJFSTITEL


def test_fraude_mag_als_het_beleidsplan_die_noemt() -> None:
    assert beoordeel_grond(G.FRAUDE, [PLAN], "0153", date(2025, 6, 1)) is G.FRAUDE


@pytest.mark.parametrize(
    ("grond", "op"),
    [(G.RECIDIVE, date(2025, 6, 1)), (G.FRAUDE, date(2023, 12, 31)), (G.FRAUDE, date(2028, 1, 1))],
)
def test_anders_niet_en_het_artikel_staat_erbij(grond: Weigeringsgrond, op: date) -> None:
    with pytest.raises(WeigeringsgrondZonderBeleidsplan, match=rf"'{grond}' kan niet: .* op {op} \(Bgs, art. 13\)"):
        beoordeel_grond(grond, [PLAN], "0153", op)


def test_een_beleidsplan_duurt_ten_hoogste_vier_jaar() -> None:
    # 1 January 2024 + 4 years - 1 day = 31 December 2027
    assert beoordeel_beleidsplan(PLAN, [], 4) == PLAN
    with pytest.raises(BeleidsplanTeLang, match="tot en met 2027-12-31"):
        beoordeel_beleidsplan(Beleidsplan(date(2024, 1, 1), date(2028, 1, 1), frozenset()), [], 4)


def test_vanaf_een_schrikkeldag_telt_tot_en_met_de_volgende() -> None:
    # 29 February 2096 + 4 years: 2100 is no leap year, so 1 March 2100 - 1 day = 28 February
    plan = Beleidsplan(date(2096, 2, 29), date(2100, 2, 28), frozenset())
    assert beoordeel_beleidsplan(plan, [], 4) == plan


def test_aan_het_eind_van_de_kalender_houdt_het_op() -> None:
    plan = Beleidsplan(date(9998, 1, 1), date(9998, 6, 30), frozenset())
    assert beoordeel_beleidsplan(plan, [], 4) == plan


def test_op_een_dag_geldt_een_beleidsplan() -> None:
    with pytest.raises(BeleidsplanOverlapt, match="Van 2024-01-01 tot en met 2027-12-31"):
        beoordeel_beleidsplan(Beleidsplan(date(2027, 12, 31), date(2028, 1, 1), frozenset()), [PLAN], 4)
