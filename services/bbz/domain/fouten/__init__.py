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
    AanvraagGesloten,
    AanvraagGeweigerd,
    AanvraagNogOpen,
    AlVerlengd,
    BetrokkeneOntbreekt,
    BuitenBehandelingTeLaat,
    DoelKloptNiet,
    HersteltermijnLoopt,
    HersteltermijnNodig,
    HersteltermijnOngeldig,
    MelddatumNaOntvangst,
    NietsMistNog,
    OntvangenInDeToekomst,
    StukOnbekend,
    UitnodigingVerbruikt,
    VerlengingTeLaat,
    VerlengingTeLang,
    VraagOnbekend,
)
from services.bbz.domain.fouten.basis import BbzFout, BetrokkeneNietOntvangen, GemeenteOnbekend, NietGevonden
from services.bbz.domain.fouten.beleid import BeleidOntbreekt
from services.bbz.domain.fouten.besluit import (
    AfwijkingNodig,
    AlBesloten,
    BegeleidingTeHoog,
    BesluitGeweigerd,
    CommissieNodig,
    KvkNummerOntbreekt,
    NormvoorstelKanNiet,
    StukkenOntbreken,
    VoornemenNodig,
    VoorstelVervangen,
    VoorwaardenKloppenNiet,
    ZienswijzeLoopt,
    ZienswijzeTeLaat,
)
from services.bbz.domain.fouten.bezwaar import (
    BezwaarAfgedaan,
    BezwaarAlVerdaagd,
    BezwaarGeweigerd,
    BezwaarNietTijdig,
    BezwaarVoorBesluit,
    VerdagingTeLang,
)
from services.bbz.domain.fouten.dossier import AlVastgelegd, DossierGeweigerd, GebeurtenisKloptNiet
from services.bbz.domain.fouten.fonds import (
    AflossingsvormNietInFonds,
    BovenHetFonds,
    DoelNietInFonds,
    FondsBestaatAl,
    FondsGeweigerd,
    FondsLeeg,
    VormNietInFonds,
)
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
    BetaalbestandNietGevonden,
    BezwaarNietGevonden,
    DossierNietGevonden,
    FondsNietGevonden,
    NormvoorstelNietGevonden,
    OrientatieNietGevonden,
    TerugkoppelingNietGevonden,
    UitnodigingNietGevonden,
    VoornemenNietGevonden,
    VoorzieningNietGevonden,
    ZekerheidNietGevonden,
)
from services.bbz.domain.fouten.norm import NormenOngeldig, NormOntbreekt
from services.bbz.domain.fouten.rechtmatigheid import NietRechtmatig, ToetsOnbekend
from services.bbz.domain.fouten.samenstelling import (
    EchtgenootOntbreekt,
    HoofdelijkheidOntbreekt,
    MedebetrokkeneOnbekend,
    RechtspersoonOntbreekt,
    RolKanNiet,
    SamenstellingKloptNiet,
    VennootOntbreekt,
)
from services.bbz.domain.fouten.uitbetaling import (
    AanSchuldeisers,
    AkteBestaatAl,
    AkteVoorBesluit,
    AlOpgedragen,
    AlUitbetaald,
    AndereRekening,
    BesluitHerroepen,
    BestedingTeHoog,
    BetalingenTellenNietOp,
    BovenDeBorgtocht,
    DatumInDeToekomst,
    GeenBetaalopdracht,
    GeenBorgtocht,
    GeenToekenning,
    GeenVoorbereidingskrediet,
    KredietAlOmgezet,
    NietAanSchuldeisers,
    NietUitTeBetalen,
    NogNietUitbetaald,
    OmzettingKloptNiet,
    OpdrachtOntbreekt,
    UitbetaaldVoorAkte,
    UitbetalingGeweigerd,
    VervaldagNietNaUitbetaling,
    ZekerheidKanNiet,
    ZekerheidOntbreekt,
)
from services.bbz.domain.fouten.uitkering import (
    DatumNietGoed,
    DuurTeLang,
    GeenLevensonderhoud,
    GrondslagOntbreekt,
    HuishoudenKanNiet,
    InkomenTeLaagVoorOuder,
    MaandAlBetaald,
    MaandBuitenUitkering,
    MoetEerstEindigen,
    OmNietKanNiet,
    RegelNietGevonden,
    UitkeringBestaatAl,
    UitkeringGeeindigd,
    UitkeringGeweigerd,
    UitkeringNietGevonden,
    VerlengingPastNiet,
    VerlengingTeVroeg,
    VoorschotNietMogelijk,
    VoorstelVerouderd,
)
from services.bbz.domain.fouten.vaststelling import (
    AdministratieAlOntvangen,
    AdministratieOntbreekt,
    AlOmgezet,
    AlVastgesteld,
    BoekjaarLoopt,
    BoekjaarNietGevonden,
    BoekjaarPastNiet,
    GeenLening,
    GeenLeningVanArtikel20,
    OmzettingKanNiet,
    RedenOntbreekt,
    TerugvorderingAfwijkend,
    TerugvorderingTeLaat,
    VaststellingGeweigerd,
)

