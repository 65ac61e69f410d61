"""The ledger lives through any sequence of days, payments and returns: it stays in balance and agrees with the terms."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kernel.geld import NUL, Bedrag, totaal
from services.debiteuren.domain import journaal
from services.debiteuren.domain.aflosschema import Aflostermijn, Dagtelling, Rekenregel, Schemavorm, Voorwaarden, maak_schema
from services.debiteuren.domain.journaal import Boeking, Rekening
from services.debiteuren.domain.lening import Delen, Stand, Termijnstand, laat_vervallen, neem_terug, ontvang
from services.debiteuren.domain.rente import dagrente, gelopen
from services.debiteuren.domain.stoplicht import Kleur, beoordeel

bedragen = st.integers(1, 60_000).map(Bedrag)


class Grootboek(RuleBasedStateMachine):
    """One loan, its journal, and everything that can happen to its money."""

    @initialize(
        hoofdsom=st.integers(100, 500_000).map(Bedrag),
        rente=st.decimals(0, 15, places=1),
        maanden=st.integers(1, 8),
        vorm=st.sampled_from(Schemavorm),
    )
    def open(self, hoofdsom: Bedrag, rente: Decimal, maanden: int, vorm: Schemavorm) -> None:
        self.dag = date(2025, 1, 15)
        voorwaarden = Voorwaarden(hoofdsom, rente, maanden, vorm, self.dag, date(2025, 2, 20))
        self.hoofdsom = hoofdsom
        self.schema = maak_schema(voorwaarden, Rekenregel(Dagtelling.DERTIG_360, 1, 0))
        self.stand = Stand((), len(self.schema))
        self.boekingen: list[Boeking] = [journaal.uitbetaling(hoofdsom)]
        self.betalingen: list[Bedrag] = []

    @rule(dagen=st.integers(1, 45))
    def sluit(self, dagen: int) -> None:
        for _ in range(dagen):
            self.dag += timedelta(days=1)
            rente = totaal(dagrente(t, self.dag) for t in self.schema)
            if rente != NUL:
                self.boekingen.append(journaal.rente(rente))
            vervalt = [_vervalt(t) for t in self.schema if t.vervaldag == self.dag]
            self.stand, verrekend = laat_vervallen(self.stand, vervalt)
            self.boekingen += [journaal.verval(t.verschuldigd.rente) for t in vervalt if t.verschuldigd.rente != NUL]
            if verrekend != Delen():
                self.boekingen.append(journaal.verrekening(verrekend))
            assert (beoordeel(self.stand, [], self.dag, 0).kleur is Kleur.AFGESLOTEN) == self.stand.afgelost

    @rule(bedrag=bedragen)
    def betaal(self, bedrag: Bedrag) -> None:
        self.stand, deel = ontvang(self.stand, bedrag)
        assert deel.bedrag == bedrag
        self.boekingen.append(journaal.ontvangst(deel))
        self.betalingen.append(bedrag)

    @precondition(lambda self: self.betalingen)
    @rule(data=st.data())
    def boek_terug(self, data: st.DataObject) -> None:
        bedrag = self.betalingen.pop(data.draw(st.integers(0, len(self.betalingen) - 1)))
        self.stand, deel = neem_terug(self.stand, bedrag)
        assert deel.bedrag == bedrag
        self.boekingen.append(journaal.storno(deel))

    @rule(bedrag=bedragen)
    def onbekend(self, bedrag: Bedrag) -> None:
        self.boekingen += [journaal.onbekend(bedrag), journaal.onbekend(-bedrag)]

    @invariant()
    def debet_is_credit(self) -> None:
        assert totaal(journaal.saldi(self.boekingen).values()) == NUL

    @invariant()
    def het_grootboek_klopt_met_de_termijnen(self) -> None:
        saldi = journaal.saldi(self.boekingen)
        betaald = [t.betaald for t in self.stand.termijnen]
        assert saldi[Rekening.HOOFDSOM] == self.hoofdsom - totaal(b.hoofdsom for b in betaald)
        assert saldi[Rekening.RENTE_VERVALLEN] == totaal(t.open.rente for t in self.stand.termijnen)
        assert saldi[Rekening.VOORUITBETAALD] == -self.stand.vooruit
        assert saldi[Rekening.BANK] == totaal(self.betalingen)
        assert saldi[Rekening.RENTEBATEN] == -totaal(gelopen(t, self.dag) for t in self.schema)
        assert saldi[Rekening.RENTE_LOPEND] == totaal(gelopen(t, self.dag) for t in self.schema if t.vervaldag > self.dag)
        assert min(saldi[r] for r in (Rekening.HOOFDSOM, Rekening.RENTE_VERVALLEN, Rekening.RENTE_LOPEND, Rekening.BANK)) >= NUL

    @invariant()
    def alleen_wat_binnenkwam_bepaalt_waar_het_staat(self) -> None:
        """Everything received, put on the terms as if it had come in one sum, ends where the sequence ended."""
        leeg = Stand(tuple(_vervalt(t) for t in self.schema if t.vervaldag <= self.dag), self.stand.te_komen)
        binnen = totaal(self.betalingen)
        assert (ontvang(leeg, binnen)[0] if binnen != NUL else leeg) == self.stand

    @invariant()
    def wie_alles_betaalde_is_klaar(self) -> None:
        alles = totaal(t.bedrag for t in self.schema)
        if self.dag >= self.schema[-1].vervaldag:
            assert self.stand.afgelost == (totaal(self.betalingen) >= alles)


def _vervalt(termijn: Aflostermijn) -> Termijnstand:
    return Termijnstand(termijn.nummer, termijn.vervaldag, Delen(rente=termijn.rente, hoofdsom=termijn.hoofdsom))


TestGrootboek = Grootboek.TestCase
TestGrootboek.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)

delen = st.builds(Delen, *[st.integers(0, 5_000).map(Bedrag)] * 3)


@given(st.lists(delen, max_size=6), st.lists(st.integers(1, 9_000).map(Bedrag), min_size=1, max_size=6))
def test_toerekenen_verliest_en_verzint_geen_cent(verschuldigd: list[Delen], betalingen: list[Bedrag]) -> None:
    stand = Stand(tuple(Termijnstand(n, date(2025, n, 1), d) for n, d in enumerate(verschuldigd, start=1)), 0)
    open_ = stand.open
    for bedrag in betalingen:
        voor = stand.open
        stand, deel = ontvang(stand, bedrag)
        assert deel.bedrag == bedrag
        assert deel.delen.totaal == min(bedrag, voor), "nothing waits while a term is open"
    assert open_ - stand.open + stand.vooruit == totaal(betalingen)


@given(st.lists(delen, min_size=1, max_size=5), st.lists(st.integers(1, 9_000).map(Bedrag), max_size=5), st.randoms(use_true_random=False))
def test_de_volgorde_van_afschriften_maakt_niet_uit(verschuldigd: list[Delen], betalingen: list[Bedrag], toeval: Random) -> None:
    """In value-date order or as they were read, also when terms fall due in between: the loan ends the same."""
    termijnen = [Termijnstand(n, date(2025, n, 1), d) for n, d in enumerate(verschuldigd, start=1)]
    in_orde, gelezen = Stand((), len(termijnen)), Stand((), len(termijnen))
    for termijn in termijnen:
        in_orde, _ = laat_vervallen(in_orde, [termijn])
    for bedrag in betalingen:
        in_orde, _ = ontvang(in_orde, bedrag)
    door_elkaar: list[Bedrag | Termijnstand] = [*betalingen]
    toeval.shuffle(door_elkaar)
    for plaats, termijn in enumerate(termijnen):
        door_elkaar.insert(min(2 * plaats, len(door_elkaar)), termijn)
    for wat in door_elkaar:
        gelezen = laat_vervallen(gelezen, [wat])[0] if isinstance(wat, Termijnstand) else ontvang(gelezen, wat)[0]
    assert gelezen == in_orde
