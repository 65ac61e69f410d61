"""Months of levensonderhoud: norm, duration per category and law, reviews, om niet at once."""

from datetime import date
from decimal import Decimal

import pytest

from kernel.geld import NUL, Bedrag
from services.bbz.domain.bijstandsnorm import Boekjaar, Huishouden, Leefvorm, boekjaar_van, jaarnorm, maandnorm
from services.bbz.domain.duur import Verlengingsgrond, duurregel, toets_eerste_duur, toets_inkomenseis, toets_verlenging
from services.bbz.domain.fouten import NormOntbreekt
from services.bbz.domain.fouten.uitkering import (
    DuurTeLang,
    GeenLevensonderhoud,
    HuishoudenKanNiet,
    InkomenTeLaagVoorOuder,
    MaandBuitenUitkering,
    OmNietKanNiet,
    VerlengingPastNiet,
    VerlengingTeVroeg,
)
from services.bbz.domain.herbeoordeling import volgende_herbeoordeling
from services.bbz.domain.levensonderhoud import (
    Grondslag,
    dagen_met_recht,
    laatste_dag,
    maandbedrag,
    toets_direct_om_niet,
    voorschotbedrag,
)
from services.bbz.domain.norm import GeldendeNormen, geldend
from services.bbz.domain.vermogen import Vermogen
from services.bbz.store.normenbestand import meegeleverd

NORMEN = meegeleverd()
ALLEEN, SAMEN = Huishouden(Leefvorm.ALLEENSTAANDE), Huishouden(Leefvorm.GEHUWDEN)
STB = date(2026, 1, 1)


def euro(bedrag: str) -> Bedrag:
    return Bedrag.uit_euro(bedrag)


def op(jaar: int, maand: int = 3) -> GeldendeNormen:
    return geldend(NORMEN, date(jaar, maand, 1))


def test_een_maand_is_de_norm_min_het_verwachte_inkomen() -> None:
    """Art. 11. 2.002,13 - 800,00 = 1.202,13."""
    maand = maandbedrag(date(2026, 3, 1), Grondslag(date(2026, 3, 1), SAMEN, euro("800")), op(2026))
    assert maand.bedrag == euro("1.202,13")


def test_meer_inkomen_dan_de_norm_geeft_niets_en_nooit_minder() -> None:
    maand = maandbedrag(date(2026, 3, 1), Grondslag(date(2026, 3, 1), ALLEEN, euro("1.500")), op(2026))
    assert maand.bedrag == NUL


def test_een_halve_maand_telt_naar_dagen() -> None:
    """From 17 March: 15 of 31 days. 1.401,50 x 15 / 31 = 678,1451… -> 678,15."""
    deel = dagen_met_recht(date(2026, 3, 1), date(2026, 3, 17), date(2027, 3, 16))
    maand = maandbedrag(date(2026, 3, 1), Grondslag(date(2026, 3, 1), ALLEEN, NUL), op(2026), deel=deel)
    assert (deel, maand.bedrag) == ((15, 31), euro("678,15"))


def test_het_voorschot_gaat_van_de_maand_af_en_wat_te_veel_was_blijft_staan() -> None:
    """Participatiewet, art. 52. 95 % of 1.401,50 = 1.331,425 -> 1.331,43. With 1.000,00 income the month is 401,50: 929,93 too much."""
    maart = date(2026, 3, 1)
    voorschot = voorschotbedrag(maart, Grondslag(maart, ALLEEN, NUL), op(2026))
    gewoon = maandbedrag(maart, Grondslag(maart, ALLEEN, NUL), op(2026), voorschot=voorschot)
    te_veel = maandbedrag(maart, Grondslag(maart, ALLEEN, euro("1.000")), op(2026), voorschot=voorschot)
    assert (voorschot, gewoon.bedrag) == (euro("1.331,43"), euro("70,07"))
    assert (te_veel.bedrag, te_veel.te_veel_voorschot) == (NUL, euro("929,93"))


def test_kostendelers_delen_de_norm() -> None:
    """Participatiewet, art. 22a.

    Alone with one other: (40 + 2 x 30) / 2 = 50 % of 2.002,13 = 1.001,065 -> 1.001,07. Gehuwden with one: (40 + 90) / 3 each, twice."""
    een = maandnorm(Huishouden(Leefvorm.ALLEENSTAANDE, 1), op(2026))
    paar = maandnorm(Huishouden(Leefvorm.GEHUWDEN, 1), op(2026))
    assert (een, paar) == (euro("1.001,07"), Bedrag(86_759 * 2))  # 43,333… % of 2.002,13 = 867,5896…


def test_kostendelers_bij_jongeren_zijn_niet_bekend() -> None:
    with pytest.raises(HuishoudenKanNiet):
        Huishouden(Leefvorm.JONG_GEHUWDEN, 1)


