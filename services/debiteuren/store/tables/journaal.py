"""The journal."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from services.debiteuren.store.tables.basis import Tabel


class Journaalpost(Tabel):
    """One line of the journal: debit positive, credit negative. It is only ever inserted."""

    __tablename__ = "journaalpost"

    gemeente: Mapped[str] = mapped_column(primary_key=True)
    boeking_id: Mapped[UUID] = mapped_column(primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True)
    soort: Mapped[str]
    rekening: Mapped[str]
    bedrag_centen: Mapped[int]
    lening_id: Mapped[UUID | None]
    ontvangst_id: Mapped[UUID | None]
    boekdatum: Mapped[date]
    valutadatum: Mapped[date]
    herroept_id: Mapped[UUID | None]
