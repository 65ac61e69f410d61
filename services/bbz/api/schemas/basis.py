"""Fields that several requests share."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from kernel import identificatie

MAX_CENTEN = 10**12


Gemeentecode = Annotated[str, Field(pattern=r"^[0-9]{4}$", description="CBS-code van de gemeente.", examples=["0153"])]


Gevraagd = Annotated[int, Field(gt=0, le=MAX_CENTEN, description="Bedrag in hele eurocenten.")]


Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


LegeDatum = Annotated[date | None, Field(json_schema_extra={"format": "date"})]


Iban = Annotated[str, Field(max_length=42, description="Rekening waarop is uitbetaald.", examples=["NL91ABNA0417164300"])]


Code = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z0-9-]+$", description="Een code uit de lijst.")]
GeldigeIban = Annotated[Iban, AfterValidator(identificatie.iban)]
