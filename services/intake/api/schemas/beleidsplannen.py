"""What is asked and answered about beleidsplannen."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field, model_validator

from kernel.web import Model
from services.intake.api.schemas.basis import Gemeentecode, Zin
from services.intake.domain.crisis import Crisisgrond
from services.intake.domain.weigering import Weigeringsgrond


class BeleidsplanVerzoek(Model):
    """Welke weigeringsgronden de raad in het beleidsplan heeft opgenomen (Bgs, art. 13)."""

    gemeente: Gemeentecode
    van: date
    tot_en_met: date
    gronden: list[Literal[Weigeringsgrond.FRAUDE, Weigeringsgrond.RECIDIVE]] = Field(max_length=2)
    bron: Zin = Field(description="Waar het beleidsplan is bekendgemaakt.")

    @model_validator(mode="after")
    def _in_volgorde(self) -> "BeleidsplanVerzoek":
        if self.tot_en_met < self.van:
            raise ValueError("`totEnMet` ligt voor `van`.")
        return self


class BeleidsplanGegeven(Model):
    """Een vastgelegd beleidsplan."""

    id: UUID
    gemeente: str
    van: date
    tot_en_met: date
    gronden: list[Weigeringsgrond]
    bron: str


class CrisisgrondenVerzoek(Model):
    """Welke situaties de gemeente bedreigend vindt, naast die van de wet (Wgs, art. 4 lid 2)."""

    gemeente: Gemeentecode
    van: date
    gronden: list[Crisisgrond] = Field(max_length=20)
    bron: Zin = Field(description="Waar dit is bekendgemaakt.")


class CrisisgrondenGegeven(Model):
    """De eigen crisisgronden van een gemeente."""

    id: UUID
    gemeente: str
    van: date
    gronden: list[Crisisgrond]
    bron: str


class Crisisgronden(Model):
    """De gronden van de wet, en wat uw gemeenten daaraan toevoegden, het nieuwste eerst."""

    wettelijk: list[Crisisgrond]
    items: list[CrisisgrondenGegeven]
