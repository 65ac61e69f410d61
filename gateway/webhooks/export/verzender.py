"""Send one webhook over HTTP, and ask a receiver's consent: the only place where we call an address that others chose.

The resolver judges every address of a name and hands on only those we may call, and aiohttp connects to exactly these:
there is no second look-up between the judgement and the call. Nothing of the receiver's answer is kept but its status.
"""

import socket
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from gateway.webhooks.domain.adres import Net, controleer_url, letterlijk_adres, mag
from gateway.webhooks.domain.bezorging import Antwoord
from gateway.webhooks.domain.fouten import WebhookadresGeweigerd
from kernel.envelope import CONTENT_TYPE
from kernel.klok import nu

_VERBIND_S = 5.0


class _Bewaker(AbstractResolver):
    """A resolver that gives only addresses we may call."""

    def __init__(self, netten: Collection[Net], *, alleen_netten: bool) -> None:
        self._netten, self._alleen_netten = netten, alleen_netten
        self._binnen = aiohttp.ThreadedResolver()

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:
        """The addresses of `host` that may be called; raise WebhookadresGeweigerd when there are none."""
        goed: list[ResolveResult] = []
        for gevonden in await self._binnen.resolve(host, port, family):
            adres = letterlijk_adres(gevonden["host"])
            if adres is not None and mag(adres, self._netten, alleen_netten=self._alleen_netten):
                goed.append(gevonden)
        if not goed:
            raise WebhookadresGeweigerd("het ligt in een netwerk waar wij niet naartoe sturen")
        return goed

    async def close(self) -> None:
        """Nothing is held."""
        await self._binnen.close()


class Verzender:
    """Sends on connections of its own; use it with `async with`. `oorsprong` is the DNS name that receivers know us by."""

    def __init__(self, netten: Collection[Net], oorsprong: str, wachttijd_s: float) -> None:
        self._netten, self._oorsprong, self.wachttijd_s = netten, oorsprong, wachttijd_s
        self._sessies: dict[str, aiohttp.ClientSession] = {}

    async def __aenter__(self) -> Self:
        for schema in ("https", "http"):
            bewaker = _Bewaker(self._netten, alleen_netten=schema == "http")
            self._sessies[schema] = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(resolver=bewaker, use_dns_cache=False, limit=0),
                timeout=aiohttp.ClientTimeout(total=self.wachttijd_s, connect=min(_VERBIND_S, self.wachttijd_s)),
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
                auto_decompress=False,
            )
        return self

    async def __aexit__(self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None) -> None:
        for sessie in self._sessies.values():
            await sessie.close()

    async def stuur(self, url: str, bericht: bytes, handtekening: Mapping[str, str]) -> Antwoord:
        """POST one message; whatever goes wrong becomes an answer with the code of it."""
        headers = {**handtekening, "Content-Type": CONTENT_TYPE, "WebHook-Request-Origin": self._oorsprong}
        antwoord, _ = await self._vraag("POST", url, headers, bericht)
        return antwoord

    async def vraag_toestemming(self, url: str) -> bool:
        """Does the receiver say that it wants our webhooks? Only the header says so, never the status (CloudEvents, abuse protection)."""
        _, headers = await self._vraag("OPTIONS", url, {"WebHook-Request-Origin": self._oorsprong}, None)
        toegestaan = [deel.strip().lower() for deel in headers.get("WebHook-Allowed-Origin", "").split(",")]
        return "*" in toegestaan or self._oorsprong.lower() in toegestaan

    async def _vraag(self, methode: str, url: str, headers: Mapping[str, str], inhoud: bytes | None) -> tuple[Antwoord, Mapping[str, str]]:
        try:
            schema = controleer_url(url, self._netten).scheme
            async with self._sessies[schema].request(methode, url, data=inhoud, headers=headers, allow_redirects=False) as antwoord:
                return Antwoord(antwoord.status, kom_terug_na=_kom_terug_na(antwoord.headers.get("Retry-After"), nu())), antwoord.headers
        except WebhookadresGeweigerd:
            return Antwoord(None, "adres-geweigerd"), {}
        except TimeoutError:
            return Antwoord(None, "te-laat"), {}
        except aiohttp.ClientSSLError:
            return Antwoord(None, "certificaat"), {}
        except aiohttp.ClientConnectorError as fout:
            # aiohttp wraps what our resolver says; the reason is what an operator wants to see.
            return Antwoord(None, "adres-geweigerd" if isinstance(fout.__cause__, WebhookadresGeweigerd) else "geen-verbinding"), {}
        except (aiohttp.ClientError, OSError, ValueError):
            return Antwoord(None, "verbroken"), {}


def _kom_terug_na(waarde: str | None, op: datetime) -> timedelta | None:
    """Retry-After as a wait: seconds or a date (RFC 9110); None when it is neither."""
    if waarde is None:
        return None
    if waarde.isascii() and waarde.isdigit():
        return timedelta(seconds=int(waarde[:9]))
    try:
        return max(parsedate_to_datetime(waarde) - op, timedelta(0))
    except (ValueError, TypeError):
        return None
