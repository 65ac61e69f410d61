"""Refusals of a new schedule."""

from datetime import date

from kernel.geld import Bedrag
from services.debiteuren.domain.fouten.basis import DebiteurenFout


class SchemaGeweigerd(DebiteurenFout):
    """Dit aflosschema kan niet worden vastgesteld."""


class SchemaSluitNiet(SchemaGeweigerd):
    """Het schema lost {gepland} af, maar er is {hoofdsom} af te lossen."""

    def __init__(self, gepland: Bedrag, hoofdsom: Bedrag) -> None:
        self.gepland, self.hoofdsom = gepland, hoofdsom


class SchemaTeVroeg(SchemaGeweigerd):
    """De eerste vervaldag moet na {dag} liggen, de laatste dag die voor deze lening is afgesloten."""

    def __init__(self, dag: date) -> None:
        self.dag = dag


class SchemaNietOpVolgorde(SchemaGeweigerd):
    """Vervaldagen moeten na elkaar komen, elke dag ten hoogste een keer."""


class NietsAfTeLossen(SchemaGeweigerd):
    """Op deze lening staat geen hoofdsom open die nog moet vervallen; er is niets te plannen."""
