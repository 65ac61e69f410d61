"""Is this signal taken up, and if not, why not? Judged by rule, the reason is kept. (GGM and DDAS definitions)

First the subject (a rechtspersoon is never helped), then the size, then the age, then whether it says anything new:

- *andere reden*: it concerns a rechtspersoon. The partner hears that it is not taken up, never why.
- *onterecht signaal*: below the gemeente's drempelbedrag, or outside the days of its type.
- *herhaalde melding*: same partner, same arrears, recently received, and not higher. Higher must be taken up.

This is the rule for one signal, in words a person can check. The bulk intake decides the same for 5,000 rows at once, in SQL
(store/inname_sql.py); a test holds the two together on thousands of random rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.vroegsignalering.domain.dagenvenster import Dagenvenster


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
    ONDER_DREMPEL = "onder-drempel"
    TE_VROEG = "te-vroeg"
    TE_OUD = "te-oud"
    HERHAALD = "herhaald"


UITLEG: dict[Reden, str] = {
    Reden.RECHTSPERSOON: "Het contract staat op naam van een rechtspersoon; die kan geen schuldhulp krijgen.",
    Reden.ONDER_DREMPEL: "De achterstand is lager dan het drempelbedrag van de gemeente.",
    Reden.TE_VROEG: "De achterstand is korter dan het aantal dagen dat voor deze soort partner geldt.",
    Reden.TE_OUD: "De achterstand is langer dan het aantal dagen dat voor deze soort partner geldt.",
    Reden.HERHAALD: "Deze achterstand is kort geleden al gemeld en is niet hoger geworden.",
}


@dataclass(frozen=True, slots=True)
class Feiten:
    """What the rule looks at. `dagen` is None when neither the partner nor the dates tell the age of the arrears."""

    rechtspersoon: bool
    bedrag_centen: int
    dagen: int | None
    ontstaansdatum: date | None


@dataclass(frozen=True, slots=True)
class Eerder:
    """An earlier signal on the same door by the same partner that was taken up, received within the window for repeats."""

    bedrag_centen: int
    ontstaansdatum: date | None


def dagen_achterstand(opgegeven: int | None, ontstaansdatum: date | None, signaaldatum: date) -> int | None:
    """Age of the arrears in days: what the partner says, else from the dates, else unknown."""
    if opgegeven is not None:
        return opgegeven
    return (signaaldatum - ontstaansdatum).days if ontstaansdatum else None


def beoordeel(feiten: Feiten, drempel_centen: int, venster: Dagenvenster | None, eerder: Iterable[Eerder]) -> Reden | None:
    """The reason not to take this signal up, or None when it is taken up."""
    if feiten.rechtspersoon:
        return Reden.RECHTSPERSOON
    if feiten.bedrag_centen < drempel_centen:
        return Reden.ONDER_DREMPEL
    if venster and feiten.dagen is not None and feiten.dagen < venster.minstens:
        return Reden.TE_VROEG
    if venster and venster.hoogstens is not None and feiten.dagen is not None and feiten.dagen > venster.hoogstens:
        return Reden.TE_OUD
    if any(e.ontstaansdatum == feiten.ontstaansdatum and e.bedrag_centen >= feiten.bedrag_centen for e in eerder):
        return Reden.HERHAALD
    return None


def status_bij(reden: Reden | None) -> Signaalstatus:
    """The DDAS status that goes with a reason."""
    match reden:
        case None:
            return Signaalstatus.NOG_NIET_OPGEPAKT
        case Reden.RECHTSPERSOON:
            return Signaalstatus.ANDERE_REDEN
        case Reden.HERHAALD:
            return Signaalstatus.HERHAALD
        case _:
            return Signaalstatus.ONTERECHT
