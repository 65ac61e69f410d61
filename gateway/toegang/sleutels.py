"""With which keys does the embedded issuer sign? RSA keys in a folder, PEM, one per file; the last name signs.

Rotation: put a later name beside the old key; both stand in the JWKS, new tokens are signed with the new one, and the
old file goes away when the last token of its time has ended (six hours).
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

#: Folder below `sleutels_map`. Apart from the apps' own keys, which every app reads.
MAP = "uitgever"
ALG = "PS256"
_BITS = 3072


def maak_rsa_sleutel(pad: Path, bits: int = _BITS) -> bool:
    """Write a new private key (PEM, 0600) unless there is one; whether it was made now."""
    if pad.exists():
        return False
    pad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    nieuw = pad.with_suffix(".nieuw")
    nieuw.unlink(missing_ok=True)
    nieuw.touch(mode=0o600)
    nieuw.write_bytes(RSAKey.generate_key(bits, private=True).as_pem(private=True))
    nieuw.rename(pad)  # half a key never carries the name
    return True


def openbaar(sleutel: RSAKey) -> dict[str, str]:
    """The public JWK; the `kid` is the thumbprint, so that the same key has the same name everywhere."""
    delen: dict[str, Any] = sleutel.as_dict(private=False)
    return {"kty": "RSA", "n": str(delen["n"]), "e": str(delen["e"]), "use": "sig", "alg": ALG, "kid": sleutel.thumbprint()}


def lees_rsa_sleutel(pad: Path) -> RSAKey:
    """The private key of a file that `maak_rsa_sleutel` wrote."""
    return RSAKey.import_key(pad.read_bytes())


@dataclass(frozen=True)
class Uitgeversleutels:
    """The keys of the embedded issuer."""

    folder: Path

    @cached_property
    def _sleutels(self) -> list[RSAKey]:
        return [lees_rsa_sleutel(pad) for pad in sorted(self.folder.glob("*.pem"))]

    @cached_property
    def jwks(self) -> dict[str, dict[str, str]]:
        """Public JWKs by `kid`."""
        return {jwk["kid"]: jwk for jwk in map(openbaar, self._sleutels)}

    def teken(self, claims: dict[str, Any]) -> str:
        """A signed token."""
        sleutel = self._sleutels[-1]
        return jwt.encode({"alg": ALG, "kid": sleutel.thumbprint(), "typ": "at+jwt"}, claims, sleutel, algorithms=[ALG])
