"""The afwegingskader of a gemeente: every version that ever held."""

from datetime import date
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Tenant
from services.vroegsignalering.store.tables.basis import Tabel


class Afwegingskader(Tenant, Tabel):
    """One version. It never changes; a new version replaces it from then on."""

    __tablename__ = "afwegingskader"
    __table_args__ = (UniqueConstraint("gemeente", "versie"),)

    versie: Mapped[int]
    regels: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    toelichting: Mapped[str]
    door: Mapped[str]
    boekdatum: Mapped[date]
