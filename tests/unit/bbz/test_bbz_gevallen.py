"""Cases as they come to the counter, each worked out by hand beside it: categories, households, samenwerkingsverbanden, funds."""

from datetime import date
from decimal import Decimal

import pytest

from kernel.geld import NUL, Bedrag
from services.bbz.domain import fonds as fondsen
from services.bbz.domain import fouten
from services.bbz.domain.aanvraag import Herstel, toets_buiten_behandeling, toets_verlenging
from services.bbz.domain.bedrijfskapitaal import NIETS_EERDER, Eerder, Krediet, beoordeel
from services.bbz.domain.beleid import Beleid
from services.bbz.domain.besluit import Advies, Besluitvoorstel, Voornemen, eis_commissie, eis_voornemen
from services.bbz.domain.betaalopdracht import Aan, Betaling, toets_betalingen
from services.bbz.domain.bezwaar import ontvang
from services.bbz.domain.dossier import Beeindigingsreden, Melding, Voorval, toets_melding
from services.bbz.domain.fonds import Fondsregels, Mutatiesoort, saldo
from services.bbz.domain.huishouden import (
    Band,
    Medeaansprakelijke,
    Rechtsvorm,
    Rol,
    aantal_vennoten,
    eis_hoofdelijkheid,
    toets_samenstelling,
)
from services.bbz.domain.norm import Eenheid, GeldendeNormen, Norm, Normcode, geldend
from services.bbz.domain.orientatie import Orientatieuitkomst, advies
from services.bbz.domain.rechtmatigheid import Feiten, Oordeel, eis_rechtmatig, toets
from services.bbz.domain.soort import Aflossingsvorm, Categorie, Doel, Uitkomst, Vorm
from services.bbz.domain.stukken import checklist
from services.bbz.domain.vermogen import Vermogen
from services.bbz.domain.voorbereiding import Omzettingsuitkomst, Omzettingsvoorstel, gevolg
from services.bbz.domain.voorziening import Zekerheidsoort, toets_aanspraak, toets_zekerheden
from services.bbz.store.normenbestand import meegeleverd

DAG = date(2025, 4, 1)
NORMEN = geldend(meegeleverd(), DAG)


def met_voorbereidingskrediet(centen: int) -> GeldendeNormen:
    eigen = Norm(
        Normcode.VOORBEREIDINGSKREDIET,
        "art. 29 lid 1",
        Eenheid.CENTEN,
        Decimal(centen),
        date(2025, 1, 1),
        None,
        "beleid van de regio",
        False,
    )
    return geldend([*meegeleverd(), eigen], DAG)


def lening(bedrag: int, vorm: Vorm = Vorm.RENTEDRAGENDE_LENING, maanden: int | None = 60) -> Krediet:
    aflossing = None if vorm in {Vorm.OM_NIET, Vorm.BORGTOCHT} else Aflossingsvorm.ANNUITAIR
    return Krediet(vorm, Bedrag(bedrag), maanden, aflossing)


def v(eigen: int, totaal: int) -> Vermogen:
    return Vermogen(Bedrag(eigen), Bedrag(totaal))


@pytest.mark.parametrize(
    ("categorie", "krediet", "vermogen", "maximum"),
    [
        (Categorie.GEVESTIGD, lening(253_420_00), None, 253_420_00),  # art. 20, 2025
        (Categorie.GEVESTIGD, lening(253_420_00, Vorm.BORGTOCHT), None, 253_420_00),  # art. 16 and 20
        (Categorie.BEGINNEND, lening(46_656_00), None, 46_656_00),  # art. 24
        (Categorie.MARGINAAL, lening(12_671_00, Vorm.OM_NIET, None), v(58_035_00, 58_035_00), 12_671_00),  # art. 22, at the lower limit
        (
            Categorie.OUDER,
            lening(12_671_00, Vorm.OM_NIET, None),
            v(170_725_00, 200_000_00),
            12_671_00,
        ),  # art. 26, at the limit of art. 3 lid 2
        (Categorie.OUDER, lening(12_671_00, Vorm.RENTELOZE_LENING, 120), v(170_725_01, 200_000_00), 12_671_00),  # a cent above it: art. 13
    ],
)
def test_elke_categorie_op_en_boven_haar_maximum(categorie: Categorie, krediet: Krediet, vermogen: Vermogen | None, maximum: int) -> None:
    assert beoordeel(categorie, krediet, vermogen, NIETS_EERDER, NORMEN).krediet.bedrag == Bedrag(maximum)
    te_veel = Krediet(krediet.vorm, Bedrag(maximum + 1), krediet.looptijd_maanden, krediet.aflossingsvorm)
    with pytest.raises(fouten.BovenDeNorm):
        beoordeel(categorie, te_veel, vermogen, NIETS_EERDER, NORMEN)


