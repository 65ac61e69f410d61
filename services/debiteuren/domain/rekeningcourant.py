"""Rekening-courant: what was paid out and received on behalf of a gemeente in a month, and what does that leave between it and the lender?

Paid out: loans, what was lent on top of them, gifts, what was given back to debtors. Received: what debtors paid, less what the bank
took back. A positive balance is asked from the gemeente (more went out than came in), a negative one is owed to it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kernel.geld import NUL, Bedrag, totaal
from services.debiteuren.domain.journaal import Rekening, Soort

#: Which kinds of boeking pay something out for a gemeente (the credit of `uitbetalingen`), and which bring something in (`bank`).
UITBETAALD = (Soort.UITBETALING, Soort.VERHOGING, Soort.GIFT, Soort.RESTITUTIE)
ONTVANGEN = (Soort.ONTVANGST, Soort.STORNO)


@dataclass(frozen=True, slots=True)
class Productregel:
    """What one product (kind of claim; `om-niet` for gifts) moved in a month. `debiteuren` is how many claims took part."""

    product: str
    uitbetaald: Bedrag
    ontvangen: Bedrag
    ontvangen_hoofdsom: Bedrag
    ontvangen_rente: Bedrag
    ontvangen_kosten: Bedrag
    vorderingen: int

    @property
    def saldo(self) -> Bedrag:
        """Asked from the gemeente when positive."""
        return self.uitbetaald - self.ontvangen


@dataclass(frozen=True, slots=True)
class Aansluiting:
    """The month beside the bank: what the account `bank` moved, what the statements say that it moved."""

    bank: Bedrag
    afschriften: Bedrag

    @property
    def sluit(self) -> bool:
        """Whether the books and the bank tell the same."""
        return self.bank == self.afschriften


def saldo(regels: Iterable[Productregel]) -> Bedrag:
    """What is asked from the gemeente over all products; owed to it when negative."""
    return totaal(regel.saldo for regel in regels)


def verloop(begin: Mapping[Rekening, Bedrag], eind: Mapping[Rekening, Bedrag]) -> dict[Rekening, Bedrag]:
    """What every account moved between two days."""
    return {rekening: eind.get(rekening, NUL) - begin.get(rekening, NUL) for rekening in Rekening}
