"""Journaal: what is booked, on which accounts?

Double entry: every boeking has posts that sum to zero, debit positive and credit negative. Nothing is edited or removed; what was
wrong is taken back by a new boeking. The database holds to the same (see the migration).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kernel.geld import NUL, Bedrag
from services.debiteuren.domain.lening import Delen, Toerekening


class Rekening(StrEnum):
    """The accounts of a gemeente, with what a positive (debit) balance means."""

    BANK = "bank"  # money on the account, as the statements say
    UITBETALINGEN = "uitbetalingen"  # credit: paid out by bbz, not yet seen on a statement
    HOOFDSOM = "hoofdsom"  # lent and not yet repaid
    RENTE_LOPEND = "rente-lopend"  # interest that has run and is not yet due
    RENTE_VERVALLEN = "rente-vervallen"  # interest that is due and unpaid
    KOSTEN = "kosten"  # costs that are due and unpaid
    VOORUITBETAALD = "vooruitbetaald"  # credit: paid by debtors before it was due
    ONBEKEND = "onbekend"  # on a statement, and nobody knows yet for what
    RENTEBATEN = "rentebaten"  # credit: interest earned


class Soort(StrEnum):
    """Why something is booked."""

    UITBETALING = "uitbetaling"
    RENTE = "rente"
    VERVAL = "verval"
    ONTVANGST = "ontvangst"
    VERREKENING = "verrekening"
    STORNO = "storno"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Post:
    """One line: debit when positive, credit when negative."""

    rekening: Rekening
    bedrag: Bedrag

    def __post_init__(self) -> None:
        assert self.bedrag != NUL, "a post moves something"


@dataclass(frozen=True, slots=True)
class Boeking:
    """Lines that belong together and sum to zero."""

    soort: Soort
    posten: tuple[Post, ...]

    def __post_init__(self) -> None:
        assert self.posten, "a boeking has lines"
        assert sum(p.bedrag.centen for p in self.posten) == 0, "debit is credit"


def _boeking(soort: Soort, *regels: tuple[Rekening, Bedrag]) -> Boeking:
    """Leave out what is nothing."""
    return Boeking(soort, tuple(Post(rekening, bedrag) for rekening, bedrag in regels if bedrag != NUL))


def uitbetaling(hoofdsom: Bedrag) -> Boeking:
    """Bbz paid the loan out: the debtor owes, and the bank statement will show it."""
    return _boeking(Soort.UITBETALING, (Rekening.HOOFDSOM, hoofdsom), (Rekening.UITBETALINGEN, -hoofdsom))


def rente(bedrag: Bedrag) -> Boeking:
    """Interest of a day."""
    return _boeking(Soort.RENTE, (Rekening.RENTE_LOPEND, bedrag), (Rekening.RENTEBATEN, -bedrag))


def verval(bedrag: Bedrag) -> Boeking:
    """Interest that ran during the term falls due with it."""
    return _boeking(Soort.VERVAL, (Rekening.RENTE_VERVALLEN, bedrag), (Rekening.RENTE_LOPEND, -bedrag))


def ontvangst(deel: Toerekening) -> Boeking:
    """A payment of the debtor."""
    return _boeking(Soort.ONTVANGST, (Rekening.BANK, deel.bedrag), *_vorderingen(-deel.delen), (Rekening.VOORUITBETAALD, -deel.vooruit))


def verrekening(delen: Delen) -> Boeking:
    """What stood as vooruitbetaald pays a term that falls due."""
    return _boeking(Soort.VERREKENING, (Rekening.VOORUITBETAALD, delen.totaal), *_vorderingen(-delen))


def storno(deel: Toerekening) -> Boeking:
    """The bank took a payment back: the debtor owes it again."""
    return _boeking(Soort.STORNO, (Rekening.BANK, -deel.bedrag), *_vorderingen(deel.delen), (Rekening.VOORUITBETAALD, deel.vooruit))


def onbekend(bedrag: Bedrag) -> Boeking:
    """On the statement, in (positive) or out (negative), and not recognised."""
    return _boeking(Soort.ONBEKEND, (Rekening.BANK, bedrag), (Rekening.ONBEKEND, -bedrag))


def saldi(boekingen: Iterable[Boeking]) -> dict[Rekening, Bedrag]:
    """The balance of every account; together they are zero."""
    stand = dict.fromkeys(Rekening, NUL)
    for boeking in boekingen:
        for post in boeking.posten:
            stand[post.rekening] += post.bedrag
    return stand


def _vorderingen(delen: Delen) -> tuple[tuple[Rekening, Bedrag], ...]:
    return (Rekening.KOSTEN, delen.kosten), (Rekening.RENTE_VERVALLEN, delen.rente), (Rekening.HOOFDSOM, delen.hoofdsom)
