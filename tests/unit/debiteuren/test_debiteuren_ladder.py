"""The ladder: the order of the law, what a gemeente may add, and the days that do not count."""

from datetime import date

import pytest

from kernel.geld import Bedrag
from services.debiteuren.domain.fouten.beleid import BeleidTegenDeWet
from services.debiteuren.domain.fouten.ladder import ContactEerst, StapAlGezet, StapOvergeslagen, StapTeVroeg
from services.debiteuren.domain.ladder import (
    Aanvang,
    Gezet,
    Kostennorm,
    Ladderbeleid,
    Stap,
    Volgende,
    controleer,
    uiterlijk,
    volgende,
)
from services.debiteuren.domain.periode import Periode

SINDS = date(2025, 4, 1)
BELEID = Ladderbeleid()
ACHTERSTAND, OPEISBAAR, BESCHIKKING = Aanvang.ACHTERSTAND, Aanvang.OPEISBAAR, Aanvang.BESCHIKKING
CONTACT = Gezet(Stap.CONTACT, date(2025, 4, 3))
HERINNERING = Gezet(Stap.HERINNERING, date(2025, 4, 7))
EERSTE = Gezet(Stap.AANMANING, date(2025, 4, 14), date(2025, 4, 28))
TWEEDE = Gezet(Stap.TWEEDE_AANMANING, date(2025, 4, 29), date(2025, 5, 13))
TERUG = Gezet(Stap.TERUGVORDERING, date(2025, 5, 14), date(2025, 6, 25))
AANMANING_TERUG = Gezet(Stap.AANMANING_TERUGVORDERING, date(2025, 6, 26), date(2025, 7, 10))


def test_de_hele_ladder_met_de_hand() -> None:
    """Due 1-4; each step on the first day that it may."""
    gezet: list[Gezet] = []
    verwacht = {
        Stap.CONTACT: date(2025, 4, 2),
        Stap.HERINNERING: date(2025, 4, 2),
        Stap.AANMANING: date(2025, 4, 2),  # 14 days: Wednesday 16 April
        Stap.TWEEDE_AANMANING: date(2025, 4, 17),  # 14 days: Thursday 1 May
        Stap.TERUGVORDERING: date(2025, 5, 2),  # 42 days: Friday 13 June
        Stap.AANMANING_TERUGVORDERING: date(2025, 6, 14),  # 14 days end on Saturday 28 June, so Monday 30 June (Atw)
        Stap.DWANGBEVEL: date(2025, 7, 1),
        Stap.DEURWAARDER: date(2025, 7, 1),
        Stap.DEURWAARDER_RETOUR: date(2025, 7, 1),
    }
    gezien = {}
    while (komt := volgende(gezet, BELEID, ACHTERSTAND, SINDS, [], date(2025, 4, 2))) is not None:
        controleer(komt.stap, gezet, BELEID, ACHTERSTAND, SINDS, [], komt.vanaf)
        gezien[komt.stap] = komt.vanaf
        gezet.append(Gezet(komt.stap, komt.vanaf, uiterlijk(komt.stap, komt.vanaf, BELEID)))
    assert gezien == verwacht


@pytest.mark.parametrize(
    ("stap", "gezet", "artikel"),
    [
        (Stap.TWEEDE_AANMANING, [CONTACT], "art. 40"),
        (Stap.TERUGVORDERING, [CONTACT, EERSTE], "art. 40"),
        (Stap.AANMANING_TERUGVORDERING, [CONTACT, EERSTE, TWEEDE], "4:87"),
        (Stap.DWANGBEVEL, [CONTACT, EERSTE, TWEEDE, TERUG], "4:117"),
        (Stap.DEURWAARDER, [CONTACT, EERSTE, TWEEDE, TERUG, AANMANING_TERUG], "4:116"),
    ],
)
def test_wat_de_wet_wil_wordt_niet_overgeslagen(stap: Stap, gezet: list[Gezet], artikel: str) -> None:
    with pytest.raises(StapOvergeslagen, match=artikel):
        controleer(stap, gezet, BELEID, ACHTERSTAND, SINDS, [], date(2026, 1, 1))


def test_binnen_twee_weken_mag_de_volgende_niet() -> None:
    with pytest.raises(StapTeVroeg, match="2025-04-29"):
        controleer(Stap.TWEEDE_AANMANING, [CONTACT, EERSTE], BELEID, ACHTERSTAND, SINDS, [], date(2025, 4, 28))
    controleer(Stap.TWEEDE_AANMANING, [CONTACT, EERSTE], BELEID, ACHTERSTAND, SINDS, [], date(2025, 4, 29))


