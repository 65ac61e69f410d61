"""What is owed, to whom and since when? One debt of the picture (DDAS SHV: schuld; 000 § 4.4.4).

Preferent and concurrent, business and private, due (opeisbaar) or not: each decides something later on, so each is told apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from kernel.geld import Bedrag, totaal
from services.intake.domain.fouten import KredietBovenZakelijk


class Schuldsoort(StrEnum):
    """Soort schuldeiser (DDAS SHV v1.0)."""

    ZORG = "zorg"
    PUBLIEK = "publiek"
    NUTS = "nuts"
    OVERIG = "overig"


@dataclass(frozen=True, slots=True)
class Schuld:
    """One claim as it stood on its peildatum. `van_gemeente`: the gemeente itself is the creditor."""

    id: UUID
    bedrag: Bedrag
    preferent: bool
    zakelijk: bool
    opeisbaar: bool
    van_gemeente: bool


@dataclass(frozen=True, slots=True)
class Schuldenoverzicht:
    """The sums by which debts are talked about. Business and private sum to the whole, and so do preferent and concurrent."""

    totaal: Bedrag
    zakelijk: Bedrag
    prive: Bedrag
    preferent: Bedrag
    concurrent: Bedrag
    opeisbaar: Bedrag


def tel_op(schulden: Iterable[Schuld]) -> Schuldenoverzicht:
    """The sums of these debts."""
    alle = list(schulden)
    zakelijk = totaal(s.bedrag for s in alle if s.zakelijk)
    preferent = totaal(s.bedrag for s in alle if s.preferent)
    som = totaal(s.bedrag for s in alle)
    return Schuldenoverzicht(
        totaal=som,
        zakelijk=zakelijk,
        prive=som - zakelijk,
        preferent=preferent,
        concurrent=som - preferent,
        opeisbaar=totaal(s.bedrag for s in alle if s.opeisbaar),
    )


def beoordeel_krediet(krediet: Bedrag, zakelijk: Bedrag) -> None:
    """Return when a Bbz credit stays within what goes to business debts (Bbz 2004, art. 17). Raises KredietBovenZakelijk."""
    if krediet > zakelijk:
        raise KredietBovenZakelijk(krediet, zakelijk)
