"""The partner format, version 1.0: which fields a signal has, and what may stand in them. (docs/reference/partnerformaat.md)

Our own, open and documented, because no open format between partner and gemeente exists. The words are those of
DDAS where it has them. By law a signal is small: contact details and the amount; all else is optional.

Here stands what only code can check: identifiers, lengths, characters. What a type can check (a date, a whole number, a list
of values) the database checks for thousands of rows at once (store/inname_sql.py).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import gt
from typing import Final

from kernel import identificatie
from kernel.identificatie import OngeldigKenmerk
from services.vroegsignalering.domain.huishouden import lees_toevoeging
from services.vroegsignalering.domain.rechtsvorm import Rechtsvorm, is_rechtspersoon
from services.vroegsignalering.domain.weigering import Weigercode, fout

VERSIE: Final = "1.0"


@dataclass(frozen=True, slots=True)
class Veld:
    """One field: its greatest length in characters, whether every row has it, and whether it is about a person."""

    naam: str
    lengte: int
    verplicht: bool = False
    persoonlijk: bool = False


VELDEN: Final = (
    Veld("signaalId", 64, verplicht=True),
    Veld("gemeentecode", 6, verplicht=True),
    Veld("signaaldatum", 10, verplicht=True),
    Veld("bedragCenten", 12, verplicht=True),
    Veld("ontstaansdatum", 10),
    Veld("dagenAchterstand", 6),
    Veld("crisis", 5),
    Veld("eindeLeveringOp", 10),
    Veld("warmeOverdracht", 5),
    Veld("persoonlijkContactGezocht", 5),
    Veld("gewezenOpSchuldhulp", 5),
    Veld("schriftelijkHerinnerd", 5),
    Veld("klantnummer", 40, persoonlijk=True),
    Veld("bsn", 12, persoonlijk=True),
    Veld("voorletters", 20, persoonlijk=True),
    Veld("voorvoegsel", 10, persoonlijk=True),
    Veld("achternaam", 200, persoonlijk=True),
    Veld("geboortedatum", 10, persoonlijk=True),
    Veld("straatnaam", 80, persoonlijk=True),
    Veld("huisnummer", 5, verplicht=True, persoonlijk=True),
    Veld("huisnummertoevoeging", 8, persoonlijk=True),
    Veld("postcode", 7, verplicht=True, persoonlijk=True),
    Veld("plaatsnaam", 80, persoonlijk=True),
    Veld("telefoonnummer", 20, persoonlijk=True),
    Veld("emailadres", 254, persoonlijk=True),
    Veld("bedrijfsnaam", 200, persoonlijk=True),
    Veld("kvkNummer", 8, persoonlijk=True),
    Veld("rechtsvorm", 12),
)
NAMEN: Final = frozenset(veld.naam for veld in VELDEN)
VERPLICHT: Final = tuple(veld.naam for veld in VELDEN if veld.verplicht)
#: Fields about a person: they are stored encrypted, or as a keyed hash.
PERSOONLIJK: Final = frozenset(veld.naam for veld in VELDEN if veld.persoonlijk)
_LENGTES: Final = {veld.naam: veld.lengte for veld in VELDEN}
#: Personal fields that are kept as they are written, encrypted together; identifiers are normalised first.
_BEWAARD: Final = (
    "klantnummer",
    "voorletters",
    "voorvoegsel",
    "achternaam",
    "straatnaam",
    "plaatsnaam",
    "telefoonnummer",
    "emailadres",
    "bedrijfsnaam",
)
_RECHTSVORMEN: Final = frozenset(vorm.value for vorm in Rechtsvorm)
_EERSTE_GEBOORTEJAAR: Final = 1900
# A file names the same streets again and again. What is wrong raises, and is never remembered.
_lees_postcode: Final = lru_cache(maxsize=16_384)(identificatie.postcode)
_lees_huisnummer: Final = lru_cache(maxsize=4_096)(identificatie.huisnummer)
_lees_toevoeging: Final = lru_cache(maxsize=1_024)(lees_toevoeging)


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A row after the checks of this module. `persoon` holds what must be encrypted; `fouten` is empty when nothing is wrong.

    The address is empty where it was wrong: such a row is refused, so nothing is ever matched on it.
    """

    persoon: dict[str, str]
    bsn: str | None
    postcode: str
    huisnummer: str
    toevoeging: str
    rechtspersoon: bool
    ondernemer: bool
    fouten: tuple[str, ...]


