"""Who may deliver, under which convenant."""

from datetime import date

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
    contact_naam: Mapped[str | None]
    contact_email: Mapped[str | None]
    contact_telefoon: Mapped[str | None]
    #: Own limits of this convenant; empty: those of the gemeente, and of the type.
    drempel_centen: Mapped[int | None]
    dagen_minstens: Mapped[int | None]
    dagen_hoogstens: Mapped[int | None]
    #: May the partner hear what became of his signals?
    terugkoppeling: Mapped[bool] = mapped_column(default=False)
    #: On which ground signals of this type are shared; required where the statute gives none.
    grond: Mapped[str | None]
    #: The last day on which the partner may deliver.
    einde: Mapped[date | None]
    testgegevens: Mapped[bool] = mapped_column(default=False)

    def loopt(self, op: date) -> bool:
        """Whether the partner may deliver on this day."""
        return self.einde is None or op <= self.einde
