"""Are two names of one person? Compared by their parts, for no two partners write a name the same way. (Divosa 2025)

A surname gives its parts without tussenvoegsels, and the whole run together: 'van der Berg', 'Berg, v.d.' and 'Vanderberg' meet; so do
'Smit-de Vries' and 'De Vries' (maiden name), 'Strauß' and 'Strauss', 'Müller', 'Muller' and 'Mueller', 'Dijk' and 'Dyk'. A business name
gives its words, because the energy contract of 'Bakkerij Jansen' may be Jansen's own.

Only parts leave this module; they are stored as keyed hashes, never as text.
"""

import re
import unicodedata
from typing import Final

#: Words in front of or inside a surname that partners leave out, shorten or put elsewhere.
TUSSENVOEGSELS: Final = frozenset(
    [
        "aan",
        "af",
        "al",
        "ben",
        "bij",
        "bin",
        "da",
        "das",
        "de",
        "degli",
        "dei",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "d",
        "e",
        "el",
        "en",
        "in",
        "het",
        "la",
        "las",
        "le",
        "les",
        "los",
        "of",
        "onder",
        "op",
        "over",
        "s",
        "t",
        "te",
        "ten",
        "ter",
        "tot",
        "uit",
        "uyt",
        "van",
        "vd",
        "vande",
        "vanden",
        "vander",
        "v",
        "ver",
        "von",
        "vom",
        "voor",
        "zu",
        "zum",
        "zur",
    ]
)
#: Words of a business name that tell nothing about whose it is.
_VORMWOORDEN: Final = frozenset(
    [
        "bv",
        "nv",
        "vof",
        "cv",
        "eenmanszaak",
        "maatschap",
        "firma",
        "fa",
        "stichting",
        "vereniging",
        "zzp",
        "bedrijf",
        "en",
        "de",
        "het",
        "van",
        "der",
        "den",
    ],
)
_WOORD: Final = re.compile(r"[a-z0-9]+")
_VERVANG: Final = {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "'": "", "\u2019": "", ".": ""}
_LETTERS: Final = str.maketrans(_VERVANG)
_UMLAUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_MINSTE_LETTERS: Final = 2
_MINSTE_LETTERS_BEDRIJF: Final = 3


def naamdelen(achternaam: str, voorvoegsel: str = "") -> frozenset[str]:
    """The parts by which a surname is recognised; empty when there is none. One part in common means: the names do not contradict."""
    if not achternaam:
        return frozenset()
    heel = f"{voorvoegsel} {achternaam}".casefold()
    delen: set[str] = set()
    for vorm in _schrijfwijzen(heel):
        woorden = _WOORD.findall(vorm)
        kern = [w for w in woorden if w not in TUSSENVOEGSELS and len(w) >= _MINSTE_LETTERS]
        delen.update(kern or woorden)
        delen.add("".join(woorden))
    return frozenset(delen)


def bedrijfswoorden(bedrijfsnaam: str) -> frozenset[str]:
    """The words of a business name that may be a surname."""
    woorden = {w for vorm in _schrijfwijzen(bedrijfsnaam.casefold()) for w in _WOORD.findall(vorm)}
    return frozenset(w for w in woorden if len(w) >= _MINSTE_LETTERS_BEDRIJF and w not in _VORMWOORDEN)


def bedrijfssleutel(bedrijfsnaam: str) -> str:
    """The whole business name in one form: two contracts with the same one are of one business."""
    eerste = _schrijfwijzen(bedrijfsnaam.casefold())[0]
    return "".join(w for w in _WOORD.findall(eerste) if w not in _VORMWOORDEN)


def _schrijfwijzen(tekst: str) -> list[str]:
    """Without diacritics, and where an umlaut stands also with the e that some write for it. 'ij' and 'y' are one letter."""
    if tekst.isascii():
        return [tekst.translate(_LETTERS).replace("ij", "y")]
    tekst = unicodedata.normalize("NFC", tekst)
    vormen = [tekst, tekst.translate(_UMLAUT)] if any(teken in "äöü" for teken in tekst) else [tekst]
    return [_kaal(vorm).replace("ij", "y") for vorm in vormen]


def _kaal(tekst: str) -> str:
    ontleed = unicodedata.normalize("NFKD", tekst.translate(_LETTERS))
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))
