"""The figures of the Wgs that intake works with: dated, each with its article and where it was read.

A date without a row is refused; last year's figure is never used in its place.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.intake.domain.fouten import NormOntbreekt


class Normsoort(StrEnum):
    """What a norm bounds; the unit is in the name."""

    GESPREK_WEKEN = "eerste-gesprek-weken"
    GESPREK_CRISIS_WERKDAGEN = "eerste-gesprek-crisis-werkdagen"
    BESLUIT_WEKEN_TEN_HOOGSTE = "besluit-weken-ten-hoogste"
    PROBLEMATISCH_MAANDEN = "problematische-schulden-maanden"
    BELEIDSPLAN_JAREN_TEN_HOOGSTE = "beleidsplan-jaren-ten-hoogste"
    INGEBREKESTELLING_WEKEN = "ingebrekestelling-weken"
    DWANGSOM_DAGEN_TEN_HOOGSTE = "dwangsom-dagen-ten-hoogste"
    DWANGSOM_SCHIJF_DAGEN = "dwangsom-schijf-dagen"
    DWANGSOM_EERSTE_CENTEN = "dwangsom-eerste-schijf-centen-per-dag"
    DWANGSOM_TWEEDE_CENTEN = "dwangsom-tweede-schijf-centen-per-dag"
    DWANGSOM_REST_CENTEN = "dwangsom-rest-centen-per-dag"
    BEZWAAR_WEKEN = "bezwaar-weken"
    AFLOSPERIODE_MAANDEN = "aflosperiode-maanden"
    PREFERENT_FACTOR = "preferent-factor"
    MORATORIUM_MAANDEN = "moratorium-maanden-ten-hoogste"


@dataclass(frozen=True, slots=True)
class Norm:
    """One figure from `van`, until a later row of the same kind; `geverifieerd` says that the source was read, not remembered."""

    soort: Normsoort
    waarde: int
    van: date
    artikel: str
    bron: str
    geverifieerd: bool


_HANDREIKING = "VNG, Ondernemers uit de financiële zorgen, november 2025"
#: Read in an older consolidation only, or from a list that names the term without its text: to be checked before relied on.
_AWB_OUD = "Awb, oudere tekst (domain.md A2.10); bedragen zijn sindsdien geïndexeerd"
_AWB_LIJST = "domain.md A4b"
#: The day the amended Wgs with the statutory vroegsignalering came into force (Stb. 2020, 240).
_WGS_2021 = date(2021, 1, 1)

NORMEN = (
    Norm(Normsoort.GESPREK_WEKEN, 4, _WGS_2021, "Wgs, art. 4 lid 1", f"{_HANDREIKING}, § 4.4.4.1", geverifieerd=True),
    Norm(Normsoort.GESPREK_CRISIS_WERKDAGEN, 3, _WGS_2021, "Wgs, art. 4 lid 2", f"{_HANDREIKING}, § 4.4.4.1", geverifieerd=True),
    Norm(Normsoort.BESLUIT_WEKEN_TEN_HOOGSTE, 8, _WGS_2021, "Wgs, art. 4a", f"{_HANDREIKING}, § 4.4.5.1", geverifieerd=True),
    Norm(Normsoort.PROBLEMATISCH_MAANDEN, 36, _WGS_2021, "Wgs, art. 4a", f"{_HANDREIKING}, § 4.4.7", geverifieerd=True),
    Norm(Normsoort.AFLOSPERIODE_MAANDEN, 18, _WGS_2021, "geen: werkwijze", f"{_HANDREIKING}, § 4.4.5.3", geverifieerd=True),
    Norm(Normsoort.PREFERENT_FACTOR, 2, _WGS_2021, "Fw, art. 349 lid 2", "niet gelezen", geverifieerd=False),
    Norm(Normsoort.MORATORIUM_MAANDEN, 6, _WGS_2021, "Fw, art. 287b", "DDAS SHV v1.0, moratoria", geverifieerd=True),
    Norm(Normsoort.BELEIDSPLAN_JAREN_TEN_HOOGSTE, 4, _WGS_2021, "Wgs, art. 2", "Wgs, tekst 2 juni 2015", geverifieerd=True),
    Norm(Normsoort.INGEBREKESTELLING_WEKEN, 2, _WGS_2021, "Awb, art. 4:17 lid 3", _AWB_OUD, geverifieerd=False),
    Norm(Normsoort.DWANGSOM_DAGEN_TEN_HOOGSTE, 42, _WGS_2021, "Awb, art. 4:17 lid 1", _AWB_OUD, geverifieerd=False),
    Norm(Normsoort.DWANGSOM_SCHIJF_DAGEN, 14, _WGS_2021, "Awb, art. 4:17 lid 2", _AWB_OUD, geverifieerd=False),
    Norm(Normsoort.DWANGSOM_EERSTE_CENTEN, 2_000, _WGS_2021, "Awb, art. 4:17 lid 2", _AWB_OUD, geverifieerd=False),
    Norm(Normsoort.DWANGSOM_TWEEDE_CENTEN, 3_000, _WGS_2021, "Awb, art. 4:17 lid 2", _AWB_OUD, geverifieerd=False),
    Norm(Normsoort.DWANGSOM_REST_CENTEN, 4_000, _WGS_2021, "Awb, art. 4:17 lid 2", _AWB_OUD, geverifieerd=False),
    Norm(Normsoort.BEZWAAR_WEKEN, 6, _WGS_2021, "Awb, art. 6:7", _AWB_LIJST, geverifieerd=False),
)


def norm(soort: Normsoort, op: date) -> Norm:
    """The row that holds on `op`; raise NormOntbreekt when there is none."""
    geldig = [n for n in NORMEN if n.soort is soort and n.van <= op]
    if not geldig:
        raise NormOntbreekt(soort, op)
    return max(geldig, key=lambda n: n.van)
