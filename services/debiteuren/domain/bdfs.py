"""BDFS: how does a claim stand in the monthly statistic of debts? (CBS, Bijstandsdebiteuren- en fraudestatistiek)

The codes come from a dated table. The richtlijn of 2015 is the last that was read, so every code carries whether it was verified;
what is not, is marked in the file.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kernel.geld import Bedrag
from services.debiteuren.domain.stoplicht import Kleur


class Rubriek(StrEnum):
    """The fields that hold a code."""

    AARD = "aard-uitkering"
    ONTSTAANSGROND = "ontstaansgrond"
    STATUS = "status"


class Bdfsstatus(StrEnum):
    """What becomes of the claim, in our words; the code follows from the table."""

    LOPEND = "lopende-aflossing"
    TIJDELIJK_NIET = "tijdelijk-geen-invordering"
    DEFINITIEF_NIET = "definitief-buiten-invordering"
    AFGELOST = "geheel-afgelost"


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the statistic, and whether the richtlijn of that date was read."""

    waarde: str
    geverifieerd: bool


@dataclass(frozen=True, slots=True)
class Regel:
    """One claim as the monthly file tells it."""

    registratienummer: str
    datum_besluit: date
    aard: Code
    ontstaansgrond: Code
    beginschuld: Bedrag
    status: Code
    saldo: Bedrag
    ontvangen: Bedrag
    personen: tuple[str | None, ...]

    @property
    def geverifieerd(self) -> bool:
        """Tell whether every code of the line was verified."""
        return self.aard.geverifieerd and self.ontstaansgrond.geverifieerd and self.status.geverifieerd


def status_van(kleur: Kleur, *, stil: bool, afgeboekt: bool) -> Bdfsstatus:
    """Uitstel and a pause are a temporary stop; what was written off or waived is out for good."""
    if afgeboekt:
        return Bdfsstatus.DEFINITIEF_NIET
    if kleur is Kleur.AFGESLOTEN:
        return Bdfsstatus.AFGELOST
    return Bdfsstatus.TIJDELIJK_NIET if stil or kleur is Kleur.UITSTEL else Bdfsstatus.LOPEND
