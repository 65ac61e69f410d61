"""Who may knock, for which gemeenten, and with which rights?

A client is a program of one organisation. Its kind bounds what it can ever be given, so that one careless form cannot
make a signaalpartner a reader of dossiers.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gateway.toegang.domain.fouten import GemeentenPassenNiet, ScopePastNiet, TweeUitgevers
from gateway.toegang.domain.sleutel import controleer_sleutels

#: The right to say for which medewerker a machine client acts (header `X-Medewerker`). It never reaches a service.
MEDEWERKER_AANDUIDEN = "medewerker:aanduiden"

#: The shape of a client's name.
CLIENT_ID = "[a-z][a-z0-9-]{1,49}"
_SCOPE = re.compile(r"[a-z]+:[a-z]+(-[a-z]+)*:(lezen|schrijven)")
#: Personal data between apps: only apps themselves get this, with a systeem token.
_NOOIT = re.compile(r"[a-z]+:personen:.*")
_BEHEER = re.compile(r"gateway:clients:.*|gateway:gemeenten:schrijven")


class Clientsoort(StrEnum):
    """Soort client: wat deze ooit aan rechten kan krijgen."""

    LOKET = "loket"
    GEMEENTESYSTEEM = "gemeentesysteem"
    SIGNAALPARTNER = "signaalpartner"
    MI_AFNEMER = "mi-afnemer"
    OPDRACHTNEMER = "opdrachtnemer"
    BEHEER = "beheer"


#: Kinds that see only a corner of the house; the others may have every right that is not refused to all.
_HOEK = {
    Clientsoort.SIGNAALPARTNER: re.compile(r"vroegsignalering:(aanleveringen:(lezen|schrijven)|terugkoppelingen:lezen)"),
    Clientsoort.MI_AFNEMER: re.compile(r"gateway:(managementinformatie|metingen|facturen):lezen"),
    Clientsoort.OPDRACHTNEMER: re.compile(r"bbz:eigen-opdrachten:(lezen|schrijven)"),
}
#: What only an outsider can have: his own opdrachten. Our own people see all of them, by another right.
_ALLEEN_OPDRACHTNEMER = re.compile(r"bbz:eigen-opdrachten:.*")


@dataclass(frozen=True, slots=True)
class Client:
    """One client. Raises ScopePastNiet, GemeentenPassenNiet or OngeldigeSleutel when it cannot exist like this.

    `sleutels` are public JWKs with which the client asks our own issuer for tokens. `uitgever` names the outside issuer
    whose tokens speak for this client; None is our own.
    """

    id: str
    soort: Clientsoort
    naam: str
    gemeenten: frozenset[str]
    scopes: frozenset[str]
    sleutels: tuple[Mapping[str, str], ...] = field(default=(), hash=False)
    uitgever: str | None = None
    actief: bool = True

    def __post_init__(self) -> None:
        fout = sorted(s for s in self.scopes if not kan_krijgen(self.soort, s))
        if fout:
            raise ScopePastNiet(self.soort.value, ", ".join(fout))
        if (self.soort is Clientsoort.BEHEER) == bool(self.gemeenten):
            raise GemeentenPassenNiet
        if self.uitgever and self.sleutels:
            raise TweeUitgevers
        controleer_sleutels(self.sleutels)

    def werkgebied(self, regio: Iterable[str]) -> frozenset[str]:
        """The gemeenten that this client works for, out of those in the region. Beheer works for all of them."""
        return frozenset(regio) if self.soort is Clientsoort.BEHEER else self.gemeenten & frozenset(regio)


def kan_krijgen(soort: Clientsoort, scope: str) -> bool:
    """Whether this kind of client can ever hold this right."""
    if scope == MEDEWERKER_AANDUIDEN:
        return soort not in _HOEK
    if not _SCOPE.fullmatch(scope) or _NOOIT.fullmatch(scope):
        return False
    if soort in _HOEK:
        return _HOEK[soort].fullmatch(scope) is not None
    if _ALLEEN_OPDRACHTNEMER.fullmatch(scope):
        return False
    return soort is Clientsoort.BEHEER or not _BEHEER.fullmatch(scope)
