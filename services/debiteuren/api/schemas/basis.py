"""Field types that several schemas share."""

from typing import Annotated

from pydantic import StringConstraints

Gemeentecode = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
