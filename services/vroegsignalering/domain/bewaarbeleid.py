"""How long is what kept, and what happens then? The gemeente decides, per category; until it has, nothing is erased.

No statute gives a number for signals that were not taken up; the AVG and the selectielijst of the gemeente govern it, so we ship no term. A
rule says after how many months, on which ground, and whether the person is taken out (anonimiseren: what happened stays countable) or all
goes (verwijderen). Figures of managementinformatie are kept by the gateway from events: neither way changes them.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MAANDEN_MAX = 240


class Bewaarcategorie(StrEnum):
    """Wat er bewaard wordt, en vanaf wanneer de termijn loopt."""

    NIET_OPGEPAKT = "signaal-niet-opgepakt"
    ZONDER_CONTACT = "zaak-zonder-contact"
    MET_CONTACT = "zaak-met-contact"
    MET_HULP = "zaak-met-hulp"
    VERSLAG = "aanlevering-verslag"


#: What each category holds, and from which day its term runs.
UITLEG: dict[Bewaarcategorie, str] = {
    Bewaarcategorie.NIET_OPGEPAKT: "Signalen die niet zijn opgepakt, vanaf de ontvangst.",
    Bewaarcategorie.ZONDER_CONTACT: "Zaken waarin niemand is bereikt, vanaf de afsluiting.",
    Bewaarcategorie.MET_CONTACT: "Zaken met contact maar zonder aanvaarde hulp, vanaf de afsluiting.",
    Bewaarcategorie.MET_HULP: "Zaken waarin hulp is aanvaard, vanaf de afsluiting.",
    Bewaarcategorie.VERSLAG: "Geweigerde en dubbele regels van aanleveringen, vanaf de ontvangst.",
}


class Bewaarwijze(StrEnum):
    """Wat er na de termijn gebeurt."""

    ANONIMISEREN = "anonimiseren"
    VERWIJDEREN = "verwijderen"


@dataclass(frozen=True, slots=True)
class Bewaartermijn:
    """The rule of one category that holds now. `grondslag` names the selectielijst or decision it comes from."""

    categorie: Bewaarcategorie
    versie: int
    maanden: int
    wijze: Bewaarwijze
    grondslag: str


def verlopen_tot_en_met(op: date, maanden: int) -> date:
    """The last day from which a term of so many months has ended on `op`. A month without that day ends on its last day.

    On 28 February 2025 a month has passed for 28, 29, 30 and 31 January alike: the answer is the 31st.
    """
    jaar, maand0 = divmod(op.year * 12 + op.month - 1 - maanden, 12)
    laatste = calendar.monthrange(jaar, maand0 + 1)[1]
    einde_maand = op.day == calendar.monthrange(op.year, op.month)[1]
    return date(jaar, maand0 + 1, laatste if einde_maand else min(op.day, laatste))
