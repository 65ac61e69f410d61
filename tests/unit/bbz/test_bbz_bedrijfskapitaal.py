"""Art. 13-16, 20, 22, 24, 26: who gets which form, up to what, for how long, at what rate."""

from datetime import date
from decimal import Decimal

import pytest

from kernel.geld import Bedrag
from services.bbz.domain.bedrijfskapitaal import NIETS_EERDER, Eerder, Krediet, Toekenning, beoordeel, telt_mee
from services.bbz.domain.fouten import (
    BovenDeNorm,
    GeenBedrijfskapitaal,
    LooptijdTeLang,
    NietNaastEerdereBijstand,
    NormOntbreekt,
    VermogenOnbekend,
    VermogenTeHoog,
    VermogenTeLaag,
    VormNietToegestaan,
)
from services.bbz.domain.norm import Normcode, geldend
from services.bbz.domain.soort import Aflossingsvorm, Categorie, Vorm
from services.bbz.domain.vermogen import Vermogen
from services.bbz.store.normenbestand import meegeleverd

NORMEN = meegeleverd()
IN_2025 = geldend(NORMEN, date(2025, 5, 1))


def euro(tekst: str) -> Bedrag:
    return Bedrag.uit_euro(tekst)


def lening(bedrag: str, maanden: int = 60, vorm: Vorm = Vorm.RENTEDRAGENDE_LENING) -> Krediet:
    return Krediet(vorm, euro(bedrag), maanden, Aflossingsvorm.ANNUITAIR)


def borgtocht(bedrag: str, maanden: int = 60) -> Krediet:
    return Krediet(Vorm.BORGTOCHT, euro(bedrag), maanden, None)


def om_niet(bedrag: str) -> Krediet:
    return Krediet(Vorm.OM_NIET, euro(bedrag), None, None)


def vermogen(eigen: str, totaal: str) -> Vermogen:
    return Vermogen(euro(eigen), euro(totaal))


def mag(categorie: Categorie, krediet: Krediet, *, eerder: Eerder = NIETS_EERDER, heeft: Vermogen | None = None) -> Toekenning:
    return beoordeel(categorie, krediet, heeft, eerder, IN_2025)


def test_gevestigde_ondernemer_in_2025_vraagt_253420_euro_mag() -> None:
    besluit = mag(Categorie.GEVESTIGD, lening("253.420,00"))
    assert (besluit.norm, besluit.rente_procent) == (Normcode.KAPITAAL_GEVESTIGD, Decimal(8))


def test_gevestigde_ondernemer_een_cent_meer_mag_niet() -> None:
    with pytest.raises(BovenDeNorm) as fout:
        mag(Categorie.GEVESTIGD, lening("253.420,01"))
    assert str(fout.value) == (
        "€ 253.420,01 is te hoog. Het maximum is € 253.420,00, daarvan is al € 0,00 verleend: er kan nog € 253.420,00 (Bbz 2004, art. 20)."
    )


def test_starter_in_2025_vraagt_46656_euro_mag() -> None:
    assert mag(Categorie.BEGINNEND, lening("46.656,00")).norm is Normcode.KAPITAAL_BEGINNEND


def test_starter_een_cent_meer_mag_niet() -> None:
    with pytest.raises(BovenDeNorm, match=r"maximum is € 46\.656,00.*art\. 24"):
        mag(Categorie.BEGINNEND, lening("46.656,01"))


def test_starter_in_2024_kan_want_artikel_24_is_van_dat_jaar_bekend() -> None:
    in_2024 = geldend(NORMEN, date(2024, 5, 1))
    assert beoordeel(Categorie.BEGINNEND, lening("45.483,00"), None, NIETS_EERDER, in_2024).rente_procent == Decimal(8)


def test_gevestigde_in_2024_kan_niet_want_artikel_20_ontbreekt() -> None:
    in_2024 = geldend(NORMEN, date(2024, 5, 1))
    with pytest.raises(NormOntbreekt, match=r"'kapitaal-gevestigd'.*art\. 20.*2024-05-01"):
        beoordeel(Categorie.GEVESTIGD, lening("1,00"), None, NIETS_EERDER, in_2024)


def test_in_2026_kan_niemand_krediet_krijgen() -> None:
    in_2026 = geldend(NORMEN, date(2026, 1, 2))
    for categorie in (Categorie.GEVESTIGD, Categorie.BEGINNEND):
        with pytest.raises(NormOntbreekt, match="2026-01-02"):
            beoordeel(categorie, lening("1,00"), None, NIETS_EERDER, in_2026)


