"""What goes in and out of the API of debiteuren. Amounts are whole cents."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from contracts.debiteuren import Stoplicht
from contracts.persoon import Betrokkene
from kernel.web import Model
from services.debiteuren.domain.aflosschema import Dagtelling, Schemavorm
from services.debiteuren.domain.afschrift import Regelstatus
from services.debiteuren.domain.journaal import Rekening, Soort
from services.debiteuren.domain.stoplicht import Reden

Gemeentecode = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]


class LeningGegeven(Model):
    """Een lening zoals die er nu voor staat."""

    id: UUID
    gemeente: str
    voorziening_id: UUID
    betalingskenmerk: str = Field(description="Kenmerk dat de debiteur bij elke betaling noemt (16 cijfers).")
    vorm: Schemavorm
    hoofdsom_centen: int
    rente_procent: Decimal = Field(description="Rente per jaar.")
    dagtelling: Dagtelling
    uitbetaald_op: date
    termijnen: int
    vervallen_termijnen: int
    vooruit_centen: int = Field(description="Betaald voordat het moest.")
    stoplicht: Stoplicht
    stoplicht_reden: Reden
    achterstand_sinds: date | None = Field(description="Vervaldag van de oudste termijn die niet is betaald.")
    bijgewerkt_tot_en_met: date = Field(description="Laatste dag die voor deze lening is afgesloten.")


class UitstelPeriode(Model):
    """Een periode van uitstel, beide dagen meegerekend."""

    van: date
    tot_en_met: date


class LeningDetail(LeningGegeven):
    """Een lening met de debiteur en wat er openstaat."""

    debiteur: Betrokkene
    uitstellen: list[UitstelPeriode]
    hoofdsom_open_centen: int = Field(description="Hoofdsom die nog niet is terugbetaald.")
    vervallen_open_centen: int = Field(description="Wat al betaald had moeten zijn: kosten, rente en hoofdsom.")


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


class UitstelVerzoek(Model):
    """Uitstel van aflossing op een lening (Bbz 2004, art. 41)."""

    van: date
    tot_en_met: date
    reden: str = Field(min_length=1, max_length=4_000)

    @model_validator(mode="after")
    def _in_volgorde(self) -> "UitstelVerzoek":
        if self.tot_en_met < self.van:
            raise ValueError("`totEnMet` ligt voor `van`.")
        return self


class AfschriftGegeven(Model):
    """Een bankafschrift en wat ermee is gedaan."""

    id: UUID
    gemeente: str
    kenmerk: str = Field(description="Nummer dat de bank aan het afschrift gaf.")
    datum: date
    begin_centen: int
    eind_centen: int
    regels: int
    verwerkt: int = Field(description="Regels die op een lening zijn geboekt.")
    onbekend: int = Field(description="Regels die nog niemand heeft herkend.")


class AfschriftResultaat(AfschriftGegeven):
    """Een afschrift uit het bestand. `nieuw` is false als het al eerder was verwerkt; dan is er niets geboekt."""

    nieuw: bool


class AfschriftenVerwerkt(Model):
    """De afschriften uit het bestand; `id` is het eerste."""

    id: UUID
    items: list[AfschriftResultaat]


class OntvangstGegeven(Model):
    """Een regel van een bankafschrift en waarop die is geboekt."""

    id: UUID
    gemeente: str
    afschrift_id: UUID
    volgnummer: int
    status: Regelstatus
    lening_id: UUID | None
    bedrag_centen: int = Field(description="Negatief als het geld van de rekening ging.")
    kosten_centen: int
    rente_centen: int
    hoofdsom_centen: int
    vooruit_centen: int
    boekdatum: date
    valutadatum: date


class OntvangstDetail(OntvangstGegeven):
    """Een regel met wat de bank erover vertelt."""

    omschrijving: str
    naam: str | None
    tegenrekening: str | None
    referentie: str | None


class DagafsluitingVerzoek(Model):
    """Sluit alle dagen af tot en met deze."""

    gemeente: Gemeentecode
    datum: date


class DagafsluitingGegeven(Model):
    """Een dag van een gemeente: wat er is geboekt en wat er veranderde."""

    id: UUID
    gemeente: str
    datum: date
    afgesloten: bool
    leningen: int
    rente_centen: int = Field(description="Rente die over deze dag is geboekt.")
    vervallen_termijnen: int
    achterstanden: int = Field(description="Leningen die deze dag in achterstand kwamen.")


class SaldoGegeven(Model):
    """Een rekening van het journaal. Debet is positief, credit negatief."""

    rekening: Rekening
    debet_centen: int
    credit_centen: int
    saldo_centen: int


class JournaalSaldi(Model):
    """Alle rekeningen van een gemeente aan het eind van een dag. Debet en credit zijn samen gelijk."""

    gemeente: str
    datum: date
    debet_centen: int
    credit_centen: int
    rekeningen: list[SaldoGegeven]
