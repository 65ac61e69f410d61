"""The decision."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Tenant
from services.bbz.domain.soort import Vorm
from services.bbz.store.tables.basis import Tabel


class Besluit(Tenant, Tabel):
    """A decision: written once, never changed. `motivering` is encrypted text; `norm` is the maximum it was measured by."""

    __tablename__ = "besluit"

    aanvraag_id: Mapped[UUID]
    uitkomst: Mapped[str]
    vorm: Mapped[str | None]
    bedrag_centen: Mapped[int]
    looptijd_maanden: Mapped[int | None]
    aflossingsvorm: Mapped[str | None]
    rente_procent: Mapped[Decimal | None]
    norm: Mapped[str | None]
    motivering: Mapped[bytes]
    datum: Mapped[date]
    binnen_termijn: Mapped[bool]
    voorgesteld_door: Mapped[str]
    bekrachtigd_door: Mapped[str]

    @property
    def kapitaalvorm(self) -> Vorm | None:
        """The form as the domain knows it."""
        return Vorm(self.vorm) if self.vorm else None