def test_het_jaar_van_het_besluit_telt() -> None:
    """€ 200.000 is above the norm of 2015 (192.243) and below that of 2025 (253.420)."""
    with pytest.raises(BovenDeNorm, match=r"€ 192\.243,00"):
        beoordeel(Categorie.GEVESTIGD, lening("200.000,00"), None, NIETS_EERDER, geldend(NORMEN, date(2015, 12, 31)))
    assert mag(Categorie.GEVESTIGD, lening("200.000,00"))


def test_wat_het_bedrijf_al_kreeg_telt_mee_ook_van_een_andere_gemeente() -> None:
    eerder = Eerder({Normcode.KAPITAAL_GEVESTIGD: euro("100.000,00")})  # 253.420 - 100.000 = 153.420 left
    assert mag(Categorie.GEVESTIGD, lening("153.420,00"), eerder=eerder)
    with pytest.raises(BovenDeNorm, match=r"al € 100\.000,00 verleend: er kan nog € 153\.420,00"):
        mag(Categorie.GEVESTIGD, lening("153.420,01"), eerder=eerder)


def test_het_startkrediet_telt_mee_als_het_bedrijf_gevestigd_is() -> None:
    eerder = Eerder({Normcode.KAPITAAL_BEGINNEND: euro("40.000,00")})  # 253.420 - 40.000 = 213.420 left
    assert mag(Categorie.GEVESTIGD, lening("213.420,00"), eerder=eerder)
    with pytest.raises(BovenDeNorm):
        mag(Categorie.GEVESTIGD, lening("213.420,01"), eerder=eerder)


def test_wie_al_meer_kreeg_dan_de_norm_krijgt_niets_meer() -> None:
    eerder = Eerder({Normcode.KAPITAAL_GEVESTIGD: euro("60.000,00")})
    with pytest.raises(BovenDeNorm, match="er kan nog € 0,00"):
        mag(Categorie.BEGINNEND, lening("0,01"), eerder=eerder)


def test_borgtocht_kent_hetzelfde_maximum_en_geen_rente_van_ons() -> None:
    assert mag(Categorie.GEVESTIGD, borgtocht("253.420,00")).rente_procent is None
    with pytest.raises(BovenDeNorm):
        mag(Categorie.GEVESTIGD, borgtocht("253.420,01"))


@pytest.mark.parametrize("vorm", [Vorm.RENTELOZE_LENING, Vorm.OM_NIET])
def test_starter_krijgt_uitsluitend_lening_met_rente_of_borgtocht(vorm: Vorm) -> None:
    krediet = om_niet("100,00") if vorm is Vorm.OM_NIET else lening("100,00", vorm=vorm)
    with pytest.raises(VormNietToegestaan, match=r"wel mogelijk: rentedragende-lening, borgtocht \(Bbz 2004, art\. 24\)"):
        mag(Categorie.BEGINNEND, krediet)


def test_gevestigde_krijgt_geen_renteloze_lening() -> None:
    with pytest.raises(VormNietToegestaan, match=r"art\. 20, 22"):
        mag(Categorie.GEVESTIGD, lening("100,00", vorm=Vorm.RENTELOZE_LENING))


def test_beeindigende_zelfstandige_krijgt_geen_bedrijfskapitaal() -> None:
    with pytest.raises(GeenBedrijfskapitaal, match=r"'beeindigend'.*art\. 2 lid 2"):
        mag(Categorie.BEEINDIGEND, lening("100,00"))


def test_tien_jaar_looptijd_mag_een_maand_meer_niet() -> None:
    assert mag(Categorie.GEVESTIGD, lening("10.000,00", 120))
    with pytest.raises(LooptijdTeLang, match=r"121 maanden is te lang; ten hoogste 120 maanden.*art\. 15 onder b"):
        mag(Categorie.GEVESTIGD, lening("10.000,00", 121))
    with pytest.raises(LooptijdTeLang, match=r"art\. 16 onder b"):
        mag(Categorie.GEVESTIGD, borgtocht("10.000,00", 121))


