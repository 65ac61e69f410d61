"""Fields that many requests share."""

from typing import Annotated

from pydantic import Field, StringConstraints

Gemeentecode = Annotated[str, Field(pattern=r"^[0-9]{4}$", description="CBS-code van de gemeente.", examples=["0153"])]
Centen = Annotated[int, Field(ge=0, le=10**12, description="Bedrag in hele eurocenten.")]
Zin = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
