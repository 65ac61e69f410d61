"""Is this signal taken up, and if not, why not? Judged by rule, the reason is kept. (GGM and DDAS definitions)

First whom it is about, then the size, then the age; what was said before is judged last, beside the neighbours (matching.py):

- *andere reden*: it concerns a rechtspersoon, or someone on the gemeente's uitsluitingslijst. The partner hears that it is not taken up,
  never why.
- *overleden*, *geen inwoner (meer)*: the BRP said so. *Al bekend bij schuldhulpverlening*: intake has an aanmelding of this person.
- *onterecht signaal*: below the gemeente's drempelbedrag, or outside the days of its type.
- *herhaalde melding*: same partner, same arrears, recently received, and not higher. Higher must be taken up.

This is the rule for one signal, in words a person can check. The bulk intake decides the same for 5,000 rows at once, in SQL
(store/inname_sql.py); a test holds the two together on thousands of random rows.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from services.vroegsignalering.domain.dagenvenster import Venster


class Signaalstatus(StrEnum):
    """Stand van een signaal (DDAS EnumSignaalstatus, VS v1.2)."""

    BEKEND_BIJ_SCHULDHULP = "Inwoner al bekend bij schuldhulpverlening"
    OVERLEDEN = "Inwoner is overleden"
    ANDERE_REDEN = "Niet opgepakt: andere reden"
    HERHAALD = "Niet opgepakt: herhaalde melding"
    ONTERECHT = "Niet opgepakt: onterecht signaal"
    NOG_NIET_OPGEPAKT = "Nog niet opgepakt"
    OPGEPAKT = "Opgepakt"
    GEEN_INWONER = "Persoon is geen inwoner (meer) in de gemeente"


class Reden(StrEnum):
    """Waarom een signaal niet wordt opgepakt."""

    RECHTSPERSOON = "rechtspersoon"
    UITGESLOTEN = "uitgesloten"
    OVERLEDEN = "overleden"
    GEEN_INWONER = "geen-inwoner"
    BEKEND = "bekend-bij-schuldhulp"
    ONDER_DREMPEL = "onder-drempel"
    TE_VROEG = "te-vroeg"
    TE_OUD = "te-oud"
    HERHAALD = "herhaald"


UITLEG: dict[Reden, str] = {
    Reden.RECHTSPERSOON: "Het contract staat op naam van een rechtspersoon; die kan geen schuldhulp krijgen.",
    Reden.UITGESLOTEN: "Deze persoon of dit adres staat op de uitsluitingslijst van de gemeente.",
    Reden.OVERLEDEN: "Volgens de BRP is deze persoon overleden.",
    Reden.GEEN_INWONER: "Volgens de BRP woont deze persoon niet (meer) in de gemeente.",
    Reden.BEKEND: "Deze persoon krijgt al hulp van schuldhulpverlening.",
    Reden.ONDER_DREMPEL: "De achterstand is lager dan het drempelbedrag van de gemeente.",
    Reden.TE_VROEG: "De achterstand is korter dan het aantal dagen dat voor deze soort partner geldt.",
    Reden.TE_OUD: "De achterstand is langer dan het aantal dagen dat voor deze soort partner geldt.",
    Reden.HERHAALD: "Deze achterstand is kort geleden al gemeld en is niet hoger geworden.",
}


@dataclass(frozen=True, slots=True)
class Feiten:
    """What the rule looks at. `dagen` is None when neither the partner nor the dates tell the age of the arrears.

    `bekend` is what is known of the person or the door from elsewhere: UITGESLOTEN, OVERLEDEN, GEEN_INWONER or BEKEND.
    """

    rechtspersoon: bool
    bedrag_centen: int
    dagen: int | None
    bekend: Reden | None = None


def dagen_achterstand(opgegeven: int | None, ontstaansdatum: date | None, signaaldatum: date) -> int | None:
    """Age of the arrears in days: what the partner says, else from the dates, else unknown."""
    if opgegeven is not None:
        return opgegeven
    return (signaaldatum - ontstaansdatum).days if ontstaansdatum else None


def beoordeel(feiten: Feiten, drempel_centen: int, venster: Venster | None) -> Reden | None:
    """The reason not to take this signal up, or None when nothing in the signal itself stands in the way."""
    if feiten.rechtspersoon:
        return Reden.RECHTSPERSOON
    if feiten.bekend:
        return feiten.bekend
    if feiten.bedrag_centen < drempel_centen:
        return Reden.ONDER_DREMPEL
    if venster and venster.minstens is not None and feiten.dagen is not None and feiten.dagen < venster.minstens:
        return Reden.TE_VROEG
    if venster and venster.hoogstens is not None and feiten.dagen is not None and feiten.dagen > venster.hoogstens:
        return Reden.TE_OUD
    return None


def status_bij(reden: Reden | None) -> Signaalstatus:
    """The DDAS status that goes with a reason."""
    return _STATUS[reden] if reden else Signaalstatus.NOG_NIET_OPGEPAKT


_STATUS: Final = {
    Reden.RECHTSPERSOON: Signaalstatus.ANDERE_REDEN,
    Reden.UITGESLOTEN: Signaalstatus.ANDERE_REDEN,
    Reden.OVERLEDEN: Signaalstatus.OVERLEDEN,
    Reden.GEEN_INWONER: Signaalstatus.GEEN_INWONER,
    Reden.BEKEND: Signaalstatus.BEKEND_BIJ_SCHULDHULP,
    Reden.ONDER_DREMPEL: Signaalstatus.ONTERECHT,
    Reden.TE_VROEG: Signaalstatus.ONTERECHT,
    Reden.TE_OUD: Signaalstatus.ONTERECHT,
    Reden.HERHAALD: Signaalstatus.HERHAALD,
}
