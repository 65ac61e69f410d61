"""What debiteuren refuses, and why.

DebiteurenFout
├── LeningNietGevonden            404
├── AfschriftNietGevonden         404
├── DagafsluitingNietGevonden     404
├── JournaalNietGevonden          404
├── BetrokkeneOntbreekt           409  bbz does not know who repays
├── NormOntbreekt                 409  no row for this date: never last year's
├── DagVoorbij                    409  the books were opened after this day
├── DagNogNietVoorbij             409  a day that is still to come
├── UitstelGeweigerd              409
│   ├── UitstelTeLang             more than one year at a time
│   ├── UitstelOpgebruikt         more than three years over the loan's life
│   ├── UitstelOverlapt           two deferrals on one day
│   └── UitstelNaAflossing        nothing left to defer
└── AfschriftGeweigerd            400  refused whole, nothing booked
    ├── AfschriftTeGroot          413
    ├── AfschriftGeenXml          415
    ├── AfschriftOnleesbaar       not XML, or not a camt.053 we know
    ├── AfschriftOnvolledig       an element is missing or wrong
    ├── AfschriftVreemdeValuta    an amount that is not in euro
    ├── AfschriftSluitNiet        opening + entries is not closing
    └── AfschriftGewijzigd        409  same number, other content
"""

from services.debiteuren.domain.fouten.afschrift import AfschriftGeenXml as AfschriftGeenXml
from services.debiteuren.domain.fouten.afschrift import AfschriftGeweigerd as AfschriftGeweigerd
from services.debiteuren.domain.fouten.afschrift import AfschriftGewijzigd as AfschriftGewijzigd
from services.debiteuren.domain.fouten.afschrift import AfschriftNietGevonden as AfschriftNietGevonden
from services.debiteuren.domain.fouten.afschrift import AfschriftOnleesbaar as AfschriftOnleesbaar
from services.debiteuren.domain.fouten.afschrift import AfschriftOnvolledig as AfschriftOnvolledig
from services.debiteuren.domain.fouten.afschrift import AfschriftSluitNiet as AfschriftSluitNiet
from services.debiteuren.domain.fouten.afschrift import AfschriftTeGroot as AfschriftTeGroot
from services.debiteuren.domain.fouten.afschrift import AfschriftVreemdeValuta as AfschriftVreemdeValuta
from services.debiteuren.domain.fouten.basis import BetrokkeneOntbreekt as BetrokkeneOntbreekt
from services.debiteuren.domain.fouten.basis import DebiteurenFout as DebiteurenFout
from services.debiteuren.domain.fouten.basis import LeningNietGevonden as LeningNietGevonden
from services.debiteuren.domain.fouten.basis import NormOntbreekt as NormOntbreekt
from services.debiteuren.domain.fouten.journaal import DagafsluitingNietGevonden as DagafsluitingNietGevonden
from services.debiteuren.domain.fouten.journaal import DagNogNietVoorbij as DagNogNietVoorbij
from services.debiteuren.domain.fouten.journaal import DagVoorbij as DagVoorbij
from services.debiteuren.domain.fouten.journaal import JournaalNietGevonden as JournaalNietGevonden
from services.debiteuren.domain.fouten.uitstel import UitstelGeweigerd as UitstelGeweigerd
from services.debiteuren.domain.fouten.uitstel import UitstelNaAflossing as UitstelNaAflossing
from services.debiteuren.domain.fouten.uitstel import UitstelOpgebruikt as UitstelOpgebruikt
from services.debiteuren.domain.fouten.uitstel import UitstelOverlapt as UitstelOverlapt
from services.debiteuren.domain.fouten.uitstel import UitstelTeLang as UitstelTeLang
