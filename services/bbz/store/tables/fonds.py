"""Money outside the Bbz."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.bbz.store.tables.basis import Tabel


class Fonds(Aggregate, Tabel):
    """A fund of one gemeente with its own rules."""

    __tablename__ = "fonds"

    code: Mapped[str]
    naam: Mapped[str]
    regels: Mapped[dict[str, Any]] = mapped_column(JSONB)
    geopend_op: Mapped[date]


class Fondsmutatie(Tenant, Tabel):
    """Money into the fund or out of it."""

    __tablename__ = "fondsmutatie"

    fonds_id: Mapped[UUID]
    soort: Mapped[str]
    bedrag_centen: Mapped[int]
    datum: Mapped[date]
    onderwerp_id: Mapped[UUID | None]
    door: Mapped[str]
