"""What an actor is: a client (or another app), its gemeenten, its scopes, and the person it acts for."""

from dataclasses import dataclass, field
from typing import Literal

from kernel.problem import Fout

#: `systeem`: another app of the house, for one gemeente and one purpose. `client`: everyone who came through the gateway.
Soort = Literal["client", "systeem"]


class NietAangemeld(Fout):
    """Uw token ontbreekt, is verlopen of is niet geldig. Vraag een nieuw token aan."""

    status = 401


class GeenToegang(Fout):
    """Voor deze handeling is het recht {scope} nodig."""

    status = 403

    def __init__(self, scope: str) -> None:
        self.scope = scope


class GeenToegangTotGemeente(Fout):
    """U werkt niet voor gemeente {gemeente}."""

    status = 403

    def __init__(self, gemeente: str) -> None:
        self.gemeente = gemeente


class MedewerkerOntbreekt(Fout):
    """Deze handeling moet door een medewerker worden gedaan; het token noemt er geen."""

    status = 403


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. `medewerker` is the pseudonymous id of a person at the client's organisation, never a name."""

    client: str
    gemeenten: frozenset[str]
    scopes: frozenset[str]
    soort: Soort = "client"
    medewerker: str | None = None
    #: Where the call came from (BIO2 8.15.01 «oorsprong»): the app or client that signed the token.
    oorsprong: str = field(default="gateway")

    def mag(self, scope: str) -> bool:
        """Whether the actor holds this right."""
        return scope in self.scopes

    @property
    def wie(self) -> str:
        """The actor as the audit log names him: `client` or `client/medewerker`."""
        return f"{self.client}/{self.medewerker}" if self.medewerker else self.client
