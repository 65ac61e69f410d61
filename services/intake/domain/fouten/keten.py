"""Refusals around appointments, referrals, the end of the route and nazorg."""

from datetime import date

from services.intake.domain.fouten.basis import IntakeFout
from services.intake.domain.fouten.nietgevonden import NietGevonden


class AfspraakNietGevonden(NietGevonden):
    """Deze afspraak bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class VerwijzingNietGevonden(NietGevonden):
    """Deze verwijzing bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class BegeleidingNietGevonden(NietGevonden):
    """Deze begeleiding bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class BegeleidingsplanNietGevonden(NietGevonden):
    """Van dit traject is nog geen begeleidingsplan vastgesteld."""


class NazorgNietGevonden(NietGevonden):
    """Bij dit traject is geen nazorg aangeboden, of het hoort bij een gemeente waar u niet voor werkt."""


class NabellenOntbreekt(IntakeFout):
    """Wie niet verschijnt, wordt eerst nagebeld. Dat moet nog bij {aantal} afspraak of afspraken."""

    def __init__(self, aantal: int) -> None:
        self.aantal = aantal


class OverdrachtZonderToestemming(IntakeFout):
    """Een warme overdracht kan alleen met toestemming van de ondernemer, gegeven op of voor de dag van de overdracht."""


class TerugkoppelingAlGedaan(IntakeFout):
    """De terugkoppeling is al vastgelegd op {op}."""

    def __init__(self, op: date) -> None:
        self.op = op


class BegeleidingAlGeeindigd(IntakeFout):
    """Deze begeleiding is al geëindigd op {op}."""

    def __init__(self, op: date) -> None:
        self.op = op


class NazorgAlAangeboden(IntakeFout):
    """Bij dit traject is al nazorg aangeboden."""


class NazorgAlBeantwoord(IntakeFout):
    """De ondernemer heeft al laten weten dat hij geen nazorg wil."""
