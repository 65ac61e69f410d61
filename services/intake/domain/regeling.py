"""How are the debts arranged, in which order is it tried, and which step follows on which? (000 § 4.4.5.3; DDAS SHV: oplossing)

Payment in full by a betalingsregeling or herfinanciering stands on its own. A schuldregeling is offered in order: sanering
first, else schuldbemiddeling, else a 0%-aanbod. Another order is possible, and then says why.
"""

from collections.abc import Collection
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from services.intake.domain.fouten import VolgordeVraagtReden
from services.intake.domain.machine import Machine


class Regelingsoort(StrEnum):
    """Soort oplossing (DDAS SHV v1.0)."""

    BETALINGSREGELING = "betalingsregeling"
    HERFINANCIERING = "herfinanciering"
    SANERING = "sanering"
    SCHULDBEMIDDELING = "schuldbemiddeling"
    NULAANBOD = "nulaanbod"


class Kredietbron(StrEnum):
    """Wie het saneringskrediet of de herfinanciering geeft (000 § 4.4.5.3)."""

    DERDE = "derde"
    KREDIETBANK = "kredietbank"
    BBZ = "bbz"


class Regelingstatus(StrEnum):
    """Hoe een regeling ervoor staat."""

    IN_VOORBEREIDING = "in-voorbereiding"
    VOORGESTELD = "voorgesteld"
    GEWEIGERD = "geweigerd"
    DWANGAKKOORD_GEVRAAGD = "dwangakkoord-gevraagd"
    AKKOORD = "akkoord"
    LOPEND = "lopend"
    GESLAAGD = "geslaagd"
    MISLUKT = "mislukt"
    INGETROKKEN = "ingetrokken"


class Regelingstap(StrEnum):
    """Wat iemand met een regeling kan doen."""

    VOORSTEL = "voorstel"
    REACTIE = "reactie"
    DWANGAKKOORD = "dwangakkoord-verzoek"
    UITSPRAAK = "dwangakkoord-uitspraak"
    UITBETALING = "uitbetaling"
    START = "start"
    EINDE = "beeindiging"
    INTREKKING = "intrekking"


_S, _D = Regelingstatus, Regelingstap
_INTREKKING: Final = {_D.INTREKKING: (_S.INGETROKKEN,)}

REGELING: Final[Machine[Regelingstatus, Regelingstap]] = Machine(
    "regeling",
    MappingProxyType(
        {
            _S.IN_VOORBEREIDING: {_D.VOORSTEL: (_S.VOORGESTELD,), **_INTREKKING},
            _S.VOORGESTELD: {_D.REACTIE: (_S.VOORGESTELD, _S.AKKOORD, _S.GEWEIGERD), **_INTREKKING},
            _S.GEWEIGERD: {
                _D.REACTIE: (_S.VOORGESTELD, _S.AKKOORD, _S.GEWEIGERD),
                _D.VOORSTEL: (_S.VOORGESTELD,),
                _D.DWANGAKKOORD: (_S.DWANGAKKOORD_GEVRAAGD,),
                **_INTREKKING,
            },
            _S.DWANGAKKOORD_GEVRAAGD: {_D.UITSPRAAK: (_S.AKKOORD, _S.GEWEIGERD), **_INTREKKING},
            _S.AKKOORD: {_D.START: (_S.LOPEND,), **_INTREKKING},
            _S.LOPEND: {_D.UITBETALING: (_S.LOPEND,), _D.EINDE: (_S.GESLAAGD, _S.MISLUKT)},
            _S.GESLAAGD: {},
            _S.MISLUKT: {},
            _S.INGETROKKEN: {},
        }
    ),
)

#: The order of a schuldregeling.
VOLGORDE: Final = (Regelingsoort.SANERING, Regelingsoort.SCHULDBEMIDDELING, Regelingsoort.NULAANBOD)
#: Paid in full: every creditor gets what he claims.
VOLLEDIG: Final = frozenset({Regelingsoort.BETALINGSREGELING, Regelingsoort.HERFINANCIERING})
#: What is offered follows from the kind: everything, or nothing.
VAST_BOD: Final = VOLLEDIG | {Regelingsoort.NULAANBOD}
#: These have a lender.
MET_KREDIET: Final = frozenset({Regelingsoort.SANERING, Regelingsoort.HERFINANCIERING})
#: A regeling in one of these goes on: no second one beside it.
OPEN: Final = frozenset({_S.IN_VOORBEREIDING, _S.VOORGESTELD, _S.DWANGAKKOORD_GEVRAAGD, _S.AKKOORD, _S.LOPEND})
#: A regeling in one of these was tried and did not become the solution.
NIET_GELUKT: Final = frozenset({Regelingstatus.GEWEIGERD, Regelingstatus.MISLUKT, Regelingstatus.INGETROKKEN})


def volgende(niet_gelukt: Collection[Regelingsoort]) -> Regelingsoort | None:
    """The schuldregeling that is to be offered now; None when all three were tried."""
    return next((soort for soort in VOLGORDE if soort not in niet_gelukt), None)


def beoordeel_volgorde(soort: Regelingsoort, niet_gelukt: Collection[Regelingsoort], reden: str | None) -> None:
    """Return when `soort` may be offered now: it is next, or a reason says why not. Raises VolgordeVraagtReden."""
    if soort in VOLLEDIG or reden:
        return
    eerst = [s for s in VOLGORDE[: VOLGORDE.index(soort)] if s not in niet_gelukt]
    if eerst:
        raise VolgordeVraagtReden(soort, eerst)
