"""Do the claims of a token say what they must? (NL GOV Assurance profile for OAuth 2.0; RFC 7519, 7523)

Two readers: the *verklaring* with which a client asks for a token (`private_key_jwt`), and the *toegangstoken* with
which it comes to the door. The signature was verified before; here only words, dates and names are weighed. `nu` and
all times are seconds since 1970.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gateway.toegang.domain.fouten import ClientNietErkend, TokenGeweigerd

#: Clocks of two organisations may differ this much.
SPELING_S = 30
#: A verklaring is made for one request; it lives this long at most.
VERKLARING_HOOGSTENS_S = 300
#: Access token of the client credentials flow: at most six hours (OAUTH section 3.4).
TOKEN_HOOGSTENS_S = 6 * 3600
#: A jti has at least 128 bits (OAUTH section 3.2.1): 16 characters can hold that, fewer cannot.
JTI_MIN, JTI_MAX = 16, 128


@dataclass(frozen=True, slots=True)
class Verklaring:
    """Who asks for a token. Its `jti` may be used once, until `verloopt`."""

    client_id: str
    jti: str
    verloopt: int


@dataclass(frozen=True, slots=True)
class Toegangstoken:
    """What an accepted access token says. `medewerker` only when its issuer names persons."""

    client_id: str
    scopes: frozenset[str]
    verloopt: int
    medewerker: str | None = None


class _Ongeldig(Exception):  # noqa: N818 - private: becomes one of the two refusals
    pass


def lees_verklaring(claims: Mapping[str, Any], adressen: frozenset[str], nu: int) -> Verklaring:
    """The verklaring of a client (RFC 7523 section 3). `adressen` are the names by which our token endpoint goes.

    Raises ClientNietErkend; its `reden` is for the log only.
    """
    try:
        client_id = _tekst(claims, "iss")
        _eis(_tekst(claims, "sub") == client_id, "sub is niet iss")
        _eis(bool(adressen & _aud(claims)), "aud")
        verloopt = _binnen_tijd(claims, nu)
        _eis(verloopt - _moment(claims, "iat") <= VERKLARING_HOOGSTENS_S, "leeft te lang")
        return Verklaring(client_id, _jti(claims), verloopt)
    except _Ongeldig as fout:
        raise ClientNietErkend(str(fout)) from None


def lees_toegangstoken(claims: Mapping[str, Any], aud: str, nu: int, *, medewerker_claim: str | None = None) -> Toegangstoken:
    """What the token grants at most. `medewerker_claim` names the claim in which this issuer puts the person, if any.

    Raises TokenGeweigerd; its `reden` is for the log only.
    """
    try:
        _eis(aud in _aud(claims), "aud")
        verloopt = _binnen_tijd(claims, nu)
        _eis(verloopt - _moment(claims, "iat") <= TOKEN_HOOGSTENS_S, "leeft te lang")
        _jti(claims)
        medewerker = _tekst(claims, medewerker_claim) if medewerker_claim and medewerker_claim in claims else None
        scope = claims.get("scope", "")
        _eis(isinstance(scope, str), "scope")
        return Toegangstoken(_tekst(claims, "azp"), frozenset(scope.split()), verloopt, medewerker)
    except _Ongeldig as fout:
        raise TokenGeweigerd(str(fout)) from None


def _binnen_tijd(claims: Mapping[str, Any], nu: int) -> int:
    """The `exp`, when the token holds now."""
    verloopt = _moment(claims, "exp")
    _eis(verloopt > nu - SPELING_S, "verlopen")
    _eis(_moment(claims, "iat") <= nu + SPELING_S, "iat in de toekomst")
    _eis("nbf" not in claims or _moment(claims, "nbf") <= nu + SPELING_S, "nbf in de toekomst")
    return verloopt


def _eis(voldaan: bool, reden: str) -> None:
    if not voldaan:
        raise _Ongeldig(reden)


def _tekst(claims: Mapping[str, Any], naam: str) -> str:
    waarde = claims.get(naam)
    if not isinstance(waarde, str) or not waarde:
        raise _Ongeldig(naam)
    return waarde


def _moment(claims: Mapping[str, Any], naam: str) -> int:
    """A NumericDate, which may have a fraction. NaN and infinity are numbers in JSON as Python reads it, and true is an int."""
    waarde = claims.get(naam)
    if waarde is None or isinstance(waarde, bool | str | list | dict):
        raise _Ongeldig(naam)
    moment = Decimal(repr(waarde))
    if not moment.is_finite() or not 0 <= moment < 2**53:
        raise _Ongeldig(naam)
    return int(moment)


def _aud(claims: Mapping[str, Any]) -> frozenset[str]:
    waarde = claims.get("aud")
    lijst = [waarde] if isinstance(waarde, str) else waarde
    if not isinstance(lijst, list) or not all(isinstance(a, str) for a in lijst):
        raise _Ongeldig("aud")
    return frozenset(lijst)


def _jti(claims: Mapping[str, Any]) -> str:
    jti = _tekst(claims, "jti")
    _eis(JTI_MIN <= len(jti) <= JTI_MAX and jti.isascii() and jti.isprintable(), "jti")
    return jti
