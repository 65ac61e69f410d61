"""A gemeente's policy of collection, from a date on."""

from datetime import date
from typing import Any

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Tenant
from services.debiteuren.store.tables.basis import Tabel


class Invorderingsbeleid(Tenant, Tabel):
    """What the gemeente chose; the last one laid down for a date holds."""

    __tablename__ = "invorderingsbeleid"

    geldig_van: Mapped[date]
    inhoud: Mapped[dict[str, Any]] = mapped_column(JSONB)
    vastgelegd_door: Mapped[str]
    vastgelegd_op: Mapped[date]
