"""Refusals of a decision that goes deeper than a letter.

BesluitGeweigerd              409
├── GrondPastNiet             the ground does not hold for this loan
├── AlOpeisbaar
├── SchuldregelingGeweigerd   art. 42 or Participatiewet art. 60c
├── VerrekeningGeweigerd      Awb 4:93, Participatiewet art. 48 and 60
├── KwijtscheldingGeweigerd
├── BesluitOnvolledig         400
└── GrondOnbekend             400
"""

from services.debiteuren.domain.fouten.basis import DebiteurenFout


class BesluitGeweigerd(DebiteurenFout):
    """Dit besluit kan niet worden genomen."""


class GrondPastNiet(BesluitGeweigerd):
    """De grond {grond} past hier niet: {reden} ({artikel})."""

    def __init__(self, grond: str, reden: str, artikel: str) -> None:
        self.grond, self.reden, self.artikel = grond, reden, artikel


class AlOpeisbaar(BesluitGeweigerd):
    """Deze lening is al opeisbaar."""


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


class BesluitOnvolledig(BesluitGeweigerd):
    """Bij een besluit {soort} hoort ook het veld {veld}."""

    status = 400

    def __init__(self, soort: str, veld: str) -> None:
        self.soort, self.veld = soort, veld


class GrondOnbekend(BesluitGeweigerd):
    """De grond {grond} hoort niet bij een besluit {soort}. Kies uit: {gronden}."""

    status = 400

    def __init__(self, soort: str, grond: str, gronden: str) -> None:
        self.soort, self.grond, self.gronden = soort, grond, gronden


class BesluitNietGevonden(BesluitGeweigerd):
    """Dit besluit bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404
