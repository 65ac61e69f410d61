"""What is asked of the judge, and for how long does it hold? Moratorium, voorlopige voorziening and Wsnp (DDAS SHV).

A dwangakkoord belongs to one schuldregeling and stands there (`domain.regeling`).
"""

from datetime import date
from enum import StrEnum

from kernel.termijn import Termijnsoort
from services.intake.domain.datum import controleer_datum
from services.intake.domain.fouten import EindeOntbreekt, MoratoriumTeLang
from services.intake.domain.normen import Normsoort, norm


class Verzoeksoort(StrEnum):
    """Soort verzoek aan de rechter."""

    MORATORIUM = "moratorium"
    VOORLOPIGE_VOORZIENING = "voorlopige-voorziening"
    WSNP = "wsnp"


class Uitspraak(StrEnum):
    """Wat de rechter besliste, of dat het verzoek is ingetrokken."""

    TOEGEWEZEN = "toegewezen"
    AFGEWEZEN = "afgewezen"
    INGETROKKEN = "ingetrokken"


#: While one of these holds, creditors wait.
SCHULDEISERS_WACHTEN = frozenset({Verzoeksoort.MORATORIUM, Verzoeksoort.WSNP})


#: These hold as long as the Wgs route goes on; the Wsnp takes its place, and the judge ends it.
BIJ_DE_ROUTE = frozenset({Verzoeksoort.MORATORIUM, Verzoeksoort.VOORLOPIGE_VOORZIENING})


def beoordeel_duur(soort: Verzoeksoort, van: date, tot_en_met: date | None) -> date | None:
    """Give back the last day of what the judge granted. A moratorium has one, within the statutory maximum (Fw, art. 287b).

    Raises EindeOntbreekt, MoratoriumTeLang, or DatumNietMogelijk when it would end before it begins.
    """
    if tot_en_met is not None:
        controleer_datum("laatste dag", tot_en_met, van, date.max)
    if soort is not Verzoeksoort.MORATORIUM:
        return tot_en_met
    if tot_en_met is None:
        raise EindeOntbreekt
    hoogstens = norm(Normsoort.MORATORIUM_MAANDEN, van)
    uiterlijk = Termijnsoort(code="moratorium", artikel=hoogstens.artikel, maanden=hoogstens.waarde, atw=False).op_zich(van)
    if tot_en_met > uiterlijk:
        raise MoratoriumTeLang(hoogstens.waarde, uiterlijk)
    return tot_en_met
