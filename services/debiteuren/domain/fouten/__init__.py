"""What debiteuren refuses, and why.

DebiteurenFout
├── LeningNietGevonden            404
├── AfschriftNietGevonden         404
├── DagafsluitingNietGevonden     404
├── JournaalNietGevonden          404
├── ZekerheidNietGevonden         404
├── MedeschuldenaarNietGevonden   404
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
│   ├── MeerDanOpen               a reduction of more than is open
│   ├── LeningZonderVervallenTermijn  costs, and nothing to put them on
│   ├── LeningAfgesloten          nothing is open
│   ├── GeenVerzuim               no term was late
│   └── WettelijkeRenteNietVerschuldigd  below the threshold of Awb art. 4:98
├── SchemaGeweigerd               409
│   ├── SchemaSluitNiet           the parts are not the principal
│   ├── SchemaTeVroeg             a term before the last closed day
│   ├── SchemaNietOpVolgorde      due dates that do not rise
│   └── NietsAfTeLossen           no principal to plan
├── OntvangstGeweigerd            409
│   ├── OntvangstNietGevonden     404
│   ├── OntvangstVerkeerdeStatus  not what can be done with it now
│   ├── MeerDanOnbekend           more than is left to divide
│   ├── GeenInkomendeRegel        money that went out
│   ├── NietGenoegVooruit         more than stands as vooruitbetaald
│   └── TermijnBestaatNiet        a designated term that is not there
├── OvernameGeweigerd             400  a portfolio; with every difference
├── BetaalbestandGeweigerd        409  direct debit or payouts
├── AfrekeningGeweigerd           409  a month with a gemeente
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
from services.debiteuren.domain.fouten.boeking import BoekingGeweigerd as BoekingGeweigerd
from services.debiteuren.domain.fouten.boeking import GeenVerzuim as GeenVerzuim
from services.debiteuren.domain.fouten.boeking import LeningAfgesloten as LeningAfgesloten
from services.debiteuren.domain.fouten.boeking import LeningZonderVervallenTermijn as LeningZonderVervallenTermijn
from services.debiteuren.domain.fouten.boeking import MeerDanOpen as MeerDanOpen
from services.debiteuren.domain.fouten.boeking import WettelijkeRenteNietVerschuldigd as WettelijkeRenteNietVerschuldigd
from services.debiteuren.domain.fouten.journaal import DagafsluitingNietGevonden as DagafsluitingNietGevonden
from services.debiteuren.domain.fouten.journaal import DagNogNietVoorbij as DagNogNietVoorbij
from services.debiteuren.domain.fouten.journaal import DagVoorbij as DagVoorbij
from services.debiteuren.domain.fouten.journaal import JournaalNietGevonden as JournaalNietGevonden
from services.debiteuren.domain.fouten.ontvangst import GeenInkomendeRegel as GeenInkomendeRegel
from services.debiteuren.domain.fouten.ontvangst import MeerDanOnbekend as MeerDanOnbekend
from services.debiteuren.domain.fouten.ontvangst import NietGenoegVooruit as NietGenoegVooruit
from services.debiteuren.domain.fouten.ontvangst import OntvangstGeweigerd as OntvangstGeweigerd
from services.debiteuren.domain.fouten.ontvangst import OntvangstNietGevonden as OntvangstNietGevonden
from services.debiteuren.domain.fouten.ontvangst import OntvangstVerkeerdeStatus as OntvangstVerkeerdeStatus
from services.debiteuren.domain.fouten.ontvangst import TermijnBestaatNiet as TermijnBestaatNiet
from services.debiteuren.domain.fouten.overname import AfrekeningGeweigerd as AfrekeningGeweigerd
from services.debiteuren.domain.fouten.overname import AfrekeningNietGevonden as AfrekeningNietGevonden
from services.debiteuren.domain.fouten.overname import BetaalbestandGeweigerd as BetaalbestandGeweigerd
from services.debiteuren.domain.fouten.overname import BetaalbestandNietGevonden as BetaalbestandNietGevonden
from services.debiteuren.domain.fouten.overname import IncassantOntbreekt as IncassantOntbreekt
from services.debiteuren.domain.fouten.overname import MaandAlAfgerekend as MaandAlAfgerekend
from services.debiteuren.domain.fouten.overname import MaandNietAfgesloten as MaandNietAfgesloten
from services.debiteuren.domain.fouten.overname import MachtigingBestaatAl as MachtigingBestaatAl
from services.debiteuren.domain.fouten.overname import MachtigingNietGevonden as MachtigingNietGevonden
from services.debiteuren.domain.fouten.overname import NietsTeBetalen as NietsTeBetalen
from services.debiteuren.domain.fouten.overname import OvernameGeenCsv as OvernameGeenCsv
from services.debiteuren.domain.fouten.overname import OvernameGeweigerd as OvernameGeweigerd
from services.debiteuren.domain.fouten.overname import OvernameNietGevonden as OvernameNietGevonden
from services.debiteuren.domain.fouten.overname import OvernameOnleesbaar as OvernameOnleesbaar
from services.debiteuren.domain.fouten.overname import OvernameSluitNiet as OvernameSluitNiet
from services.debiteuren.domain.fouten.overname import RekeningDebiteurOntbreekt as RekeningDebiteurOntbreekt
from services.debiteuren.domain.fouten.overname import RekeningNietGevonden as RekeningNietGevonden
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
from services.debiteuren.domain.fouten.zekerheid import MedeschuldenaarNietGevonden as MedeschuldenaarNietGevonden
from services.debiteuren.domain.fouten.zekerheid import ZekerheidNietGevonden as ZekerheidNietGevonden
