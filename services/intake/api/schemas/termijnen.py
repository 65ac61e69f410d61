"""What is asked and answered about the terms of a dossier."""

from datetime import date
from uuid import UUID

from pydantic import Field

from kernel.web import Model
from services.intake.api.schemas.basis import Zin


class OpschortingGegeven(Model):
    """Van wanneer tot wanneer de termijn stilstond, en waardoor."""

    van: date
    tot: date | None = Field(description="Eerste dag die weer telt; leeg zolang de termijn stilstaat.")
    reden: str


class TermijnstandGegeven(Model):
    """Eén termijn: wat er over is en waarom."""

    soort: str
    artikel: str
    waarom: str
    begin: date
    einde: date
    dagen_over: int | None = Field(description="Dagen tot en met de laatste dag; onder nul is te laat. Leeg als de termijn is gesloten.")
    geschorst: bool
    overschreden: bool
    voldaan_op: date | None
    opschortingen: list[OpschortingGegeven]


class DwangsomGegeven(Model):
    """De dwangsom bij niet tijdig beslissen (Awb, art. 4:17)."""

    eerste_dag: date = Field(description="De eerste dag die geld kost.")
    dagen: int
    dagen_ten_hoogste: int
    bedrag_centen: int
    loopt: bool
    geverifieerd: bool = Field(description="Zijn de bedragen gelezen in een tekst die nu geldt? Zo niet: kijk ze eerst na.")


class Termijnoverzicht(Model):
    """Alle termijnen van een traject en van de aanmelding ervoor."""

    items: list[TermijnstandGegeven]
    dwangsom: DwangsomGegeven | None


class HersteltermijnVerzoek(Model):
    """Welke gegevens ontbreken, en tot en met wanneer die kunnen komen."""

    gevraagd: list[Zin] = Field(min_length=1, max_length=50)
    tot_en_met: date


class HersteltermijnGegeven(Model):
    """Een hersteltermijn (Awb, art. 4:5)."""

    id: UUID
    gegeven_op: date
    tot_en_met: date
    gevraagd: list[str]
    ontvangen_op: date | None
    verstreken: bool


class Hersteltermijnen(Model):
    """De hersteltermijnen van een traject, de eerste eerst."""

    items: list[HersteltermijnGegeven]


class AanvullingVerzoek(Model):
    """De gevraagde gegevens zijn er."""

    ontvangen_op: date


class AanvullingVerwerkt(Model):
    """De termijn loopt weer."""

    besluit_uiterlijk: date


class IngebrekestellingVerzoek(Model):
    """De ondernemer laat weten dat het besluit te laat is (Awb, art. 4:17)."""

    ontvangen_op: date
    onredelijk_laat: bool = Field(default=False, description="Zo laat dat er geen dwangsom is (Awb, art. 4:17 lid 6).")
