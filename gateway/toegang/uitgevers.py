"""Whose tokens do we believe? Our own issuer, and those that the operator has put on the list (OAUTH section 4.3).

An issuer on the list speaks only for clients that are registered with it: a `azp` that belongs to another issuer is
refused, however well it was signed.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

import aiohttp
import structlog

from gateway.toegang.domain.fouten import OngeldigeSleutel
from gateway.toegang.domain.sleutel import controleer_sleutels
from gateway.toegang.sleutels import Uitgeversleutels

log = structlog.get_logger(__name__)

#: Keys of an outside issuer are read again after this long, and for an unknown `kid` not more often than this.
JWKS_VERS_S, JWKS_RUST_S = 600.0, 30.0
JWKS_MAX_BYTES = 65_536
_HAAL_S = 3.0

Haal = Callable[[str], Awaitable[Any]]


class Uitgever(Protocol):
    """Someone who signs access tokens: ourselves, or an OpenID provider of the operator's choice."""

    naam: str
    medewerker_claim: str | None

    async def sleutel(self, kid: str) -> Mapping[str, str] | None:
        """The public JWK of this `kid`, or None."""
        ...


class EigenUitgever:
    """The embedded issuer. Its tokens name no person: the client says for whom it acts, if it may."""

    medewerker_claim: str | None = None

    def __init__(self, naam: str, sleutels: Uitgeversleutels) -> None:
        self.naam, self._sleutels = naam, sleutels

    async def sleutel(self, kid: str) -> Mapping[str, str] | None:
        """One of our own keys."""
        return self._sleutels.jwks.get(kid)


class BuitenUitgever:
    """An issuer on the list, whose keys are fetched from its JWKS address and kept for a while."""

    def __init__(self, naam: str, jwks_url: str, medewerker_claim: str | None, haal: Haal | None = None) -> None:
        self.naam, self.jwks_url, self.medewerker_claim = naam, jwks_url, medewerker_claim
        self._haal = haal or haal_json
        self._sleutels: dict[str, Mapping[str, str]] = {}
        self._gelezen = float("-inf")
        self._een_tegelijk = asyncio.Lock()

    async def sleutel(self, kid: str) -> Mapping[str, str] | None:
        """A key of the issuer. While it cannot be reached, the keys of last time stay good."""
        if self._moet_lezen(kid):
            async with self._een_tegelijk:
                if self._moet_lezen(kid):  # another request may have read them meanwhile
                    await self._ververs()
                    self._gelezen = time.monotonic()
        return self._sleutels.get(kid)

    def _moet_lezen(self, kid: str) -> bool:
        leeftijd = time.monotonic() - self._gelezen
        return leeftijd > JWKS_VERS_S or (kid not in self._sleutels and leeftijd > JWKS_RUST_S)

    async def _ververs(self) -> None:
        try:
            inhoud = await self._haal(self.jwks_url)
            gelezen = {str(jwk["kid"]): _tekstdelen(jwk) for jwk in inhoud["keys"] if jwk.get("use", "sig") == "sig"}
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError, AttributeError) as fout:
            log.warning("jwks niet gelezen", uitgever=self.naam, fout=type(fout).__name__)
            return
        self._sleutels = {kid: jwk for kid, jwk in gelezen.items() if _bruikbaar(jwk)}


def _tekstdelen(jwk: Mapping[str, Any]) -> Mapping[str, str]:
    """Without `x5c`, `key_ops` and other lists, which we do not use."""
    return {naam: waarde for naam, waarde in jwk.items() if isinstance(waarde, str)}


def _bruikbaar(jwk: Mapping[str, str]) -> bool:
    try:
        controleer_sleutels([jwk])
    except OngeldigeSleutel:
        return False
    return True


async def haal_json(url: str) -> Any:
    """Fetch a small JSON document. Raises aiohttp.ClientError, TimeoutError or ValueError."""
    tijd = aiohttp.ClientTimeout(total=_HAAL_S)
    async with aiohttp.ClientSession(timeout=tijd) as sessie, sessie.get(url, allow_redirects=False, raise_for_status=True) as antwoord:
        inhoud = await antwoord.content.read(JWKS_MAX_BYTES + 1)
        if antwoord.status != 200 or len(inhoud) > JWKS_MAX_BYTES or not antwoord.content.at_eof():  # noqa: PLR2004 - OK
            raise ValueError(url)
        return json.loads(inhoud)
