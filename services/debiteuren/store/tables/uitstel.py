"""Deferrals."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from kernel.db import Tenant
from services.debiteuren.domain.uitstel import Uitstel as Uitstelperiode
from services.debiteuren.store.tables.basis import Tabel


class Uitstel(Tenant, Tabel):
    """A deferral that was granted. `reden` is encrypted text and stays in the dossier."""

    __tablename__ = "uitstel"

    lening_id: Mapped[UUID]
    van: Mapped[date]
    tot_en_met: Mapped[date]
    reden: Mapped[bytes]
    verleend_door: Mapped[str]
    verleend_op: Mapped[date]

    @property
    def periode(self) -> Uitstelperiode:
        """The days it covers."""
        return Uitstelperiode(self.van, self.tot_en_met)
