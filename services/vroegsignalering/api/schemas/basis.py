"""Fields that more than one noun has."""

from datetime import date
from typing import Annotated

from pydantic import Field

Gemeentecode = Annotated[str, Field(pattern=r"^[0-9]{4}$", description="CBS-code van de gemeente.", examples=["0518"])]


Datum = Annotated[date, Field(json_schema_extra={"format": "date"})]
