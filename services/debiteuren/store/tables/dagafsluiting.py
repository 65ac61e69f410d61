"""Days of a gemeente, being closed or closed."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate
from services.debiteuren.store.tables.basis import Tabel


class Dagafsluiting(Aggregate, Tabel):
    """One day of one gemeente, being closed or closed."""

    __tablename__ = "dagafsluiting"

    datum: Mapped[date]
    afgesloten: Mapped[bool] = mapped_column(default=False)
    leningen: Mapped[int] = mapped_column(default=0)
    rente_centen: Mapped[int] = mapped_column(default=0)
    vervallen_termijnen: Mapped[int] = mapped_column(default=0)
    achterstanden: Mapped[int] = mapped_column(default=0)
