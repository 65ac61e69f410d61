"""What always holds: uitstel never above three years, nothing dunned after prescription, no step skipped that the law wants."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.debiteuren.domain.fouten.ladder import LadderFout
from services.debiteuren.domain.fouten.uitstel import UitstelGeweigerd
from services.debiteuren.domain.fouten.verjaring import Verjaard
from services.debiteuren.domain.ladder import Aanvang, Gezet, Ladderbeleid, Stap, controleer, uiterlijk, volgende
from services.debiteuren.domain.periode import Periode, dagen_binnen
from services.debiteuren.domain.uitstel import Uitstel, UitstelNorm, beeindig, beoordeel, dagen_over
from services.debiteuren.domain.verjaring import Stuiting, Stuitingshandeling, nog_inbaar, verjaart_op

BEGIN = date(2020, 1, 1)
NORM = UitstelNorm(jaren_per_keer=1, dagen_totaal=1_095, verlengingen=2)
#: What the law wants before a step, written once more and otherwise than in the ladder itself.
EERST = {
    Stap.TWEEDE_AANMANING: Stap.AANMANING,
    Stap.AANMANING_TERUGVORDERING: Stap.TERUGVORDERING,
    Stap.DWANGBEVEL: Stap.AANMANING_TERUGVORDERING,
    Stap.DEURWAARDER: Stap.DWANGBEVEL,
    Stap.DEURWAARDER_RETOUR: Stap.DEURWAARDER,
}
WEKEN = {Stap.AANMANING: 2, Stap.TWEEDE_AANMANING: 2, Stap.TERUGVORDERING: 6, Stap.AANMANING_TERUGVORDERING: 2}

dagen = st.integers(0, 3_000).map(lambda n: BEGIN + timedelta(days=n))
periodes = st.lists(st.tuples(dagen, st.integers(1, 400)), max_size=5).map(
    lambda paren: [Periode(van, van + timedelta(days=duur - 1)) for van, duur in paren]
)

pogingen_zomaar = st.lists(st.tuples(st.sampled_from(Stap), st.integers(0, 40)), max_size=25)
#: Up the ladder with gaps: otherwise the last steps are hardly ever reached.
pogingen_op_volgorde = st.lists(st.tuples(st.sampled_from(Stap), st.integers(0, 60)), min_size=8, max_size=30).map(
    lambda paren: sorted(paren, key=lambda paar: list(Stap).index(paar[0]))
)


@given(st.lists(st.tuples(st.integers(0, 2_500), st.integers(1, 400), st.integers(0, 400)), max_size=25))
def test_uitstel_komt_nooit_boven_drie_jaar(verzoeken: list[tuple[int, int, int]]) -> None:
    """Whatever is asked, and however much of it ends early, what counts stays within 1.095 days and never overlaps."""
    verleend: list[Uitstel] = []
    for begin, duur, na in verzoeken:
        van = BEGIN + timedelta(days=begin)
        try:
            uitstel = beoordeel(verleend, Uitstel(van, van + timedelta(days=duur - 1)), NORM)
        except UitstelGeweigerd:
            continue
        if na < duur - 1:
            uitstel = Uitstel(van, beeindig(uitstel, van + timedelta(days=na)))
        verleend.append(uitstel)
        assert sum(u.dagen for u in verleend) + dagen_over(verleend, NORM) == NORM.dagen_totaal
    assert sum(u.dagen for u in verleend) <= NORM.dagen_totaal
    assert not any(a.overlapt(b) for i, a in enumerate(verleend) for b in verleend[:i])


@given(dagen, st.lists(dagen, max_size=6), periodes, dagen)
def test_verjaring_is_nooit_korter_dan_vijf_jaar_en_stuiten_of_verlengen_maakt_haar_nooit_korter(
    vervaldag: date, stuitdagen: list[date], verlengd: list[Periode], dag: date
) -> None:
    stuitingen = [Stuiting(s, Stuitingshandeling.AANMANING) for s in stuitdagen]
    kaal = verjaart_op(vervaldag, [], [], dag)
    met_periodes = verjaart_op(vervaldag, [], verlengd, dag)
    geheel = verjaart_op(vervaldag, stuitingen, verlengd, dag)
    assert kaal.year == vervaldag.year + 5
    assert kaal <= met_periodes <= geheel
    # no more is added than days on which something held
    assert (met_periodes - kaal).days <= dagen_binnen(verlengd, BEGIN, BEGIN + timedelta(days=9_999))


@given(st.lists(dagen, min_size=1, max_size=6, unique=True), st.lists(dagen, max_size=4), st.integers(0, 6_000))
def test_na_verjaring_wordt_niets_gevraagd(vervaldagen: list[date], stuitdagen: list[date], later: int) -> None:
    dag = BEGIN + timedelta(days=later)
    stuitingen = [Stuiting(s, Stuitingshandeling.ERKENNING) for s in stuitdagen]
    try:
        inbaar = nog_inbaar(vervaldagen, stuitingen, [], dag)
    except Verjaard:
        inbaar = []
    verjaard = {v for v in vervaldagen if verjaart_op(v, stuitingen, [], dag) < dag}
    assert set(inbaar) == set(vervaldagen) - verjaard


@settings(max_examples=150)
@given(
    st.one_of(pogingen_zomaar, pogingen_op_volgorde),
    st.builds(
        Ladderbeleid,
        contact_eerst=st.booleans(),
        herinnering=st.booleans(),
        extra_betaaldagen=st.integers(0, 30),
        wachtdagen=st.dictionaries(st.sampled_from(Stap), st.integers(0, 30)),
    ),
    st.sampled_from([Aanvang.ACHTERSTAND, Aanvang.OPEISBAAR]),
    periodes,
)
def test_geen_stap_die_de_wet_wil_wordt_overgeslagen(
    pogingen: list[tuple[Stap, int]], beleid: Ladderbeleid, aanvang: Aanvang, stil: list[Periode]
) -> None:
    """Try any step on any day under any policy: what was taken has its predecessor, and its term had passed."""
    sinds, dag = BEGIN, BEGIN
    gezet: list[Gezet] = []
    for stap, verder in pogingen:
        dag += timedelta(days=verder)
        try:
            controleer(stap, gezet, beleid, aanvang, sinds, stil, dag)
        except LadderFout:
            continue
        gezet.append(Gezet(stap, dag, uiterlijk(stap, dag, beleid)))
    op = {g.stap: g for g in gezet}
    for stap, eerst in EERST.items():
        if stap in op:
            assert eerst in op
            assert op[eerst].datum + timedelta(weeks=WEKEN.get(eerst, 0)) <= op[stap].datum
    if Stap.TERUGVORDERING in op and aanvang is Aanvang.ACHTERSTAND:
        assert Stap.TWEEDE_AANMANING in op
    if aanvang is Aanvang.OPEISBAAR:
        assert not {Stap.HERINNERING, Stap.AANMANING, Stap.TWEEDE_AANMANING} & set(op)


@given(
    st.builds(
        Ladderbeleid,
        contact_eerst=st.booleans(),
        herinnering=st.booleans(),
        wachtdagen=st.dictionaries(st.sampled_from(Stap), st.integers(0, 60)),
    ),
    st.sampled_from([Aanvang.ACHTERSTAND, Aanvang.OPEISBAAR]),
    periodes,
)
def test_de_volgende_stap_mag_op_zijn_dag_altijd(beleid: Ladderbeleid, aanvang: Aanvang, stil: list[Periode]) -> None:
    """What the round proposes may be done, whatever the gemeente chose; and it comes to an end."""
    gezet: list[Gezet] = []
    dag = BEGIN
    while (komt := volgende(gezet, beleid, aanvang, BEGIN, stil, dag)) is not None:
        dag = max(dag, komt.vanaf, *(p.einde_op(dag) for p in stil)) if stil else max(dag, komt.vanaf)
        komt = volgende(gezet, beleid, aanvang, BEGIN, stil, dag)
        assert komt is not None
        dag = max(dag, komt.vanaf)
        controleer(komt.stap, gezet, beleid, aanvang, BEGIN, stil, dag)
        gezet.append(Gezet(komt.stap, dag, uiterlijk(komt.stap, dag, beleid)))
    assert {Stap.TERUGVORDERING, Stap.AANMANING_TERUGVORDERING, Stap.DWANGBEVEL} <= {g.stap for g in gezet}
