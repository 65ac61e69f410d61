"""Where a zaak lands, until when someone must come, and what may happen to it."""

from dataclasses import replace
from datetime import date

import pytest

from kernel.termijn import Termijn
from services.vroegsignalering.domain.betrokkene import SignaalPersoon, stel_samen
from services.vroegsignalering.domain.fouten import DatumPastNiet, HulpAlAanvaard, QuickFixLoopt, ResultaatPastNiet, ZaakAlAfgesloten
from services.vroegsignalering.domain.huishouden import Deur, maand_van, opeenvolgend_vanaf
from services.vroegsignalering.domain.termijnen import CONTACT_TERMIJN, uiterlijk
from services.vroegsignalering.domain.zaak import (
    Eindresultaat,
    Loop,
    Zaakstand,
    mag_afsluiten,
    mag_contact_vastleggen,
    mag_hulp_aanvaarden,
    mag_quick_fix_starten,
)

DAG = date(2025, 3, 10)


@pytest.mark.parametrize(
    ("ontvangen", "laatste"),
    [
        (date(2025, 3, 10), date(2025, 4, 7)),  # Monday, four weeks on: a Monday
        (date(2025, 3, 24), date(2025, 4, 22)),  # 21 April 2025 is tweede Paasdag
        (date(2025, 11, 27), date(2025, 12, 29)),  # 25 and 26 December, then a weekend
    ],
)
def test_vier_weken_en_de_algemene_termijnenwet(ontvangen: date, laatste: date) -> None:
    assert Termijn(CONTACT_TERMIJN, ontvangen).einde == laatste


def test_de_eerste_uiterste_dag_telt() -> None:
    """Monday 10 March 2025: four weeks end on 7 April, three werkdagen on Thursday the 13th, delivery when the supplier says."""
    assert uiterlijk(DAG, crisis=False, einde_levering_op=None) == date(2025, 4, 7)
    assert uiterlijk(DAG, crisis=True, einde_levering_op=None) == date(2025, 3, 13)
    assert uiterlijk(DAG, crisis=False, einde_levering_op=date(2025, 3, 29)) == date(2025, 3, 29), "a Saturday stays one: no term of ours"
    assert uiterlijk(DAG, crisis=True, einde_levering_op=date(2025, 3, 29)) == date(2025, 3, 13)
    assert uiterlijk(DAG, crisis=False, einde_levering_op=date(2025, 3, 1)) == DAG, "already cut off: today"


def test_drie_werkdagen_springen_over_een_weekend_en_pasen() -> None:
    """Received on Thursday 17 April 2025: Goede Vrijdag, weekend, Paasmaandag, so Tuesday 22 is the first and Thursday 24 the third."""
    assert uiterlijk(date(2025, 4, 17), crisis=True, einde_levering_op=None) == date(2025, 4, 24)


def test_een_deur_heeft_een_schrijfwijze() -> None:
    assert Deur.lees("2511 ab", "012", " a") == Deur.lees("2511AB", "12", "-A") == Deur("2511AB", "12", "A")
    assert Deur.lees("2511AB", "12", "") == Deur.lees("2511AB", "12", " - ")
    assert Deur.lees("2511AB", "12", "") != Deur.lees("2511AB", "12", "A")


def test_maand_en_zes_maanden_terug() -> None:
    assert maand_van(date(2025, 3, 31)) == date(2025, 3, 1)
    assert opeenvolgend_vanaf(date(2025, 3, 1)) == date(2024, 9, 1)
    assert opeenvolgend_vanaf(date(2025, 12, 1)) == date(2025, 6, 1)


@pytest.mark.parametrize(
    ("gebeurd", "stand"),
    [
        ({}, Zaakstand.OPEN),
        ({"opgepakt_op": DAG}, Zaakstand.BENADERD),
        ({"opgepakt_op": DAG, "bereikt_op": DAG}, Zaakstand.IN_GESPREK),
        ({"opgepakt_op": DAG, "hulpaanbod_op": DAG}, Zaakstand.HULP_AANGEBODEN),
        ({"hulpaanbod_op": DAG, "quick_fix_tot": DAG}, Zaakstand.QUICK_FIX),
        ({"quick_fix_tot": DAG, "hulp_aanvaard_op": DAG}, Zaakstand.HULP_AANVAARD),
        ({"hulp_aanvaard_op": DAG, "afgesloten_op": DAG}, Zaakstand.AFGESLOTEN),
    ],
)
def test_de_verste_stap_is_de_stand(gebeurd: dict[str, date], stand: Zaakstand) -> None:
    assert replace(Loop(DAG, None, None), **gebeurd).stand is stand


def test_een_resultaat_spreekt_het_dossier_niet_tegen() -> None:
    niet_bereikt, bereikt = Loop(DAG, None, None, opgepakt_op=DAG), Loop(DAG, None, None, opgepakt_op=DAG, bereikt_op=DAG)
    with pytest.raises(ResultaatPastNiet, match="er is contact geweest"):
        mag_afsluiten(bereikt, Eindresultaat.GEEN_CONTACT)
    with pytest.raises(ResultaatPastNiet, match="nog geen contact"):
        mag_afsluiten(niet_bereikt, Eindresultaat.GEEN_REACTIE)
    mag_afsluiten(niet_bereikt, Eindresultaat.GEEN_CONTACT)
    mag_afsluiten(bereikt, Eindresultaat.GEEN_REACTIE)


def test_een_quick_fix_loopt_een_keer_en_mag_alsnog_hulp_worden() -> None:
    loopt = Loop(DAG, None, None, hulpaanbod_op=DAG, quick_fix_tot=date(2025, 4, 9))
    with pytest.raises(QuickFixLoopt, match="2025-04-09"):
        mag_quick_fix_starten(loopt, DAG, DAG)
    mag_hulp_aanvaarden(loopt, DAG, DAG)


def test_na_afsluiten_mag_niets_meer() -> None:
    dicht = Loop(DAG, None, DAG)
    with pytest.raises(ZaakAlAfgesloten, match="2025-03-10"):
        mag_contact_vastleggen(dicht, DAG, DAG)
    with pytest.raises(ZaakAlAfgesloten):
        mag_hulp_aanvaarden(dicht, DAG, DAG)
    with pytest.raises(ZaakAlAfgesloten):
        mag_afsluiten(dicht, Eindresultaat.ZELF_BETAALD)


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
