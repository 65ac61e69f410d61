"""Figures of the law as the API takes and gives them."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field

from kernel.web import Model
from services.debiteuren.domain.norm import Norm, Normcode

LegeDatum = Annotated[date | None, Field(json_schema_extra={"format": "date"})]


class NieuweNorm(Model):
    """Eén norm in één periode. Een open periode ervoor eindigt de dag voordat deze ingaat."""

    code: Normcode
    waarde: Decimal = Field(ge=0, le=1_000_000, decimal_places=4, description="In de eenheid van de norm.")
    geldig_van: date
    geldig_tot_en_met: LegeDatum = None
    bron: str = Field(min_length=1, max_length=500, description="Waar de waarde is gelezen.")
    geverifieerd: bool = Field(description="Gelezen in een bron die voor deze periode geldt.")


class NormGegeven(Model):
    """Een norm zoals die op de gevraagde dag geldt."""

    code: str
    artikel: str
    eenheid: str
    waarde: Decimal
    geldig_van: date
    geldig_tot_en_met: LegeDatum = None
    bron: str
    geverifieerd: bool


class NormenAntwoord(Model):
    """De normen van één dag, en welke er die dag niet zijn."""

    datum: date
    items: list[NormGegeven]
    ontbreekt: list[str] = Field(description="Codes zonder waarde: wat ze nodig heeft, wordt geweigerd.")


class NormvoorstelVerzoek(Model):
    """Normen om te laden, met hun bron. Een collega bekrachtigt ze."""

    normen: list[NieuweNorm] = Field(min_length=1, max_length=200)

    def als_normen(self) -> list[Norm]:
        """As the domain knows them."""
        return [Norm(**rij.model_dump()) for rij in self.normen]


class NormvoorstelGegeven(Model):
    """Een voorstel voor normen."""

    id: UUID
    normen: list[NormGegeven]
    voorgesteld_door: str
    voorgesteld_op: date
    bekrachtigd_door: str | None
    bekrachtigd_op: LegeDatum = None


class NormenBekrachtigd(Model):
    """Hoeveel normen erbij kwamen."""

    aantal: int
