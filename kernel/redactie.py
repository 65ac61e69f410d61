"""What may a log line say? Nothing by which a person or a secret can be known: this takes it out, wherever it stands.

It is the net below the rule that nothing personal is logged at all; so it would rather take too much than too little.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from kernel.identificatie import OngeldigKenmerk, bsn

#: Fields whose value is never shown, whatever it is.
_GEHEIM: Final = re.compile(r"wachtwoord|password|secret|geheim|token|authorization|assertion|cookie|api_?key|private", re.IGNORECASE)
_PERSOONLIJK: Final = frozenset(
    [
        *("achternaam", "voorletters", "voornaam", "voorvoegsel", "geboortedatum", "bsn", "iban", "persoon"),
        *("straatnaam", "huisnummer", "huisnummertoevoeging", "postcode", "plaatsnaam", "telefoonnummer", "emailadres"),
    ]
)
#: What is taken out of text. Ids and hashes come first and stay: nine of their digits may happen to be a BSN.
_TEKST: Final = re.compile(
    r"""
      (?P<houd>(?<![0-9A-Za-z])(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{16,})(?![0-9A-Za-z]))  # uuid, trace, hash
    | (?P<vraag>(?<=[\w/])\?[\w.%~-]+=[^\s"'<>]*)                                    # the query of an address
    | (?P<wachtwoord>(?<=://)[^\s:/@]+:[^\s/@]+(?=@))                             # user and password in an address
    | (?P<token>\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?|\b[Bb]earer\s+[\w.~+/=-]+)
    | (?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    | (?P<iban>(?i:\bNL\d{2}[ ]?[A-Z]{4}(?:[ ]?\d){10})|\b[A-Z]{2}\d{2}(?:[0-9A-Z]{11,30}|(?:[ ][0-9A-Z]{4}){2,7}(?:[ ][0-9A-Z]{1,3})?)\b)
    | (?P<bsn>(?<!\d)(?:\d{9}|\d{3}[ .-]\d{3}[ .-]\d{3}|\d{4}[ .-]\d{2}[ .-]\d{3})(?!\d))
    """,
    re.VERBOSE | re.ASCII,
)
#: Errors about our own code, not about anyone's data: their words may stand.
_OVER_CODE: Final = (AssertionError, AttributeError, ImportError, NameError, TypeError)
_AANHALING: Final = re.compile(r"""'[^']*'|"[^"]*"|`[^`]*`|\([^()]*\)""")
_MELDING_MAX: Final = 300


def redigeer(waarde: Any, *, getallen: bool = True) -> Any:
    """The same value without BSN, IBAN, e-mail address, token or password in any text of it; and, unless told not to, in any number."""
    if isinstance(waarde, str):
        return _TEKST.sub(_vervang, waarde)
    if isinstance(waarde, Mapping):
        return {sleutel: redigeer_veld(str(sleutel), w, getallen=getallen) for sleutel, w in waarde.items()}
    if isinstance(waarde, list | tuple | set | frozenset):
        return [redigeer(w, getallen=getallen) for w in waarde]
    if getallen and type(waarde) is int and waarde > 99_999_999 and _is_bsn(str(waarde)):  # noqa: PLR2004 - nine digits
        return "[bsn]"
    if waarde is None or isinstance(waarde, bool | int | float):
        return waarde
    return redigeer(f"[{len(waarde)} bytes]" if isinstance(waarde, bytes) else str(waarde))


def redigeer_veld(naam: str, waarde: Any, *, getallen: bool = True) -> Any:
    """The value of a field, which its name alone may forbid to show."""
    kaal = naam.lower().replace("_", "")
    if waarde is not None and (kaal in _PERSOONLIJK or _GEHEIM.search(naam)):
        return "[weggelaten]"
    return redigeer(waarde, getallen=getallen)


def melding(fout: BaseException) -> str:
    """What may be said of an error: its name; with our own words, or the first line of a foreign one without what it quotes."""
    naam, tekst = type(fout).__name__, str(fout)
    if not hasattr(fout, "status") and not isinstance(fout, _OVER_CODE):
        tekst = _AANHALING.sub("«…»", tekst.partition("\n")[0])
    return redigeer(f"{naam}: {tekst}"[:_MELDING_MAX]) if tekst else naam


def _vervang(gevonden: re.Match[str]) -> str:
    soort = gevonden.lastgroup
    if soort == "houd" or (soort == "bsn" and not _is_bsn(gevonden[0])):
        return gevonden[0]
    return "?[weggelaten]" if soort == "vraag" else f"[{soort}]"


def _is_bsn(tekst: str) -> bool:
    try:
        bsn(tekst)
    except OngeldigKenmerk:
        return False
    return True
