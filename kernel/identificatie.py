"""Is this a real number? Identifiers of people, businesses and public bodies, each brought to the one form that is stored.

Every function takes what a file or a person wrote and gives back the normalised text, or raises OngeldigKenmerk. An error
names the kind of number and what is wrong with it, never the value: it may be shown and logged.
"""

import re
from typing import ClassVar, Final

_SCHEIDING: Final = str.maketrans("", "", " \u00a0.-")
_CIJFERS: Final = re.compile(r"\d+", re.ASCII)
_OIN: Final = re.compile(r"\d{8}[0-9A-Z]{12}", re.ASCII)
_IBAN: Final = re.compile(r"[A-Z]{2}\d{2}[0-9A-Z]{11,30}", re.ASCII)
_IBAN_NL: Final = re.compile(r"NL\d{2}[A-Z]{4}\d{10}", re.ASCII)
_POSTCODE: Final = re.compile(r"[1-9]\d{3}(?!SA|SD|SS)[A-Z]{2}", re.ASCII)
_HUISNUMMER: Final = re.compile(r"0*([1-9]\d{0,4})", re.ASCII)
_TOEVOEGING: Final = re.compile(r"[0-9A-Z][0-9A-Z -]{0,3}", re.ASCII)

#: Registers that hand out the first eight positions of an OIN; 00000099 is for tests (Logius, 13-3-2026).
OIN_PREFIXEN: Final = frozenset(
    ("00000001", "00000002", "00000003", "00000004", "00000006", "00000007", "00000008", "00000009", "00000010", "00000099")
)
_OIN_RSIN, _OIN_KVK = "00000001", "00000003"

#: Betalingskenmerk: weights from right to left, repeating; and what the check digit is for a remainder.
_WEGING: Final = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)
_CONTROLECIJFER: Final = "01987654321"
_MET_LENGTECIJFER, _VOL, _ZONDER_CONTROLE = range(9, 15), 16, 7
_HOOGSTE_VOLGNUMMER = 10**15 - 1


class OngeldigKenmerk(ValueError):  # noqa: N818 - Dutch: the name says it is an error
    """Geen geldig {soort}: {reden}."""

    status: ClassVar[int] = 400

    def __init__(self, soort: str, reden: str) -> None:
        self.soort, self.reden = soort, reden

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


def _cijfers(waarde: str, aantal: int, soort: str) -> str:
    """Exactly so many ASCII digits; leading zeros count."""
    kaal = waarde.strip()
    if len(kaal) != aantal or not _CIJFERS.fullmatch(kaal):
        raise OngeldigKenmerk(soort, f"het moet uit {aantal} cijfers bestaan")
    return kaal


def _elfproef(cijfers: str, soort: str) -> str:
    """Weights 9 to 2 and -1 sum to a multiple of eleven; all zeros does not count."""
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(range(9, 1, -1), cijfers, strict=False)) - int(cijfers[8])
    if som % 11 or cijfers == "000000000":
        raise OngeldigKenmerk(soort, "het klopt niet volgens de elfproef")
    return cijfers


def bsn(waarde: str) -> str:
    """Burgerservicenummer, 9 digits. Spaces, dots and dashes are dropped; 8 digits get their leading zero back."""
    kaal = waarde.translate(_SCHEIDING)
    return _elfproef(_cijfers(kaal.zfill(9) if len(kaal) == 8 else kaal, 9, "BSN"), "BSN")  # noqa: PLR2004 - see the docstring


def rsin(waarde: str) -> str:
    """Rechtspersonen en Samenwerkingsverbanden Informatienummer: 9 digits, the same check as a BSN."""
    return _elfproef(_cijfers(waarde.translate(_SCHEIDING), 9, "RSIN"), "RSIN")


def kvk_nummer(waarde: str) -> str:
    """8 digits, no check digit; leading zeros belong to it."""
    return _cijfers(waarde, 8, "KVK-nummer")


def vestigingsnummer(waarde: str) -> str:
    """12 digits, no check digit."""
    return _cijfers(waarde, 12, "vestigingsnummer")


def gemeentecode(waarde: str) -> str:
    """CBS code, 4 digits; the form "GM0518" is read too. 0000 is no gemeente: the kernel uses it for the organisation itself."""
    code = _cijfers(waarde.strip().upper().removeprefix("GM"), 4, "gemeentecode")
    if code == "0000":
        raise OngeldigKenmerk("gemeentecode", "0000 is geen gemeente")
    return code


