"""Deferrals."""

from datetime import date
from uuid import UUID

from pydantic import Field, model_validator

from kernel.web import Model
from services.debiteuren.domain.uitstel import Omvang


class UitstelPeriode(Model):
    """Een periode van uitstel, beide dagen meegerekend."""

    van: date
    tot_en_met: date


class UitstelVerzoek(Model):
    """Uitstel van aflossing op een lening (Bbz 2004, art. 41)."""

    van: date
    tot_en_met: date
    reden: str = Field(min_length=1, max_length=4_000)
    omvang: Omvang = Field(default=Omvang.AFLOSSING_EN_RENTE, description="Wat wacht; rente alleen kan niet (art. 41 lid 3).")
    maandbedrag_centen: int | None = Field(default=None, gt=0, description="Bij verlaging: wat per maand wel wordt betaald.")

    @model_validator(mode="after")
    def _in_volgorde(self) -> "UitstelVerzoek":
        if self.tot_en_met < self.van:
            raise ValueError("`totEnMet` ligt voor `van`.")
        return self


class UitstelGegeven(Model):
    """Een verleend uitstel. `totEnMet` is de laatste dag die telt."""

    id: UUID
    van: date
    tot_en_met: date
    verleend_tot_en_met: date | None = Field(description="Wat was verleend, als het uitstel eerder eindigde.")
    omvang: Omvang
    maandbedrag_centen: int | None
    einde_reden: str | None
    einde_besluit: str | None = Field(description="Wat op het einde is besloten (art. 41 lid 4 en 5).")


class UitstelOverzicht(Model):
    """Alle uitstel van een lening, en hoeveel dagen er nog mogelijk zijn."""

    items: list[UitstelGegeven]
    dagen_gebruikt: int
    dagen_over: int


class UitstelEinde(Model):
    """Laat een uitstel eerder eindigen; de dagen die over zijn, telt de lening weer mee."""

    laatste_dag: date
    reden: str = Field(pattern=r"^[a-z-]{2,40}$", description="Code, bijvoorbeeld voorschriften-niet-nageleefd (Awb, art. 4:96).")
