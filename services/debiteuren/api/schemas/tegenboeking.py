"""What goes in and out about boekingen that are taken back."""

from datetime import date
from uuid import UUID

from pydantic import Field

from kernel.web import Model


class TegenboekingVerzoek(Model):
    """Een boeking die niet klopt. Een collega bekrachtigt dat zij wordt teruggedraaid."""

    boeking_id: UUID = Field(description="De boeking, uit de journaalposten van de lening.")
    motivering: str = Field(min_length=1, max_length=8_000)


class TegenboekingvoorstelGegeven(Model):
    """Een voorstel om een boeking terug te draaien."""

    id: UUID
    gemeente: str
    lening_id: UUID
    boeking_id: UUID
    motivering: str
    voorgesteld_op: date
    besloten: bool
