"""Is this signature good? The one place where the gateway reads or writes a signed token (JWS, RFC 7515).

Only the algorithms of the profile exist here, so `none` and HMAC with a public key are not even refused: they are
unknown. A token says with which `kid` and by which issuer it was made; that is believed only after the signature.
"""

import json
from base64 import urlsafe_b64decode
from binascii import Error as GeenBase64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from joserfc import jwk, jws
from joserfc.errors import JoseError

from gateway.toegang.domain.sleutel import ALGORITMEN

#: A larger token is not read: ours are about 1 kB.
TOKEN_MAX_TEKENS = 8_192
_DELEN = 3


class JwsOngeldig(Exception):  # noqa: N818 - private to toegang: becomes a refusal of the domain
    """Signature, form or algorithm is not what we accept; the text is for the log only."""


@dataclass(frozen=True, slots=True)
class Ongelezen:
    """A token of which nothing has been proven yet."""

    tekst: str
    alg: str
    kid: str
    claims: Mapping[str, Any]


def open_token(tekst: str) -> Ongelezen:
    """Take a compact token apart. Raises JwsOngeldig."""
    delen = tekst.split(".")
    if len(tekst) > TOKEN_MAX_TEKENS or len(delen) != _DELEN:
        raise JwsOngeldig("vorm")
    kop, claims = _json(delen[0]), _json(delen[1])
    alg, kid = kop.get("alg"), kop.get("kid")
    if alg not in ALGORITMEN or not isinstance(kid, str) or "crit" in kop or "b64" in kop:
        raise JwsOngeldig("kop")
    return Ongelezen(tekst, alg, kid, claims)


def bevestig(token: Ongelezen, sleutel: Mapping[str, str]) -> Mapping[str, Any]:
    """The claims, now proven to be of the holder of this public JWK. Raises JwsOngeldig."""
    if sleutel.get("alg", token.alg) != token.alg:
        raise JwsOngeldig("alg past niet bij de sleutel")
    try:
        gelezen = jws.deserialize_compact(token.tekst, jwk.import_key(dict(sleutel)), algorithms=[token.alg])
    except (JoseError, ValueError, TypeError) as fout:
        raise JwsOngeldig(type(fout).__name__) from None
    if gelezen.payload is None:
        raise JwsOngeldig("leeg")
    claims: Mapping[str, Any] = json.loads(gelezen.payload)
    return claims


def _json(deel: str) -> dict[str, Any]:
    try:
        waarde = json.loads(urlsafe_b64decode(deel + "=" * (-len(deel) % 4)))
    except (ValueError, GeenBase64, RecursionError) as fout:
        raise JwsOngeldig("vorm") from fout
    if not isinstance(waarde, dict):
        raise JwsOngeldig("vorm")
    return waarde
