"""In which werkbakje does a zaak land? An ordered list of rules; the first that fits decides.

The list is data. The bulk intake turns the same list into one SQL expression (store/inname_sql.py), so there is one truth.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Werkbakje(StrEnum):
    """Het bakje waarin een zaak klaarligt."""

    CRISIS = "crisis"
    MEERVOUDIG = "meervoudig"
    ONDERNEMER = "ondernemer"
    ENKELVOUDIG = "enkelvoudig"


@dataclass(frozen=True, slots=True)
class Regel:
    """A zaak fits when everything that the rule asks is so; what it does not ask may be either."""

    bakje: Werkbakje
    crisis: bool = False
    meervoudig: bool = False
    ondernemer: bool = False


#: A threat of eviction or cut-off waits for nobody; then several creditors at once; then the entrepreneur's own route.
REGELS: Final = (
    Regel(Werkbakje.CRISIS, crisis=True),
    Regel(Werkbakje.MEERVOUDIG, meervoudig=True),
    Regel(Werkbakje.ONDERNEMER, ondernemer=True),
    Regel(Werkbakje.ENKELVOUDIG),
)


def deel_in(*, crisis: bool, meervoudig: bool, ondernemer: bool) -> Werkbakje:
    """The werkbakje of a zaak with these properties. The last rule asks nothing, so there always is one."""
    for regel in REGELS:
        if (crisis or not regel.crisis) and (meervoudig or not regel.meervoudig) and (ondernemer or not regel.ondernemer):
            return regel.bakje
    raise AssertionError("the last rule fits every zaak")
