"""What vroegsignalering refuses, and why. (A refused *row* of a file is no error but a `weigering`: see weigering.py.)

VroegsignaleringFout
├── AanleveringNietGevonden       404
├── ZaakNietGevonden              404
├── SignaalpartnerOnbekend        403  this client has no convenant
├── BestandGeweigerd              400  no row of the file was taken in
│   ├── FormaatOnbekend           415
│   ├── BestandLeeg
│   ├── KolommenOntbreken
│   ├── KolommenOnbekend
│   └── KolommenDubbel
├── TestgegevensNietToegestaan    409
├── GrondOntbreekt                409  a type that the statute does not name
├── AanleveringBeeindigd          409
├── UitsluitingNietGevonden       404
├── UitsluitingAlBeeindigd        409
├── SplitsingPastNiet             400
├── BrpControleNietGevonden       404
├── BrpControleAfgehandeld        409
├── BrpNietIngesteld              409
├── BrpOnbereikbaar               503
├── DatumPastNiet                 400
├── KaderNietGevonden             404
├── KaderOngeldig                 400
├── WerkbakjeOnbekend             400
├── ZoekvraagOnvolledig           400
├── GeenGemeenteGekozen           404
├── LeveringTeGroot               400
├── PeriodeOngeldig               400
├── BewaarbeleidNietGevonden      404
├── BriefserieNietGevonden        404
├── BriefNietGevonden             404
├── BriefsoortOnbekend            400
├── ContactgegevensOntbreken      400
├── GeenZaken                     409
└── ZaakStaatNietToe              409
    ├── ZaakAlAfgesloten
    ├── HulpAlAanvaard
    ├── QuickFixLoopt
    ├── ResultaatPastNiet
    └── SamenvoegingPastNiet
"""

from services.vroegsignalering.domain.fouten.aanlevering import (
    AanleveringBeeindigd,
    AanleveringNietGevonden,
    BestandGeweigerd,
    BestandLeeg,
    BrpControleAfgehandeld,
    BrpControleNietGevonden,
    BrpNietIngesteld,
    BrpOnbereikbaar,
    FormaatOnbekend,
    GrondOntbreekt,
    KolommenDubbel,
    KolommenOnbekend,
    KolommenOntbreken,
    SignaalpartnerOnbekend,
    SplitsingPastNiet,
    TestgegevensNietToegestaan,
    UitsluitingAlBeeindigd,
    UitsluitingNietGevonden,
)
from services.vroegsignalering.domain.fouten.basis import VroegsignaleringFout
from services.vroegsignalering.domain.fouten.kader import KaderNietGevonden, KaderOngeldig, WerkbakjeOnbekend
from services.vroegsignalering.domain.fouten.opvolging import (
    BewaarbeleidNietGevonden,
    BriefNietGevonden,
    BriefserieNietGevonden,
    BriefsoortOnbekend,
    ContactgegevensOntbreken,
    GeenZaken,
)
from services.vroegsignalering.domain.fouten.zaak import (
    DatumPastNiet,
    GeenGemeenteGekozen,
    HulpAlAanvaard,
    LeveringTeGroot,
    PeriodeOngeldig,
    QuickFixLoopt,
    ResultaatPastNiet,
    SamenvoegingPastNiet,
    ZaakAlAfgesloten,
    ZaakNietGevonden,
    ZaakStaatNietToe,
    ZoekvraagOnvolledig,
)

__all__ = [
    "AanleveringBeeindigd",
    "AanleveringNietGevonden",
    "BestandGeweigerd",
    "BestandLeeg",
    "BewaarbeleidNietGevonden",
    "BriefNietGevonden",
    "BriefserieNietGevonden",
    "BriefsoortOnbekend",
    "BrpControleAfgehandeld",
    "BrpControleNietGevonden",
    "BrpNietIngesteld",
    "BrpOnbereikbaar",
    "ContactgegevensOntbreken",
    "DatumPastNiet",
    "FormaatOnbekend",
    "GeenGemeenteGekozen",
    "GeenZaken",
    "GrondOntbreekt",
    "HulpAlAanvaard",
    "KaderNietGevonden",
    "KaderOngeldig",
    "KolommenDubbel",
    "KolommenOnbekend",
    "KolommenOntbreken",
    "LeveringTeGroot",
    "PeriodeOngeldig",
    "QuickFixLoopt",
    "ResultaatPastNiet",
    "SamenvoegingPastNiet",
    "SignaalpartnerOnbekend",
    "SplitsingPastNiet",
    "TestgegevensNietToegestaan",
    "UitsluitingAlBeeindigd",
    "UitsluitingNietGevonden",
    "VroegsignaleringFout",
    "WerkbakjeOnbekend",
    "ZaakAlAfgesloten",
    "ZaakNietGevonden",
    "ZaakStaatNietToe",
    "ZoekvraagOnvolledig",
]
