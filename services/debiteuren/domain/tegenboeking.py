"""Tegenboeking: how does a loan stand when a boeking on it is taken back?

Nothing is edited: the mirror of the boeking is booked. What had been paid on it meanwhile is the debtor's again; it pays what else is due,
and the rest stands as vooruitbetaald. A second boeking tells of that move, so that the journal and the terms stay the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from kernel.geld import NUL, Bedrag, totaal
from services.debiteuren.domain.fouten.tegenboeking import NietGenoegOpDeLening, NietTerugTeDraaien
from services.debiteuren.domain.journaal import Boeking, Post, Rekening, Soort
from services.debiteuren.domain.lening import Delen, Stand, Termijnstand, neem_terug, ontvang

#: What a medewerker charged or set off by hand. The rest follows from an event, a statement or a besluit, and is taken back there.
TERUG_TE_DRAAIEN: Final = frozenset({Soort.KOSTEN, Soort.WETTELIJKE_RENTE, Soort.INHOUDING})
_LENING: Final = (Rekening.KOSTEN, Rekening.RENTE_VERVALLEN, Rekening.HOOFDSOM, Rekening.VOORUITBETAALD)


@dataclass(frozen=True, slots=True)
class Teruggedraaid:
    """The loan after it, the mirror, and what moved besides; None when nothing did."""

    stand: Stand
    spiegel: Boeking
    bijstelling: Boeking | None


def draai_terug(stand: Stand, soort: Soort, posten: Sequence[Post]) -> Teruggedraaid:
    """Take a boeking back whole. Raises NietTerugTeDraaien or NietGenoegOpDeLening."""
    if soort not in TERUG_TE_DRAAIEN:
        raise NietTerugTeDraaien(soort)
    spiegel = Boeking(Soort.TEGENBOEKING, tuple(Post(post.rekening, -post.bedrag) for post in posten))
    per = {rekening: totaal(post.bedrag for post in posten if post.rekening is rekening) for rekening in _LENING}
    if soort is Soort.INHOUDING:
        na = _zonder_inhouding(stand, -totaal(per.values()))
    else:
        na = _zonder_last(stand, Delen(kosten=per[Rekening.KOSTEN], rente=per[Rekening.RENTE_VERVALLEN]))
    verschil = {rekening: _saldo(na)[rekening] - _saldo(stand)[rekening] + per[rekening] for rekening in _LENING}
    rest = tuple(Post(rekening, bedrag) for rekening, bedrag in verschil.items() if bedrag != NUL)
    return Teruggedraaid(na, spiegel, Boeking(Soort.VERREKENING, rest) if rest else None)


def _zonder_inhouding(stand: Stand, bedrag: Bedrag) -> Stand:
    """What was set off was never received."""
    aanwezig = stand.vooruit + totaal(t.betaald.totaal for t in stand.termijnen)
    if bedrag > aanwezig:
        raise NietGenoegOpDeLening(bedrag, aanwezig)
    return neem_terug(stand, bedrag)[0]


def _zonder_last(stand: Stand, delen: Delen) -> Stand:
    """A charge is no longer asked: what is open of it first, the newest term first, then what was paid of it."""
    over, termijnen = delen, {t.nummer: t for t in stand.termijnen}
    for alleen_open in (True, False):
        for nummer in sorted(termijnen, reverse=True):
            termijn = termijnen[nummer]
            af = over.hoogstens(termijn.open if alleen_open else termijn.verschuldigd)
            termijnen[nummer], over = _lager(termijn, af), over - af
    if over.totaal > NUL:
        raise NietGenoegOpDeLening(delen.totaal, delen.totaal - over.totaal)
    lager = tuple(termijnen[t.nummer] for t in stand.termijnen)
    vrij = totaal(t.betaald.totaal for t in stand.termijnen) - totaal(t.betaald.totaal for t in lager)
    te_verdelen = stand.vooruit + vrij
    zonder = replace(stand, termijnen=lager, vooruit=NUL)
    return ontvang(zonder, te_verdelen)[0] if te_verdelen > NUL else zonder


def _lager(termijn: Termijnstand, af: Delen) -> Termijnstand:
    verschuldigd = termijn.verschuldigd - af
    return replace(termijn, verschuldigd=verschuldigd, betaald=termijn.betaald.hoogstens(verschuldigd))


def _saldo(stand: Stand) -> dict[Rekening, Bedrag]:
    """What the terms say that the accounts of the loan hold, as far as terms have fallen due."""
    return {
        Rekening.KOSTEN: totaal(t.open.kosten for t in stand.termijnen),
        Rekening.RENTE_VERVALLEN: totaal(t.open.rente for t in stand.termijnen),
        Rekening.HOOFDSOM: totaal(t.open.hoofdsom for t in stand.termijnen),
        Rekening.VOORUITBETAALD: -stand.vooruit,
    }