def bag_id(waarde: str) -> str:
    """Identification of a nummeraanduiding in the BAG: 16 digits."""
    return _cijfers(waarde, 16, "BAG-identificatie")


def oin(waarde: str) -> str:
    """Organisatie-identificatienummer: prefix 8, hoofdnummer 8 or 9, suffix 0000 or 000. An RSIN or KVK-nummer inside is checked too."""
    kaal = waarde.strip().upper()
    if not _OIN.fullmatch(kaal):
        raise OngeldigKenmerk("OIN", "het moet uit 20 posities bestaan, waarvan de eerste 8 cijfers zijn")
    if kaal[:8] not in OIN_PREFIXEN:
        raise OngeldigKenmerk("OIN", "de eerste 8 cijfers horen niet bij een bekend register")
    if not kaal.endswith("0000" if kaal.startswith(_OIN_KVK) else "000"):
        raise OngeldigKenmerk("OIN", "het einde moet uit nullen bestaan")
    if kaal.startswith(_OIN_RSIN):
        rsin(kaal[8:17])
    if kaal.startswith(_OIN_KVK):
        kvk_nummer(kaal[8:16])
    return kaal


def iban(waarde: str) -> str:
    """International account number without spaces, upper case. Of a Dutch one the length and the letters of the bank are checked too."""
    kaal = waarde.translate(_SCHEIDING).upper()
    if not _IBAN.fullmatch(kaal) or (kaal.startswith("NL") and not _IBAN_NL.fullmatch(kaal)):
        raise OngeldigKenmerk("IBAN", "de lengte of de opbouw klopt niet")
    if int("".join(str(int(teken, 36)) for teken in kaal[4:] + kaal[:4])) % 97 != 1:
        raise OngeldigKenmerk("IBAN", "het controlegetal klopt niet")
    return kaal


def postcode(waarde: str) -> str:
    """Dutch postcode as "1234AB"."""
    kaal = waarde.translate(_SCHEIDING).upper()
    if not _POSTCODE.fullmatch(kaal):
        raise OngeldigKenmerk("postcode", "het moet uit 4 cijfers en 2 letters bestaan")
    return kaal


def huisnummer(waarde: str) -> str:
    """1 to 99999, without leading zeros."""
    gevonden = _HUISNUMMER.fullmatch(waarde.strip())
    if gevonden is None:
        raise OngeldigKenmerk("huisnummer", "het moet een getal van 1 tot en met 99999 zijn")
    return gevonden[1]


def huisnummertoevoeging(waarde: str) -> str:
    """Letter and addition to a house number, upper case, at most 4 positions: "a" and "A" are the same door."""
    kaal = waarde.strip().upper()
    if not _TOEVOEGING.fullmatch(kaal):
        raise OngeldigKenmerk("huisnummertoevoeging", "het mag uit ten hoogste 4 letters, cijfers, spaties of streepjes bestaan")
    return kaal


def betalingskenmerk(waarde: str) -> str:
    """Dutch payment reference: 7 digits (no check), 9 to 14 (check digit, length digit) or 16 (check digit)."""
    kaal = waarde.translate(_SCHEIDING)
    lengte = len(kaal)
    if not _CIJFERS.fullmatch(kaal) or not (lengte in (_ZONDER_CONTROLE, _VOL) or lengte in _MET_LENGTECIJFER):
        raise OngeldigKenmerk("betalingskenmerk", "het moet uit 7, 9 tot en met 14, of 16 cijfers bestaan")
    if lengte in _MET_LENGTECIJFER and int(kaal[1]) != (lengte - 2) % 10:
        raise OngeldigKenmerk("betalingskenmerk", "het lengtecijfer klopt niet")
    if lengte != _ZONDER_CONTROLE and kaal[0] != _controlecijfer(kaal[1:]):
        raise OngeldigKenmerk("betalingskenmerk", "het controlecijfer klopt niet")
    return kaal


def maak_betalingskenmerk(volgnummer: int) -> str:
    """The reference of 16 digits that carries `volgnummer` (0 to 15 nines)."""
    assert 0 <= volgnummer <= _HOOGSTE_VOLGNUMMER, "a payment reference carries at most fifteen digits"
    rest = f"{volgnummer:015d}"
    return _controlecijfer(rest) + rest


def _controlecijfer(cijfers: str) -> str:
    """Eleven minus the weighted sum modulo eleven, where 10 becomes 1 and 11 becomes 0."""
    som = sum(int(cijfer) * _WEGING[plaats % 10] for plaats, cijfer in enumerate(reversed(cijfers)))
    return _CONTROLECIJFER[som % 11]
