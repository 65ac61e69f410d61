"""What the managementinformatie answers, field by field."""

from decimal import Decimal

from pydantic import Field

from gateway.managementinformatie.domain.indicator import Eenheid, Indicator, Soort
from gateway.managementinformatie.domain.rapport import Cijfer
from kernel.web import Model


class DeelGegeven(Model):
    """Een deel van een cijfer, bijvoorbeeld één manier van contact."""

    uitsplitsing: str = Field(examples=["Huisbezoek | ja"])
    waarde: int


class CijferGegeven(Model):
    """Eén cijfer van de maand, met zijn delen."""

    code: str
    naam: str
    eenheid: Eenheid
    waarde: Decimal | int | None = Field(description="In hele eurocenten bij eenheid `centen`; leeg bij een deel van niets.")
    delen: list[DeelGegeven]


class RapportGegeven(Model):
    """De cijfers van één gemeente over één maand."""

    gemeente: str
    maand: str = Field(examples=["2025-03"])
    indicatoren: list[CijferGegeven]

    @classmethod
    def uit(cls, gemeente: str, maand: str, cijfers: list[Cijfer]) -> "RapportGegeven":
        """Totals with their parts below them."""
        indicatoren: list[CijferGegeven] = []
        for cijfer in cijfers:
            i = cijfer.indicator
            if not cijfer.uitsplitsing:
                indicatoren.append(CijferGegeven(code=i.code, naam=i.naam, eenheid=i.eenheid, waarde=cijfer.waarde, delen=[]))
            else:
                assert isinstance(cijfer.waarde, int), "a part is a count or an amount"
                indicatoren[-1].delen.append(DeelGegeven(uitsplitsing=cijfer.uitsplitsing, waarde=cijfer.waarde))
        return cls(gemeente=gemeente, maand=maand, indicatoren=indicatoren)


class IndicatorGegeven(Model):
    """Wat een indicator betekent en waar hij uit komt."""

    code: str
    naam: str
    definitie: str
    eenheid: Eenheid
    soort: Soort = Field(description="`stroom`: in de maand. `stand`: aan het eind. `laatste`: naar wat het laatst bekend is.")
    dimensies: list[str]
    bron: list[str] = Field(description="Eventtypen.")
    formule: str

    @classmethod
    def uit(cls, indicator: Indicator) -> "IndicatorGegeven":
        """As the API shows it."""
        return cls(
            code=indicator.code,
            naam=indicator.naam,
            definitie=indicator.definitie,
            eenheid=indicator.eenheid,
            soort=indicator.soort,
            dimensies=list(indicator.dimensies),
            bron=list(indicator.bron),
            formule=indicator.formule,
        )
