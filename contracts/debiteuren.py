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


class LeningGeopend(Gebeurtenis, publisher=PUBLISHER, meervoud="leningen", naam="lening-geopend"):
    """A loan and its schedule exist."""

    lening_id: UUID
    voorziening_id: UUID
    hoofdsom_centen: int
    termijnen: int
    eerste_vervaldag: date
    laatste_vervaldag: date


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


class DagAfgesloten(Gebeurtenis, publisher=PUBLISHER, meervoud="dagafsluitingen", naam="dag-afgesloten"):
    """The day is closed for one gemeente: interest booked, terms due, arrears seen."""

    dagafsluiting_id: UUID
    datum: date
    leningen: int
    rente_centen: int
    vervallen_termijnen: int
    achterstanden: int
