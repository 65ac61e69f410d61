"""Whom is a zaak about? One person, put together from the signals of the zaak.

Partners know different things of the same person: the energy contract stands on the business name, the landlord knows the
person. The newest signal with a BSN tells who it is, else the newest with a name; the business comes from the newest signal
of that same person that names one, else of the household. What the chosen signal leaves open, other signals of the same
person (same BSN) fill in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

#: Fields of a person that another signal of the same person may fill in. The address is the household's: always the same.
_PERSOON = ("bsn", "voorletters", "voorvoegsel", "achternaam", "geboortedatum", "telefoonnummer", "emailadres", "straatnaam", "plaatsnaam")
_ONDERNEMING = ("bedrijfsnaam", "kvkNummer", "rechtsvorm")


@dataclass(frozen=True, slots=True)
class SignaalPersoon:
    """What one signal says about a person: the field names are those of the partner format."""

    signaaldatum: date
    gegevens: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wie:
    """The person and the business, as texts by field name; `onderneming` is empty for someone without one."""

    persoon: dict[str, str]
    onderneming: dict[str, str]


def stel_samen(signalen: Sequence[SignaalPersoon]) -> Wie:
    """Put together who it is. There is at least one signal."""
    assert signalen, "a zaak has at least one signal"
    nieuwste = sorted(signalen, key=lambda s: s.signaaldatum, reverse=True)
    hoofd = _eerste(nieuwste, "bsn") or _eerste(nieuwste, "achternaam") or nieuwste[0]
    zelfde = [hoofd, *(s for s in nieuwste if s is not hoofd and _dezelfde(hoofd, s))]
    persoon = {naam: waarde for naam in _PERSOON if (waarde := _gevuld(zelfde, naam))}
    bron = _eerste(zelfde, "bedrijfsnaam") or _eerste(nieuwste, "bedrijfsnaam")
    onderneming = {naam: waarde for naam in _ONDERNEMING if bron and (waarde := bron.gegevens.get(naam))}
    # A contract on the business name alone: until someone has met the person, the business is the only name there is.
    persoon.setdefault("achternaam", onderneming.get("bedrijfsnaam", "onbekend"))
    return Wie(persoon, onderneming)


def _eerste(signalen: Sequence[SignaalPersoon], veld: str) -> SignaalPersoon | None:
    return next((s for s in signalen if s.gegevens.get(veld)), None)


def _gevuld(signalen: Sequence[SignaalPersoon], veld: str) -> str | None:
    bron = _eerste(signalen, veld)
    return bron.gegevens[veld] if bron else None


def _dezelfde(een: SignaalPersoon, ander: SignaalPersoon) -> bool:
    """Surely the same person: the same BSN. A shared door proves nothing."""
    return bool(een.gegevens.get("bsn")) and een.gegevens.get("bsn") == ander.gegevens.get("bsn")
