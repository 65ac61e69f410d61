"""Art. 12 with its three outcomes, art. 13, and every cap of art. 21. The sums stand beside each case."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kernel.geld import NUL, Bedrag
from services.bbz.domain.bijstandsnorm import Boekjaar, Jaarnorm
from services.bbz.domain.fouten import NormOntbreekt
from services.bbz.domain.fouten.vaststelling import BoekjaarPastNiet, OmzettingKanNiet, TerugvorderingAfwijkend
from services.bbz.domain.norm import geldend
from services.bbz.domain.omzetting import Jaartoets, scheld_rente_kwijt, zet_om
from services.bbz.domain.vaststelling import Berekening, Bijstandsjaar, Jaarinkomen, Vaststelling, netto_inkomen, stel_vast
from services.bbz.domain.vermogen import Vermogen
from services.bbz.domain.vermogensruimte import Vermogensopstelling
from services.bbz.store.normenbestand import meegeleverd


def euro(bedrag: str) -> Bedrag:
    return Bedrag.uit_euro(bedrag)


NORMEN = geldend(meegeleverd(), date(2025, 12, 31))
#: Twelve months of € 1.900 and € 1.200 zorgpremie: € 24.000 a year.
NORM = Jaarnorm((euro("1.900"),) * 12, zorgpremie=euro("1.200"))
#: Own € 20.000 of € 60.000: a third, so the lower limit of € 58.035 holds, and it is far away.
ARM = Vermogensopstelling(euro("40.000"), NUL, euro("20.000"), euro("40.000"))


def bereken(
    lening: str,
    winst: str,
    *,
    maanden: str = "12",
    vermogen: Vermogensopstelling = ARM,
    categorie: str = "gevestigd",
    terugvorderen: Bedrag | None = None,
    moet: bool = False,
) -> Berekening:
    return stel_vast(
        categorie,
        Boekjaar(date(2025, 1, 1)),
        NORM,
        Jaarinkomen(euro(winst)),
        Bijstandsjaar(euro(lening), Decimal(maanden)),
        vermogen,
        NORMEN,
        laatste_bijstandsjaar=2025,
        terugvorderen=terugvorderen,
        terugvordering_moet=moet,
    )


def test_netto_is_wat_na_twintig_procent_overblijft_en_een_verlies_blijft_een_verlies() -> None:
    """Art. 6. 12.500 - 20 % = 10.000; plus 3.000 net wage of the partner. A loss of 5.000 with the same wage: -2.000."""
    winst = netto_inkomen(Jaarinkomen(euro("12.500"), euro("3.000")), NORMEN)
    verlies = netto_inkomen(Jaarinkomen(euro("-5.000"), euro("3.000")), NORMEN)
    assert (winst.forfait, winst.bedrag, verlies.forfait, verlies.bedrag) == (euro("2.500"), euro("13.000"), NUL, euro("-2.000"))


def test_minder_dan_de_jaarnorm_geeft_extra_en_alles_wordt_om_niet() -> None:
    """Lent 12.000 in 12 months, net 12.500 x 80 % = 10.000: 22.000 against 24.000, so 2.000 more. Share 24.000 x 12/12: no cap."""
    b = bereken("12.000", "12.500")
    assert (b.uitkomst, b.extra, b.om_niet, b.terug, b.lening_blijft) == (
        Vaststelling.EXTRA_BIJSTAND,
        euro("2.000"),
        euro("12.000"),
        NUL,
        NUL,
    )


def test_extra_stopt_bij_het_deel_van_de_maanden_met_bijstand() -> None:
    """Six months: at most 24.000 x 6/12 = 12.000 bijstand. Lent 11.000, net 4.000: short 9.000, but only 1.000 fits."""
    b = bereken("11.000", "5.000", maanden="6")
    assert (b.verschil, b.naar_evenredigheid, b.extra) == (euro("9.000"), euro("12.000"), euro("1.000"))


def test_precies_de_jaarnorm_wordt_helemaal_om_niet() -> None:
    """14.000 + 12.500 x 80 % = 24.000."""
    b = bereken("14.000", "12.500")
    assert (b.uitkomst, b.om_niet, b.extra, b.terug) == (Vaststelling.GELIJK, euro("14.000"), NUL, NUL)


def test_meer_dan_de_jaarnorm_kan_het_verschil_terug() -> None:
    """14.000 + 20.000 x 80 % = 30.000: 6.000 too much; the rest of 8.000 om niet."""
    b = bereken("14.000", "20.000")
    assert (b.uitkomst, b.terug, b.om_niet) == (Vaststelling.TERUGVORDERING, euro("6.000"), euro("8.000"))


def test_nooit_meer_terug_dan_er_is_geleend() -> None:
    """14.000 + 50.000 x 80 % = 54.000: 30.000 too much, but 14.000 was lent."""
    assert bereken("14.000", "50.000").terug == euro("14.000")


def test_kan_is_geen_moeten_sinds_2020_en_daarvoor_wel() -> None:
    assert bereken("14.000", "20.000", terugvorderen=euro("1.000")).om_niet == euro("13.000")
    with pytest.raises(TerugvorderingAfwijkend, match=r"is precies € 6\.000,00"):
        bereken("14.000", "20.000", terugvorderen=euro("1.000"), moet=True)
    with pytest.raises(TerugvorderingAfwijkend, match=r"is ten hoogste € 6\.000,00"):
        bereken("14.000", "20.000", terugvorderen=euro("6.000,01"))


def test_boven_de_vermogensgrens_blijft_de_lening_voor_zover() -> None:
    """Own 63.035 of 100.000 (63 %): limit 58.035, so 5.000 over. Of the 14.000 at most 5.000 stays a loan, 500 a year from 2026."""
    vermogen = Vermogensopstelling(euro("60.000"), euro("30.000"), euro("10.000"), euro("36.965"))
    b = bereken("14.000", "12.500", vermogen=vermogen)
    assert (b.grens, b.boven_grens, b.uitkomst) == (euro("58.035"), euro("5.000"), Vaststelling.LENING_BLIJFT)
    assert (b.lening_blijft, b.om_niet, b.aflossing_per_jaar, b.aflossing_vanaf) == (
        euro("5.000"),
        euro("9.000"),
        euro("500"),
        date(2026, 1, 1),
    )


def test_ver_boven_de_grens_blijft_alles_lening_en_komt_er_niets_bij() -> None:
    """Own 300.000: over 243.892 whatever the share. Short 2.000, but nothing om niet: the 12.000 stays, 1.200 a year."""
    rijk = Vermogensopstelling(euro("900.000"), euro("200.000"), NUL, euro("800.000"))
    b = bereken("12.000", "12.500", vermogen=rijk)
    assert (b.grens, b.extra, b.om_niet, b.lening_blijft) == (euro("243.892"), NUL, NUL, euro("12.000"))


def test_eigen_vermogen_tot_dertig_procent_heeft_de_hoge_grens() -> None:
    """Own 150.000 of 500.000 is exactly 30 %: limit 243.892. One cent more own: limit 58.035, 91.965,01 over."""
    precies = Vermogensopstelling(euro("500.000"), NUL, NUL, euro("350.000"))
    b = bereken("14.000", "12.500", vermogen=precies)
    meer = bereken("14.000", "12.500", vermogen=replace(precies, schulden=euro("349.999,99")))
    assert (b.boven_grens, meer.boven_grens) == (NUL, euro("91.965,01"))


def test_een_oudere_zelfstandige_heeft_een_eigen_grens() -> None:
    """Own 170.725 of 170.725: exactly the limit of art. 3 lid 2."""
    vermogen = Vermogensopstelling(euro("170.725"), NUL, NUL, NUL)
    assert bereken("14.000", "12.500", vermogen=vermogen, categorie="ouder").lening_blijft == NUL


def test_zonder_forfait_van_dat_jaar_geen_vaststelling() -> None:
    """Art. 6."""
    with pytest.raises(NormOntbreekt, match=r"'forfait' \(Bbz 2004, art\. 6 lid 2\) van 2026-12-31"):
        netto_inkomen(Jaarinkomen(euro("1")), geldend(meegeleverd(), date(2026, 12, 31)))


#: Own € 48.035 of € 100.000: 48 %, so € 10.000 room under € 58.035.
KRAP = Vermogen(euro("48.035"), euro("100.000"))
RUIM = Vermogen(euro("10.000"), euro("20.000"))


def jaar(boekjaar: int = 2024, netto: str = "9.000", levensonderhoud: str = "0") -> Jaartoets:
    return Jaartoets(boekjaar, euro("24.000"), euro(netto), euro(levensonderhoud))


def test_lid_1_het_tekort_aan_inkomen() -> None:
    """24.000 - 9.000 = 15.000; room 58.035 - 10.000 = 48.035; lent 40.000."""
    assert zet_om(jaar(), 2025, euro("40.000"), RUIM, NORMEN).bedrag == euro("15.000")


def test_lid_1_ten_hoogste_de_ruimte_onder_de_vermogensgrens() -> None:
    assert zet_om(jaar(), 2025, euro("40.000"), KRAP, NORMEN).bedrag == euro("10.000")


def test_lid_1_ten_hoogste_wat_is_geleend() -> None:
    assert zet_om(jaar(), 2025, euro("4.000"), RUIM, NORMEN).bedrag == euro("4.000")


def test_lid_4_samen_met_levensonderhoud_nooit_boven_de_jaarnorm() -> None:
    """Levensonderhoud of 11.000 over 2025: 24.000 - 11.000 = 13.000, though 15.000 is short."""
    assert zet_om(jaar(2025, levensonderhoud="11.000"), 2025, euro("40.000"), RUIM, NORMEN).bedrag == euro("13.000")


def test_lid_1_het_boekjaar_van_de_aanvraag_of_dat_daarvoor() -> None:
    assert zet_om(jaar(2025), 2025, euro("40.000"), RUIM, NORMEN).boekjaar == 2025
    for anders in (2023, 2026):
        with pytest.raises(BoekjaarPastNiet, match="kies 2024 of 2025"):
            zet_om(jaar(anders), 2025, euro("40.000"), RUIM, NORMEN)


@pytest.mark.parametrize(
    ("toets", "vermogen", "reden"),
    [
        (jaar(netto="24.000"), RUIM, "niet lager dan de jaarnorm"),
        (jaar(), Vermogen(euro("58.035"), euro("100.000")), "geen ruimte"),
        (jaar(levensonderhoud="24.000"), RUIM, "al de hele jaarnorm"),
    ],
)
def test_lid_1_niets_om_te_zetten_zegt_waarom(toets: Jaartoets, vermogen: Vermogen, reden: str) -> None:
    with pytest.raises(OmzettingKanNiet, match=reden):
        zet_om(toets, 2025, euro("40.000"), vermogen, NORMEN)


def test_lid_2_ten_hoogste_de_rente_van_dat_boekjaar() -> None:
    """8 % over 40.000 = 3.200; short 15.000."""
    assert scheld_rente_kwijt(jaar(2026), 2025, euro("3.200"), RUIM, NORMEN).bedrag == euro("3.200")


def test_lid_2_ten_hoogste_het_tekort() -> None:
    """24.000 - 22.500 = 1.500 of the 3.200."""
    assert scheld_rente_kwijt(jaar(2027, netto="22.500"), 2025, euro("3.200"), RUIM, NORMEN).bedrag == euro("1.500")


def test_lid_2_met_lid_4() -> None:
    """Levensonderhoud of 23.000: 1.000 left."""
    assert scheld_rente_kwijt(jaar(2026, levensonderhoud="23.000"), 2025, euro("3.200"), RUIM, NORMEN).bedrag == euro("1.000")


def test_lid_2_alleen_de_twee_boekjaren_na_de_aanvraag() -> None:
    for anders in (2025, 2028):
        with pytest.raises(BoekjaarPastNiet, match="kies 2026 of 2027"):
            scheld_rente_kwijt(jaar(anders), 2025, euro("3.200"), RUIM, NORMEN)


def test_lid_2_boven_de_vermogensgrens_geen_kwijtschelding() -> None:
    with pytest.raises(OmzettingKanNiet, match=r"58\.035,00"):
        scheld_rente_kwijt(jaar(2026), 2025, euro("3.200"), Vermogen(euro("58.035,01"), euro("100.000")), NORMEN)
