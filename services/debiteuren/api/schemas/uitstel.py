"""Deferrals."""

from datetime import date

from pydantic import Field, model_validator

from kernel.web import Model


class UitstelPeriode(Model):
    """Een periode van uitstel, beide dagen meegerekend."""

    van: date
    tot_en_met: date


class UitstelVerzoek(Model):
    """Uitstel van aflossing op een lening (Bbz 2004, art. 41)."""

    van: date
    tot_en_met: date
    reden: str = Field(min_length=1, max_length=4_000)

    @model_validator(mode="after")
    def _in_volgorde(self) -> "UitstelVerzoek":
        if self.tot_en_met < self.van:
            raise ValueError("`totEnMet` ligt voor `van`.")
        return self
