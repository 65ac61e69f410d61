"""What the queries of intake share."""

from collections.abc import Collection
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, select

from kernel.db import Tenant

Rij = TypeVar("Rij", bound=Tenant)
Gevonden = TypeVar("Gevonden")


def gevonden(rij: Gevonden | None, fout: type[Exception]) -> Gevonden:
    """Give back the row; raise `fout` when there is none."""
    if rij is None:
        raise fout
    return rij


def op_id(tabel: type[Rij], gemeenten: Collection[str], rij_id: UUID) -> Select[Rij]:
    """The row of this id within these gemeenten."""
    return select(tabel).where(tabel.gemeente.in_(gemeenten), tabel.id == rij_id)
