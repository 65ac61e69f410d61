"""Onderzoek: when is a debtor's situation looked at, and how far is that? (document 001, 8.3; domain of debiteuren E3)

A voortgangsonderzoek follows the business, every year while the loan runs. A debiteurenonderzoek looks at what someone can pay on a
claim that is due: within twelve months of the claim and of each one before, and not while a young claim is being paid.
"""

from enum import StrEnum
from typing import Final

from services.debiteuren.domain.fouten.onderzoek import OnderzoekStapNietMogelijk


class Onderzoeksoort(StrEnum):
    """Which of the two."""

    VOORTGANG = "voortgang"
    DEBITEUREN = "debiteuren"


class Onderzoekstand(StrEnum):
    """Planned, asked for, received, judged."""

    GEPLAND = "gepland"
    OPGEVRAAGD = "opgevraagd"
    ONTVANGEN = "ontvangen"
    BEOORDEELD = "beoordeeld"


class Onderzoekuitkomst(StrEnum):
    """What it came to."""

    ONGEWIJZIGD = "ongewijzigd"
    KAN_MEER_BETALEN = "kan-meer-betalen"
    KAN_MINDER_BETALEN = "kan-minder-betalen"
    HULP_NODIG = "hulp-nodig"
    GEEN_AFLOSCAPACITEIT = "geen-afloscapaciteit"
    NIET_MEEGEWERKT = "niet-meegewerkt"


#: From which states a step may be taken: papers may come unasked, and a refusal to cooperate is judged without papers.
_VAN: Final = {
    Onderzoekstand.OPGEVRAAGD: {Onderzoekstand.GEPLAND},
    Onderzoekstand.ONTVANGEN: {Onderzoekstand.GEPLAND, Onderzoekstand.OPGEVRAAGD},
    Onderzoekstand.BEOORDEELD: {Onderzoekstand.ONTVANGEN},
}


def zet(nu: Onderzoekstand, naar: Onderzoekstand, uitkomst: Onderzoekuitkomst | None = None) -> Onderzoekstand:
    """The new state. Raises OnderzoekStapNietMogelijk."""
    van = _VAN.get(naar, set())
    if uitkomst is Onderzoekuitkomst.NIET_MEEGEWERKT:
        van = van | {Onderzoekstand.OPGEVRAAGD}
    if nu not in van:
        raise OnderzoekStapNietMogelijk(nu.value, " of ".join(sorted(s.value for s in van)))
    return naar
