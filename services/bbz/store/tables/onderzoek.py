"""The research into viability."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Aggregate
from services.bbz.store.tables.basis import Tabel


class Onderzoek(Aggregate, Tabel):
    """From the question to the second reader. `begroting` and `advies` are encrypted; `opgeleverd_door` never reads his own work."""

    __tablename__ = "onderzoek"

    betrokkene_id: Mapped[UUID]
    aanvraag_id: Mapped[UUID | None]
    traject_id: Mapped[UUID | None]
    verzoek_id: Mapped[UUID | None]
    gevraagd_op: Mapped[date]
    soort: Mapped[str | None]
    extern: Mapped[bool | None]
    onderzoeker: Mapped[str | None]
    opgedragen_op: Mapped[date | None]
    uiterlijk: Mapped[date | None]
    prijs_centen: Mapped[int | None]
    begroting: Mapped[bytes | None]
    uitkomst: Mapped[str | None]
    advies: Mapped[bytes | None]
    opgeleverd_op: Mapped[date | None]
    opgeleverd_door: Mapped[str | None]
    kosten_centen: Mapped[int | None]
    tweede_lezer: Mapped[str | None]
    afgerond_op: Mapped[date | None]

    @property
    def status(self) -> str:
        """How far it is: `gevraagd`, `opgedragen`, `opgeleverd` or `afgerond`."""
        if self.afgerond_op:
            return "afgerond"
        if self.opgeleverd_op:
            return "opgeleverd"
        return "opgedragen" if self.opgedragen_op else "gevraagd"
