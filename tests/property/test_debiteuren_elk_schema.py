"""Whatever is lent, a schedule repays it to the cent, and its days sum to its terms."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kernel.geld import NUL, Bedrag, totaal
from services.debiteuren.domain.aflosschema import Dagtelling, Rekenregel, Schemavorm, Voorwaarden, maak_schema
from services.debiteuren.domain.rente import dagrente

voorwaarden = st.builds(
    lambda hoofdsom, rente, maanden, vorm, uitbetaald_op, wachten: Voorwaarden(
        Bedrag(hoofdsom), rente, maanden, vorm, uitbetaald_op, uitbetaald_op + timedelta(days=wachten)
    ),
    st.integers(1, 50_000_000),
    st.decimals(0, 25, places=3),
    st.integers(1, 156),
    st.sampled_from(Schemavorm),
    st.dates(date(2015, 1, 1), date(2050, 12, 31)),
    st.integers(1, 200),
)
regels = st.builds(Rekenregel, st.sampled_from(Dagtelling), st.sampled_from([1, 5, 100]), st.just(0))


@given(voorwaarden, regels)
def test_de_hoofdsommen_zijn_samen_de_hoofdsom(lening: Voorwaarden, regel: Rekenregel) -> None:
    schema = maak_schema(lening, regel)
    assert len(schema) == lening.looptijd_maanden
    assert totaal(t.hoofdsom for t in schema) == lening.hoofdsom
    assert all(t.hoofdsom >= NUL and t.rente >= NUL for t in schema)


@given(voorwaarden, regels)
def test_de_termijnen_sluiten_op_elkaar_aan(lening: Voorwaarden, regel: Rekenregel) -> None:
    schema = maak_schema(lening, regel)
    assert (schema[0].begin, schema[0].vervaldag) == (lening.uitbetaald_op, lening.eerste_vervaldag)
    assert all(eerder.vervaldag == later.begin < later.vervaldag for eerder, later in pairwise(schema))


@given(voorwaarden, regels)
def test_zonder_rentedragend_is_er_geen_rente(lening: Voorwaarden, regel: Rekenregel) -> None:
    rente = totaal(t.rente for t in maak_schema(lening, regel))
    if lening.vorm is Schemavorm.RENTELOOS or lening.rente_procent == 0:
        assert rente == NUL


@given(voorwaarden)
def test_lineaire_delen_verschillen_hooguit_een_cent(lening: Voorwaarden) -> None:
    regel = Rekenregel(Dagtelling.DERTIG_360, afronding_centen=1, respijtdagen=0)
    if lening.vorm is not Schemavorm.ANNUITAIR:
        delen = [t.hoofdsom.centen for t in maak_schema(lening, regel)]
        assert max(delen) - min(delen) <= 1


@given(st.integers(100_000, 50_000_000), st.decimals(Decimal("0.1"), 15, places=2), st.integers(2, 120))
def test_annuiteiten_zijn_gelijk_op_de_laatste_na(hoofdsom: int, rente: Decimal, maanden: int) -> None:
    lening = Voorwaarden(Bedrag(hoofdsom), rente, maanden, Schemavorm.ANNUITAIR, date(2025, 3, 1), date(2025, 4, 1))
    schema = maak_schema(lening, Rekenregel(Dagtelling.DERTIG_360, afronding_centen=1, respijtdagen=0))
    assert len({t.bedrag for t in schema[:-1]}) == 1
    # Every term may be half a cent off twice (annuity, interest); with interest on interest the last takes less than this.
    speling = Decimal(maanden) * (1 + rente / 1200) ** maanden
    assert abs(schema[-1].bedrag.centen - schema[0].bedrag.centen) <= speling + 1


@given(voorwaarden, regels, st.data())
def test_de_dagen_van_een_termijn_zijn_samen_zijn_rente(lening: Voorwaarden, regel: Rekenregel, data: st.DataObject) -> None:
    termijn = data.draw(st.sampled_from(maak_schema(lening, regel)))
    dagen = [dagrente(termijn, termijn.begin + timedelta(days=d)) for d in range(-1, (termijn.vervaldag - termijn.begin).days + 3)]
    assert totaal(dagen) == termijn.rente
    assert min(dagen) >= NUL
