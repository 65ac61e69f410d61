"""Everything that can happen to a loan's money, in any order: costs, payments, returns, gifts, waivers, early repayment."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kernel.geld import NUL, Bedrag, totaal
from services.debiteuren.domain import journaal
from services.debiteuren.domain.aflosschema import (
    Aflostermijn,
    Dagtelling,
    Lopend,
    Rekenregel,
    Schemavorm,
    Voorwaarden,
    herbereken,
    maak_schema,
)
from services.debiteuren.domain.journaal import Boeking, Grond, Rekening, Soort
from services.debiteuren.domain.lening import NIETS, Delen, Stand, Termijnstand, laat_vervallen, neem_terug, ontvang, reken_bij
from services.debiteuren.domain.rente import dagrente, lopende_rente
from services.debiteuren.domain.vermindering import Onderdeel, Schuld, verminder

REGEL = Rekenregel(Dagtelling.DERTIG_360, 1, 0)
bedragen = st.integers(1, 60_000).map(Bedrag)


class Geldboek(RuleBasedStateMachine):
    """One loan, its journal, and what was lent and booked on it."""

    @initialize(hoofdsom=st.integers(5_000, 500_000).map(Bedrag), maanden=st.integers(2, 8), vorm=st.sampled_from(list(Schemavorm)[:3]))
    def open(self, hoofdsom: Bedrag, maanden: int, vorm: Schemavorm) -> None:
        self.dag, self.vorm, self.hoofdsom = date(2025, 1, 15), vorm, hoofdsom
        self.schema = maak_schema(Voorwaarden(hoofdsom, Decimal(8), maanden, vorm, self.dag, date(2025, 2, 20)), REGEL)
        self.stand = Stand((), len(self.schema))
        self.boekingen: list[Boeking] = [journaal.uitbetaling(hoofdsom)]
        self.betalingen: list[Bedrag] = []

    @property
    def te_komen(self) -> tuple[Aflostermijn, ...]:
        return tuple(t for t in self.schema if t.vervaldag > self.dag)

    @property
    def schuld(self) -> Schuld:
        return Schuld(self.stand, lopende_rente(self.te_komen, self.dag), totaal(t.hoofdsom for t in self.te_komen))

    def herplan(self, hoofdsom: Bedrag, vooraf: Bedrag) -> None:
        begin = Lopend(self.dag, vooraf, len(self.stand.termijnen) + 1)
        nieuw = herbereken(self.te_komen, hoofdsom, self.vorm, Decimal(8), begin, REGEL)
        assert totaal(t.hoofdsom for t in nieuw) == hoofdsom
        self.schema = (*(t for t in self.schema if t.vervaldag <= self.dag), *nieuw)
        self.stand = Stand(self.stand.termijnen, len(nieuw), self.stand.vooruit, self.stand.ongepland)

    @rule(dagen=st.integers(1, 40))
    def sluit(self, dagen: int) -> None:
        for _ in range(dagen):
            self.dag += timedelta(days=1)
            rente = totaal(dagrente(t, self.dag) for t in self.schema)
            if rente != NUL:
                self.boekingen.append(journaal.rente(rente))
            for t in [t for t in self.schema if t.vervaldag == self.dag]:
                vervalt = Termijnstand(len(self.stand.termijnen) + 1, t.vervaldag, Delen(rente=t.rente, hoofdsom=t.hoofdsom))
                self.stand, verrekend = laat_vervallen(self.stand, [vervalt])
                if t.rente > NUL:
                    self.boekingen.append(journaal.verval(t.rente))
                if verrekend != NIETS:
                    self.boekingen.append(journaal.verrekening(verrekend))

    @rule(bedrag=bedragen, data=st.data())
    def betaal(self, bedrag: Bedrag, data: st.DataObject) -> None:
        nummers: list[int | None] = [None, *(t.nummer for t in self.stand.termijnen)]
        aangewezen = data.draw(st.sampled_from(nummers))
        voor, self.betalingen = self.stand, [*self.betalingen, bedrag]
        self.stand, deel = ontvang(voor, bedrag, aangewezen)
        assert neem_terug(self.stand, bedrag, aangewezen)[0].open == voor.open, "reversal restores"
        self.boekingen.append(journaal.ontvangst(deel))

    @precondition(lambda self: self.betalingen)
    @rule(data=st.data())
    def boek_terug(self, data: st.DataObject) -> None:
        bedrag = self.betalingen[data.draw(st.integers(0, len(self.betalingen) - 1))]
        if bedrag > self.stand.vooruit + totaal(t.betaald.totaal for t in self.stand.termijnen):
            return
        self.betalingen.remove(bedrag)
        self.stand, deel = neem_terug(self.stand, bedrag)
        self.boekingen.append(journaal.storno(deel))

    @precondition(lambda self: self.stand.termijnen)
    @rule(bedrag=bedragen)
    def reken_kosten(self, bedrag: Bedrag) -> None:
        self.boekingen.append(journaal.kosten(bedrag))
        self.stand, betaald = reken_bij(self.stand, Delen(kosten=bedrag))
        if betaald != NIETS:
            self.boekingen.append(journaal.verrekening(betaald))

    @rule(op=st.sampled_from(Onderdeel), deel=st.integers(1, 100))
    def verminder(self, op: Onderdeel, deel: int) -> None:
        schuld = self.schuld
        grens = {Onderdeel.ALLES: schuld.totaal, Onderdeel.HOOFDSOM: schuld.hoofdsom, Onderdeel.RENTE: Bedrag(20_000)}[op]
        bedrag = Bedrag(grens.centen * deel // 100)
        if bedrag == NUL:
            return
        na, v = verminder(schuld, bedrag, op)
        assert v.bedrag == bedrag
        self.stand = na.stand
        self.boekingen.append(journaal.vermindering(Grond.KWIJTSCHELDING, v))
        if v.verrekend != NIETS:
            self.boekingen.append(journaal.verrekening(v.verrekend))
        if v.toekomst > NUL or v.lopende_rente > NUL:
            self.herplan(na.toekomst, na.lopende_rente)

    @precondition(lambda self: self.stand.vooruit > NUL and self.te_komen)
    @rule(deel=st.integers(1, 100))
    def los_extra_af(self, deel: int) -> None:
        bedrag = min(Bedrag(max(1, self.stand.vooruit.centen * deel // 100)), self.schuld.toekomst)
        if bedrag == NUL:
            return
        toekomst, rente = self.schuld.toekomst - bedrag, self.schuld.lopende_rente
        self.boekingen.append(journaal.extra_aflossing(bedrag))
        self.stand = Stand(self.stand.termijnen, self.stand.te_komen, self.stand.vooruit - bedrag, self.stand.ongepland)
        self.herplan(toekomst, rente)

    @invariant()
    def debet_is_credit_en_het_grootboek_klopt_met_de_lening(self) -> None:
        saldi = journaal.saldi(self.boekingen)
        assert totaal(saldi.values()) == NUL
        open_ = [t.open for t in self.stand.termijnen]
        assert saldi[Rekening.HOOFDSOM] == self.schuld.hoofdsom
        assert saldi[Rekening.RENTE_VERVALLEN] == totaal(d.rente for d in open_)
        assert saldi[Rekening.KOSTEN] == totaal(d.kosten for d in open_)
        assert saldi[Rekening.RENTE_LOPEND] == self.schuld.lopende_rente
        assert saldi[Rekening.VOORUITBETAALD] == -self.stand.vooruit

    @invariant()
    def niets_is_negatief_en_nooit_meer_dan_geleend_plus_geboekt(self) -> None:
        saldi = journaal.saldi(self.boekingen)
        vorderingen = (Rekening.HOOFDSOM, Rekening.RENTE_VERVALLEN, Rekening.RENTE_LOPEND, Rekening.KOSTEN)
        assert min(saldi[r] for r in vorderingen) >= NUL
        geboekt = totaal(b.posten[0].bedrag for b in self.boekingen if b.soort in {Soort.UITBETALING, Soort.RENTE, Soort.KOSTEN})
        assert totaal(saldi[r] for r in vorderingen) <= geboekt


TestGeldboek = Geldboek.TestCase
TestGeldboek.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
