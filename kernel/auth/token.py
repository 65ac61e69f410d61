"""Internal tokens: short-lived Ed25519 JWTs, signed by the gateway for a client and by every app for itself.

Every app has a private key of its own; all apps know all public keys (`<app>.json`, a JWK, in one folder). A service
trusts no header: it verifies the signature, the issuer, the audience and the expiry, and reads who it is from there.
"""

import json
import time
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from kernel.auth.scopes import Actor, NietAangemeld, Soort

_ALG = "Ed25519"
#: Lifetime of a token that the gateway makes for a client; it is cached for that long, so a revocation waits at most this.
GELDIG_CLIENT_S = 120
#: Lifetime of a token with which one app asks another something, once.
GELDIG_SYSTEEM_S = 30
#: Clocks of two machines may differ this much.
SPELING_S = 5


def maak_sleutel(folder: Path, app: str) -> None:
    """Write a new key pair for an app, unless it has one: `<app>.privaat.json` (0600) and `<app>.json`."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    privaat = folder / f"{app}.privaat.json"
    if privaat.exists():
        return
    key = OKPKey.generate_key("Ed25519", {"kid": f"{app}-{uuid4().hex[:8]}", "use": "sig", "alg": _ALG}, private=True)
    privaat.touch(mode=0o600)
    privaat.write_text(json.dumps(key.as_dict(private=True)))
    (folder / f"{app}.json").write_text(json.dumps(key.as_dict(private=False)))


class Ondertekenaar:
    """Signs tokens as one app."""

    def __init__(self, folder: Path, app: str) -> None:
        self.app = app
        self._key = OKPKey.import_key(json.loads((folder / f"{app}.privaat.json").read_text()))

    def client_token(self, aud: str, actor: Actor, *, geldig_s: int = GELDIG_CLIENT_S) -> str:
        """The gateway's token: this client may do this at `aud`."""
        return self._teken(aud, actor.client, "client", actor.gemeenten, actor.scopes, actor.medewerker, geldig_s)

    def systeem_token(self, aud: str, gemeente: str, scope: str) -> str:
        """An app's own token: one gemeente, one right, half a minute."""
        return self._teken(aud, self.app, "systeem", [gemeente], [scope], None, GELDIG_SYSTEEM_S)

    def _teken(
        self, aud: str, sub: str, soort: Soort, gemeenten: Iterable[str], scopes: Iterable[str], medewerker: str | None, geldig_s: int
    ) -> str:
        nu = int(time.time())
        claims = {
            "iss": self.app,
            "aud": aud,
            "sub": sub,
            "iat": nu,
            "exp": nu + geldig_s,
            "jti": uuid4().hex,
            "soort": soort,
            "gemeenten": sorted(gemeenten),
            "scope": " ".join(sorted(scopes)),
        }
        if medewerker:
            claims["medewerker"] = medewerker
        return jwt.encode({"alg": _ALG, "kid": self._key.kid}, claims, self._key, algorithms=[_ALG])


class Sleutelring:
    """Verifies tokens for one app, with the public keys of all apps; verified tokens are remembered for their life."""

    #: How many verified tokens are remembered; the oldest leave first.
    ONTHOUDEN_MAX = 2_000

    def __init__(self, folder: Path, app: str) -> None:
        self.app = app
        self._keys = {p.stem: OKPKey.import_key(json.loads(p.read_text())) for p in folder.glob("*.json") if p.stem.isalpha()}
        self._bekend: dict[str, tuple[float, Actor]] = {}

    def lees(self, token: str) -> Actor:
        """Who holds this token. Raises NietAangemeld for anything that is not exactly right."""
        nu = time.time()
        if (bekend := self._bekend.get(token)) and bekend[0] > nu:
            return bekend[1]
        tot, actor = self._verifieer(token, nu)
        if len(self._bekend) >= self.ONTHOUDEN_MAX:
            self._bekend.pop(next(iter(self._bekend)))
        self._bekend[token] = (tot, actor)
        return actor

    def _verifieer(self, token: str, nu: float) -> tuple[float, Actor]:
        try:
            # The issuer says which key to try; the signature then proves that it was he.
            iss = str(json.loads(_b64(token.split(".")[1]))["iss"])
            claims = jwt.decode(token, self._keys[iss], algorithms=[_ALG]).claims
            soort: Soort = claims["soort"]
            actor = Actor(
                client=claims["sub"],
                gemeenten=frozenset(claims["gemeenten"]),
                scopes=frozenset(str(claims["scope"]).split()),
                soort=soort,
                medewerker=claims.get("medewerker"),
                oorsprong=iss,
            )
            exp, aud = float(claims["exp"]), claims["aud"]
        except (JoseError, KeyError, ValueError, IndexError, TypeError) as fout:
            raise NietAangemeld from fout
        # Only the gateway may speak for clients, and an app only for itself.
        spreekt_voor_zich = (soort == "client" and iss == "gateway") or (soort == "systeem" and iss == actor.client)
        if aud != self.app or exp < nu - SPELING_S or not spreekt_voor_zich:
            raise NietAangemeld
        return exp, actor


def _b64(deel: str) -> bytes:
    from base64 import urlsafe_b64decode

    return urlsafe_b64decode(deel + "=" * (-len(deel) % 4))