__all__ = [
    "AanSchuldeisers",
    "AanvraagGesloten",
    "AanvraagGeweigerd",
    "AanvraagNietGevonden",
    "AanvraagNogOpen",
    "AdministratieAlOntvangen",
    "AdministratieOntbreekt",
    "AflossingsvormNietInFonds",
    "AfwijkingNodig",
    "AkteBestaatAl",
    "AkteVoorBesluit",
    "AlBesloten",
    "AlOmgezet",
    "AlOpgedragen",
    "AlUitbetaald",
    "AlVastgelegd",
    "AlVastgesteld",
    "AlVerlengd",
    "AndereRekening",
    "BbzFout",
    "BegeleidingTeHoog",
    "BeleidOntbreekt",
    "BesluitGeweigerd",
    "BesluitHerroepen",
    "BesluitNietGevonden",
    "BestedingTeHoog",
    "BetaalbestandNietGevonden",
    "BetalingenTellenNietOp",
    "BetrokkeneNietOntvangen",
    "BetrokkeneOntbreekt",
    "BezwaarAfgedaan",
    "BezwaarAlVerdaagd",
    "BezwaarGeweigerd",
    "BezwaarNietGevonden",
    "BezwaarNietTijdig",
    "BezwaarVoorBesluit",
    "BoekjaarLoopt",
    "BoekjaarNietGevonden",
    "BoekjaarPastNiet",
    "BovenDeBorgtocht",
    "BovenDeNorm",
    "BovenHetFonds",
    "BuitenBehandelingTeLaat",
    "CommissieNodig",
    "DatumInDeToekomst",
    "DatumNietGoed",
    "DoelKloptNiet",
    "DoelNietInFonds",
    "DossierGeweigerd",
    "DossierNietGevonden",
    "DuurTeLang",
    "EchtgenootOntbreekt",
    "FondsBestaatAl",
    "FondsGeweigerd",
    "FondsLeeg",
    "FondsNietGevonden",
    "GebeurtenisKloptNiet",
    "GeenBedrijfskapitaal",
    "GeenBetaalopdracht",
    "GeenBorgtocht",
    "GeenLening",
    "GeenLeningVanArtikel20",
    "GeenLevensonderhoud",
    "GeenToekenning",
    "GeenVoorbereidingskrediet",
    "GemeenteOnbekend",
    "GrondslagOntbreekt",
    "HersteltermijnLoopt",
    "HersteltermijnNodig",
    "HersteltermijnOngeldig",
    "HoofdelijkheidOntbreekt",
    "HuishoudenKanNiet",
    "InkomenTeLaagVoorOuder",
    "KredietAlOmgezet",
    "KvkNummerOntbreekt",
    "LooptijdTeLang",
    "MaandAlBetaald",
    "MaandBuitenUitkering",
    "MedebetrokkeneOnbekend",
    "MelddatumNaOntvangst",
    "MoetEerstEindigen",
    "NietAanSchuldeisers",
    "NietGevonden",
    "NietNaastEerdereBijstand",
    "NietRechtmatig",
    "NietUitTeBetalen",
    "NietsMistNog",
    "NogNietUitbetaald",
    "NormOntbreekt",
    "NormenOngeldig",
    "NormvoorstelKanNiet",
    "NormvoorstelNietGevonden",
    "OmNietKanNiet",
    "OmzettingKanNiet",
    "OmzettingKloptNiet",
    "OntvangenInDeToekomst",
    "OpdrachtOntbreekt",
    "OrientatieNietGevonden",
    "RechtspersoonOntbreekt",
    "RedenOntbreekt",
    "RegelNietGevonden",
    "RolKanNiet",
    "SamenstellingKloptNiet",
    "StukOnbekend",
    "StukkenOntbreken",
    "TerugkoppelingNietGevonden",
    "TerugvorderingAfwijkend",
    "TerugvorderingTeLaat",
    "ToetsOnbekend",
    "UitbetaaldVoorAkte",
    "UitbetalingGeweigerd",
    "UitkeringBestaatAl",
    "UitkeringGeeindigd",
    "UitkeringGeweigerd",
    "UitkeringNietGevonden",
    "UitnodigingNietGevonden",
    "UitnodigingVerbruikt",
    "VaststellingGeweigerd",
    "VennootOntbreekt",
    "VerdagingTeLang",
    "VerlengingPastNiet",
    "VerlengingTeLaat",
    "VerlengingTeLang",
    "VerlengingTeVroeg",
    "VermogenOnbekend",
    "VermogenTeHoog",
    "VermogenTeLaag",
    "VervaldagNietNaUitbetaling",
    "VoornemenNietGevonden",
    "VoornemenNodig",
    "VoorschotNietMogelijk",
    "VoorstelVerouderd",
    "VoorstelVervangen",
    "VoorwaardenKloppenNiet",
    "VoorzieningNietGevonden",
    "VormNietInFonds",
    "VormNietToegestaan",
    "VraagOnbekend",
    "ZekerheidKanNiet",
    "ZekerheidNietGevonden",
    "ZekerheidOntbreekt",
    "ZienswijzeLoopt",
    "ZienswijzeTeLaat",
]
