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
├── DatumPastNiet                 400
├── KaderNietGevonden             404
├── KaderOngeldig                 400
├── WerkbakjeOnbekend             400
├── ZoekvraagOnvolledig           400
└── ZaakStaatNietToe              409
    ├── ZaakAlAfgesloten
    ├── HulpAlAanvaard
    ├── QuickFixLoopt
    └── ResultaatPastNiet
"""

from services.vroegsignalering.domain.fouten.aanlevering import (
    AanleveringNietGevonden,
    BestandGeweigerd,
    BestandLeeg,
    FormaatOnbekend,
    KolommenDubbel,
    KolommenOnbekend,
    KolommenOntbreken,
    SignaalpartnerOnbekend,
    TestgegevensNietToegestaan,
)
from services.vroegsignalering.domain.fouten.basis import VroegsignaleringFout
from services.vroegsignalering.domain.fouten.kader import KaderNietGevonden, KaderOngeldig, WerkbakjeOnbekend
from services.vroegsignalering.domain.fouten.zaak import (
    DatumPastNiet,
    HulpAlAanvaard,
    QuickFixLoopt,
    ResultaatPastNiet,
    ZaakAlAfgesloten,
    ZaakNietGevonden,
    ZaakStaatNietToe,
    ZoekvraagOnvolledig,
)

__all__ = [
    "AanleveringNietGevonden",
    "BestandGeweigerd",
    "BestandLeeg",
    "DatumPastNiet",
    "FormaatOnbekend",
    "HulpAlAanvaard",
    "KaderNietGevonden",
    "KaderOngeldig",
    "KolommenDubbel",
    "KolommenOnbekend",
    "KolommenOntbreken",
    "QuickFixLoopt",
    "ResultaatPastNiet",
    "SignaalpartnerOnbekend",
    "TestgegevensNietToegestaan",
    "VroegsignaleringFout",
    "WerkbakjeOnbekend",
    "ZaakAlAfgesloten",
    "ZaakNietGevonden",
    "ZaakStaatNietToe",
    "ZoekvraagOnvolledig",
]
