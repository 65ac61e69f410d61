"""Lening: where does a loan stand, and what does a payment do to it?

What comes in goes to the terms that have fallen due, oldest first, and within a term to kosten, then rente, then hoofdsom
(Awb art. 4:92). Each term is treated as a debt of its own: the statute sets no order between debts, and the oldest first is
what gemeenten do. What is left over stands as vooruitbetaald and pays the next term on its due date.

So what a payment is booked on depends only on how much has come in, and not on the order in which statements are read: a late
statement, or a payment taken back by the bank, ends where it would have ended in order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kernel.geld import NUL, Bedrag


@dataclass(frozen=True, slots=True)
class Delen:
    """An amount in its parts, in the order of Awb art. 4:92."""

    kosten: Bedrag = NUL
    rente: Bedrag = NUL
    hoofdsom: Bedrag = NUL

    @property
    def totaal(self) -> Bedrag:
        """The whole."""
        return Bedrag(self.kosten.centen + self.rente.centen + self.hoofdsom.centen)

    def past_in(self, geheel: "Delen") -> bool:
        """Whether each part is something, and no more than the same part of `geheel`."""
        return (
            0 <= self.kosten.centen <= geheel.kosten.centen
            and 0 <= self.rente.centen <= geheel.rente.centen
            and 0 <= self.hoofdsom.centen <= geheel.hoofdsom.centen
        )

    def __add__(self, ander: "Delen") -> "Delen":
        return Delen(self.kosten + ander.kosten, self.rente + ander.rente, self.hoofdsom + ander.hoofdsom)

    def __sub__(self, ander: "Delen") -> "Delen":
        return Delen(self.kosten - ander.kosten, self.rente - ander.rente, self.hoofdsom - ander.hoofdsom)

    def __neg__(self) -> "Delen":
        return Delen() - self

    def hoogstens(self, grens: "Delen") -> "Delen":
        """Each part, but no more than the same part of `grens`."""
        return Delen(min(self.kosten, grens.kosten), min(self.rente, grens.rente), min(self.hoofdsom, grens.hoofdsom))

    def eerste(self, bedrag: Bedrag) -> "Delen":
        """The part of this that `bedrag` covers: kosten before rente before hoofdsom."""
        kosten = min(bedrag, self.kosten)
        rente = min(bedrag - kosten, self.rente)
        return Delen(kosten, rente, min(bedrag - kosten - rente, self.hoofdsom))


NIETS = Delen()


@dataclass(frozen=True, slots=True)
class Termijnstand:
    """A term that has fallen due: what it asks and what was paid on it."""

    nummer: int
    vervaldag: date
    verschuldigd: Delen
    betaald: Delen = Delen()

    def __post_init__(self) -> None:
        assert self.betaald.past_in(self.verschuldigd), "no part of a term is paid twice, or less than not"

    @property
    def open_bedrag(self) -> Bedrag:
        """How much is still to be paid: what `open` sums to, without taking it apart."""
        return Bedrag(self.verschuldigd.totaal.centen - self.betaald.totaal.centen)

    @property
    def open(self) -> Delen:
        """What is still to be paid."""
        return self.verschuldigd - self.betaald


@dataclass(frozen=True, slots=True)
class Achterstand:
    """What was due and is not paid: since when, and how much."""

    sinds: date
    bedrag: Bedrag


@dataclass(frozen=True, slots=True)
class Stand:
    """A loan's money. `termijnen` have fallen due, oldest first; `te_komen` is how many have not; `vooruit` waits for them.

    `ongepland` is principal that was lent and stands in no schedule yet: levensonderhoud that is still being paid, for example.
    """

    termijnen: tuple[Termijnstand, ...]
    te_komen: int
    vooruit: Bedrag = NUL
    ongepland: Bedrag = NUL

    def __post_init__(self) -> None:
        assert self.vooruit >= NUL, "nobody pays less than nothing in advance"
        assert self.ongepland >= NUL, "nobody lends less than nothing"
        if self.vooruit > NUL:
            assert self.open == NUL, "money does not wait while a term is open"

    @property
    def open(self) -> Bedrag:
        """Everything that is due and unpaid."""
        return Bedrag(sum(t.open_bedrag.centen for t in self.termijnen))

    @property
    def afgelost(self) -> bool:
        """Every term fell due and was paid. What came in on top of that is `vooruit`, and is given back."""
        return self.te_komen == 0 and self.open == NUL and self.ongepland == NUL

    def achterstand(self, dag: date, respijtdagen: int) -> Achterstand | None:
        """What is in arrears at the end of `dag`: a term is, when its due date plus the days of grace has passed."""
        grens = dag - timedelta(days=respijtdagen)
        gemist = [t for t in self.termijnen if t.vervaldag < grens and t.open_bedrag > NUL]
        if not gemist:
            return None
        return Achterstand(gemist[0].vervaldag, Bedrag(sum(t.open_bedrag.centen for t in gemist)))


@dataclass(frozen=True, slots=True)
class Toerekening:
    """Where an amount went (or came back from): the parts, and what stands as vooruitbetaald. Together they are the amount."""

    delen: Delen
    vooruit: Bedrag

    @property
    def bedrag(self) -> Bedrag:
        """The whole amount."""
        return self.delen.totaal + self.vooruit


def ontvang(stand: Stand, bedrag: Bedrag, aangewezen: int | None = None) -> tuple[Stand, Toerekening]:
    """Put a payment on the loan: the term that the debtor designated first (Awb art. 4:92 lid 2), then the oldest."""
    assert bedrag > NUL, "a payment brings something"
    over, som = bedrag, NIETS
    betaald: dict[int, Termijnstand] = {}
    for termijn in _volgorde(stand, aangewezen):
        if over == NUL:
            break
        deel = termijn.open.eerste(over)
        if deel != NIETS:
            betaald[termijn.nummer] = replace(termijn, betaald=termijn.betaald + deel)
            over, som = over - deel.totaal, som + deel
    termijnen = tuple(betaald.get(t.nummer, t) for t in stand.termijnen)
    return replace(stand, termijnen=termijnen, vooruit=stand.vooruit + over), Toerekening(som, over)


def neem_terug(stand: Stand, bedrag: Bedrag, aangewezen: int | None = None) -> tuple[Stand, Toerekening]:
    """Take a payment off the loan again (a return or reversal by the bank): the mirror of `ontvang`, newest first.

    The loan must hold at least this much; that is so for every payment that was booked on it before.
    """
    assert bedrag > NUL, "a return takes something"
    uit_vooruit = min(bedrag, stand.vooruit)
    over, som = bedrag - uit_vooruit, NIETS
    terug: dict[int, Termijnstand] = {}
    for termijn in reversed(_volgorde(stand, aangewezen)):
        if over == NUL:
            break
        blijft = termijn.betaald.eerste(termijn.betaald.totaal - min(over, termijn.betaald.totaal))
        deel = termijn.betaald - blijft
        terug[termijn.nummer] = replace(termijn, betaald=blijft)
        over, som = over - deel.totaal, som + deel
    assert over == NUL, "a return is never more than was received"
    termijnen = tuple(terug.get(t.nummer, t) for t in stand.termijnen)
    return replace(stand, termijnen=termijnen, vooruit=stand.vooruit - uit_vooruit), Toerekening(som, uit_vooruit)


def laat_vervallen(stand: Stand, vervalt: Iterable[Termijnstand]) -> tuple[Stand, Delen]:
    """Let terms fall due. Gives the new stand and what of it was paid at once from what stood as vooruitbetaald."""
    nieuw = tuple(vervalt)
    vol = replace(stand, termijnen=stand.termijnen + nieuw, te_komen=stand.te_komen - len(nieuw), vooruit=NUL)
    if stand.vooruit == NUL:
        return vol, Delen()
    betaald, toerekening = ontvang(vol, stand.vooruit)
    return betaald, toerekening.delen


def reken_bij(stand: Stand, delen: Delen) -> tuple[Stand, Delen]:
    """Claim something more: costs, or interest by law. It comes on the oldest open term, else on the newest that fell due.

    Gives the new stand and what of it was paid at once from what stood as vooruitbetaald. The stand must hold a term that fell due.
    """
    doel = next((t for t in stand.termijnen if t.open_bedrag > NUL), stand.termijnen[-1])
    termijnen = tuple(replace(t, verschuldigd=t.verschuldigd + delen) if t is doel else t for t in stand.termijnen)
    if stand.vooruit == NUL:
        return replace(stand, termijnen=termijnen), Delen()
    betaald, toerekening = ontvang(replace(stand, termijnen=termijnen, vooruit=NUL), stand.vooruit)
    return betaald, toerekening.delen


def _volgorde(stand: Stand, aangewezen: int | None) -> Sequence[Termijnstand]:
    """Oldest first, as the stand holds them; the designated one before them."""
    if aangewezen is None:
        return stand.termijnen
    return sorted(stand.termijnen, key=lambda t: (t.nummer != aangewezen, t.vervaldag, t.nummer))
