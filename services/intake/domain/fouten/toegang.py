"""Who cannot be helped here (domain.md A3)."""

from services.intake.domain.fouten.basis import IntakeFout


class GeenToegang(IntakeFout):
    """Deze hulpvraag valt buiten de schuldhulpverlening. Leg het gesprek vast zonder hulpvraag en verwijs door."""


class RechtsvormHeeftGeenToegang(GeenToegang):
    """Een {rechtsvorm} is een rechtspersoon en heeft geen toegang tot schuldhulpverlening. Leg het gesprek zonder hulpvraag vast."""

    def __init__(self, rechtsvorm: str) -> None:
        self.rechtsvorm = rechtsvorm


class PriveAansprakelijkheidOntbreekt(GeenToegang):
    """Een bestuurder van een bv heeft alleen toegang voor schulden waarvoor hij privé aansprakelijk is. Leg vast of dat zo is."""


class AndereGemeenteVerantwoordelijk(GeenToegang):
    """De ondernemer woont in gemeente {woongemeente}; die is verantwoordelijk. Leg het gesprek zonder hulpvraag vast en draag warm over."""

    def __init__(self, woongemeente: str) -> None:
        self.woongemeente = woongemeente
