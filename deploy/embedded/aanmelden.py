"""How a client gets a token: a verklaring signed with its own key, exchanged at the token endpoint (private_key_jwt).

This is what the program of a real client does; here the demo, the tests and `make run` use it.
"""

import secrets
import time
from pathlib import Path

import httpx
from joserfc import jwt

from gateway.toegang.sleutels import ALG, lees_rsa_sleutel

VERKLARING_SOORT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def maak_verklaring(client_id: str, sleutel: Path, uitgever: str) -> str:
    """A signed statement of who asks, good for one request within a minute. `uitgever` is `<address>/gateway/v1`."""
    nu = int(time.time())
    key = lees_rsa_sleutel(sleutel)
    claims = {
        "iss": client_id,
        "sub": client_id,
        "aud": f"{uitgever}/tokens",
        "iat": nu,
        "exp": nu + 60,
        "jti": secrets.token_urlsafe(24),
    }
    return jwt.encode({"alg": ALG, "kid": key.thumbprint()}, claims, key, algorithms=[ALG])


async def vraag_token(client: httpx.AsyncClient, client_id: str, sleutel: Path, uitgever: str, scope: str | None = None) -> str:
    """An access token. Raises httpx.HTTPStatusError when it is refused."""
    formulier = {
        "grant_type": "client_credentials",
        "client_assertion_type": VERKLARING_SOORT,
        "client_assertion": maak_verklaring(client_id, sleutel, uitgever),
        **({"scope": scope} if scope else {}),
    }
    antwoord = await client.post("/gateway/v1/tokens", data=formulier)
    antwoord.raise_for_status()
    return str(antwoord.json()["access_token"])
