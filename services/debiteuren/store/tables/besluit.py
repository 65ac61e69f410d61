"""What two medewerkers decided about a loan, and its hand-overs."""

from datetime import date
from uuid import UUID

from sqlalchemy import ARRAY, Text
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.debiteuren.store.tables.basis import Tabel


class Besluit(Tenant, Tabel):
    """A decision that was carried out. The parts are what it took off or set off; `motivering` is encrypted text."""

    __tablename__ = "besluit"

    lening_id: Mapped[UUID]
    soort: Mapped[str]
    grond: Mapped[str]
    artikel: Mapped[str]
    bedrag_centen: Mapped[int]
    kosten_centen: Mapped[int] = mapped_column(default=0)
    rente_centen: Mapped[int] = mapped_column(default=0)
    hoofdsom_centen: Mapped[int] = mapped_column(default=0)
    motivering: Mapped[bytes]
    datum: Mapped[date]
    voorstel_id: Mapped[UUID]
    voorgesteld_door: Mapped[str]
    bekrachtigd_door: Mapped[str]


class Overdracht(Aggregate, Tabel):
    """A loan offered to another department, with its papers; `reden` (encrypted) says why it was refused."""

    __tablename__ = "overdracht"

    lening_id: Mapped[UUID]
    van: Mapped[str]
    naar: Mapped[str]
    stukken: Mapped[list[str]] = mapped_column(ARRAY(Text))
    stand: Mapped[str]
    aangeboden_op: Mapped[date]
    aangeboden_door: Mapped[str]
    afgehandeld_op: Mapped[date | None]
    afgehandeld_door: Mapped[str | None]
    reden: Mapped[bytes | None]
