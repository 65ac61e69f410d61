"""Who was handed over, who left, how contact is kept, and who tested himself."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import DateTime, text
from sqlalchemy.orm import Mapped, mapped_column

from kernel.db import Aggregate, Tenant
from services.intake.domain.uitstroom import Nazorgstatus
from services.intake.store.tables.basis import Tabel


class Verwijzing(Aggregate, Tabel):
    """A handover to or from a ketenpartner. `partner` and `toelichting` are encrypted text."""

    __tablename__ = "verwijzing"

    aanmelding_id: Mapped[UUID]
    richting: Mapped[str]
    partnersoort: Mapped[str]
    partner: Mapped[bytes]
    warm: Mapped[bool]
    toestemming_op: Mapped[date]
    datum: Mapped[date]
    terugkoppeling_verwacht_op: Mapped[date]
    terugkoppeling_op: Mapped[date | None]
    resultaat: Mapped[str | None]
    toelichting: Mapped[bytes | None]


class Uitstroom(Tenant, Tabel):
    """Why and when someone left. `toelichting` is encrypted text."""

    __tablename__ = "uitstroom"

    traject_id: Mapped[UUID]
    reden: Mapped[str]
    datum: Mapped[date]
    toelichting: Mapped[bytes | None]
    vastgelegd_door: Mapped[str]


class Nazorg(Aggregate, Tabel):
    """Contact after the end: offered, and wanted or not."""

    __tablename__ = "nazorg"

    traject_id: Mapped[UUID]
    status: Mapped[str]
    aangeboden_op: Mapped[date]
    gestart_op: Mapped[date | None]
    geeindigd_op: Mapped[date | None]

    @property
    def stand(self) -> Nazorgstatus:
        """The status as the domain knows it."""
        return Nazorgstatus(self.status)


class Nazorgcontact(Tenant, Tabel):
    """One contact moment after the end. `verslag` is encrypted text."""

    __tablename__ = "nazorgcontact"

    traject_id: Mapped[UUID]
    datum: Mapped[date]
    bereikt: Mapped[bool]
    verslag: Mapped[bytes | None]
    gevoerd_door: Mapped[str]


class Quickscan(Aggregate, Tabel):
    """A self-test that someone did: its advice and nothing about who he is."""

    __tablename__ = "quickscan"

    advies: Mapped[str]
    punten: Mapped[int]
    datum: Mapped[date]
    gemaakt_op: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=text("now()"))
    aanmelding_id: Mapped[UUID | None]
