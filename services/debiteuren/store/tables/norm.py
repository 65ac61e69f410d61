"""The dated law."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import FetchedValue
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from services.debiteuren.store.tables.basis import Tabel


class Normrij(Tabel):
    """One figure of the law in one period. Of no gemeente; only the owner of the schema, or two medewerkers, add to it."""

    __tablename__ = "norm"

    code: Mapped[str] = mapped_column(primary_key=True)
    geldig_van: Mapped[date] = mapped_column(primary_key=True)
    geldig_tot_en_met: Mapped[date | None]
    artikel: Mapped[str]
    eenheid: Mapped[str]
    waarde: Mapped[Decimal]
    bron: Mapped[str]
    geverifieerd: Mapped[bool]


class Normvoorstel(Tabel):
    """Figures that one person proposes; another makes them law with `normen_bekrachtig`."""

    __tablename__ = "normvoorstel"

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=FetchedValue())
    normen: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    voorgesteld_door: Mapped[str]
    voorgesteld_op: Mapped[date]
    bekrachtigd_door: Mapped[str | None]
    bekrachtigd_op: Mapped[date | None]
