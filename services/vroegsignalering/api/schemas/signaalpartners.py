"""Signaalpartners and convenanten, field by field."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from contracts.vroegsignalering import Signaalpartnertype
from kernel.web import Model
from services.vroegsignalering.api.schemas.basis import Datum, Gemeentecode

Regel = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Dagen = Annotated[int, Field(ge=0, le=36_500)]


class Contactgegevens(Model):
    """Wie de gemeente bij de partner belt."""

    naam: Regel | None = None
    email: Annotated[str, StringConstraints(max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")] | None = None
    telefoon: Annotated[str, StringConstraints(max_length=20, pattern=r"^[0-9+() -]+$")] | None = None


class Afspraken(Model):
    """Wat in een convenant is afgesproken. Wat u weglaat, volgt de gemeente of de soort partner."""

    terugkoppeling: bool = Field(default=False, description="Mag de partner horen of een signaal is opgepakt?")
    drempelbedrag_centen: Annotated[int, Field(ge=0, le=100_000_000)] | None = Field(
        default=None, description="Eigen drempelbedrag, in eurocenten. Weggelaten: dat van de gemeente."
    )
    dagen_minstens: Dagen | None = Field(default=None, description="Minste aantal dagen achterstand. Weggelaten: dat van de soort.")
    dagen_hoogstens: Dagen | None = Field(default=None, description="Meeste aantal dagen achterstand. Weggelaten: dat van de soort.")
    grond: Regel | None = Field(
        default=None, description="Op welke grond de gemeente deze signalen ontvangt. Verplicht als de Wgs de soort niet noemt."
    )
    einde: Datum | None = Field(default=None, description="De laatste dag waarop de partner mag aanleveren.")
    contact: Contactgegevens = Field(default_factory=Contactgegevens)

    @model_validator(mode="after")
    def _van_tot(self) -> Self:
        if self.dagen_minstens is not None and self.dagen_hoogstens is not None and self.dagen_minstens > self.dagen_hoogstens:
            raise ValueError("Het minste aantal dagen is hoger dan het meeste.")
        return self


class SignaalpartnerVerzoek(Afspraken):
    """Het convenant met een signaalpartner, voor een of meer gemeenten."""

    gemeenten: list[Gemeentecode] = Field(min_length=1, max_length=400)
    naam: Regel
    type: Signaalpartnertype
    testgegevens: bool = Field(
        default=False, description="Mag deze partner burgerservicenummers leveren die de elfproef niet doorstaan? Nooit in productie."
    )


class ConvenantGegeven(Afspraken):
    """De afspraken van één gemeente met een signaalpartner."""

    gemeente: str


class SignaalpartnerGegeven(Model):
    """Een signaalpartner met zijn convenanten."""

    id: UUID
    client_id: str
    naam: str
    type: Signaalpartnertype
    testgegevens: bool
    gemeenten: list[str]
    convenanten: list[ConvenantGegeven]
