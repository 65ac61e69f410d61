from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kernel.kalender import is_werkdag
from kernel.termijn import Opschorting, Termijn, Termijnsoort

KORT = [("dagen", 90), ("werkdagen", 60), ("weken", 12), ("maanden", 3)]
LANG = [*KORT, ("dagen", 400), ("weken", 60), ("maanden", 36), ("jaren", 10)]


@st.composite
def soorten(draw: st.DrawFn) -> Termijnsoort:
    atw = draw(st.booleans())
    eenheid, hoogstens = draw(st.sampled_from(KORT if atw else LANG))
    return Termijnsoort(code="x", artikel="-", atw=atw, **{eenheid: draw(st.integers(1, hoogstens))})


@st.composite
def termijnen(draw: st.DrawFn) -> Termijn:
    """A term with closed suspensions, each begun before the end as it then was."""
    termijn = Termijn(draw(soorten()), draw(st.dates(date(2015, 1, 1), date(2040, 12, 31))))
    vroegst = termijn.begin + timedelta(days=1)
    for _ in range(draw(st.integers(0, 3))):
        if vroegst > termijn.einde:
            break
        van = draw(st.dates(vroegst, termijn.einde))
        vroegst = van + timedelta(days=draw(st.integers(0, 120)))
        termijn = termijn.schort_op(van, "hersteltermijn").hervat(vroegst)
    return termijn


@given(termijnen())
def test_een_opschorting_maakt_een_termijn_nooit_korter_en_eindigt_nooit_erna(termijn: Termijn) -> None:
    assert termijn.einde >= Termijn(termijn.soort, termijn.begin).einde
    for o in termijn.opschortingen:
        assert o.tot is not None
        assert termijn.einde >= o.tot


@given(termijnen())
def test_zonder_atw_is_het_einde_precies_de_lengte_plus_de_geschorste_dagen(termijn: Termijn) -> None:
    if termijn.soort.atw:
        assert is_werkdag(termijn.einde)
    elif not termijn.soort.werkdagen:
        geschorst = sum(o.duur(termijn.begin) for o in termijn.opschortingen)
        assert termijn.einde == termijn.soort.op_zich(termijn.begin) + timedelta(days=geschorst)


@given(termijnen(), st.integers(0, 90), st.integers(0, 90))
def test_hoe_langer_een_opschorting_duurt_hoe_later_het_einde(termijn: Termijn, kort: int, erbij: int) -> None:
    if termijn.einde <= termijn.begin or (termijn.opschortingen and termijn.opschortingen[-1].tot == termijn.einde + timedelta(days=1)):
        return
    van = max([termijn.begin + timedelta(days=1), *(o.tot for o in termijn.opschortingen if o.tot)])
    open_ = termijn.schort_op(van, "hersteltermijn")
    eerder, later = van + timedelta(days=kort), van + timedelta(days=kort + erbij)
    assert open_.einde_op(eerder) <= open_.einde_op(later)
    assert open_.hervat(later).einde == open_.einde_op(later)


@given(termijnen())
def test_een_opschorting_van_nul_dagen_doet_niets(termijn: Termijn) -> None:
    na = max([termijn.begin + timedelta(days=1), *(o.tot for o in termijn.opschortingen if o.tot)])
    niets = Opschorting(na, na, "niets")
    assert Termijn(termijn.soort, termijn.begin, (*termijn.opschortingen, niets)).einde == termijn.einde
