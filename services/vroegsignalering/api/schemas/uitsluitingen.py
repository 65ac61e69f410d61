"""The uitsluitingslijst, field by field."""

from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from kernel import identificatie
from kernel.web import Model
from services.vroegsignalering.api.schemas.basis import Datum, Gemeentecode

Bsn = Annotated[str, StringConstraints(max_length=12), AfterValidator(identificatie.bsn)]
Postcode = Annotated[str, StringConstraints(max_length=7), AfterValidator(identificatie.postcode)]
Huisnummer = Annotated[str, StringConstraints(max_length=5), AfterValidator(identificatie.huisnummer)]


class UitsluitingVerzoek(Model):
    """Wie de gemeente niet benadert, bijvoorbeeld omdat het niet veilig is: een persoon of een adres."""

    gemeente: Gemeentecode
    bsn: Bsn | None = None
    postcode: Postcode | None = None
    huisnummer: Huisnummer | None = None
    huisnummertoevoeging: Annotated[str, StringConstraints(strip_whitespace=True, max_length=8)] = ""
    toelichting: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=1000)]
    van: Datum | None = Field(default=None, description="De eerste dag. Weggelaten: vandaag.")

    @model_validator(mode="after")
    def _persoon_of_adres(self) -> Self:
        adres = self.postcode is not None and self.huisnummer is not None
        if (self.bsn is not None) == adres or (self.postcode is None) != (self.huisnummer is None):
            raise ValueError("Noem een burgerservicenummer, of een postcode met huisnummer.")
        return self


class UitsluitingGegeven(Model):
    """Een uitsluiting, zonder de persoon en zonder de toelichting."""

    id: UUID
    gemeente: str
    soort: str = Field(description="`persoon` of `adres`.")
    van: Datum
    tot: Datum | None
    door: str


class UitsluitingDetail(UitsluitingGegeven):
    """Een uitsluiting met de toelichting en, bij een adres, dat adres."""

    postcode: str | None
    huisnummer: str | None
    huisnummertoevoeging: str | None
    toelichting: str