def test_de_jaarnorm_is_de_som_van_de_maanden_en_niet_twaalf_keer_een_maand() -> None:
    """Alone until July, then married: 6 x 1.401,50 + 6 x 2.002,13 = 20.421,78; with 1.200 and 300: 21.921,78."""
    getrouwd = date(2026, 7, 1)
    norm = jaarnorm(
        Boekjaar(date(2026, 1, 1)),
        lambda maand: SAMEN if maand >= getrouwd else ALLEEN,
        lambda maand: geldend(NORMEN, maand),
        zorgpremie=euro("1.200"),
        bijzondere_bijstand=euro("300"),
    )
    assert (norm.bedrag, len(norm.maanden)) == (euro("21.921,78"), 12)


def test_een_gebroken_boekjaar_mist_de_norm_van_2027_bij_naam() -> None:
    boekjaar = boekjaar_van(date(2026, 11, 1), eerste_maand=7)
    assert (boekjaar.begin, boekjaar.einde, boekjaar.jaar) == (date(2026, 7, 1), date(2027, 6, 30), 2026)
    with pytest.raises(NormOntbreekt, match=r"'bijstandsnorm-gehuwden' \(Participatiewet, art\. 21 onder b\) van 2027-01-01"):
        jaarnorm(boekjaar, lambda _: SAMEN, lambda maand: geldend(NORMEN, maand))


def test_een_maand_voor_2026_heeft_geen_norm() -> None:
    with pytest.raises(NormOntbreekt, match="bijstandsnorm-alleenstaande"):
        maandbedrag(date(2025, 12, 1), Grondslag(date(2025, 1, 1), ALLEEN, NUL), geldend(NORMEN, date(2025, 12, 1)))


@pytest.mark.parametrize("categorie", ["gevestigd", "marginaal"])
def test_gevestigd_twaalf_maanden_en_vierentwintig_erbij(categorie: str) -> None:
    regel = duurregel(categorie, date(2026, 2, 1), op(2026), STB)
    assert toets_eerste_duur(categorie, 12, regel) == 12
    with pytest.raises(DuurTeLang, match="13 maanden"):
        toets_eerste_duur(categorie, 13, regel)
    assert toets_verlenging(categorie, 12, 24, Verlengingsgrond.EXTERNE_OMSTANDIGHEDEN, regel) == 36
    with pytest.raises(DuurTeLang, match="samen 37 maanden"):
        toets_verlenging(categorie, 36, 1, Verlengingsgrond.EXTERNE_OMSTANDIGHEDEN, regel)
    with pytest.raises(VerlengingPastNiet, match="externe-omstandigheden"):
        toets_verlenging(categorie, 12, 1, Verlengingsgrond.OP_VERZOEK, regel)


def test_starter_voor_stb_2025_220_zesendertig_maanden_en_dan_medisch() -> None:
    regel = duurregel("beginnend", date(2025, 12, 31), geldend(NORMEN, date(2025, 12, 31)), STB)
    assert toets_eerste_duur("beginnend", 36, regel) == 36
    assert toets_verlenging("beginnend", 36, 12, Verlengingsgrond.MEDISCH_OF_SOCIAAL, regel) == 48
    with pytest.raises(VerlengingPastNiet):
        toets_verlenging("beginnend", 18, 6, Verlengingsgrond.NOG_NIET_ZELFSTANDIG, regel)


def test_starter_sinds_stb_2025_220_achttien_dan_tot_zesendertig_dan_medisch() -> None:
    regel = duurregel("beginnend", STB, op(2026, 1), STB)
    with pytest.raises(DuurTeLang, match="ten hoogste 18"):
        toets_eerste_duur("beginnend", 19, regel)
    with pytest.raises(VerlengingTeVroeg, match="pas na 36 maanden; er zijn er 18"):
        toets_verlenging("beginnend", 18, 6, Verlengingsgrond.MEDISCH_OF_SOCIAAL, regel)
    assert toets_verlenging("beginnend", 18, 18, Verlengingsgrond.NOG_NIET_ZELFSTANDIG, regel) == 36
    with pytest.raises(DuurTeLang, match="samen 37"):
        toets_verlenging("beginnend", 36, 1, Verlengingsgrond.NOG_NIET_ZELFSTANDIG, regel)
    assert toets_verlenging("beginnend", 36, 12, Verlengingsgrond.MEDISCH_OF_SOCIAAL, regel) == 48


def test_zonder_ingangsdatum_blijft_de_oude_duur_gelden() -> None:
    assert duurregel("beginnend", date(2026, 6, 1), op(2026), None).eerste == 36


