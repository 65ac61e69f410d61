"""What bbz refuses, and why.

BbzFout
├── NietGevonden                    404
│   ├── UitnodigingNietGevonden
│   ├── AanvraagNietGevonden
│   ├── BesluitNietGevonden
│   └── VoorzieningNietGevonden
├── BetrokkeneNietOntvangen         409  the owner of the person did not know him
├── GemeenteOnbekend                409  a letter cannot name its gemeente yet
├── NormOntbreekt                   409  the law's amount of this date is not known
├── NormenOngeldig                       the shipped normen are wrong: the app does not start
├── AanvraagGeweigerd               400
│   ├── BetrokkeneOntbreekt
│   ├── MelddatumNaOntvangst
│   ├── OntvangenInDeToekomst
│   └── UitnodigingVerbruikt        409
├── BesluitGeweigerd                409
│   ├── AlBesloten
│   ├── VoorstelVervangen           a newer proposal was made since
│   ├── VoorwaardenKloppenNiet      400
│   ├── GeenBedrijfskapitaal        this category gets none
│   ├── VormNietToegestaan
│   ├── BovenDeNorm
│   ├── NietNaastEerdereBijstand    art. 22 and art. 20 exclude each other
│   ├── LooptijdTeLang
│   ├── VermogenOnbekend            400
│   ├── VermogenTeHoog
│   ├── VermogenTeLaag
│   └── KvkNummerOntbreekt
└── UitbetalingGeweigerd            409
    ├── GeenToekenning
    ├── AkteBestaatAl
    ├── AkteVoorBesluit
    ├── DatumInDeToekomst           400
    ├── AlUitbetaald
    ├── UitbetaaldVoorAkte
    ├── VervaldagNietNaUitbetaling
    └── NietUitTeBetalen
"""

from services.bbz.domain.fouten.aanvraag import (
    AanvraagGeweigerd,
    BetrokkeneOntbreekt,
    MelddatumNaOntvangst,
    OntvangenInDeToekomst,
    UitnodigingVerbruikt,
)
from services.bbz.domain.fouten.basis import BbzFout, BetrokkeneNietOntvangen, GemeenteOnbekend, NietGevonden
from services.bbz.domain.fouten.besluit import AlBesloten, BesluitGeweigerd, KvkNummerOntbreekt, VoorstelVervangen, VoorwaardenKloppenNiet
from services.bbz.domain.fouten.kapitaal import (
    BovenDeNorm,
    GeenBedrijfskapitaal,
    LooptijdTeLang,
    NietNaastEerdereBijstand,
    VermogenOnbekend,
    VermogenTeHoog,
    VermogenTeLaag,
    VormNietToegestaan,
)
from services.bbz.domain.fouten.nietgevonden import (
    AanvraagNietGevonden,
    BesluitNietGevonden,
    UitnodigingNietGevonden,
    VoorzieningNietGevonden,
)
from services.bbz.domain.fouten.norm import NormenOngeldig, NormOntbreekt
from services.bbz.domain.fouten.uitbetaling import (
    AkteBestaatAl,
    AkteVoorBesluit,
    AlUitbetaald,
    DatumInDeToekomst,
    GeenToekenning,
    NietUitTeBetalen,
    UitbetaaldVoorAkte,
    UitbetalingGeweigerd,
    VervaldagNietNaUitbetaling,
)

__all__ = [
    "AanvraagGeweigerd",
    "AanvraagNietGevonden",
    "AkteBestaatAl",
    "AkteVoorBesluit",
    "AlBesloten",
    "AlUitbetaald",
    "BbzFout",
    "BesluitGeweigerd",
    "BesluitNietGevonden",
    "BetrokkeneNietOntvangen",
    "BetrokkeneOntbreekt",
    "BovenDeNorm",
    "DatumInDeToekomst",
    "GeenBedrijfskapitaal",
    "GeenToekenning",
    "GemeenteOnbekend",
    "KvkNummerOntbreekt",
    "LooptijdTeLang",
    "MelddatumNaOntvangst",
    "NietGevonden",
    "NietNaastEerdereBijstand",
    "NietUitTeBetalen",
    "NormOntbreekt",
    "NormenOngeldig",
    "OntvangenInDeToekomst",
    "UitbetaaldVoorAkte",
    "UitbetalingGeweigerd",
    "UitnodigingNietGevonden",
    "UitnodigingVerbruikt",
    "VermogenOnbekend",
    "VermogenTeHoog",
    "VermogenTeLaag",
    "VervaldagNietNaUitbetaling",
    "VoorstelVervangen",
    "VoorwaardenKloppenNiet",
    "VoorzieningNietGevonden",
    "VormNietToegestaan",
]
