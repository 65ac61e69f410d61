"""Refusals of a decision that goes deeper than a letter.

BesluitGeweigerd              409
├── GrondPastNiet             the ground does not hold for this loan
├── AlOpeisbaar / NogNietOpeisbaar
├── SchuldregelingGeweigerd   art. 42 or Participatiewet art. 60c
├── VerrekeningGeweigerd      Awb 4:93, Participatiewet art. 48 and 60
├── KwijtscheldingGeweigerd
├── BedragTeHoog
└── BesluitVervallen          the loan changed since it was proposed
"""

from kernel.geld import Bedrag
from services.debiteuren.domain.fouten.basis import DebiteurenFout


class BesluitGeweigerd(DebiteurenFout):
    """Dit besluit kan niet worden genomen."""


class GrondPastNiet(BesluitGeweigerd):
    """De grond {grond} past hier niet: {reden} ({artikel})."""

    def __init__(self, grond: str, reden: str, artikel: str) -> None:
        self.grond, self.reden, self.artikel = grond, reden, artikel


class AlOpeisbaar(BesluitGeweigerd):
    """Deze lening is al opeisbaar."""


class NogNietOpeisbaar(BesluitGeweigerd):
    """Dit kan pas als de lening opeisbaar is. Eis die eerst op."""


class LeningAfgesloten(BesluitGeweigerd):
    """Deze lening is afgesloten; er staat niets meer open."""


class SchuldregelingGeweigerd(BesluitGeweigerd):
    """Meewerken aan deze schuldregeling kan niet: {reden} ({artikel})."""

    def __init__(self, reden: str, artikel: str) -> None:
        self.reden, self.artikel = reden, artikel


class VerrekeningGeweigerd(BesluitGeweigerd):
    """Deze verrekening kan niet: {reden} ({artikel})."""

    def __init__(self, reden: str, artikel: str) -> None:
        self.reden, self.artikel = reden, artikel


class KwijtscheldingGeweigerd(BesluitGeweigerd):
    """Deze kwijtschelding kan niet: {reden} ({artikel})."""

    def __init__(self, reden: str, artikel: str) -> None:
        self.reden, self.artikel = reden, artikel


class BedragTeHoog(BesluitGeweigerd):
    """Er staat {open} open; {bedrag} is meer dan dat."""

    def __init__(self, bedrag: Bedrag, open_: Bedrag) -> None:
        self.bedrag, self.open = bedrag, open_


class BesluitVervallen(BesluitGeweigerd):
    """De lening is veranderd sinds dit voorstel. Doe een nieuw voorstel."""


class BesluitNietGevonden(BesluitGeweigerd):
    """Dit besluit bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404
