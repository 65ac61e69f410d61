"""Beschikkingen and their plan van aanpak."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Tenant
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.weigering import Weigeringsgrond
from services.intake.store.tables.basis import Tabel


class Besluit(Tenant, Tabel):
    """A beschikking on admission: written once, never changed. `motivering` is encrypted text."""

    __tablename__ = "besluit"

    traject_id: Mapped[UUID]
    soort: Mapped[str]
    grond: Mapped[str | None]
    motivering: Mapped[bytes | None]
    problematisch: Mapped[bool | None]
    datum: Mapped[date]
    binnen_termijn: Mapped[bool]
    voorgesteld_door: Mapped[str]
    bekrachtigd_door: Mapped[str]

    @property
    def besluitsoort(self) -> Besluitsoort:
        """What was decided, as the domain knows it."""
        return Besluitsoort(self.soort)

    @property
    def weigeringsgrond(self) -> Weigeringsgrond | None:
        """The ground of a refusal, as the domain knows it."""
        return Weigeringsgrond(self.grond) if self.grond else None


class Plan(Tenant, Tabel):
    """The plan van aanpak that belongs to a besluit. `inhoud` is encrypted JSON (`domain.plan.als_json`)."""

    __tablename__ = "plan"

    traject_id: Mapped[UUID]
    besluit_id: Mapped[UUID]
    inhoud: Mapped[bytes]
    aflosperiode_maanden: Mapped[int]
    vastgesteld_op: Mapped[date]
