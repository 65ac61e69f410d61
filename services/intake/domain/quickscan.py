"""A short self-test: how does my business stand, and what can I do now? (document 004: MKB Doorstart)

Seven closed questions, nothing about a person, no open text. The advice is a direction and no decision: it never keeps
anybody from asking for help, and help is always among what it offers. The weights are the loket's own working method,
not law: `bron` and `geverifieerd` say so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from services.intake.domain.fouten import AntwoordenOnvolledig


class Antwoord(StrEnum):
    """Antwoord op een vraag van de quickscan."""

    JA = "ja"
    SOMS = "soms"
    NEE = "nee"


class Advies(StrEnum):
    """Waar de quickscan op uitkomt."""

    DIRECT_BELLEN = "direct-bellen"
    AANMELDEN = "aanmelden"
    VERSTERKEN = "versterken"
    OP_KOERS = "op-koers"


class Onderwerp(StrEnum):
    """Waar een vraag over gaat."""

    DREIGING = "dreiging"
    FINANCIEN = "financien"
    BEDRIJF = "bedrijf"
    ONDERNEMER = "ondernemer"


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question. `zorg` is the answer that is a worry."""

    code: str
    tekst: str
    onderwerp: Onderwerp
    zorg: Antwoord


VRAGEN: Final = (
    Vraag("dreiging", "Dreigt er op korte termijn beslag, afsluiting, ontruiming of een faillissement?", Onderwerp.DREIGING, Antwoord.JA),
    Vraag("rekeningen", "Kunt u uw rekeningen op tijd betalen?", Onderwerp.FINANCIEN, Antwoord.NEE),
    Vraag("belasting", "Bent u bij met uw belastingaangiften en -aanslagen?", Onderwerp.FINANCIEN, Antwoord.NEE),
    Vraag("rondkomen", "Kunt u met uw gezin leven van wat het bedrijf opbrengt?", Onderwerp.FINANCIEN, Antwoord.NEE),
    Vraag("klanten", "Heeft u voor de komende drie maanden genoeg klanten of opdrachten?", Onderwerp.BEDRIJF, Antwoord.NEE),
    Vraag("administratie", "Is uw administratie bijgewerkt?", Onderwerp.BEDRIJF, Antwoord.NEE),
    Vraag("energie", "Heeft u er zelf nog energie en plezier in?", Onderwerp.ONDERNEMER, Antwoord.NEE),
)
BRON: Final = "werkwijze van het loket; de handreiking noemt de onderwerpen (000 § 4.4.4.5), niet de weging"
GEVERIFIEERD: Final = False

_ZORG, _TWIJFEL = 2, 1
#: From how many points on the advice is to ask for help, or to strengthen the business.
_AANMELDEN, _VERSTERKEN = 5, 2

TEKSTEN: Final[Mapping[Advies, str]] = {
    Advies.DIRECT_BELLEN: "Er dreigt iets op korte termijn. Neem vandaag contact op: wij spreken u binnen drie werkdagen.",
    Advies.AANMELDEN: "U heeft zorgen over geld die samen beter op te lossen zijn. Meld u aan: hulp is gratis en u blijft de baas.",
    Advies.VERSTERKEN: "Uw bedrijf kan steun gebruiken. Een adviseur of ervaren ondernemer kijkt graag mee. U kunt zich ook aanmelden.",
    Advies.OP_KOERS: "Op dit moment gaat het. Verandert dat, doe de test dan opnieuw of bel ons. Aanmelden kan altijd.",
}


def punten(antwoorden: Mapping[str, Antwoord]) -> int:
    """How much worry the answers show: two for a worry, one for a doubt. Raises AntwoordenOnvolledig."""
    codes = {v.code for v in VRAGEN}
    if set(antwoorden) != codes:
        raise AntwoordenOnvolledig(sorted(codes - set(antwoorden)))
    return sum(_ZORG if antwoorden[v.code] is v.zorg else _TWIJFEL if antwoorden[v.code] is Antwoord.SOMS else 0 for v in VRAGEN)


def adviseer(antwoorden: Mapping[str, Antwoord]) -> Advies:
    """The advice. What threatens goes before everything else. Raises AntwoordenOnvolledig."""
    som = punten(antwoorden)
    if antwoorden["dreiging"] is Antwoord.JA:
        return Advies.DIRECT_BELLEN
    if som >= _AANMELDEN:
        return Advies.AANMELDEN
    return Advies.VERSTERKEN if som >= _VERSTERKEN else Advies.OP_KOERS
