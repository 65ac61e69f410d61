"""Verrekening: may what is owed be set off with a benefit, and how much of it? (Awb art. 4:93; Participatiewet art. 48 and 60)"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kernel.geld import Bedrag
from services.debiteuren.domain.fouten.besluit import VerrekeningGeweigerd


class Verrekengrond(StrEnum):
    """The powers to set off. Without one of them it may not (Awb art. 4:93 lid 1)."""

    LENING_MET_BIJSTAND = "lening-met-bijstand"
    TERUGVORDERING_MAG = "terugvordering-mag"
    TERUGVORDERING_MOET = "terugvordering-moet"
    VORDERING_OP_COLLEGE = "vordering-op-college"

    @property
    def artikel(self) -> str:
        """Where it stands."""
        return _ARTIKEL[self]


_ARTIKEL: Final = {
    Verrekengrond.LENING_MET_BIJSTAND: "Participatiewet, art. 48 lid 4",
    Verrekengrond.TERUGVORDERING_MAG: "Participatiewet, art. 60 lid 3",
    Verrekengrond.TERUGVORDERING_MOET: "Participatiewet, art. 60 lid 4",
    Verrekengrond.VORDERING_OP_COLLEGE: "Participatiewet, art. 60a lid 4",
}


@dataclass(frozen=True, slots=True)
class Verrekenbaar:
    """What stands against each other: the benefit of the month and what of it seizure may not touch."""

    uitkering: Bedrag
    beslagvrij: Bedrag
    inlichtingen_geschonden: bool


def beoordeel(grond: Verrekengrond, bedrag: Bedrag, open_: Bedrag, tegenover: Verrekenbaar, *, teruggevorderd: bool) -> Bedrag:
    """Give the amount back when it may be set off. Raises VerrekeningGeweigerd.

    Uitstel is no obstacle (Awb art. 4:93 lid 5). While the debtor does not give the information he owes, the beslagvrije voet does not
    protect the benefit (Participatiewet art. 60 lid 6 onder a).
    """
    if grond in {Verrekengrond.TERUGVORDERING_MAG, Verrekengrond.TERUGVORDERING_MOET} and not teruggevorderd:
        raise VerrekeningGeweigerd("er is nog geen terugvordering", grond.artikel)
    if bedrag > open_:
        raise VerrekeningGeweigerd(f"er staat {open_} open dat betaald had moeten zijn", "Awb, art. 4:93 lid 2")
    vrij = tegenover.uitkering if tegenover.inlichtingen_geschonden else tegenover.uitkering - tegenover.beslagvrij
    if bedrag > vrij:
        raise VerrekeningGeweigerd(f"boven de beslagvrije voet is {max(vrij, Bedrag(0))} over", "Awb, art. 4:93 lid 4")
    return bedrag
