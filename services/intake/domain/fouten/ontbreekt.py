"""Refusals because something is not known."""

from datetime import date
from uuid import UUID

from services.intake.domain.fouten.basis import IntakeFout


class OntbrekendGegeven(IntakeFout):
    """Een gegeven dat voor deze stap nodig is, ontbreekt."""


class ParameterOntbreekt(OntbrekendGegeven):
    """Van gemeente {gemeente} is de parameter '{parameter}' niet bekend. Laat de beheerder de gemeente (opnieuw) vastleggen."""

    def __init__(self, gemeente: str, parameter: str) -> None:
        self.gemeente, self.parameter = gemeente, parameter


class NormOntbreekt(OntbrekendGegeven):
    """Er is geen norm '{norm}' vastgelegd die geldt op {datum}."""

    def __init__(self, norm: str, datum: date) -> None:
        self.norm, self.datum = norm, datum


class RechtsvormOntbreekt(OntbrekendGegeven):
    """De rechtsvorm van de onderneming is niet bekend. Leg die vast bij het gesprek."""


class BetrokkeneOntbreekt(OntbrekendGegeven):
    """Bij {bron_id} kent de app waar dit vandaan komt geen persoon."""

    def __init__(self, bron_id: UUID) -> None:
        self.bron_id = bron_id
