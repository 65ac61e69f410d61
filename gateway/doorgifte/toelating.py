"""May this caller pass, and as whom? The outside token goes in, a short-lived internal token comes out.

The internal token names the client, the gemeenten it works for today, its rights, and the medewerker who acts. It is
kept for its life per client and medewerker; the way there (token, register) is walked again every `vers_s` seconds, so
that a withdrawn client is out by then.
"""

import re
import time
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TypeVar

from gateway.doorgifte.fouten import MedewerkerNietVertrouwd, MedewerkerOnduidelijk
from gateway.toegang.domain.client import MEDEWERKER_AANDUIDEN
from gateway.toegang.domain.fouten import TokenGeweigerd
from gateway.toegang.register import Register
from gateway.toegang.verificatie import Geverifieerd, Verificatie
from kernel.auth import Actor, Ondertekenaar
from kernel.auth.token import GELDIG_CLIENT_S

#: A person at the client's organisation: a pseudonymous id, so no spaces, no @, never a name.
_MEDEWERKER = re.compile(r"[A-Za-z0-9._-]{1,64}")
#: An internal token is not handed out when it has less than this to live, in seconds.
_MARGE_S = 15.0
#: How many internal tokens are remembered; the oldest leave first.
ONTHOUDEN_MAX = 10_000

_Sleutel = tuple[str, bytes, bytes | None]
S = TypeVar("S", bound=Hashable)
W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class Toegang:
    """Who passes: the client, and the `Authorization` with which its request goes on."""

    client: str
    autorisatie: bytes


class Toelating:
    """Exchanges tokens at the door."""

    def __init__(self, verificatie: Verificatie, register: Register, ondertekenaar: Ondertekenaar, vers_s: float) -> None:
        self._verificatie, self._register, self._ondertekenaar, self._vers_s = verificatie, register, ondertekenaar, vers_s
        self._recent: dict[_Sleutel, tuple[float, Toegang]] = {}
        self._getekend: dict[tuple[str, Actor], tuple[float, bytes]] = {}

    async def laat_toe(self, app: str, gegeven: bytes | None, medewerker: bytes | None) -> Toegang:
        """As whom this request goes on to `app`; `gegeven` is the `Authorization` it came with.

        Raises TokenGeweigerd, MedewerkerOnduidelijk or MedewerkerNietVertrouwd.
        """
        if gegeven is None:
            raise TokenGeweigerd("geen token")
        sleutel = (app, gegeven, medewerker)
        nu = time.monotonic()
        if (recent := self._recent.get(sleutel)) and recent[0] > nu:
            return recent[1]
        soort, _, tekst = gegeven.partition(b" ")
        if soort.lower() != b"bearer" or not tekst.isascii():
            raise TokenGeweigerd("geen bearer")
        gelezen = await self._verificatie.lees(tekst.decode().strip())
        actor = await self._actor(gelezen, medewerker)
        toegang = Toegang(actor.client, self._teken(app, actor, nu))
        # Never past the end of the outside token; wall clock and monotonic clock run equally fast.
        _onthoud(self._recent, sleutel, min(nu + self._vers_s, nu + gelezen.token.verloopt - time.time()), toegang)
        return toegang

    async def _actor(self, gelezen: Geverifieerd, medewerker: bytes | None) -> Actor:
        token = gelezen.token
        stand = await self._register.stand()
        client = stand.clients.get(token.client_id)
        if client is None or client.uitgever != gelezen.uitgever:
            raise TokenGeweigerd("client onbekend, ingetrokken of van een andere uitgever")
        scopes = token.scopes & client.scopes
        wie = _wie(token.medewerker, medewerker, mag_aanduiden=MEDEWERKER_AANDUIDEN in scopes)
        return Actor(client.id, client.werkgebied(stand.regio), scopes - {MEDEWERKER_AANDUIDEN}, medewerker=wie)

    def _teken(self, app: str, actor: Actor, nu: float) -> bytes:
        if (eerder := self._getekend.get((app, actor))) and eerder[0] > nu:
            return eerder[1]
        autorisatie = f"Bearer {self._ondertekenaar.client_token(app, actor)}".encode()
        _onthoud(self._getekend, (app, actor), nu + GELDIG_CLIENT_S - _MARGE_S, autorisatie)
        return autorisatie


def _wie(uit_token: str | None, uit_header: bytes | None, *, mag_aanduiden: bool) -> str | None:
    """The person who acts. A token that names one cannot be overruled by a header."""
    if uit_token is not None:
        if uit_header is not None:
            raise MedewerkerOnduidelijk
        if not _MEDEWERKER.fullmatch(uit_token):
            raise TokenGeweigerd("medewerker")
        return uit_token
    if uit_header is None:
        return None
    if not mag_aanduiden:
        raise MedewerkerNietVertrouwd
    tekst = uit_header.decode("latin-1")
    if not _MEDEWERKER.fullmatch(tekst):
        raise MedewerkerOnduidelijk
    return tekst


def _onthoud(waar: dict[S, tuple[float, W]], sleutel: S, tot: float, waarde: W) -> None:
    if len(waar) >= ONTHOUDEN_MAX:
        waar.pop(next(iter(waar)))
    waar[sleutel] = (tot, waarde)
