"""Is this outside token good, and what does it grant at most? (NL GOV profile, section 3 and 4)"""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from gateway.toegang import jose
from gateway.toegang.domain.fouten import TokenGeweigerd
from gateway.toegang.domain.verklaring import Toegangstoken, lees_toegangstoken
from gateway.toegang.uitgevers import Uitgever

#: How many verified tokens are remembered; the oldest leave first.
ONTHOUDEN_MAX = 10_000


@dataclass(frozen=True, slots=True)
class Geverifieerd:
    """An accepted token, and the outside issuer that signed it; None is our own."""

    token: Toegangstoken
    uitgever: str | None


class Verificatie:
    """Verifies outside tokens; a verified token is remembered for its life, so a busy client costs one signature."""

    def __init__(self, uitgevers: Iterable[Uitgever], aud: str, eigen: str) -> None:
        self._uitgevers = {u.naam: u for u in uitgevers}
        self._aud, self._eigen = aud, eigen
        self._bekend: dict[str, Geverifieerd] = {}

    async def lees(self, tekst: str) -> Geverifieerd:
        """What this token grants. Raises TokenGeweigerd, with a reason for the log only."""
        if (bekend := self._bekend.get(tekst)) and bekend.token.verloopt > time.time():
            return bekend
        gelezen = await self._verifieer(tekst)
        if len(self._bekend) >= ONTHOUDEN_MAX:
            self._bekend.pop(next(iter(self._bekend)))
        self._bekend[tekst] = gelezen
        return gelezen

    async def _verifieer(self, tekst: str) -> Geverifieerd:
        try:
            token = jose.open_token(tekst)
            uitgever = self._uitgevers.get(str(token.claims.get("iss")))
            if uitgever is None:
                raise TokenGeweigerd("uitgever staat niet op de lijst")
            sleutel = await uitgever.sleutel(token.kid)
            if sleutel is None:
                raise TokenGeweigerd("kid onbekend")
            claims = jose.bevestig(token, sleutel)
        except jose.JwsOngeldig as fout:
            raise TokenGeweigerd(str(fout)) from None
        gelezen = lees_toegangstoken(claims, self._aud, int(time.time()), medewerker_claim=uitgever.medewerker_claim)
        return Geverifieerd(gelezen, None if uitgever.naam == self._eigen else uitgever.naam)
