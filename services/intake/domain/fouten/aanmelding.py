"""Refusals around an aanmelding."""

from collections.abc import Iterable
from datetime import date

from services.intake.domain.fouten.basis import IntakeFout


class MelderOntbreekt(IntakeFout):
    """Leg vast wat voor partner de ondernemer aanmeldt."""

    status = 400


class ToestemmingOntbreekt(IntakeFout):
    """Iemand anders kan een ondernemer alleen aanmelden met diens toestemming. Zonder toestemming kan wel een anonieme oriëntatie."""


class CrisisgrondOntbreekt(IntakeFout):
    """Leg bij een bedreigende situatie vast welke dat is (Wgs, art. 4 lid 2)."""

    status = 400


class CrisisgrondNietVastgesteld(IntakeFout):
    """De grond '{grond}' staat niet in de wet, en gemeente {gemeente} wees die niet aan op {datum} (Wgs, art. 4 lid 2). Wel: {wel}."""

    def __init__(self, grond: str, gemeente: str, datum: date, wel: Iterable[str]) -> None:
        self.grond, self.gemeente, self.datum, self.wel = grond, gemeente, datum, ", ".join(sorted(wel))


class CrisisAlBesproken(IntakeFout):
    """Over deze crisis is al gesproken op {op}."""

    def __init__(self, op: date) -> None:
        self.op = op


class SamenvoegingNietMogelijk(IntakeFout):
    """Deze twee aanmeldingen kunnen niet worden samengevoegd: {reden}."""

    def __init__(self, reden: str) -> None:
        self.reden = reden


class WisselredenOntbreekt(IntakeFout):
    """De ondernemer houdt één vaste contactpersoon. Leg vast waarom die wisselt."""

    status = 400
