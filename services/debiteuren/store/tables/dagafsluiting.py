"""Days of a gemeente, being closed or closed."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
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
    overgeslagen: Mapped[int] = mapped_column(default=0)


class OvergeslagenLening(Tenant, Tabel):
    """A loan whose `dag` could not be closed while the gemeente closed `datum`. `fout` is the kind of error, without personal data."""

    __tablename__ = "overgeslagen_lening"

    lening_id: Mapped[UUID]
    datum: Mapped[date]
    dag: Mapped[date]
    fout: Mapped[str]
