"""What debiteuren publishes on `debiteuren.v1`."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from kernel.envelope import Gebeurtenis

PUBLISHER = "debiteuren"


class Stoplicht(StrEnum):
    """Hoe een lening ervoor staat (model Utrecht; domain.md E3)."""

    BIJ = "bij"
    UITSTEL = "uitstel"
    ACHTERSTAND = "achterstand"
    OPEISBAAR = "opeisbaar"
    AFGESLOTEN = "afgesloten"


class Vorderingsoort(StrEnum):
    """Waar een vordering uit ontstaat (domain.md C5; woorden volgen the GGM Terug- en invordering)."""

    RENTEDRAGENDE_LENING = "rentedragende-lening"
    RENTELOZE_LENING = "renteloze-lening"
    LEVENSONDERHOUD = "levensonderhoud"
    BORGTOCHT = "borgtocht"
    TERUGVORDERING = "terugvordering"
    RESTANT = "restant"


class LeningGeopend(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="lening-geopend"):
    """A loan and its schedule exist."""

    lening_id: UUID
    voorziening_id: UUID
    hoofdsom_centen: int
    termijnen: int
    eerste_vervaldag: date
    laatste_vervaldag: date
    soort: Vorderingsoort | None = None


class TermijnVervallen(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="termijn-vervallen"):
    """A term of the schedule is due on `vervaldag`."""

    lening_id: UUID
    nummer: int
    vervaldag: date
    rente_centen: int
    hoofdsom_centen: int


class OntvangstVerwerkt(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="ontvangst-verwerkt"):
    """A receipt is booked: kosten, then rente, then hoofdsom (Awb art. 4:92). The parts sum to `bedrag_centen`."""

    lening_id: UUID
    ontvangst_id: UUID
    bedrag_centen: int
    kosten_centen: int
    rente_centen: int
    hoofdsom_centen: int
    vooruit_centen: int
    valutadatum: date


class OntvangstTeruggeboekt(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="ontvangst-teruggeboekt"):
    """The bank took a receipt back (return or reversal): what it had paid is owed again."""

    lening_id: UUID
    ontvangst_id: UUID
    bedrag_centen: int
    valutadatum: date
    kosten_centen: int = 0
    rente_centen: int = 0
    hoofdsom_centen: int = 0
    vooruit_centen: int = 0


class UitstelVerleend(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="uitstel-verleend"):
    """Repayment waits from `van` up to and including `tot_en_met` (Bbz 2004, art. 41)."""

    lening_id: UUID
    van: date
    tot_en_met: date


class AchterstandOntstaan(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="achterstand-ontstaan"):
    """A due term was not paid. `sinds` is the oldest unpaid due date."""

    lening_id: UUID
    sinds: date
    bedrag_centen: int


class AchterstandIngelopen(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="achterstand-ingelopen"):
    """All that was due is paid again."""

    lening_id: UUID
    datum: date


class StoplichtGewijzigd(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="stoplicht-gewijzigd"):
    """The loan's stoplicht changed; `reden` is a code."""

    lening_id: UUID
    van: Stoplicht
    naar: Stoplicht
    reden: str


class Afgelost(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="afgelost"):
    """The loan is paid off."""

    lening_id: UUID
    datum: date


class LeningVerhoogd(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="lening-verhoogd"):
    """More was lent on the same loan: a further month of levensonderhoud (Bbz 2004, art. 11)."""

    lening_id: UUID
    bedrag_centen: int
    hoofdsom_centen: int
    datum: date


class ContactGelegd(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="contact-gelegd"):
    """Someone spoke with the debtor, or tried to, before any letter of collection. `kanaal` is a code."""

    lening_id: UUID
    kanaal: str
    bereikt: bool
    datum: date


class HerinneringVerzonden(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="herinnering-verzonden"):
    """A friendly reminder."""

    lening_id: UUID
    bedrag_centen: int
    datum: date


class AanmaningVerzonden(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="aanmaning-verzonden"):
    """An aanmaning: two weeks to pay (Awb art. 4:112). `nummer` 1 or 2; `terugvordering`: that of a recovery decision."""

    lening_id: UUID
    nummer: int
    bedrag_centen: int
    kosten_centen: int
    betalen_uiterlijk: date
    terugvordering: bool = False


class DwangbevelUitgevaardigd(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="dwangbevel-uitgevaardigd"):
    """The last step (Awb art. 4:114): after a recovery decision and its own aanmaning."""

    lening_id: UUID
    bedrag_centen: int
    datum: date


class Opgeeist(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="opgeeist"):
    """All of it is due at once. `grond` is a code, `artikel` where it stands (Bbz 2004, art. 39, 41 lid 4, 43)."""

    lening_id: UUID
    grond: str
    artikel: str
    bedrag_centen: int
    datum: date


class TerugvorderingGestart(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="terugvordering-gestart"):
    """A new beschikking recovers the loan (Bbz 2004, art. 40; Awb art. 4:87): six weeks to pay."""

    lening_id: UUID
    bedrag_centen: int
    betalen_uiterlijk: date
    datum: date


class Afgeboekt(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="afgeboekt"):
    """Written off as oninbaar, by two medewerkers."""

    lening_id: UUID
    bedrag_centen: int
    reden: str
    datum: date


class Kwijtgescholden(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="kwijtgescholden"):
    """Waived for good, by two medewerkers or by a decision of bbz."""

    lening_id: UUID
    hoofdsom_centen: int
    rente_centen: int
    artikel: str
    datum: date


class Verrekend(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="verrekend"):
    """Set off against a benefit (Participatiewet, art. 48 lid 4, 60)."""

    lening_id: UUID
    bedrag_centen: int
    datum: date


class VerjaringGestuit(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="verjaring-gestuit"):
    """The prescription of what is due starts anew (Awb art. 4:105). `handeling` is a code."""

    lening_id: UUID
    handeling: str
    nieuwe_verjaring: date
    datum: date


class DagAfgesloten(Gebeurtenis, publisher=PUBLISHER, meervoud="dagafsluitingen", naam="dag-afgesloten"):
    """The day is closed for one gemeente: interest booked, terms due, arrears seen."""

    dagafsluiting_id: UUID
    datum: date
    leningen: int
    rente_centen: int
    vervallen_termijnen: int
    achterstanden: int
    overgeslagen: int = 0