def test_geen_dwangbevel_op_een_lening_zonder_eigen_aanmaning_op_de_terugvordering() -> None:
    with pytest.raises(StapOvergeslagen, match="aanmaning-terugvordering"):
        controleer(Stap.DWANGBEVEL, [TERUG], BELEID, OPEISBAAR, SINDS, [], date(2026, 1, 1))


def test_eerst_contact_dan_brieven() -> None:
    with pytest.raises(ContactEerst):
        controleer(Stap.HERINNERING, [], BELEID, ACHTERSTAND, SINDS, [], date(2025, 4, 7))
    controleer(Stap.HERINNERING, [], Ladderbeleid(contact_eerst=False), ACHTERSTAND, SINDS, [], date(2025, 4, 7))


def test_een_herinnering_is_beleid_en_mag_worden_overgeslagen() -> None:
    controleer(Stap.AANMANING, [CONTACT], BELEID, ACHTERSTAND, SINDS, [], date(2025, 4, 7))


def test_een_stap_gaat_maar_een_keer_behalve_contact() -> None:
    with pytest.raises(StapAlGezet, match="tweede-aanmaning"):
        controleer(Stap.AANMANING, [CONTACT, EERSTE], BELEID, ACHTERSTAND, SINDS, [], date(2025, 5, 1))
    controleer(Stap.CONTACT, [CONTACT, EERSTE], BELEID, ACHTERSTAND, SINDS, [], date(2025, 5, 1))


def test_terug_op_de_ladder_kan_niet() -> None:
    with pytest.raises(StapOvergeslagen):
        controleer(Stap.HERINNERING, [CONTACT, EERSTE], BELEID, ACHTERSTAND, SINDS, [], date(2025, 5, 1))


def test_een_opeisbare_lening_begint_bij_de_terugvordering() -> None:
    assert volgende([], BELEID, OPEISBAAR, SINDS, [], SINDS) == Volgende(Stap.CONTACT, SINDS)
    controleer(Stap.TERUGVORDERING, [], BELEID, OPEISBAAR, SINDS, [], SINDS)
    with pytest.raises(StapOvergeslagen):
        controleer(Stap.AANMANING, [], BELEID, OPEISBAAR, SINDS, [], SINDS)


def test_een_vordering_met_beschikking_begint_bij_haar_aanmaning() -> None:
    besloten = [Gezet(Stap.TERUGVORDERING, date(2025, 4, 1), date(2025, 5, 13))]
    assert volgende(besloten, BELEID, BESCHIKKING, SINDS, [], SINDS) == Volgende(Stap.AANMANING_TERUGVORDERING, date(2025, 5, 14))


def test_dagen_van_stilstand_tellen_niet_mee() -> None:
    """Two weeks until 28 April; a moratorium from 20 to 30 April adds its eleven days: until 9 May."""
    moratorium = [Periode(date(2025, 4, 20), date(2025, 4, 30))]
    with pytest.raises(StapTeVroeg, match="2025-05-10"):
        controleer(Stap.TWEEDE_AANMANING, [CONTACT, EERSTE], BELEID, ACHTERSTAND, SINDS, moratorium, date(2025, 5, 9))


def test_een_gemeente_kan_dagen_toevoegen_en_niet_afhalen() -> None:
    ruim = Ladderbeleid(wachtdagen={Stap.TWEEDE_AANMANING: 7}, extra_betaaldagen=14)
    assert volgende([CONTACT, EERSTE], ruim, ACHTERSTAND, SINDS, [], SINDS) == Volgende(Stap.TWEEDE_AANMANING, date(2025, 5, 6))
    assert uiterlijk(Stap.TERUGVORDERING, date(2025, 5, 14), ruim) == date(2025, 7, 9)  # 25 June + 14
    with pytest.raises(BeleidTegenDeWet):
        Ladderbeleid(wachtdagen={Stap.DWANGBEVEL: -1})
    with pytest.raises(BeleidTegenDeWet):
        Ladderbeleid(extra_betaaldagen=-1)


def test_kosten_van_een_aanmaning() -> None:
    """Awb art. 4:113: 8 euro below 500, 19 from 500 on."""
    norm = Kostennorm(Bedrag.uit_euro("8"), Bedrag.uit_euro("19"), Bedrag.uit_euro("500"))
    assert [norm.kosten(Bedrag.uit_euro(b)) for b in ("499,99", "500")] == [Bedrag(800), Bedrag(1900)]
