"""Loans, their terms and what was booked on them."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from pydantic import Field

from contracts.debiteuren import Stoplicht, Vorderingsoort
from contracts.persoon import Betrokkene
from kernel.web import Model
from services.debiteuren.api.schemas.uitstel import UitstelPeriode
from services.debiteuren.domain.aflosschema import Dagtelling, Schemavorm
from services.debiteuren.domain.journaal import Rekening, Soort
from services.debiteuren.domain.stoplicht import Reden


class LeningGegeven(Model):
    """Een lening zoals die er nu voor staat."""

    id: UUID
    gemeente: str
    voorziening_id: UUID
    soort: Vorderingsoort
    betalingskenmerk: str = Field(description="Kenmerk dat de debiteur bij elke betaling noemt (16 cijfers).")
    vorm: Schemavorm
    hoofdsom_centen: int
    rente_procent: Decimal = Field(description="Rente per jaar.")
    dagtelling: Dagtelling
    uitbetaald_op: date
    termijnen: int
    vervallen_termijnen: int
    vooruit_centen: int = Field(description="Betaald voordat het moest.")
    ongepland_centen: int = Field(description="Hoofdsom die is geleend en nog in geen schema staat.")
    schemaversie: int
    hoofdsom_open_centen: int = Field(description="Hoofdsom die nog niet is terugbetaald.")
    vervallen_open_centen: int = Field(description="Wat al betaald had moeten zijn: kosten, rente en hoofdsom.")
    stoplicht: Stoplicht
    stoplicht_reden: Reden
    achterstand_sinds: date | None = Field(description="Vervaldag van de oudste termijn die niet is betaald.")
    bijgewerkt_tot_en_met: date = Field(description="Laatste dag die voor deze lening is afgesloten.")


class LeningDetail(LeningGegeven):
    """Een lening met de debiteur en wat er openstaat."""

    debiteur: Betrokkene
    uitstellen: list[UitstelPeriode]


class TermijnGegeven(Model):
    """Een termijn van het aflosschema en wat erop is betaald."""

    nummer: int
    begin: date = Field(description="De rente loopt vanaf de dag hierna.")
    vervaldag: date
    vervallen: bool
    kosten_centen: int
    rente_centen: int
    hoofdsom_centen: int
    kosten_betaald_centen: int
    rente_betaald_centen: int
    hoofdsom_betaald_centen: int


class JournaalpostGegeven(Model):
    """Een regel van het journaal. Debet is positief, credit negatief; een boeking telt op tot nul."""

    boeking_id: UUID
    nummer: int
    soort: Soort
    rekening: Rekening
    bedrag_centen: int
    ontvangst_id: UUID | None
    boekdatum: date
    valutadatum: date
