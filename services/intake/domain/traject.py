"""The route of one person from hulpvraag to uitstroom, and who may take which step (Wgs, art. 4a; 000 § 4.4).

A besluit is two people's work: who proposed cannot ratify. The first besluit admits or refuses; what follows (wijziging,
intrekking, beëindiging) is proposed and ratified beside the status, which moves on only with the ratification.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from services.intake.domain.fouten import TweedeMedewerkerNodig
from services.intake.domain.machine import Machine


class Trajectstatus(StrEnum):
    """Hoe een traject ervoor staat."""

    HULPVRAAG_VASTGESTELD = "hulpvraag-vastgesteld"
    BESLUIT_VOORGESTELD = "besluit-voorgesteld"
    TOEGELATEN = "toegelaten"
    AFGEWEZEN = "afgewezen"
    BUITEN_BEHANDELING = "buiten-behandeling"
    INGETROKKEN = "ingetrokken"
    BEEINDIGD = "beeindigd"
    UITGESTROOMD = "uitgestroomd"


class Stap(StrEnum):
    """Wat iemand met een traject kan doen."""

    DOSSIER = "dossier-aanvullen"
    HERSTEL = "hersteltermijn"
    INGEBREKE = "ingebrekestelling"
    VOORSTEL = "besluitvoorstel"
    HERZIENING = "herzieningsvoorstel"
    BEKRACHTIGING = "bekrachtiging"
    HERZIEN = "herziening-bekrachtigen"
    PLAN = "plan-bijwerken"
    SANERINGSKREDIET = "saneringskrediet-verzoek"
    OPLOSSING = "oplossing"
    UITSTROOM = "uitstroom"
    NAZORG = "nazorg"


class Besluitsoort(StrEnum):
    """Soort beschikking (Wgs, art. 4a; buiten behandeling: Awb, art. 4:5)."""

    TOELATING = "toelating"
    AFWIJZING = "afwijzing"
    BUITEN_BEHANDELING = "buiten-behandeling"
    WIJZIGING = "wijziging"
    INTREKKING = "intrekking"
    BEEINDIGING = "beeindiging"


#: What is decided first: it answers the aanvraag and meets the term. The others revise an admission.
EERSTE: Final = frozenset({Besluitsoort.TOELATING, Besluitsoort.AFWIJZING, Besluitsoort.BUITEN_BEHANDELING})

#: What ends an admission.
EINDE: Final = frozenset({Besluitsoort.INTREKKING, Besluitsoort.BEEINDIGING})

#: Where a besluit leads to.
NA_BESLUIT: Final = MappingProxyType(
    {
        Besluitsoort.TOELATING: Trajectstatus.TOEGELATEN,
        Besluitsoort.AFWIJZING: Trajectstatus.AFGEWEZEN,
        Besluitsoort.BUITEN_BEHANDELING: Trajectstatus.BUITEN_BEHANDELING,
        Besluitsoort.WIJZIGING: Trajectstatus.TOEGELATEN,
        Besluitsoort.INTREKKING: Trajectstatus.INGETROKKEN,
        Besluitsoort.BEEINDIGING: Trajectstatus.BEEINDIGD,
    }
)

_HULPVRAAG, _VOORGESTELD, _TOEGELATEN = (
    Trajectstatus.HULPVRAAG_VASTGESTELD,
    Trajectstatus.BESLUIT_VOORGESTELD,
    Trajectstatus.TOEGELATEN,
)
_UIT: Final = {Stap.UITSTROOM: (Trajectstatus.UITGESTROOMD,)}

TRAJECT: Final[Machine[Trajectstatus, Stap]] = Machine(
    "traject",
    {
        _HULPVRAAG: {
            Stap.DOSSIER: (_HULPVRAAG,),
            Stap.HERSTEL: (_HULPVRAAG,),
            Stap.INGEBREKE: (_HULPVRAAG,),
            Stap.VOORSTEL: (_VOORGESTELD,),
            **_UIT,
        },
        _VOORGESTELD: {
            Stap.DOSSIER: (_VOORGESTELD,),
            Stap.HERSTEL: (_VOORGESTELD,),
            Stap.INGEBREKE: (_VOORGESTELD,),
            Stap.VOORSTEL: (_VOORGESTELD,),
            Stap.BEKRACHTIGING: (_TOEGELATEN, Trajectstatus.AFGEWEZEN, Trajectstatus.BUITEN_BEHANDELING),
            **_UIT,
        },
        _TOEGELATEN: {
            Stap.DOSSIER: (_TOEGELATEN,),
            Stap.PLAN: (_TOEGELATEN,),
            Stap.HERZIENING: (_TOEGELATEN,),
            Stap.HERZIEN: (_TOEGELATEN, Trajectstatus.INGETROKKEN, Trajectstatus.BEEINDIGD),
            Stap.SANERINGSKREDIET: (_TOEGELATEN,),
            Stap.OPLOSSING: (_TOEGELATEN,),
            **_UIT,
        },
        Trajectstatus.AFGEWEZEN: {**_UIT},
        Trajectstatus.BUITEN_BEHANDELING: {**_UIT},
        Trajectstatus.INGETROKKEN: {**_UIT},
        Trajectstatus.BEEINDIGD: {**_UIT},
        Trajectstatus.UITGESTROOMD: {Stap.NAZORG: (Trajectstatus.UITGESTROOMD,)},
    },
)

#: Decided, so ratified by someone. What has flowed out may have done so before any besluit.
BESLOTEN: Final = frozenset(Trajectstatus) - {_HULPVRAAG, _VOORGESTELD, Trajectstatus.UITGESTROOMD}


@dataclass(frozen=True, slots=True)
class Traject:
    """The route of one person as far as decisions go. It exists from the talk that established the hulpvraag."""

    hulpvraag_op: date
    status: Trajectstatus = Trajectstatus.HULPVRAAG_VASTGESTELD
    voorgesteld_door: str | None = None
    bekrachtigd_door: str | None = None

    def __post_init__(self) -> None:
        assert self.status not in BESLOTEN or self.bekrachtigd_door is not None, "what is decided was ratified"
        assert self.status not in {_HULPVRAAG, _VOORGESTELD} or self.bekrachtigd_door is None, "nothing else was"


def controleer(stap: Stap, huidig: Trajectstatus) -> None:
    """Raise StapNietMogelijk, with what is possible, when `huidig` does not allow `stap`."""
    TRAJECT.controleer(stap, huidig)


def stel_voor(traject: Traject, soort: Besluitsoort, door: str) -> Traject:
    """`door` proposes a besluit; an older proposal lapses. A revision leaves the status as it is."""
    stap = Stap.VOORSTEL if soort in EERSTE else Stap.HERZIENING
    return replace(traject, status=TRAJECT.volgende(stap, traject.status), voorgesteld_door=door)


def bekrachtig(traject: Traject, soort: Besluitsoort, door: str) -> Traject:
    """`door` ratifies what another medewerker proposed. Raises TweedeMedewerkerNodig when it is the same person."""
    stap = Stap.BEKRACHTIGING if soort in EERSTE else Stap.HERZIEN
    status = TRAJECT.volgende(stap, traject.status, NA_BESLUIT[soort])
    if door == traject.voorgesteld_door:
        raise TweedeMedewerkerNodig
    return replace(traject, status=status, bekrachtigd_door=door)
