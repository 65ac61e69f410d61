"""Abonnement: which events does this client want to hear of, and for which gemeenten?

A type is named in full (`nl.regioloket.zaken.hulp-aanvaard.v1`), or by a beginning that ends in `.*`
(`nl.regioloket.zaken.*`). The beginning stops at a dot, so `zaken.*` never takes `zakenpartners` along.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gateway.webhooks.domain.fouten import OnbekendEventtype

_JOKER = ".*"


class Stand(StrEnum):
    """Hoe een abonnement ervoor staat."""

    HANDDRUK = "handdruk"  # waits until the receiver consents
    ACTIEF = "actief"
    UITGESCHAKELD = "uitgeschakeld"  # by us, after long failure or a 410; the client can switch it on again
    BEEINDIGD = "beeindigd"  # by the client


#: An abonnement in one of these collects events; only an active one is sent to.
LUISTEREND = (Stand.HANDDRUK, Stand.ACTIEF)


class Reden(StrEnum):
    """Waarom een abonnement is uitgeschakeld."""

    ONTVANGER_VERVALLEN = "ontvanger-vervallen"  # the receiver answered 410
    TE_LANG_MISLUKT = "te-lang-mislukt"
    GEEN_TOESTEMMING = "geen-toestemming"  # the handshake was not answered with consent


@dataclass(frozen=True, slots=True)
class Belangstelling:
    """What one abonnement listens to. Both sets have at least one member."""

    typen: frozenset[str]
    gemeenten: frozenset[str]

    def past(self, type_: str, gemeente: str) -> bool:
        """Does an event of this type and gemeente belong to it?"""
        return gemeente in self.gemeenten and any(_past(patroon, type_) for patroon in self.typen)


def controleer_typen(typen: Iterable[str], bekend: Iterable[str]) -> frozenset[str]:
    """Give the patterns back when each meets at least one known type; raise OnbekendEventtype for the first that does not."""
    bekend = tuple(bekend)
    gevraagd = frozenset(typen)
    for patroon in sorted(gevraagd):
        if not any(_past(patroon, type_) for type_ in bekend):
            raise OnbekendEventtype(patroon)
    return gevraagd


def _past(patroon: str, type_: str) -> bool:
    if patroon.endswith(_JOKER):
        return type_.startswith(patroon.removesuffix("*"))
    return patroon == type_
