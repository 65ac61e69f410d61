"""An attempt to make contact."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped

from kernel.db import Tenant
from services.vroegsignalering.store.tables.basis import Tabel


class Contactpoging(Tenant, Tabel):
    """Someone tried to make contact (DDAS Contactpoging)."""

    __tablename__ = "contactpoging"
    __table_args__ = (
        Index("contactpoging_zaak", "gemeente", "zaak_id", "datum"),
        ForeignKeyConstraint(["gemeente", "zaak_id"], ["zaak.gemeente", "zaak.id"]),
    )

    zaak_id: Mapped[UUID]
    soort: Mapped[str]
    bereikt: Mapped[bool]
    datum: Mapped[date]
    dagdeel: Mapped[str | None]
    door: Mapped[str]
