"""Normen as the API takes and gives them."""

from datetime import date
from decimal import Decimal

from pydantic import Field

from kernel.web import Model
from services.bbz.api.schemas.basis import LegeDatum
from services.bbz.domain.norm import Eenheid


class NormGegeven(Model):
    """Eén norm van het Bbz 2004, zoals die op de gevraagde dag geldt."""

    code: str
    artikel: str
    eenheid: Eenheid
    waarde: Decimal = Field(description="In de eenheid; bedragen in hele eurocenten.")
    geldig_van: date
    geldig_tot_en_met: LegeDatum = None
    bron: str
    geverifieerd: bool = Field(description="Gelezen in een bron die voor deze periode geldt.")


class NormenAntwoord(Model):
    """De normen van één dag, en welke normen er die dag niet zijn."""

    datum: date
    items: list[NormGegeven]
    ontbreekt: list[str] = Field(description="Codes waarvoor geen waarde bekend is; een besluit dat ze nodig heeft, kan niet.")
