"""Betaling: what is collected from whom, and what is given back?

By direct debit is collected what is due, and what falls due on or before the day of collection; never more, and never while
repayment waits.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kernel.geld import NUL, Bedrag, totaal


@dataclass(frozen=True, slots=True)
class Bestandskop:
    """Our side of a file: its name, the account, and the day on which the bank does it."""

    kenmerk: str
    naam: str
    iban: str = field(repr=False)
    bic: str | None
    incassant_id: str | None
    uitvoerdatum: date


@dataclass(frozen=True, slots=True)
class Uitbetaling:
    """One payout."""

    eind_tot_eind: str
    bedrag: Bedrag
    naam: str = field(repr=False)
    iban: str = field(repr=False)
    omschrijving: str


@dataclass(frozen=True, slots=True)
class Incasso:
    """One direct debit. `eerste`: under this mandate nothing was collected before."""

    eind_tot_eind: str
    bedrag: Bedrag
    naam: str = field(repr=False)
    iban: str = field(repr=False)
    machtiging: str
    ondertekend_op: date
    eerste: bool
    betalingskenmerk: str


def te_incasseren(vervallen_open: Bedrag, vervalt: Iterable[tuple[date, Bedrag]], vooruit: Bedrag, uitvoerdatum: date) -> Bedrag:
    """What is due on the day of collection: open terms and those that fall due until then, less what stands as vooruitbetaald."""
    komt = totaal(bedrag for vervaldag, bedrag in vervalt if vervaldag <= uitvoerdatum)
    return max(NUL, vervallen_open + komt - vooruit)


def eind_tot_eind(betalingskenmerk: str, bestand: str, nummer: int) -> str:
    """The name of a payment, at most 35 characters: the statement shows it again."""
    return f"{betalingskenmerk}-{bestand[-12:]}-{nummer:05d}"
