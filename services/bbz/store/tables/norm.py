"""The dated law."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from services.bbz.store.tables.basis import Tabel


class Normrij(Tabel):
    """One figure of the law in one period. Not of a gemeente, and only the owner of the schema writes it."""

    __tablename__ = "norm"

    code: Mapped[str] = mapped_column(primary_key=True)
    geldig_van: Mapped[date] = mapped_column(primary_key=True)
    geldig_tot_en_met: Mapped[date | None]
    artikel: Mapped[str]
    eenheid: Mapped[str]
    waarde: Mapped[Decimal]
    bron: Mapped[str]
    geverifieerd: Mapped[bool]