def test_beeindigend_twaalf_en_op_verzoek_twaalf_erbij() -> None:
    regel = duurregel("beeindigend", date(2026, 1, 1), op(2026), STB)
    assert toets_verlenging("beeindigend", 12, 12, Verlengingsgrond.OP_VERZOEK, regel) == 24
    with pytest.raises(DuurTeLang):
        toets_verlenging("beeindigend", 24, 1, Verlengingsgrond.OP_VERZOEK, regel)


def test_ouder_zolang_het_inkomen_van_artikel_25_wordt_verwacht() -> None:
    """2025: € 10.065 bruto."""
    regel = duurregel("ouder", date(2025, 5, 1), op(2025), STB)
    assert toets_verlenging("ouder", 120, 12, Verlengingsgrond.INKOMENSEIS_GEHAALD, regel) == 132
    toets_inkomenseis("ouder", euro("10.065"), op(2025))
    with pytest.raises(InkomenTeLaagVoorOuder, match=r"10\.065,00"):
        toets_inkomenseis("ouder", euro("10.064,99"), op(2025))


def test_bij_voorbereiding_loopt_de_bijstand_door_bij_werk_en_inkomen() -> None:
    with pytest.raises(GeenLevensonderhoud):
        duurregel("voorbereiding", date(2026, 1, 1), op(2026), STB)


def test_herbeoordeling_van_een_starter_in_maand_6_12_en_24() -> None:
    begin, normen = date(2026, 1, 1), op(2026)
    einden = []
    for gedaan in range(3):
        termijn = volgende_herbeoordeling("beginnend", begin, gedaan, normen, eigen_ritme_maanden=None, medisch_verlengd=False)
        assert termijn is not None
        einden.append(termijn.einde)
    assert einden == [date(2026, 7, 1), date(2027, 1, 1), date(2028, 1, 1)]
    assert volgende_herbeoordeling("beginnend", begin, 3, normen, eigen_ritme_maanden=6, medisch_verlengd=False) is None


def test_na_medische_verlenging_elke_twaalf_maanden() -> None:
    """24 + 12 = month 36, then 48."""
    einden = [
        termijn.einde
        for gedaan in (3, 4)
        if (
            termijn := volgende_herbeoordeling(
                "beginnend", date(2026, 1, 1), gedaan, op(2026), eigen_ritme_maanden=None, medisch_verlengd=True
            )
        )
    ]
    assert einden == [date(2029, 1, 1), date(2030, 1, 1)]


def test_anderen_volgen_het_ritme_van_de_gemeente_of_geen() -> None:
    eigen = volgende_herbeoordeling("gevestigd", date(2026, 1, 1), 1, op(2026), eigen_ritme_maanden=4, medisch_verlengd=False)
    geen = volgende_herbeoordeling("gevestigd", date(2026, 1, 1), 0, op(2026), eigen_ritme_maanden=None, medisch_verlengd=False)
    assert (eigen and eigen.einde, geen) == (date(2026, 9, 1), None)


@pytest.mark.parametrize(
    ("begin", "maanden", "einde"),
    [
        (date(2026, 1, 15), 1, date(2026, 2, 14)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
    ],
)
def test_de_laatste_dag(begin: date, maanden: int, einde: date) -> None:
    assert laatste_dag(begin, maanden) == einde


def test_een_maand_buiten_de_uitkering() -> None:
    with pytest.raises(MaandBuitenUitkering):
        dagen_met_recht(date(2027, 2, 1), date(2026, 1, 1), date(2026, 12, 31))


def test_direct_om_niet_ten_hoogste_zes_maanden_en_onder_de_grens() -> None:
    """2025: own € 100.000 of € 400.000 is 25 %, so the upper limit holds; own € 100.000 of € 200.000 is 50 %: the limit is € 58.035."""
    normen, laag, hoog = op(2025), Vermogen(euro("100.000"), euro("400.000")), Vermogen(euro("100.000"), euro("200.000"))
    toets_direct_om_niet("gevestigd", 6, laag, normen, regelmatig=True, duurzaam_laag=True)
    for maanden, vermogen, regelmatig, duurzaam, reden in (
        (7, laag, True, True, "ten hoogste 6 maanden"),
        (6, hoog, True, True, r"58\.035,00"),
        (6, laag, False, True, "niet regelmatig"),
        (6, laag, True, False, "niet duurzaam"),
    ):
        with pytest.raises(OmNietKanNiet, match=reden):
            toets_direct_om_niet("gevestigd", maanden, vermogen, normen, regelmatig=regelmatig, duurzaam_laag=duurzaam)
    with pytest.raises(OmNietKanNiet, match="gevestigde"):
        toets_direct_om_niet("beginnend", 6, laag, normen, regelmatig=True, duurzaam_laag=True)


def test_procenten_zijn_decimaal() -> None:
    assert op(2026).norm(next(c for c in op(2026).normen if c.value == "voorschot-aandeel")).procent == Decimal(95)
