"""May a partner of this type deliver, and on which ground? (Wgs art. 3 lid 1 onder b; Bgs)

Four sectors have a statutory ground: energy, drinking water, rent and health insurance. Every other type of DDAS is off until the gemeente
enables it and notes on which ground it may receive these signals.
"""

from typing import Final

from services.vroegsignalering.domain.fouten import GrondOntbreekt

#: Types with a ground in the statute (domain.md A1.1), and its article.
WETTELIJK: Final = frozenset(("Energie", "Water", "Huur", "Zorg"))
WETTELIJKE_GROND: Final = "Wgs art. 3 lid 1 onder b"


def grond_van(partnertype: str, grond: str | None) -> str:
    """The ground on which signals of this type are shared; raise GrondOntbreekt when neither statute nor gemeente gives one."""
    if grond:
        return grond
    if partnertype not in WETTELIJK:
        raise GrondOntbreekt(partnertype)
    return WETTELIJKE_GROND
