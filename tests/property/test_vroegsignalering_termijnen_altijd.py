"""What always holds of deadlines, of the stand of a zaak and of retention, whatever the days."""

import calendar
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kernel.kalender import is_werkdag
from kernel.termijn import Termijn
from services.vroegsignalering.domain.bewaarbeleid import verlopen_tot_en_met
from services.vroegsignalering.domain.termijnen import CONTACT_TERMIJN, CRISIS_TERMIJN, QUICK_FIX_TERMIJN, uiterlijk
from services.vroegsignalering.domain.zaak import Loop, Zaakstand

DAGEN = st.dates(date(2021, 1, 1), date(2060, 12, 31))
DAG = timedelta(days=1)


@given(DAGEN)
def test_vier_weken_eindigen_op_een_werkdag_en_nooit_vroeger_of_later_dan_moet(ontvangen: date) -> None:
    """Algemene termijnenwet art. 1: on to the first day that is no Saturday, Sunday or feestdag, and not one further."""
    einde = Termijn(CONTACT_TERMIJN, ontvangen).einde
    kaal = ontvangen + timedelta(weeks=4)
    assert einde >= kaal
    assert is_werkdag(einde)
    assert not any(is_werkdag(kaal + n * DAG) for n in range((einde - kaal).days))


@given(DAGEN)
def test_drie_werkdagen_zijn_er_altijd_drie(ontvangen: date) -> None:
    """Wgs art. 4 lid 2: the day of receipt does not count, the third werkdag after it is the last."""
    einde = Termijn(CRISIS_TERMIJN, ontvangen).einde
    assert sum(is_werkdag(ontvangen + n * DAG) for n in range(1, (einde - ontvangen).days + 1)) == 3
    assert is_werkdag(einde)


@given(DAGEN)
def test_een_quick_fix_duurt_dertig_dagen_ook_als_die_op_zondag_eindigen(aanvaard: date) -> None:
    assert (Termijn(QUICK_FIX_TERMIJN, aanvaard).einde - aanvaard).days == 30


@given(DAGEN, st.booleans(), st.none() | st.integers(-400, 400))
def test_de_uiterste_dag_is_de_eerste_van_wat_loopt(ontvangen: date, crisis: bool, over: int | None) -> None:
    einde_levering = None if over is None else ontvangen + over * DAG
    laatste = uiterlijk(ontvangen, crisis=crisis, einde_levering_op=einde_levering)
    assert ontvangen <= laatste <= Termijn(CONTACT_TERMIJN, ontvangen).einde
    if crisis:
        assert laatste <= Termijn(CRISIS_TERMIJN, ontvangen).einde
    if einde_levering is not None and einde_levering >= ontvangen:
        assert laatste <= einde_levering


@given(st.dictionaries(st.sampled_from(["opgepakt_op", "bereikt_op", "hulpaanbod_op", "quick_fix_tot", "hulp_aanvaard_op"]), DAGEN))
def test_een_stap_erbij_brengt_een_zaak_nooit_terug(gebeurd: dict[str, date]) -> None:
    volgorde = list(Zaakstand)
    loop, vorige = Loop(date(2021, 1, 1), None, None), 0
    for stap, dag in gebeurd.items():
        loop = replace(loop, **{stap: dag})
        nu = volgorde.index(loop.stand)
        assert nu >= vorige
        vorige = nu
    assert replace(loop, afgesloten_op=date(2060, 12, 31)).stand is Zaakstand.AFGESLOTEN


@given(DAGEN, st.integers(0, 240))
def test_wat_is_verlopen_is_dat_precies(op: date, maanden: int) -> None:
    """The term of the last day has ended on `op`; that of the next day has not."""
    grens = verlopen_tot_en_met(op, maanden)
    assert _plus(grens, maanden) <= op < _plus(grens + DAG, maanden)


def _plus(dag: date, maanden: int) -> date:
    jaar, maand0 = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand0 + 1, min(dag.day, calendar.monthrange(jaar, maand0 + 1)[1]))
