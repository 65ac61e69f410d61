"""Many ids in one statement."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, any_, cast
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.orm import InstrumentedAttribute


def een_van(kolom: InstrumentedAttribute[UUID], ids: Iterable[UUID]) -> ColumnElement[bool]:
    """The column is one of these: one array, where IN would send a parameter per id and stop at 32,767."""
    return kolom == any_(cast(list(ids), ARRAY(PG_UUID(as_uuid=True))))
