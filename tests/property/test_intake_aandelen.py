"""What always holds of an offer to creditors and of what a gemeente pays, whatever the amounts."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.geld import Bedrag, totaal
from kernel.kalender import is_werkdag
from services.intake.domain.aandelen import Reactie, aandelen, uitkomst, verdeel_bod
from services.intake.domain.administratie import Bron, Hulpbudget, Kostensoort, beoordeel_vergoeding
from services.intake.domain.afspraak import herinner_op
from services.intake.domain.fouten import BodTeHoog, IntakeFout, MoratoriumTeLang
from services.intake.domain.gerechtelijk import Verzoeksoort, beoordeel_duur
from services.intake.domain.regeling import NIET_GELUKT, REGELING, VOLGORDE, Regelingsoort, Regelingstatus, beoordeel_volgorde, volgende
from services.intake.domain.schuld import Schuld, tel_op

CENTEN = st.integers(0, 10**9)
DAGEN = st.dates(date(2021, 1, 1), date(2049, 12, 31))


@st.composite
def schulden(draw: st.DrawFn) -> list[Schuld]:
    """One to twenty debts, not all of nothing."""
    rijen = draw(st.lists(st.tuples(CENTEN, st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=20))
    lijst = [
        Schuld(UUID(int=n), Bedrag(c), preferent, zakelijk, opeisbaar, False) for n, (c, preferent, zakelijk, opeisbaar) in enumerate(rijen)
    ]
    eerste = lijst[0]
    return [Schuld(eerste.id, Bedrag(eerste.bedrag.centen + 1), eerste.preferent, eerste.zakelijk, eerste.opeisbaar, False), *lijst[1:]]


@given(schulden(), st.integers(0, 100), st.integers(1, 5))
def test_de_delen_tellen_op_en_niemand_krijgt_meer_dan_zijn_vordering(lijst: list[Schuld], procent: int, factor: int) -> None:
    som = totaal(s.bedrag for s in lijst)
    bod = Bedrag(som.centen * procent // 100)
    delen = verdeel_bod(bod, lijst, factor)
    assert totaal(d.aandeel for d in delen) == bod
    assert [d.schuld_id for d in delen] == [s.id for s in lijst]
    assert all(Bedrag(0) <= d.aandeel <= d.vordering for d in delen)


@given(schulden(), st.integers(0, 100), st.integers(1, 5))
def test_preferent_krijgt_nooit_een_kleiner_deel_dan_concurrent(lijst: list[Schuld], procent: int, factor: int) -> None:
    """By group, to the cent: (a + 1) / A >= (b - 1) / B."""
    som = totaal(s.bedrag for s in lijst)
    delen = verdeel_bod(Bedrag(som.centen * procent // 100), lijst, factor)
    a, b = (sum(d.aandeel.centen for d in delen if d.preferent is p) for p in (True, False))
    groot_a, groot_b = (sum(d.vordering.centen for d in delen if d.preferent is p) for p in (True, False))
    assert (a + 1) * groot_b >= (b - 1) * groot_a


@given(schulden(), st.integers(1, 5))
def test_binnen_een_groep_krijgt_ieder_hetzelfde_deel(lijst: list[Schuld], factor: int) -> None:
    """Nobody is more than a cent away from the exact part of his group."""
    bod = Bedrag(totaal(s.bedrag for s in lijst).centen // 3)
    for preferent in (True, False):
        groep = [d for d in verdeel_bod(bod, lijst, factor) if d.preferent is preferent]
        deel, geheel = sum(d.aandeel.centen for d in groep), sum(d.vordering.centen for d in groep)
        assert all(abs(d.aandeel.centen * geheel - d.vordering.centen * deel) < max(geheel, 1) for d in groep)


@given(schulden(), st.integers(1, 10**6))
def test_een_bod_boven_de_schulden_bestaat_niet(lijst: list[Schuld], meer: int) -> None:
    with pytest.raises(BodTeHoog):
        verdeel_bod(totaal(s.bedrag for s in lijst) + Bedrag(meer), lijst, 2)


@given(schulden())
def test_volledig_is_alles_en_nul_is_niets(lijst: list[Schuld]) -> None:
    som = totaal(s.bedrag for s in lijst)
    for soort in (Regelingsoort.BETALINGSREGELING, Regelingsoort.HERFINANCIERING):
        assert totaal(d.aandeel for d in aandelen(soort, None, lijst, 2)) == som
    assert totaal(d.aandeel for d in aandelen(Regelingsoort.NULAANBOD, None, lijst, 2)) == Bedrag(0)


@given(schulden())
def test_zakelijk_en_prive_en_preferent_en_concurrent_zijn_samen_het_geheel(lijst: list[Schuld]) -> None:
    som = tel_op(lijst)
    assert som.zakelijk + som.prive == som.preferent + som.concurrent == som.totaal
    assert som.opeisbaar <= som.totaal


@given(st.lists(st.sampled_from(Reactie), min_size=1, max_size=10))
def test_een_regeling_is_akkoord_als_iedereen_dat_is_en_anders_niet(reacties: list[Reactie]) -> None:
    assert (uitkomst(reacties) is Regelingstatus.AKKOORD) == (set(reacties) == {Reactie.AKKOORD})


@given(st.sets(st.sampled_from(VOLGORDE)))
def test_wat_aan_de_beurt_is_mag_altijd_zonder_reden(niet_gelukt: set[Regelingsoort]) -> None:
    if (soort := volgende(niet_gelukt)) is not None:
        beoordeel_volgorde(soort, niet_gelukt, None)


@given(st.data())
def test_langs_welke_weg_ook_eindigt_een_regeling_of_kan_zij_verder(data: st.DataObject) -> None:
    """Whatever is done in whatever order: a status without steps is an end, and only from LOPEND does it succeed."""
    status, gelopen = Regelingstatus.IN_VOORBEREIDING, False
    for _ in range(12):
        if not (stappen := REGELING.stappen(status)):
            break
        stap = data.draw(st.sampled_from(stappen))
        gelopen |= status is Regelingstatus.LOPEND
        status = REGELING.volgende(stap, status, data.draw(st.sampled_from(REGELING.overgangen[status][stap])))
    assert status is not Regelingstatus.GESLAAGD or gelopen
    if not REGELING.stappen(status):
        assert status in NIET_GELUKT | {Regelingstatus.GESLAAGD}


@given(st.lists(st.integers(1, 100_000), max_size=30), st.integers(0, 10**6), st.integers(1, 10**6))
def test_een_budget_wordt_nooit_overschreden(bedragen: list[int], budget: int, plafond: int) -> None:
    """Also with a reason for more than the ceiling."""
    betaald = 0
    for centen in bedragen:
        try:
            beoordeel_vergoeding(
                Kostensoort.BEDRIJF,
                Bron.GEMEENTEBUDGET,
                Bedrag(centen),
                Hulpbudget(Bedrag(budget), Bedrag(plafond)),
                jaar=2025,
                betaald_boekjaar=Bedrag(betaald),
                betaald_jaar=Bedrag(betaald),
                boven_plafond=True,
            )
        except IntakeFout:
            continue
        betaald += centen
    assert betaald <= budget


@given(DAGEN, st.integers(0, 400))
def test_een_moratorium_duurt_nooit_langer_dan_zes_maanden(van: date, dagen: int) -> None:
    """What is granted ends within the same day six months on; a day later is refused (Fw, art. 287b)."""
    tot_en_met = van + timedelta(days=dagen)
    try:
        assert beoordeel_duur(Verzoeksoort.MORATORIUM, van, tot_en_met) == tot_en_met
        assert dagen <= 184  # no six months are longer
    except MoratoriumTeLang:
        assert dagen >= 181  # and none shorter


@given(DAGEN, st.integers(0, 60))
def test_een_herinnering_komt_op_een_werkdag_voor_de_afspraak_of_meteen(datum: date, eerder: int) -> None:
    gemaakt = datum - timedelta(days=eerder)
    dag = herinner_op(datum, gemaakt)
    assert gemaakt <= dag <= datum
    assert dag == gemaakt or (dag < datum and is_werkdag(dag))
