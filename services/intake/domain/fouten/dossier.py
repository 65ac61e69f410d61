"""Refusals around the picture, the administration and the question of viability."""

from kernel.geld import Bedrag
from services.intake.domain.fouten.basis import IntakeFout
from services.intake.domain.fouten.nietgevonden import NietGevonden


class SchuldNietGevonden(NietGevonden):
    """Deze schuld bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class BeeldNietGevonden(NietGevonden):
    """Van dit traject is nog geen beeld vastgelegd."""


class HulpIsKosteloos(IntakeFout):
    """Hulp aan de ondernemer als persoon is kosteloos: die kosten kan hij niet zelf betalen. Kies een andere bron."""


class BudgetOntbreekt(IntakeFout):
    """Van deze gemeente is voor {jaar} geen hulpbudget vastgelegd. Leg dat eerst vast, of kies een andere bron."""

    def __init__(self, jaar: int) -> None:
        self.jaar = jaar


class PlafondOverschreden(IntakeFout):
    """Het plafond is {plafond} per boekjaar, waarvan {betaald} al is vergoed. Meer kan alleen met een reden (`bovenPlafondReden`)."""

    def __init__(self, plafond: Bedrag, betaald: Bedrag) -> None:
        self.plafond, self.betaald = plafond, betaald


class BudgetUitgeput(IntakeFout):
    """Van het hulpbudget voor {jaar} is nog {over} over."""

    def __init__(self, jaar: int, over: Bedrag) -> None:
        self.jaar, self.over = jaar, over


class AdministratieNietInOrde(IntakeFout):
    """De levensvatbaarheid kan pas worden onderzocht als de administratie van elk boekjaar in orde is. Nog niet in orde: {jaren}."""

    def __init__(self, jaren: list[int]) -> None:
        self.jaren = ", ".join(str(jaar) for jaar in jaren) or "er is nog geen boekjaar vastgelegd"


class LevensvatbaarheidAlGevraagd(IntakeFout):
    """Er loopt al een vraag aan Bbz over de levensvatbaarheid. Wacht op het antwoord."""
