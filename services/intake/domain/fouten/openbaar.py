"""Refusals of the public self-test and of the export."""

from collections.abc import Iterable
from typing import ClassVar

from services.intake.domain.fouten.basis import IntakeFout
from services.intake.domain.fouten.nietgevonden import NietGevonden


class QuickscanNietGevonden(NietGevonden):
    """Deze quickscan bestaat niet of is te lang geleden gedaan. Doe de test opnieuw."""


class GemeenteDoetNietMee(NietGevonden):
    """Deze gemeente doet niet mee. Neem contact op met uw eigen gemeente."""


class AntwoordenOnvolledig(IntakeFout):
    """Beantwoord elke vraag één keer. Er ontbreekt: {ontbreekt}."""

    status: ClassVar[int] = 400

    def __init__(self, ontbreekt: Iterable[str]) -> None:
        self.ontbreekt = ", ".join(ontbreekt) or "niets, maar er is een vraag te veel"


class TeVeelAanvragen(IntakeFout):
    """Het is nu erg druk. Probeer het over een paar minuten opnieuw, of bel ons."""

    status: ClassVar[int] = 429


class LeveringTeGroot(IntakeFout):
    """Een levering houdt ten hoogste {maximum} trajecten. Kies een kortere periode of minder gemeenten."""

    def __init__(self, maximum: int) -> None:
        self.maximum = maximum
