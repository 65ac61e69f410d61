"""Where a zaak lands, until when someone must come, and what may happen to it."""

from datetime import date
from itertools import product

import pytest

from kernel.termijn import Termijn
from services.vroegsignalering.domain.betrokkene import SignaalPersoon, stel_samen
from services.vroegsignalering.domain.fouten import DatumPastNiet, HulpAlAanvaard, ZaakAlAfgesloten
from services.vroegsignalering.domain.huishouden import Deur, maand_van, opeenvolgend_vanaf
from services.vroegsignalering.domain.werkbakje import REGELS, Werkbakje, deel_in
from services.vroegsignalering.domain.zaak import (
    CONTACT_TERMIJN,
    Eindresultaat,
    Loop,
    Zaakstand,
    mag_afsluiten,
    mag_contact_vastleggen,
    mag_hulp_aanvaarden,
)

DAG = date(2025, 3, 10)


@pytest.mark.parametrize(
    ("crisis", "meervoudig", "ondernemer", "bakje"),
    [
        (True, True, True, Werkbakje.CRISIS),
        (False, True, True, Werkbakje.MEERVOUDIG),
        (False, False, True, Werkbakje.ONDERNEMER),
        (False, False, False, Werkbakje.ENKELVOUDIG),
    ],
)
def test_de_eerste_regel_die_past_bepaalt_het_bakje(crisis: bool, meervoudig: bool, ondernemer: bool, bakje: Werkbakje) -> None:
    assert deel_in(crisis=crisis, meervoudig=meervoudig, ondernemer=ondernemer) is bakje


def test_elke_zaak_heeft_een_bakje() -> None:
    gevonden = {deel_in(crisis=c, meervoudig=m, ondernemer=o) for c, m, o in product((True, False), repeat=3)}
    assert gevonden == set(Werkbakje) == {r.bakje for r in REGELS}


@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [
        (date(2025, 3, 10), date(2025, 4, 7)),  # Monday, four weeks on: a Monday
        (date(2025, 3, 24), date(2025, 4, 22)),  # 21 April 2025 is tweede Paasdag
        (date(2025, 11, 27), date(2025, 12, 29)),  # 25 and 26 December, then a weekend
    ],
)
def test_vier_weken_en_de_algemene_termijnenwet(ontvangen: date, uiterlijk: date) -> None:
    assert Termijn(CONTACT_TERMIJN, ontvangen).einde == uiterlijk


def test_een_deur_heeft_een_schrijfwijze() -> None:
    assert Deur.lees("2511 ab", "012", " a") == Deur.lees("2511AB", "12", "-A") == Deur("2511AB", "12", "A")
    assert Deur.lees("2511AB", "12", "") == Deur.lees("2511AB", "12", " - ")
    assert Deur.lees("2511AB", "12", "") != Deur.lees("2511AB", "12", "A")


def test_maand_en_zes_maanden_terug() -> None:
    assert maand_van(date(2025, 3, 31)) == date(2025, 3, 1)
    assert opeenvolgend_vanaf(date(2025, 3, 1)) == date(2024, 9, 1)
    assert opeenvolgend_vanaf(date(2025, 12, 1)) == date(2025, 6, 1)


def test_een_zaak_loopt_van_open_naar_afgesloten() -> None:
    assert Loop(DAG, None, None).stand is Zaakstand.OPEN
    assert Loop(DAG, DAG, None).stand is Zaakstand.HULP_AANVAARD
    assert Loop(DAG, DAG, DAG).stand is Zaakstand.AFGESLOTEN


def test_na_afsluiten_mag_niets_meer() -> None:
    dicht = Loop(DAG, None, DAG)
    with pytest.raises(ZaakAlAfgesloten, match="2025-03-10"):
        mag_contact_vastleggen(dicht, DAG, DAG)
    with pytest.raises(ZaakAlAfgesloten):
        mag_hulp_aanvaarden(dicht, DAG, DAG)
    with pytest.raises(ZaakAlAfgesloten):
        mag_afsluiten(dicht)


def test_hulp_wordt_een_keer_aanvaard_en_op_een_dag_die_kan() -> None:
    with pytest.raises(HulpAlAanvaard):
        mag_hulp_aanvaarden(Loop(DAG, DAG, None), DAG, DAG)
    with pytest.raises(DatumPastNiet, match="van 2025-03-10 tot en met 2025-03-20"):
        mag_hulp_aanvaarden(Loop(DAG, None, None), date(2025, 3, 21), date(2025, 3, 20))
    mag_hulp_aanvaarden(Loop(DAG, None, None), date(2025, 3, 20), date(2025, 3, 20))


def test_eindresultaten_zijn_de_zestien_van_ddas() -> None:
    assert len(Eindresultaat) == 16


def test_de_persoon_komt_van_wie_een_bsn_heeft_en_het_bedrijf_van_wie_het_noemt() -> None:
    wie = stel_samen(
        [
            SignaalPersoon(date(2025, 3, 1), {"bsn": "999900018", "achternaam": "Voorbeeld"}),
            SignaalPersoon(
                date(2025, 3, 5), {"achternaam": "Bakkerij", "bedrijfsnaam": "Bakkerij Voorbeeld", "telefoonnummer": "0612345678"}
            ),
        ]
    )
    assert wie.persoon == {"bsn": "999900018", "achternaam": "Voorbeeld"}, "another debtor's phone number is not his"
    assert wie.onderneming == {"bedrijfsnaam": "Bakkerij Voorbeeld"}


def test_signalen_van_een_persoon_vullen_elkaar_aan() -> None:
    wie = stel_samen(
        [
            SignaalPersoon(date(2025, 3, 1), {"bsn": "999900018", "achternaam": "Oud", "emailadres": "a@example.org"}),
            SignaalPersoon(date(2025, 3, 5), {"bsn": "999900018", "achternaam": "Nieuw"}),
        ]
    )
    assert wie.persoon == {"bsn": "999900018", "achternaam": "Nieuw", "emailadres": "a@example.org"}


def test_alleen_een_bedrijfsnaam_is_ook_een_naam() -> None:
    wie = stel_samen([SignaalPersoon(DAG, {"bedrijfsnaam": "Bakkerij Voorbeeld"})])
    assert wie.persoon == {"achternaam": "Bakkerij Voorbeeld"}
