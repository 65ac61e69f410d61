"""Refusals of taking a boeking back."""

from kernel.geld import Bedrag
from services.debiteuren.domain.fouten.boeking import BoekingGeweigerd


class TegenboekingGeweigerd(BoekingGeweigerd):
    """Deze boeking kan niet worden teruggedraaid."""


class BoekingNietGevonden(TegenboekingGeweigerd):
    """Deze boeking staat niet op deze lening."""

    status = 404


class NietTerugTeDraaien(TegenboekingGeweigerd):
    """Een boeking van de soort {soort} draait u hier niet terug. Hier kan het bij kosten, wettelijke-rente en inhouding."""

    def __init__(self, soort: str) -> None:
        self.soort = str(soort)


class AlTeruggedraaid(TegenboekingGeweigerd):
    """Deze boeking is al teruggedraaid, of is zelf een tegenboeking."""


class LaterVerminderd(TegenboekingGeweigerd):
    """Na deze boeking is op de lening kwijtgescholden of afgeboekt. Wat toen verviel, kan niet nog eens worden teruggedraaid."""


class NietGenoegOpDeLening(TegenboekingGeweigerd):
    """Terugdraaien vraagt {bedrag}; op de lening staat daarvoor nog {aanwezig}."""

    def __init__(self, bedrag: Bedrag, aanwezig: Bedrag) -> None:
        self.bedrag, self.aanwezig = bedrag, aanwezig
