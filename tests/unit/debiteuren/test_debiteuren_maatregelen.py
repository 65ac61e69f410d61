"""The grounds of opeising, schuldregeling, verrekening and kwijtschelding; classes of arrears; the five ways to organise it."""

from datetime import date
from decimal import Decimal

import pytest

from kernel.geld import Bedrag
from services.debiteuren.domain.achterstandsklasse import Klasse, achterstandsdagen, controleer_klassen, klasse_van
from services.debiteuren.domain.beeindiging import Beeindigingsnorm, onder_hypotheek, restant
from services.debiteuren.domain.fouten.beleid import IndelingOngeldig, KlassenOngeldig
from services.debiteuren.domain.fouten.besluit import (
    GrondPastNiet,
    KwijtscheldingGeweigerd,
    SchuldregelingGeweigerd,
    VerrekeningGeweigerd,
)
from services.debiteuren.domain.fouten.onderzoek import OnderzoekStapNietMogelijk
from services.debiteuren.domain.fouten.organisatie import StukkenOntbreken
from services.debiteuren.domain.kwijtschelding import Feiten as Kwijtfeiten
from services.debiteuren.domain.kwijtschelding import Kwijtscheldbeleid, Kwijtscheldgrond
from services.debiteuren.domain.kwijtschelding import beoordeel as beoordeel_kwijtschelding
from services.debiteuren.domain.ladder import Stap
from services.debiteuren.domain.onderzoek import Onderzoekstand, Onderzoekuitkomst, zet
from services.debiteuren.domain.opeising import Feiten, Opeisgrond
from services.debiteuren.domain.opeising import beoordeel as beoordeel_opeising
from services.debiteuren.domain.organisatie import Indeling, Organisatievorm, Plek, Werk, werk_van
from services.debiteuren.domain.periode import Periode
from services.debiteuren.domain.schuldregeling import Toets, concurrent_deel
from services.debiteuren.domain.schuldregeling import beoordeel as beoordeel_schuldregeling
from services.debiteuren.domain.verrekening import Verrekenbaar, Verrekengrond
from services.debiteuren.domain.verrekening import beoordeel as beoordeel_verrekening

FEITEN = Feiten(tweede_aanmaning_verstreken=False, uitsteldagen_over=100, beeindigd=False, onder_hypotheek=False)
NORM = Beeindigingsnorm(Decimal(50), 5, 10)


def euro(tekst: str) -> Bedrag:
    return Bedrag.uit_euro(tekst)


@pytest.mark.parametrize("grond", [Opeisgrond.NIET_NAKOMEN, Opeisgrond.UITSTEL_OPGEBRUIKT, Opeisgrond.NALATIG_NA_BEEINDIGING])
def test_een_grond_van_opeisen_moet_kloppen(grond: Opeisgrond) -> None:
    with pytest.raises(GrondPastNiet, match=grond.artikel):
        beoordeel_opeising(grond, FEITEN)


def test_elke_grond_van_opeisen_heeft_een_artikel() -> None:
    assert all(grond.artikel.startswith("Bbz 2004, art. ") for grond in Opeisgrond)
    assert beoordeel_opeising(Opeisgrond.ONJUISTE_BESTEDING, FEITEN) is Opeisgrond.ONJUISTE_BESTEDING


@pytest.mark.parametrize(
    ("toets", "artikel"),
    [
        (Toets(False, True, True, False, False), "art. 42"),
        (Toets(True, False, True, False, False), "onder a"),
        (Toets(True, True, False, False, False), "onder b"),
        (Toets(True, True, True, True, True), "60c"),
    ],
)
def test_aan_een_schuldregeling_niet_altijd_meewerken(toets: Toets, artikel: str) -> None:
    with pytest.raises(SchuldregelingGeweigerd, match=artikel):
        beoordeel_schuldregeling(toets)


def test_wat_zekerheid_dekt_blijft_buiten_het_akkoord() -> None:
    beoordeel_schuldregeling(Toets(True, True, True, False, True))
    assert concurrent_deel(euro("10.000"), euro("4.000")) == euro("6.000")
    assert concurrent_deel(euro("10.000"), euro("40.000")) == euro("0")


def test_na_beeindiging_de_helft_boven_de_norm() -> None:
    # 1.600 - 1.300 = 300, half is 150; five years after 1-3-2025
    plan = restant(euro("1.600"), euro("1.300"), date(2025, 3, 1), NORM)
    assert (plan.maandbedrag, plan.tot, plan.artikel) == (euro("150"), date(2030, 3, 1), "Bbz 2004, art. 43 lid 2")
    assert restant(euro("1.200"), euro("1.300"), date(2025, 3, 1), NORM).maandbedrag == euro("0")


def test_onder_hypotheek_niets_bij_een_inkomen_tot_de_norm() -> None:
    assert onder_hypotheek(euro("200"), euro("1.300"), euro("1.300"), date(2025, 3, 1), NORM).maandbedrag == euro("0")
    plan = onder_hypotheek(euro("200"), euro("1.300,01"), euro("1.300"), date(2025, 3, 1), NORM)
    assert (plan.maandbedrag, plan.tot) == (euro("200"), date(2035, 3, 1))


