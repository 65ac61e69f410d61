"""Viability, starters, opdrachten, bekostiging and the businesscase: the sums by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kernel.geld import NUL, Bedrag
from services.bbz.domain.begroting import Begrotingsjaar, reken_door
from services.bbz.domain.bekostiging import Product, Regel, bekostig, reken_uit
from services.bbz.domain.businesscase import IMK, Werkelijk, reken
from services.bbz.domain.fouten import NormOntbreekt
from services.bbz.domain.fouten.bekostiging import BekostigingOntbreekt, FormuleOngeldig
from services.bbz.domain.fouten.onderzoek import BegrotingKloptNiet
from services.bbz.domain.fouten.opdracht import CoachVol, ToetsingEnBegeleidingApart
from services.bbz.domain.fouten.starter import ContractKloptNiet, FaseNietAanDeBeurt, GroepVol, MetingTeVroeg
from services.bbz.domain.norm import geldend
from services.bbz.domain.onderzoek import Onderzoeksoort, vergoeding
from services.bbz.domain.opdracht import Eerder, Opdrachtsoort, toets_opdracht
from services.bbz.domain.starter import Contract, Fase, Mijlpaal, Verloop, duurzaam, toets_fase, toets_groep, toets_meting, verdiend
from services.bbz.store.bekostigingsbestand import meegeleverde_regels
from services.bbz.store.normenbestand import meegeleverd


def euro(bedrag: str) -> Bedrag:
    return Bedrag.uit_euro(bedrag)


def begroting(jaar: int, omzet: str) -> Begrotingsjaar:
    return Begrotingsjaar(
        jaar=jaar,
        omzet=euro(omzet),
        inkoop=euro("20.000"),
        bedrijfskosten=euro("15.000"),
        afschrijving=euro("2.000"),
        rente=euro("1.000"),
        belasting=euro("3.000"),
        overig_inkomen=euro("5.000"),
        levensonderhoud=euro("24.000"),
        aflossing=euro("4.000"),
        vervanging=euro("1.000"),
        eigen_vermogen=euro("10.000"),
        balanstotaal=euro("40.000"),
        vlottende_activa=euro("12.000"),
        kortlopende_schulden=euro("8.000"),
    )


def test_het_beeld_van_een_begroting() -> None:
    """60.000: bruto 40.000, resultaat 22.000, available 22.000 + 2.000 + 5.000 - 3.000 = 26.000, needed 29.000: 3.000 short.
    64.000 leaves 1.000. Coverage of 60.000: (26.000 + 1.000 - 24.000) / (4.000 + 1.000) = 0,60.
    """
    beeld = reken_door([begroting(2026, "60.000"), begroting(2027, "64.000"), begroting(2028, "70.000")])
    eerste, tweede, _ = beeld.jaren
    assert (eerste.resultaat, eerste.beschikbaar, eerste.ruimte, tweede.ruimte) == (
        euro("22.000"),
        euro("26.000"),
        euro("-3.000"),
        euro("1.000"),
    )
    assert (eerste.brutomarge_procent, eerste.solvabiliteit_procent, eerste.liquiditeit, eerste.dekking) == (
        Decimal("66.67"),
        Decimal("25.00"),
        Decimal("1.50"),
        Decimal("0.60"),
    )
    assert beeld.toereikend_vanaf == 2027


def test_een_laatste_jaar_dat_niet_genoeg_is_is_nooit_toereikend() -> None:
    assert reken_door([begroting(2026, "70.000"), begroting(2027, "70.000"), begroting(2028, "60.000")]).toereikend_vanaf is None


def test_zonder_omzet_geen_marge_en_drie_jaar_op_een_rij() -> None:
    leeg = [replace(begroting(j, "0"), balanstotaal=NUL) for j in (2026, 2027, 2028)]
    assert (reken_door(leeg).jaren[0].brutomarge_procent, reken_door(leeg).jaren[0].solvabiliteit_procent) == (None, None)
    with pytest.raises(BegrotingKloptNiet, match="3 opeenvolgende"):
        reken_door([begroting(2026, "1"), begroting(2028, "1"), begroting(2029, "1")])


@pytest.mark.parametrize(
    ("jaar", "soort", "kosten", "categorie", "rijk"),
    [
        (2015, Onderzoeksoort.UITGEBREID, "3.000", "gevestigd", "2.304,90"),  # 90 % of 2.561
        (2015, Onderzoeksoort.UITGEBREID, "2.000", "gevestigd", "1.800"),  # below the maximum
        (2017, Onderzoeksoort.VERKORT, "2.000", "beginnend", "1.373,40"),  # 90 % of 1.526
        (2017, Onderzoeksoort.UITGEBREID, "2.000", "ouder", "844,20"),  # the maximum of nader: 90 % of 938
    ],
)
def test_wat_het_rijk_van_een_onderzoek_betaalt(jaar: int, soort: Onderzoeksoort, kosten: str, categorie: str, rijk: str) -> None:
    v = vergoeding(soort, euro(kosten), geldend(meegeleverd(), date(jaar, 6, 1)), extern=True, categorie=categorie)
    assert (v.rijk, v.rijk + v.gemeente) == (euro(rijk), euro(kosten))


def test_eigen_onderzoek_wordt_niet_vergoed_en_van_nu_is_de_regel_niet_bekend() -> None:
    eigen = vergoeding(Onderzoeksoort.NADER, euro("500"), geldend(meegeleverd(), date(2017, 6, 1)), extern=False, categorie=None)
    assert eigen.rijk == NUL
    with pytest.raises(NormOntbreekt, match="onderzoek-aandeel"):
        vergoeding(Onderzoeksoort.NADER, euro("500"), geldend(meegeleverd(), date(2026, 6, 1)), extern=True, categorie=None)


DEN_HAAG = Contract(euro("2.000"), {Mijlpaal.PLAN: Decimal(75), Mijlpaal.START: Decimal(25)}, bonus=euro("500"))
UTRECHT = Contract(euro("1.999,99"), {Mijlpaal.BEGIN: Decimal(50), Mijlpaal.PLAN: Decimal(50)})


@pytest.mark.parametrize(
    ("verloop", "samen"),
    [
        (Verloop(begonnen=True, plan=False, gestart=False, eerste_jaar=None), "0"),
        (Verloop(begonnen=True, plan=True, gestart=False, eerste_jaar=None), "1.500"),
        (Verloop(begonnen=True, plan=True, gestart=True, eerste_jaar=None), "2.000"),
        (Verloop(begonnen=True, plan=True, gestart=True, eerste_jaar=(0, 6)), "2.500"),  # a year out, half of it without Bbz
        (Verloop(begonnen=True, plan=True, gestart=True, eerste_jaar=(0, 7)), "2.000"),  # seven months of Bbz: no bonus
        (Verloop(begonnen=True, plan=True, gestart=True, eerste_jaar=(1, 0)), "2.000"),  # a month of uitkering: no bonus
    ],
)
def test_den_haag_betaalt_driekwart_bij_het_plan_een_kwart_bij_de_start_en_een_bonus_met_beide_voorwaarden(
    verloop: Verloop, samen: str
) -> None:
    assert verdiend(DEN_HAAG, verloop).samen == euro(samen)


def test_twee_helften_zijn_samen_de_hele_prijs() -> None:
    """199.999 cents: 100.000 and 99.999."""
    helft = verdiend(UTRECHT, Verloop(begonnen=True, plan=False, gestart=False, eerste_jaar=None)).samen
    heel = verdiend(UTRECHT, Verloop(begonnen=True, plan=True, gestart=False, eerste_jaar=None)).samen
    assert (helft, heel) == (euro("1.000"), euro("1.999,99"))


def test_een_contract_waarvan_de_delen_geen_honderd_zijn() -> None:
    with pytest.raises(ContractKloptNiet):
        Contract(euro("1"), {Mijlpaal.PLAN: Decimal(75)})


def test_fasen_volgen_elkaar_en_een_no_go_is_het_einde() -> None:
    toets_fase([(Fase.VOORLICHTING, True)], Fase.ORIENTATIE, afgerond=False)
    with pytest.raises(FaseNietAanDeBeurt):
        toets_fase([(Fase.ORIENTATIE, True)], Fase.ENTREETOETS, afgerond=False)
    with pytest.raises(FaseNietAanDeBeurt):
        toets_fase([(Fase.ENTREETOETS, False)], Fase.ORIENTATIE, afgerond=False)


def test_een_groep_is_ten_hoogste_twaalf() -> None:
    toets_groep(11, 12)
    with pytest.raises(GroepVol, match="12 plaatsen"):
        toets_groep(12, 40)


def test_duurzame_uitstroom_wordt_niet_te_vroeg_gemeten() -> None:
    toets_meting(date(2025, 3, 1), 12, date(2026, 3, 1))
    with pytest.raises(MetingTeVroeg, match="na 2029-02-28"):
        toets_meting(date(2025, 3, 1), 48, date(2029, 2, 28))
    assert (duurzaam(0, 0), duurzaam(0, 1), duurzaam(1, 0)) == (True, False, False)


def test_wie_toetst_begeleidt_niet_als_de_gemeente_dat_wil() -> None:
    dag = date(2026, 1, 1)
    getoetst = [Eerder(Opdrachtsoort.ONDERZOEK)]
    toets_opdracht(Opdrachtsoort.BEGELEIDING, getoetst, apart=False, vrij=1, verstrekt_op=dag, uiterlijk=dag)
    toets_opdracht(Opdrachtsoort.ONDERZOEK, getoetst, apart=True, vrij=1, verstrekt_op=dag, uiterlijk=dag)
    with pytest.raises(ToetsingEnBegeleidingApart):
        toets_opdracht(Opdrachtsoort.BEGELEIDING, getoetst, apart=True, vrij=1, verstrekt_op=dag, uiterlijk=dag)
    with pytest.raises(CoachVol):
        toets_opdracht(Opdrachtsoort.BEGELEIDING, [], apart=True, vrij=0, verstrekt_op=dag, uiterlijk=dag)


def test_bekostiging_van_2017() -> None:
    """Startkapitaal 10.000 less 2.000 back: 75 % of 8.000 = 6.000. Startersuitkering is I-budget: nothing to claim."""
    lasten = {Product.STARTKAPITAAL: euro("10.000"), Product.STARTERSUITKERING: euro("5.000"), Product.ONDERZOEK: euro("3.000")}
    regels = bekostig(2017, lasten, {Product.STARTKAPITAAL: euro("2.000")}, meegeleverde_regels(), onderzoek_rijk=euro("2.323,80"))
    per = {b.regel.product: b for b in regels}
    assert (per[Product.STARTKAPITAAL].rijk, per[Product.STARTKAPITAAL].gemeente) == (euro("6.000"), euro("2.000"))
    assert (per[Product.STARTERSUITKERING].rijk, per[Product.STARTERSUITKERING].regel.pot) == (NUL, "I-budget")
    assert per[Product.ONDERZOEK].rijk == euro("2.323,80")


def test_een_jaar_zonder_regel_wordt_geweigerd_bij_naam() -> None:
    with pytest.raises(BekostigingOntbreekt, match="'startkapitaal' in 2026"):
        bekostig(2026, {Product.STARTKAPITAAL: euro("1")}, {}, meegeleverde_regels())
    assert bekostig(2026, {}, {}, meegeleverde_regels()) == []


WAARDEN = {"lasten.startkapitaal": euro("100"), "baten.startkapitaal": euro("40")}


@pytest.mark.parametrize(
    ("formule", "uitkomst"),
    [
        ("lasten.startkapitaal", "100"),
        ("75% * (lasten.startkapitaal - baten.startkapitaal)", "45"),
        ("lasten.startkapitaal * 0,5 + baten.startkapitaal", "90"),
    ],
)
def test_een_formule_van_de_verantwoording(formule: str, uitkomst: str) -> None:
    assert reken_uit(formule, WAARDEN) == euro(uitkomst)


@pytest.mark.parametrize("formule", ["75%", "lasten.onbekend", "(lasten.startkapitaal", "lasten.startkapitaal + 3", "__import__('os')", ""])
def test_een_formule_die_niet_klopt(formule: str) -> None:
    with pytest.raises(FormuleOngeldig):
        reken_uit(formule, WAARDEN)


def test_de_businesscase_van_het_imk_is_geen_63_procent() -> None:
    """Per business 2.439,02 + 10.000,00 + 4.390,24 = 16.829,26; 26.900 is 59,8 % more; 62.300 in all is 270,2 % more."""
    een = reken(IMK, Werkelijk(1))
    assert een.kosten == euro("16.829,26")
    assert (een.rendement_uitkering_procent, een.rendement_procent) == (Decimal("59.8"), Decimal("270.2"))
    assert een.saldo == euro("45.470,74")


def test_werkelijke_kosten_gaan_voor_en_wie_het_ook_zonder_had_gered_telt_niet() -> None:
    """Two dossiers with research 4.000 and credit cost 0: 4.000 + 2 x 4.390,24 = 12.780,49; half of 53.800 = 26.900."""
    echt = reken(replace(IMK, gered_procent=Decimal(50)), Werkelijk(2, onderzoek=euro("4.000"), krediet=NUL))
    assert (echt.kosten, echt.vermeden_uitkering) == (euro("12.780,49"), euro("26.900"))


def test_regel_geldt_in_zijn_jaren() -> None:
    regel = Regel(Product.ONDERZOEK, "declaratie", Decimal(90), False, "", 2017, None, "proef", False)
    assert [regel.geldt_in(j) for j in (2016, 2017, 2030)] == [False, True, True]