def test_marginaal_krijgt_om_niet_tot_12671_euro() -> None:
    heeft = vermogen("20.000,00", "25.000,00")  # below the lower limit of 58.035: the share does not matter
    assert mag(Categorie.GEVESTIGD, om_niet("12.671,00"), heeft=heeft).norm is Normcode.KAPITAAL_OM_NIET
    with pytest.raises(BovenDeNorm, match=r"art\. 22"):
        mag(Categorie.GEVESTIGD, om_niet("12.671,01"), heeft=heeft)


def test_om_niet_gaat_niet_samen_met_een_lening_van_artikel_20() -> None:
    with pytest.raises(NietNaastEerdereBijstand, match=r"art\. 22 gaat niet samen met de bijstand volgens art\. 20"):
        mag(Categorie.GEVESTIGD, om_niet("100,00"), eerder=Eerder({Normcode.KAPITAAL_GEVESTIGD: euro("1,00")}), heeft=vermogen("0", "0"))
    with pytest.raises(NietNaastEerdereBijstand, match=r"art\. 20 gaat niet samen met de bijstand volgens art\. 22"):
        mag(Categorie.GEVESTIGD, lening("100,00"), eerder=Eerder({Normcode.KAPITAAL_OM_NIET: euro("1,00")}))


def test_om_niet_zonder_opgave_van_het_vermogen_mag_niet() -> None:
    with pytest.raises(VermogenOnbekend, match=r"art\. 3 lid 1 onder a"):
        mag(Categorie.GEVESTIGD, om_niet("100,00"))


@pytest.mark.parametrize(
    ("eigen", "totaal"),
    [
        ("58.035,00", "58.035,00"),  # exactly the lower limit: no share asked
        ("60.000,00", "200.000,00"),  # 30 % of 200.000 = 60.000
        ("243.892,00", "812.973,34"),  # the upper limit; 30 % of 812.973,34 = 243.892,002
    ],
)
def test_vermogen_dat_om_niet_toelaat(eigen: str, totaal: str) -> None:
    assert mag(Categorie.GEVESTIGD, om_niet("100,00"), heeft=vermogen(eigen, totaal))


@pytest.mark.parametrize(
    ("eigen", "totaal", "tekst"),
    [
        ("243.892,01", "9.999.999,00", r"grens is € 243\.892,00 \(Bbz 2004, art\. 3 lid 1 onder a"),
        ("60.000,01", "200.000,00", r"grens is € 58\.035,00, tenzij het ten hoogste 30 procent.*onder b"),  # 30 % = 60.000,00
    ],
)
def test_vermogen_dat_om_niet_verbiedt(eigen: str, totaal: str, tekst: str) -> None:
    with pytest.raises(VermogenTeHoog, match=tekst):
        mag(Categorie.GEVESTIGD, om_niet("100,00"), heeft=vermogen(eigen, totaal))


def test_oudere_tot_de_vermogensgrens_om_niet_daarboven_renteloos() -> None:
    op_de_grens, erboven = vermogen("170.725,00", "400.000,00"), vermogen("170.725,01", "400.000,00")
    renteloos = lening("12.671,00", 120, Vorm.RENTELOZE_LENING)

    assert mag(Categorie.OUDER, om_niet("12.671,00"), heeft=op_de_grens).rente_procent is None
    assert mag(Categorie.OUDER, renteloos, heeft=erboven).rente_procent == Decimal(0)
    with pytest.raises(VermogenTeHoog, match=r"art\. 3 lid 2"):
        mag(Categorie.OUDER, om_niet("12.671,00"), heeft=erboven)
    with pytest.raises(VermogenTeLaag, match="om niet en geen renteloze lening"):
        mag(Categorie.OUDER, renteloos, heeft=op_de_grens)


def test_renteloze_lening_is_in_tien_jaar_terug() -> None:
    """Art. 13: at least 10 % a year, so 12 x 100 / 10 = 120 months."""
    with pytest.raises(LooptijdTeLang, match=r"ten hoogste 120 maanden.*art\. 13"):
        mag(Categorie.OUDER, lening("100,00", 121, Vorm.RENTELOZE_LENING), heeft=vermogen("200.000,00", "400.000,00"))


def test_wat_bekend_moet_zijn_om_te_oordelen() -> None:
    leningen = {Normcode.KAPITAAL_GEVESTIGD, Normcode.KAPITAAL_BEGINNEND}
    assert telt_mee(Categorie.BEGINNEND, Vorm.BORGTOCHT) == leningen
    assert telt_mee(Categorie.GEVESTIGD, Vorm.BORGTOCHT) == leningen | {Normcode.KAPITAAL_OM_NIET}
