"""What was settled with a gemeente per month."""

from datetime import date
from typing import Any

from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate
from services.debiteuren.store.tables.basis import Tabel


class Afrekening(Aggregate, Tabel):
    """A month of a gemeente's money, as its books stood when it was drawn up. It is only ever inserted."""

    __tablename__ = "afrekening"

    maand: Mapped[date]
    uitbetaald_centen: Mapped[int]
    ontvangen_centen: Mapped[int]
    saldo_centen: Mapped[int]
    bank_centen: Mapped[int]
    afschrift_centen: Mapped[int]
    per_product: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    vastgesteld_op: Mapped[date]
    vastgesteld_door: Mapped[str]
