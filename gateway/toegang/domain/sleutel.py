"""Which public keys do we accept? RSA of at least 2048 bits (PS256, RS256) and EC P-256 (ES256), each with its own `kid`.

A JWK is read as data here: it must be public, whole and unambiguous. The mathematics is done where tokens are verified.
"""

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping, Sequence

from gateway.toegang.domain.fouten import OngeldigeSleutel

ALGORITMEN = ("PS256", "RS256", "ES256")
_RSA_MIN_BITS = 2048
_SLEUTELS_MAX = 5
#: Members that a private or symmetric key has and a public one never.
_GEHEIM = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
_BASE64URL = re.compile(r"[A-Za-z0-9_-]+")
_ALG_BIJ = {"RSA": frozenset({"PS256", "RS256"}), "EC": frozenset({"ES256"})}
_DELEN = {"RSA": ("n", "e"), "EC": ("x", "y")}


def controleer_sleutels(sleutels: Sequence[Mapping[str, str]]) -> None:
    """Raise OngeldigeSleutel for the first key that cannot be used; rotation needs two, five is the most."""
    if len(sleutels) > _SLEUTELS_MAX:
        raise OngeldigeSleutel(len(sleutels), f"een client heeft ten hoogste {_SLEUTELS_MAX} sleutels")
    gezien: set[str] = set()
    for nummer, sleutel in enumerate(sleutels, 1):
        if reden := next(_bezwaren(sleutel), None):
            raise OngeldigeSleutel(nummer, reden)
        if sleutel["kid"] in gezien:
            raise OngeldigeSleutel(nummer, "dit kid komt twee keer voor")
        gezien.add(sleutel["kid"])


def _bezwaren(jwk: Mapping[str, str]) -> Iterator[str]:
    """What is wrong, the first thing first; a later check may count on the earlier ones."""
    if _GEHEIM & jwk.keys():
        yield "dit is een geheime sleutel; stuur alleen de openbare, en vervang deze"
    if not all(isinstance(waarde, str) for waarde in jwk.values()):
        yield "elk onderdeel moet tekst zijn"
    soort = jwk.get("kty", "")
    if soort not in _DELEN:
        yield "alleen RSA en EC worden gebruikt"
    if not jwk.get("kid"):
        yield "het kid ontbreekt"
    if jwk.get("use", "sig") != "sig":
        yield "de sleutel is niet om mee te ondertekenen"
    if "alg" in jwk and jwk["alg"] not in _ALG_BIJ[soort]:
        yield "alleen PS256, RS256 en ES256 worden gebruikt"
    if not all(_BASE64URL.fullmatch(jwk.get(deel, "")) for deel in _DELEN[soort]):
        yield "de sleutel is niet volledig"
    if soort == "RSA" and _bits(jwk["n"]) < _RSA_MIN_BITS:
        yield f"een RSA-sleutel heeft ten minste {_RSA_MIN_BITS} bits"
    if soort == "EC" and jwk.get("crv") != "P-256":
        yield "een EC-sleutel gebruikt P-256"


def _bits(getal: str) -> int:
    return int.from_bytes(urlsafe_b64decode(getal + "=" * (-len(getal) % 4))).bit_length()