def test_een_beeindigende_ondernemer_krijgt_geen_bedrijfskapitaal() -> None:
    """Art. 2 lid 2."""
    with pytest.raises(fouten.GeenBedrijfskapitaal, match=r"art\. 2 lid 2"):
        beoordeel(Categorie.BEEINDIGEND, lening(1_00), None, NIETS_EERDER, NORMEN)


def test_een_voorbereidingskrediet_kan_pas_als_de_regio_een_maximum_laadde() -> None:
    """Art. 29 names no amount: without the region's own there is none, with € 3.000,00 that holds to the cent."""
    krediet = lening(3_000_00, Vorm.RENTELOZE_LENING, 36)
    with pytest.raises(fouten.NormOntbreekt, match="'voorbereidingskrediet'"):
        beoordeel(Categorie.VOORBEREIDING, krediet, None, NIETS_EERDER, NORMEN)
    normen = met_voorbereidingskrediet(3_000_00)
    assert beoordeel(Categorie.VOORBEREIDING, krediet, None, NIETS_EERDER, normen).rente_procent == 0
    with pytest.raises(fouten.BovenDeNorm):
        beoordeel(Categorie.VOORBEREIDING, lening(3_000_01, Vorm.RENTELOZE_LENING, 36), None, NIETS_EERDER, normen)


def test_het_gezin_telt_zijn_vermogen_samen() -> None:
    """Each of the spouses has € 30.000, together € 60.000: above € 58.035, and more than 30 % of € 100.000 (art. 3 lid 1 onder b)."""
    een, ander = v(30_000_00, 50_000_00), v(30_000_00, 50_000_00)
    om_niet = lening(10_000_00, Vorm.OM_NIET, None)
    assert beoordeel(Categorie.MARGINAAL, om_niet, een, NIETS_EERDER, NORMEN)
    with pytest.raises(fouten.VermogenTeHoog):
        beoordeel(Categorie.MARGINAAL, om_niet, een + ander, NIETS_EERDER, NORMEN)


def test_in_een_vof_heeft_elke_vennoot_zijn_eigen_grens() -> None:
    """Art. 32: € 58.035 each is not above the limit, though together it is € 116.070; one with € 58.036 of € 60.000 is."""
    om_niet, op_de_grens = lening(10_000_00, Vorm.OM_NIET, None), v(58_035_00, 60_000_00)
    assert beoordeel(Categorie.MARGINAAL, om_niet, op_de_grens, NIETS_EERDER, NORMEN, [op_de_grens])
    with pytest.raises(fouten.VermogenTeHoog):
        beoordeel(Categorie.MARGINAAL, om_niet, op_de_grens, NIETS_EERDER, NORMEN, [v(58_036_00, 60_000_00)])


def test_twee_vennoten_delen_een_maximum() -> None:
    """Art. 20: per business. The first vennoot got € 200.000; of € 253.420 the second can have € 53.420 and not a cent more."""
    eerder = Eerder({Normcode.KAPITAAL_GEVESTIGD: Bedrag(200_000_00)})
    assert beoordeel(Categorie.GEVESTIGD, lening(53_420_00), None, eerder, NORMEN)
    with pytest.raises(fouten.BovenDeNorm, match=r"er kan nog € 53\.420,00"):
        beoordeel(Categorie.GEVESTIGD, lening(53_420_01), None, eerder, NORMEN)


