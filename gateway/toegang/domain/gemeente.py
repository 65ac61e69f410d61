"""Which gemeenten form the region, and by which parameters does each work?

Every app keeps its own copy of these (event `gemeente-gewijzigd`), so that no app asks another during its work.
"""

from dataclasses import dataclass
from datetime import date

from gateway.toegang.domain.fouten import OngeldigeGemeente
from kernel import identificatie
from kernel.geld import Bedrag

#: The verordening may set the term for the Wgs decision at eight weeks or less (Wgs art. 4a; domain.md A2.5).
BESLISTERMIJN_HOOGSTENS_WEKEN = 8


@dataclass(frozen=True, slots=True)
class Gemeente:
    """One tenant. Raises OngeldigeGemeente when a parameter cannot be right, OngeldigKenmerk for a wrong code or OIN.

    `drempelbedrag`: below it a signal is onterecht (policy of the gemeente).
    `beslistermijn_weken`: weeks from the established hulpvraag to the Wgs decision.
    """

    code: str
    oin: str
    naam: str
    actief_vanaf: date
    drempelbedrag: Bedrag
    beslistermijn_weken: int

    def __post_init__(self) -> None:
        if identificatie.gemeentecode(self.code) != self.code:
            raise OngeldigeGemeente("schrijf de gemeentecode als vier cijfers")
        identificatie.oin(self.oin)
        if not self.naam.strip():
            raise OngeldigeGemeente("de naam ontbreekt")
        if self.drempelbedrag.centen < 0:
            raise OngeldigeGemeente("het drempelbedrag kan niet negatief zijn")
        if not 1 <= self.beslistermijn_weken <= BESLISTERMIJN_HOOGSTENS_WEKEN:
            raise OngeldigeGemeente(
                f"de beslistermijn is 1 tot en met {BESLISTERMIJN_HOOGSTENS_WEKEN} weken (Wgs art. 4a), niet {self.beslistermijn_weken}"
            )
