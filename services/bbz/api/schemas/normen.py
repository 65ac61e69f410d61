"""Normen as the API takes and gives them."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from pydantic import Field

from kernel.web import Model
from services.bbz.api.schemas.basis import LegeDatum
from services.bbz.domain.fouten import NormvoorstelKanNiet
from services.bbz.domain.norm import Eenheid, Norm, Normcode


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


class NormvoorstelVerzoek(Model):
    """Normen om te laden, met hun bron. Een tweede medewerker bekrachtigt ze."""

    normen: list[NormGegeven] = Field(min_length=1, max_length=200)

    def als_normen(self) -> list[Norm]:
        """As the domain knows them; raises NormvoorstelKanNiet for a code that is not known."""
        try:
            return [Norm(**{**rij.model_dump(), "code": Normcode(rij.code)}) for rij in self.normen]
        except ValueError as fout:
            raise NormvoorstelKanNiet("een van de codes bestaat niet") from fout


class NormvoorstelGegeven(Model):
    """Een voorstel voor normen."""

    id: UUID
    normen: list[NormGegeven]
    voorgesteld_door: str
    voorgesteld_op: date
    bekrachtigd_door: str | None
    bekrachtigd_op: LegeDatum = None


class Bekrachtigd(Model):
    """Hoeveel normen erbij kwamen."""

    aantal: int