ECHTGENOOT = Medeaansprakelijke(Band.ECHTGENOOT, Rol.ECHTGENOOT, None)
VENNOOT = Medeaansprakelijke(Band.VENNOOT, Rol.VENNOOT, date(2025, 3, 20))


def test_in_een_vof_aanvaardt_elke_vennoot_de_hoofdelijkheid() -> None:
    """Art. 30 lid 1 onder a; a spouse is liable by law (Participatiewet, art. 59) and accepts nothing."""
    toets_samenstelling(Rechtsvorm.VOF, gehuwd=True, mede=[ECHTGENOOT, VENNOOT], bekend=2)
    eis_hoofdelijkheid([ECHTGENOOT, VENNOOT], DAG)
    assert (ECHTGENOOT.aansprakelijk, VENNOOT.aansprakelijk, aantal_vennoten([ECHTGENOOT, VENNOOT])) == (True, True, 2)
    later = Medeaansprakelijke(Band.VENNOOT, Rol.VENNOOT, date(2025, 4, 2))
    with pytest.raises(fouten.HoofdelijkheidOntbreekt, match="Nog 1"):
        eis_hoofdelijkheid([VENNOOT, later], DAG)


def test_wie_alleen_kapitaal_of_arbeid_inbrengt_hoeft_niets_te_aanvaarden() -> None:
    """Art. 30 lid 2 and 3: in a cv and a maatschap, and nowhere else."""
    commanditair = Medeaansprakelijke(Band.VENNOOT, Rol.ALLEEN_KAPITAAL, None)
    maat = Medeaansprakelijke(Band.VENNOOT, Rol.ALLEEN_ARBEID, None)
    toets_samenstelling(Rechtsvorm.CV, gehuwd=False, mede=[commanditair], bekend=1)
    toets_samenstelling(Rechtsvorm.MAATSCHAP, gehuwd=False, mede=[maat], bekend=1)
    eis_hoofdelijkheid([commanditair, maat], DAG)
    assert [m.aansprakelijk for m in (commanditair, maat)] == [False, False]
    with pytest.raises(fouten.RolKanNiet):
        toets_samenstelling(Rechtsvorm.VOF, gehuwd=False, mede=[commanditair], bekend=1)


def test_een_bv_staat_zelf_mee_borg_en_een_echtgenoot_hoort_bij_getrouwd() -> None:
    """Art. 30 lid 1 onder b; Participatiewet, art. 43 lid 2."""
    with pytest.raises(fouten.RechtspersoonOntbreekt):
        toets_samenstelling(Rechtsvorm.BV, gehuwd=False, mede=[], bekend=0)
    with pytest.raises(fouten.EchtgenootOntbreekt):
        toets_samenstelling(Rechtsvorm.EENMANSZAAK, gehuwd=True, mede=[], bekend=0)
    with pytest.raises(fouten.VennootOntbreekt):
        toets_samenstelling(Rechtsvorm.VOF, gehuwd=False, mede=[], bekend=0)


GOED = Feiten(
    geboortedatum=date(1980, 5, 1),
    aow_datum=date(2047, 8, 1),
    uren_bedrijf=1225,
    uren_alle_werk=2450,
    ondernemer_sinds=date(2022, 1, 1),
    werkt_in_nederland=True,
    verblijfsrecht=True,
    wettelijke_vereisten=True,
    volledige_zeggenschap=True,
    draagt_risico=True,
    aangewezen_op_arbeid=True,
    voorliggende_voorziening=False,
    alleen_arbeid_ingebracht=False,
    structurele_beperking_uwv=False,
    redelijke_termijn=True,
    levensvatbaar=True,
)


def oordeel(code: str, feiten: Feiten, categorie: Categorie = Categorie.GEVESTIGD, dag: date = DAG) -> Oordeel:
    return {u.code: u.oordeel for u in toets(categorie, feiten, dag, NORMEN)}[code]


def anders(**velden: object) -> Feiten:
    return Feiten(**{**{naam: getattr(GOED, naam) for naam in GOED.__slots__}, **velden})


