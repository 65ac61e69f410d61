"""Organisatie: who does which part of debiteurenbeheer? (document 001, 8.2 and 8.5: five ways that gemeenten chose)

The form says which department does a kind of work; whether «debiteuren» is a department of the region or of the gemeente itself, and
single exceptions, are configuration. A loan changes hands by a hand-over: with its moment, its papers, and someone who accepts it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from services.debiteuren.domain.fouten.beleid import IndelingOngeldig
from services.debiteuren.domain.fouten.organisatie import StukkenOntbreken
from services.debiteuren.domain.ladder import Stap


class Organisatievorm(StrEnum):
    """The five forms of document 001, in its order."""

    DEBITEUREN = "volledig-debiteuren"
    DEBITEUREN_LOKET_ONDERZOEKT = "debiteuren-loket-onderzoekt"
    KNIP = "knip-bij-terugvordering"
    DEBITEUREN_BIJ_LOKET = "debiteuren-bij-loket"
    LOKET = "volledig-loket"


class Plek(StrEnum):
    """Where work is done."""

    LOKET = "loket"
    DEBITEUREN = "debiteuren"
    GEMEENTE = "gemeente"


class Werk(StrEnum):
    """The kinds of work that can lie in different places."""

    CONTACT = "contact"
    BEWAKING = "bewaking"
    ONDERZOEK = "onderzoek"
    UITSTEL = "uitstel"
    TERUGVORDERING = "terugvordering"


_L, _D = Plek.LOKET, Plek.DEBITEUREN
_INDELING: Final[Mapping[Organisatievorm, Mapping[Werk, Plek]]] = MappingProxyType(
    {
        Organisatievorm.DEBITEUREN: dict.fromkeys(Werk, _D),
        Organisatievorm.DEBITEUREN_LOKET_ONDERZOEKT: dict.fromkeys(Werk, _D) | {Werk.CONTACT: _L, Werk.ONDERZOEK: _L, Werk.UITSTEL: _L},
        Organisatievorm.KNIP: dict.fromkeys(Werk, _L) | {Werk.TERUGVORDERING: _D},
        Organisatievorm.DEBITEUREN_BIJ_LOKET: dict.fromkeys(Werk, _L) | {Werk.BEWAKING: _D, Werk.TERUGVORDERING: _D},
        Organisatievorm.LOKET: dict.fromkeys(Werk, _L),
    }
)
#: Forms in which a loan really goes to another department when hard recovery begins; in the others people only divide the work.
_DRAAGT_OVER = {Organisatievorm.KNIP}
_WERK_VAN_STAP: Final[Mapping[Stap, Werk]] = MappingProxyType(
    {
        Stap.CONTACT: Werk.CONTACT,
        Stap.HERINNERING: Werk.BEWAKING,
        Stap.AANMANING: Werk.BEWAKING,
        Stap.TWEEDE_AANMANING: Werk.BEWAKING,
    }
)
#: The papers of a warm hand-over, unless the gemeente says otherwise.
STUKKEN: Final = ("akte", "beschikking", "contactverslag", "aanmaningen", "saldo-opgave")


@dataclass(frozen=True, slots=True)
class Indeling:
    """How one gemeente divides the work."""

    vorm: Organisatievorm = Organisatievorm.LOKET
    debiteuren_bij: Plek = Plek.DEBITEUREN
    afwijkend: Mapping[Werk, Plek] = field(default_factory=dict)
    stukken: tuple[str, ...] = STUKKEN

    def __post_init__(self) -> None:
        if self.debiteuren_bij is Plek.LOKET:
            raise IndelingOngeldig("de afdeling debiteuren is van de regio of van de gemeente")

    def plek(self, werk: Werk) -> Plek:
        """Who does this kind of work."""
        gewoon = self.afwijkend.get(werk) or _INDELING[self.vorm][werk]
        return self.debiteuren_bij if gewoon is Plek.DEBITEUREN else gewoon

    @property
    def begin(self) -> Plek:
        """Where a new loan lies."""
        return self.plek(Werk.BEWAKING)

    def overdracht_naar(self, werk: Werk, nu_bij: Plek) -> Plek | None:
        """To whom the loan must be handed over before this work; None when it may go on where it lies."""
        naar = self.plek(werk)
        if werk is not Werk.TERUGVORDERING or naar is nu_bij:
            return None
        return naar if self.vorm in _DRAAGT_OVER or naar is Plek.GEMEENTE else None

    def controleer_stukken(self, stukken: Iterable[str]) -> None:
        """Raises StukkenOntbreken when a paper that belongs to a hand-over is not there."""
        ontbreekt = [s for s in self.stukken if s not in set(stukken)]
        if ontbreekt:
            raise StukkenOntbreken(", ".join(ontbreekt))


def werk_van(stap: Stap) -> Werk:
    """What kind of work a step of the ladder is; from the recovery on it is hard recovery."""
    return _WERK_VAN_STAP.get(stap, Werk.TERUGVORDERING)
