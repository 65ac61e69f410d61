"""What always holds of each legal term of intake, whatever the day and whatever happens to it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.kalender import is_werkdag, tel_werkdagen
from services.intake.domain.bezwaar import bezwaartermijn
from services.intake.domain.dwangsom import Dwangsomnorm, dwangsomnorm, ingebrekestellingstermijn, tel_dwangsom
from services.intake.domain.fouten import BesluitTermijnGeschorst, IngebrekestellingTeVroeg, VoornemenOntbreekt, ZienswijzeLoopt
from services.intake.domain.schuldtoets import Invoer, Problematisch, bereken, herzieningstermijn
from services.intake.domain.termijnen import besluittermijn, crisistermijn, gesprekstermijn
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.voornemen import BELASTEND, Voornemen, beoordeel_gehoord, zienswijzetermijn

DAGEN = st.dates(date(2021, 1, 1), date(2049, 12, 31))
WEKEN = st.integers(1, 12)
NORM = Dwangsomnorm(dagen_ten_hoogste=42, schijf_dagen=14, eerste_centen=2_000, tweede_centen=3_000, rest_centen=4_000, geverifieerd=False)
#: 14 x 20 + 14 x 30 + 14 x 40 euro
DWANGSOM_HOOGSTENS = 126_000


@given(DAGEN)
def test_in_een_crisis_drie_werkdagen_en_geen_dag_meer(gevraagd: date) -> None:
    """Werkdagen are counted, so the last day is one; a holiday in between gives no fewer."""
    termijn = gesprekstermijn(gevraagd, None, crisis=True)
    assert termijn.einde == tel_werkdagen(gevraagd, 3)
    assert is_werkdag(termijn.einde)


@given(DAGEN)
def test_wie_al_een_traject_heeft_wacht_in_een_crisis_niet_langer(gemeld: date) -> None:
    halverwege, vooraf = crisistermijn(gemeld, in_traject=True), gesprekstermijn(gemeld, None, crisis=True)
    assert (halverwege.einde, halverwege.soort.artikel) == (vooraf.einde, "Wgs, art. 4 lid 2")
    assert halverwege.soort.code != vooraf.soort.code  # a first talk that was held does not meet it


@given(DAGEN)
def test_vier_weken_eindigt_op_een_dag_die_telt(gevraagd: date) -> None:
    termijn = gesprekstermijn(gevraagd, None, crisis=False)
    assert is_werkdag(termijn.einde)
    assert 28 <= (termijn.einde - gevraagd).days <= 28 + 4  # at most a long Easter or Christmas later


@given(DAGEN, WEKEN, st.integers(0, 55), st.integers(0, 200))
def test_de_hersteltermijn_geeft_precies_de_dagen_terug_die_hij_duurde(hulpvraag: date, weken: int, na: int, duur: int) -> None:
    """Awb 4:15: what was left when the papers were asked is left when they come (a term by verordening, no Atw)."""
    weken = min(weken, 7)
    termijn = besluittermijn("0153", hulpvraag, weken)
    van = hulpvraag + timedelta(days=1 + min(na, 7 * weken - 1))
    over_voor = termijn.dagen_over(van)
    hervat = termijn.schort_op(van, "hersteltermijn").hervat(van + timedelta(days=duur))
    assert hervat.einde == termijn.einde + timedelta(days=duur)
    assert hervat.dagen_over(van + timedelta(days=duur)) == over_voor


@given(DAGEN, WEKEN, st.integers(1, 300))
def test_zolang_de_termijn_stilstaat_verstrijkt_hij_niet(hulpvraag: date, weken: int, later: int) -> None:
    termijn = besluittermijn("0153", hulpvraag, weken).schort_op(hulpvraag + timedelta(days=1), "hersteltermijn")
    op = hulpvraag + timedelta(days=later)
    assert not termijn.overschreden(op)
    with pytest.raises(BesluitTermijnGeschorst):
        ingebrekestellingstermijn(termijn, op)


@given(DAGEN, WEKEN, st.integers(-60, 60))
def test_in_gebreke_stellen_kan_pas_na_de_termijn(hulpvraag: date, weken: int, verschil: int) -> None:
    besluit = besluittermijn("0153", hulpvraag, weken)
    ontvangen = besluit.einde + timedelta(days=verschil)
    if verschil <= 0:
        with pytest.raises(IngebrekestellingTeVroeg):
            ingebrekestellingstermijn(besluit, ontvangen)
    else:
        assert (ingebrekestellingstermijn(besluit, ontvangen).einde - ontvangen).days >= 14


@given(DAGEN, st.integers(-30, 120), st.integers(0, 120))
def test_de_dwangsom_groeit_nooit_boven_de_grens_en_stopt_bij_het_besluit(laatste: date, verder: int, besluit_na: int) -> None:
    op, besloten = laatste + timedelta(days=verder), laatste + timedelta(days=besluit_na)
    open_, dicht = tel_dwangsom(laatste, None, op, NORM), tel_dwangsom(laatste, besloten, op, NORM)
    assert 0 <= dicht.bedrag_centen <= open_.bedrag_centen <= DWANGSOM_HOOGSTENS
    assert open_.dagen == min(42, max(0, verder))  # the two weeks themselves cost nothing
    assert dicht.dagen <= max(0, besluit_na - 1)  # nor does the day of the besluit
    assert not dicht.loopt


@given(DAGEN, st.integers(0, 100))
def test_elke_dag_later_kost_nooit_minder(laatste: date, dagen: int) -> None:
    bedragen = [tel_dwangsom(laatste, None, laatste + timedelta(days=n), NORM).bedrag_centen for n in range(dagen)]
    assert bedragen == sorted(bedragen)


@given(DAGEN)
def test_de_dwangsomnorm_is_er_op_elke_dag_en_zegt_dat_hij_niet_is_nagekeken(op: date) -> None:
    assert dwangsomnorm(op) == NORM


@given(DAGEN)
def test_bezwaar_kan_zes_weken(besloten: date) -> None:
    termijn = bezwaartermijn(besloten)
    assert 42 <= (termijn.einde - besloten).days <= 46
    assert is_werkdag(termijn.einde)
    assert not termijn.overschreden(termijn.einde)


@given(st.sampled_from(BELASTEND), DAGEN, st.integers(1, 90), st.integers(0, 120), st.booleans())
def test_niemand_wordt_tegen_zijn_zin_besloten_voor_hij_is_gehoord(
    soort: Besluitsoort, verzonden: date, dagen: int, later: int, gaf_antwoord: bool
) -> None:
    tot_en_met, op = verzonden + timedelta(days=dagen), verzonden + timedelta(days=later)
    assert zienswijzetermijn(soort, verzonden, tot_en_met).einde == tot_en_met
    voornemen = Voornemen(soort, verzonden, tot_en_met, op if gaf_antwoord else None)
    with pytest.raises(VoornemenOntbreekt):
        beoordeel_gehoord(soort, [], op, eigen_gegevens=False)
    if gaf_antwoord or op > tot_en_met:
        beoordeel_gehoord(soort, [voornemen], op, eigen_gegevens=False)
    else:
        with pytest.raises(ZienswijzeLoopt):
            beoordeel_gehoord(soort, [voornemen], op, eigen_gegevens=False)


@given(DAGEN, st.integers(1, 400))
def test_wat_nog_niet_duidelijk_is_komt_terug_op_de_afgesproken_dag(op: date, dagen: int) -> None:
    termijn = herzieningstermijn(op, op + timedelta(days=dagen))
    assert termijn.einde == op + timedelta(days=dagen)


CENTEN = st.one_of(st.none(), st.integers(0, 10**9))


@given(DAGEN, CENTEN, CENTEN, CENTEN)
def test_problematisch_is_wat_in_36_maanden_niet_kan(op: date, opeisbaar: int | None, per_maand: int | None, vermogen: int | None) -> None:
    """Open when a figure is missing; else problematic exactly when something is left after 36 months."""
    uitkomst = bereken(Invoer(op, opeisbaar, per_maand, vermogen), 36)
    if opeisbaar is None or per_maand is None or vermogen is None:
        assert uitkomst.uitkomst is Problematisch.NOG_NIET_DUIDELIJK
        assert len(uitkomst.ontbreekt) == [opeisbaar, per_maand, vermogen].count(None)
    else:
        rest = opeisbaar - (36 * per_maand + vermogen)
        assert uitkomst.uitkomst is (Problematisch.PROBLEMATISCH if rest > 0 else Problematisch.NIET_PROBLEMATISCH)
        assert uitkomst.tekort_centen == max(0, rest)