def test_de_voorwaarden_van_artikel_1_op_hun_grens() -> None:
    """Art. 1 onder b: 1.225 hours a year, from the 18th birthday until the day before the AOW."""
    assert [oordeel("urencriterium", anders(uren_bedrijf=u)) for u in (1225, 1224)] == [Oordeel.VOLDAAN, Oordeel.NIET_VOLDAAN]
    assert oordeel("leeftijd", anders(geboortedatum=date(2007, 4, 1))) is Oordeel.VOLDAAN  # 18 today
    assert oordeel("leeftijd", anders(geboortedatum=date(2007, 4, 2))) is Oordeel.NIET_VOLDAAN
    assert oordeel("leeftijd", anders(aow_datum=DAG)) is Oordeel.NIET_VOLDAAN
    assert oordeel("leeftijd", anders(aow_datum=None)) is Oordeel.OPEN


def test_meer_dan_de_helft_van_de_uren_geldt_niet_in_de_eerste_vijf_jaar() -> None:
    """Wet IB 2001, art. 3.6: 1.225 of 2.450 hours is exactly half, so not more; a start on 2 April 2020 is five years tomorrow."""
    assert oordeel("grotendeels", anders(ondernemer_sinds=date(2020, 4, 2))) is Oordeel.VOLDAAN
    assert oordeel("grotendeels", anders(ondernemer_sinds=date(2020, 4, 1))) is Oordeel.NIET_VOLDAAN
    assert oordeel("grotendeels", anders(ondernemer_sinds=date(2010, 1, 1), uren_alle_werk=2449)) is Oordeel.VOLDAAN


def test_een_oudere_is_voor_1960_geboren_tien_jaar_bezig_en_haalt_de_inkomenseis() -> None:
    """Art. 2 lid 1 onder c and art. 25: € 10.065 in 2025."""
    ouder = anders(
        geboortedatum=date(1959, 12, 31), ondernemer_sinds=date(2015, 4, 1), bruto_inkomen_verwacht=Bedrag(10_065_00), levensvatbaar=False
    )
    for code in ("geboren-voor-1960", "tien-jaar", "inkomenseis", "niet-levensvatbaar"):
        assert oordeel(code, ouder, Categorie.OUDER) is Oordeel.VOLDAAN
    for velden, code in (
        ({"geboortedatum": date(1960, 1, 1)}, "geboren-voor-1960"),
        ({"ondernemer_sinds": date(2015, 4, 2)}, "tien-jaar"),
        ({"bruto_inkomen_verwacht": Bedrag(10_064_99)}, "inkomenseis"),
    ):
        assert oordeel(code, anders(**velden), Categorie.OUDER) is Oordeel.NIET_VOLDAAN


def test_toekennen_kan_pas_als_elke_toets_is_voldaan() -> None:
    """Art. 35 lid 4."""
    oordelen = {u.code: u.oordeel for u in toets(Categorie.GEVESTIGD, GOED, DAG, NORMEN)}
    eis_rechtmatig(Categorie.GEVESTIGD, oordelen)
    with pytest.raises(fouten.NietRechtmatig, match="verblijfsrecht"):
        eis_rechtmatig(Categorie.GEVESTIGD, {**oordelen, "verblijfsrecht": Oordeel.OPEN})


def test_beslistermijn_een_keer_en_ten_hoogste_dertien_weken_langer() -> None:
    """Art. 35 lid 3. Received 10 March: until 9 June."""
    uiterlijk = date(2025, 6, 9)
    toets_verlenging(13, 0, uiterlijk, uiterlijk, NORMEN)
    with pytest.raises(fouten.VerlengingTeLang):
        toets_verlenging(14, 0, uiterlijk, uiterlijk, NORMEN)
    with pytest.raises(fouten.VerlengingTeLaat):
        toets_verlenging(13, 0, uiterlijk, date(2025, 6, 10), NORMEN)
    with pytest.raises(fouten.AlVerlengd):
        toets_verlenging(1, 13, uiterlijk, uiterlijk, NORMEN)


