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
├── BoekingGeweigerd              409
│   ├── BoekingNietGevonden       404
│   ├── MeerDanOpen               a reduction of more than is open
│   ├── LeningZonderVervallenTermijn  costs, and nothing to put them on
│   ├── LeningAfgesloten          nothing is open
│   ├── BoekingNietTerugTeDraaien this kind is not taken back by hand
│   ├── BoekingAlTeruggedraaid    once is enough
│   ├── GeenVerzuim               no term was late
│   └── WettelijkeRenteNietVerschuldigd  below the threshold of Awb art. 4:98
├── SchemaGeweigerd               409
│   ├── SchemaSluitNiet           the parts are not the principal
│   ├── SchemaTeVroeg             a term before the last closed day
│   ├── SchemaNietOpVolgorde      due dates that do not rise
│   └── NietsAfTeLossen           no principal to plan
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
from services.debiteuren.domain.fouten.boeking import BoekingAlTeruggedraaid as BoekingAlTeruggedraaid
from services.debiteuren.domain.fouten.boeking import BoekingGeweigerd as BoekingGeweigerd
from services.debiteuren.domain.fouten.boeking import BoekingNietGevonden as BoekingNietGevonden
from services.debiteuren.domain.fouten.boeking import BoekingNietTerugTeDraaien as BoekingNietTerugTeDraaien
from services.debiteuren.domain.fouten.boeking import GeenVerzuim as GeenVerzuim
from services.debiteuren.domain.fouten.boeking import LeningAfgesloten as LeningAfgesloten
from services.debiteuren.domain.fouten.boeking import LeningZonderVervallenTermijn as LeningZonderVervallenTermijn
from services.debiteuren.domain.fouten.boeking import MeerDanOpen as MeerDanOpen
from services.debiteuren.domain.fouten.boeking import WettelijkeRenteNietVerschuldigd as WettelijkeRenteNietVerschuldigd
from services.debiteuren.domain.fouten.journaal import DagafsluitingNietGevonden as DagafsluitingNietGevonden
from services.debiteuren.domain.fouten.journaal import DagNogNietVoorbij as DagNogNietVoorbij
from services.debiteuren.domain.fouten.journaal import DagVoorbij as DagVoorbij
from services.debiteuren.domain.fouten.journaal import JournaalNietGevonden as JournaalNietGevonden
from services.debiteuren.domain.fouten.schema import NietsAfTeLossen as NietsAfTeLossen
from services.debiteuren.domain.fouten.schema import SchemaGeweigerd as SchemaGeweigerd
from services.debiteuren.domain.fouten.schema import SchemaNietOpVolgorde as SchemaNietOpVolgorde
from services.debiteuren.domain.fouten.schema import SchemaSluitNiet as SchemaSluitNiet
from services.debiteuren.domain.fouten.schema import SchemaTeVroeg as SchemaTeVroeg
from services.debiteuren.domain.fouten.uitstel import UitstelGeweigerd as UitstelGeweigerd
from services.debiteuren.domain.fouten.uitstel import UitstelNaAflossing as UitstelNaAflossing
from services.debiteuren.domain.fouten.uitstel import UitstelOpgebruikt as UitstelOpgebruikt
from services.debiteuren.domain.fouten.uitstel import UitstelOverlapt as UitstelOverlapt
from services.debiteuren.domain.fouten.uitstel import UitstelTeLang as UitstelTeLang
