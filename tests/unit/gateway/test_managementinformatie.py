"""The register against the published events, and the report."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from gateway.catalogus import velden_per_type
from gateway.managementinformatie.domain.fouten import OngeldigeMaand
from gateway.managementinformatie.domain.indicator import TELT_NIET, Indicator, Soort
from gateway.managementinformatie.domain.projectie import Geteld, projecteer
from gateway.managementinformatie.domain.rapport import lees_maand, stel_op
from gateway.managementinformatie.domain.register import PER_CODE, REGISTER

BIJDRAGEN = [pytest.param(i, b, id=f"{i.code}-{n}") for i in REGISTER for n, b in enumerate(i.bijdragen)]


@pytest.mark.parametrize(("indicator", "bijdrage"), BIJDRAGEN)
def test_elke_bijdrage_noemt_een_gepubliceerd_type_en_zijn_velden(indicator: Indicator, bijdrage: Any) -> None:
    velden = velden_per_type()[bijdrage.type]
    assert bijdrage.velden <= velden.keys()
    assert bijdrage.waarde is None or velden[bijdrage.waarde] == "integer"
    assert bijdrage.vervalt or len(bijdrage.vast or bijdrage.uitsplitsing) == len(indicator.dimensies)
    assert not bijdrage.vervalt or indicator.soort is Soort.LAATSTE


def test_codes_zijn_uniek_en_een_verhouding_deelt_wat_er_is() -> None:
    assert len(PER_CODE) == len(REGISTER)
    for indicator in REGISTER:
        if indicator.soort is Soort.VERHOUDING:
            assert indicator.teller is not None
            assert {indicator.teller[0], indicator.noemer} <= PER_CODE.keys()


def geteld(type_: str, subject: int, sequence: int, dag: date, **data: Any) -> Geteld:
    return Geteld(f"nl.regioloket.{type_}.v1", "0344", dag, UUID(int=subject), sequence, data)


def test_een_zaak_die_meervoudig_wordt_telt_als_meervoudig_in_de_maand_van_opening() -> None:
    geopend = geteld("zaken.zaak-geopend", 1, 1, date(2025, 3, 30), melding="enkelvoudig", opeenvolgend=False)
    aangevuld = geteld("zaken.zaak-aangevuld", 1, 2, date(2025, 4, 2), melding="meervoudig")
    for volgorde in ([geopend, aangevuld], [aangevuld, geopend]):
        zaak = projecteer(volgorde).onderwerpen["0344", "vs-zaken", UUID(int=1)]
        assert (zaak.maand, zaak.uitsplitsing) == (date(2025, 3, 1), "meervoudig")


def test_een_zaak_die_in_een_andere_opging_telt_niet_meer_ook_als_dat_eerder_binnenkomt() -> None:
    geopend = geteld("zaken.zaak-geopend", 1, 1, date(2025, 3, 30), melding="enkelvoudig", opeenvolgend=True)
    weg = geteld("zaken.zaak-samengevoegd", 1, 2, date(2025, 4, 2))
    for volgorde in ([geopend, weg], [weg, geopend]):
        onderwerpen = projecteer(volgorde).onderwerpen
        assert {code for _, code, _ in onderwerpen} == {"vs-zaken", "vs-zaken-opeenvolgend"}
        assert {o.uitsplitsing for o in onderwerpen.values()} == {TELT_NIET}


@pytest.mark.parametrize(("eerst", "later", "telt"), [(True, True, True), (False, True, True), (True, False, False)])
def test_opeenvolgend_is_wat_het_laatst_bekend_is(eerst: bool, later: bool, telt: bool) -> None:
    """An earlier signal may come in later, or turn out to belong elsewhere."""
    wijziging = projecteer(
        [
            geteld("zaken.zaak-geopend", 1, 1, date(2025, 3, 1), melding="enkelvoudig", opeenvolgend=eerst),
            geteld("zaken.zaak-aangevuld", 1, 2, date(2025, 3, 2), melding="enkelvoudig", opeenvolgend=later),
        ]
    )
    assert (wijziging.onderwerpen["0344", "vs-zaken-opeenvolgend", UUID(int=1)].uitsplitsing != TELT_NIET) is telt


def test_het_stoplicht_verschuift_van_en_naar() -> None:
    wijziging = projecteer(
        [
            geteld("leningen.lening-geopend", 1, 1, date(2025, 3, 1), hoofdsomCenten=10_000_00),
            geteld("leningen.stoplicht-gewijzigd", 1, 2, date(2025, 3, 9), van="bij", naar="achterstand", reden="x"),
        ]
    )
    stoplicht = {plek.uitsplitsing: waarde for plek, waarde in wijziging.sommen.items() if plek.indicator == "deb-stoplicht"}
    assert stoplicht == {"bij": 0, "achterstand": 1}  # +1 - 1, +1


def test_ja_en_nee_en_twee_dimensies() -> None:
    poging = geteld("zaken.contactpoging-vastgelegd", 1, 2, date(2025, 3, 1), soort="SMS/Whatsapp", bereikt=True)
    (plek,) = projecteer([poging]).sommen
    assert plek.uitsplitsing == "SMS/Whatsapp | ja"


def test_het_rapport_toont_elke_indicator_ook_op_nul() -> None:
    cijfers = [c for c in stel_op({}) if not c.uitsplitsing]
    assert [c.indicator for c in cijfers] == list(REGISTER)
    assert {c.waarde for c in cijfers} == {0, None}  # None: a share of nothing


def test_een_verhouding_heeft_een_decimaal() -> None:
    cijfers = stel_op({"bbz-besluiten-termijn": {"ja": 2, "nee": 1}})
    (op_tijd,) = [c for c in cijfers if c.indicator.code == "bbz-besluiten-op-tijd"]
    assert op_tijd.waarde == Decimal("66.7")  # 2 / 3


@pytest.mark.parametrize("tekst", ["2025-13", "2025-3", "2025", "2025-00", "maart", "2025-03-01", "0000-01", "٢٠٢٥-03"])
def test_een_maand_is_jaar_en_maand(tekst: str) -> None:
    with pytest.raises(OngeldigeMaand):
        lees_maand(tekst)


def test_de_formule_is_te_lezen() -> None:
    assert PER_CODE["deb-hoofdsom"].formule == "+ hoofdsomCenten van lening-geopend - hoofdsomCenten van ontvangst-verwerkt"


def test_een_oude_gebeurtenis_zonder_een_veld_dat_later_is_toegevoegd_telt_voor_nul() -> None:
    (ontvangst,) = [
        p for p in projecteer([geteld("leningen.ontvangst-verwerkt", 1, 2, date(2025, 3, 1), bedragCenten=5)]).sommen.items() if p[1]
    ]
    assert (ontvangst[0].indicator, ontvangst[1]) == ("deb-ontvangen", 5)