def test_buiten_behandeling_kan_alleen_na_een_ongebruikte_hersteltermijn_en_binnen_vier_weken() -> None:
    """Awb art. 4:5. Until 31 March: from 1 April up to four weeks later, 28 April (a Monday)."""
    herstel = [Herstel(date(2025, 3, 17), date(2025, 3, 31), None, aangevuld=False)]
    toets_buiten_behandeling(herstel, ["offertes"], date(2025, 4, 28), NORMEN)
    with pytest.raises(fouten.BuitenBehandelingTeLaat, match="2025-04-28"):
        toets_buiten_behandeling(herstel, ["offertes"], date(2025, 4, 29), NORMEN)
    with pytest.raises(fouten.HersteltermijnLoopt):
        toets_buiten_behandeling(herstel, ["offertes"], date(2025, 3, 31), NORMEN)
    with pytest.raises(fouten.HersteltermijnNodig):
        toets_buiten_behandeling([], ["offertes"], DAG, NORMEN)


def afwijzing(*, van_anderen: bool = False) -> Besluitvoorstel:
    return Besluitvoorstel(Uitkomst.AFGEWEZEN, None, NUL, None, None, None, "Niet levensvatbaar.", steunt_op_anderen=van_anderen)


def test_een_afwijzing_op_gegevens_van_anderen_vraagt_een_voornemen() -> None:
    """Awb art. 4:7; without it only where the gemeente wants it always."""
    eis_voornemen(afwijzing(), None, Beleid(), DAG)
    for voorstel, beleid in ((afwijzing(van_anderen=True), Beleid()), (afwijzing(), Beleid(voornemen_bij_afwijzing=True))):
        with pytest.raises(fouten.VoornemenNodig):
            eis_voornemen(voorstel, None, beleid, DAG)
    with pytest.raises(fouten.ZienswijzeLoopt):
        eis_voornemen(afwijzing(van_anderen=True), Voornemen(DAG, gehoord=False), Beleid(), DAG)
    eis_voornemen(afwijzing(van_anderen=True), Voornemen(DAG, gehoord=True), Beleid(), DAG)


def test_boven_de_grens_van_de_gemeente_adviseert_de_commissie() -> None:
    """The gemeente wants advice above € 50.000: at € 50.000 not yet, at € 60.000 on at least so much."""
    beleid = Beleid(commissie_boven=Bedrag(50_000_00))

    def voorstel(centen: int, afwijking: str | None = None) -> Besluitvoorstel:
        k = (Uitkomst.TOEGEKEND, Vorm.RENTEDRAGENDE_LENING, Bedrag(centen), 60, Aflossingsvorm.LINEAIR, None, "Goed plan.")
        return Besluitvoorstel(*k, afwijking_commissie=afwijking)

    eis_commissie(voorstel(50_000_00), [], beleid)
    with pytest.raises(fouten.CommissieNodig):
        eis_commissie(voorstel(60_000_00), [Advies(positief=True, bedrag=Bedrag(59_999_99))], beleid)
    eis_commissie(voorstel(60_000_00), [Advies(positief=True, bedrag=Bedrag(60_000_00))], beleid)
    with pytest.raises(fouten.AfwijkingNodig):
        eis_commissie(voorstel(60_000_00), [Advies(positief=False, bedrag=Bedrag(60_000_00))], beleid)
    eis_commissie(voorstel(60_000_00, "Nieuwe opdracht."), [Advies(positief=False, bedrag=Bedrag(60_000_00))], beleid)


def test_bezwaar_is_op_tijd_tot_en_met_zes_weken_en_kent_zijn_eigen_termijn() -> None:
    """Awb art. 6:7 and 7:10. Decided 2 April: in time until 14 May; then six weeks to decide: 25 June; with a commissie 6 August."""
    besloten = date(2025, 4, 2)
    gewoon = ontvang(besloten, date(2025, 5, 14), NORMEN, met_commissie=False)
    assert (gewoon.tijdig, gewoon.beslissen.einde) == (True, date(2025, 6, 25))
    assert ontvang(besloten, date(2025, 5, 15), NORMEN, met_commissie=True).beslissen.einde == date(2025, 8, 6)
    assert not ontvang(besloten, date(2025, 5, 15), NORMEN, met_commissie=False).tijdig