def test_verrekenen_laat_de_beslagvrije_voet_over() -> None:
    tegenover = Verrekenbaar(euro("1.300"), euro("1.200"), inlichtingen_geschonden=False)
    mag = Verrekengrond.TERUGVORDERING_MAG
    assert beoordeel_verrekening(mag, euro("100"), euro("500"), tegenover, teruggevorderd=True) == euro("100")
    with pytest.raises(VerrekeningGeweigerd, match="4:93 lid 4"):
        beoordeel_verrekening(mag, euro("100,01"), euro("500"), tegenover, teruggevorderd=True)
    geschonden = Verrekenbaar(euro("1.300"), euro("1.200"), inlichtingen_geschonden=True)
    assert beoordeel_verrekening(mag, euro("500"), euro("500"), geschonden, teruggevorderd=True) == euro("500")


def test_verrekenen_van_een_terugvordering_kan_pas_na_een_terugvordering() -> None:
    tegenover = Verrekenbaar(euro("1.300"), euro("0"), inlichtingen_geschonden=False)
    with pytest.raises(VerrekeningGeweigerd, match="60 lid 3"):
        beoordeel_verrekening(Verrekengrond.TERUGVORDERING_MAG, euro("1"), euro("500"), tegenover, teruggevorderd=False)
    assert beoordeel_verrekening(Verrekengrond.LENING_MET_BIJSTAND, euro("1"), euro("500"), tegenover, teruggevorderd=False) == euro("1")


KWIJT = Kwijtfeiten(
    bedrijfskapitaal=True,
    schuldregeling_geslaagd=False,
    onder_hypotheek=False,
    inlichtingenplicht=False,
    ontstaan_op=date(2015, 6, 1),
    restant_tot=None,
)


@pytest.mark.parametrize(
    "grond",
    [
        Kwijtscheldgrond.ONEVENREDIG,
        Kwijtscheldgrond.SCHULDREGELING,
        Kwijtscheldgrond.WONING_VERKOCHT,
        Kwijtscheldgrond.TIEN_JAAR,
        Kwijtscheldgrond.RESTANT_NA_TERMIJN,
    ],
)
def test_een_grond_van_kwijtschelden_moet_kloppen(grond: Kwijtscheldgrond) -> None:
    with pytest.raises(KwijtscheldingGeweigerd):
        beoordeel_kwijtschelding(grond, KWIJT, Kwijtscheldbeleid(), date(2026, 1, 1))


def test_klassen_tellen_alleen_dagen_waarop_betaald_kon_worden() -> None:
    # due 1-4, today 1-5: 30 days, of which 10 to 19 April stood still
    assert achterstandsdagen(date(2025, 4, 1), date(2025, 5, 1), [Periode(date(2025, 4, 10), date(2025, 4, 19))]) == 20
    assert achterstandsdagen(None, date(2025, 5, 1), []) == 0
    klassen = controleer_klassen([Klasse("1-30", 1, Decimal(5)), Klasse("bij", 0, Decimal(1)), Klasse("31-90", 31, Decimal(25))])
    assert [klasse_van(d, klassen).code for d in (0, 1, 30, 31, 400)] == ["bij", "1-30", "1-30", "31-90", "31-90"]
    with pytest.raises(KlassenOngeldig):
        controleer_klassen([Klasse("1-30", 1, Decimal(5))])


def test_vijf_manieren_om_het_te_organiseren() -> None:
    """Document 001, 8.2: who watches, who speaks, who investigates, who decides on uitstel, who recovers."""
    wie = {vorm: "".join(Indeling(vorm).plek(werk).value[0] for werk in Werk) for vorm in Organisatievorm}
    assert wie == {
        Organisatievorm.DEBITEUREN: "ddddd",
        Organisatievorm.DEBITEUREN_LOKET_ONDERZOEKT: "ldlld",
        Organisatievorm.KNIP: "lllld",
        Organisatievorm.DEBITEUREN_BIJ_LOKET: "ldlld",
        Organisatievorm.LOKET: "lllll",
    }


def test_de_knip_draagt_over_bij_de_terugvordering_en_de_andere_vormen_niet() -> None:
    naar = {vorm: Indeling(vorm).overdracht_naar(Werk.TERUGVORDERING, Indeling(vorm).begin) for vorm in Organisatievorm}
    assert {vorm for vorm, plek in naar.items() if plek} == {Organisatievorm.KNIP}
    assert Indeling(Organisatievorm.KNIP).overdracht_naar(werk_van(Stap.TWEEDE_AANMANING), Plek.LOKET) is None
    gemeente = Indeling(Organisatievorm.KNIP, debiteuren_bij=Plek.GEMEENTE)
    assert gemeente.overdracht_naar(werk_van(Stap.DWANGBEVEL), Plek.LOKET) is Plek.GEMEENTE
    with pytest.raises(IndelingOngeldig):
        Indeling(Organisatievorm.KNIP, debiteuren_bij=Plek.LOKET)


def test_een_overdracht_gaat_met_alle_stukken() -> None:
    with pytest.raises(StukkenOntbreken, match="beschikking"):
        Indeling().controleer_stukken(["akte"])


def test_een_onderzoek_gaat_stap_voor_stap() -> None:
    assert zet(Onderzoekstand.GEPLAND, Onderzoekstand.ONTVANGEN) is Onderzoekstand.ONTVANGEN
    with pytest.raises(OnderzoekStapNietMogelijk, match="ontvangen"):
        zet(Onderzoekstand.GEPLAND, Onderzoekstand.BEOORDEELD, Onderzoekuitkomst.ONGEWIJZIGD)
    assert zet(Onderzoekstand.OPGEVRAAGD, Onderzoekstand.BEOORDEELD, Onderzoekuitkomst.NIET_MEEGEWERKT) is Onderzoekstand.BEOORDEELD
