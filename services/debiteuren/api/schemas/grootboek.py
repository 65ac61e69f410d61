"""Portfolios that are taken over, securities, files for the bank, and the money of a gemeente."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from contracts.persoon import Medebetrokkene
from kernel.identificatie import iban
from kernel.web import Model
from services.debiteuren.api.schemas.basis import Gemeentecode

Iban = Annotated[str, AfterValidator(iban)]
#: What SEPA allows in a mandate reference.
Mandaatkenmerk = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+?/:().,'-]{1,35}$")]


class VerschilGegeven(Model):
    """Wat niet klopt: de regel van het bestand (leeg: het geheel), het veld en de melding."""

    regel: int | None
    veld: str
    melding: str


class OvernameGegeven(Model):
    """Een overgenomen portefeuille: wat is geopend, wat is geweigerd, en of het aansluit."""

    id: UUID
    gemeente: str
    herkomst: str
    peildatum: date
    regels: int
    geopend: int
    geweigerd: int
    controletotaal_centen: int
    hoofdsom_centen: int
    vervallen_centen: int
    lopende_rente_centen: int
    verschillen: list[VerschilGegeven]
    uitgevoerd_op: date


class ZekerheidVerzoek(Model):
    """Een zekerheid bij een lening."""

    soort: Literal["hypotheek", "pandrecht", "borgstelling", "overlijdensrisicoverzekering"]
    waarde_centen: int = Field(ge=0)
    omschrijving: str = Field(min_length=1, max_length=2_000)
    gevestigd_op: date


class VrijgaveVerzoek(Model):
    """De zekerheid vervalt; met een opbrengst als zij is uitgewonnen."""

    opbrengst_centen: int | None = Field(default=None, ge=0)


class ZekerheidGegeven(Model):
    """Een zekerheid zoals zij nu is."""

    id: UUID
    soort: str
    waarde_centen: int
    omschrijving: str
    gevestigd_op: date
    vrijgegeven_op: date | None
    opbrengst_centen: int | None


class MedeschuldenaarGegeven(Model):
    """Wie naast de debiteur hoofdelijk aansprakelijk is."""

    id: UUID
    vanaf: date
    ontslagen_op: date | None
    betrokkene: Medebetrokkene


class RekeningVerzoek(Model):
    """Een bankrekening van de kredietverstrekker."""

    gemeente: Gemeentecode
    iban: Iban
    naam: str = Field(min_length=1, max_length=70)
    bic: str | None = Field(default=None, pattern=r"^[A-Z0-9]{8}([A-Z0-9]{3})?$")
    incassant_id: str | None = Field(default=None, pattern=r"^[A-Z]{2}[0-9]{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$")


class RekeningGegeven(Model):
    """Een bankrekening, zonder het nummer."""

    id: UUID
    gemeente: str
    naam: str
    bic: str | None
    incassant_id: str | None


class MachtigingVerzoek(Model):
    """Een machtiging zoals de debiteur die heeft ondertekend."""

    kenmerk: Mandaatkenmerk
    ondertekend_op: date
    iban: Iban
    naam: str = Field(min_length=1, max_length=70)


class IncassoVerzoek(Model):
    """Incasseer van elke lening met een machtiging wat op die dag is vervallen."""

    rekening_id: UUID
    uitvoerdatum: date


class RestitutieDeel(Model):
    """Wat een debiteur te veel heeft betaald."""

    lening_id: UUID
    bedrag_centen: int = Field(gt=0)


class RestitutieVerzoek(Model):
    """Betaal terug wat vooruit is betaald."""

    rekening_id: UUID
    uitvoerdatum: date
    restituties: list[RestitutieDeel] = Field(min_length=1, max_length=500)


class RestitutievoorstelGegeven(Model):
    """Een voorstel tot terugbetaling."""

    id: UUID
    gemeente: str
    rekening_id: UUID
    uitvoerdatum: date
    restituties: list[RestitutieDeel]
    voorgesteld_door: str
    voorgesteld_op: date
    besloten: bool


class BetaalbestandGegeven(Model):
    """Een bestand voor de bank."""

    id: UUID
    gemeente: str
    soort: Literal["incasso", "uitbetaling"]
    kenmerk: str
    uitvoerdatum: date
    regels: int
    totaal_centen: int
    gemaakt_op: date


class ProductGegeven(Model):
    """Wat een product in een maand deed."""

    product: str
    uitbetaald_centen: int
    ontvangen_centen: int
    ontvangen_hoofdsom_centen: int
    ontvangen_rente_centen: int
    ontvangen_kosten_centen: int
    vorderingen: int
    saldo_centen: int = Field(description="Positief: te vragen van de gemeente. Negatief: af te dragen.")


class RekeningCourantGegeven(Model):
    """De rekening-courant van een gemeente over een maand, naast de bank."""

    gemeente: str
    maand: date
    producten: list[ProductGegeven]
    saldo_centen: int = Field(description="Positief: te vragen van de gemeente. Negatief: af te dragen.")
    bank_centen: int = Field(description="Wat de rekening bank in het journaal bewoog.")
    afschrift_centen: int = Field(description="Wat de regels van afschriften bewogen die toen zijn geboekt.")
    sluit: bool


class VorderingCourantGegeven(Model):
    """Hetzelfde per vordering."""

    lening_id: UUID
    product: str
    uitbetaald_centen: int
    ontvangen_centen: int


class AfrekeningVerzoek(Model):
    """Reken een maand af; elke dag ervan moet zijn afgesloten."""

    gemeente: Gemeentecode
    maand: date = Field(description="Een dag in die maand.")


class AfrekeningGegeven(Model):
    """Een afgerekende maand, zoals de boeken er toen voor stonden."""

    id: UUID
    gemeente: str
    maand: date
    uitbetaald_centen: int
    ontvangen_centen: int
    saldo_centen: int = Field(description="Positief: gevraagd van de gemeente. Negatief: af te dragen.")
    bank_centen: int
    afschrift_centen: int
    per_product: list[dict[str, Any]]
    vastgesteld_op: date
    vastgesteld_door: str
