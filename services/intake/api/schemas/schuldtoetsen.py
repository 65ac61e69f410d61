"""What is asked and answered about problematic debts and BKR."""

from datetime import date
from uuid import UUID

from pydantic import Field

from kernel.web import Model
from services.intake.api.schemas.basis import Centen, Tekst, Zin
from services.intake.domain.bkr import Bkrstatus
from services.intake.domain.schuldtoets import Problematisch


class SchuldtoetsVerzoek(Model):
    """Kan alles wat opeisbaar is binnen 36 maanden worden betaald? De invoer, en uw eigen oordeel ernaast."""

    peildatum: date | None = Field(default=None, description="Standaard de boekdatum.")
    opeisbaar_centen: Centen | None = Field(default=None, description="Leeg: de opeisbare schulden uit het dossier worden opgeteld.")
    afloscapaciteit_centen: Centen | None = Field(default=None, description="Wat er per maand te betalen is.")
    vermogen_centen: Centen | None = Field(default=None, description="Vermogen dat hiervoor beschikbaar is.")
    oordeel: Problematisch
    motivering: Tekst | None = Field(default=None, description="Verplicht als uw oordeel afwijkt van de berekening.")
    terugkomen_op: date | None = Field(default=None, description="Verplicht als het nog niet duidelijk is.")


class SchuldtoetsGegeven(Model):
    """Een toets: de invoer, het berekende antwoord en het oordeel van de professional."""

    id: UUID
    datum: date
    peildatum: date
    opeisbaar_centen: int | None
    afloscapaciteit_centen: int | None
    vermogen_centen: int | None
    maanden: int
    tekort_centen: int | None = Field(description="Wat na die maanden overblijft.")
    uitkomst: Problematisch = Field(description="Het berekende antwoord.")
    oordeel: Problematisch = Field(description="Het oordeel van de professional.")
    motivering: str | None
    terugkomen_op: date | None


class Schuldtoetsen(Model):
    """De toetsen van een traject, de laatste het laatst."""

    items: list[SchuldtoetsGegeven]


class BkrRegistratieGegeven(Model):
    """De registratie van een toelating bij BKR."""

    id: UUID
    gemeente: str
    traject_id: UUID
    besluit_id: UUID
    status: Bkrstatus
    vereist_op: date
    geregistreerd_op: date | None
    einde_vereist_op: date | None
    beeindigd_op: date | None


class BkrRegistratieDetail(BkrRegistratieGegeven):
    """Een registratie met de bewijzen."""

    bewijs: str | None
    eindbewijs: str | None


class BkrBewijsVerzoek(Model):
    """Het kenmerk dat BKR gaf, van de registratie of van het einde ervan."""

    datum: date
    kenmerk: Zin
