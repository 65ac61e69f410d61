"""Uitnodigingen as the API gives them."""

from datetime import date
from uuid import UUID

from pydantic import Field

from kernel.web import Model


class UitnodigingGegeven(Model):
    """Een uitnodiging om een aanvraag te doen, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    traject_id: UUID
    bedrag_centen: int
    datum: date
    aanvraag_id: UUID | None = Field(default=None, description="De aanvraag die erop volgde.")