def lees_regel(velden: Mapping[str, str], op: date, *, testgegevens: bool = False) -> Gelezen:
    """Check and normalise one row of texts by field name, delivered on `op`. Empty text and a missing field are the same.

    Control characters and NUL are part of no name, and PostgreSQL refuses NUL. `testgegevens` lets a BSN pass that fails the
    elfproef, as the published DDAS examples have: nine digits is then enough.
    """
    waarden = velden.values()
    fouten: list[str] = []
    if any(map(gt, map(len, waarden), map(_LENGTES.__getitem__, velden))):
        fouten += [fout(naam, Weigercode.TE_LANG) for naam, waarde in velden.items() if len(waarde) > _LENGTES[naam]]
    if not "".join(waarden).isprintable():
        fouten += [fout(naam, Weigercode.TEKENS) for naam, waarde in velden.items() if not waarde.isprintable()]
    persoon = {naam: waarde for naam in _BEWAARD if (waarde := velden.get(naam))}

    bsn = _bsn(velden.get("bsn", ""), fouten, testgegevens=testgegevens)
    if bsn:
        persoon["bsn"] = bsn
    kvk = _kenmerk("kvkNummer", velden, fouten, identificatie.kvk_nummer)
    if kvk:
        persoon["kvkNummer"] = kvk
    postcode = _kenmerk("postcode", velden, fouten, _lees_postcode)
    huisnummer = _kenmerk("huisnummer", velden, fouten, _lees_huisnummer)
    toevoeging = _kenmerk("huisnummertoevoeging", velden, fouten, _lees_toevoeging)

    if geboren := _geboortedatum(velden.get("geboortedatum", ""), op, fouten):
        persoon["geboortedatum"] = geboren
    rechtsvorm = velden.get("rechtsvorm", "").lower()
    if rechtsvorm:
        persoon["rechtsvorm"] = rechtsvorm
        if rechtsvorm not in _RECHTSVORMEN:
            fouten.append(fout("rechtsvorm", Weigercode.ONBEKENDE_WAARDE))
    bedrijfsnaam = velden.get("bedrijfsnaam", "")
    if not bedrijfsnaam and not velden.get("achternaam", ""):
        fouten.append(fout("achternaam", Weigercode.VERPLICHT))
    return Gelezen(
        persoon=persoon,
        bsn=bsn,
        postcode=postcode,
        huisnummer=huisnummer,
        toevoeging=toevoeging,
        rechtspersoon=is_rechtspersoon(rechtsvorm, bedrijfsnaam),
        ondernemer=bool(bedrijfsnaam or kvk or rechtsvorm),
        fouten=tuple(fouten),
    )


def _kenmerk(naam: str, velden: Mapping[str, str], fouten: list[str], lees: Callable[[str], str]) -> str:
    waarde = velden.get(naam, "")
    if not waarde:
        if naam in VERPLICHT:
            fouten.append(fout(naam, Weigercode.VERPLICHT))
        return ""
    try:
        return lees(waarde)
    except OngeldigKenmerk:
        fouten.append(fout(naam, Weigercode.ONGELDIG))
        return ""


def _bsn(waarde: str, fouten: list[str], *, testgegevens: bool) -> str | None:
    if not waarde:
        return None
    try:
        return identificatie.bsn(waarde)
    except OngeldigKenmerk:
        if testgegevens and len(waarde) == 9 and waarde.isascii() and waarde.isdigit():  # noqa: PLR2004 - the length of a BSN
            return waarde
        fouten.append(fout("bsn", Weigercode.ELFPROEF))
        return None


def _geboortedatum(waarde: str, op: date, fouten: list[str]) -> str | None:
    if not waarde:
        return None
    try:
        geboren = date.fromisoformat(waarde) if len(waarde) == len("jjjj-mm-dd") else None
    except ValueError:
        geboren = None
    if geboren is None:
        fouten.append(fout("geboortedatum", Weigercode.GEEN_DATUM))
    elif geboren > op:
        fouten.append(fout("geboortedatum", Weigercode.IN_TOEKOMST))
    elif geboren.year < _EERSTE_GEBOORTEJAAR:
        fouten.append(fout("geboortedatum", Weigercode.TE_LANG_GELEDEN))
    return waarde
