"""Journaal: what is booked, on which accounts?

Double entry: every boeking has posts that sum to zero, debit positive and credit negative. Nothing is edited or removed; what was
wrong is taken back by a new boeking. The database holds to the same (see the migration).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kernel.geld import NUL, Bedrag
from services.debiteuren.domain.lening import Delen, Toerekening
from services.debiteuren.domain.vermindering import Vermindering


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
    KOSTENBATEN = "kostenbaten"  # credit: costs charged to debtors
    OM_NIET = "om-niet"  # given: what was lent and need not be repaid, and what was never lent
    KWIJTGESCHOLDEN = "kwijtgescholden"  # waived: nobody asks it any more
    AFGEBOEKT = "afgeboekt"  # written off as oninbaar
    INHOUDINGEN = "inhoudingen"  # set off with a benefit: the paying department owes it
    TERUGGEVORDERD = "teruggevorderd"  # credit: recovered bijstand that had been a gift
    OVERGENOMEN = "overgenomen"  # credit: claims that came from elsewhere, at their opening balance
    OVERBOEKINGEN = "overboekingen"  # principal on its way from one loan to another: zero
    AFDRACHT = "afdracht"  # settled with the gemeente: debit paid to it, credit received from it


class Soort(StrEnum):
    """Why something is booked."""

    UITBETALING = "uitbetaling"
    RENTE = "rente"
    VERVAL = "verval"
    ONTVANGST = "ontvangst"
    VERREKENING = "verrekening"
    STORNO = "storno"
    ONBEKEND = "onbekend"
    VERHOGING = "verhoging"
    OPENING = "opening"
    OVERBOEKING = "overboeking"
    KOSTEN = "kosten"
    WETTELIJKE_RENTE = "wettelijke-rente"
    INHOUDING = "inhouding"
    KWIJTSCHELDING = "kwijtschelding"
    AFBOEKING = "afboeking"
    OM_NIET = "om-niet"
    GIFT = "gift"
    EXTRA_AFLOSSING = "extra-aflossing"
    OPEISING = "opeising"
    RESTITUTIE = "restitutie"
    UITGAAND = "uitgaand"
    KOPPELING = "koppeling"
    ONTKOPPELING = "ontkoppeling"
    AFDRACHT = "afdracht"
    TEGENBOEKING = "tegenboeking"


class Grond(StrEnum):
    """Why a part of a loan is no longer asked."""

    KWIJTSCHELDING = "kwijtschelding"  # Awb 4:94a, schuldregeling, beleid
    AFBOEKING = "afboeking"  # oninbaar
    OM_NIET = "om-niet"  # Bbz 2004, art. 12, 21 lid 1, 29
    RENTE = "rente"  # Bbz 2004, art. 21 lid 2
    OVERBOEKING = "overboeking"  # it stands on another loan from now on


_GRONDEN = {
    Grond.KWIJTSCHELDING: (Soort.KWIJTSCHELDING, Rekening.KWIJTGESCHOLDEN),
    Grond.AFBOEKING: (Soort.AFBOEKING, Rekening.AFGEBOEKT),
    Grond.OM_NIET: (Soort.OM_NIET, Rekening.OM_NIET),
    Grond.RENTE: (Soort.KWIJTSCHELDING, Rekening.KWIJTGESCHOLDEN),
    Grond.OVERBOEKING: (Soort.OVERBOEKING, Rekening.OVERBOEKINGEN),
}


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


def verhoging(bedrag: Bedrag) -> Boeking:
    """More was lent on the same loan."""
    return _boeking(Soort.VERHOGING, (Rekening.HOOFDSOM, bedrag), (Rekening.UITBETALINGEN, -bedrag))


def gift(bedrag: Bedrag) -> Boeking:
    """Paid out and never lent: bijstand om niet."""
    return _boeking(Soort.GIFT, (Rekening.OM_NIET, bedrag), (Rekening.UITBETALINGEN, -bedrag))


def opening(vervallen: Delen, lopende_rente: Bedrag, toekomst: Bedrag) -> Boeking:
    """A claim that was taken over, as it stood: what is due, interest that runs, principal that is still to come."""
    return _boeking(
        Soort.OPENING,
        *_vorderingen(vervallen + Delen(hoofdsom=toekomst)),
        (Rekening.RENTE_LOPEND, lopende_rente),
        (Rekening.OVERGENOMEN, -(vervallen.totaal + lopende_rente + toekomst)),
    )


def terugvordering(bedrag: Bedrag) -> Boeking:
    """Bijstand that had been given is claimed back."""
    return _boeking(Soort.OVERBOEKING, (Rekening.HOOFDSOM, bedrag), (Rekening.TERUGGEVORDERD, -bedrag))


def overboeking(bedrag: Bedrag) -> Boeking:
    """Principal arrives on a loan; the boeking that took it off another one went before."""
    return _boeking(Soort.OVERBOEKING, (Rekening.HOOFDSOM, bedrag), (Rekening.OVERBOEKINGEN, -bedrag))


def kosten(bedrag: Bedrag) -> Boeking:
    """Costs are charged."""
    return _boeking(Soort.KOSTEN, (Rekening.KOSTEN, bedrag), (Rekening.KOSTENBATEN, -bedrag))


def wettelijke_rente(bedrag: Bedrag) -> Boeking:
    """Interest by law over what was paid late (Awb art. 4:98)."""
    return _boeking(Soort.WETTELIJKE_RENTE, (Rekening.RENTE_VERVALLEN, bedrag), (Rekening.RENTEBATEN, -bedrag))


def inhouding(deel: Toerekening) -> Boeking:
    """Set off with a benefit: a payment without the bank (Participatiewet art. 48 lid 4, 60)."""
    return _boeking(
        Soort.INHOUDING, (Rekening.INHOUDINGEN, deel.bedrag), *_vorderingen(-deel.delen), (Rekening.VOORUITBETAALD, -deel.vooruit)
    )


def vermindering(grond: Grond, v: Vermindering) -> Boeking:
    """Part of a loan is no longer asked."""
    soort, rekening = _GRONDEN[grond]
    return _boeking(
        soort,
        (rekening, v.bedrag),
        *_vorderingen(-Delen(v.vervallen.kosten, v.vervallen.rente, v.hoofdsom)),
        (Rekening.RENTE_LOPEND, -v.lopende_rente),
        (Rekening.VOORUITBETAALD, -v.tegoed),
    )


def extra_aflossing(bedrag: Bedrag) -> Boeking:
    """What stands as vooruitbetaald repays principal before it is due."""
    return _boeking(Soort.EXTRA_AFLOSSING, (Rekening.VOORUITBETAALD, bedrag), (Rekening.HOOFDSOM, -bedrag))


def restitutie(bedrag: Bedrag) -> Boeking:
    """What was paid too much is given back: a payment order goes out."""
    return _boeking(Soort.RESTITUTIE, (Rekening.VOORUITBETAALD, bedrag), (Rekening.UITBETALINGEN, -bedrag))


def uitgaand(bedrag: Bedrag) -> Boeking:
    """A payment order of ours is seen on a statement (`bedrag` positive: left the account)."""
    return _boeking(Soort.UITGAAND, (Rekening.UITBETALINGEN, bedrag), (Rekening.BANK, -bedrag))


def uit_onbekend(bedrag: Bedrag) -> Boeking:
    """Somebody tells what an unknown line is for: it leaves the unknown, and the bank of the gemeente where it waited."""
    return _boeking(Soort.KOPPELING, (Rekening.ONBEKEND, bedrag), (Rekening.BANK, -bedrag))


def als_afdracht(bedrag: Bedrag) -> Boeking:
    """An unknown line settles with the gemeente: received from it (positive) or paid to it (negative)."""
    return _boeking(Soort.AFDRACHT, (Rekening.ONBEKEND, bedrag), (Rekening.AFDRACHT, -bedrag))


def als_uitbetaling(bedrag: Bedrag) -> Boeking:
    """An unknown line is the payout of what bbz or we paid (negative)."""
    return _boeking(Soort.UITGAAND, (Rekening.ONBEKEND, bedrag), (Rekening.UITBETALINGEN, -bedrag))


def ontkoppeling(deel: Toerekening) -> Boeking:
    """A payment stood on the wrong loan: the debtor owes it again, and the money is unknown again."""
    return _boeking(
        Soort.ONTKOPPELING, (Rekening.ONBEKEND, -deel.bedrag), *_vorderingen(deel.delen), (Rekening.VOORUITBETAALD, deel.vooruit)
    )


def saldi(boekingen: Iterable[Boeking]) -> dict[Rekening, Bedrag]:
    """The balance of every account; together they are zero."""
    stand = dict.fromkeys(Rekening, NUL)
    for boeking in boekingen:
        for post in boeking.posten:
            stand[post.rekening] += post.bedrag
    return stand


def _vorderingen(delen: Delen) -> tuple[tuple[Rekening, Bedrag], ...]:
    return (Rekening.KOSTEN, delen.kosten), (Rekening.RENTE_VERVALLEN, delen.rente), (Rekening.HOOFDSOM, delen.hoofdsom)
