"""Refusals around the test of problematic debts and its registration at BKR (000 § 4.4.7)."""

from services.intake.domain.fouten.basis import IntakeFout


class MotiveringOntbreekt(IntakeFout):
    """Uw oordeel wijkt af van de berekening ({berekend}). Schrijf op waarom."""

    status = 400

    def __init__(self, berekend: str) -> None:
        self.berekend = berekend


class TerugkomdatumOntbreekt(IntakeFout):
    """Is nog niet duidelijk of de schulden problematisch zijn, noem dan de dag na {na} waarop u dit opnieuw bekijkt."""

    status = 400

    def __init__(self, na: object) -> None:
        self.na = na
