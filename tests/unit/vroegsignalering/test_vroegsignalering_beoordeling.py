"""Which signals are taken up, and why others are not (GGM and DDAS definitions)."""

from datetime import date

import pytest

from services.vroegsignalering.domain.beoordeling import (
    UITLEG,
    Feiten,
    Reden,
    Signaalstatus,
    beoordeel,
    dagen_achterstand,
    status_bij,
)
from services.vroegsignalering.domain.dagenvenster import DAGENVENSTERS, Venster, dagenvenster, venster_van
from services.vroegsignalering.domain.rechtsvorm import Rechtsvorm, is_rechtspersoon, rechtsvorm_uit_naam

DREMPEL = 5_000  # 50 euro
DAG = date(2025, 3, 10)
ZORG = venster_van("Zorg", DAG, None, None)
ONTSTAAN = date(2025, 1, 1)


def feiten(*, rechtspersoon: bool = False, bedrag: int = 20_000, dagen: int | None = 45, bekend: Reden | None = None) -> Feiten:
    return Feiten(rechtspersoon, bedrag, dagen, bekend)


def test_precies_het_drempelbedrag_wordt_opgepakt() -> None:
    assert beoordeel(feiten(bedrag=5_000), DREMPEL, ZORG) is None
    assert beoordeel(feiten(bedrag=4_999), DREMPEL, ZORG) is Reden.ONDER_DREMPEL


@pytest.mark.parametrize(("dagen", "reden"), [(29, Reden.TE_VROEG), (30, None), (100, None), (101, Reden.TE_OUD), (None, None)])
def test_zorg_van_dertig_tot_en_met_honderd_dagen(dagen: int | None, reden: Reden | None) -> None:
    assert beoordeel(feiten(dagen=dagen), DREMPEL, ZORG) is reden


def test_energie_kent_geen_bovengrens() -> None:
    assert beoordeel(feiten(dagen=900), DREMPEL, venster_van("Energie", DAG, None, None)) is None


def test_soort_zonder_venster_wordt_niet_op_dagen_beoordeeld() -> None:
    assert dagenvenster("DUO", DAG) is None
    assert beoordeel(feiten(dagen=1), DREMPEL, None) is None


def test_elk_venster_heeft_een_bron_en_overlapt_niet() -> None:
    assert all(v.bron and v.geverifieerd for v in DAGENVENSTERS)
    assert dagenvenster("Energie", date(2020, 12, 31)) is None
    assert len({v.partnertype for v in DAGENVENSTERS}) == len(DAGENVENSTERS)


def test_een_convenant_mag_eigen_dagen_hebben() -> None:
    assert venster_van("Zorg", DAG, 60, None) == Venster(60, 100)
    assert venster_van("DUO", DAG, None, 90) == Venster(None, 90)
    assert venster_van("DUO", DAG, None, None) is None


def test_wie_het_is_gaat_voor_alle_andere_redenen() -> None:
    reden = beoordeel(feiten(rechtspersoon=True, bedrag=1, dagen=1, bekend=Reden.BEKEND), DREMPEL, ZORG)
    assert reden is Reden.RECHTSPERSOON
    assert status_bij(reden) is Signaalstatus.ANDERE_REDEN
    assert beoordeel(feiten(bedrag=1, bekend=Reden.OVERLEDEN), DREMPEL, ZORG) is Reden.OVERLEDEN


def test_elke_reden_heeft_een_status_en_een_zin() -> None:
    assert set(UITLEG) == set(Reden)
    assert status_bij(None) is Signaalstatus.NOG_NIET_OPGEPAKT
    assert status_bij(Reden.HERHAALD) is Signaalstatus.HERHAALD
    assert status_bij(Reden.UITGESLOTEN) is Signaalstatus.ANDERE_REDEN, "the partner never hears why"
    assert status_bij(Reden.BEKEND) is Signaalstatus.BEKEND_BIJ_SCHULDHULP
    assert {status_bij(r) for r in (Reden.ONDER_DREMPEL, Reden.TE_VROEG, Reden.TE_OUD)} == {Signaalstatus.ONTERECHT}


def test_dagen_zoals_opgegeven_en_anders_uit_de_datums() -> None:
    assert dagen_achterstand(12, ONTSTAAN, DAG) == 12
    assert dagen_achterstand(None, ONTSTAAN, DAG) == 68  # 30 in January, 28 in February, 10 in March
    assert dagen_achterstand(None, None, DAG) is None


@pytest.mark.parametrize(
    ("naam", "vorm"),
    [
        ("Jansen Bouw B.V.", Rechtsvorm.BV),
        ("JANSEN BOUW BV", Rechtsvorm.BV),
        ("Jansen B.V. i.o.", Rechtsvorm.BV),
        ("Handel N.V.", Rechtsvorm.NV),
        ("Stichting De Brug", Rechtsvorm.STICHTING),
        ("Coöperatieve Zuivel", Rechtsvorm.COOPERATIE),
        ("Bakkerij Jansen", None),
        ("Bvlgari Repair", None),
        ("Café Stichting", None),
        ("Jansen en Zn. V.O.F.", None),
    ],
)
def test_rechtsvorm_uit_de_naam(naam: str, vorm: Rechtsvorm | None) -> None:
    assert rechtsvorm_uit_naam(naam) is vorm


def test_wat_de_partner_zegt_gaat_voor_de_naam() -> None:
    assert not is_rechtspersoon("eenmanszaak", "Stichting De Brug")
    assert is_rechtspersoon("bv", "Bakkerij Jansen")
    assert not is_rechtspersoon("", "")
