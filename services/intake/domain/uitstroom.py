"""Why did someone leave, and how is contact kept after that? (DDAS SHV: uitstroom, nazorg; document 003, item 20)

Nazorg is offered; the entrepreneur chooses.
"""

from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from services.intake.domain.fouten import NazorgAlBeantwoord, RegelingLoopt
from services.intake.domain.machine import Machine
from services.intake.domain.regeling import Regelingstatus


class Uitstroomreden(StrEnum):
    """Reden van uitstroom (DDAS SHV v1.0)."""

    OVERLEDEN = "Overleden"
    VERHUISD = "Verhuisd"
    NIET_VERSCHENEN = "Nietverschenen"
    INGETROKKEN = "Ingetrokken"
    NIET_PASSEND = "Niet passend"
    OVERIG = "Overig"
    VOLDOET_NIET = "Voldoet niet"
    AFGEROND = "Afgerond"
    ZELF = "Zelf"


class Nazorgstatus(StrEnum):
    """Hoe de nazorg ervoor staat."""

    AANGEBODEN = "aangeboden"
    NIET_GEWENST = "niet-gewenst"
    LOPEND = "lopend"
    AFGEROND = "afgerond"


class Nazorgstap(StrEnum):
    """Wat er met nazorg kan gebeuren."""

    ANTWOORD = "antwoord"
    CONTACT = "contactmoment"
    EINDE = "afronding"


NAZORG: Final[Machine[Nazorgstatus, Nazorgstap]] = Machine(
    "nazorg",
    MappingProxyType(
        {
            Nazorgstatus.AANGEBODEN: {Nazorgstap.ANTWOORD: (Nazorgstatus.LOPEND, Nazorgstatus.NIET_GEWENST)},
            Nazorgstatus.NIET_GEWENST: {Nazorgstap.ANTWOORD: (Nazorgstatus.LOPEND,)},
            Nazorgstatus.LOPEND: {Nazorgstap.CONTACT: (Nazorgstatus.LOPEND,), Nazorgstap.EINDE: (Nazorgstatus.AFGEROND,)},
            Nazorgstatus.AFGEROND: {},
        }
    ),
)


def beoordeel_afgerond(reden: Uitstroomreden, lopend: Regelingstatus | None) -> None:
    """Return when the route can end for this reason: «Afgerond» leaves no regeling that is still open. Raises RegelingLoopt."""
    if reden is Uitstroomreden.AFGEROND and lopend is not None:
        raise RegelingLoopt(lopend)


def na_antwoord(huidig: Nazorgstatus, *, gewenst: bool) -> Nazorgstatus:
    """The status after the answer; who said no may still say yes. Raises StapNietMogelijk, or NazorgAlBeantwoord for a second no."""
    NAZORG.controleer(Nazorgstap.ANTWOORD, huidig)
    if huidig is Nazorgstatus.NIET_GEWENST and not gewenst:
        raise NazorgAlBeantwoord
    return Nazorgstatus.LOPEND if gewenst else Nazorgstatus.NIET_GEWENST


def eerste_dag(*dagen: date | None) -> date:
    """The latest of the days that are known: uitstroom cannot lie before it."""
    return max(dag for dag in dagen if dag is not None)
