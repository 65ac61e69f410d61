"""What does a token of ours say? (NL GOV Assurance profile for OAuth 2.0, section 3.2.1 and 3.4)"""

from dataclasses import dataclass
from typing import Any

from gateway.toegang.domain.client import Client
from gateway.toegang.domain.fouten import ScopeNietToegestaan
from gateway.toegang.domain.verklaring import TOKEN_HOOGSTENS_S


@dataclass(frozen=True, slots=True)
class Uitgifte:
    """By which name we sign, for whom the token is meant, and for how long it holds (seconds)."""

    uitgever: str
    aud: str
    geldig_s: int

    def __post_init__(self) -> None:
        assert 0 < self.geldig_s <= TOKEN_HOOGSTENS_S, "a client credentials token lives at most six hours"

    @property
    def adressen(self) -> frozenset[str]:
        """The names by which a client may address its verklaring: the token endpoint, or the issuer (RFC 7523bis)."""
        return frozenset({f"{self.uitgever}/tokens", self.uitgever})


def bepaal_scopes(client: Client, gevraagd: str | None) -> frozenset[str]:
    """The rights in the token: what was asked, or all that the client has. Raises ScopeNietToegestaan."""
    scopes = frozenset((gevraagd or "").split())
    if scopes - client.scopes:
        raise ScopeNietToegestaan
    return scopes or client.scopes


def claims(uitgifte: Uitgifte, client_id: str, scopes: frozenset[str], jti: str, nu: int) -> dict[str, Any]:
    """The claims of an access token. `jti` has at least 128 random bits; `nu` is in seconds since 1970."""
    return {
        "iss": uitgifte.uitgever,
        "sub": client_id,
        "azp": client_id,
        "client_id": client_id,
        "aud": uitgifte.aud,
        "iat": nu,
        "nbf": nu,
        "exp": nu + uitgifte.geldig_s,
        "jti": jti,
        "scope": " ".join(sorted(scopes)),
    }
