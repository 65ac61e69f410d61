"""Overgang: from which day does a change of the Bbz hold, where the day itself was not read?

Both days are configuration. None means that the change does not hold yet.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Overgangsrecht:
    """Stb. 2019, 306: recovering became «kan» (art. 12 lid 2 onder c). Stb. 2025, 220: 18 months for starters (art. 23 lid 1)."""

    stb_2019_306_vanaf: date | None
    stb_2025_220_vanaf: date | None

    def terugvordering_moet(self, boekjaar_einde: date) -> bool:
        """Must the whole difference of this boekjaar be recovered?"""
        return self.stb_2019_306_vanaf is None or boekjaar_einde < self.stb_2019_306_vanaf
