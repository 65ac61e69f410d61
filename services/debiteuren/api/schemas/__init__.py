"""What goes in and out of the API of debiteuren, by noun. Amounts are whole cents."""

from services.debiteuren.api.schemas.afschrift import AfschriftenVerwerkt as AfschriftenVerwerkt
from services.debiteuren.api.schemas.afschrift import AfschriftGegeven as AfschriftGegeven
from services.debiteuren.api.schemas.afschrift import AfschriftResultaat as AfschriftResultaat
from services.debiteuren.api.schemas.afschrift import OntvangstDetail as OntvangstDetail
from services.debiteuren.api.schemas.afschrift import OntvangstGegeven as OntvangstGegeven
from services.debiteuren.api.schemas.basis import Gemeentecode as Gemeentecode
from services.debiteuren.api.schemas.dagafsluiting import DagafsluitingGegeven as DagafsluitingGegeven
from services.debiteuren.api.schemas.dagafsluiting import DagafsluitingVerzoek as DagafsluitingVerzoek
from services.debiteuren.api.schemas.dagafsluiting import OvergeslagenGegeven as OvergeslagenGegeven
from services.debiteuren.api.schemas.journaal import JournaalSaldi as JournaalSaldi
from services.debiteuren.api.schemas.journaal import SaldoGegeven as SaldoGegeven
from services.debiteuren.api.schemas.lening import JournaalpostGegeven as JournaalpostGegeven
from services.debiteuren.api.schemas.lening import LeningDetail as LeningDetail
from services.debiteuren.api.schemas.lening import LeningGegeven as LeningGegeven
from services.debiteuren.api.schemas.lening import TermijnGegeven as TermijnGegeven
from services.debiteuren.api.schemas.uitstel import UitstelPeriode as UitstelPeriode
from services.debiteuren.api.schemas.uitstel import UitstelVerzoek as UitstelVerzoek
