"""Which signals concern the same household? Same gemeente, same door, same month. (Divosa monitor 2023)

The door is postcode, huisnummer and toevoeging, each in the one form that `kernel.identificatie` stores. The month is that of
the signaaldatum. Two doors are never one household: an addition that differs, or is missing on one side, keeps them apart.
"""

from dataclasses import dataclass
from datetime import date

from kernel import identificatie

#: A melding is opeenvolgend when the same door had a signal in this many months before its own month.
OPEENVOLGEND_MAANDEN = 6
_SCHEIDING = str.maketrans("", "", " -.")


@dataclass(frozen=True, slots=True, order=True)
class Deur:
    """One front door. `toevoeging` is empty when there is none."""

    postcode: str
    huisnummer: str
    toevoeging: str

    @classmethod
    def lees(cls, postcode: str, huisnummer: str, toevoeging: str) -> "Deur":
        """Bring an address to its stored form; raise OngeldigKenmerk for the first part that is none."""
        return cls(identificatie.postcode(postcode), identificatie.huisnummer(huisnummer), lees_toevoeging(toevoeging))


@dataclass(frozen=True, slots=True, order=True)
class Huishouden:
    """What one zaak is about: a door of a gemeente in the month that starts on `maand`."""

    gemeente: str
    deur: Deur
    maand: date


def lees_toevoeging(toevoeging: str) -> str:
    """'a', 'A' and '-A' are one addition; nothing at all, or only dashes and spaces, is no addition."""
    kaal = toevoeging.translate(_SCHEIDING)
    return identificatie.huisnummertoevoeging(kaal) if kaal else ""


def maand_van(signaaldatum: date) -> date:
    """The first day of the month in which a signal was sent."""
    return signaaldatum.replace(day=1)


def opeenvolgend_vanaf(maand: date) -> date:
    """The first day of the months before `maand` in which an earlier signal makes it opeenvolgend."""
    jaren, maand0 = divmod(maand.year * 12 + maand.month - 1 - OPEENVOLGEND_MAANDEN, 12)
    return date(jaren, maand0 + 1, 1)
