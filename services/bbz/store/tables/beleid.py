"""What a gemeente decides for itself."""

from datetime import date
from typing import Any

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate
from services.bbz.store.tables.basis import Tabel


class Beleidrij(Aggregate, Tabel):
    """The policy of one gemeente from `geldig_van` on, until a later row begins."""

    __tablename__ = "beleid"

    geldig_van: Mapped[date]
    inhoud: Mapped[dict[str, Any]] = mapped_column(JSONB)
    door: Mapped[str]
