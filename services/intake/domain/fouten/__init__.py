"""What intake refuses, and why.

IntakeFout
├── NietGevonden                          404
│   ├── AanmeldingNietGevonden
│   ├── TrajectNietGevonden
│   ├── BesluitNietGevonden
│   └── BeleidsplanNietGevonden
├── StapNietMogelijk                      409, names the steps that are possible
├── VoorstelVervallen                     409, a newer proposal took its place
├── TweedeMedewerkerNodig                 409, four eyes
├── DatumNietMogelijk                     409, in the future, or before what it follows on
├── OntbrekendGegeven                     409
│   ├── ParameterOntbreekt                a parameter of the gemeente has not arrived
│   ├── NormOntbreekt                     no row in the table of normen for this date
│   ├── RechtsvormOntbreekt               neither the talk nor the aanmelding names it
│   └── BetrokkeneOntbreekt               vroegsignalering does not know the person of a zaak
├── GeenToegang                           409, who may come (domain.md A3)
│   ├── RechtsvormHeeftGeenToegang
│   └── PriveAansprakelijkheidOntbreekt
├── WeigeringsgrondZonderBeleidsplan      409, fraude and recidive need the beleidsplan (Bgs, art. 13)
└── BeleidsplanGeweigerd                  409
    ├── BeleidsplanTeLang
    └── BeleidsplanOverlapt
"""

from services.intake.domain.fouten.basis import DatumNietMogelijk, IntakeFout, StapNietMogelijk
from services.intake.domain.fouten.beleid import (
    BeleidsplanGeweigerd,
    BeleidsplanOverlapt,
    BeleidsplanTeLang,
    WeigeringsgrondZonderBeleidsplan,
)
from services.intake.domain.fouten.besluit import TweedeMedewerkerNodig, VoorstelVervallen
from services.intake.domain.fouten.nietgevonden import (
    AanmeldingNietGevonden,
    BeleidsplanNietGevonden,
    BesluitNietGevonden,
    NietGevonden,
    TrajectNietGevonden,
)
from services.intake.domain.fouten.ontbreekt import (
    BetrokkeneOntbreekt,
    NormOntbreekt,
    OntbrekendGegeven,
    ParameterOntbreekt,
    RechtsvormOntbreekt,
)
from services.intake.domain.fouten.toegang import GeenToegang, PriveAansprakelijkheidOntbreekt, RechtsvormHeeftGeenToegang

__all__ = [
    "AanmeldingNietGevonden",
    "BeleidsplanGeweigerd",
    "BeleidsplanNietGevonden",
    "BeleidsplanOverlapt",
    "BeleidsplanTeLang",
    "BesluitNietGevonden",
    "BetrokkeneOntbreekt",
    "DatumNietMogelijk",
    "GeenToegang",
    "IntakeFout",
    "NietGevonden",
    "NormOntbreekt",
    "OntbrekendGegeven",
    "ParameterOntbreekt",
    "PriveAansprakelijkheidOntbreekt",
    "RechtsvormHeeftGeenToegang",
    "RechtsvormOntbreekt",
    "StapNietMogelijk",
    "TrajectNietGevonden",
    "TweedeMedewerkerNodig",
    "VoorstelVervallen",
    "WeigeringsgrondZonderBeleidsplan",
]
