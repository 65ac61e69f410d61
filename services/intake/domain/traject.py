"""Which step follows on which? The route from first contact to beschikking, as two small machines.

aanmelding:  ontvangen ──gesprek──▶ in-traject | afgerond
traject:     hulpvraag-vastgesteld ──voorstel──▶ besluit-voorgesteld ──bekrachtiging──▶ toegelaten | afgewezen
             besluit-voorgesteld ──voorstel──▶ besluit-voorgesteld    (a newer proposal takes the place of the older)
             toegelaten ──saneringskrediet──▶ toegelaten

A besluit is two people's work: who proposed cannot ratify.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from services.intake.domain.fouten import DatumNietMogelijk, StapNietMogelijk, TweedeMedewerkerNodig


class Aanmeldstatus(StrEnum):
    """Hoe een aanmelding ervoor staat."""

    ONTVANGEN = "ontvangen"
    IN_TRAJECT = "in-traject"
    AFGEROND = "afgerond"


class Trajectstatus(StrEnum):
    """Hoe een traject ervoor staat."""

    HULPVRAAG_VASTGESTELD = "hulpvraag-vastgesteld"
    BESLUIT_VOORGESTELD = "besluit-voorgesteld"
    TOEGELATEN = "toegelaten"
    AFGEWEZEN = "afgewezen"


class Stap(StrEnum):
    """Wat iemand met een aanmelding of een traject kan doen."""

    GESPREK = "gesprek"
    VOORSTEL = "besluitvoorstel"
    BEKRACHTIGING = "bekrachtiging"
    SANERINGSKREDIET = "saneringskrediet-verzoek"


class Besluitsoort(StrEnum):
    """Soort beschikking over toelating (Wgs, art. 4a)."""

    TOELATING = "toelating"
    AFWIJZING = "afwijzing"


#: The steps that each status allows.
STAPPEN: dict[Aanmeldstatus | Trajectstatus, tuple[Stap, ...]] = {
    Aanmeldstatus.ONTVANGEN: (Stap.GESPREK,),
    Aanmeldstatus.IN_TRAJECT: (),
    Aanmeldstatus.AFGEROND: (),
    Trajectstatus.HULPVRAAG_VASTGESTELD: (Stap.VOORSTEL,),
    Trajectstatus.BESLUIT_VOORGESTELD: (Stap.VOORSTEL, Stap.BEKRACHTIGING),
    Trajectstatus.TOEGELATEN: (Stap.SANERINGSKREDIET,),
    Trajectstatus.AFGEWEZEN: (),
}


@dataclass(frozen=True, slots=True)
class Traject:
    """The route of one person as far as decisions go. It exists from the talk that established the hulpvraag."""

    hulpvraag_op: date
    status: Trajectstatus = Trajectstatus.HULPVRAAG_VASTGESTELD
    voorgesteld_door: str | None = None
    bekrachtigd_door: str | None = None

    def __post_init__(self) -> None:
        besloten = self.status in {Trajectstatus.TOEGELATEN, Trajectstatus.AFGEWEZEN}
        assert besloten == (self.bekrachtigd_door is not None), "what is decided was ratified, and nothing else was"
        assert self.bekrachtigd_door is None or self.bekrachtigd_door != self.voorgesteld_door, "a besluit is two people's work"


def controleer(stap: Stap, huidig: Aanmeldstatus | Trajectstatus) -> None:
    """Raise StapNietMogelijk, with the steps that are possible, when `huidig` does not allow `stap`."""
    if stap not in STAPPEN[huidig]:
        raise StapNietMogelijk(stap, huidig, STAPPEN[huidig])


def voer_gesprek(huidig: Aanmeldstatus, *, met_hulpvraag: bool) -> Aanmeldstatus:
    """The first talk took place: with a hulpvraag a traject follows, without one the aanmelding is done."""
    controleer(Stap.GESPREK, huidig)
    return Aanmeldstatus.IN_TRAJECT if met_hulpvraag else Aanmeldstatus.AFGEROND


def stel_voor(traject: Traject, door: str) -> Traject:
    """`door` proposes a besluit; an older proposal lapses."""
    controleer(Stap.VOORSTEL, traject.status)
    return replace(traject, status=Trajectstatus.BESLUIT_VOORGESTELD, voorgesteld_door=door)


def bekrachtig(traject: Traject, soort: Besluitsoort, door: str) -> Traject:
    """`door` ratifies what another medewerker proposed. Raises TweedeMedewerkerNodig when it is the same person."""
    controleer(Stap.BEKRACHTIGING, traject.status)
    if door == traject.voorgesteld_door:
        raise TweedeMedewerkerNodig
    status = Trajectstatus.TOEGELATEN if soort is Besluitsoort.TOELATING else Trajectstatus.AFGEWEZEN
    return replace(traject, status=status, bekrachtigd_door=door)


def controleer_datum(wat: str, datum: date, vanaf: date, tot_en_met: date) -> date:
    """Give back `datum` when it lies from `vanaf` through `tot_en_met`; raise DatumNietMogelijk when it does not."""
    if not vanaf <= datum <= tot_en_met:
        raise DatumNietMogelijk(wat, datum, vanaf, tot_en_met)
    return datum
