"""Who may deliver, under which convenant."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Tenant
from services.vroegsignalering.store.tables.basis import Tabel


class Signaalpartner(Tenant, Tabel):
    """The convenant of one gemeente with one partner. A partner has the same `id` in all its gemeenten."""

    __tablename__ = "signaalpartner"
    __table_args__ = (UniqueConstraint("gemeente", "client_id"),)

    client_id: Mapped[str]
    naam: Mapped[str]
    type: Mapped[str]
    testgegevens: Mapped[bool] = mapped_column(default=False)