def test_een_voorbereidingskrediet_gaat_bij_de_start_rente_dragen() -> None:
    """Art. 29 lid 3 onder b and art. 15: 8 %, at most 120 months."""
    start = Omzettingsvoorstel(Omzettingsuitkomst.GESTART, DAG, 120, Aflossingsvorm.ANNUITAIR, date(2025, 5, 1), "Gestart.")
    assert gevolg(start, Bedrag(3_000_00), NORMEN).rente_procent == 8
    te_lang = Omzettingsvoorstel(Omzettingsuitkomst.GESTART, DAG, 121, Aflossingsvorm.ANNUITAIR, date(2025, 5, 1), "Gestart.")
    with pytest.raises(fouten.LooptijdTeLang):
        gevolg(te_lang, Bedrag(3_000_00), NORMEN)


def test_zonder_start_wordt_het_om_niet_tenzij_het_verwijtbaar_is() -> None:
    """Art. 29 lid 3 onder a."""
    for uitkomst, om_niet in ((Omzettingsuitkomst.NIET_GESTART, 3_000_00), (Omzettingsuitkomst.VERWIJTBAAR_NIET_GESTART, 0)):
        voorstel = Omzettingsvoorstel(uitkomst, DAG, None, None, None, "Geen start.")
        assert gevolg(voorstel, Bedrag(3_000_00), NORMEN).om_niet == Bedrag(om_niet)
    with pytest.raises(fouten.OmzettingKloptNiet, match="looptijdMaanden"):
        Omzettingsvoorstel(Omzettingsuitkomst.NIET_GESTART, DAG, 12, None, None, "Geen start.")


def test_een_saneringskrediet_gaat_precies_naar_de_schuldeisers() -> None:
    """Art. 14, 17. Art. 17: € 25.000 + € 15.000 = € 40.000; a cent less, or to the entrepreneur, is refused."""

    def naar(aan: Aan, *centen: int) -> list[Betaling]:
        return [Betaling(Bedrag(c), "Naam", "NL91ABNA0417164300", "k", aan) for c in centen]

    toets_betalingen(Doel.SANERING, Bedrag(40_000_00), naar(Aan.SCHULDEISER, 25_000_00, 15_000_00))
    with pytest.raises(fouten.BetalingenTellenNietOp):
        toets_betalingen(Doel.SANERING, Bedrag(40_000_00), naar(Aan.SCHULDEISER, 25_000_00, 14_999_99))
    with pytest.raises(fouten.AanSchuldeisers):
        toets_betalingen(Doel.SANERING, Bedrag(40_000_00), naar(Aan.ONDERNEMER, 40_000_00))
    with pytest.raises(fouten.NietAanSchuldeisers):
        toets_betalingen(Doel.INVESTERING, Bedrag(40_000_00), naar(Aan.ONDERNEMER, 20_000_00, 20_000_00))


def test_de_bank_krijgt_nooit_meer_dan_de_borgtocht() -> None:
    """Art. 16. € 30.000 guaranteed, € 12.000 paid before: € 18.000 left."""
    toets_aanspraak(Vorm.BORGTOCHT, Bedrag(30_000_00), Bedrag(12_000_00), Bedrag(18_000_00))
    with pytest.raises(fouten.BovenDeBorgtocht):
        toets_aanspraak(Vorm.BORGTOCHT, Bedrag(30_000_00), Bedrag(12_000_00), Bedrag(18_000_01))
    with pytest.raises(fouten.GeenBorgtocht):
        toets_aanspraak(Vorm.RENTEDRAGENDE_LENING, Bedrag(30_000_00), NUL, Bedrag(1))


def test_zonder_geeiste_zekerheid_geen_geld() -> None:
    """Art. 39 lid 3."""
    toets_zekerheden([(Zekerheidsoort.HYPOTHEEK, DAG)], DAG)
    with pytest.raises(fouten.ZekerheidOntbreekt, match="pand"):
        toets_zekerheden([(Zekerheidsoort.HYPOTHEEK, DAG), (Zekerheidsoort.PAND, None)], DAG)


