"""Bank statements and their lines."""

from datetime import date
from uuid import UUID

from pydantic import Field

from kernel.web import Model
from services.debiteuren.domain.afschrift import Regelstatus, Voorstelreden


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
    verdeeld_centen: int = Field(description="Wat van een onbekende regel al op leningen is geboekt.")
    voorstel_lening_id: UUID | None = Field(description="Lening waar deze regel voor kan zijn; een medewerker besluit.")
    voorstel_reden: Voorstelreden | None
    boekdatum: date
    valutadatum: date


class OntvangstDetail(OntvangstGegeven):
    """Een regel met wat de bank erover vertelt."""

    omschrijving: str
    naam: str | None
    tegenrekening: str | None
    referentie: str | None
