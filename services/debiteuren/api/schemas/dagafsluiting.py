"""Days of a gemeente."""

from datetime import date
from uuid import UUID

from pydantic import Field

from kernel.web import Model
from services.debiteuren.api.schemas.basis import Gemeentecode


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
    overgeslagen: int = Field(
        description="Leningen waarvan deze dag niet kon worden afgesloten; zij worden de volgende dag weer geprobeerd."
    )


class OvergeslagenGegeven(Model):
    """Een lening waarvan een dag niet kon worden afgesloten, en waarom."""

    lening_id: UUID
    dag: date = Field(description="De dag die voor deze lening aan de beurt was.")
    fout: str = Field(description="Soort fout, voor de beheerder.")