def test_een_fonds_leent_wat_erin_zit_binnen_zijn_eigen_regels() -> None:
    """€ 20.000 in, € 15.000 lent, € 4.000 repaid: € 9.000 to lend again, though the fund lends up to € 10.000."""
    regels = Fondsregels(Bedrag(10_000_00), Decimal(2), 36, (Aflossingsvorm.LINEAIR,), (Doel.WERKKAPITAAL,))
    erin = saldo(
        [
            (Mutatiesoort.STORTING, Bedrag(20_000_00)),
            (Mutatiesoort.UITBETALING, Bedrag(15_000_00)),
            (Mutatiesoort.TERUGBETALING, Bedrag(4_000_00)),
        ]
    )
    assert erin == Bedrag(9_000_00)

    def vraag(centen: int, doel: Doel = Doel.WERKKAPITAAL, maanden: int = 36) -> Decimal:
        krediet = Krediet(Vorm.RENTEDRAGENDE_LENING, Bedrag(centen), maanden, Aflossingsvorm.LINEAIR)
        return fondsen.beoordeel(regels, doel, krediet, erin)

    assert vraag(9_000_00) == 2
    for centen, doel, maanden, fout in (
        (9_000_01, Doel.WERKKAPITAAL, 36, fouten.FondsLeeg),
        (10_000_01, Doel.WERKKAPITAAL, 36, fouten.BovenHetFonds),
        (1_000_00, Doel.INVESTERING, 36, fouten.DoelNietInFonds),
        (1_000_00, Doel.WERKKAPITAAL, 37, fouten.LooptijdTeLang),
    ):
        with pytest.raises(fout):
            vraag(centen, doel, maanden)


def test_een_voorval_wordt_een_keer_vastgelegd() -> None:
    """Art. 39 lid 2 and 43."""
    einde = Melding(Voorval.BEDRIJF_BEEINDIGD, DAG, Beeindigingsreden.FAILLISSEMENT, None)
    toets_melding(einde, None, "0344", DAG)
    with pytest.raises(fouten.AlVastgelegd):
        toets_melding(einde, DAG, "0344", DAG)
    for fout in (Melding(Voorval.VERHUISD, DAG, None, "0344"), Melding(Voorval.OVERLEDEN, DAG, Beeindigingsreden.BEEINDIGD, None)):
        with pytest.raises(fouten.GebeurtenisKloptNiet):
            toets_melding(fout, None, "0344", DAG)


def test_de_screening_wijst_de_weg_en_weigert_niemand() -> None:
    """Document 001: who has too few hours beside an uitkering may do deeltijdondernemen, outside the Bbz."""
    assert advies({"uren": False, "uitkering": True}) is Orientatieuitkomst.DEELTIJDONDERNEMEN
    assert advies({"wil-starten": True, "uitkering": True, "ondernemer": False}) is Orientatieuitkomst.STARTERSTRAJECT
    assert advies({"ondernemer": True, "uren": True, "bank": False}) is Orientatieuitkomst.AANVRAAG
    with pytest.raises(fouten.VraagOnbekend):
        advies({"lengte": True})


def test_de_checklist_volgt_categorie_doel_huishouden_en_rechtsvorm() -> None:
    """Awb art. 4:2 lid 2."""
    alleen = checklist(Categorie.GEVESTIGD, [Doel.INVESTERING], gehuwd=False, rechtsvorm=Rechtsvorm.EENMANSZAAK)
    samen = checklist(Categorie.GEVESTIGD, [Doel.INVESTERING], gehuwd=True, rechtsvorm=Rechtsvorm.VOF, extra=("offertes", "huurcontract"))
    assert set(samen) - set(alleen) == {
        "identiteitsbewijs-partner",
        "inkomen-partner",
        "samenwerkingsovereenkomst",
        "vermogensopstelling-vennoten",
        "huurcontract",
    }
    assert len(samen) == len(set(samen))
